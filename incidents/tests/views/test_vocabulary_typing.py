"""What an editor types on the vocabulary screens: added, asked about, refused, never lost."""

from datetime import date
from typing import Any
from urllib.parse import quote

import pytest
from django.contrib.gis.geos import Point
from django.test import Client

from incidents.models import Place, User
from incidents.services.vocabulary_merge import merge_rows
from incidents.tests.conftest import signed_in
from incidents.tests.factories import (
    make_actor,
    make_area,
    make_place,
    make_user,
)
from incidents.tests.views.test_bad_requests import ODD
from incidents.tests.views.vocabulary_desk import page_of, text_of

pytestmark = pytest.mark.django_db
FAR = Point(3.0, 15.0, srid=4326)
NEW_PLACE = {
    "name": "Ber",
    "kind": "town",
    "country": "ML",
    "lat": "16,83",
    "lng": "-2.53",
    "coord_source": "read on a map",
}


def test_a_place_is_added_with_its_names_and_a_usual_precision(editor_client: Client) -> None:
    page = page_of(editor_client, "/vocabulary/places/new/", NEW_PLACE | {"name_ar": "بير"})
    place = Place.objects.get()
    assert (place.point.coords, place.uncertainty_km, place.origin) == ((-2.53, 16.83), 3.0, "person")
    assert "“Ber” is added" in text_of(page)
    assert set(place.names.values_list("text", flat=True)) == {"Ber", "بير"}


def test_what_was_just_added_can_be_taken_back_at_once_and_that_undone_too(editor_client: Client) -> None:
    page = page_of(editor_client, "/vocabulary/places/new/", NEW_PLACE)
    for wanted in (True, False):
        form = page.xpath("//div[@role='status']//form[.//button[.='Undo']]")[0]
        page = page_of(editor_client, form.action, dict(form.form_values()))
        assert Place.objects.get().is_retired is wanted


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"names": (("fr", "BÈR"),), "point": FAR}, "the same name"),
        ({"names": (("fr", "Berr"),), "point": Point(-2.54, 16.84, srid=4326)}, "a similar name nearby"),
    ],
)
def test_likely_twins_are_shown_before_a_place_is_added(
    editor_client: Client, other: dict[str, Any], why: str
) -> None:
    twin = make_place("twin", **other)
    page = page_of(editor_client, "/vocabulary/places/new/", NEW_PLACE)
    assert why in text_of(page)
    assert page.xpath(f"//form//a[@href='/vocabulary/places/{twin.pk}/']")
    assert Place.objects.count() == 1
    page_of(editor_client, "/vocabulary/places/new/", NEW_PLACE | {"anyway": "1"})
    assert Place.objects.count() == 2


def test_a_point_in_another_country_is_asked_about(editor_client: Client) -> None:
    make_area(0, country="NE", box=(-3, 16, -2, 17))
    assert "lies in Niger, not in Mali" in text_of(
        page_of(editor_client, "/vocabulary/places/new/", NEW_PLACE)
    )
    assert not Place.objects.exists()


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("lat", "abc", "Enter a number"),
        ("lat", "NaN", "Enter a number"),
        ("lat", "1e999", "Enter a number"),
        ("lat", "91", "less than or equal to 90"),
        ("lng", "", "required"),
        ("uncertainty_km", "-1", "greater than or equal to 0"),
        ("name", "x" * 10_000, "at most 200 characters"),
        ("name", "a\x00b", "Null characters"),
        ("name", "12", "at least one letter"),
        ("coord_source", "", "required"),
        ("coord_source", "x" * 501, "at most 500 characters"),
        ("kind", "castle", "Select a valid choice"),
    ],
)
def test_nonsense_is_told_beside_its_field_and_nothing_typed_is_lost(
    editor_client: Client, field: str, typed: str, words: str
) -> None:
    page = page_of(editor_client, "/vocabulary/places/new/", NEW_PLACE | {field: typed}, status=422)
    errors = page.xpath(f"//*[@id='id_{field}']/ancestor::div[contains(@class,'field')][1]")[0]
    assert words in errors.text_content()
    kept = "name" if field != "name" else "coord_source"
    assert page.get_element_by_id(f"id_{kept}").get("value") == NEW_PLACE[kept]
    assert not Place.objects.exists()


def test_swapped_coordinates_are_recognised(editor_client: Client) -> None:
    swapped = NEW_PLACE | {"lat": "-11.44", "lng": "14.45"}
    page = text_of(page_of(editor_client, "/vocabulary/places/new/", swapped, status=422))
    assert "did you mean latitude 14.45, longitude -11.44?" in page
    page = text_of(page_of(editor_client, "/vocabulary/places/new/", NEW_PLACE | {"lat": "60"}, status=422))
    assert "lies far outside the region" in page


def test_degrees_may_be_typed_in_arabic_digits(editor_client: Client) -> None:
    page_of(editor_client, "/vocabulary/places/new/", NEW_PLACE | {"lat": "١٦٫٨٣"})
    assert Place.objects.get().point.y == 16.83


def edit_form(client: Client, path: str) -> dict[str, Any]:
    """What the form of a page would send as it opened."""
    page = page_of(client, path)
    form = next(form for form in page.forms if form.method == "POST" and form.xpath(".//*[@name='seen']"))
    data: dict[str, Any] = {}
    for name, value in form.form_values():
        data.setdefault(name, []).append(value or "")
    return data


def test_an_opened_form_sent_back_changes_nothing_but_needs_a_reason(editor_client: Client) -> None:
    place = make_place(admin1="Kayes", population=5)
    actor = make_actor(parent=make_actor("TOP", name_en="Top"), countries=["ML", "MA"])
    for path, row in (
        (f"places/{place.pk}/edit/", place),
        (f"actors/{actor.pk}/edit/", actor),
    ):
        before: dict[str, Any] = dict(type(row).objects.filter(pk=row.pk).values().get())
        data = edit_form(editor_client, f"/vocabulary/{path}")
        assert "required" in text_of(page_of(editor_client, f"/vocabulary/{path}", data, status=422))
        page_of(editor_client, f"/vocabulary/{path}", data | {"reason": "looked again"})
        after: dict[str, Any] = dict(type(row).objects.filter(pk=row.pk).values().get())
        assert {key for key in before if before[key] != after[key]} == {"edited_at"}


def test_a_change_is_put_back_from_its_message_and_is_not_over_a_later_one(editor_client: Client) -> None:
    place = make_place(admin1="Kayes")
    actor = make_actor(countries=["ML", "NE"], valid_from=date(2017, 3, 1), aliases=("Katiba", "b"))
    alias = actor.aliases.get(text="Katiba")
    for path, row, typed in (
        (f"/vocabulary/places/{place.pk}/edit/", place, {"admin1": "Nioro", "lat": "14.5"}),
        (f"/vocabulary/actors/{actor.pk}/edit/", actor, {"countries": ["BF"], "is_community": "on"}),
        (f"/vocabulary/actors/names/{alias.pk}/", alias, {"text": "Katibas", "is_strong": ""}),
    ):
        rows = type(row)._default_manager.filter(pk=row.pk)
        before: dict[str, Any] = dict(rows.values().get())
        data = edit_form(editor_client, path) | typed | {"reason": "x"}
        page = page_of(editor_client, path, data)
        form = page.xpath("//div[@role='status']//form")[0]
        back: dict[str, Any] = {}
        for name, value in form.form_values():
            back.setdefault(name, []).append(value)
        page_of(editor_client, form.action, back)
        after: dict[str, Any] = dict(rows.values().get())
        assert {key for key in before if before[key] != after[key]} == {"edited_at"}
        page_of(editor_client, form.action, back, status=422)


def test_the_second_of_two_editors_sees_both_values_and_loses_nothing(editor_client: Client) -> None:
    place = make_place()
    path = f"/vocabulary/places/{place.pk}/edit/"
    mine, theirs = edit_form(editor_client, path), edit_form(editor_client, path)
    page_of(signed_in(make_user()), path, theirs | {"admin1": "Diéma", "reason": "census"})
    page = page_of(editor_client, path, mine | {"admin1": "Nioro", "reason": "visit"}, status=422)
    assert "Someone else changed this" in text_of(page)
    row = page.xpath("//table//tr[th[.='Region or province']]")[0].text_content()
    assert "Diéma" in row
    assert "Nioro" in row
    assert page.get_element_by_id("id_admin1").get("value") == "Nioro"
    form = next(form for form in page.forms if form.xpath(".//*[@name='seen']"))
    page_of(editor_client, path, {k: v for k, v in form.form_values() if v is not None})
    place.refresh_from_db()
    assert place.admin1 == "Nioro"


def test_a_strong_alias_of_another_actor_is_refused_with_a_link_to_its_owner(editor_client: Client) -> None:
    owner = make_actor("OWNER", name_en="The owner", aliases=("Katiba Serma",))
    actor = make_actor("OTHER")
    path = f"/vocabulary/actors/{actor.pk}/names/new/"
    page = page_of(editor_client, path, {"text": "katiba serma", "is_strong": "on"}, status=422)
    assert "is a strong alias of The owner" in text_of(page)
    assert page.xpath(f"//a[@href='/vocabulary/actors/{owner.pk}/']")
    page_of(editor_client, path, {"text": "katiba serma"})
    assert actor.aliases.get().is_strong is False


@pytest.mark.parametrize("word", ["of", "terroristes", "attaque", "الجيش", "soldats"])
def test_an_ordinary_word_is_asked_about_before_it_becomes_an_alias(editor_client: Client, word: str) -> None:
    actor = make_actor()
    path = f"/vocabulary/actors/{actor.pk}/names/new/"
    assert "Nothing is saved yet" in text_of(page_of(editor_client, path, {"text": word}))
    assert not actor.aliases.exists()
    page_of(editor_client, path, {"text": word, "anyway": "1"})
    assert actor.aliases.exists()


@pytest.mark.parametrize("name", ["Katiba Macina", "نصرة الإسلام", "Mourdiah", "JNIM"])
def test_a_proper_name_is_taken_without_a_question(editor_client: Client, name: str) -> None:
    actor = make_actor()
    page_of(editor_client, f"/vocabulary/actors/{actor.pk}/names/new/", {"text": name})
    assert actor.aliases.get().text == name


def test_a_name_in_arabic_letters_is_arabic_unless_another_language_is_said(editor_client: Client) -> None:
    actor = make_actor()
    for text, language in (("نصرة الإسلام", ""), ("Katiba", ""), ("كتيبة", "fr")):
        page_of(
            editor_client, f"/vocabulary/actors/{actor.pk}/names/new/", {"text": text, "language": language}
        )
    assert list(actor.aliases.order_by("pk").values_list("language", flat=True)) == ["ar", "", "fr"]


def test_a_name_that_other_places_bear_is_added_after_they_were_shown(editor_client: Client) -> None:
    place, homonym = make_place(), make_place("far", names=(("fr", "Bamba"),), point=FAR)
    path = f"/vocabulary/places/{place.pk}/names/new/"
    page = page_of(editor_client, path, {"text": "Bamba"})
    assert page.xpath(f"//form//a[@href='/vocabulary/places/{homonym.pk}/']")
    page_of(editor_client, path, {"text": "Bamba", "anyway": "1"})
    assert place.names.filter(text="Bamba").exists()


@pytest.mark.parametrize("value", ODD, ids=ascii)
def test_odd_values_are_answered(editor: User, editor_client: Client, value: str) -> None:
    place, actor = make_place(), make_actor(aliases=("Katiba", "b"))
    merge = merge_rows(place, make_place("other"), editor=editor, reason="x")
    odd = quote(value)
    filters = "&".join(
        f"{name}={odd}" for name in ("q", "country", "kind", "origin", "state", "lacks", "page")
    )
    for path in (f"places/?{filters}", f"actors/?{filters}", f"places/new/?name={odd}",
                 f"places/{place.pk}/merge/?q={odd}", f"actors/{actor.pk}/merge/?into={odd}"):  # fmt: skip
        assert editor_client.get(f"/vocabulary/{path}").status_code in (200, 404), path
    names = """
        name name_ar name_fr name_en kind country admin1 lat lng uncertainty_km population coord_source inter
        countries parent parent_text valid_from valid_to is_community reason seen anyway text language
        is_strong is_preferred checked into
    """
    data = dict.fromkeys(names.split(), value)
    alias, name = actor.aliases.first(), place.names.first()
    for path in (
        "places/new/", "actors/new/", f"places/{place.pk}/edit/", f"actors/{actor.pk}/edit/",
        f"places/{place.pk}/merge/", f"places/{place.pk}/names/new/", f"actors/{actor.pk}/names/new/",
        f"actors/names/{alias.pk}/", f"places/names/{name.pk}/", f"actors/names/{alias.pk}/retire/",
        f"places/{place.pk}/retire/", f"places/{place.pk}/restore/", f"merges/{merge.pk}/undo/",
    ):  # fmt: skip
        assert editor_client.post(f"/vocabulary/{path}", data).status_code in (200, 302, 404, 422), path
