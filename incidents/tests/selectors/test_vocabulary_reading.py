"""How extraction's vocabulary is read from the tables."""

import pytest
from django.contrib.gis.geos import Point
from django.utils import timezone

from incidents.extraction.types import PlaceNameRecord, PlaceRecord
from incidents.models import RowOrigin
from incidents.selectors.vocabulary import known_terms, place_records
from incidents.tests.factories import make_place

pytestmark = pytest.mark.django_db


def test_a_place_is_read_to_the_letter_with_its_names_in_order() -> None:
    make_place("ML-kayes", population=127368)
    assert place_records() == (
        PlaceRecord(
            key="ML-kayes",
            names=(
                PlaceNameRecord("en", "Kayes"),
                PlaceNameRecord("fr", "Kayes"),
                PlaceNameRecord("ar", "كايس"),
            ),
            country="ML",
            admin1="Kayes",
            lat=14.4469,
            lon=-11.4443,
            kind="town",
            population=127368,
            uncertainty_km=5.0,
        ),
    )


def test_retired_places_and_names_are_not_read() -> None:
    make_place("gone", retired_at=timezone.now())
    kept = make_place("kept", names=(("fr", "Koro"), ("en", "Korro")))
    kept.names.filter(text="Korro").update(retired_at=timezone.now())
    nameless = make_place("nameless", names=(("fr", "Sans"),))
    nameless.names.update(retired_at=timezone.now())
    [record] = place_records()
    assert (record.key, [name.text for name in record.names]) == ("kept", ["Koro"])


def test_what_a_person_wrote_comes_before_gazetteers_and_large_before_small() -> None:
    make_place("geonames:1", origin=RowOrigin.GAZETTEER, population=10)
    make_place("geonames:2", origin=RowOrigin.GAZETTEER, population=900)
    make_place("geonames:3", origin=RowOrigin.GAZETTEER)
    make_place("seed", origin=RowOrigin.SEED)
    make_place("person", origin=RowOrigin.PERSON, population=5)
    keys = [record.key for record in place_records()]
    assert keys == ["person", "seed", "geonames:2", "geonames:1", "geonames:3"]


def test_places_cost_two_queries_whatever_their_number(django_assert_num_queries) -> None:
    for number in range(20):
        make_place(f"p{number}", point=Point(number, 10, srid=4326))
    with django_assert_num_queries(2):
        assert len(place_records()) == 20


def test_a_hamlet_called_after_a_person_lifts_no_mask() -> None:
    make_place("geonames:1", origin=RowOrigin.GAZETTEER, names=(("", "Adama Diomande"),))
    make_place("geonames:2", origin=RowOrigin.GAZETTEER, population=5000, names=(("", "Koulikoro"),))
    make_place("seed", names=(("", "Ogossagou"),))
    assert "adama diomande" not in known_terms()
    assert {"koulikoro", "ogossagou"} <= known_terms()
