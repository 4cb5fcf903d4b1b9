"""ACLED's and UCDP's precision codes follow from the interval and the uncertainty."""

from datetime import date, timedelta

import pytest
from django.contrib.gis.geos import Point

from incidents.models import Area, Incident
from incidents.models.precision import (
    acled_geo_precision,
    acled_time_precision,
    ucdp_date_prec,
    ucdp_where_prec,
)

DAY = date(2025, 6, 1)


def until(days: int) -> date:
    """The last day of an interval so many days long."""
    return DAY + timedelta(days=days - 1)


@pytest.mark.parametrize(
    ("km", "code"), [(None, None), (0, 1), (12, 1), (12.1, 2), (60, 2), (60.1, 3), (400, 3)]
)
def test_acled_geo_precision_grows_with_the_uncertainty(km: float | None, code: int | None) -> None:
    assert acled_geo_precision(km) == code


@pytest.mark.parametrize(
    ("km", "level", "code"),
    [
        (None, 1, None),
        (0, None, 1),
        (12, 2, 1),
        (20, 2, 2),
        (25, 0, 2),
        (26, 2, 3),
        (26, 3, 3),
        (90, 1, 4),
        (90, None, 5),
        (600, 0, 6),
    ],
)
def test_ucdp_where_prec_follows_uncertainty_and_area(
    km: float | None, level: int | None, code: int | None
) -> None:
    assert ucdp_where_prec(km, level) == code


@pytest.mark.parametrize(("days", "acled", "ucdp"), [(1, 1, 1), (2, 2, 2), (6, 2, 2), (7, 2, 3), (8, 2, 4)])
def test_short_intervals_have_their_codes(days: int, acled: int, ucdp: int) -> None:
    assert (acled_time_precision(DAY, until(days)), ucdp_date_prec(DAY, until(days))) == (acled, ucdp)


@pytest.mark.parametrize(("days", "ucdp"), [(30, 4), (31, 4), (32, 5), (365, 5)])
def test_long_intervals_have_their_codes(days: int, ucdp: int) -> None:
    assert acled_time_precision(DAY, until(days)) == 3
    assert ucdp_date_prec(DAY, until(days)) == ucdp


def test_without_a_date_or_a_place_there_is_no_code() -> None:
    nothing = Incident()
    assert (nothing.geo_precision, nothing.where_prec, nothing.time_precision, nothing.date_prec) == (
        None,
    ) * 4
    assert not nothing.place_is_vague
    assert not nothing.date_is_vague
    assert not nothing.is_open_ended


def test_an_incident_derives_its_codes_from_what_it_stores() -> None:
    row = Incident(
        date_start=DAY,
        date_end=until(3),
        point=Point(0, 15, srid=4326),
        uncertainty_km=150.0,
        area=Area(level=1),
    )
    assert (row.geo_precision, row.where_prec, row.time_precision, row.date_prec) == (3, 4, 2, 2)
    assert row.place_is_vague
    assert row.date_is_vague


def test_an_open_end_counts_by_its_start_and_is_vague() -> None:
    row = Incident(date_start=DAY, date_end=None)
    assert row.is_open_ended
    assert row.date_is_vague
    assert (row.time_precision, row.date_prec) == (1, 1)
