"""Dates as an editor types them: "1/7", "hier", "أمس", "début juin", "30/6-1/7"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from incidents.text.dates import find_dates
from incidents.text.folding import fold_key
from incidents.text.months import MONTHS
from incidents.text.spans_of_days import DateSpan, latest_year, one_day, some_days, whole_month, whole_year

# What may stand around a date without changing the day.
_SMALL_WORDS_TEXT = (
    "le la les du de from between entre بين من in en في the on dans of soir matin nuit night morning evening "
    "صباح مساء ليله ليل فجر يوم midi"
)
_SMALL_WORDS = frozenset(_SMALL_WORDS_TEXT.split())
_TOMORROW = frozenset(("demain", "tomorrow", "غدا", "apres-demain", "بعد غد"))
_LONGEST_RANGE_DAYS = 92  # without years, a longer range means that the two ends were swapped
EARLIEST_YEAR = 1900  # anything before is a slip of the keyboard
_D = r"(\d{1,2})"
_SEPARATOR = r"[/.\s-]"
_DAY_MONTH = re.compile(rf"{_D}\s?[/.-]\s?{_D}")
_DAY_MONTH_YEAR = re.compile(rf"{_D}\s?{_SEPARATOR}\s?{_D}\s?{_SEPARATOR}\s?(\d{{4}}|\d{{2}})")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_MONTH_YEAR = re.compile(r"(\d{1,2})\s?[/.-]\s?(\d{4})")
_YEAR = re.compile(r"(?:in |en |في |عام |سنه )?(\d{4})")
_RANGE = re.compile(
    r"(?:du |from |من |between |entre |بين )?(.+?)\s?(?:-| - | au | to | and | et | a | الي | حتي )\s?(.+)"
)
_DAY_ALONE = re.compile(rf"{_D}(?:er|st|nd|rd|th)?")
_FILLERS = re.compile(r"^(?:le |the |on |yawm |في |يوم |en |in |au mois de |شهر )+(?=\S)")


class TypedDateError(ValueError):
    """What was typed is no usable date; code is "unreadable", "future" or "impossible"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def parse_typed_date(text: str, *, today: date) -> DateSpan:
    """The span of days that was typed in Arabic, French or English, day before month.

    A day or month without its year is the latest one that is not in the future. Raises TypedDateError:
    "unreadable" for what is no date, "impossible" for one that no calendar has (31/6), "future".
    """
    typed = fold_key(text).strip(" .,")
    if not typed or len(typed) > 80:
        raise TypedDateError("unreadable")
    try:
        span = _read(typed, today)
    except ValueError as error:
        if isinstance(error, TypedDateError):
            raise
        raise TypedDateError("impossible") from error
    if span is None:
        raise TypedDateError("unreadable")
    if span.start > today or (span.end > today and span.precision in ("day", "days")):
        raise TypedDateError("future")
    if span.start.year < EARLIEST_YEAR:
        raise TypedDateError("impossible")
    return span


def _read(typed: str, today: date) -> DateSpan | None:
    if typed in _TOMORROW:
        raise TypedDateError("future")
    for read in (_numeric, _from_grammar, _range, _month_name):
        span = read(typed, today)
        if span is not None:
            return span
    _refuse_impossible_day(typed)
    return None


def _numeric(typed: str, today: date) -> DateSpan | None:
    readers: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], DateSpan]], ...] = (
        (_DAY_MONTH_YEAR, lambda m, _: one_day(date(_full_year(m[3]), int(m[2]), int(m[1])))),
        (
            _ISO,
            lambda m, _: (
                one_day(date(int(m[1]), int(m[2]), int(m[3]))) if m[3] else whole_month(int(m[1]), int(m[2]))
            ),
        ),
        (_MONTH_YEAR, lambda m, _: whole_month(int(m[2]), int(m[1]))),
        (_DAY_MONTH, lambda m, day: one_day(_latest(day, int(m[2]), int(m[1])))),
        (_YEAR, lambda m, _: whole_year(int(m[1]))),
    )
    for pattern, build in readers:
        match = pattern.fullmatch(typed)
        if match:
            return build(match, today)
    return None


def _full_year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _latest(today: date, month: int, day: int) -> date:
    return date(latest_year(today, month, day), month, day)


def _from_grammar(typed: str, today: date) -> DateSpan | None:
    """The whole text as one date of the news grammar, small words before it aside."""
    bare = _FILLERS.sub("", typed)
    for form in (typed, bare, f"in {bare}"):
        for mention in find_dates(form, anchor=today):
            rest = f"{form[: mention.start]} {form[mention.end :]}".replace(",", " ").split()
            if mention.kind == "future":
                raise TypedDateError("future")
            if mention.kind == "shift" and not rest:
                return one_day(date.fromordinal(today.toordinal() + mention.days))
            if mention.span is not None and _SMALL_WORDS.issuperset(rest):
                return mention.span
    return None


def _range(typed: str, today: date) -> DateSpan | None:
    for match in (_RANGE.fullmatch(typed), re.fullmatch(r"(.+?)\s?-\s?(.+)", typed)):
        if match is None:
            continue
        last = _single(match[2], today)
        first = _single(match[1], last.end if last else today)
        if first is None and last is not None and _DAY_ALONE.fullmatch(match[1]):
            first = one_day(last.end.replace(day=int(_DAY_ALONE.fullmatch(match[1])[1])))  # type: ignore[index]
        if first is None or last is None:
            continue
        too_long = (last.end - first.start).days > _LONGEST_RANGE_DAYS and not re.search(r"\d{4}", typed)
        if first.start > last.end or too_long:
            raise TypedDateError("impossible")
        return some_days(first.start, last.end)
    return None


def _single(typed: str, today: date) -> DateSpan | None:
    return _numeric(typed, today) or _from_grammar(typed, today)


def _month_name(typed: str, today: date) -> DateSpan | None:
    month = MONTHS.get(_FILLERS.sub("", typed).strip("."))
    return whole_month(latest_year(today, month), month) if month else None


def _refuse_impossible_day(typed: str) -> None:
    """31 juin is a date that does not exist, not gibberish: the person is told so."""
    match = re.match(r"(?:\S+ )?(\d{1,2})(?:er|st|nd|rd|th)? (\w+)", typed)
    if match and match[2] in MONTHS:
        raise TypedDateError("impossible")
