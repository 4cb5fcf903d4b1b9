"""The one filter: list, map, timeline, counts, export and API all ask through it, so they cannot disagree."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone

from incidents.models.incident import IncidentQuerySet

from . import filter_geometry, filter_rules, filter_url
from .filter_values import Near
from .shown_spots import with_spots
from .text_search import TextSearch

# What a reader may choose; `all_but` names them. "dates" is from, to and last; the others are parameters.
FIELDS = ("dates", *filter_url.LISTS, "q", "near", "shape", "bounds", "since")


@dataclass(frozen=True)
class IncidentFilter:
    """What a reader asks for: AND across the fields, OR within one; empty means everything.

    The meaning of each field stands in docs/analyst.md. Everything about a place is asked of the spot as
    its reader sees it (`exact`: the desk), so nothing withheld is found out by asking. An incident matches
    the dates when its interval meets [date_from, date_to]; one without a date never matches and is counted
    apart. `last` is kept beside the dates it stands for. `ignored` names what made no sense, as it was given.
    """

    date_from: date | None = None
    date_to: date | None = None
    last: int | None = None
    event_types: tuple[str, ...] = ()
    sub_types: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()  # Actor.key
    roles: tuple[str, ...] = ()
    attributions: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()  # TargetKind, or "none"
    countries: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()  # Area.code
    deaths: tuple[str, ...] = ()  # "unknown", "4", "1-9", "50-"
    civilian: tuple[str, ...] = ()  # "yes", "no", "unknown"
    precisions: tuple[str, ...] = ()  # "1", "2", "3", "none"
    credibilities: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()  # ids
    campaigns: tuple[str, ...] = ()  # ids
    origins: tuple[str, ...] = ()
    text: str = ""
    near: Near | None = None
    shape: tuple[tuple[float, float], ...] | None = None
    bounds: tuple[float, float, float, float] | None = None
    since: datetime | None = None
    ignored: tuple[str, ...] = ()

    @classmethod
    def from_query(cls, query: QueryDict, *, today: date | None = None) -> "IncidentFilter":
        """The filter of a URL; nonsense is ignored and named, never an error page.

        `today` is the server's local date unless given. One query for each of actor, area, source and
        campaign that the URL names; a merged actor stands for the one that it was merged into.
        """
        return cls(**filter_url.read_query(query, today or timezone.localdate()))

    def to_query(self) -> str:
        """The one spelling of this filter as a URL's query, without "?"."""
        return filter_url.encode(self)

    @property
    def chosen(self) -> tuple[str, ...]:
        """Those of FIELDS that ask for something."""
        return tuple(name for name in FIELDS if self._is_chosen(name))

    @property
    def is_empty(self) -> bool:
        """Whether it lets everything through."""
        return not self.chosen

    @property
    def has_dates(self) -> bool:
        """Whether it asks for dates, so that undated incidents cannot match."""
        return bool(self.date_from or self.date_to)

    def apply(self, incidents: IncidentQuerySet, *, exact: bool) -> IncidentQuerySet:
        """The incidents that match, for a reader who may (`exact`) or may not see withheld places."""
        return self.apply_all_but(incidents, exact=exact)

    def apply_all_but(self, incidents: IncidentQuerySet, *left_out: str, exact: bool) -> IncidentQuerySet:
        """The incidents that match all FIELDS but those named: for facets, and the undated counted apart."""
        found = with_spots(incidents, exact=exact)
        for condition in self._conditions(frozenset(left_out), exact=exact):
            found = found.filter(condition)
        return found if "dates" in left_out else found.overlapping(self.date_from, self.date_to)

    @cached_property
    def _search(self) -> TextSearch:
        """Words are looked up once, however many questions are asked of one filter."""
        return TextSearch(self.text)

    def _conditions(self, left_out: frozenset[str], *, exact: bool) -> Iterator[Q]:
        for name, attribute in filter_url.LISTS.items():
            values = getattr(self, attribute)
            if values and name not in left_out and name in filter_rules.RULES:
                yield filter_rules.RULES[name](values)
        yield from self._about_parties(left_out)
        yield from self._about_the_spot(left_out)
        if self.since and "since" not in left_out:
            yield Q(updated_at__gte=self.since)
        if self.text and "q" not in left_out:
            yield self._search.condition(exact=exact)

    def _about_parties(self, left_out: frozenset[str]) -> Iterator[Q]:
        """Actor, role and attribution speak of one and the same row."""
        asked = {name: getattr(self, filter_url.LISTS[name]) for name in filter_rules.OF_A_PARTY}
        kept = {name: values for name, values in asked.items() if values and name not in left_out}
        if kept:
            yield filter_rules.has_party(kept)

    def _about_the_spot(self, left_out: frozenset[str]) -> Iterator[Q]:
        if self.near and "near" not in left_out:
            yield filter_geometry.near(self.near.lat, self.near.lng, self.near.km)
        if self.shape and "shape" not in left_out:
            yield filter_geometry.inside(self.shape)
        if self.bounds and "bounds" not in left_out:
            yield filter_geometry.in_frame(self.bounds)

    def _is_chosen(self, name: str) -> bool:
        if name == "dates":
            return self.has_dates
        return bool(getattr(self, filter_url.LISTS.get(name, "text" if name == "q" else name)))
