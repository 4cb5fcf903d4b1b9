"""The forms in which gazetteers come, recognised by content, whatever the file is called.

GeoNames country dumps (19 columns without a header: https://download.geonames.org/export/dump/readme.txt),
Who's On First as GeoJSON features with properties such as `wof:name` and `name:ara_x_preferred`, or as the
"meta" tables of its repositories, the project's shared table, and the seeds' own places.csv.
"""

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from incidents.extraction.seed_files import guess_language, is_usable_name

from .gazetteer_rows import Names, RawPlace
from .place_kinds import kind_of_feature, kind_of_placetype
from .source_files import FileRefused, features_of, first_character, text_lines

SHARED_COLUMNS = ("id", "cc", "kind", "name", "lat", "lon", "geonames_id", "feature_code")
META_COLUMNS = ("id", "name", "placetype", "geom_latitude", "geom_longitude")
SEED_COLUMNS = ("key", "name", "kind", "country", "lng", "lat", "coord_source")
GEONAMES_COLUMNS = 19
_LANGUAGES = {"ara": "ar", "fra": "fr", "fre": "fr", "eng": "en", "und": "", "mul": ""}


@dataclass(frozen=True)
class Gazetteer:
    """A file that was recognised. `rank` says whose coordinates win where two files know one place."""

    form: str
    source: str
    rank: int
    rows: Callable[[], Iterator[RawPlace]]


def recognised(path: Path) -> Gazetteer | None:
    """The gazetteer in a file; None for a table in the seeds' own form. Raises FileRefused for all else."""
    first = first_character(path)
    if not first:
        raise FileRefused(f"{path.name} is empty.")
    if first in "{[":
        return _features(path)
    lines = text_lines(path)
    head = next(lines, "")
    if head.count("\t") == GEONAMES_COLUMNS - 1 and head.split("\t")[0].isdigit():
        return Gazetteer("GeoNames country dump", "GeoNames country dump", 2, partial(_geonames, path))
    for separator in ("\t", ","):
        columns = next(csv.reader([head], delimiter=separator), [])
        if set(SHARED_COLUMNS) <= set(columns):
            source = "Who's On First merged with GeoNames"
            return Gazetteer("shared table", source, 0, partial(_shared, path, columns))
        if set(META_COLUMNS) <= set(columns):
            return Gazetteer(
                "Who's On First table", "Who's On First", 0, partial(_meta, path, columns, separator)
            )
        if set(SEED_COLUMNS) <= set(columns):
            return None
    raise FileRefused(_unknown(path, head))


def _unknown(path: Path, head: str) -> str:
    shown = head[:60].replace("\t", " | ")
    return (
        f"{path.name} is no gazetteer that is known here: neither 19 tab-separated columns of"
        " GeoNames, nor Who's On First (GeoJSON, or a table with geom_latitude), nor places.csv."
        f" Its first line begins: {shown}"
    )


def _geonames(path: Path) -> Iterator[RawPlace]:
    for number, line in enumerate(text_lines(path), start=1):
        cells = line.split("\t")
        if len(cells) != GEONAMES_COLUMNS:
            raise FileRefused(
                f"{path.name}, line {number} has {len(cells)} columns, a GeoNames dump {GEONAMES_COLUMNS}."
            )
        feature, people = f"{cells[6]}.{cells[7]}", _count(cells[14])
        yield RawPlace(
            line=number,
            geonames_id=cells[0],
            wof_id="",
            name=cells[1],
            country=cells[8],
            lat=cells[4],
            lng=cells[5],
            kind=kind_of_feature(feature, people),
            feature=feature,
            names=_guessed(cells[3].split(",")),
            population=people,
        )


def _shared(path: Path, columns: list[str]) -> Iterator[RawPlace]:
    for number, row in _rows(path, columns, "\t"):
        people = _count(row["population"])
        own = row["id"].partition(":")
        yield RawPlace(
            line=number,
            geonames_id=row["geonames_id"] or (own[2] if own[0] == "gn" else ""),
            wof_id=row["id"],
            name=row["name"],
            country=row["cc"],
            lat=row["lat"],
            lng=row["lon"],
            kind=kind_of_placetype(row["kind"], row["feature_code"], people),
            feature=row["feature_code"] or row["kind"],
            names=(
                *(("ar", text) for text in row["names_ar"].split("|")),
                *(("fr", text) for text in row["names_fr"].split("|")),
                *(("en", text) for text in row["names_en"].split("|")),
                *_guessed(row["other_names"].split("|")),
            ),
            admin1=row.get("admin1") or "",
            population=people,
        )


def _meta(path: Path, columns: list[str], separator: str) -> Iterator[RawPlace]:
    """Rows of a "meta" table: one name, coordinates, no population. Superseded ones are passed over."""
    for number, row in _rows(path, columns, separator):
        if any(row.get(column, "") not in ("", "0", "uuuu") for column in ("superseded_by", "deprecated")):
            continue
        yield RawPlace(
            line=number,
            geonames_id="",
            wof_id=row["id"],
            name=row["name"],
            country=row.get("wof_country") or row.get("iso_country") or row.get("iso") or "",
            lat=row["geom_latitude"],
            lng=row["geom_longitude"],
            kind=kind_of_placetype(row["placetype"], "", None),
            feature=row["placetype"],
        )


def _rows(path: Path, columns: list[str], separator: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Line number and cells by column. A row of the wrong length makes the file a wrong one."""
    lines = text_lines(path)
    # Tab-separated files quote nothing: a name may hold a lone quotation mark.
    reader = (
        csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        if separator == "\t"
        else csv.reader(lines, delimiter=separator)
    )
    next(reader)
    for cells in reader:
        if not cells:
            continue
        if len(cells) != len(columns):
            raise FileRefused(
                f"{path.name}, line {reader.line_num} has {len(cells)} columns, its header {len(columns)}."
            )
        yield reader.line_num, dict(zip(columns, cells, strict=True))


def _features(path: Path) -> Gazetteer:
    features = features_of(path)
    about = features[0].get("properties") if isinstance(features[0], dict) else None
    if not isinstance(about, dict) or not {"wof:id", "wof:name"} & set(about):
        raise FileRefused(
            f"{path.name} is GeoJSON without the properties of Who's On First (wof:id, wof:name ...);"
            " boundaries are loaded by load_areas."
        )
    return Gazetteer("Who's On First GeoJSON", "Who's On First", 0, partial(_who_is_on_first, features))


def _who_is_on_first(features: list[dict[str, Any]]) -> Iterator[RawPlace]:
    for number, feature in enumerate(features, start=1):
        about = feature.get("properties") or {}
        if about.get("wof:superseded_by") or about.get("mz:is_current") == 0 or about.get("edtf:deprecated"):
            continue
        people = next((count for name in _POPULATIONS if (count := _count(about.get(name)))), None)
        links = about.get("wof:concordances") or {}
        code = str(about.get("gn:fcode") or about.get("qs_pg:gn_fcode") or "")
        yield RawPlace(
            line=number,
            geonames_id=str(links.get("gn:id") or about.get("gn:id") or "").strip(),
            wof_id=str(about.get("wof:id") or feature.get("id") or ""),
            name=str(about.get("wof:name") or ""),
            country=str(about.get("iso:country") or about.get("wof:country") or ""),
            lat=_coordinate(about, feature, "latitude", 1),
            lng=_coordinate(about, feature, "longitude", 0),
            kind=kind_of_placetype(
                str(about.get("wof:placetype") or ""), f"P.{code}" if code else "", people
            ),
            feature=str(about.get("wof:placetype") or ""),
            names=tuple(_feature_names(about)),
            population=people,
        )


_POPULATIONS = ("wof:population", "gn:population", "qs:pop", "meso:pop", "statoids:population")


def _coordinate(about: dict[str, Any], feature: dict[str, Any], name: str, place: int) -> str:
    """The label's point, which lies inside odd shapes, else the middle, else the geometry if a point."""
    for space in ("lbl", "geom"):
        if about.get(f"{space}:{name}") not in (None, ""):
            return str(about[f"{space}:{name}"])
    geometry = feature.get("geometry") or {}
    return str(geometry["coordinates"][place]) if geometry.get("type") == "Point" else ""


def _feature_names(about: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Names of `name:<language>_x_preferred` and `_x_variant`, the preferred ones first."""
    for use in ("preferred", "variant", "colloquial"):
        for code, language in _LANGUAGES.items():
            found = about.get(f"name:{code}_x_{use}") or []
            for text in [found] if isinstance(found, str) else found:
                if language or is_usable_name(str(text)):
                    yield language or guess_language(str(text)), str(text)


def _guessed(texts: Iterable[str]) -> Names:
    usable = (text.strip() for text in texts)
    return tuple((guess_language(text), text) for text in usable if text and is_usable_name(text))


def _count(value: Any) -> int | None:
    """People counted; None for nothing, nought, and what is no number or too large for one."""
    try:
        people = int(float(value or 0))
    except (TypeError, ValueError, OverflowError):
        return None
    return people if 0 < people < 2**31 else None
