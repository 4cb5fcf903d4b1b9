"""The one filter: list, map, timeline and counts all ask through it, so they cannot disagree."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from incidents.models.codes import Country, EventType
from incidents.models.incident import IncidentQuerySet

EARLIEST_YEAR = 1900


@dataclass(frozen=True)
class IncidentFilter:
    """What a reader asks for: AND across the fields, OR within one; empty means everything.

    An incident matches the dates when its own interval meets [date_from, date_to]; one without a date
    never matches a date filter and is counted apart. `ignored` names parameters that made no sense.
    """

    date_from: date | None = None
    date_to: date | None = None
    event_types: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()

    @classmethod
    def from_query(cls, query: QueryDict) -> "IncidentFilter":
        """The filter of a URL; nonsense is ignored and named, never an error page."""
        ignored: list[str] = []
        date_from = _read_date(query.get("from", ""), "from", ignored)
        date_to = _read_date(query.get("to", ""), "to", ignored)
        if date_from and date_to and date_from > date_to:
            date_from, date_to = date_to, date_from
        return cls(
            date_from=date_from,
            date_to=date_to,
            event_types=_known(query.getlist("type"), EventType.values, "type", ignored),
            countries=_known(query.getlist("country"), Country.values, "country", ignored),
            ignored=tuple(ignored),
        )

    @property
    def is_empty(self) -> bool:
        """Whether it lets everything through."""
        return not (self.date_from or self.date_to or self.event_types or self.countries)

    @property
    def has_dates(self) -> bool:
        """Whether it asks for dates, so that undated incidents cannot match."""
        return bool(self.date_from or self.date_to)

    def apply(self, incidents: IncidentQuerySet) -> IncidentQuerySet:
        """The incidents that match."""
        return self.apply_all_but_dates(incidents).overlapping(self.date_from, self.date_to)

    def apply_all_but_dates(self, incidents: IncidentQuerySet) -> IncidentQuerySet:
        """The incidents that would match if any date did; for counting the undated apart."""
        if self.event_types:
            incidents = incidents.filter(event_type__in=self.event_types)
        if self.countries:
            incidents = incidents.filter(country__in=self.countries)
        return incidents


def _read_date(text: str, name: str, ignored: list[str]) -> date | None:
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    # As the page's script reads it: no other ISO spelling, and no year that is a slip of the keyboard.
    if day.isoformat() != text or day.year < EARLIEST_YEAR:
        ignored.append(name)
        return None
    return day


def _known(values: Iterable[str], codes: list[str], name: str, ignored: list[str]) -> tuple[str, ...]:
    values = [value for value in values if value]
    kept = tuple(dict.fromkeys(value for value in values if value in codes))
    if len(kept) < len(set(values)):
        ignored.append(name)
    return kept
