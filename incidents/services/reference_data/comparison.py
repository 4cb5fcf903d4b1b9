"""How far the rows of a places.csv lie from the nearest place of their name in a gazetteer's file.

The comparison looks for errors; no cell is changed to fit it. It needs no database.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from incidents.extraction.seed_files import read_places
from incidents.extraction.types import WIDE_KINDS, PlaceRecord
from incidents.text.folding import fold_key

from .gazetteer_checks import position_refusal
from .gazetteer_formats import recognised
from .gazetteer_rows import RawPlace
from .source_files import FileRefused, text_lines
from .twins import distance_km


@dataclass(frozen=True)
class FarPlace:
    """A row and its nearest namesake: km apart, the namesake's name and point, and the explanation or ""."""

    key: str
    name: str
    kind: str
    km: float
    namesake: str
    lat: float
    lng: float
    reason: str


@dataclass(frozen=True)
class Comparison:
    """Rows beyond the limit, keys of rows without namesake, and explanations that nothing needs."""

    compared: int
    far: tuple[FarPlace, ...]
    without_namesake: tuple[str, ...]
    needless: tuple[str, ...]

    @property
    def unexplained(self) -> tuple[FarPlace, ...]:
        """The rows that somebody has to look at."""
        return tuple(place for place in self.far if not place.reason)


def compare_places(seeds: Path, gazetteer: Path, *, km: float, explanations: Path) -> Comparison:
    """Every row of `seeds` more than `km` from its nearest namesake of the same country in `gazetteer`.

    Any spelling of the one counts against any of the other, folded. Rows of no country (zones of several)
    are held against all countries. A few seconds for 160,000 rows. Raises FileRefused, SeedFileError.
    """
    places = read_places(seeds)
    spots = _spots_by_name(gazetteer, {fold_key(name.text) for place in places for name in place.names})
    reasons = read_explanations(explanations)
    nearest = {place.key: _nearest(place, spots) for place in places}
    far = [
        _far_place(place, *found, reasons.get(place.key, ""))
        for place in places
        if (found := nearest[place.key]) is not None and found[0] > km
    ]
    alone = tuple(place.key for place in places if nearest[place.key] is None)
    return Comparison(
        compared=len(places) - len(alone),
        far=tuple(sorted(far, key=lambda place: -place.km)),
        without_namesake=alone,
        needless=tuple(sorted(set(reasons) - {place.key for place in far})),
    )


def _far_place(place: PlaceRecord, km: float, other: RawPlace, reason: str) -> FarPlace:
    return FarPlace(
        key=place.key,
        name=place.names[0].text,
        kind=place.kind,
        km=round(km, 1),
        namesake=other.name,
        lat=float(other.lat),
        lng=float(other.lng),
        reason=reason or _reason_of_size(place, km),
    )


def _reason_of_size(place: PlaceRecord, km: float) -> str:
    """Why two middles of one expanse may lie apart; empty for spots, and beyond the expanse itself."""
    if place.kind not in WIDE_KINDS or km > place.uncertainty_km:
        return ""
    return f"an expanse of {place.uncertainty_km:g} km round its middle, which each maker sets elsewhere"


def read_explanations(path: Path) -> dict[str, str]:
    """Key to reason from a table key,reason; empty where there is no file. Raises FileRefused."""
    if not path.exists():
        return {}
    reader = csv.DictReader(text_lines(path))
    if not {"key", "reason"} <= set(reader.fieldnames or ()):
        raise FileRefused(f"{path.name} has no columns key and reason.")
    return {row["key"].strip(): (row["reason"] or "").strip() for row in reader}


def _spots_by_name(path: Path, wanted: Iterable[str]) -> dict[str, list[RawPlace]]:
    """The file's places that bear one of the wanted names, by folded name."""
    gazetteer = recognised(path)
    if gazetteer is None:
        raise FileRefused(f"{path.name} is a places.csv; compare with a gazetteer.")
    names = frozenset(wanted)
    spots: dict[str, list[RawPlace]] = defaultdict(list)
    for place in gazetteer.rows():
        if position_refusal(place.lat, place.lng)[0]:
            continue
        for form in {fold_key(text) for _language, text in (("", place.name), *place.names)} & names:
            spots[form].append(place)
    return spots


def _nearest(place: PlaceRecord, spots: dict[str, list[RawPlace]]) -> tuple[float, RawPlace] | None:
    namesakes = (
        other
        for form in {fold_key(name.text) for name in place.names}
        for other in spots.get(form, ())
        if not place.country or other.country.upper() == place.country
    )
    apart = (
        (distance_km(place.lat, place.lon, float(other.lat), float(other.lng)), other) for other in namesakes
    )
    return min(apart, key=lambda pair: pair[0], default=None)
