"""Where a point lies: the smallest area that an uncertain place can be said to be in."""

import math
from typing import Any

from django.contrib.gis.db.models.functions import Area as AreaSize
from django.contrib.gis.geos import Point

from incidents.models import Area

# Below this an uncertain disc is taken to lie in the area that holds its centre.
LOCAL_KM = 25.0


def area_of(point: Point | None, uncertainty_km: float | None) -> Area | None:
    """The smallest current area that a disc lies in; None where no boundaries are loaded there.

    A disc wider than LOCAL_KM counts as lying in an area only when the area is at least half as
    wide as the disc (radius of the circle of equal size), so that "central Mali" is not pinned to
    one district. One query.
    """
    if point is None:
        return None
    found = Area.objects.filter(is_current=True, geometry__intersects=point)
    found = found.annotate(size=AreaSize("geometry")).order_by("-level")
    for area in found.defer("geometry"):
        if (uncertainty_km or 0) <= LOCAL_KM or _radius_km(area.size, point) * 2 >= (uncertainty_km or 0):
            return area
    return None


def _radius_km(square_degrees: Any, point: Point) -> float:
    """Radius in km of the circle as large as an area given in square degrees near `point`."""
    degrees = float(getattr(square_degrees, "sq_m", square_degrees) or 0)
    square_km = degrees * 111.32**2 * math.cos(math.radians(point.y))
    return math.sqrt(square_km / math.pi)
