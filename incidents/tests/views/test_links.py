"""Short links and the numbers of matching incidents, as a browser asks for them."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from incidents.models import Incident, ShortLink, User
from incidents.services import short_links
from incidents.services.search_words import fold_search_words
from incidents.tests.factories import make_incident, make_place

pytestmark = pytest.mark.django_db


def link_of(client: Client, query: str) -> str:
    response = client.post("/links/", {"query": query})
    assert response.status_code == 200, response.content
    url = response.json()["url"]
    assert url.startswith("http://testserver/s/")
    return url.removeprefix("http://testserver")


def test_a_short_link_leads_to_its_question_and_look(analyst_client: Client) -> None:
    path = link_of(analyst_client, "?country=NE&country=ML&nonsense=1&sort=deaths&map=5.123/14/3&from=x")
    response = analyst_client.get(path)
    assert response.status_code == 302
    query = QueryDict(response["Location"].removeprefix("/?"))
    assert query == QueryDict("country=ML&country=NE&sort=deaths&map=5.12/14/3")
    assert len(path) == len("/s/") + 8


def test_one_question_has_one_code_whoever_asks(analyst_client: Client, anonymous: Client) -> None:
    first = link_of(analyst_client, "country=NE&country=ML")
    assert link_of(anonymous, "country=ML&country=NE&type=Weather") == first
    assert link_of(anonymous, "country=ML") != first
    assert ShortLink.objects.count() == 2


def test_a_code_that_another_question_has_grows(analyst_client: Client) -> None:
    path = link_of(analyst_client, "country=ML")
    ShortLink.objects.update(query="country=NE")
    longer = link_of(analyst_client, "country=ML")
    assert longer.startswith(path) and len(longer) == len(path) + 4
    assert analyst_client.get(longer)["Location"] == "/?country=ML"


@pytest.mark.parametrize("code", ["abc", "%00", "a-b", "é" * 40, "x" * 500])
def test_an_unknown_code_is_told_in_words(anonymous: Client, code: str) -> None:
    response = anonymous.get(f"/s/{code}")
    assert response.status_code == 404 and "<html" in response.content.decode()


def test_a_question_too_long_is_told_in_words(anonymous: Client) -> None:
    shape = ";".join(f"{number / 7:.5f},{number / 9:.5f}" for number in range(60))
    names = "".join(f"&deaths={number}-{number + 1_000_000}" for number in range(190))
    for query in (f"shape={shape}{names}", "q=" + "x" * 13_000):
        response = anonymous.post("/links/", {"query": query})
        assert response.status_code == 400 and "too long" in response.json()["error"]
    assert not ShortLink.objects.exists()


def test_strangers_make_so_many_new_links_an_hour(
    anonymous: Client, analyst_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(short_links, "STRANGERS_AN_HOUR", 2)
    known = [link_of(anonymous, f"last={days}") for days in (1, 2)]
    response = anonymous.post("/links/", {"query": "last=3"})
    assert response.status_code == 429 and "Too many" in response.json()["error"]
    assert link_of(anonymous, "last=1") == known[0]  # one that exists is given
    link_of(analyst_client, "last=3")
    ShortLink.objects.update(made_at=timezone.now() - timedelta(hours=2))
    link_of(anonymous, "last=4")


def test_a_stranger_to_a_closed_page_is_told_so_in_json(anonymous: Client, settings: Any) -> None:
    settings.PUBLIC_DASHBOARD = False
    answer = anonymous.post("/links/", {"query": "country=NE"})
    assert (answer.status_code, answer.json()) == (401, {"error": "sign in"})


def test_a_link_needs_the_pages_token() -> None:
    assert Client(enforce_csrf_checks=True).post("/links/", {"query": "last=1"}).status_code == 403


def numbers(client: Client, **params: str) -> list[int]:
    response = client.get(f"/data/matches?{urlencode(params)}")
    assert response.status_code == 200, response.content
    assert int(response["X-Total"]) * 4 == len(response.content)
    step = range(0, len(response.content), 4)
    return [int.from_bytes(response.content[at : at + 4], "little") for at in step]


def test_matches_are_public_numbers_ascending(analyst_client: Client, editor: User) -> None:
    place = make_place()
    rows = [make_incident(by=editor, status="published", place=place, point=place.point) for _ in range(3)]
    make_incident(by=editor, place=place, point=place.point)
    make_incident(by=editor, status="published")
    fold_search_words()
    ours = [int(row.public_id.removeprefix("SW-")) for row in rows]
    assert numbers(analyst_client, q="kayes") == sorted(ours)
    assert numbers(analyst_client, q="nowhere") == []
    moment = timezone.now()
    Incident.objects.filter(pk=rows[1].pk).update(updated_at=moment)
    since = moment.isoformat().replace("+00:00", "Z")
    assert (
        numbers(analyst_client, since=since, q="kayes") == numbers(analyst_client, since=since) == [ours[1]]
    )


def test_what_is_withheld_is_matched_for_the_desk_alone(
    analyst_client: Client, anonymous: Client, editor_client: Client, editor: User
) -> None:
    place = make_place()
    row = make_incident(by=editor, status="published", place=place, point=place.point, withhold_place=True)
    assert numbers(analyst_client, q="kayes") == numbers(anonymous, q="kayes") == []
    assert numbers(editor_client, q="kayes") == [int(row.public_id.removeprefix("SW-"))]


@pytest.mark.parametrize(
    "query",
    ["", "q=", "q=+&since=", "type=Battles", "since=yesterday", "q=x&since=1", "q=...", "q=" + "a" * 201],
)
def test_a_question_without_sense_is_told_in_words(anonymous: Client, query: str) -> None:
    response = anonymous.get(f"/data/matches?{query}")
    assert response.status_code == 400 and response.json()["error"]
