"""An incident's page, its entry by hand, its correction, publication and withdrawal."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from incidents.models import Incident, User
from incidents.services.incidents import publish_incident
from incidents.tests.dashboard_rows import described_rows, rows_of
from incidents.tests.factories import DAY, make_candidate, make_incident, make_place, make_world
from incidents.tests.forms.browser import controls

pytestmark = pytest.mark.django_db


def send(client: Client, path: str, **typed: Any) -> Any:
    """Opens the page, fills its incident form and sends it, as a browser would."""
    page = client.get(path).content.decode()
    markup = page.split('id="incident-form"')[1].split("</form>")[0]
    data = controls("<div" + markup + "</div>", **typed)
    return client.post(path, data)


def yesterday() -> str:
    day = timezone.localdate() - timedelta(days=1)
    return f"{day.day}/{day.month}/{day.year}"


NEW = {
    "sub_event_type": "Armed clash",
    "place_text": "كايس",
    "fatalities": "30+",
    "urls": "https://journal.example/a",
}


def test_an_incident_is_entered_by_hand_and_published_at_once(editor: User, editor_client: Client) -> None:
    make_world()
    response = send(editor_client, "/incidents/new/", date_text="hier", publish="1", **NEW)
    incident = Incident.objects.get()
    assert (response.status_code, response["Location"]) == (302, incident.get_absolute_url())
    assert (incident.status, incident.published_by, incident.created_by) == ("published", editor, editor)
    assert incident.date_start == timezone.localdate() - timedelta(days=1)
    assert (incident.fatalities_low, incident.fatalities_high, incident.country) == (30, None, "ML")
    page = editor_client.get(incident.get_absolute_url()).content.decode()
    assert "at least 30" in page
    assert "entered by hand" in page


def test_saving_without_publishing_leaves_a_draft(editor_client: Client) -> None:
    make_world()
    send(editor_client, "/incidents/new/", **NEW)
    assert Incident.objects.get().status == "draft"


def test_a_form_with_a_wrong_value_comes_back_with_everything_that_was_typed(editor_client: Client) -> None:
    response = send(
        editor_client, "/incidents/new/", date_text="31/6", said_by="الجيش", notes="half <b>typed", **NEW
    )
    page = response.content.decode()
    assert response.status_code == 422
    assert not Incident.objects.exists()
    for kept in ("31/6", "الجيش", "half &lt;b&gt;typed", "كايس", "30+", "https://journal.example/a"):
        assert kept in page
    assert "There is no such day" in page
    assert page.count("field__error") >= 2


def test_likely_duplicates_are_shown_before_anything_is_saved(editor_client: Client) -> None:
    make_world()
    place = make_place("kayes-camp", names=(("fr", "Camp de Kayes"),))
    day = timezone.localdate() - timedelta(days=1)
    known = make_incident(date_start=day, point=place.point, place=place, country="ML")
    typed = NEW | {"date_text": yesterday()}
    response = send(editor_client, "/incidents/new/", **typed)
    assert response.status_code == 200
    assert known.public_id in response.content.decode()
    assert Incident.objects.count() == 1
    fragment = editor_client.get("/lookup/duplicates", typed).json()["html"]
    assert known.public_id in fragment
    response = send(editor_client, "/incidents/new/", not_a_duplicate="1", **typed)
    assert response.status_code == 302
    assert Incident.objects.count() == 2


def test_sending_the_same_entry_twice_shows_the_first_as_a_duplicate(editor_client: Client) -> None:
    make_world()
    for status in (302, 200):
        assert send(editor_client, "/incidents/new/", date_text=yesterday(), **NEW).status_code == status
    assert Incident.objects.count() == 1


def entered(client: Client, **typed: Any) -> Incident:
    make_world()
    send(client, "/incidents/new/", date_text=yesterday(), **(NEW | typed))
    return Incident.objects.get()


def test_a_correction_stands_in_the_history_with_its_reason(editor_client: Client, anonymous: Client) -> None:
    incident = entered(editor_client, publish="1")
    path = incident.get_absolute_url()
    response = send(editor_client, path + "edit/", fatalities="32", reason="the hospital counted")
    assert response.status_code == 302
    page = anonymous.get(path).content.decode()
    assert "Deaths from at least 30 to 32" in page
    assert "the hospital counted" in page
    assert "asserted by an editor: the hospital counted" in page


def test_a_correction_without_a_reason_comes_back(editor_client: Client) -> None:
    incident = entered(editor_client)
    response = send(editor_client, incident.get_absolute_url() + "edit/", fatalities="32")
    assert response.status_code == 422
    incident.refresh_from_db()
    assert incident.fatalities_high is None


def test_two_editors_on_one_incident_lose_nothing(editor_client: Client) -> None:
    incident = entered(editor_client)
    path = incident.get_absolute_url() + "edit/"
    stale = {"reason": "second", "fatalities": "40", "version": "1"}
    send(editor_client, path, fatalities="32", reason="first")
    response = send(editor_client, path, **stale)
    page = response.content.decode()
    assert response.status_code == 422
    assert "Someone else changed this incident" in page
    assert 'value="40"' in page
    assert 'name="version" value="2"' in page
    incident.refresh_from_db()
    assert (incident.version, incident.fatalities_high) == (2, 32)
    assert send(editor_client, path, **(stale | {"version": "2"})).status_code == 302


def test_publishing_withdrawing_and_publishing_again(editor_client: Client, anonymous: Client) -> None:
    incident = entered(editor_client)
    path = incident.get_absolute_url()
    seen = [anonymous.get(path).status_code]
    for action, data in (
        ("publish/", {"version": "1"}),
        ("withdraw/", {"reason": "wrong town"}),
        ("publish/", {"version": "3"}),
    ):
        assert editor_client.post(path + action, data).status_code == 302
        seen.append(anonymous.get(path).status_code)
    assert seen == [404, 200, 410, 200]
    history = anonymous.get(path).content.decode().split('id="history-title"')[1]
    assert history.count("published") >= 2
    assert "wrong town" in history


def test_publishing_another_version_than_was_seen_is_refused_in_words(editor_client: Client) -> None:
    incident = entered(editor_client)
    send(editor_client, incident.get_absolute_url() + "edit/", fatalities="32", reason="first")
    response = editor_client.post(incident.get_absolute_url() + "publish/", {"version": "1"}, follow=True)
    assert "look at it again before publishing" in response.content.decode()
    assert not Incident.objects.published().exists()


def test_withdrawing_without_a_reason_is_refused_in_words(editor_client: Client) -> None:
    incident = entered(editor_client, publish="1")
    response = editor_client.post(incident.get_absolute_url() + "withdraw/", {"reason": " "}, follow=True)
    assert "needs a reason" in response.content.decode()
    assert Incident.objects.published().exists()


def test_the_page_writes_unknown_for_what_is_not_known_and_never_zero(
    anonymous: Client, editor: User
) -> None:
    incident = make_incident(by=editor, date_start=None)
    publish_incident(incident.pk, editor=editor)
    rows = {row.field: row.value for row in anonymous.get(incident.get_absolute_url()).context["rows"]}
    for field in ("date", "place", "fatalities", "injured", "missing", "abducted", "perpetrators", "targets"):
        assert rows[field] == "unknown", field
    row = described_rows(anonymous)[0]
    assert (row["fatalities_low"], row["fatalities_high"], row["fatalities_text"]) == (None, None, "unknown")
    assert (row["lat"], row["lng"], row["uncertainty_km"], row["date_start"]) == (None, None, None, None)


def test_vague_values_are_written_as_vague(anonymous: Client, editor: User) -> None:
    place = make_place("centre", names=(("en", "Central Mali"),), uncertainty_km=180.0)
    incident = make_incident(
        by=editor, place=place, place_name="Central Mali", point=place.point, uncertainty_km=180.0,
        country="ML",
        date_start=DAY, date_end=DAY + timedelta(days=3), date_precision="days",
    )  # fmt: skip
    publish_incident(incident.pk, editor=editor)
    page = anonymous.get(incident.get_absolute_url())
    rows = {row.field: row for row in page.context["rows"]}
    assert rows["place"].value == "Central Mali (within about 180 km)"
    assert rows["date"].value == "between 1 July 2025 and 4 July 2025"
    assert rows["place"].is_vague
    assert rows["date"].is_vague
    row = rows_of(anonymous)[0]
    assert (row["place_is_vague"], row["uncertainty_km"], row["coarse"]) == (True, 180.0, False)


def test_every_known_value_of_an_accepted_draft_shows_what_supports_it(
    editor: User, editor_client: Client, anonymous: Client
) -> None:
    make_world()
    send(editor_client, f"/review/{make_candidate().pk}/", action="publish")
    page = anonymous.get(Incident.objects.get().get_absolute_url())
    assert "No evidence is recorded" not in page.content.decode()
    rows = {row.field: row for row in page.context["rows"]}
    assert [support.quote for support in rows["place"].supports] == ["كايس"]
    assert rows["country"].supports[0].note == "derived from: Where"
    assert rows["responsibility"].value == "JNIM: stated"
    assert rows["fatalities"].value == "12"
    lines = page.context["claims"][0].lines
    assert [(line.figure, line.whom) for line in lines] == [
        ("12", "all together"),
        ("at least 30", "all together"),
    ]


def test_data_carry_exactly_the_agreed_keys(anonymous: Client, editor: User) -> None:
    publish_incident(make_incident(by=editor).pk, editor=editor)
    (row,) = described_rows(anonymous)
    agreed = (
        "id url title origin event_type sub_event_type date_start date_end date_precision date_text place "
        "place_is_vague country country_name lat lng uncertainty_km coarse "
        "fatalities_low fatalities_high fatalities_text"
    )
    assert set(row) == set(agreed.split())


def test_the_data_come_newest_first_with_undated_ones_last(anonymous: Client, editor: User) -> None:
    days = [
        None,
        DAY,
        DAY + timedelta(days=2),
        DAY - timedelta(days=2),
    ]
    for day in days:
        publish_incident(make_incident(by=editor, date_start=day).pk, editor=editor)
    rows = rows_of(anonymous)
    assert [row["date_start"] for row in rows] == ["2025-07-03", "2025-07-01", "2025-06-29", None]


def test_an_open_page_is_told_cheaply_when_something_changed(anonymous: Client, editor: User) -> None:
    first = anonymous.get("/data/generation")
    same: dict[str, Any] = {"HTTP_IF_NONE_MATCH": first["ETag"]}
    assert anonymous.get("/data/generation", **same).status_code == 304
    publish_incident(make_incident(by=editor).pk, editor=editor)
    second = anonymous.get("/data/generation", **same)
    assert second.status_code == 200
    assert second.json()["generation"] == first.json()["generation"] + 1
    assert anonymous.get("/data/manifest.json").json()["generation"] == second.json()["generation"]


def test_the_desk_is_told_how_many_drafts_wait(editor_client: Client) -> None:
    assert editor_client.get("/data/generation").json()["waiting"] == 0
    before = editor_client.get("/data/generation")["ETag"]
    make_candidate()
    after = editor_client.get("/data/generation", HTTP_IF_NONE_MATCH=before)
    assert (after.status_code, after.json()["waiting"]) == (200, 1)
