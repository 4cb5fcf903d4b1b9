"""Dates in Arabic, French and English news, resolved against the day a text was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from incidents.text.date_rules import RULES, Rule
from incidents.text.date_words import KEYWORDS, TIME_OF_DAY, TIMES_OF_DAY
from incidents.text.spans_of_days import DateSpan, one_day

_REACH = 60  # characters each side of a keyword in which its date lies
_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in folded text.

    kind: date (span says when), offset ("one day after ...": what follows happened ``days`` away from
    what came before), shift ("the day before": ``days`` from the event told), since (no event's date),
    future. span is None where the anchor that it needs is missing.
    """

    start: int
    end: int
    kind: str
    rule: str
    span: DateSpan | None = None
    days: int = 0


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A part of the day in folded text: night, dawn, morning, afternoon or evening."""

    start: int
    end: int
    time_of_day: str


def find_dates(folded: str, *, anchor: date | None) -> list[DateMention]:
    """Every date of the folded text in order, the longest of those that overlap; linear in its length.

    Relative dates and days without a year are resolved against anchor and have no span without one.
    """
    found: list[DateMention] = []
    for start, end in _windows(folded):
        window = folded[start:end]
        for rule in RULES:
            if rule.needs and not any(word in window for word in rule.needs):
                continue
            for match in rule.pattern.finditer(folded, start, end):
                mention = _mention(rule, match, anchor)
                if mention is not None:
                    found.append(mention)
    out: list[DateMention] = []
    for mention in sorted(found, key=lambda item: (item.start, -item.end)):
        if not out or mention.start >= out[-1].end:
            out.append(mention)
        elif mention.end - mention.start > out[-1].end - out[-1].start:
            out[-1] = mention
    return _in_months_before(out)


def _in_months_before(mentions: list[DateMention]) -> list[DateMention]:
    """ "The seventh of the same month" with the month of the date before it, without that no date."""
    out: list[DateMention] = []
    month: date | None = None
    for mention in mentions:
        if mention.kind == "same_month":
            span = _day_in(month, mention.days)
            if span is None:
                continue
            mention = replace(mention, kind="date", span=span, days=0)
        if mention.span is not None:
            month = mention.span.start
        out.append(mention)
    return out


def _day_in(month: date | None, day: int) -> DateSpan | None:
    try:
        return one_day(month.replace(day=day)) if month else None
    except ValueError:
        return None


def find_times_of_day(folded: str) -> list[TimeMention]:
    """Every part of the day named in the folded text, in order."""
    return [
        TimeMention(match.start("word"), match.end("word"), TIMES_OF_DAY[match["word"]])
        for match in TIME_OF_DAY.finditer(folded)
    ]


def _mention(rule: Rule, match: re.Match[str], anchor: date | None) -> DateMention | None:
    try:
        kind, value = rule.read(match, anchor)
    except (ValueError, OverflowError):
        return None  # 31 June, year 0: written like a date and none
    start, end = match.start("date"), match.end("date")
    if match.string.startswith("ال", max(0, start - 2)) and start >= 2:
        start -= 2  # the article belongs to its weekday
    if isinstance(value, int):
        return DateMention(start, end, kind, rule.name, days=value)
    return DateMention(start, end, kind, rule.name, value)


def _windows(folded: str) -> Iterator[tuple[int, int]]:
    """Stretches around words that can belong to a date, overlapping ones joined."""
    start = end = -1
    for token in _TOKEN.finditer(folded):
        if not _is_keyword(token[0]):
            continue
        if start >= 0 and token.start() - _REACH <= end:
            end = token.end() + _REACH
            continue
        if start >= 0:
            yield start, min(end, len(folded))
        start, end = max(0, token.start() - _REACH), token.end() + _REACH
    if start >= 0:
        yield start, min(end, len(folded))


def _is_keyword(word: str) -> bool:
    if word in KEYWORDS or (word[0].isdigit() and len(word) <= 8):
        return True
    if not "\u0600" <= word[0] <= "\u06ff":
        return False
    return any(word[size:] in KEYWORDS for size in (1, 2, 3))


__all__ = ["DateMention", "DateSpan", "TimeMention", "find_dates", "find_times_of_day"]
