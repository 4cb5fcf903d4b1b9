"""Columns that queries compute and more than one reader needs."""

from django.db.models import BigIntegerField, FloatField, Func
from django.db.models.functions import Cast, Substr

PREFIX = "SW-"  # of a public id, before its number


def public_number() -> Cast:
    """The number of an incident's public id: 12 of SW-000012."""
    return Cast(Substr("public_id", len(PREFIX) + 1), BigIntegerField())


class Latitude(Func):
    """The latitude of a point in degrees."""

    function = "ST_Y"
    output_field = FloatField()


class Longitude(Latitude):
    """The longitude of a point in degrees."""

    function = "ST_X"
