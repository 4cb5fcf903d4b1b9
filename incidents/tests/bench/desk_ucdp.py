"""UCDP's real events of the Sahel as incidents of a database of the benchmark's own, never of the project.

../shared/data/events/ucdp_ged_sahel.csv.gz: UCDP GED 21.1, Sundberg & Melander (2013).
"""

import csv
import gzip
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from django.contrib.gis.geos import Point
from django.utils import timezone

from incidents.models import Actor, Incident, IncidentActor
from incidents.models.codes import EVENT_TYPE_OF, Country, IncidentOrigin, Inter, Status, SubEventType
from incidents.services.accounts import closed_account
from incidents.services.incidents import next_public_id
from incidents.services.ledger import recorded
from incidents.services.places import area_of

ONE_SIDED = "One-sided violence"
BATCH = 2_000
Row = dict[str, str]


def load_ucdp(path: str) -> int:
    """How many of the file's events were loaded: those of countries that the project covers, with a day.

    All days are moved by the same number, so that the newest is today: a desk that works has incidents of the
    last twelve months, which are what chunks by the month are for.
    """
    with gzip.open(Path(path), "rt", encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["iso2"] in Country.values and _day(row)]
    moved = timezone.localdate() - max(_day(row) or date.min for row in rows)
    person = closed_account("bench-ucdp")
    with recorded(person, reason="benchmark: UCDP GED 21.1"):
        actors = _actors(rows)
        made = Incident.objects.bulk_create(_incidents(rows, person.pk, moved), batch_size=BATCH)
        pairs = zip(made, rows, strict=True)
        IncidentActor.objects.bulk_create(_parties(pairs, actors), batch_size=BATCH)
    return len(made)


def _day(row: Row) -> date | None:
    try:
        return date(int(row["year"]), int(row["month"]), int(row["day"]))
    except ValueError:
        return None


def _actors(rows: Iterable[Row]) -> dict[str, int]:
    """Name of a side to the id of its actor; those of the project are left alone."""
    names = sorted({row[side] for row in rows for side in ("side_a", "side_b")})
    found: dict[str, int] = {}
    for number, name in enumerate(names):
        values = {"name_en": name[:200], "inter": Inter.REBEL_GROUP}
        found[name] = Actor.objects.get_or_create(key=f"ucdp-{number}", defaults=values)[0].pk
    return found


def _incidents(rows: Iterable[Row], person: int, moved: timedelta) -> Iterator[Incident]:
    now = timezone.now()
    areas: dict[tuple[float, float], int | None] = {}
    for row in rows:
        day = (_day(row) or date.min) + moved
        at = (float(row["longitude"]), float(row["latitude"]))
        if at not in areas:
            area = area_of(Point(*at, srid=4326), 0.0, country=row["iso2"])
            areas[at] = area.pk if area else None
        sub_type = SubEventType.ATTACK if row["type_of_violence"] == ONE_SIDED else SubEventType.ARMED_CLASH
        # Some rows have a best figure outside of their own bounds; ours has to lie between them.
        low, best, high = (int(row[f"{name}_death"]) for name in ("low", "best", "high"))
        yield Incident(
            public_id=next_public_id(), event_type=EVENT_TYPE_OF[sub_type.value], sub_event_type=sub_type,
            date_start=day, date_end=day, country=row["iso2"], point=Point(*at, srid=4326),
            uncertainty_km=0.0, area_id=areas[at], fatalities_low=min(low, best), fatalities_best=best,
            fatalities_high=max(low, best, high), origin=IncidentOrigin.GENERATED, status=Status.PUBLISHED,
            created_by_id=person, published_at=now, published_by_id=person,
        )  # fmt: skip


def _parties(pairs: Iterable[tuple[Incident, Row]], actors: dict[str, int]) -> Iterator[IncidentActor]:
    for incident, row in pairs:
        yield IncidentActor(
            incident=incident, actor_id=actors[row["side_a"]], role="perpetrator", attribution="stated"
        )
        yield IncidentActor(
            incident=incident, actor_id=actors[row["side_b"]], role="target", attribution="stated"
        )
