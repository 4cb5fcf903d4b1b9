"""Known incidents beside the one on the desk."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.gis.geos import Point

from incidents.selectors.neighbours import MOST, Question, known_around, likely_duplicates
from incidents.tests.factories import make_incident

pytestmark = pytest.mark.django_db
DAY, SPOT = date(2025, 7, 1), Point(-11.44, 14.45, srid=4326)
QUESTION = Question(DAY, DAY, SPOT, 5.0, "ML")


def known(days: int = 0, degrees: float = 0.0, **values: Any) -> Any:
    day = DAY + timedelta(days=days)
    return make_incident(
        date_start=day, point=Point(SPOT.x, SPOT.y + degrees, srid=4326), country="ML", **values
    )


def test_duplicates_are_near_in_time_and_place() -> None:
    near = [known(), known(3), known(-3, 0.2)]
    known(4)
    known(0, 1.0)
    assert set(likely_duplicates(QUESTION)) == set(near)


def test_a_vague_place_looks_farther() -> None:
    far = known(0, 1.0)
    assert likely_duplicates(Question(DAY, DAY, SPOT, 100.0, "ML")) == [far]


def test_drafts_count_and_withdrawn_ones_and_itself_do_not() -> None:
    draft = known()
    published = known(status="published")
    known(status="withdrawn")
    assert set(likely_duplicates(QUESTION)) == {draft, published}
    assert likely_duplicates(QUESTION, exclude_id=draft.pk) == [published]


def test_without_a_date_or_a_point_nothing_is_claimed_to_be_a_duplicate() -> None:
    known()
    assert likely_duplicates(Question(None, None, SPOT, 5.0, "ML")) == []
    assert likely_duplicates(Question(DAY, DAY, None, 5.0, "ML")) == []


def test_a_recalled_event_is_compared_with_45_days_of_its_country() -> None:
    before, after, unplaced = known(-45), known(45, 3.0), make_incident(date_start=DAY, country="")
    known(46)
    make_incident(date_start=DAY, country="NE")
    assert set(known_around(QUESTION)) == {before, after, unplaced}


def test_an_open_ended_one_is_always_near_once_it_began() -> None:
    siege = known(-300, date_end=None)
    assert likely_duplicates(QUESTION) == [siege]


def test_the_nearest_in_time_come_first_and_not_too_many() -> None:
    for days in (3, -2, 1, 0):
        known(days)
    found = known_around(QUESTION)
    assert [abs((row.date_start - DAY).days) for row in found if row.date_start] == [0, 1, 2, 3]
    for _ in range(MOST):
        known(10)
    assert len(known_around(QUESTION)) == MOST
