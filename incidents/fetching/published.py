"""When a text came out, from a written timestamp; unknown rather than guessed."""

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from .types import Published

# Feeds and news pages are younger than this; older stamps are clocks that started at zero (1970, 1980).
_EARLIEST = date(1990, 1, 1)
# Clocks and zones are wrong by hours, not by days.
_LATEST_AHEAD = timedelta(days=1)
_STAMP_CHARS = 80
_DATE_ONLY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_ISO_START = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}")
_RFC_822_START = re.compile(r"(?:[A-Za-z]{3,9},?\s+)?\d{1,2}\s+[A-Za-z]{3}")
NO_ZONE = " (no zone)"


def read_published(stamp: str, *, evidence: str, now_utc: datetime) -> Published | None:
    """The moment a timestamp tells, or None when it tells none that can be true.

    Reads ISO 8601 (a full date at least: a year or a month alone would become its first day) and RFC 822.
    Without a zone UTC is assumed, within an hour of every Sahel country, and `evidence` says so.
    A date before 1990 or more than a day after `now_utc` is unknown.
    """
    found = _read(stamp.strip()[:_STAMP_CHARS])
    if found is None:
        return None
    if not isinstance(found, datetime):
        return _if_possible(Published(None, found, evidence), now_utc)
    if found.tzinfo is None:
        found, evidence = found.replace(tzinfo=UTC), evidence + NO_ZONE
    return from_moment(found, evidence=evidence, now_utc=now_utc)


def from_moment(moment: datetime, *, evidence: str, now_utc: datetime) -> Published | None:
    """As read_published, from an aware datetime; its own zone gives the local date."""
    try:
        at_utc = moment.astimezone(UTC)
    except OverflowError:
        return None
    return _if_possible(Published(at_utc, moment.date(), evidence), now_utc)


def _read(stamp: str) -> datetime | date | None:
    try:
        if _DATE_ONLY.fullmatch(stamp):
            return date.fromisoformat(stamp)
        if _ISO_START.match(stamp):
            return datetime.fromisoformat(stamp)
        return parsedate_to_datetime(stamp) if _RFC_822_START.match(stamp) else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _if_possible(published: Published, now_utc: datetime) -> Published | None:
    latest = (now_utc + _LATEST_AHEAD).date()
    return published if _EARLIEST <= published.local_date <= latest else None
