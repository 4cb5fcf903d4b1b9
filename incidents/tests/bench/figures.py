"""Samples and what is said of them. Pure."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

SHOWN_IN_A_ROW = 12


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` (0 to 1) of all do not exceed: the nearest-rank method.

    Raises ValueError without values or outside 0..1. Nothing is interpolated, so it is always a measured one.
    """
    if not values:
        raise ValueError("no values to take a percentile of")
    if not 0 <= share <= 1:
        raise ValueError(f"{share} is no share between 0 and 1")
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


@dataclass(frozen=True)
class Samples:
    """Raw values of one measurement, in the order they were taken. `unit` is ms, s, bytes, MB or rows."""

    name: str
    unit: str
    values: tuple[float, ...]
    note: str = ""

    @property
    def p50(self) -> float:
        """The median, a measured value."""
        return percentile(self.values, 0.5)

    @property
    def p95(self) -> float:
        """What at least 95 of 100 do not exceed."""
        return percentile(self.values, 0.95)

    @property
    def most(self) -> float:
        """The largest value."""
        return max(self.values)

    def line(self) -> str:
        """Name, number of samples, median, p95 and the largest, for a person."""
        told = f"n={len(self.values)} p50={short(self.p50)} p95={short(self.p95)} max={short(self.most)}"
        note = f"  ({self.note})" if self.note else ""
        return f"{self.name}: {told} {self.unit}{note}"


def short(value: float) -> str:
    """As many digits as mean something: 1234567 → "1,234,567", 12.34 → "12.3", 0.123 → "0.12"."""
    if abs(value) >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def raw_lines(samples: Samples) -> list[str]:
    """All values, some a line, so that a figure can be checked by eye."""
    shown = [short(value) for value in samples.values]
    rows = [shown[at : at + SHOWN_IN_A_ROW] for at in range(0, len(shown), SHOWN_IN_A_ROW)]
    return [f"    {' '.join(row)}" for row in rows]


def ratio(part: float, whole: float) -> float:
    """part / whole; infinite where the whole is nothing."""
    return part / whole if whole else math.inf
