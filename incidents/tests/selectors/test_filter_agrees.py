"""The server's filter and the browser's code give the same answers on random incidents and questions.

What one says in SQL and the other over typed arrays is compared to the letter: which incidents in which
order, the panels' numbers, and the count of every option of every field, for readers and for the desk.
"""

import base64
import json
import random
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import brotli  # type: ignore[import-untyped]
import pytest
from django.conf import settings as site
from django.contrib.gis.geos import Point
from django.http import QueryDict
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.models import Audience, Campaign, Chunk, Incident, Source, User
from incidents.selectors import chunk_names
from incidents.selectors.dashboard_counts import Panels, dashboard_counts
from incidents.selectors.facets import facets
from incidents.selectors.incident_filter import IncidentFilter
from incidents.selectors.list_order import in_order
from incidents.selectors.manifest import manifest
from incidents.selectors.matches import matching_numbers
from incidents.services.search_words import fold_search_words
from incidents.services.snapshots import rebuild_snapshots
from incidents.tests.factories import make_area, make_incident
from incidents.tests.filter_worlds import TODAY, incident, questions, tolls, world

pytestmark = pytest.mark.django_db
EPOCH = 719_163  # date(1970, 1, 1).toordinal()


class Engine:
    """The browser's code in a process that lives as long as these tests."""

    def __init__(self) -> None:
        script = Path(site.BASE_DIR) / "static" / "js" / "tests" / "ask_engine.mjs"
        self.process = subprocess.Popen(
            ["node", str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def ask(self, question: dict[str, Any]) -> dict[str, Any]:
        """The answer to one line."""
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.write(json.dumps(question) + "\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    found = Engine()
    yield found
    found.process.kill()
    found.process.wait()


def packed(audience: Audience) -> dict[str, Any]:
    """What a browser of this audience loads."""
    chunk_names._ids.clear()  # the counters fall back with each example
    chunk_names._texts.clear()
    rows = Chunk.objects.current().filter(audience=audience).select_related("content")
    return {
        "manifest": manifest(audience, TODAY),
        "names": json.loads(chunk_names.names_json(audience)[1]),
        "bytes": {
            row.hash: base64.b64encode(brotli.decompress(bytes(row.content.brotli))).decode() for row in rows
        },
    }


def asked_with_ids(pairs: list[tuple[str, str]]) -> IncidentFilter:
    """The filter of a question, whose sources and campaigns are numbered from 0."""
    ids = {
        "source": list(
            Source.objects.filter(name__startswith="Source ").order_by("pk").values_list("pk", flat=True)
        ),
        "campaign": list(Campaign.objects.order_by("pk").values_list("pk", flat=True)),
    }
    told = [(name, str(ids[name][int(value)]) if name in ids else value) for name, value in pairs]
    return IncidentFilter.from_query(QueryDict(urlencode(told)), today=TODAY)


def numbers(asked: IncidentFilter, sort: str, *, exact: bool) -> list[int]:
    matching = in_order(asked.apply(Incident.objects.published(), exact=exact), sort)
    return [int(row.removeprefix("SW-")) for row in matching.values_list("public_id", flat=True)]


def named_by_server(asked: IncidentFilter, *, exact: bool) -> list[int] | None:
    """What the browser asks the server for: the rows of a text and of a moment."""
    if not asked.text and not asked.since:
        return None
    return list(matching_numbers(IncidentFilter(text=asked.text, since=asked.since), exact=exact))


def panels_as_told(panels: Panels) -> dict[str, Any]:
    deaths = panels.deaths
    return {
        "total": panels.total,
        "withoutPlace": panels.without_place,
        "vaguePlace": panels.vague_place,
        "withoutDate": panels.without_date,
        "undatedApart": panels.undated_apart,
        "deaths": [deaths.low, deaths.best, deaths.high, deaths.unknown, deaths.open],
        "joint": [deaths.campaigns, deaths.joint_low],
        "byType": {code: list(told) for code, told in panels.by_type.items()},
    }


def panels_of_engine(told: dict[str, Any]) -> dict[str, Any]:
    deaths = told["deaths"]
    plain = ("total", "withoutPlace", "vaguePlace", "withoutDate", "undatedApart", "byType")
    return {
        **{name: told[name] for name in plain},
        "deaths": [deaths[name] for name in ("low", "best", "high", "unknown", "open")],
        "joint": [deaths["campaigns"]["count"], deaths["campaigns"]["low"]],
    }


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(incident(), max_size=14), st.tuples(tolls, tolls), st.lists(questions, min_size=4, max_size=8)
)
def test_server_and_browser_agree(
    engine: Engine, rows: list[dict[str, Any]], joint: Any, asked_for: list[list[tuple[str, str]]]
) -> None:
    with world(rows, list(joint)):
        rebuild_snapshots(now=timezone.now(), today=TODAY)
        fold_search_words()
        for audience in (Audience.PUBLIC, Audience.DESK):
            exact = audience == Audience.DESK
            loaded = engine.ask(packed(audience))
            assert loaded == {"loaded": Incident.objects.published().count()}
            for pairs in asked_for:
                compare(engine, asked_with_ids(pairs), exact=exact)


STAR = "15,-10;16.5,-9;15.6,-10.8;16.4,-10.9;14.9,-9.2"  # its outline crosses itself: the middle is outside


def random_point(dice: random.Random) -> tuple[float, float]:
    return dice.randrange(1_250_000, 1_750_000) / 100_000, dice.randrange(-1_250_000, -750_000) / 100_000


def random_place(dice: random.Random) -> dict[str, Any]:
    lat, lng = random_point(dice)
    return {
        "point": Point(lng, lat, srid=4326),
        "uncertainty_km": dice.choice([0.0, 5.0, 12.5, 60.0]),
        "withhold_place": dice.random() < 0.1,
    }


def random_geometry(dice: random.Random) -> tuple[str, str]:
    def point() -> str:
        return ",".join(map(str, random_point(dice)))

    kind = dice.choice(["near", "shape", "bounds"])
    if kind == "near":
        return kind, f"{point()},{dice.choice([1, 30, 120.5, 240])}"
    if kind == "shape":
        return kind, ";".join(point() for _ in range(dice.randrange(3, 9)))
    lats, lngs = (sorted(dice.sample(range(low, low + 50), 2)) for low in (1250, -1250))
    return kind, f"{lats[0] / 100},{lngs[0] / 100},{lats[1] / 100},{lngs[1] / 100}"


def test_distances_and_outlines_agree_to_the_metre(engine: Engine, editor: User) -> None:
    """Among 400 spots a sphere a thousandth larger, or the middle of a star, would be found out."""
    dice = random.Random(20250703)
    make_area(2, box=(-12, 13, -8, 17))
    for _ in range(400):
        make_incident(by=editor, status="published", **random_place(dice))
    rebuild_snapshots(now=timezone.now(), today=TODAY)
    asked_for = [("shape", STAR), *(random_geometry(dice) for _ in range(120))]
    for audience in (Audience.PUBLIC, Audience.DESK):
        engine.ask(packed(audience))
        for pair in asked_for:
            asked, exact = asked_with_ids([pair]), audience == Audience.DESK
            told = answer_to(engine, asked, exact=exact)
            assert told["ids"]["date"] == numbers(asked, "date", exact=exact), pair


def answer_to(engine: Engine, asked: IncidentFilter, *, exact: bool) -> dict[str, Any]:
    """What the browser's code says."""
    query, today = asked.to_query(), TODAY.toordinal() - EPOCH
    told = engine.ask({"query": query, "today": today, "rows": named_by_server(asked, exact=exact)})
    assert told["problems"] == []
    return told


def compare(engine: Engine, asked: IncidentFilter, *, exact: bool) -> None:
    """One question to both."""
    told, query = answer_to(engine, asked, exact=exact), asked.to_query()
    assert QueryDict(told["query"]) == QueryDict(query)
    assert IncidentFilter.from_query(QueryDict(told["query"]), today=TODAY).to_query() == query
    for sort in ("date", "deaths", "area"):
        assert told["ids"][sort] == numbers(asked, sort, exact=exact), (sort, query)
    assert panels_of_engine(told["panels"]) == panels_as_told(dashboard_counts(asked, exact=exact)), query
    ours = {name: dict(counts) for name, counts in facets(asked, exact=exact).items()}
    assert told["facets"] == ours, query
