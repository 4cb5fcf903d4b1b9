"""A span of days with its precision, and the calendar sums that dates in text need."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DateSpan:
    """First and last day, both included, and how exactly that is known: day, days, week, month or year."""

    start: date
    end: date
    precision: str


def one_day(day: date) -> DateSpan:
    """A single day."""
    return DateSpan(day, day, "day")


def days_away(day: date, days: int) -> date:
    """The day so many days later (earlier when negative), held inside the calendar."""
    ordinal = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(ordinal)


def some_days(start: date, end: date) -> DateSpan:
    """start to end, whichever way round; one day stays a day."""
    start, end = min(start, end), max(start, end)
    return DateSpan(start, end, "day" if start == end else "days")


def whole_month(year: int, month: int) -> DateSpan:
    """The first to the last day of a month. Raises ValueError for a month that is none."""
    return DateSpan(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month")


def part_of_month(year: int, month: int, part: tuple[int, int]) -> DateSpan:
    """A third of a month: (1, 10), (11, 20) or (21, 31)."""
    last = calendar.monthrange(year, month)[1]
    return DateSpan(date(year, month, part[0]), date(year, month, min(part[1], last)), "days")


def whole_year(year: int) -> DateSpan:
    """1 January to 31 December."""
    return DateSpan(date(year, 1, 1), date(year, 12, 31), "year")


def week_of(day: date) -> DateSpan:
    """Monday to Sunday around a day."""
    monday = day - DAY * day.weekday()
    return DateSpan(monday, monday + 6 * DAY, "week")


def month_before(day: date, months: int = 1) -> tuple[int, int]:
    """(year, month) that many months before the month of a day."""
    index = day.year * 12 + day.month - 1 - months
    return index // 12, index % 12 + 1


def latest_weekday(anchor: date, weekday: int, *, before: bool = False) -> date:
    """The latest such weekday up to the anchor; before leaves the anchor itself out."""
    back = (anchor.weekday() - weekday) % 7
    return anchor - DAY * (back or (7 if before else 0))


def latest_year(anchor: date, month: int, day: int = 1) -> int:
    """The year in which that day last came up to the anchor. Raises ValueError for a day that never is."""
    for year in range(anchor.year, anchor.year - 9, -1):
        try:
            if date(year, month, day) <= anchor:
                return year
        except ValueError:
            continue
    raise ValueError(f"no such day: {day}/{month}")
