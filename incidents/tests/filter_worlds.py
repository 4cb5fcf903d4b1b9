"""Random incidents and random questions for tests of the filter; all degrees lie on a grid of 1e-5."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.contrib.gis.geos import Point
from django.db import transaction
from hypothesis import strategies as st

from incidents.models import Area, Campaign, CasualtyClaim, Incident, IncidentActor, Report, Source
from incidents.models.codes import ActorRole, Attribution, EventType, SubEventType, TargetKind
from incidents.tests.factories import (
    make_actor,
    make_area,
    make_article,
    make_incident,
    make_place,
    make_source,
    make_user,
)

FIRST = date(2025, 1, 1)
TODAY = date(2025, 4, 10)
CHANGED = datetime(2025, 3, 1, 12, tzinfo=UTC)
ACTORS = {"JNIM": 2, "ML_FAMA": 1, "CIVILIANS": 7}
# A region with two districts, one of them with a commune: (code, level, parent, box).
AREAS = (
    ("R1", 1, None, (-12.0, 13.0, -8.0, 17.0)),
    ("D1", 2, "R1", (-12.0, 13.0, -10.0, 17.0)),
    ("D2", 2, "R1", (-10.0, 13.0, -8.0, 17.0)),
    ("C1", 3, "D1", (-12.0, 13.0, -11.0, 14.0)),
)

degrees = st.tuples(st.integers(1_250_000, 1_750_000), st.integers(-1_250_000, -750_000)).map(
    lambda pair: (pair[0] / 100_000, pair[1] / 100_000)
)
figures = st.sampled_from([None, 0, 1, 4, 12, 60])


def _in_order(pair: Any) -> bool:
    return None in pair or pair[0] <= pair[1]


tolls: st.SearchStrategy[Any] = st.tuples(figures, figures).filter(_in_order)
parties = st.lists(
    st.tuples(st.sampled_from(sorted(ACTORS)), st.sampled_from(ActorRole), st.sampled_from(Attribution)),
    max_size=3,
    unique_by=lambda row: row[:2],
).map(lambda rows: [row for row in rows if row[:2] != ("CIVILIANS", "perpetrator")])


@st.composite
def incident(draw: st.DrawFn) -> dict[str, Any]:
    """The values of an incident: open ends, no date, no place, vague and withheld places, no figures."""
    start, length = draw(st.none() | st.integers(0, 99)), draw(st.sampled_from([None, 0, 0, 0, 1, 40]))
    first = None if start is None else FIRST + timedelta(start)
    low, high = draw(tolls)
    is_placed = draw(st.sampled_from([True, True, True, False]))
    return {
        "sub_event_type": draw(st.sampled_from(SubEventType)),
        "target_kind": draw(st.sampled_from(["", "", *TargetKind])),
        "withhold_place": draw(st.sampled_from([False, False, True])),
        "date_start": first,
        "date_end": None if first is None or length is None else first + timedelta(length),
        "fatalities_low": low,
        "fatalities_high": high,
        "fatalities_best": draw(st.sampled_from([None, low, high]))
        if low is not None and high is not None
        else None,
        "country": draw(st.sampled_from(["ML", "BF", ""])),
        "civilian_targeting": draw(st.sampled_from([None, True, False])),
        "credibility": draw(st.sampled_from([1, 3, 6])),
        "origin": draw(st.sampled_from(["desk", "seed"])),
        "at": draw(degrees) if is_placed else None,
        "uncertainty_km": draw(st.sampled_from([0.0, 5.0, 12.0, 12.5, 60.0, 61.0, 150.0]))
        if is_placed
        else None,
        "area": draw(st.sampled_from([None, *(code for code, *_ in AREAS)])),
        "place_name": draw(st.sampled_from(["", "Konna", "Wagadou"])),
        "has_place": draw(st.booleans()),
        "parties": draw(parties),
        "sources": draw(st.sets(st.integers(0, 2), max_size=2)),
        "campaign": draw(st.sampled_from([None, None, 0, 1])),
        "of_children": draw(st.sampled_from([False, False, False, True])),
        "is_changed": draw(st.booleans()),
        "status": draw(st.sampled_from(["published"] * 5 + ["draft"])),
    }


@contextmanager
def world(
    rows: list[dict[str, Any]], tolls_of_campaigns: list[tuple[int | None, int | None]]
) -> Iterator[None]:
    """These incidents in the database for a while, with areas, actors, three sources and two campaigns."""
    with transaction.atomic():
        by, areas = make_user(), _areas()
        for key, inter in ACTORS.items():
            make_actor(key, inter=inter)
        kept = _Kept(
            areas=areas,
            sources=[make_source(name=f"Source {number}") for number in range(3)],
            campaigns=[
                Campaign.objects.create(fatalities_low=low, fatalities_high=high)
                for low, high in tolls_of_campaigns
            ],
        )
        for values in rows:
            kept.store(dict(values), by)
        yield
        transaction.set_rollback(True)


def _areas() -> dict[str, Area]:
    found: dict[str, Area] = {}
    for code, level, parent, box in AREAS:
        found[code] = make_area(
            level, box=box, code=code, parent=found.get(parent or ""), name_en=f"Area {code}"
        )
    return found


class _Kept:
    """What incidents hang on."""

    def __init__(self, areas: dict[str, Area], sources: list[Source], campaigns: list[Campaign]) -> None:
        self.areas, self.sources, self.campaigns = areas, sources, campaigns
        self.place = make_place("konna", names=(("en", "Konna"), ("ar", "كونا")))

    def store(self, values: dict[str, Any], by: Any) -> None:
        parties, sources = values.pop("parties"), values.pop("sources")
        at, of_children = values.pop("at"), values.pop("of_children")
        campaign, is_changed, has_place = (
            values.pop(name) for name in ("campaign", "is_changed", "has_place")
        )
        values["area"] = self.areas.get(values["area"])
        values["campaign"] = None if campaign is None else self.campaigns[campaign]
        values["place"] = self.place if has_place and at else None
        values["point"] = Point(at[1], at[0], srid=4326) if at else None
        row = make_incident(by=by, **values)
        if of_children:
            CasualtyClaim.objects.create(incident=row, kind="killed", of_whom="children", low=1)
        for key, role, attribution in parties:
            IncidentActor.objects.create(incident=row, actor=_actor(key), role=role, attribution=attribution)
        for number in sorted(sources):
            Report.objects.create(
                incident=row, article=make_article(source=self.sources[number]), added_by=by
            )
        updated = CHANGED + timedelta(hours=1 if is_changed else -1)
        Incident.objects.filter(pk=row.pk).update(updated_at=updated)


def _actor(key: str) -> Any:
    from incidents.models import Actor

    return Actor.objects.get(key=key)


points = degrees.map(lambda pair: f"{pair[0]:.5f},{pair[1]:.5f}")
days = st.integers(-5, 105).map(lambda day: (FIRST + timedelta(day)).isoformat())
some = st.lists


def options(name: str, values: list[str]) -> st.SearchStrategy[list[tuple[str, str]]]:
    """One to three of these as values of a parameter."""
    return st.lists(st.sampled_from(values), min_size=1, max_size=3, unique=True).map(
        lambda chosen: [(name, value) for value in chosen]
    )


def single(name: str, values: st.SearchStrategy[str]) -> st.SearchStrategy[list[tuple[str, str]]]:
    """One value of a parameter."""
    return values.map(lambda value: [(name, value)])


@st.composite
def bounds(draw: st.DrawFn) -> str:
    """A frame of the map."""
    (south, west), (north, east) = draw(
        st.tuples(degrees, degrees).filter(lambda p: p[0][0] != p[1][0] and p[0][1] != p[1][1])
    )
    return f"{min(south, north)},{min(west, east)},{max(south, north)},{max(west, east)}"


parts = st.one_of(
    single("from", days),
    single("to", days),
    single("last", st.sampled_from(["1", "30", "90"])),
    options("type", EventType.values),
    options("sub", [str(sub) for sub in SubEventType.values]),
    options("actor", sorted(ACTORS)),
    options("role", ActorRole.values),
    options("attribution", Attribution.values),
    options("target", ["none", "military", "village", "displaced_site"]),
    options("country", ["ML", "BF"]),
    options("area", [code for code, *_ in AREAS]),
    options("deaths", ["unknown", "0", "1-9", "4", "10-", "12-60"]),
    options("civilian", ["yes", "no", "unknown"]),
    options("precision", ["1", "2", "3", "none"]),
    options("credibility", ["1", "3", "6"]),
    options("source", ["0", "1", "2"]),
    options("campaign", ["0", "1"]),
    options("origin", ["desk", "seed", "generated"]),
    single("q", st.sampled_from(["konna", "كونا", "wagad", "area d1", "attack", "JNIM"])),
    single("near", st.tuples(points, st.sampled_from(["1", "50", "200.5"])).map(",".join)),
    single("shape", st.lists(points, min_size=3, max_size=7, unique=True).map(";".join)),
    single("bounds", bounds()),
    single("since", st.just("2025-03-01T12:00:00Z")),
)
questions = st.lists(parts, max_size=4).map(lambda chosen: [pair for part in chosen for pair in part])
