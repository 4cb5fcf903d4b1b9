"""Published incidents that belong together with one: of its campaign, at its place, in its week.

Built from what the reader may see alone: a withheld place joins no list of a place, and the lists of a
withheld incident follow from its shown area, so that nothing can be guessed from the company it keeps.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.contrib.gis.db.models.functions import Distance
from django.contrib.gis.geos import Point
from django.contrib.gis.measure import D
from django.db.models import F, Func, IntegerField, Q, Value
from django.utils.translation import gettext as _

from incidents.models import Area, Incident
from incidents.models.codes import Country
from incidents.models.incident import IncidentQuerySet
from incidents.models.precision import TOWN_KM

from . import wording
from .area_view import areas_without_outlines
from .incident_view import campaign_text, title_of
from .redaction import Spot, as_readers_see, coarse_area, coarse_spot, exact_spot

MOST = 8
WEEK_DAYS = 3
# Wider intervals say too little about a week; those that only began in it are told all the same.
LONGEST_INTERVAL_DAYS = 7
LEAST_KM = 1.0


@dataclass(frozen=True)
class RelatedLine:
    """One incident, in the words that its own page has for this reader."""

    public_id: str
    url: str
    title: str
    date: str
    deaths: str
    event_type: str


@dataclass(frozen=True)
class RelatedList:
    """At most MOST incidents that have one thing in common; `query` asks the dashboard for all of them."""

    kind: str
    title: str
    note: str
    lines: tuple[RelatedLine, ...]
    query: str


@dataclass(frozen=True)
class _Wanted:
    kind: str
    title: str
    note: str
    query: str
    ids: tuple[int, ...]


def related_lists(incident: Incident, spot: Spot, *, exact: bool) -> list[RelatedList]:
    """The lists that hold anything, each incident in the first that it fits. At most eight queries."""
    seen = {incident.pk}
    wanted: list[_Wanted] = []
    for make in (_of_campaign, _of_place, _of_week):
        found = make(incident, spot, seen, exact)
        if found and found.ids:
            wanted.append(found)
            seen |= set(found.ids)
    lines = _lines({pk for each in wanted for pk in each.ids}, exact=exact)
    return [
        RelatedList(each.kind, each.title, each.note, tuple(lines[pk] for pk in each.ids), each.query)
        for each in wanted
    ]


def _of_campaign(incident: Incident, spot: Spot, seen: set[int], exact: bool) -> _Wanted | None:
    if incident.campaign_id is None:
        return None
    found = _others(seen).filter(campaign_id=incident.campaign_id)
    note = campaign_text(incident, exact=exact)
    query = urlencode({"campaign": incident.campaign_id})
    return _Wanted("campaign", _("In the same campaign"), note, query, _newest(found))


def _of_place(incident: Incident, spot: Spot, seen: set[int], exact: bool) -> _Wanted | None:
    if spot.is_withheld:
        return _of_area(incident, spot, seen)
    if incident.point is None or spot.lat is None or spot.lng is None:
        return None
    km = max(LEAST_KM, spot.uncertainty_km or 0.0)
    shown = as_readers_see(_others(seen), exact=exact).filter(Q(is_withheld=False))
    found = shown.filter(_near(incident, km)).annotate(apart=Distance("point", incident.point))
    found = found.filter(Q(place_id__isnull=False, place_id=incident.place_id) | Q(apart__lte=D(km=km)))
    title = _("Where this may have happened") if spot.is_vague else _("At the same place")
    note = wording.listed(part for part in (spot.name, wording.distance_text(km)) if part)
    query = urlencode({"near": f"{spot.lat:.5f},{spot.lng:.5f},{km:g}"}, safe=",")
    return _Wanted("place", title, note if spot.is_vague else spot.name, query, _newest(found))


def _near(incident: Incident, km: float) -> Q:
    """A rough square that an index answers, for spots no vaguer than this one; the same place row always."""
    assert incident.point is not None
    degrees = 1.5 * km / 111.0  # up to 48 degrees north: longer than any degree of longitude watched
    # What is known to a town (ACLED's geo_precision 1) is the same place.
    near = Q(point__dwithin=(incident.point, degrees), uncertainty_km__lte=max(km, TOWN_KM))
    return near | Q(place_id=incident.place_id) if incident.place_id else near


def _of_area(incident: Incident, spot: Spot, seen: set[int]) -> _Wanted | None:
    """Incidents shown in the area that stands for a withheld place, itself or within it."""
    area = coarse_area(incident)
    if area is None:
        return None
    # By ids, which an index answers. What is withheld there is shown by an area among these too; one without
    # an area of its own by that round its point.
    parts = Q(pk=area.pk) | Q(parent=area.pk) | Q(parent__parent=area.pk)
    inside = list(Area.objects.filter(parts).values_list("pk", flat=True))
    shown = as_readers_see(_others(seen), exact=False)
    found = shown.filter(Q(area_id__in=inside) | Q(area=None, shown_area=area.pk))
    query = urlencode({"area": area.code})
    return _Wanted("area", _("In the same area"), spot.name, query, _newest(found))


def _of_week(incident: Incident, spot: Spot, seen: set[int], exact: bool) -> _Wanted | None:
    start = incident.date_start
    if start is None or not incident.country:
        return None
    end = incident.date_end or start
    if (end - start).days > LONGEST_INTERVAL_DAYS:
        return None
    first, last = start - timedelta(days=WEEK_DAYS), end + timedelta(days=WEEK_DAYS)
    short = Q(date_end__gte=first, date_end__lte=F("date_start") + timedelta(days=LONGEST_INTERVAL_DAYS))
    began = Q(date_end=None, date_start__gte=first)
    # The bound on both sides of date_start is what lets the index answer.
    reach = first - timedelta(days=LONGEST_INTERVAL_DAYS)
    found = (
        _others(seen).filter(country=incident.country, date_start__range=(reach, last)).filter(short | began)
    )
    note = wording.listed((str(Country(incident.country).label), wording.interval_text(first, last, "days")))
    query = urlencode({"country": incident.country, "from": first.isoformat(), "to": last.isoformat()})
    return _Wanted("week", _("In the same week"), note, query, _nearest(found, start))


def _others(seen: Iterable[int]) -> IncidentQuerySet:
    return Incident.objects.published().exclude(pk__in=list(seen))


def _newest(found: IncidentQuerySet) -> tuple[int, ...]:
    return tuple(found.values_list("pk", flat=True)[:MOST])


def _nearest(found: IncidentQuerySet, day: date) -> tuple[int, ...]:
    apart = Func(
        F("date_start"), Value(day), template="ABS(%(expressions)s)", arg_joiner=" - ",
        output_field=IntegerField(),
    )  # fmt: skip
    return tuple(found.annotate(apart=apart).order_by("apart", "-pk").values_list("pk", flat=True)[:MOST])


def _lines(ids: set[int], *, exact: bool) -> dict[int, RelatedLine]:
    """The lines by id, from the shown spots. Three queries, none without ids."""
    if not ids:
        return {}
    rows = as_readers_see(Incident.objects.published().filter(pk__in=ids), exact=exact)
    incidents = list(rows.select_related("place").prefetch_related("place__names"))
    areas = _areas(row.shown_area for row in incidents if row.shown_area)  # type: ignore[attr-defined]
    return {row.pk: _line(row, _spot(row, areas)) for row in incidents}


def _areas(ids: Iterable[int]) -> dict[int, Area]:
    wanted = set(ids)
    return {area.pk: area for area in areas_without_outlines().filter(pk__in=wanted)} if wanted else {}


def _spot(row: Incident, areas: dict[int, Area]) -> Spot:
    seen = vars(row)
    if seen["is_withheld"]:
        return coarse_spot(areas.get(seen["shown_area"]), row.country)
    point: Point | None = seen["shown_point"]
    name = row.place.label() if row.place else row.place_name
    return exact_spot((point.y, point.x) if point else None, row.uncertainty_km, name, row.country)


def _line(row: Incident, spot: Spot) -> RelatedLine:
    return RelatedLine(
        public_id=row.public_id,
        url=row.get_absolute_url(),
        title=title_of(row, spot),
        date=wording.date_text(row),
        deaths=_("deaths: %(deaths)s") % {"deaths": wording.fatalities_text(row)},
        event_type=row.event_type,
    )
