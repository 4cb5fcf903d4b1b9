"""Masks fall on names and on nothing else."""

import pytest

from incidents.models import Incident
from incidents.selectors.redaction import mask_place, public_quote, spot_of
from incidents.tests.factories import make_actor, make_incident, make_place

pytestmark = pytest.mark.django_db


def at_risk(name: str, *more: tuple[str, str]) -> Incident:
    place = make_place(name, names=(("fr", name), *more))
    return make_incident(place=place, place_name=name, point=place.point, target_kind="health")


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("à Ber, hier", "à […], hier"),
        ("En septembre, à BER.", "En septembre, à […]."),
        ("l'hôpital de Ber", "l'hôpital de […]"),
        ("Nouakchott", "Nouakchott"),
        ("في بير وقرب بير.", "في […] وقرب […]."),
    ],
)
def test_a_short_name_is_masked_and_longer_words_are_not(text: str, masked: str) -> None:
    assert mask_place(text, at_risk("Ber", ("ar", "بير"))) == masked


def test_the_longest_name_is_masked_first() -> None:
    incident = at_risk("Kayes", ("fr", "Kayes Ndi"))
    assert mask_place("Kayes Ndi et Kayes", incident) == "[…] et […]"


def test_a_name_broken_over_two_lines_or_written_with_vowels_is_masked() -> None:
    incident = at_risk("Tin Hama", ("ar", "تين هاما"))
    assert mask_place("à Tin  Hama et تِين هاما", incident) == "à […] et […]"


def test_where_nothing_is_withheld_nothing_is_masked() -> None:
    place = make_place("Ber", names=(("fr", "Ber"),))
    incident = make_incident(place=place, place_name="Ber", point=place.point)
    assert mask_place("à Ber", incident) == "à Ber"


def test_known_actors_and_places_are_not_taken_for_persons() -> None:
    make_place("tessalit", names=(("fr", "Tessalit Nord"),))
    make_actor("KM", name_en="Katiba Macina", aliases=("Katiba Macina",))
    text = "Le chef Amadou Diallo accuse Katiba Macina à Tessalit Nord."
    assert public_quote(text, make_incident()) == "Le chef […] accuse Katiba Macina à Tessalit Nord."


def test_a_quote_is_cut_after_masking() -> None:
    incident = at_risk("Ber")
    quote = public_quote("a Ber " * 100, incident)
    assert len(quote) == 300
    assert quote.endswith("…")
    assert "Ber" not in quote


def test_an_exact_spot_and_a_coarse_one_never_share_coordinates() -> None:
    incident = at_risk("Ber")
    exact, coarse = spot_of(incident, exact=True), spot_of(incident, exact=False)
    assert (exact.is_withheld, coarse.is_withheld) == (False, True)
    assert coarse.lat is None
    assert "Ber" not in coarse.name
