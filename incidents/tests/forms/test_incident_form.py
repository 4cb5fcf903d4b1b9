"""What an editor types into the incident form becomes values, or a sentence that helps."""

from datetime import date
from typing import Any

import pytest
from django.http import QueryDict

from incidents.forms import IncidentForm
from incidents.models import ActorAlias
from incidents.tests.factories import TODAY, make_actor, make_area, make_place

pytestmark = pytest.mark.django_db
OPENED_WITH = {"attribution": "unknown", "credibility": "6", "sub_event_type": "Armed clash"}
BAMBA_NAMES = (("fr", "Bamba"), ("ar", "بمبا"))


def filled(*, needs_source: bool = False, **typed: Any) -> IncidentForm:
    """An empty form as a browser sends it after typing; the sub-type is set unless typed otherwise."""
    data = QueryDict(mutable=True)
    for name, value in (OPENED_WITH | typed).items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return IncidentForm(data, today=TODAY, needs_source=needs_source)


def columns(**typed: Any) -> dict[str, Any]:
    form = filled(**typed)
    assert form.is_valid(), form.errors
    return form.values().columns


def errors(**typed: Any) -> dict[str, list[str]]:
    form = filled(**typed)
    assert not form.is_valid()
    return {name: [str(text) for text in found] for name, found in form.errors.items()}


def test_an_empty_form_with_a_sub_type_knows_nothing_and_says_so() -> None:
    found = columns()
    assert (found["event_type"], found["sub_event_type"]) == ("Battles", "Armed clash")
    assert (found["date_start"], found["date_end"], found["date_precision"]) == (None, None, "unknown")
    counts = [name for name in found if name.startswith(("fatalities", "injured", "missing", "abducted"))]
    assert len(counts) == 9
    assert {found[name] for name in counts} == {None}
    assert (found["point"], found["uncertainty_km"], found["place_id"], found["country"]) == (
        None,
        None,
        None,
        "",
    )
    assert found["civilian_targeting"] is None
    assert found["credibility"] == 6


def test_the_sub_type_is_required_and_sets_the_type() -> None:
    assert columns(sub_event_type="Suicide bomb")["event_type"] == "Explosions/Remote violence"
    assert set(errors(sub_event_type="")) == {"sub_event_type"}
    assert set(errors(sub_event_type="Rain")) == {"sub_event_type"}


@pytest.mark.parametrize(
    ("typed", "start", "end", "precision"),
    [
        ("1/7", date(2025, 7, 1), date(2025, 7, 1), "day"),
        ("hier", date(2025, 7, 2), date(2025, 7, 2), "day"),
        ("أمس", date(2025, 7, 2), date(2025, 7, 2), "day"),
        ("juin 2025", date(2025, 6, 1), date(2025, 6, 30), "month"),
        ("28/6-30/6", date(2025, 6, 28), date(2025, 6, 30), "days"),
        ("2024", date(2024, 1, 1), date(2024, 12, 31), "year"),
    ],
)
def test_dates_are_read_as_people_type_them(typed: str, start: date, end: date, precision: str) -> None:
    found = columns(date_text=typed)
    assert (found["date_start"], found["date_end"], found["date_precision"]) == (start, end, precision)


def test_an_event_that_goes_on_has_a_start_and_no_end() -> None:
    found = columns(date_text="1/7", date_is_open="on")
    assert (found["date_start"], found["date_end"]) == (date(2025, 7, 1), None)
    assert set(errors(date_is_open="on")) == {"date_text"}


@pytest.mark.parametrize(
    ("typed", "word"), [("gestern", "cannot be read"), ("31/6", "no such day"), ("1/1/2098", "future")]
)
def test_a_wrong_date_gets_its_own_sentence(typed: str, word: str) -> None:
    found = errors(date_text=typed)
    assert set(found) == {"date_text"}
    assert word in found["date_text"][0]


@pytest.mark.parametrize(
    ("typed", "low", "high"),
    [
        ("", None, None),
        ("?", None, None),
        ("0", 0, 0),
        ("12", 12, 12),
        ("30-34", 30, 34),
        ("30+", 30, None),
        ("<10", None, 10),
        ("١٢", 12, 12),
    ],
)
def test_counts_are_ranges_and_nothing_typed_is_unknown(
    typed: str, low: int | None, high: int | None
) -> None:
    found = columns(fatalities=typed, injured=typed)
    assert (found["fatalities_low"], found["fatalities_high"]) == (low, high)
    assert (found["injured_low"], found["injured_high"]) == (low, high)


@pytest.mark.parametrize("typed", ["many", "34-30", "-3", "100001", "3.5"])
def test_a_wrong_count_is_refused_beside_its_field(typed: str) -> None:
    assert set(errors(missing=typed)) == {"missing"}


@pytest.mark.parametrize(
    ("count", "best"), [("", "3"), ("3+", "3"), ("<5", "3"), ("3-5", "6"), ("3-5", "2"), ("3-5", "-4")]
)
def test_a_best_estimate_needs_a_range_around_it(count: str, best: str) -> None:
    assert set(errors(fatalities=count, fatalities_best=best)) == {"fatalities_best"}


def test_a_best_estimate_within_its_range_is_kept() -> None:
    assert columns(fatalities="3-5", fatalities_best="4")["fatalities_best"] == 4


@pytest.mark.parametrize("name", ["Kayes", "kayès", "كايس", "كَايِس", " KAYES "])
def test_a_place_is_found_by_name_in_any_language(name: str) -> None:
    place = make_place()
    found = columns(place_text=name)
    assert found["place_id"] == place.pk
    assert (found["point"].coords, found["uncertainty_km"], found["country"]) == (
        place.point.coords,
        5.0,
        "ML",
    )


def test_an_unknown_place_says_what_to_do() -> None:
    assert "click on the map" in errors(place_text="Nowhere")["place_text"][0]


def test_a_clicked_point_may_carry_a_name_that_no_gazetteer_holds() -> None:
    make_area(0)
    found = columns(place_text="Puits de Tin-Aouker", lat="14.5", lng="-11.5")
    assert (found["place_id"], found["place_name"]) == (None, "Puits de Tin-Aouker")
    assert (found["point"].coords, found["uncertainty_km"], found["country"]) == ((-11.5, 14.5), 5.0, "ML")


def test_of_two_places_of_one_name_the_editor_chooses() -> None:
    gao = make_place("bamba-gao", names=BAMBA_NAMES, admin1="Gao")
    mopti = make_place("bamba-mopti", names=BAMBA_NAMES, admin1="Mopti")
    message = errors(place_text="Bamba")["place_text"][0]
    assert "Gao" in message
    assert "Mopti" in message
    assert columns(place_text="Bamba", place=str(mopti.pk))["place_id"] == mopti.pk
    assert columns(place_text="بمبا", place=str(gao.pk))["place_id"] == gao.pk


def test_a_click_beside_a_chosen_place_moves_the_point_and_keeps_the_name() -> None:
    place = make_place()
    found = columns(place_text="Kayes", place=str(place.pk), lat="14.6", lng="-11.5", uncertainty_km="2")
    assert (found["place_id"], found["place_name"]) == (place.pk, "Kayes")
    assert (found["point"].coords, found["uncertainty_km"]) == ((-11.5, 14.6), 2.0)


def test_a_point_far_from_the_chosen_place_is_a_contradiction() -> None:
    place = make_place()
    assert set(errors(place_text="Kayes", place=str(place.pk), lat="17", lng="0")) == {"place_text"}


def test_a_hidden_place_left_over_from_another_name_is_ignored() -> None:
    kayes, nioro = make_place(), make_place("nioro", names=(("fr", "Nioro"),))
    assert columns(place_text="Nioro", place=str(kayes.pk))["place_id"] == nioro.pk
    assert set(errors(place_text="Nowhere", place=str(kayes.pk))) == {"place_text"}


@pytest.mark.parametrize("number", ["999999", "99999999999999999999", "-1", "x", "²"])
def test_a_hidden_place_that_does_not_exist_is_never_an_error_page(number: str) -> None:
    place = make_place()
    form = filled(place_text="Kayes", place=number)
    if form.is_valid():
        assert form.values().columns["place_id"] == place.pk


def test_a_point_needs_both_coordinates_within_their_bounds() -> None:
    assert set(errors(lat="14")) == {"lat"}
    assert set(errors(lng="14")) == {"lat"}
    assert set(errors(lat="91", lng="0")) == {"lat"}
    assert set(errors(lat="nan", lng="0")) == {"lat"}
    assert "lng" in errors(lat="0", lng="inf")


def test_actors_are_chosen_or_typed_by_any_name() -> None:
    jnim, army = make_actor("JNIM", aliases=("GSIM",)), make_actor("ML_FAMA", inter=1, aliases=("FAMa",))
    form = filled(
        perpetrators=[str(jnim.pk)], targets_text="fama", attribution="claimed", said_by="its spokesman"
    )
    assert form.is_valid(), form.errors
    entries = {
        (entry.actor_id, entry.role, entry.attribution, entry.said_by) for entry in form.values().actors
    }
    assert entries == {
        (jnim.pk, "perpetrator", "claimed", "its spokesman"),
        (army.pk, "target", "stated", ""),
    }


def test_an_actor_named_twice_is_one() -> None:
    jnim = make_actor("JNIM", aliases=("GSIM",))
    form = filled(perpetrators=[str(jnim.pk), str(jnim.pk)], perpetrators_text="gsim")
    assert form.is_valid()
    assert len(form.values().actors) == 1


def test_an_unknown_actor_is_named_in_the_error() -> None:
    assert "Boko Wahram" in errors(perpetrators_text="Boko Wahram")["perpetrators"][0]


def test_a_name_two_actors_bear_weakly_belongs_to_its_strong_owner() -> None:
    weak, strong = make_actor("WEAK"), make_actor("STRONG")
    for actor, is_strong in ((weak, False), (strong, True)):
        ActorAlias.objects.create(actor=actor, text="Katiba", folded="katiba", is_strong=is_strong)
    form = filled(perpetrators_text="Katiba")
    assert form.is_valid()
    assert [entry.actor_id for entry in form.values().actors] == [strong.pk]


@pytest.mark.parametrize(
    "about", [{"inter": 4, "is_community": True}, {"inter": 7}], ids=["community", "civilians"]
)
def test_a_community_is_never_a_perpetrator_and_may_be_a_target(about: dict[str, Any]) -> None:
    people = make_actor("PEOPLE", name_en="A community", **about)
    assert "A community cannot be a perpetrator" in errors(perpetrators=[str(people.pk)])["perpetrators"][0]
    assert filled(targets=[str(people.pk)]).is_valid()


@pytest.mark.parametrize("number", ["²", "99999999999999999999", "0", "x", "=", "-1"])
def test_an_actors_number_that_is_none_is_never_an_error_page(number: str) -> None:
    form = filled(perpetrators=[number])
    form.is_valid()
    assert str(form["perpetrators"])


def test_an_attribution_needs_someone_it_is_about() -> None:
    assert set(errors(attribution="claimed")) == {"perpetrators"}
    assert filled(attribution="unknown").is_valid()


def test_a_new_incident_needs_a_source() -> None:
    assert set(errors(needs_source=True)) == {"urls"}
    assert set(errors(needs_source=True, confidential_note="  ")) == {"urls"}
    assert filled(needs_source=True, confidential_note="told by phone").is_valid()
    assert filled(needs_source=True, urls="https://journal.example/a").is_valid()


def test_addresses_are_canonical_and_once() -> None:
    form = filled(
        urls="https://Journal.example/a?utm_source=x\nhttps://journal.example/a https://x.example/b"
    )
    assert form.is_valid()
    assert form.values().urls == ("https://journal.example/a", "https://x.example/b")
    assert "ftp://x" in errors(urls="ftp://x")["urls"][0]


def test_tags_are_parted_by_either_comma() -> None:
    assert columns(tags="raid, محور ، ,")["tags"] == ["raid", "محور"]


def test_text_that_the_database_cannot_hold_is_refused_in_the_form() -> None:
    for name in ("notes", "said_by", "place_text", "confidential_note", "date_text", "fatalities"):
        assert name in errors(**{name: "a\x00b"})
    assert "perpetrators" in errors(perpetrators_text="a\x00b")
