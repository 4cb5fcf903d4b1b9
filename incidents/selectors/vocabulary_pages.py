"""The lists of the vocabulary screens: places and actors by name and filter, page by page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from incidents.models import Actor, ActorAlias, Incident, IncidentActor, Place, PlaceName
from incidents.models.codes import Country

from .vocabulary_search import actor_ids_named, place_ids_named

PAGE_SIZE = 50
# Counting further would read the whole gazetteer for a number that nobody needs.
MOST_COUNTED = 10_000
ELSEWHERE = "other"
IN_USE, RETIRED, MERGED, ANY = "in_use", "retired", "merged", "any"
NO_ARABIC, UNCHECKED = "arabic", "checked"


@dataclass(frozen=True)
class Wanted:
    """What a list is asked for; an empty text asks for all."""

    text: str = ""
    country: str = ""
    kind: str = ""
    origin: str = ""
    state: str = IN_USE
    lacks: str = ""


@dataclass(frozen=True)
class Line:
    """One row of a list: the place or actor, its name in Arabic where it has one, incidents that name it."""

    row: Any
    arabic: str
    incidents: int


class CappedPaginator(Paginator):
    """Counts up to MOST_COUNTED rows and says so."""

    @cached_property
    def count(self) -> int:
        """Rows, at most one more than MOST_COUNTED."""
        rows = self.object_list
        return rows.order_by()[: MOST_COUNTED + 1].count() if isinstance(rows, QuerySet) else len(rows)

    @property
    def is_capped(self) -> bool:
        """Whether there are more rows than were counted."""
        return self.count > MOST_COUNTED


def place_list(wanted: Wanted, page: Any) -> tuple[Page, list[Line]]:
    """One page of places: by likeness where a name was typed, else by name. At most five queries.

    What people keep comes before what a gazetteer brought, since the towns that nobody reports of are many.
    Under a "lacks" filter alone the order is that of loading, which puts the curated rows first as well and
    lets the database stop at the fiftieth.
    """
    rows = _common(Place.objects.all(), wanted)
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.lacks == NO_ARABIC:
        rows = rows.filter(~Exists(PlaceName.objects.in_use().filter(place=OuterRef("pk"), language="ar")))
    if wanted.lacks == UNCHECKED:
        rows = rows.filter(Exists(PlaceName.objects.in_use().filter(place=OuterRef("pk"), checked="")))
    # "seed" and "person" sort behind "gazetteer".
    order = ("id",) if wanted.lacks else ("-origin", "name", "id")
    found = (
        _by_name(rows, place_ids_named(wanted.text)) if wanted.text.strip() else _ids(rows.order_by(*order))
    )
    shown = CappedPaginator(found, PAGE_SIZE).get_page(page)
    return shown, _place_lines(_fetched(shown, Place.objects.prefetch_related("names")))


def actor_list(wanted: Wanted, page: Any) -> tuple[Page, list[Line]]:
    """One page of actors, as `place_list`. At most six queries."""
    rows = _common(Actor.objects.all(), wanted)
    if wanted.kind:
        rows = rows.filter(inter=int(wanted.kind))
    aliases = ActorAlias.objects.in_use().filter(actor=OuterRef("pk"))
    if wanted.lacks == NO_ARABIC:
        rows = rows.filter(~Exists(aliases.filter(language="ar")), name_ar="")
    if wanted.lacks == UNCHECKED:
        rows = rows.filter(Exists(aliases.filter(checked="")))
    typed = wanted.text.strip()
    found = _by_name(rows, actor_ids_named(typed)) if typed else _ids(rows.order_by("name_en", "id"))
    shown = CappedPaginator(found, PAGE_SIZE).get_page(page)
    return shown, _actor_lines(_fetched(shown, Actor.objects.select_related("parent")))


def _common(rows: QuerySet[Any], wanted: Wanted) -> QuerySet[Any]:
    """Filters that places and actors share."""
    if wanted.origin:
        rows = rows.filter(origin=wanted.origin)
    states = {
        IN_USE: Q(retired_at=None),
        RETIRED: Q(retired_at__isnull=False, merged_into=None),
        MERGED: Q(merged_into__isnull=False),
    }
    rows = rows.filter(states.get(wanted.state, Q()))
    return rows.filter(_of_country(rows.model, wanted.country)) if wanted.country else rows


def _of_country(model: type, country: str) -> Q:
    """A place lies in one country, an actor may have several; ELSEWHERE is none of the thirteen."""
    if country == ELSEWHERE:
        return ~Q(country__in=Country.values) if model is Place else ~Q(countries__overlap=Country.values)
    return Q(country=country) if model is Place else Q(countries__contains=[country])


def _by_name(rows: QuerySet[Any], ids: Sequence[int]) -> list[int]:
    """The ids that the filters leave, still in the order of likeness."""
    kept = set(rows.filter(pk__in=ids).values_list("pk", flat=True))
    return [pk for pk in ids if pk in kept]


def _ids(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Sorting a gazetteer by its ids and names alone takes a tenth of the time that whole rows take."""
    return rows.values_list("pk", flat=True)


def _fetched(page: Page, rows: QuerySet[Any]) -> list[Any]:
    ids = list(page.object_list)
    found = rows.in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]


def _place_lines(places: Iterable[Place]) -> list[Line]:
    rows = list(places)
    counts = dict(
        Incident.objects.filter(place__in=rows).values_list("place_id").annotate(n=Count("pk")).order_by()
    )
    return [Line(place, _arabic(place), counts.get(place.pk, 0)) for place in rows]


def _actor_lines(actors: Iterable[Actor]) -> list[Line]:
    rows = list(actors)
    used = IncidentActor.objects.filter(actor__in=rows).values_list("actor_id")
    counts = dict(used.annotate(n=Count("incident_id", distinct=True)).order_by())
    return [Line(actor, actor.name_ar, counts.get(actor.pk, 0)) for actor in rows]


def _arabic(place: Place) -> str:
    names = [name for name in place.names.all() if name.language == "ar" and not name.is_retired]
    names.sort(key=lambda name: not name.is_preferred)
    return names[0].text if names else ""
