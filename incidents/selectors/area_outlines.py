"""Outlines of the current areas of a level, small enough to be drawn on the dashboard's map."""

import json
from dataclasses import dataclass
from threading import Lock
from typing import Any

from django.contrib.gis.db.models.functions import AsGeoJSON, NumPoints, SnapToGrid
from django.db.models import Count, Max, QuerySet, Sum

from incidents.models import Area

LEVELS = (1, 2)
# The boundaries of our set-up have 31,000 points at level 1, which is 55 kB in brotli. Finer ones that an
# operator loads are put on a coarser grid until they are no larger than twice that.
MOST_POINTS = 60_000
FINEST_UNIT = 0.01
COARSEST_UNIT = 0.16

_lock = Lock()
_kept: dict[int, tuple["OutlinesKey", bytes]] = {}


@dataclass(frozen=True)
class OutlinesKey:
    """Everything that the outlines of a level depend on; `etag` is the same for the same outlines."""

    level: int
    areas: int
    sum_of_ids: int
    loaded: str
    levels: tuple[int, ...]

    @classmethod
    def now(cls, level: int) -> "OutlinesKey":
        """The key of what is loaded. One query."""
        loaded = (
            Area.objects.filter(is_current=True, level__in=LEVELS)
            .order_by()
            .values_list("level")
            .annotate(Count("pk"), Sum("pk"), Max("loaded_at"))
        )
        found: dict[int, list[Any]] = {row[0]: list(row[1:]) for row in loaded}
        areas, sum_of_ids, last = found.get(level, [0, 0, ""])
        return cls(level, areas, sum_of_ids, str(last), tuple(sorted(found)))

    @property
    def etag(self) -> str:
        """A weak ETag, whatever the encoding."""
        loaded = "".join(letter for letter in self.loaded if letter.isdigit())
        levels = "".join(map(str, self.levels))
        return f'W/"areas.{self.level}.{self.areas}.{self.sum_of_ids}.{loaded}.{levels}"'


def packed_outlines(level: int) -> tuple[OutlinesKey, bytes]:
    """The outlines as JSON and their key; kept in the process until other boundaries are loaded.

    {"level", "levels": those that are loaded, "unit": degrees, "areas": [[id, country, [ring…]]…]}. A ring is
    [lng, lat, lng, lat…] in units, each point but the first told as the step from the one before; rings of
    all parts follow each other and are filled even-odd. Names are those of /data/names.json.
    """
    key = OutlinesKey.now(level)
    with _lock:
        kept = _kept.get(level)
        if kept is None or kept[0] != key:
            kept = _kept[level] = (key, _as_json(key))
    return kept


def _as_json(key: OutlinesKey) -> bytes:
    unit = _unit_for(key.level)
    rows = [
        [area_id, country, _rings(json.loads(outline), unit)]
        for area_id, country, outline in _snapped(key.level, unit)
    ]
    data = {"level": key.level, "levels": key.levels, "unit": unit, "areas": [row for row in rows if row[2]]}
    return json.dumps(data, separators=(",", ":")).encode()


def _unit_for(level: int) -> float:
    """The finest grid on which all outlines of the level together have few enough points."""
    unit = FINEST_UNIT
    while unit < COARSEST_UNIT:
        points = NumPoints(SnapToGrid("geometry", unit))
        total = Area.objects.filter(is_current=True, level=level).aggregate(total=Sum(points))["total"] or 0
        if total <= MOST_POINTS:
            break
        unit *= 2
    return unit


def _snapped(level: int, unit: float) -> QuerySet[Area, tuple[int, str, str]]:
    """(id, country, GeoJSON) on the grid; without coordinates where the area is smaller than the grid.

    A grid moves a shared border for both neighbours alike; Douglas-Peucker, which looks at each outline
    alone, tears gaps between them.
    """
    outline = AsGeoJSON(SnapToGrid("geometry", unit), precision=5)
    areas = Area.objects.filter(is_current=True, level=level).annotate(outline=outline)
    return areas.order_by("pk").values_list("pk", "country", "outline")


def _rings(outline: dict, unit: float) -> list[list[int]]:
    return [_steps(ring, unit) for polygon in outline.get("coordinates", ()) for ring in polygon]


def _steps(ring: list[list[float]], unit: float) -> list[int]:
    """The ring without its last point, which repeats the first."""
    steps: list[int] = []
    before = (0, 0)
    for lng, lat in ring[:-1]:
        here = (round(lng / unit), round(lat / unit))
        steps += (here[0] - before[0], here[1] - before[1])
        before = here
    return steps
