"""Whatever an address or a form carries, the answer is a page in words and never a fault of ours."""

from urllib.parse import quote

import pytest
from django.test import Client

from incidents.models import User
from incidents.tests.factories import make_candidate, make_incident, make_place, make_world

pytestmark = pytest.mark.django_db
ODD = [
    "\x00",
    "²",
    "99999999999999999999999",
    "-1",
    "nan",
    "inf",
    "%",
    "' OR 1=1 --",
    "\ud7ff",
    "٣",
    "😀" * 200,
    "1e400",
]


@pytest.mark.parametrize("value", ODD, ids=ascii)
def test_odd_parameters_are_answered(editor_client: Client, value: str) -> None:
    make_place()
    odd = quote(value)
    for path in (
        f"/lookup/places?q={odd}",
        f"/lookup/named-places?q={odd}",
        f"/lookup/places?lat={odd}&lng={odd}",
        f"/lookup/actors?q={odd}",
        f"/lookup/date?q={odd}",
        f"/lookup/duplicates?date_text={odd}&place_text={odd}&place={odd}&lat={odd}&lng={odd}&uncertainty_km={odd}",
        f"/?from={odd}&to={odd}&type={odd}&country={odd}",
        f"/review/?page={odd}",
        f"/login/?next={odd}",
    ):
        assert editor_client.get(path).status_code in (200, 302), path
    assert editor_client.get(f"/incidents/{odd}/").status_code in (200, 404)
    assert editor_client.get(f"/data/chunks/{odd}").status_code == 404
    assert editor_client.get(f"/data/matches?q={odd}&since={odd}").status_code in (200, 400)


@pytest.mark.parametrize(("path", "kind"), [("/", "text/html"), ("/data/matches", "application/json")])
def test_a_thousand_parameters_are_refused_in_the_words_of_the_place(
    anonymous: Client, path: str, kind: str
) -> None:
    answer = anonymous.get(path + "?" + "&".join(["q=a"] * 1_001))
    assert answer.status_code == 400
    assert answer["Content-Type"].partition(";")[0] == kind


@pytest.mark.parametrize("value", ODD, ids=ascii)
def test_odd_form_values_are_answered(editor: User, editor_client: Client, value: str) -> None:
    make_world()
    incident, candidate = make_incident(by=editor), make_candidate()
    names = """
        date_text place_text place lat lng uncertainty_km country sub_event_type perpetrators
        perpetrators_text attribution said_by targets target_kind civilian_targeting fatalities
        fatalities_best credibility notes tags urls confidential_note reason version attach_to
        reject_reason neighbours_seen
    """
    data = dict.fromkeys(names.split(), value)
    for path in ("/incidents/new/", f"/incidents/{incident.public_id}/edit/"):
        assert editor_client.post(path, data).status_code == 422, path
    for action in ("accept", "publish", "reject", "attach", value):
        answer = editor_client.post(f"/review/{candidate.pk}/", data | {"action": action})
        assert answer.status_code in (302, 404, 422), action
    for path in ("publish/", "withdraw/"):
        assert editor_client.post(f"/incidents/{incident.public_id}/{path}", data).status_code == 302


@pytest.mark.parametrize(
    ("lat", "lng"), [("91", "0"), ("-90.1", "0"), ("0", "181"), ("1e300", "0"), ("nan", "nan")]
)
def test_a_click_outside_the_world_finds_nothing(editor_client: Client, lat: str, lng: str) -> None:
    make_place()
    answer = editor_client.get(f"/lookup/places?lat={lat}&lng={lng}")
    assert (answer.status_code, answer.json()) == (200, {"results": []})


def test_pages_that_are_not_there_say_so_in_words(anonymous: Client) -> None:
    for path in ("/nowhere/", "/incidents/SW-999999/", "/incidents/sw-000001/"):
        response = anonymous.get(path)
        assert response.status_code == 404
        assert "There is no such page, or it is not public" in response.content.decode()


def test_what_a_role_may_not_is_said_in_words(analyst_client: Client) -> None:
    response = analyst_client.get("/review/")
    assert response.status_code == 403
    assert "Your role does not allow this page" in response.content.decode()


def test_the_incidents_address_does_not_mind_small_letters(anonymous: Client) -> None:
    incident = make_incident(status="published")
    assert anonymous.get(incident.get_absolute_url().lower()).status_code == 200


def test_a_host_that_is_not_ours_gets_a_page_and_not_a_fault(anonymous: Client) -> None:
    response = anonymous.get("/", HTTP_HOST="evil.example")
    assert response.status_code == 400
    assert "This could not be taken" in response.content.decode()
