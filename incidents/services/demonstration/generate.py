"""Invented incidents into the database, tens of thousands a second."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.contrib.gis.geos import Point
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from incidents.extraction.types import WIDE_KINDS
from incidents.models import Actor, Article, Incident, Place, RowOrigin, User
from incidents.models.codes import Country, IncidentOrigin, Inter, Status
from incidents.services.accounts import closed_account
from incidents.services.errors import ServiceError
from incidents.services.ledger import move_generation, recorded
from incidents.services.places import area_of

from .invention import Ground, Invented, World, invent

ACCOUNT = "generator"
REASON = gettext_noop("generated for a demonstration; none of it happened")
INCIDENT_COLUMNS = """
    id public_id event_type sub_event_type date_start date_end date_precision time_of_day place_id place_name
    country point uncertainty_km area_id withhold_place target_kind civilian_targeting fatalities_low
    fatalities_high abducted_low abducted_high notes tags credibility origin seed_key status version
    created_at created_by_id updated_at published_at published_by_id withdrawn_reason
""".split()
ACTOR_COLUMNS = "incident_id actor_id role attribution said_by".split()
# Text columns, where nothing is an empty text; an empty cell of any other column is NULL.
NEVER_NULL = {
    "time_of_day",
    "place_name",
    "country",
    "target_kind",
    "notes",
    "seed_key",
    "withdrawn_reason",
    "said_by",
}


def generate_incidents(count: int, *, seed: int = 1, today: date | None = None) -> int:
    """Number of invented incidents now published, all marked as generated; one transaction.

    Raises ServiceError where the database holds an incident or an article that was not generated: invented
    and real ones are never mixed.
    """
    _refuse_beside_real_ones()
    person = closed_account(ACCOUNT)
    world = _world(today or timezone.localdate())
    if not world.towns or not world.victims:
        raise ServiceError(_("There are no places or actors yet: run `manage.py prepare` first."))
    with recorded(person, reason=REASON):
        ids = _reserve_ids(count)
        invented = list(zip(ids, invent(world, count, seed), strict=True))
        areas = _areas(row for _id, row in invented)
        _copy("incidents_incident", INCIDENT_COLUMNS, _incident_rows(invented, areas, person))
        _copy("incidents_incidentactor", ACTOR_COLUMNS, _actor_rows(invented))
        move_generation("incidents")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE incidents_incident, incidents_incidentactor")
    return count


def generated_count() -> int:
    """How many invented incidents there are."""
    return Incident.objects.filter(origin=IncidentOrigin.GENERATED).count()


def _refuse_beside_real_ones() -> None:
    real = Incident.objects.exclude(origin=IncidentOrigin.GENERATED).count()
    read = Article.objects.count()
    if real or read:
        raise ServiceError(
            _(
                "This database holds %(incidents)s real incidents and %(articles)s articles. Generated ones "
                "are never mixed with them: use a database of their own, as `make demo-100k` does."
            )
            % {"incidents": real, "articles": read},
            code="not_empty",
        )


def _world(today: date) -> World:
    rows = Place.objects.in_use().exclude(country="").exclude(kind="country")
    rows = rows.filter(country__in=Country.values)
    columns = ("pk", "kind", "point", "uncertainty_km", "country", "origin")
    grounds = [
        (kind in WIDE_KINDS, Ground(pk, point.x, point.y, km, country, origin == RowOrigin.SEED))
        for pk, kind, point, km, country, origin in rows.order_by("key").values_list(*columns)
    ]
    actors = list(
        Actor.objects.in_use().order_by("key").values_list("pk", "inter", "countries", "is_community")
    )
    parties: dict[str, list[int]] = {}
    for pk, inter, countries, is_community in actors:
        if inter in (Inter.REBEL_GROUP, Inter.POLITICAL_MILITIA) and not is_community:
            for country in countries or [""]:
                parties.setdefault(country, []).append(pk)
    victims = [pk for pk, inter, _countries, _is in actors if inter in (Inter.STATE_FORCES, Inter.CIVILIANS)]
    return World(
        towns=[ground for is_wide, ground in grounds if not is_wide],
        wide=[ground for is_wide, ground in grounds if is_wide],
        parties=dict(parties),
        victims=victims,
        today=today,
    )


def _reserve_ids(count: int) -> list[tuple[int, str]]:
    """Row ids and public ids, drawn from the same sequences as everybody else's."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('incidents_incident', 'id')), "
            "nextval('incidents_public_number') FROM generate_series(1, %s)",
            [count],
        )
        return [(pk, f"SW-{number:06d}") for pk, number in cursor.fetchall()]


Numbered = Sequence[tuple[tuple[int, str], Invented]]
AreaKey = tuple[int, float]


def _areas(rows: Iterable[Invented]) -> dict[AreaKey, int | None]:
    """The area of each place with each uncertainty, asked once."""
    found: dict[AreaKey, int | None] = {}
    for row in rows:
        if row.ground is None or row.uncertainty_km is None:
            continue
        key = (row.ground.place_id, row.uncertainty_km)
        if key not in found:
            point = Point(row.ground.lng, row.ground.lat, srid=4326)
            area = area_of(point, row.uncertainty_km, country=row.ground.country)
            found[key] = area.pk if area else None
    return found


def _incident_rows(
    rows: Numbered, areas: dict[AreaKey, int | None], person: User
) -> Iterator[dict[str, object]]:
    now = timezone.now().isoformat()
    for (pk, public_id), row in rows:
        ground = row.ground
        yield {
            "id": pk,
            "public_id": public_id,
            "event_type": row.event_type,
            "sub_event_type": row.sub_event_type,
            "date_start": row.start,
            "date_end": row.end,
            "date_precision": row.precision,
            "place_id": ground.place_id if ground else None,
            "country": ground.country if ground else "",
            "point": f"SRID=4326;POINT({ground.lng} {ground.lat})" if ground else None,
            "uncertainty_km": row.uncertainty_km,
            "area_id": areas.get((ground.place_id, row.uncertainty_km or 0.0)) if ground else None,
            "target_kind": row.target_kind,
            "civilian_targeting": row.civilian_targeting,
            "fatalities_low": row.low,
            "fatalities_high": row.high,
            "abducted_low": row.abducted,
            "abducted_high": row.abducted,
            "tags": "{}",
            "withhold_place": False,
            "credibility": 6,
            "origin": IncidentOrigin.GENERATED.value,
            "status": Status.PUBLISHED.value,
            "version": 1,
            "created_at": now,
            "created_by_id": person.pk,
            "updated_at": now,
            "published_at": now,
            "published_by_id": person.pk,
        }


def _actor_rows(rows: Numbered) -> Iterator[dict[str, object]]:
    for (pk, _public_id), row in rows:
        if row.perpetrator is not None:
            yield {
                "incident_id": pk,
                "actor_id": row.perpetrator,
                "role": "perpetrator",
                "attribution": row.attribution,
            }
        yield {"incident_id": pk, "actor_id": row.victim, "role": "target", "attribution": "stated"}


def _copy(table: str, columns: Sequence[str], rows: Iterable[dict[str, object]]) -> None:
    """Rows by COPY into a passing table, from there by INSERT, so that the ledger has its reason."""
    text = io.StringIO()
    table_of_text = csv.DictWriter(text, columns, restval="")
    table_of_text.writerows(rows)
    text.seek(0)
    names = ", ".join(columns)
    texts = ", ".join(name for name in columns if name in NEVER_NULL)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMP TABLE generated ON COMMIT DROP AS SELECT {names} FROM {table} LIMIT 0")  # noqa: S608
        cursor.copy_expert(
            f"COPY generated ({names}) FROM STDIN WITH (FORMAT csv, FORCE_NOT_NULL ({texts}))", text
        )
        cursor.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM generated")  # noqa: S608
        cursor.execute("DROP TABLE generated")
