"""Loading administrative areas from GeoJSON."""

import gzip
import json
import math
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

from django.contrib.gis.geos import GEOSGeometry, MultiPolygon, Point
from django.db import transaction

from incidents.models import Area

from .loaded import Loaded

KM_PER_DEGREE = 111.32


def load_areas(path: Path) -> Loaded:
    """Areas of a GeoJSON file, plain or gzipped; properties level, code, name, country, vintage, source.

    Geometry that is not valid is mended and reported; a feature without area is refused.
    """
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as handle:
        features = json.load(handle)["features"]
    refused: list[str] = []
    rows = _one_row_a_code([row for feature in features if (row := _area_row(feature, refused))], refused)
    with transaction.atomic():
        before = Area.objects.count()
        Area.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["level", "code", "vintage"],
            update_fields=[
                "country",
                "name_en",
                "name_fr",
                "name_ar",
                "source",
                "geometry",
                "centre",
                "radius_km",
            ],
        )
        new = Area.objects.count() - before
    return Loaded(new, len(rows) - new, tuple(refused))


def _one_row_a_code(rows: list[Area], refused: list[str]) -> list[Area]:
    """Features of one code and name are parts of one area; one code for two names is told apart and said."""
    kept: dict[tuple[int, str, str], Area] = {}
    for row in rows:
        key = (row.level, row.code, row.vintage)
        twin = kept.get(key)
        if twin is not None and twin.name_en == row.name_en:
            joined = twin.geometry.union(row.geometry)
            twin.geometry = MultiPolygon(_polygons(joined), srid=4326)
            twin.centre, twin.radius_km = enclosing_circle(twin.geometry)
            continue
        if twin is not None:
            row.code = f"{row.code}:{row.name_en}"[:60]
            refused.append(f"{row.code}: shared its code with {twin.name_en}, told apart by its name")
        kept[(row.level, row.code, row.vintage)] = row
    return list(kept.values())


def enclosing_circle(geometry: MultiPolygon) -> tuple[Point, float]:
    """The middle of the outline's box and the radius in km of the circle round that box."""
    west, south, east, north = geometry.extent
    middle = Point((west + east) / 2, (south + north) / 2, srid=4326)
    width = (east - west) * math.cos(math.radians(middle.y))
    return middle, round(math.hypot(width, north - south) / 2 * KM_PER_DEGREE, 1)


def _area_row(feature: dict[str, Any], refused: list[str]) -> Area | None:
    about = feature["properties"]
    geometry = GEOSGeometry(json.dumps(feature["geometry"]), srid=4326)
    if not geometry.valid:
        geometry = geometry.make_valid()
        refused.append(f"{about['code']}: geometry mended")
    parts = _polygons(geometry)
    if not parts:
        refused.append(f"{about['code']}: no area, left out")
        return None
    outline = MultiPolygon(parts, srid=4326)
    centre, radius_km = enclosing_circle(outline)
    return Area(
        level=about["level"],
        code=about["code"],
        country=about["country"],
        name_en=about.get("name_en") or about["name"],
        name_fr=about.get("name_fr") or "",
        name_ar=about.get("name_ar") or "",
        vintage=about["vintage"],
        source=about["source"],
        geometry=outline,
        centre=centre,
        radius_km=radius_km,
    )


def _polygons(geometry: GEOSGeometry) -> list[GEOSGeometry]:
    if geometry.geom_type == "Polygon":
        return [geometry]
    if geometry.geom_type in ("MultiPolygon", "GeometryCollection"):
        return [polygon for part in cast("Iterable[GEOSGeometry]", geometry) for polygon in _polygons(part)]
    return []
