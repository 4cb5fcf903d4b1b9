"""Which vintage of boundaries counts today, and the area of every incident when that changes."""

from dataclasses import dataclass
from datetime import date

import pghistory
from django.db import transaction
from django.utils.translation import gettext_noop

from incidents.selectors.history import SYSTEM_ROLE
from incidents.services.ledger import move_generation
from incidents.services.places import AREA_RULE

from .staging import run, whole_joins

BOUNDARIES_CHANGED = gettext_noop("the boundaries were replaced, so the area was looked up again")


@dataclass(frozen=True)
class AreaChanges:
    """Areas that began or ceased to be current, and incidents whose area is another one now."""

    areas: int
    incidents: int


def refresh_current_areas(today: date, *, outlines_changed: bool = False) -> AreaChanges:
    """What changed after saying anew which areas are current on a day; `prepare` calls it each time.

    Of each country and level one vintage is current: among those in force on the day the one whose validity
    begins last, among those without dates the one loaded last; dated ones come first. Incidents of all dates
    are placed in it (docs/decisions/0007-areas-of-today-for-all-dates.md), again where a vintage came or
    went or, as the caller says, an area changed. Then the generation of incidents moves, since their pages
    and the dashboard name areas, whether or not any incident moved.
    """
    with transaction.atomic():
        areas = run(_CURRENT, today=today)
        if not areas and not outlines_changed:
            return AreaChanges(0, 0)
        incidents = place_incidents_again()
        move_generation("incidents")
    return AreaChanges(areas, incidents)


def place_incidents_again() -> int:
    """The number of incidents whose area is another one under today's boundaries; the ledger says why.

    The rule is that of services.places.area_of, asked of outlines cut into small pieces, so that a hundred
    thousand incidents take seconds.
    """
    with transaction.atomic(), pghistory.context(role=SYSTEM_ROLE, reason=BOUNDARIES_CHANGED):
        run("DROP TABLE IF EXISTS area_piece")
        run(_PIECES)
        run("CREATE INDEX ON area_piece USING gist (shape)")
        run("ANALYZE area_piece")
        with whole_joins():
            moved = run(_PLACE_AGAIN)
    return moved


_CURRENT = """
WITH in_force AS (
    SELECT id, country, level, vintage, valid_from, loaded_at FROM incidents_area
    WHERE (valid_from IS NULL OR valid_from <= %(today)s) AND (valid_to IS NULL OR valid_to >= %(today)s)
), winner AS (
    SELECT DISTINCT ON (country, level) country, level, vintage FROM in_force
    ORDER BY country, level, valid_from DESC NULLS LAST, loaded_at DESC, vintage DESC
), wanted AS (
    SELECT a.id, winner.vintage IS NOT NULL AND in_force.id IS NOT NULL AS is_current
    FROM incidents_area a
    LEFT JOIN in_force ON in_force.id = a.id
    LEFT JOIN winner ON winner.country = a.country AND winner.level = a.level AND winner.vintage = a.vintage
)
UPDATE incidents_area a SET is_current = wanted.is_current FROM wanted
WHERE a.id = wanted.id AND a.is_current <> wanted.is_current
"""

_PIECES = """
CREATE TEMPORARY TABLE area_piece ON COMMIT DROP AS
SELECT id, level, country, ST_Area(geometry) AS size, ST_Subdivide(geometry, 256) AS shape
FROM incidents_area WHERE is_current
"""

_PLACE_AGAIN = f"""
WITH wanted AS (
    SELECT i.id, (
        SELECT a.id FROM area_piece a WHERE ST_Intersects(a.shape, i.point) AND {AREA_RULE.condition}
        ORDER BY {AREA_RULE.order} LIMIT 1
    ) AS area_id
    FROM (SELECT id, point, uncertainty_km AS km, country FROM incidents_incident) i
)
UPDATE incidents_incident i SET area_id = wanted.area_id FROM wanted
WHERE i.id = wanted.id AND i.area_id IS DISTINCT FROM wanted.area_id
"""  # noqa: S608 (own fragments)
