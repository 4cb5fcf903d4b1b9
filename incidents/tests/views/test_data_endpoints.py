"""The dashboard's data over HTTP: compressed, kept or not, and never one reader's to another."""

import gzip
from datetime import date
from typing import Any

import brotli  # type: ignore[import-untyped]
import pytest
from django.test import Client
from django.utils import timezone

from incidents.models import Campaign, ChunkMark, Incident, PlaceName, User
from incidents.selectors import chunk_names
from incidents.services.incidents import publish_incident
from incidents.services.vocabulary import vocabulary_change
from incidents.tests.dashboard_rows import (
    build,
    chunk_of,
    decoded,
    everything_sent,
    manifest_of,
    names_of,
    rows_of,
)
from incidents.tests.factories import make_area, make_incident, make_place
from incidents.views import data

pytestmark = pytest.mark.django_db
MANIFEST, NAMES, GENERATION = "/data/manifest.json", "/data/names.json", "/data/generation"


def published(editor: User, **values: Any) -> str:
    """The public id of an incident that is published as the desk does it, so that the generation moves."""
    incident = make_incident(by=editor, **values)
    publish_incident(incident.pk, editor=editor)
    return incident.public_id


def shelter(editor: User, **values: Any) -> str:
    """An incident at a place of people at risk, named and placed like no other."""
    place = make_place("hidden", names=(("en", "Hidden"), ("ar", "مخفي")))
    told = {
        "place": place,
        "place_name": "Hidden",
        "point": place.point,
        "target_kind": "shelter",
        "country": "ML",
    }
    return published(editor, **(told | values))


def path_of(chunk: dict[str, Any]) -> str:
    return f"/data/chunks/{chunk['hash']}"


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
    published(editor)
    build()
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[encoding]
    for path in (NAMES, path_of(manifest_of(anonymous)["chunks"][0])):
        response = anonymous.get(path, HTTP_ACCEPT_ENCODING=accepted)
        assert response.headers.get("Content-Encoding") == encoding
        assert unpack(response.content)[:4] in (b"SWC1", b'{"la')
        assert "Accept-Encoding" in response["Vary"].split(", ")


def test_a_chunk_outlives_a_change_of_language_or_session_in_the_browser(
    anonymous: Client, editor: User
) -> None:
    published(editor)
    build()
    path = path_of(manifest_of(anonymous)["chunks"][0])
    fresh = anonymous.get(path)
    assert fresh["Vary"] == "Accept-Encoding"
    assert anonymous.get(path, HTTP_IF_NONE_MATCH=fresh["ETag"])["Vary"] == "Accept-Encoding"
    assert "Cookie" in anonymous.get(MANIFEST)["Vary"]


def test_a_chunk_of_readers_is_kept_for_ever_and_the_desks_never(
    anonymous: Client, editor: User, editor_client: Client
) -> None:
    published(editor)
    build()
    kept = anonymous.get(path_of(manifest_of(anonymous)["chunks"][0]))
    assert kept["Cache-Control"] == f"private, max-age={data.A_YEAR}, immutable"
    desk = editor_client.get(path_of(manifest_of(editor_client)["chunks"][0]))
    assert desk["Cache-Control"] == "private, no-store"
    assert editor_client.get(NAMES)["Cache-Control"] == "private, no-store"
    assert anonymous.get(MANIFEST)["Cache-Control"] == "private, no-cache"
    assert set(anonymous.get(GENERATION)["Cache-Control"].split(", ")) == {"private", "no-cache"}


@pytest.mark.parametrize("path", [MANIFEST, NAMES, "chunk", GENERATION])
def test_data_that_have_not_changed_are_not_sent_again(anonymous: Client, editor: User, path: str) -> None:
    published(editor)
    build()
    where = path_of(manifest_of(anonymous)["chunks"][0]) if path == "chunk" else path
    first = anonymous.get(where)
    again = anonymous.get(where, HTTP_IF_NONE_MATCH=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again["Cache-Control"] == first["Cache-Control"]


def test_the_manifest_is_another_one_whenever_it_says_something_else(anonymous: Client, editor: User) -> None:
    place = make_place()
    name = published(editor, place=place, point=place.point)
    build()
    seen: dict[str, dict[str, Any]] = {}

    def changed() -> bool:
        response = anonymous.get(MANIFEST)
        told = seen.get(response["ETag"])
        assert told in (None, response.json())
        seen[response["ETag"]] = response.json()
        return told is None

    assert changed()
    assert not changed()
    for values in ({"fatalities_low": 3}, {"withhold_place": True}, {"status": "draft"}):
        Incident.objects.filter(public_id=name).update(**values)
        assert changed()
        build()
        assert changed()
        assert not changed()


def test_strangers_to_a_closed_installation_get_nothing(db: None) -> None:
    for path in (MANIFEST, NAMES, GENERATION, f"/data/chunks/{'0' * 32}"):
        response = Client().get(path)
        assert (response.status_code, response.json()) == (401, {"error": "sign in"})


def test_no_reader_gets_the_chunk_of_another_audience(
    anonymous: Client, editor: User, editor_client: Client, analyst_client: Client
) -> None:
    shelter(editor)
    build()
    desk, public = (manifest_of(client)["chunks"][0] for client in (editor_client, anonymous))
    assert desk["hash"] != public["hash"]
    assert manifest_of(analyst_client)["chunks"] == manifest_of(anonymous)["chunks"]
    for client in (anonymous, analyst_client):
        assert client.get(path_of(desk)).status_code == 404
    assert editor_client.get(path_of(public)).status_code == 404
    assert anonymous.get("/data/chunks/none").status_code == 404


def test_a_withheld_place_is_in_no_byte_that_readers_are_sent(
    anonymous: Client, editor: User, editor_client: Client, analyst_client: Client
) -> None:
    make_area(2, name_en="Cercle of Tests")
    campaign = Campaign.objects.create(name="Raids on HIDDEN and elsewhere")
    shelter(editor, campaign=campaign)
    build()
    for language in ("en", "ar"):
        for client in (anonymous, analyst_client):
            sent = everything_sent(client, language)
            assert "Cercle of Tests" in sent
            assert not [word for word in ("idden", "HIDDEN", "مخفي", "14.4469", "11.4443") if word in sent]
    exact = everything_sent(editor_client)
    assert all(word in exact for word in ("Hidden", "Raids on HIDDEN", "14.4469", "-11.4443"))


def test_what_is_taken_back_is_gone_with_the_commit_not_with_the_rebuild(
    anonymous: Client, editor: User, editor_client: Client
) -> None:
    name = shelter(editor, target_kind="")
    published(editor, date_start=None)
    build()
    Incident.objects.filter(public_id=name).update(fatalities_low=2)
    (old,) = (path_of(chunk) for chunk in manifest_of(anonymous)["chunks"] if chunk["first"])
    build()
    (dated,) = (path_of(chunk) for chunk in manifest_of(anonymous)["chunks"] if chunk["first"])
    undated = path_of(manifest_of(anonymous)["chunks"][-1])
    before = manifest_of(anonymous)["version"]
    assert [anonymous.get(path).status_code for path in (dated, old, undated)] == [200, 200, 200]
    Incident.objects.filter(public_id=name).update(withhold_place=True)
    gone = anonymous.get(dated, HTTP_IF_NONE_MATCH=anonymous.get(undated)["ETag"])
    assert (gone.status_code, gone["Cache-Control"]) == (410, "no-store")
    assert [anonymous.get(path).status_code for path in (dated, old, undated)] == [410, 410, 200]
    assert "Hidden" not in everything_sent(anonymous)
    assert [chunk["first"] for chunk in manifest_of(anonymous)["chunks"]] == [None]
    assert manifest_of(anonymous)["version"] != before
    build()
    assert [anonymous.get(path).status_code for path in (dated, old, undated)] == [410, 410, 200]
    assert len(rows_of(anonymous)) == len(rows_of(editor_client)) == 2


def test_the_month_that_an_incident_has_left_is_taken_back_with_its_new_one(
    anonymous: Client, editor: User
) -> None:
    dated = shelter(editor, target_kind="")
    build()
    left = path_of(manifest_of(anonymous)["chunks"][0])
    moved = {"date_start": None, "date_end": None, "date_precision": "unknown"}
    Incident.objects.filter(public_id=dated).update(**moved)
    build()
    assert anonymous.get(left).status_code == 200
    Incident.objects.filter(public_id=dated).update(withhold_place=True)
    assert anonymous.get(left).status_code == 410


def test_an_undated_incident_is_taken_back_alone(anonymous: Client, editor: User) -> None:
    name = published(editor, date_start=None)
    published(editor)
    build()
    dated, undated = (path_of(chunk) for chunk in manifest_of(anonymous)["chunks"])
    Incident.objects.filter(public_id=name).update(status="draft")
    assert [anonymous.get(path).status_code for path in (dated, undated)] == [200, 410]


def test_a_new_name_moves_the_names_and_no_chunk(anonymous: Client, editor: User) -> None:
    place = make_place()
    published(editor, place=place, point=place.point)
    build()
    before = manifest_of(anonymous)
    with vocabulary_change(editor, reason="renamed"):
        PlaceName.objects.filter(place=place, language="fr").update(text="Kayes-Ville")
    after = manifest_of(anonymous)
    assert after["names"] != before["names"]
    assert after["version"] != before["version"]
    assert after["chunks"] == before["chunks"]
    assert not ChunkMark.objects.exists()
    assert names_of(anonymous, "fr")["places"] == {str(place.pk): "Kayes-Ville"}


@pytest.mark.parametrize("change", [{"name": "Other raids"}, {"fatalities_high": 70}])
def test_a_campaign_told_otherwise_moves_the_names(
    anonymous: Client, editor: User, change: dict[str, Any]
) -> None:
    campaign = Campaign.objects.create(name="Raids", fatalities_low=40)
    published(editor, campaign=campaign)
    build()
    before = manifest_of(anonymous)["names"]
    Campaign.objects.filter(pk=campaign.pk).update(**change)
    assert manifest_of(anonymous)["names"] != before


def test_an_edit_that_names_nothing_new_leaves_the_names(anonymous: Client, editor: User) -> None:
    name = published(editor)
    build()
    before = manifest_of(anonymous)
    Incident.objects.filter(public_id=name).update(fatalities_low=5)
    build()
    after = manifest_of(anonymous)
    assert (after["names"], after["version"] == before["version"]) == (before["names"], False)


def test_a_new_day_is_another_version(
    anonymous: Client, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    versions = set()
    for day in (date(2025, 7, 3), date(2025, 7, 4)):
        monkeypatch.setattr(timezone, "localdate", lambda day=day: day)
        told = manifest_of(anonymous)
        assert told["today"] == day.isoformat()
        versions.add(told["version"])
        assert anonymous.get(GENERATION).json()["manifest"] == told["version"]
    assert len(versions) == 2


def test_an_empty_installation_says_so(anonymous: Client) -> None:
    build()
    told = manifest_of(anonymous)
    assert (told["rows"], told["chunks"], told["built"], told["pending"]) == (0, [], None, False)
    assert names_of(anonymous)["places"] == {}
    assert rows_of(anonymous) == []


def test_the_manifest_says_what_its_chunks_hold(anonymous: Client, editor: User) -> None:
    for day in (date(2025, 7, 1), date(2025, 6, 1), None):
        published(editor, date_start=day)
    assert manifest_of(anonymous)["pending"] is True
    build()
    told = manifest_of(anonymous)
    assert (told["pending"], told["rows"]) == (False, 3)
    for chunk in told["chunks"]:
        content = decoded(chunk_of(anonymous, chunk["hash"]))
        days = [day for day in content["values"]["start"] if day != -(2**31)]
        assert (chunk["rows"], chunk["first"], chunk["last"]) == (
            content["rows"],
            min(days, default=None),
            max(days, default=None),
        )
        assert chunk["bytes"] == len(anonymous.get(path_of(chunk), HTTP_ACCEPT_ENCODING="br").content)
    assert told["chunks"][-1]["first"] is None


@pytest.mark.parametrize(("path", "queries"), [(GENERATION, 2), (MANIFEST, 17), (NAMES, 15), ("chunk", 1)])
def test_the_number_of_queries_does_not_grow(
    anonymous: Client, editor: User, django_assert_num_queries: Any, path: str, queries: int
) -> None:
    for number in range(4):
        place = make_place(f"p{number}")
        campaign = Campaign.objects.create(name=f"Raids {number}")
        published(editor, place=place, point=place.point, campaign=campaign, withhold_place=number % 2)
    build()
    where = path_of(manifest_of(anonymous)["chunks"][0]) if path == "chunk" else path
    chunk_names._ids.clear()
    chunk_names._texts.clear()
    with django_assert_num_queries(queries):
        anonymous.get(where)
