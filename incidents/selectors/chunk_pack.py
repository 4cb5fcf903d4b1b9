"""The rows of some months as two chunks: the exact one for the desk, and the one for everybody else."""

from dataclasses import dataclass
from typing import Any

from incidents.models import Area

from .chunk_format import Column, Dictionary, as_json, chunk_bytes, smallest_type
from .chunk_rows import OPEN, UNDATED, Rows
from .redaction import Spot, coarse_spot, exact_spot

CIVILIAN = {None: 0, False: 1, True: 2}
VAGUE, WITHHELD = 1, 2
DECIMALS = 5  # of a degree: about a metre
NOWHERE = -1000.0  # sorts before any degree and any kilometre
SHORT_SPANS = 2**16 - 1


@dataclass(frozen=True)
class Packed:
    """One chunk: its bytes (not compressed), days since 1970 of its first and last dated row.

    `used` are the ids that it speaks of, by "places", "areas", "actors", "sources" and "campaigns": its
    readers get the names of these and of no others.
    """

    content: bytes
    rows: int
    first: int | None
    last: int | None
    used: dict[str, list[int]]


@dataclass(frozen=True)
class _Common:
    """What all audiences see alike: columns before and after that of spots, lists as JSON, ids used."""

    before: list[Column]
    after: list[Column]
    lists: dict[str, str]
    used: dict[str, list[int]]


def packed_chunks(rows: Rows, areas: dict[int, Area]) -> tuple[Packed, Packed]:
    """The chunk of the desk and the one of all other readers; the same where nothing is withheld.

    `areas` are those that stand for withheld places, by id.
    """
    common = _common(rows)
    exact = _packed(rows, common, _Spots(rows.places, areas))
    return exact, exact if rows.shown == rows.places else _packed(rows, common, _Spots(rows.shown, areas))


def _packed(rows: Rows, common: _Common, spots: "_Spots") -> Packed:
    dated = [day for day in rows.starts if day != UNDATED]
    lists = common.lists | {"spots": as_json(spots.entries)}
    return Packed(
        content=chunk_bytes([*common.before, spots.column, *common.after], lists),
        rows=len(rows.numbers),
        first=min(dated, default=None),
        last=max(dated, default=None),
        used={
            "places": sorted({entry[0] for entry in spots.entries} - {0}),
            "areas": sorted({entry[6] for entry in spots.entries} - {0}),
            **common.used,
        },
    )


def _common(rows: Rows) -> _Common:
    traits, tolls = Dictionary(rows.traits, key=_nulls_first), Dictionary(rows.tolls, key=_nulls_first)
    parties = Dictionary(rows.parties, key=_shortest_first)
    sources = Dictionary(rows.sources, key=_shortest_first)
    campaigns = Dictionary([None, *rows.campaigns], key=_null_first)
    told = [[_party(text) for text in entry] for entry in parties.entries]
    lists = {
        "traits": [[*entry[:2], CIVILIAN[entry[2]], *entry[3:]] for entry in traits.entries],
        "tolls": tolls.entries,
        "parties": told,
        "sources": sources.entries,
        "campaigns": campaigns.entries[1:],
    }
    campaign = Column("campaign", smallest_type(len(campaigns.entries)), campaigns.indices[1:])
    return _Common(
        before=[*_dates(rows), traits.column("trait")],
        after=[tolls.column("toll"), parties.column("party"), sources.column("source"), campaign],
        lists={name: as_json(entries) for name, entries in lists.items()},
        used={
            "actors": sorted({row[0] for entry in told for row in entry}),
            "sources": sorted({source for entry in sources.entries for source in entry}),
            "campaigns": campaigns.entries[1:],
        },
    )


def _dates(rows: Rows) -> list[Column]:
    """Of one day the newest number comes first, so that most differences are small."""
    numbers = Column("id", "u32", rows.numbers, delta=True)
    return [numbers, Column("start", "i32", rows.starts, delta=True), _span(rows.lengths)]


def _null_first(value: Any) -> tuple[bool, Any]:
    return value is not None, value


def _nulls_first(values: tuple[Any, ...]) -> list[tuple[bool, Any]]:
    return [(value is not None, value) for value in values]


def _shortest_first(values: tuple[Any, ...]) -> tuple[int, tuple[Any, ...]]:
    return len(values), values


def _span(lengths: list[int]) -> Column:
    """Days from start to end; the largest number of the type says that no end is known."""
    kind, no_end = ("u16", 2**16 - 1) if max(lengths, default=0) < SHORT_SPANS else ("u32", 2**32 - 1)
    return Column("span", kind, [no_end if days == OPEN else days for days in lengths])


def _party(text: str) -> list[Any]:
    actor, role, attribution = text.split(" ")
    return [int(actor), role, attribution]


class _Spots:
    """The list of spots that one audience sees, and its column."""

    def __init__(self, places: list[tuple[Any, ...]], areas: dict[int, Area]) -> None:
        found = Dictionary(places, key=_nothing)
        # Places told by different names are one spot where they have one row.
        shown = Dictionary((_entry(key, areas) for key in found.entries), key=_by_area)
        index = shown.column("spot")
        self.column = Column("spot", index.type, [shown.indices[at] for at in found.indices])
        self.entries = shown.entries


def _nothing(_: Any) -> int:
    return 0


def _by_area(spot: tuple[Any, ...]) -> tuple[Any, ...]:
    """Order of spots: by area, then by place; what is unknown comes before all numbers."""
    place, name, country, lat, lng, km, area, flags = spot
    at = (NOWHERE, NOWHERE) if lat is None else (lat, lng)
    return (area, place, name, country, *at, NOWHERE if km is None else km, flags)


def _entry(key: tuple[Any, ...], areas: dict[int, Area]) -> tuple[Any, ...]:
    """What the list of spots holds of an entry of Rows.places or Rows.shown."""
    if len(key) == 2:
        country, area = key
        # The reader names the area by its id; without one redaction's name is the country's.
        return _told(0, "", coarse_spot(areas.get(area), country), area)
    place, name, country, lat, lng, km, area = key
    at = None if lat is None else (lat, lng)
    return _told(place, "" if place else name, exact_spot(at, km, name, country), area)


def _told(place: int | None, name: str, spot: Spot, area: int | None) -> tuple[Any, ...]:
    at = (None, None) if spot.lat is None or spot.lng is None else _rounded(spot.lat, spot.lng)
    flags = VAGUE * spot.is_vague + WITHHELD * spot.is_withheld
    return (place or 0, name, spot.country, *at, spot.uncertainty_km, area or 0, flags)


def _rounded(lat: float, lng: float) -> tuple[float, float]:
    return round(lat, DECIMALS), round(lng, DECIMALS)
