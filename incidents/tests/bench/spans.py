"""Spans of days for the date filter of ours and of the peers. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

EPOCH = date(1970, 1, 1)
QUARTER, YEAR, FIVE_YEARS = 3, 12, 60  # lengths in months: 89 to 92 days, a yearly report, and "since 2021"


@dataclass(frozen=True)
class Span:
    """Days from first to last, both included."""

    first: date
    last: date

    def query(self) -> str:
        """As the dashboard's address has it, with "?"."""
        return f"?from={self.first}&to={self.last}"

    def numbers(self) -> list[int]:
        """Both as days since 1 January 1970."""
        return [(self.first - EPOCH).days, (self.last - EPOCH).days]


def month_before(day: date, months: int) -> date:
    """The first of the month that many months before the one of this day."""
    count = day.year * 12 + day.month - 1 - months
    return date(count // 12, count % 12 + 1, 1)


def months_before(newest: str, length: int, ago: int = 0) -> Span:
    """`length` whole months; the last one lies `ago` months before the last whole one at this ISO day."""
    day = date.fromisoformat(newest)
    return Span(month_before(day, ago + length), month_before(day, ago) - timedelta(days=1))


def sliding(oldest: str, newest: str, length: int) -> list[Span]:
    """Spans of so many months, each a month earlier than the one before: what the brush is dragged over."""
    end = date.fromisoformat(oldest)
    spans: list[Span] = []
    while (span := months_before(newest, length, len(spans))).first >= end:
        spans.append(span)
    return spans


def some(spans: list[Span], count: int) -> list[Span]:
    """At most `count` of them, spread evenly."""
    return spans[:: max(1, -(-len(spans) // count))]
