"""Where a point lies: the smallest area that an uncertain place can be said to be in."""

from dataclasses import dataclass

from django.contrib.gis.geos import Point

from incidents.models import Area

# Below this an uncertain disc is taken to lie in the area that holds its centre.
LOCAL_KM = 25.0
KM_PER_DEGREE = 111.32


@dataclass(frozen=True)
class AreaRule:
    """Two fragments of SQL over an area `a` (id, level, country, size in square degrees) and a disc `i`
    (point, km, country): whether the disc may lie in the area, and which of several areas comes first."""

    condition: str
    order: str


# A disc wider than LOCAL_KM counts as lying in an area only when the area is at least half as wide as the
# disc (radius of the circle of equal size), so that "central Mali" is not pinned to one district. Outlines
# overlap at borders: the incident's own country comes first, then the smaller area. One rule for one
# incident and for all of them (reference_data/current_areas.py); a test holds both together.
AREA_RULE = AreaRule(
    condition=(
        f"(coalesce(i.km, 0) <= {LOCAL_KM} OR"
        f" 2 * sqrt(a.size * {KM_PER_DEGREE}^2 * cos(radians(ST_Y(i.point))) / pi()) >= i.km)"
    ),
    order="(a.country = i.country) DESC, a.level DESC, a.size, a.id",
)

_AREA_OF = f"""
SELECT a.id FROM
    (SELECT id, level, country, ST_Area(geometry) AS size, geometry FROM incidents_area WHERE is_current) a,
    (SELECT ST_GeomFromEWKB(%s) AS point, %s::float8 AS km, %s AS country) i
WHERE ST_Intersects(a.geometry, i.point) AND {AREA_RULE.condition} ORDER BY {AREA_RULE.order} LIMIT 1
"""  # noqa: S608 (own fragments)


def area_of(point: Point | None, uncertainty_km: float | None, *, country: str = "") -> Area | None:
    """The smallest current area that a disc lies in, one of `country` before those across the border.

    None where there is no point and where no boundaries are loaded there. One query.
    """
    if point is None:
        return None
    values = (bytes(point.ewkb), uncertainty_km, country)
    # Outlines stay in the database: they are the bulk of a row and no caller reads them.
    fields = Area._meta.local_concrete_fields
    columns = ", ".join(str(field.column) for field in fields if field.name != "geometry")
    found = Area.objects.raw(f"SELECT {columns} FROM incidents_area WHERE id = ({_AREA_OF})", values)  # noqa: S608
    return next(iter(found), None)
