"""What each date rule makes of its match: a span of days against an anchor, or a distance in days."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from incidents.text.date_words import DUAL_UNITS, SMALL_NUMBERS, UNIT_DAYS, any_of
from incidents.text.months import MONTH_PARTS, MONTHS, ORDINAL_DAYS, WEEKDAYS
from incidents.text.spans_of_days import (
    DAY,
    DateSpan,
    latest_weekday,
    latest_year,
    month_before,
    one_day,
    part_of_month,
    some_days,
    week_of,
    whole_month,
    whole_year,
)

# (kind, span or distance in days); the kinds stand in dates.DateMention.
Reading = tuple[str, "DateSpan | int | None"]
Reader = Callable[[re.Match[str], "date | None"], Reading]
_MONTH = re.compile(any_of(MONTHS))


def _year(m: re.Match[str] | None, anchor: date | None, month: int, day: int = 1) -> int | None:
    """The year that the words give or "last year", else the latest in which the day has come."""
    groups = m.groupdict() if m else {}
    if groups.get("year"):
        return int(groups["year"])
    if anchor and groups.get("last_year"):
        return anchor.year - 1
    return latest_year(anchor, month, day) if anchor else None


def _number(text: str) -> int:
    digits = re.match(r"\d+", text)
    return int(digits[0]) if digits else {**SMALL_NUMBERS, **ORDINAL_DAYS}[text]


def _month(text: str) -> int:
    return MONTHS[_MONTH.match(text)[0]]  # type: ignore[index]


def day_month(m: re.Match[str], anchor: date | None) -> Reading:
    month, day = _month(m["month"]), _number(m["day"])
    year = _year(m, anchor, month, day)
    return "date", one_day(date(year, month, day)) if year else None


def days_month(m: re.Match[str], anchor: date | None) -> Reading:
    month = _month(m["month"])
    first, last = _number(m["day"]), _number(m["last"])
    start_month = _month(m["first_month"]) if m["first_month"] else month
    year = _year(m, anchor, month, last)
    if not year:
        return "date", None
    start_year = year - (start_month > month)
    return "date", some_days(date(start_year, start_month, first), date(year, month, last))


def english_days(m: re.Match[str], anchor: date | None) -> Reading:
    month, last = _month(m["month"]), _number(m["last"])
    year = _year(m, anchor, month, last)
    return "date", some_days(date(year, month, _number(m["day"])), date(year, month, last)) if year else None


def iso_reading(m: re.Match[str], anchor: date | None) -> Reading:
    return "date", one_day(date(int(m["y"]), int(m["m"]), int(m["d"])))


def numeric(m: re.Match[str], anchor: date | None) -> Reading:
    year = int(m["y"]) if len(m["y"]) == 4 else 2000 + int(m["y"])
    return "date", one_day(date(year, int(m["m"]), int(m["d"])))


def part_reading(m: re.Match[str], anchor: date | None) -> Reading:
    part = MONTH_PARTS[m["part"]]
    if m["month"]:
        month = _month(m["month"])
        year = _year(m, anchor, month, part[0])
        return "date", part_of_month(year, month, part) if year else None
    if anchor is None:
        return "date", None
    year, month = (anchor.year, anchor.month) if m["this"] else month_before(anchor)
    return "date", part_of_month(year, month, part)


def month_alone(m: re.Match[str], anchor: date | None) -> Reading:
    month = _month(m["month"])
    year = _year(m, anchor, month)
    return "date", whole_month(year, month) if year else None


def anchored(read: Callable[[date], DateSpan]) -> Reader:
    def reader(m: re.Match[str], anchor: date | None) -> Reading:
        return "date", read(anchor) if anchor else None

    return reader


def today_reading(m: re.Match[str], anchor: date | None) -> Reading:
    if anchor is None:
        return "date", None
    if m["weekday"]:
        # A reposted "today, Tuesday" keeps its Tuesday.
        return "date", one_day(latest_weekday(anchor, WEEKDAYS[m["weekday"]]))
    return "date", one_day(anchor)


def yesterday(m: re.Match[str], anchor: date | None) -> Reading:
    if anchor is None:
        return "date", None
    if m["weekday"]:
        return "date", one_day(latest_weekday(anchor, WEEKDAYS[m["weekday"]]))
    return "date", one_day(anchor - DAY)


def weekday_reading(m: re.Match[str], anchor: date | None) -> Reading:
    if m["next"] or m["next_before"]:
        return "future", None
    if anchor is None:
        return "date", None
    gone = bool(m["gone"]) or (m["lead"] or "").strip() in ("last", "past", "this past")
    return "date", one_day(latest_weekday(anchor, WEEKDAYS[m["weekday"]], before=gone))


def night_of_weekdays(m: re.Match[str], anchor: date | None) -> Reading:
    if anchor is None:
        return "date", None
    last = latest_weekday(anchor, WEEKDAYS[m["second"]])
    return "date", some_days(latest_weekday(last, WEEKDAYS[m["first"]], before=True), last)


def ago_reading(m: re.Match[str], anchor: date | None) -> Reading:
    unit = m["unit"] if "unit" in m.groupdict() else "day"
    amount = 2 if unit in DUAL_UNITS else _number(m["n"]) if m["n"] else 1
    size = UNIT_DAYS[unit]
    if anchor is None or (size == 1 and amount > 60):
        return "date", None
    if size == 30:
        return "date", whole_month(*month_before(anchor, amount))
    if size == 7:
        return "date", week_of(anchor - DAY * 7 * amount)
    return "date", one_day(anchor - DAY * size * amount)


def distance_reading(sign: int) -> Reader:
    """ "Three days earlier", "two days later": from the event being told, months from the day of writing."""

    def reader(m: re.Match[str], anchor: date | None) -> Reading:
        if UNIT_DAYS[m["unit"]] == 30:
            return ago_reading(m, anchor) if sign < 0 else ("since", None)
        return "shift", offset_reading(sign)(m, anchor)[1]

    return reader


def years_ago(m: re.Match[str], anchor: date | None) -> Reading:
    """ "Six years ago", "six ans après": too vague for an incident, whichever year it was."""
    return "since", None


def weekday_of_last_week(m: re.Match[str], anchor: date | None) -> Reading:
    if anchor is None:
        return "date", None
    return "date", one_day(last_week(anchor).start + DAY * WEEKDAYS[m["weekday"]])


def weekday_and_day(m: re.Match[str], anchor: date | None) -> Reading:
    """ "Jeudi 16": the latest sixteenth that was a Thursday, of this month or the one before."""
    if anchor is None:
        return "date", None
    day, weekday = _number(m["day"]), WEEKDAYS[m["weekday"]]
    for year, month in ((anchor.year, anchor.month), month_before(anchor)):
        found = date(year, month, day)
        if found <= anchor and found.weekday() == weekday:
            return "date", one_day(found)
    raise ValueError(f"no such day: {m['date']}")


def day_of_same_month(m: re.Match[str], anchor: date | None) -> Reading:
    """ "The seventh of the same month": of the date named before, which ``dates`` knows."""
    return "same_month", _number(m["day"])


def day_of_this_month(m: re.Match[str], anchor: date | None) -> Reading:
    if anchor is None:
        return "date", None
    year, month = (anchor.year, anchor.month) if m["this"] else month_before(anchor)
    return "date", one_day(date(year, month, _number(m["day"])))


def offset_reading(sign: int) -> Reader:
    def reader(m: re.Match[str], anchor: date | None) -> Reading:
        unit = m["unit"]
        amount = 2 if unit in DUAL_UNITS else _number(m["n"]) if m["n"] else 1
        return "offset", sign * amount * UNIT_DAYS[unit]

    return reader


def constant_reading(kind: str, value: int | None) -> Reader:
    return lambda m, anchor: (kind, value)


def year_alone(m: re.Match[str], anchor: date | None) -> Reading:
    return "date", whole_year(int(m["year"]))


def last_week(anchor: date) -> DateSpan:
    return week_of(anchor - 7 * DAY)


def this_week(anchor: date) -> DateSpan:
    return DateSpan(anchor - DAY * anchor.weekday(), anchor, "week")


def weekend(anchor: date) -> DateSpan:
    sunday = latest_weekday(anchor, 6)
    return some_days(sunday - DAY, sunday)


def so_far_this_month(anchor: date) -> DateSpan:
    return DateSpan(anchor.replace(day=1), anchor, "month")


def named_month(m: re.Match[str], anchor: date | None) -> Reading:
    """ "Last June", "juin dernier": the latest such month."""
    month = MONTHS[m["month"] or m["month2"]]
    year = _year(None, anchor, month)
    return "date", whole_month(year, month) if year else None
