"""The desk: the queue, a draft beside its words, and what its buttons do."""

from typing import Any

import pytest
from django.test import Client
from lxml import html

from incidents.models import Candidate, CandidateState, Incident, User
from incidents.tests.factories import (
    TEXT,
    make_article,
    make_candidate,
    make_draft,
    make_incident,
    make_place,
    make_world,
)
from incidents.tests.views.test_incident_pages import send

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def world() -> None:
    make_world()


@pytest.fixture
def candidate() -> Candidate:
    return make_candidate()


def path_of(candidate: Candidate) -> str:
    return f"/review/{candidate.pk}/"


def state_of(candidate: Candidate) -> str:
    candidate.refresh_from_db()
    return candidate.state


def test_the_queue_shows_fresh_events_before_recalled_ones_and_the_surest_first(
    editor_client: Client,
) -> None:
    article = make_article()
    for number, (confidence, background) in enumerate([(0.3, False), (0.9, True), (0.8, False)]):
        draft = make_draft(
            confidence=confidence, background=background, place=None, place_name=f"Place {number}"
        )
        make_candidate(draft, article=article)
    page = editor_client.get("/review/")
    assert [line.where for line in page.context["lines"]] == ["Place 2", "Place 0", "Place 1"]
    assert "3 drafts wait for review" in page.content.decode()


def test_an_empty_queue_says_so_and_offers_what_to_do(editor_client: Client) -> None:
    page = editor_client.get("/review/").content.decode()
    assert "Nothing waits for review" in page
    assert "/incidents/new/" in page


def test_the_article_stands_whole_beside_the_form_with_its_marks(
    editor_client: Client, candidate: Candidate
) -> None:
    page = html.fromstring(editor_client.get(path_of(candidate)).content.decode())
    text = page.find_class("article__text")[0]
    assert text.text_content() == TEXT
    marks = {mark.get("data-field"): mark.text_content() for mark in text.iter("mark")}
    assert marks["place"] == "كايس"
    assert marks["date"] == "الثلاثاء"
    assert next(text.iterancestors("article")).get("lang") == "ar"
    assert text.get("dir") == "auto"
    quotes = {quote.text_content() for quote in page.get_element_by_id("incident-form").iter("q")}
    assert {"كايس", "الثلاثاء", "12 جنديا"} <= quotes


def test_accepting_unchanged_keeps_every_quote(editor_client: Client, candidate: Candidate) -> None:
    response = send(editor_client, path_of(candidate), action="accept")
    incident = Incident.objects.get()
    assert response["Location"] == incident.get_absolute_url()
    assert (incident.status, state_of(candidate)) == ("draft", "accepted")
    kinds = dict(incident.evidence.values_list("field", "kind"))
    assert {field for field, kind in kinds.items() if kind == "asserted"} == {
        "civilian_targeting",
        "responsibility",
    }


def test_a_corrected_value_is_asserted_with_the_reason(
    editor: User, editor_client: Client, candidate: Candidate
) -> None:
    send(editor_client, path_of(candidate), action="publish", fatalities="13", reason="counted again")
    incident = Incident.objects.get()
    assert (incident.status, incident.published_by, incident.fatalities_low) == ("published", editor, 13)
    rows = incident.evidence.filter(kind="asserted", reason="counted again")
    assert [row.field for row in rows if row.field == "fatalities"] == ["fatalities"]
    assert not incident.evidence.filter(field="fatalities", kind="quoted").exists()


def test_a_wrong_value_comes_back_and_decides_nothing(editor_client: Client, candidate: Candidate) -> None:
    response = send(editor_client, path_of(candidate), action="publish", fatalities="many", said_by="typed")
    page = response.content.decode()
    assert response.status_code == 422
    assert "Type a number" in page
    assert 'value="typed"' in page
    assert state_of(candidate) == CandidateState.OPEN


def test_rejecting_needs_a_reason_and_leads_to_the_next_draft(
    editor_client: Client, candidate: Candidate
) -> None:
    following = make_candidate(make_draft(place=None, place_name="Diboli"), article=candidate.article)
    response = send(editor_client, path_of(candidate), action="reject")
    assert response.status_code == 422
    assert "Say why" in response.content.decode()
    response = send(editor_client, path_of(candidate), action="reject", reject_reason="a rumour")
    assert response["Location"] == path_of(following)
    assert state_of(candidate) == "rejected"
    assert (
        send(editor_client, path_of(following), action="reject", reject_reason="x")["Location"] == "/review/"
    )
    assert "a rumour" in editor_client.get("/review/").content.decode()


def test_a_decision_is_taken_back_from_the_list(editor_client: Client, candidate: Candidate) -> None:
    send(editor_client, path_of(candidate), action="reject", reject_reason="a rumour")
    response = editor_client.post(path_of(candidate) + "take-back/", follow=True)
    assert "waits for review again" in response.content.decode()
    assert state_of(candidate) == CandidateState.OPEN


def test_taking_back_a_published_one_says_what_to_do(editor_client: Client, candidate: Candidate) -> None:
    send(editor_client, path_of(candidate), action="publish")
    response = editor_client.post(path_of(candidate) + "take-back/", follow=True)
    assert "Withdraw it with a reason" in response.content.decode()
    assert Incident.objects.published().exists()


def known_incident(**values: Any) -> Incident:
    place = make_place(f"p{Incident.objects.count()}", names=(("fr", "Kayes Camp"),))
    return make_incident(place=place, point=place.point, country="ML", **values)


def test_a_likely_duplicate_is_offered_and_the_draft_added_to_it(
    editor_client: Client, candidate: Candidate
) -> None:
    known = known_incident()
    page = editor_client.get(path_of(candidate)).content.decode()
    assert known.public_id in page
    data = {"attach_to": known.public_id, "action": "attach"}
    response = send(editor_client, path_of(candidate), **data)
    assert response["Location"] == known.get_absolute_url()
    assert Incident.objects.count() == 1
    assert known.reports.get().article == candidate.article
    assert state_of(candidate) == "accepted"


def test_the_button_of_a_duplicate_attaches_without_scripts(
    editor_client: Client, candidate: Candidate
) -> None:
    known = known_incident()
    page = html.fromstring(editor_client.get(path_of(candidate)).content.decode())
    button = next(node for node in page.iter("button") if "another report" in node.text_content())
    own_form = page.get_element_by_id(button.get("form"))
    sent = {control.get("name"): control.get("value") for control in own_form.iter("input")}
    response = editor_client.post(path_of(candidate), sent | {button.get("name"): button.get("value")})
    assert response["Location"] == known.get_absolute_url()
    assert Incident.objects.count() == 1


def test_the_first_button_of_the_form_is_harmless_for_who_presses_enter(
    editor_client: Client, candidate: Candidate
) -> None:
    known_incident()
    page = html.fromstring(editor_client.get(path_of(candidate)).content.decode())
    form = page.get_element_by_id("incident-form")
    own = [node for node in form.iter("button") if not node.get("form")]
    first = next(node for node in own if node.get("type", "submit") == "submit")
    assert (first.get("name"), first.get("value")) == ("action", "accept")


def test_a_button_that_nobody_knows_decides_nothing(editor_client: Client, candidate: Candidate) -> None:
    for action in ("", "delete", "ACCEPT"):
        assert send(editor_client, path_of(candidate), action=action).status_code == 422
    assert state_of(candidate) == CandidateState.OPEN


def test_attaching_to_an_incident_that_is_not_there_is_a_plain_404(
    editor_client: Client, candidate: Candidate
) -> None:
    assert send(editor_client, path_of(candidate), action="attach", attach_to="SW-1").status_code == 404
    assert state_of(candidate) == CandidateState.OPEN


def test_a_recalled_event_asks_for_a_look_at_its_neighbours_first(editor_client: Client) -> None:
    candidate = make_candidate(make_draft(background=True))
    known = make_incident(date_start=make_draft().date_start, country="ML")
    page = editor_client.get(path_of(candidate)).content.decode()
    assert "The article recalls this event" in page
    assert known.public_id in page
    for action in ("accept", "publish"):
        response = send(editor_client, path_of(candidate), action=action)
        assert response.status_code == 422
        assert "First compare it" in response.content.decode()
    assert Incident.objects.count() == 1
    assert send(editor_client, path_of(candidate), action="publish", neighbours_seen="1").status_code == 302
    assert Incident.objects.published().count() == 1


def test_a_draft_decided_by_another_editor_tells_the_second_one(
    editor_client: Client, candidate: Candidate
) -> None:
    path = path_of(candidate)
    typed = {"action": "accept", "said_by": "typed meanwhile"}
    form = editor_client.get(path).content
    assert form
    send(editor_client, path, action="reject", reject_reason="a rumour")
    response = editor_client.post(path, {"sub_event_type": "Armed clash", **typed}, follow=True)
    page = response.content.decode()
    assert "Someone else decided this draft meanwhile" in page
    assert "This draft is decided: rejected" in page
    assert not Incident.objects.exists()


def test_a_decided_draft_is_shown_locked(editor_client: Client, candidate: Candidate) -> None:
    send(editor_client, path_of(candidate), action="accept")
    form = html.fromstring(editor_client.get(path_of(candidate)).content.decode()).get_element_by_id(
        "incident-form"
    )
    fieldset = next(form.iter("fieldset"))
    assert fieldset.get("disabled") is not None
    assert all(
        fieldset in control.iterancestors()
        for control in form.iter("input", "select", "textarea")
        if control.get("name") != "csrfmiddlewaretoken"
    )


def test_drafts_of_one_article_lead_to_each_other(editor_client: Client, candidate: Candidate) -> None:
    other = make_candidate(make_draft(place=None, place_name="Diboli"), article=candidate.article)
    page = editor_client.get(path_of(candidate)).content.decode()
    assert f'href="{path_of(other)}"' in page
    assert "Diboli" in page


def test_a_draft_that_is_not_there_is_a_plain_404(editor_client: Client) -> None:
    assert editor_client.get("/review/99999/").status_code == 404
    assert editor_client.post("/review/99999/take-back/").status_code == 404
