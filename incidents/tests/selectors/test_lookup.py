"""Places and actors found while typing."""

import pytest
from django.contrib.gis.geos import Point

from incidents.models import Place, PlaceName, RowOrigin
from incidents.selectors.lookup import MOST, actors_named, place_nearest, places_named
from incidents.selectors.vocabulary import current_vocabulary, known_terms
from incidents.services.ledger import move_generation
from incidents.tests.factories import make_actor, make_place

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", ["Kay", "kayès", "كاي", "كَايس", "KAYES"])
def test_a_place_is_found_in_any_language_and_spelling(typed: str) -> None:
    place = make_place()
    make_place("gao", names=(("fr", "Gao"), ("ar", "غاو")))
    assert places_named(typed) == [place]


def test_a_slip_of_the_keyboard_still_finds_the_place() -> None:
    place = make_place("timbuktu", names=(("fr", "Tombouctou"),))
    assert places_named("Tomboctou") == [place]


def test_exact_names_come_first_then_larger_places() -> None:
    small = make_place("niono", names=(("fr", "Nioro"),), population=10)
    longer = make_place("nioro-2", names=(("fr", "Nioro du Sahel"),), population=90_000)
    other = make_place("nioro-3", names=(("fr", "Nioro du Rip"),), population=100)
    assert places_named("nioro") == [small, longer, other]


@pytest.mark.parametrize("typed", ["", "  ", "%", "_", "'; --", "ـ"])
def test_nothing_and_wildcards_find_nothing(typed: str) -> None:
    make_place()
    assert places_named(typed) == []


def test_only_so_many_are_offered() -> None:
    for number in range(MOST + 3):
        make_place(f"p{number}", names=(("fr", f"Kayes {number}"),))
        make_actor(f"KATIBA{number}", aliases=(f"katiba {number}",))
    assert len(places_named("kayes")) == len(actors_named("katiba")) == MOST


@pytest.mark.parametrize("typed", ["gsim", "نصرة", "JNIM", "soutien", "support"])
def test_an_actor_is_found_by_alias_name_or_key(typed: str) -> None:
    actor = make_actor(
        "JNIM",
        aliases=("GSIM", "جماعة نصرة الإسلام"),
        name_en="Group for support",
        name_fr="Groupe de soutien",
    )
    make_actor("OTHER", name_en="Somebody else")
    assert actors_named(typed) == [actor]


def test_the_place_nearest_to_a_click_is_a_town_and_not_a_region() -> None:
    town = make_place("town", names=(("fr", "Town"),), point=Point(0.1, 15, srid=4326))
    make_place("far", names=(("fr", "Far"),), point=Point(0.3, 15, srid=4326))
    make_place("zone", names=(("fr", "Zone"),), kind="region", point=Point(0, 15, srid=4326))
    assert place_nearest(Point(0, 15, srid=4326)) == town
    assert place_nearest(Point(9, 15, srid=4326)) is None


def test_a_new_alias_reaches_a_process_that_holds_the_vocabulary() -> None:
    make_place()
    assert "gsim" not in known_terms()
    vocabulary = current_vocabulary()
    make_actor("JNIM", aliases=("GSIM",))
    assert "gsim" not in known_terms()
    assert current_vocabulary() is vocabulary
    move_generation("vocabulary")
    assert "gsim" in known_terms()
    assert current_vocabulary() is not vocabulary


def test_readers_are_offered_no_place_and_no_name_that_the_desk_added() -> None:
    town = make_place()
    shelter = make_place("shelter", names=(("fr", "Kayes, foyer"),))
    assert places_named("kayes", published_only=True) == [town, shelter]
    Place.objects.filter(pk=shelter.pk).update(origin=RowOrigin.PERSON)
    assert places_named("kayes", published_only=True) == [town]
    PlaceName.objects.filter(place=town).update(origin=RowOrigin.PERSON)
    assert places_named("kayes", published_only=True) == []
    assert places_named("kayes") == [town, shelter]
