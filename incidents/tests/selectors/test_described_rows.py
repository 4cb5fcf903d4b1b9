"""The page writes of each incident what the server writes, for each reader and in each language.

A leak of an exact place is the worst fault this project can have, so the two ways to the same answer, one
incident at a time (dashboard_row) and chunks with names read by the page's own code, are compared on random
incidents.
"""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import brotli  # type: ignore[import-untyped]
import pytest
from django.contrib.gis.geos import Point
from django.db import transaction
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.models import Area, Audience, CasualtyClaim, Chunk, Incident, Place, PlaceName, User
from incidents.models.codes import CasualtyKind, Country, IncidentOrigin, OfWhom, SubEventType, TargetKind
from incidents.selectors import chunk_names
from incidents.selectors.dashboard_counts import dashboard_counts
from incidents.selectors.incident_filter import IncidentFilter
from incidents.selectors.incident_view import dashboard_row, with_all
from incidents.selectors.redaction import SENSITIVE_SUB_TYPES, SENSITIVE_TARGETS, withholds_place
from incidents.services.snapshots import rebuild_snapshots
from incidents.tests.dashboard_rows import Describer
from incidents.tests.factories import NOW, TODAY, make_area, make_incident, make_place, make_user
from incidents.text.folding import fold_key

pytestmark = pytest.mark.django_db
LANGUAGES = ("en", "fr", "ar")
FIRST = date(2025, 1, 1)

counts = st.sampled_from([None, 0, 1, 7])


def in_order(pair: Any) -> bool:
    return None in pair or pair[0] <= pair[1]


pairs: st.SearchStrategy[Any] = st.tuples(counts, counts).filter(in_order)
claims = st.tuples(st.sampled_from(CasualtyKind), st.sampled_from(OfWhom))
days = st.none() | st.integers(0, 60)


@st.composite
def incident(draw: st.DrawFn) -> dict[str, Any]:
    """The values of an incident with NULLs, zeros and empty texts; more than half withhold their place."""
    start, length = draw(days), draw(days)
    first = None if start is None else FIRST + timedelta(start)
    last = None if first is None or length is None else first + timedelta(length)
    toll, abducted = draw(pairs), draw(pairs)
    best = draw(st.sampled_from([None, *toll])) if None not in toll else None
    return {
        "sub_event_type": draw(st.sampled_from(SubEventType) | st.sampled_from(sorted(SENSITIVE_SUB_TYPES))),
        "target_kind": draw(st.sampled_from(["", *TargetKind, *sorted(SENSITIVE_TARGETS)])),
        "withhold_place": draw(st.sampled_from([False, False, True])),
        "date_start": first,
        "date_end": last,
        "date_precision": draw(st.sampled_from(["day", "days", "month", "year"])) if first else "unknown",
        "fatalities_low": toll[0],
        "fatalities_high": toll[1],
        "fatalities_best": best,
        "abducted_low": abducted[0],
        "abducted_high": abducted[1],
        "country": draw(st.sampled_from(["", *Country])),
        "origin": draw(st.sampled_from(IncidentOrigin)),
        "status": draw(st.sampled_from(["published", "published", "published", "draft"])),
        "uncertainty_km": draw(st.sampled_from([0.0, 5.0, 12.0, 12.1, 150.0])),
        # Where: in no area, in one, on the border of two; None is no point at all.
        "lng": draw(st.sampled_from([None, -20.25, -11.5, -10.0, -9.5])),
        "area": draw(st.sampled_from([None, 0, 1, 2, 3, "old"])),
        "place": draw(st.sampled_from(["none", "unnamed", "named", "retired name"])),
        "claims": draw(st.lists(claims, max_size=2)),
    }


def make_areas() -> dict[Any, Area]:
    boxes = {0: (-13, 12, -8, 16), 1: (-12, 13, -8.5, 15), 2: (-12, 13, -10, 15), 3: (-11.6, 14, -11.4, 15)}
    areas: dict[Any, Area] = {}
    for level, box in boxes.items():
        areas[level] = make_area(level, box=box, name_fr=f"Zone {level}", name_ar="منطقة" if level else "")
    areas["old"] = make_area(2, name_en="Gone", is_current=False)
    make_area(2, box=(-10, 13, -9, 15), name_en="Beside")
    return areas


def place_of(number: int, kind: str, point: Point | None) -> Place | None:
    """A place that only this incident has, so that its names can be looked for."""
    if kind == "none":
        return None
    spot = point or Point(0, 0, srid=4326)
    place = make_place(f"p{number}", names=(("fr", f"Lieu-{number}."),), point=spot)
    names = {"ar": f"مكان-{number}.", "en": f"Spot-{number}."} if kind != "unnamed" else {}
    for language, text in names.items():
        for spelling, is_preferred in ((f"old{text}", False), (text, True), (f"second{text}", True)):
            PlaceName.objects.create(
                place=place, text=spelling, folded=fold_key(spelling), language=language,
                is_preferred=is_preferred,
            )  # fmt: skip
    if kind == "retired name":
        place.names.filter(text=f"Spot-{number}.").update(retired_at="2025-01-01T00:00Z")
    return place


def store(number: int, values: dict[str, Any], areas: dict[Any, Area], by: User) -> Incident:
    values = dict(values)
    lng, said, kind = values.pop("lng"), values.pop("claims"), values.pop("place")
    point = None if lng is None else Point(lng, 14.5 + number / 1024, srid=4326)
    if point is None:
        values["uncertainty_km"] = None
    values["area"] = areas.get(values["area"])
    stored = make_incident(
        by=by, point=point, place=place_of(number, kind, point), place_name=f"Name-{number}.", **values
    )
    for what, whom in said:
        CasualtyClaim.objects.create(incident=stored, kind=what, of_whom=whom, low=1)
    return stored


class World:
    """Random incidents that are gone afterwards."""

    def __init__(self, rows: list[dict[str, Any]]) -> None:
        self.rows = rows
        self.atomic = transaction.atomic()

    def __enter__(self) -> list[Incident]:
        self.atomic.__enter__()
        areas, by = make_areas(), make_user()
        for number, values in enumerate(self.rows, start=1):
            store(number, values, areas, by)
        return list(with_all(Incident.objects.published()))

    def __exit__(self, *exc: Any) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(*exc)


worlds = st.lists(incident(), max_size=6)


def chunks_of(audience: Audience) -> list[bytes]:
    """The chunks of one audience after a build, the undated ones last."""
    rebuild_snapshots(now=NOW, today=TODAY)
    chunks = Chunk.objects.current().filter(audience=audience).select_related("content")
    newest_first = sorted(chunks, key=lambda chunk: -(2**31) if chunk.first is None else chunk.first)[::-1]
    return [brotli.decompress(bytes(chunk.content.brotli)) for chunk in newest_first if chunk.content]


def names_in(language: str, audience: Audience) -> dict[str, Any]:
    chunk_names._ids.clear()  # the counters fall back with each example
    chunk_names._texts.clear()
    with translation.override(language):
        told: dict[str, Any] = json.loads(chunk_names.names_json(audience)[1])
    return told


def row_for(incident: Incident, *, exact: bool) -> dict[str, Any]:
    """The server's words; degrees as they go to the browser, to about a metre."""
    row = dashboard_row(incident, exact=exact)
    for name in ("lat", "lng"):
        row[name] = None if row[name] is None else round(row[name], 5)
    return row


@pytest.fixture(scope="module")
def page() -> Iterator[Describer]:
    with Describer() as found:
        yield found


@settings(max_examples=40, deadline=None)
@given(worlds)
def test_the_page_writes_of_each_incident_what_the_server_writes(
    page: Describer, rows: list[dict[str, Any]]
) -> None:
    with World(rows) as published:
        for audience in Audience:
            chunks, exact = chunks_of(audience), audience == Audience.DESK
            for language in LANGUAGES:
                names = names_in(language, audience)
                said = [row for chunk in chunks for row in page.rows(chunk, names, language)]
                with translation.override(language):
                    assert said == [row_for(row, exact=exact) for row in published], (language, audience)


@settings(max_examples=40, deadline=None)
@given(worlds)
def test_nothing_of_a_withheld_place_is_in_the_readers_data(rows: list[dict[str, Any]]) -> None:
    with World(rows) as published:
        for audience in (Audience.PUBLIC, Audience.ANALYST):
            sent = b"".join(chunks_of(audience)).decode("utf-8", "replace")
            sent += "".join(str(names_in(language, audience)) for language in LANGUAGES)
            for row in published:
                if withholds_place(row):
                    number = row.place_name.removeprefix("Name")
                    assert number not in sent
                    assert row.point is None or str(round(row.point.y, 5)) not in sent


@settings(max_examples=60, deadline=None)
@given(worlds, st.sampled_from([None, FIRST]), st.sampled_from([(), ("ML",)]), st.booleans())
def test_counts_agree_with_the_rows(
    rows: list[dict[str, Any]], start: date | None, countries: tuple[str, ...], exact: bool
) -> None:
    asked = IncidentFilter(date_from=start, countries=countries)
    with World(rows) as published:
        found = with_all(asked.apply(Incident.objects.published(), exact=exact))
        shown = [dashboard_row(row, exact=exact) for row in found]
        apart = [row for row in published if row.country in (countries or [row.country])]
        counts = dashboard_counts(asked, exact=exact)
        assert counts.total == len(shown)
        assert counts.without_place == sum(row["lat"] is None for row in shown)
        assert counts.without_date == sum(row["date_start"] is None for row in shown)
        assert counts.undated_apart == (sum(row.date_start is None for row in apart) if start else 0)
        assert counts.published == len(published)
