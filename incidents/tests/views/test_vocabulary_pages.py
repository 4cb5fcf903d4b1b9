"""The vocabulary screens as an editor reads them: lists, pages of rows, merges."""

from urllib.parse import quote

import pytest
from django.contrib.gis.geos import Point
from django.test import Client

from incidents.models import Actor, ActorAlias, Place, PlaceName, User, VocabularyMerge
from incidents.services.vocabulary import retire_row
from incidents.services.vocabulary_merge import merge_rows
from incidents.tests.factories import (
    make_actor,
    make_candidate,
    make_incident,
    make_place,
    make_source,
    make_world,
)
from incidents.tests.views.vocabulary_desk import page_of, text_of

pytestmark = pytest.mark.django_db
FAR = Point(3.0, 15.0, srid=4326)


def found(client: Client, query: str) -> list[str]:
    page = page_of(client, f"/vocabulary/{query}")
    return [" ".join(link.text_content().split()) for link in page.xpath("//tbody//th/a")]


def test_places_are_found_by_any_spelling_and_homonyms_are_told_apart(editor_client: Client) -> None:
    make_place("kayes")
    make_place(
        "far", names=(("fr", "Kayès-Nord"), ("ar", "الكايس")), country="NE", point=FAR, admin1="Tahoua"
    )
    make_place("other", names=(("en", "Bamako"),))
    for typed in ("kayes", "KAYÈS", "كايس", "الكايس", "Kayess"):
        assert set(found(editor_client, f"places/?q={quote(typed)}")) == {"Kayes", "Kayès-Nord"}, typed
    page = text_of(page_of(editor_client, "/vocabulary/places/?q=kayes"))
    assert "Niger · Tahoua 15.00, 3.00" in page
    assert "Mali · Kayes 14.45, -11.44" in page


def test_the_filters_of_places_leave_what_they_say(editor: User, editor_client: Client) -> None:
    make_place("seed")
    make_place("mine", names=(("fr", "Fosse"),), kind="mine", origin="gazetteer", country="GN")
    checked = make_place("checked", names=(("ar", "بير"),), origin="person")
    PlaceName.objects.filter(place=checked).update(checked="https://example.org/")
    gone = make_place("gone", names=(("fr", "Gone"), ("ar", "غ")))
    retire_row(Place, gone.pk, editor=editor, reason="never existed")
    expected = {
        "": {"Kayes", "Fosse", "بير"},
        "?country=ML": {"Kayes", "بير"},
        "?country=other": {"Fosse"},
        "?kind=mine": {"Fosse"},
        "?origin=gazetteer": {"Fosse"},
        "?lacks=arabic": {"Fosse"},
        "?lacks=checked": {"Kayes", "Fosse"},
        "?state=retired": {"Gone"},
        "?state=any": {"Kayes", "Fosse", "بير", "Gone"},
        "?state=merged": set(),
        "?kind=nonsense&country=99": {"Kayes", "Fosse", "بير"},
    }
    assert {query: set(found(editor_client, f"places/{query}")) for query in expected} == expected


def test_actors_are_found_by_alias_and_filtered(editor: User, editor_client: Client) -> None:
    make_actor("JNIM", name_en="Support Group", aliases=("نصرة الإسلام", "GSIM"), countries=["ML", "BF"])
    make_actor("ARMY", name_en="The army", inter=1, name_ar="الجيش", countries=["NE"])
    expected = {
        "": {"Support Group", "The army"},
        "?q=gsim": {"Support Group"},
        "?q=" + quote("نصره الاسلام"): {"Support Group"},
        "?q=army": {"The army"},
        "?country=BF": {"Support Group"},
        "?kind=1": {"The army"},
        "?lacks=checked": {"Support Group"},
        "?q=nobody": set(),
    }
    assert {query: set(found(editor_client, f"actors/{query}")) for query in expected} == expected


def test_what_is_not_found_is_offered_for_adding_with_its_name(editor_client: Client) -> None:
    page = page_of(editor_client, "/vocabulary/places/?q=Tin-Akoff")
    link = page.xpath("//main//a[contains(., 'Add “Tin-Akoff”')]")[0]
    form = page_of(editor_client, link.get("href"))
    assert form.get_element_by_id("id_name").get("value") == "Tin-Akoff"


def test_fifty_a_page_and_the_filter_goes_with_the_page(editor_client: Client) -> None:
    for number in range(55):
        make_place(f"p{number:02}", names=(("en", f"Village {number:02}"),))
    page = page_of(editor_client, "/vocabulary/places/?country=ML")
    following = page.xpath("//a[.='Next']")[0].get("href")
    assert found(editor_client, f"places/{following}") == [f"Village {n}" for n in range(50, 55)]
    assert "country=ML" in following


def test_a_row_shows_what_uses_it(editor: User, editor_client: Client) -> None:
    make_world()
    place, actor = Place.objects.get(key="kayes"), Actor.objects.get(key="JNIM")
    candidate = make_candidate()
    incident = make_incident(by=editor, status="published", place=place)
    incident.actors.create(actor=actor, role="perpetrator")
    make_source(party=actor, name="Its own channel")
    make_actor("PART", parent=actor, name_en="A part of it")
    for path in (f"/vocabulary/places/{place.pk}/", f"/vocabulary/actors/{actor.pk}/"):
        page = page_of(editor_client, path)
        assert page.xpath(f"//main//a[@href='/incidents/{incident.public_id}/']"), path
        assert page.xpath(f"//main//a[@href='/review/{candidate.pk}/']"), path
    assert "Its own channel" in text_of(page)
    assert "A part of it" in text_of(page)


def test_a_merge_is_seen_done_and_undone_on_its_pages(editor: User, editor_client: Client) -> None:
    kept = make_place("kept")
    merged = make_place("merged", names=(("fr", "Khayes"), ("en", "Kayes")), uncertainty_km=2.0)
    incident = make_incident(by=editor, place=merged)
    choice = page_of(editor_client, f"/vocabulary/places/{merged.pk}/merge/")
    link = choice.xpath("//a[starts-with(., 'See what moves')]")[0].get("href")
    path = f"/vocabulary/places/{merged.pk}/merge/{link}"
    preview = text_of(page_of(editor_client, path))
    assert "1 incident" in preview
    assert "Khayes" in preview
    assert page_of(editor_client, path, {"into": kept.pk, "reason": " "}, status=422).xpath(
        "//*[@role='alert']"
    )
    page = page_of(editor_client, path, {"into": kept.pk, "reason": "one town"})
    incident.refresh_from_db()
    assert incident.place == kept
    form = page.xpath("//div[@role='status']//form")[0]
    assert form.action == f"/vocabulary/merges/{VocabularyMerge.objects.get().pk}/undo/"
    page_of(editor_client, form.action, dict(form.form_values()))
    incident.refresh_from_db()
    assert incident.place == merged


def test_a_refused_merge_says_why_and_offers_no_button(editor_client: Client) -> None:
    army, people = make_actor("ARMY", inter=1), make_actor("PEOPLE", is_community=True)
    page = page_of(editor_client, f"/vocabulary/actors/{people.pk}/merge/?into={army.pk}")
    assert "never perpetrators" in text_of(page)
    assert not page.xpath("//main//button[.='Merge them']")
    page = page_of(
        editor_client, f"/vocabulary/actors/{people.pk}/merge/", {"into": army.pk, "reason": "x"}, status=422
    )
    assert not VocabularyMerge.objects.exists()


def test_the_page_of_a_merged_row_leads_to_the_one_that_stayed(editor: User, editor_client: Client) -> None:
    kept, merged = make_place("kept"), make_place("merged")
    merge_rows(kept, merged, editor=editor, reason="one town")
    page = page_of(editor_client, f"/vocabulary/places/{merged.pk}/")
    assert page.xpath(f"//main//a[@href='/vocabulary/places/{kept.pk}/']")
    assert not page.xpath("//main//a[.='Change the values']")


def test_retired_rows_are_not_chosen_anew_for_incidents_and_stay_where_they_are(
    editor: User, editor_client: Client
) -> None:
    place, actor = make_place(), make_actor(name_en="Old group", aliases=("Old group",))
    kept = make_incident(by=editor, place=place, place_name="Kayes", point=place.point, country="ML")
    kept.actors.create(actor=actor, role="perpetrator")
    retire_row(Place, place.pk, editor=editor, reason="x")
    retire_row(Actor, actor.pk, editor=editor, reason="x")
    typed = {
        "date_text": "1/7/2025",
        "sub_event_type": "Attack",
        "urls": "https://example.org/",
        "credibility": 6,
    }
    for choice in ({"place": place.pk, "place_text": "Kayes"}, {"place_text": "Kayes"},
                   {"perpetrators": actor.pk}, {"perpetrators_text": "Old group"}):  # fmt: skip
        page_of(editor_client, "/incidents/new/", typed | choice, status=422)
    path = kept.get_absolute_url() + "edit/"
    form = page_of(editor_client, path).get_element_by_id("incident-form")
    sent = dict(form.form_values()) | {"fatalities": "3", "reason": "told since"}
    page_of(editor_client, path, sent)
    kept.refresh_from_db()
    assert (kept.fatalities_low, kept.place_id, kept.actors.get().actor_id) == (3, place.pk, actor.pk)


def test_names_of_others_cannot_bring_markup(editor: User, editor_client: Client) -> None:
    bad = "<script>alert(1)</script>"
    place = make_place(names=(("fr", bad),), admin1=bad, coord_source=bad)
    actor = make_actor(name_en=bad, aliases=(bad,))
    for path in (
        "/vocabulary/places/", f"/vocabulary/places/{place.pk}/", f"/vocabulary/places/{place.pk}/edit/",
        "/vocabulary/actors/", f"/vocabulary/actors/{actor.pk}/", f"/vocabulary/actors/{actor.pk}/merge/",
        f"/vocabulary/places/?q={quote(bad)}&state=merged",
    ):  # fmt: skip
        assert b"<script>alert" not in editor_client.get(path).content, path
    page = page_of(editor_client, f"/vocabulary/places/{place.pk}/retire/", {"reason": bad})
    assert not page.xpath("//main//script[.='alert(1)']")


def test_an_address_that_is_no_web_address_is_not_linked(editor_client: Client) -> None:
    actor = make_actor(aliases=("Katiba",))
    for checked in ("javascript:alert(1)", "httpx:alert(1)"):
        ActorAlias.objects.update(checked=checked)
        page = page_of(editor_client, f"/vocabulary/actors/{actor.pk}/")
        assert not page.xpath(f"//a[@href='{checked}']")


@pytest.mark.parametrize("number", [0, 2**63, 10**30])
def test_rows_that_are_not_there_are_not_found(editor_client: Client, number: int) -> None:
    for path in (f"places/{number}/", f"actors/{number}/edit/", f"actors/names/{number}/"):
        assert editor_client.get(f"/vocabulary/{path}").status_code == 404, path
    assert editor_client.post(f"/vocabulary/merges/{number}/undo/").status_code == 404
