"""What is sent of the dashboard's data: compressed, kept, and never one reader's to another."""

import gzip
import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import brotli  # type: ignore[import-untyped]
import pytest
from django.test import Client
from django.utils import translation
from lxml import html

from incidents.models import User
from incidents.selectors import dashboard_bytes
from incidents.services.incidents import publish_incident
from incidents.tests.dashboard_rows import rows_of
from incidents.tests.factories import make_incident, make_place
from incidents.views import dashboard

pytestmark = pytest.mark.django_db
PATH = "/data/incidents.json"


def published(editor: User, **values: Any) -> str:
    """The public id of an incident that is published as the desk does it, so that the generation moves."""
    incident = make_incident(by=editor, **values)
    publish_incident(incident.pk, editor=editor)
    return incident.public_id


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("", None),
        ("identity", None),
        ("gzip, deflate", "gzip"),
        ("gzip;q=1.0, br;q=0.5", "br"),
        ("br;q=0, gzip", "gzip"),
        ("GZIP , br ; q=0.000", "gzip"),
        ("zstd", None),
    ],
)
def test_the_data_come_in_an_encoding_the_browser_takes(
    anonymous: Client, editor: User, accepted: str, encoding: str | None
) -> None:
    name = published(editor)
    response = anonymous.get(PATH, HTTP_ACCEPT_ENCODING=accepted)
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[encoding]
    assert response.headers.get("Content-Encoding") == encoding
    assert rows_of(json.loads(unpack(response.content)))[0]["id"] == name
    assert {"Accept-Encoding", "Accept-Language", "Cookie"} <= set(response["Vary"].split(", "))


def test_data_that_have_not_changed_are_not_sent_again(anonymous: Client, editor: User) -> None:
    published(editor)
    same: dict[str, Any] = {"HTTP_IF_NONE_MATCH": anonymous.get(PATH)["ETag"]}
    again = anonymous.get(PATH, **same)
    assert (again.status_code, again.content) == (304, b"")
    assert "Cookie" in again["Vary"]
    published(editor)
    assert len(rows_of(anonymous.get(PATH, **same).json())) == 2


def test_an_etag_is_good_for_one_language_and_one_right_alone(
    anonymous: Client, editor: User, editor_client: Client
) -> None:
    published(editor)
    etags = {
        client.get(PATH, HTTP_ACCEPT_LANGUAGE=language)["ETag"]
        for client in (anonymous, editor_client)
        for language in ("en", "fr", "ar")
    }
    assert len(etags) == 6
    for etag in etags - {anonymous.get(PATH)["ETag"]}:
        assert anonymous.get(PATH, HTTP_IF_NONE_MATCH=etag).status_code == 200


def test_what_is_kept_for_the_desk_is_never_sent_to_readers(
    anonymous: Client, editor: User, editor_client: Client
) -> None:
    place = make_place("hidden", names=(("en", "Hidden"),))
    published(editor, place=place, place_name="Hidden", point=place.point, target_kind="shelter")
    exact = editor_client.get(PATH)
    assert "Hidden" in exact.content.decode()
    assert exact["Cache-Control"] == "private, no-store"
    shown = anonymous.get(PATH)
    assert "Hidden" not in shown.content.decode()
    assert shown["Cache-Control"] == "private, no-cache"


def test_a_new_word_or_a_withheld_place_is_never_covered_by_what_is_kept(
    anonymous: Client, editor: User
) -> None:
    published(editor)
    anonymous.get(PATH, HTTP_ACCEPT_LANGUAGE="fr")
    anonymous.get(PATH)
    kept = set(dashboard_bytes._kept)
    assert {key.language for key in kept} == {"en", "fr"}
    published(editor)
    anonymous.get(PATH)
    assert len(dashboard_bytes._kept) == 1
    assert not kept & set(dashboard_bytes._kept)


def test_data_are_built_once_however_many_ask(
    anonymous: Client, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = []

    def build(generation: int, *, exact: bool) -> bytes:
        built.append(generation)
        return b"{}"

    monkeypatch.setattr(dashboard_bytes, "incidents_json", build)
    key = dashboard_bytes.DataKey(5, 1, "en", False)
    monkeypatch.setattr(dashboard_bytes.DataKey, "now", lambda *, exact: key)
    with ThreadPoolExecutor(8) as pool:
        packed = list(pool.map(lambda _: dashboard_bytes.packed_incidents(exact=False)[1], range(40)))
    assert built == [5]
    assert {item.encoded("") for item in packed} == {b"{}"}


def test_the_list_comes_in_pages_that_keep_the_filter(
    anonymous: Client, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dashboard, "LISTED_AT_ONCE", 2)
    names = [make_incident(by=editor, status="published", country="ML").public_id for _ in range(5)]
    make_incident(by=editor, status="published", country="NE")
    query, found = "?country=ML", []
    while query:
        response = anonymous.get("/" + query)
        found += [row["id"] for row in response.context["incidents"]]
        assert response.context["counts"].total == 5
        links = html.document_fromstring(response.content.decode()).xpath(
            "//*[@data-list-panel]//nav/a[last()]"
        )
        query = links[0].get("href") if len(found) < 5 else ""
    assert found == names[::-1]


@pytest.mark.parametrize("page", ["0", "-1", "99999", "x", ""])
def test_a_page_that_does_not_exist_is_the_nearest(anonymous: Client, editor: User, page: str) -> None:
    name = published(editor)
    response = anonymous.get("/", {"page": page})
    assert response.status_code == 200
    assert [row["id"] for row in response.context["incidents"]] == [name]
    assert not response.context["filter_problems"]


@pytest.mark.parametrize(
    ("origin", "mark"), [("desk", ""), ("seed", "first history"), ("generated", "invented")]
)
def test_the_list_says_what_the_desk_has_not_entered_itself(
    anonymous: Client, editor: User, origin: str, mark: str
) -> None:
    place = make_place()
    make_incident(by=editor, status="published", origin=origin, place=place, point=place.point)
    with translation.override("en"):
        page = html.document_fromstring(anonymous.get("/").content.decode())
    marks = page.xpath("//*[@data-list]//*[@class='incident__mark']/text()")
    assert marks == ([mark] if mark else [])
