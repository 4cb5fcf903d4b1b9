"""How chunks of the dashboard's data are built, edited and taken back; two at once on real connections."""

from datetime import date, timedelta
from threading import Event, Thread
from typing import Any

import brotli  # type: ignore[import-untyped]
import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.models import Audience, Chunk, ChunkContent, ChunkMark, ChunkSpan, Incident, User
from incidents.selectors import chunk_rows
from incidents.selectors.chunk_format import read_chunk
from incidents.selectors.generations import generation
from incidents.services import snapshots
from incidents.services.incidents import publish_incident, withdraw_incident
from incidents.services.snapshots import mark_everything, rebuild_is_due
from incidents.tests.factories import NOW, TODAY, make_incident
from incidents.tests.selectors.test_described_rows import World, make_areas, store, worlds
from incidents.tests.services.snapshot_steps import AUGUST, JULY, built, claim, hashes, role, update
from incidents.tests.services.test_concurrency import at_once

pytestmark = pytest.mark.django_db


def test_a_database_without_incidents_has_no_chunk_and_is_at_rest() -> None:
    assert rebuild_is_due(now=NOW, today=TODAY)
    assert built() == 0
    assert not rebuild_is_due(now=NOW, today=TODAY)
    assert [span.months is None for span in ChunkSpan.objects.order_by("pk")] == [False, True]


@pytest.mark.parametrize("day", [date.min, date(1969, 12, 31), date(2104, 2, 29), date.max, None])
def test_any_day_there_is_has_its_chunk(editor: User, day: date | None) -> None:
    make_incident(by=editor, status="published", date_start=day)
    assert built() == 3
    chunk = Chunk.objects.current().get(audience=Audience.PUBLIC)
    assert chunk.first == (None if day is None else (day - date(1970, 1, 1)).days)
    assert not rebuild_is_due(now=NOW, today=TODAY)


def test_a_day_that_changes_nothing_builds_nothing_and_a_new_month_only_divides(shown: Incident) -> None:
    before = hashes()
    assert not rebuild_is_due(now=NOW, today=TODAY + timedelta(days=1))
    assert rebuild_is_due(now=NOW, today=TODAY + timedelta(days=31))
    spans = set(ChunkSpan.objects.values_list("pk", flat=True))
    assert built(today=TODAY + timedelta(days=31)) == 0
    assert hashes() == before
    assert set(ChunkSpan.objects.values_list("pk", flat=True)) == spans


def test_a_chunk_of_another_format_is_built_again(shown: Incident, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshots, "FORMAT", 99)
    assert rebuild_is_due(now=NOW, today=TODAY)
    generations = generation("snapshots")
    built()
    assert generation("snapshots") == generations + 1
    assert not rebuild_is_due(now=NOW, today=TODAY)


def test_a_superseded_chunk_is_kept_for_minutes_and_then_forgotten(shown: Incident) -> None:
    (before,) = hashes()
    update(fatalities_low=4)(shown)
    built()
    assert Chunk.objects.filter(hash=before, taken_back=False).count() == 3
    later = NOW + snapshots.KEEP_SUPERSEDED + timedelta(seconds=1)
    assert rebuild_is_due(now=later, today=TODAY)
    built(now=later)
    assert not Chunk.objects.filter(hash=before).exists()
    assert ChunkContent.objects.count() == 1


def test_an_address_taken_back_says_so_for_a_day(shown: Incident) -> None:
    (before,) = hashes()
    shown.delete()
    built()
    day = snapshots.KEEP_TAKEN_BACK
    built(now=NOW + day - timedelta(seconds=1))
    assert Chunk.objects.filter(hash=before).exists()
    built(now=NOW + day + timedelta(seconds=1))
    assert not Chunk.objects.exists()


def test_content_that_comes_back_is_served_again(shown: Incident, editor: User) -> None:
    before = hashes()
    withdraw_incident(shown.pk, editor=editor, reason="another town")
    built()
    assert not hashes()
    publish_incident(shown.pk, editor=editor)
    built()
    assert hashes() == before
    assert all(chunk.content_id for chunk in Chunk.objects.current())


def test_an_exact_place_is_taken_back_from_the_month_that_it_has_left(shown: Incident) -> None:
    (before,) = hashes()
    update(date_start=AUGUST, date_end=AUGUST)(shown)
    built()
    assert Chunk.objects.get(audience=Audience.PUBLIC, hash=before).content_id
    update(withhold_place=True)(shown)
    built()
    assert Chunk.objects.get(audience=Audience.PUBLIC, hash=before).content_id is None


# An edited chunk says what the one would that is built anew.


def contents() -> dict[tuple[str, str], Any]:
    """What chunks say: rows spelt out, first and last day, ids used; no entry that no row needs."""
    return {(chunk.audience, str(chunk.months)): _told(chunk) for chunk in Chunk.objects.current()}


def _told(chunk: Chunk) -> Any:
    assert chunk.content is not None
    columns, header = read_chunk(brotli.decompress(bytes(chunk.content.brotli)))
    lists = {"trait": "traits", "spot": "spots", "toll": "tolls", "party": "parties", "source": "sources"}
    plain = [columns[name] for name in ("id", "start", "span")]
    spelt = [[header[told][at] for at in columns[name]] for name, told in lists.items()]
    campaigns = [header["campaigns"][at - 1] if at else 0 for at in columns["campaign"]]
    unused = [
        entry
        for name, told in lists.items()
        if told != "traits"
        for at, entry in enumerate(header[told])
        if at not in set(columns[name]) and any(entry)
    ]
    assert not unused, "something that no row needs was left behind"
    return [*plain, *spelt, campaigns], chunk.rows, chunk.first, chunk.last, chunk.used


changes = st.lists(
    st.sampled_from(
        [
            {"withhold_place": True},
            {"target_kind": "shelter"},
            {"target_kind": "", "withhold_place": False},
            {"fatalities_low": 4, "fatalities_high": None, "fatalities_best": None},
            {"date_start": None, "date_end": None, "date_precision": "unknown"},
            {"date_start": date(2024, 3, 1), "date_end": None, "date_precision": "day"},
            {"status": "draft"},
            {"place_name": "elsewhere", "place": None},
            {"civilian_targeting": True},
        ]
    ),
    max_size=5,
)


@settings(max_examples=60, deadline=None)
@given(worlds, worlds, changes)
def test_an_edited_chunk_is_what_building_it_anew_would_make(
    rows: list[dict[str, Any]], more: list[dict[str, Any]], changed: list[dict[str, Any]]
) -> None:
    with World(rows) as published:
        built()
        for number, values in enumerate(more, start=50):
            store(number, values, make_areas(), published[0].created_by if published else _editor())
        for incident, values in zip(published, changed, strict=False):
            update(**values)(incident)
            claim(incident, of_whom="children") if values.get("civilian_targeting") else role(incident)
        _area_marks_aside()
        built()
        edited = contents()
        mark_everything()
        built()
        assert contents() == edited


def _editor() -> User:
    return User.objects.latest("pk")


def _area_marks_aside() -> None:
    """The areas made beside the incidents mark whole months, which would build the chunk anew."""
    ChunkMark.objects.filter(incident=None).delete()


def test_one_edit_reads_the_one_incident_alone(
    shown: Incident, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = [make_incident(by=editor, status="published", date_start=JULY) for _ in range(5)]
    built()
    read: list[int] = []
    fetch = chunk_rows._fetched
    monkeypatch.setattr(chunk_rows, "_fetched", lambda query: _noted(read, fetch(query)))
    update(fatalities_low=4)(others[2])
    built()
    assert read == [int(others[2].public_id[3:])]


def _noted(read: list[int], rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    read += [row[0] for row in rows]
    return rows


# At once, on connections of their own.


@pytest.mark.django_db(transaction=True)
def test_two_builders_make_each_chunk_once(editor: User) -> None:
    for _ in range(3):
        make_incident(by=editor, status="published")
    outcomes = at_once(*[built] * 4)
    assert sum(outcomes) == 3
    assert not ChunkMark.objects.exists()
    assert generation("snapshots") == 1


def _built_elsewhere() -> None:
    built()
    connection.close()


@pytest.mark.django_db(transaction=True)
def test_a_change_that_comes_while_a_chunk_is_built_is_in_the_next_one(
    editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    incident = make_incident(by=editor, status="published", fatalities_low=1)
    read, changed = Event(), Event()
    pack = snapshots.packed_chunks

    def slowly(*told: Any) -> Any:
        packed = pack(*told)
        read.set()
        assert changed.wait(10)
        return packed

    monkeypatch.setattr(snapshots, "packed_chunks", slowly)
    builder = Thread(target=_built_elsewhere)
    builder.start()
    assert read.wait(10)
    update(fatalities_low=77)(incident)
    assert built() == 0  # the lock is taken: whoever holds it looks again
    changed.set()
    builder.join(20)
    assert not builder.is_alive()
    assert not ChunkMark.objects.exists()
    edited = contents()
    mark_everything()
    built()
    assert contents() == edited
    assert generation("snapshots") == 3


@pytest.mark.django_db(transaction=True)
def test_a_builder_that_dies_leaves_the_marks(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    make_incident(by=editor, status="published")
    monkeypatch.setattr(snapshots, "packed_chunks", lambda *_told: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        built()
    assert ChunkMark.objects.exists()
    assert not ChunkSpan.objects.exists()
    monkeypatch.undo()
    assert built() == 3
