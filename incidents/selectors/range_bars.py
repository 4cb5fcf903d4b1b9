"""Ranges as bars on one axis, in whole thousandths of its length. Pure.

Whole numbers, because a template writes fractions with the reader's decimal comma.
"""

from dataclasses import dataclass

LENGTH = 1000
LEAST_WIDTH = 14  # a single figure is a stroke that can be seen at 80 px
_STEPS = (1, 1.5, 2, 3, 4, 5, 6, 8, 10)


@dataclass(frozen=True)
class Bar:
    """A solid part from `start`, and where an end is open the part that it may reach into."""

    start: int
    width: int
    open_start: int = 0
    open_width: int = 0
    best: int | None = None


def bar_of(low: int | None, high: int | None, axis_end: int, *, best: int | None = None) -> Bar:
    """The bar from low to high; "at least" is open to the axis' end, "at most" from its beginning."""
    at_low, at_high = (_at(value, axis_end) for value in (low, high))
    mark = _at(best, axis_end)
    if at_low is None and at_high is None:
        return Bar(0, 0, 0, LENGTH)
    if at_low is None:
        assert at_high is not None
        start = min(at_high, LENGTH - LEAST_WIDTH)
        return Bar(start, LEAST_WIDTH, 0, start, mark)
    start = min(at_low, LENGTH - LEAST_WIDTH)
    if at_high is None:
        end = start + LEAST_WIDTH
        return Bar(start, LEAST_WIDTH, end, LENGTH - end, mark)
    return Bar(start, max(LEAST_WIDTH, at_high - start), best=mark)


def nice_ceiling(figure: int) -> int:
    """A round number above the figure, for the end of an axis: 12 → 15, 97 → 150."""
    if figure < 1:
        return 1
    unit = 1
    while unit * 10 <= figure:
        unit *= 10
    wanted = figure * 1.05
    ends = (step * scale for scale in (unit, unit * 10) for step in _STEPS)
    return next(int(end) for end in ends if end >= wanted and end == int(end))


def _at(value: int | None, axis_end: int) -> int | None:
    return None if value is None else round(LENGTH * min(value, axis_end) / axis_end)
