"""Circles, drawn polygons and the map's frame as conditions on the shown spot.

A spot is a disc: its centre and its uncertainty in km. All three let through
what MAY lie in the area asked for.
The distances are reckoned as static/js/lib does: a test of random shapes compares the two.
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib.gis.db.models import GeometryField
from django.db.models import F, Field, FloatField, Func, Q, Value
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import ASin, Cos, Greatest, Least, Power, Radians, Sin, Sqrt
from django.db.models.lookups import LessThanOrEqual

from incidents.models import Area

from .shown_spots import latitude, longitude, shown

EARTH_KM = 6371.0088  # mean radius, IUGG
DEGREE_KM = 111.195  # a degree of latitude on a sphere of that radius
NUMBER = FloatField()

Condition = Callable[[str, str], Q]


def near(lat: float, lng: float, km: float) -> Q:
    """Spots whose disc reaches into the circle of `km` round a point: great-circle distance."""
    return _on_spots(lambda point, radius: _within(great_circle_km(point, lat, lng) - F(radius), km))


def great_circle_km(point: str, lat: float, lng: float) -> CombinedExpression:
    """Kilometres from a column of points to a point in degrees, by the haversine formula."""
    here_lat, here_lng = latitude(point), longitude(point)
    over_lat = Power(Sin(Radians(here_lat - Value(lat)) / Value(2.0)), Value(2.0))
    over_lng = Power(Sin(Radians(here_lng - Value(lng)) / Value(2.0)), Value(2.0))
    chord = over_lat + Cos(Radians(here_lat)) * Cos(Radians(Value(lat, output_field=NUMBER))) * over_lng
    return Value(2 * EARTH_KM) * ASin(Least(Value(1.0), Sqrt(chord, output_field=NUMBER)))


def inside(shape: Sequence[tuple[float, float]]) -> Q:
    """Spots whose disc meets the polygon of (latitude, longitude), in the plane round the spot's centre."""
    frame = _frame(shape)
    return _on_spots(lambda point, radius: _may_meet(point, radius, frame) & _meets(point, radius, shape))


def in_frame(bounds: tuple[float, float, float, float]) -> Q:
    """Spots whose disc meets the frame (south, west, north, east), measured as `inside` does."""
    return _on_spots(lambda point, radius: _reaches(point, radius, bounds))


def _on_spots(condition: Condition) -> Q:
    return shown(condition("point", "uncertainty_km"), Area.objects.filter(condition("centre", "radius_km")))


def _within(distance: object, km: float) -> Q:
    return Q(LessThanOrEqual(distance, Value(km, output_field=NUMBER)))


def _frame(shape: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    lats, lngs = zip(*shape, strict=True)
    return min(lats), min(lngs), max(lats), max(lngs)


def _reaches(point: str, radius: str, bounds: tuple[float, float, float, float]) -> Q:
    """The exact rule for a frame: how far the centre lies from it, 0 inside."""
    south, west, north, east = bounds
    lat, lng, zero = latitude(point), longitude(point), Value(0.0)
    up = Greatest(zero, Value(south) - lat, lat - Value(north), output_field=NUMBER)
    across = Greatest(zero, Value(west) - lng, lng - Value(east), output_field=NUMBER) * Cos(Radians(lat))
    away = Value(DEGREE_KM) * Sqrt(up * up + across * across, output_field=NUMBER)
    return Q(LessThanOrEqual(away, F(radius)))


def _may_meet(point: str, radius: str, frame: tuple[float, float, float, float]) -> Q:
    """Whether the polygon's frame is reached: quickly reckoned, and true of whatever the polygon is."""
    margin = 1e-6  # degrees: the frame must never refuse what the polygon takes
    south, west, north, east = frame
    return _reaches(point, radius, (south - margin, west - margin, north + margin, east + margin))


def _meets(point: str, radius: str, shape: Sequence[tuple[float, float]]) -> Q:
    """The polygon in km round the spot's centre, and its distance from there, 0 inside."""
    lat, lng = latitude(point), longitude(point)
    ring = ",".join(f"{one_lng!r} {one_lat!r}" for one_lat, one_lng in (*shape, shape[0]))
    plane = GeometryField(srid=0)
    # Where the outline crosses itself, what it goes round an even number of times is outside.
    drawn = _sql(
        "ST_MakeValid", _sql("ST_GeomFromText", Value(f"POLYGON(({ring}))"), field=plane), field=plane
    )
    shifted = _sql("ST_Translate", drawn, Value(0.0) - lng, Value(0.0) - lat, field=plane)
    stretch = (Cos(Radians(lat)) * Value(DEGREE_KM), Value(DEGREE_KM))
    there = _sql("ST_Scale", shifted, *stretch, field=plane)
    here = _sql("ST_MakePoint", Value(0.0), Value(0.0), field=plane)
    return Q(LessThanOrEqual(_sql("ST_Distance", there, here, field=NUMBER), F(radius)))


def _sql(function: str, *arguments: object, field: "Field[Any, Any]") -> Func:
    return Func(*arguments, function=function, output_field=field)
