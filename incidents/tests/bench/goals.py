"""The goals of the dashboard's speed and whether a run reached them. Pure.

The numbers are those of issue 4, which took them from measurements of a prototype (docs/benchmarks.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from .figures import Samples, short

SMALL, LARGE = 100_000, 1_000_000
COLUMNS = ("what", "incidents", "goal", "measured", "")


@dataclass(frozen=True)
class Goal:
    """One line of the table. `limits` by number of incidents, 0 for any; without one there is no verdict."""

    words: str
    unit: str
    limits: dict[int, float]
    is_at_least: bool = False

    def limit(self, rows: int) -> float | None:
        """The limit at this number of incidents, None where there is none; 0 stands for any number."""
        return self.limits.get(rows, self.limits.get(0))


GOALS = {
    "brush": Goal("brush step, main thread, p95", "ms", {SMALL: 8, LARGE: 16}),
    "filter": Goal("any other filter (text aside), main thread, p95", "ms", {SMALL: 16, LARGE: 50}),
    "first": Goal("first incidents painted / same page, base map only", "times", {SMALL: 1.3, LARGE: 1.6}),
    "slow_line": Goal("first incidents at 1.5 Mbit/s and 300 ms", "s", {0: 3}),
    "markercluster": Goal("date filter, faster than markercluster", "times", {SMALL: 10}, True),
    "datasette_first": Goal("map with all rows, sooner than Datasette", "times", {SMALL: 10}, True),
    "datasette_filter": Goal("date filter, faster than Datasette", "times", {SMALL: 100}, True),
    "bytes": Goal("bytes of all chunks / one pack of the same rows", "times", {0: 1.2}),
    "edit": Goal("one edit to its chunk published, p95", "ms", {LARGE: 150}),
    "heap": Goal("heap with typed arrays", "MB", {LARGE: 150}),
    "counts": Goal("counts on screen that differ from SQL", "of all", {0: 0}),
}


@dataclass(frozen=True)
class Figure:
    """What a run measured for one goal. `details` go into the file of raw results and below the table."""

    goal: str
    rows: int
    value: float
    samples: tuple[Samples, ...] = ()
    note: str = ""
    details: dict[str, Any] = field(default_factory=dict)
    data: str = ""  # which rows or what of them, where there are several

    @property
    def verdict(self) -> str:
        """ "ok", "MISSED", or "" where this number of incidents has no goal."""
        goal = GOALS[self.goal]
        limit = goal.limit(self.rows)
        if limit is None:
            return ""
        is_met = self.value >= limit if goal.is_at_least else self.value <= limit
        return "ok" if is_met else "MISSED"

    def cells(self) -> tuple[str, ...]:
        """The row of the table."""
        goal = GOALS[self.goal]
        limit = goal.limit(self.rows)
        sign = "≥" if goal.is_at_least else "≤"
        wanted = f"{sign} {limit:g} {goal.unit}" if limit is not None else "-"
        rows = f"{self.rows:,}{f' {self.data}' if self.data else ''}"
        return goal.words, rows, wanted, f"{short(self.value)} {goal.unit}", self.verdict


def table(figures: Sequence[Figure]) -> str:
    """All figures in the order of the goals, as a table of plain text that is Markdown as well."""
    order = list(GOALS)
    rows = [figure.cells() for figure in sorted(figures, key=lambda one: (order.index(one.goal), one.rows))]
    widths = [max(len(row[at]) for row in [COLUMNS, *rows]) for at in range(len(COLUMNS))]
    lines = [COLUMNS, tuple("-" * width for width in widths), *rows]
    return "\n".join(
        f"| {' | '.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))} |"
        for line in lines
    )


def exit_code(figures: Sequence[Figure]) -> int:
    """1 when a count on screen differed from SQL, or none was compared; a missed goal of speed is no failure.

    Speed depends on the machine and is for a person to judge; a wrong count is wrong everywhere.
    """
    compared = [figure for figure in figures if figure.goal == "counts"]
    return 0 if compared and all(figure.value == 0 for figure in compared) else 1
