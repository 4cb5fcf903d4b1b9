"""The published incidents of some months as columns of plain values, read once for all audiences."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import CharField, Count, F, Func, OuterRef, QuerySet, Value
from django.db.models.functions import TruncMonth

from incidents.models import Area, Incident, IncidentActor, Report
from incidents.models.incident import IncidentQuerySet

from .columns import Latitude, Longitude, public_number
from .redaction import as_readers_see

EPOCH = date(1970, 1, 1).toordinal()
UNDATED = -(2**31)
OPEN = -1  # in place of a length

TRAIT = ("sub_event_type", "target_kind", "civilian_targeting", "credibility", "origin", "date_precision")
TOLL = ("fatalities_low", "fatalities_best", "fatalities_high")
PLACE = ("place_id", "place_name", "country", "lat", "lng", "uncertainty_km", "area_id")
PLAIN = ("number", "date_start", "date_end", "campaign_id", "parties", "sources", "is_withheld", "shown_area")
FIELDS = (*PLAIN, *TRAIT, *TOLL, *PLACE)
AT_TRAIT, AT_TOLL, AT_PLACE = len(PLAIN), len(PLAIN) + len(TRAIT), len(PLAIN) + len(TRAIT) + len(TOLL)


@dataclass(frozen=True)
class Rows:
    """Columns of equal length, newest first; what the lists of a chunk are made of is still spelt out.

    `places` are the exact ones (PLACE), for the desk; `shown` what other readers see in their stead: the same
    where the place is not withheld, else (country, id of the area or None). `parties` are texts
    "actor role attribution", `lengths` days from start to end, OPEN where there is no end.
    """

    numbers: list[int]
    starts: list[int]
    lengths: list[int]
    traits: list[tuple[Any, ...]]
    tolls: list[tuple[Any, ...]]
    parties: list[tuple[str, ...]]
    sources: list[tuple[int, ...]]
    campaigns: list[int | None]
    places: list[tuple[Any, ...]]
    shown: list[tuple[Any, ...]]


def incidents_of(months: Any) -> IncidentQuerySet:
    """Incidents that begin in a range of days as stored with a span; None: those without a date."""
    if months is None:
        return Incident.objects.filter(date_start=None)
    found = Incident.objects.filter(date_start__isnull=False)
    if months.lower:
        found = found.filter(date_start__gte=months.lower)
    return found.filter(date_start__lt=months.upper) if months.upper else found


def month_counts() -> dict[date, int]:
    """Published incidents by the first day of the month they begin in. One query over the whole index."""
    month = TruncMonth("date_start")
    dated = Incident.objects.published().filter(date_start__isnull=False).order_by()
    return dict(dated.values_list(month).annotate(rows=Count("pk")))


def read_rows(incidents: IncidentQuerySet) -> Rows:
    """Those of the incidents that are published. One query; about 15 µs a row.

    What readers see is asked of redaction.as_readers_see in the same breath as the exact place, so the two
    audiences can never be of different moments.
    """
    rows = _fetched(_asked(incidents).values_list(*FIELDS))
    starts = [UNDATED if row[1] is None else row[1].toordinal() - EPOCH for row in rows]
    return Rows(
        numbers=[row[0] for row in rows],
        starts=starts,
        lengths=[_length(row[1], row[2]) for row in rows],
        traits=[row[AT_TRAIT:AT_TOLL] for row in rows],
        tolls=[row[AT_TOLL:AT_PLACE] for row in rows],
        parties=[tuple(sorted(row[4], key=_by_actor)) for row in rows],
        sources=[tuple(sorted({*row[5]})) for row in rows],
        campaigns=[row[3] for row in rows],
        places=[row[AT_PLACE:] for row in rows],
        shown=[(row[AT_PLACE + 2], row[7]) if row[6] else row[AT_PLACE:] for row in rows],
    )


def standing_areas(rows: Rows) -> dict[int, Area]:
    """The areas that stand for withheld places, by id, without their outlines. One query."""
    found = {key[1] for key in rows.shown if len(key) == 2}
    return {area.pk: area for area in Area.objects.filter(pk__in=found - {None}).defer("geometry")}


def _fetched(query: "QuerySet[Any, Any]") -> list[tuple[Any, ...]]:
    """The rows as the driver gives them: Django's own converting of each value takes as long again."""
    with connection.cursor() as cursor:
        cursor.execute(*query.query.sql_with_params())
        return cursor.fetchall()


def _length(start: date | None, end: date | None) -> int:
    return OPEN if start is None or end is None else (end - start).days


def _by_actor(party: str) -> tuple[int, str]:
    actor, _, rest = party.partition(" ")
    return int(actor), rest


def _asked(incidents: IncidentQuerySet) -> IncidentQuerySet:
    # Their order is made by read_rows: to sort two rows takes PostgreSQL as long as to find them.
    actors = IncidentActor.objects.filter(incident=OuterRef("pk")).order_by()
    reports = Report.objects.filter(incident=OuterRef("pk"), article__isnull=False).order_by()
    sources = reports.values("article__source_id")
    return (
        as_readers_see(incidents.published(), exact=False)
        .annotate(
            number=public_number(),
            lat=Latitude("point"),
            lng=Longitude("point"),
            parties=ArraySubquery(actors.values(told=Spaced("actor_id", "role", "attribution"))),
            sources=ArraySubquery(sources),
        )
        .order_by(F("date_start").desc(nulls_last=True), "-number")
    )


class Spaced(Func):
    """Values as one text with a space between."""

    function = "concat_ws"
    output_field = CharField()

    def __init__(self, *names: str) -> None:
        super().__init__(Value(" "), *names)
