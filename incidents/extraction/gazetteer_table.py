"""Reader of a large gazetteer as a table: tab-separated, plain or gzip, one place a line, UTF-8.

Columns, in any order, by the names of the header: id, cc (ISO 3166-1), kind, name, lat, lon, population,
admin1, feature_code (GeoNames), and names_ar, names_fr, names_en, other_names, each separated by "|". That is
the form that `manage.py load_places` calls the shared table.
"""

from __future__ import annotations

import csv
import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from incidents.extraction.seed_files import (
    CITY_POPULATION,
    TOWN_POPULATION,
    UNCERTAINTY_KM,
    SeedFileError,
    guess_language,
    is_usable_name,
)
from incidents.extraction.types import PlaceNameRecord, PlaceRecord

NEEDED = ("id", "cc", "kind", "name", "lat", "lon")
# Who's On First's placetypes and GeoNames' feature codes; anything else is a settlement or left out.
_KINDS = {"region": "region", "county": "district", "localadmin": "district"}
_FEATURES = {
    "P.PPLC": "capital",
    "P.PPLA": "region_capital",
    "V.FRST": "forest",
    "L.RESF": "forest",
    "L.PRK": "park",
    "L.RESN": "park",
    "L.RESW": "park",
    "H.WLL": "village",
    "L.OAS": "village",
}
_LEFT_OUT = frozenset(("country", "neighbourhood", "campus"))
_KM = {"village": 2.0, "district": 40.0, "forest": 15.0, "capital": 10.0}
_LANGUAGES = (("ar", "names_ar"), ("fr", "names_fr"), ("en", "names_en"))


@dataclass(frozen=True)
class _Columns:
    """Where each column stands; a missing one reads as empty."""

    at: dict[str, int]

    def cell(self, cells: list[str], name: str) -> str:
        """The text of a column, stripped."""
        at = self.at.get(name)
        return cells[at].strip() if at is not None and at < len(cells) else ""


def read_gazetteer(path: str | Path) -> tuple[PlaceRecord, ...]:
    """The places of the table, the most populous first, keys ``wof:<id>`` or ``geonames:<id>``.

    Rows without a usable name or position are passed over. Raises OSError, and SeedFileError where the file
    is no such table.
    """
    opened = gzip.open if Path(path).suffix == ".gz" else open
    try:
        with opened(path, "rt", encoding="utf-8-sig", newline="") as handle:
            rows = csv.reader(handle, delimiter="\t", quoting=csv.QUOTE_NONE)
            columns = _header(path, next(rows, []))
            found = [place for cells in rows if (place := _place(columns, cells))]
    except (UnicodeDecodeError, csv.Error, EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise SeedFileError(f"{path}: {error}") from error
    return tuple(sorted(found, key=lambda place: -(place.population or 0)))


def _header(path: str | Path, names: list[str]) -> _Columns:
    missing = [name for name in NEEDED if name not in names]
    if missing:
        raise SeedFileError(f"{path}: no column {', '.join(missing)} in the first line (tab-separated)")
    return _Columns({name: at for at, name in enumerate(names)})


def _place(columns: _Columns, cells: list[str]) -> PlaceRecord | None:
    kind = _kind(columns.cell(cells, "kind"), columns.cell(cells, "feature_code"))
    try:
        lat, lon = float(columns.cell(cells, "lat")), float(columns.cell(cells, "lon"))
        population = int(float(columns.cell(cells, "population") or 0))
    except (ValueError, OverflowError):
        return None
    names = tuple(_names(columns, cells))
    if kind is None or not names or not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return None
    if kind == "village" and population >= TOWN_POPULATION:
        kind = "city" if population >= CITY_POPULATION else "town"
    return PlaceRecord(
        key=_key(columns.cell(cells, "id")),
        names=names,
        country=columns.cell(cells, "cc").upper(),
        admin1=columns.cell(cells, "admin1") or None,
        lat=lat,
        lon=lon,
        kind=kind,
        population=population or None,
        uncertainty_km=_KM.get(kind) or UNCERTAINTY_KM.get(kind, 2.0),
    )


def _kind(placetype: str, feature: str) -> str | None:
    if placetype in _LEFT_OUT:
        return None
    if placetype in _KINDS:
        return _KINDS[placetype]
    if feature in _FEATURES:
        return _FEATURES[feature]
    if feature.startswith("A."):
        return "region" if feature == "A.ADM1" else "district"
    return "village" if placetype == "locality" or feature.startswith("P.") else None


def _key(own: str) -> str:
    return f"geonames:{own[3:]}" if own.startswith("gn:") else f"wof:{own}"


def _names(columns: _Columns, cells: list[str]) -> Iterator[PlaceNameRecord]:
    """Each spelling once, the name of the row first."""
    seen = set()
    texts = [("", columns.cell(cells, "name"))]
    for language, column in _LANGUAGES:
        texts += [(language, text) for text in columns.cell(cells, column).split("|")]
    others = (text.strip() for text in columns.cell(cells, "other_names").split("|"))
    texts += [(guess_language(text), text) for text in others if text]
    for language, text in texts:
        text = text.strip()
        if text and text not in seen and is_usable_name(text):
            seen.add(text)
            yield PlaceNameRecord(language, text)
