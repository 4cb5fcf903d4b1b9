"""Reading seeds/incidents.csv: one row a real incident, each with the page it was read on."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from incidents.extraction.seed_files import SeedFileError
from incidents.models.codes import (
    EVENT_TYPE_OF,
    ActorRole,
    Attribution,
    CasualtyKind,
    Country,
    DatePrecision,
    OfWhom,
    Quantifier,
    TargetKind,
    TimeOfDay,
)

COLUMNS = """
    key date_start date_end date_precision time_of_day country place place_name uncertainty_km
    sub_event_type target_kind civilian_targeting perpetrators targets fatalities_low fatalities_high
    injured_low injured_high missing_low missing_high abducted_low abducted_high tolls
    campaign campaign_low campaign_high source_url source_name source_date source_language found_by
    second_url second_found_by
""".split()
CASUALTIES = ("fatalities", "injured", "missing", "abducted")
# Words for a number, as incidents/text/numerals.py reads them in an article.
LOWEST_OF_WORDS = {Quantifier.DOZENS.value: 20, Quantifier.SEVERAL.value: 2}
YES_NO = {"yes": True, "no": False, "": None}


class RowError(ValueError):
    """One row that says something impossible; the message names the column and what is wrong with it."""


@dataclass(frozen=True)
class SeedActor:
    """One actor in one role, by its key."""

    key: str
    role: str
    attribution: str
    said_by: str = ""


@dataclass(frozen=True)
class Toll:
    """One figure as one claimant gave it."""

    kind: str
    of_whom: str
    low: int | None
    high: int | None
    quantifier: str
    claimant: str


@dataclass(frozen=True)
class SeedReport:
    """A page that was read, and the words that lead to it."""

    url: str
    found_by: str
    published: date | None = None
    language: str = ""


@dataclass(frozen=True)
class SeedIncident:
    """One row. `columns` are the incident's own model columns; places and actors are named by key."""

    key: str
    line: int
    place: str
    columns: dict[str, object]
    uncertainty_km: float | None = None
    actors: tuple[SeedActor, ...] = ()
    tolls: tuple[Toll, ...] = ()
    campaign: str = ""
    campaign_toll: tuple[int | None, int | None] = (None, None)
    reports: tuple[SeedReport, ...] = field(default=())


def read_history(path: Path) -> tuple[list[SeedIncident], list[str]]:
    """The rows that can be read, and a sentence for each that cannot, with its line.

    Raises SeedFileError when the file is no such table at all: not UTF-8, columns missing or strange.
    """
    try:
        with open(path, encoding="utf-8", newline="") as handle:
            reader = csv.DictReader(handle, strict=True)
            _refuse_other_tables(path, reader.fieldnames or [])
            numbered = [(reader.line_num, row) for row in reader]
    except (UnicodeDecodeError, csv.Error) as error:
        raise SeedFileError(f"{path}: not a UTF-8 table with commas ({error})") from error
    rows: dict[str, SeedIncident] = {}
    refused = []
    for line, cells in numbered:
        try:
            row = _row(cells, line)
            if row.key in rows:
                raise RowError(f"key: {row.key} stands on line {rows[row.key].line} already")
            rows[row.key] = row
        except RowError as error:
            refused.append(f"line {line}: {error}")
    return list(rows.values()), refused


def _refuse_other_tables(path: Path, names: object) -> None:
    found = list(names) if isinstance(names, list | tuple) else []
    if sorted(found) != sorted(COLUMNS):
        missing, strange = set(COLUMNS) - set(found), set(found) - set(COLUMNS)
        raise SeedFileError(
            f"{path}: columns missing: {', '.join(sorted(missing)) or 'none'}; "
            f"columns not known: {', '.join(sorted(map(str, strange))) or 'none'}"
        )


def _row(cells: dict[str, str], line: int) -> SeedIncident:
    if None in cells or None in cells.values():
        raise RowError("the number of cells differs from the header")
    cells = {name: value.strip() for name, value in cells.items()}
    for name in ("key", "place", "source_url", "found_by", "date_start"):
        if not cells[name]:
            raise RowError(f"{name}: empty")
    return SeedIncident(
        key=cells["key"],
        line=line,
        place=cells["place"],
        columns=_columns(cells),
        uncertainty_km=_kilometres(cells["uncertainty_km"]),
        actors=tuple(_actors(cells)),
        tolls=tuple(_tolls(cells["tolls"])),
        campaign=cells["campaign"],
        campaign_toll=_range(cells, "campaign"),
        reports=tuple(_reports(cells)),
    )


def _columns(cells: dict[str, str]) -> dict[str, object]:
    sub_type = cells["sub_event_type"]
    if sub_type not in EVENT_TYPE_OF:
        raise RowError(f"sub_event_type: {sub_type!r} is none of ACLED's")
    columns: dict[str, object] = {
        "sub_event_type": sub_type,
        "event_type": EVENT_TYPE_OF[sub_type],
        **_dates(cells),
        "time_of_day": _code(cells, "time_of_day", TimeOfDay.values),
        "country": _code(cells, "country", Country.values),
        "place_name": cells["place_name"][:200],
        "target_kind": _code(cells, "target_kind", TargetKind.values),
        "civilian_targeting": _yes_no(cells["civilian_targeting"]),
    }
    for kind in CASUALTIES:
        columns[f"{kind}_low"], columns[f"{kind}_high"] = _range(cells, kind)
    return columns


def _dates(cells: dict[str, str]) -> dict[str, object]:
    start, end = _day(cells, "date_start"), _day(cells, "date_end")
    precision = _code(cells, "date_precision", DatePrecision.values)
    if start and end and start > end:
        raise RowError(f"date_end: {end} is before {start}")
    if precision in ("", "unknown"):
        raise RowError("date_precision: empty")
    if (precision == "day") != (start == end):
        raise RowError(f"date_precision: {precision!r} does not fit {start} to {end}")
    return {"date_start": start, "date_end": end, "date_precision": precision}


def _actors(cells: dict[str, str]) -> Iterator[SeedActor]:
    for entry in _entries(cells["perpetrators"]):
        key, attribution, said_by = _parts(entry, "perpetrators", 3)
        if attribution not in Attribution.values:
            raise RowError(f"perpetrators: {attribution!r} is no attribution")
        yield SeedActor(key, ActorRole.PERPETRATOR.value, attribution, said_by)
    for key in _entries(cells["targets"]):
        yield SeedActor(key, ActorRole.TARGET.value, Attribution.STATED.value)


def _tolls(cell: str) -> Iterator[Toll]:
    for entry in _entries(cell):
        kind, of_whom, low, high, quantifier, claimant = _parts(entry, "tolls", 6)
        for value, codes in ((kind, CasualtyKind), (of_whom, OfWhom), (quantifier, Quantifier)):
            if value not in codes.values:
                raise RowError(f"tolls: {value!r} in {entry!r} is not known")
        least = _count(low, "tolls")
        if least is None and not high:
            least = LOWEST_OF_WORDS.get(quantifier)
        most = _count(high, "tolls")
        if least is None and most is None:
            raise RowError(f"tolls: no figure in {entry!r}")
        if least is not None and most is not None and least > most:
            raise RowError(f"tolls: low above high in {entry!r}")
        yield Toll(kind, of_whom, least, most, quantifier, claimant[:200])


def _reports(cells: dict[str, str]) -> Iterator[SeedReport]:
    language = cells["source_language"] if cells["source_language"] in ("ar", "fr", "en") else ""
    published = _day(cells, "source_date") if cells["source_date"] else None
    yield SeedReport(cells["source_url"], cells["found_by"], published, language)
    if cells["second_url"]:
        if not cells["second_found_by"]:
            raise RowError("second_found_by: empty")
        yield SeedReport(cells["second_url"], cells["second_found_by"])


def _range(cells: dict[str, str], kind: str) -> tuple[int | None, int | None]:
    low, high = (_count(cells[f"{kind}_{end}"], f"{kind}_{end}") for end in ("low", "high"))
    if low is not None and high is not None and low > high:
        raise RowError(f"{kind}_low: {low} is above {high}")
    return low, high


def _count(text: str, column: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 6):
        raise RowError(f"{column}: {text!r} is no number of people")
    return int(text)


def _kilometres(text: str) -> float | None:
    if not text:
        return None
    try:
        value = float(text)
    except ValueError as error:
        raise RowError(f"uncertainty_km: {text!r}") from error
    if not 0 <= value <= 1000:
        raise RowError(f"uncertainty_km: {text!r}")
    return value


def _day(cells: dict[str, str], column: str) -> date | None:
    text = cells[column]
    if not text and column == "date_end":
        return None  # an event that is said to go on
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise RowError(f"{column}: {text!r} is no day such as 2025-06-02") from error


def _code(cells: dict[str, str], column: str, codes: list[str]) -> str:
    value = cells[column]
    if value and value not in codes:
        raise RowError(f"{column}: {value!r} is not known")
    return value


def _yes_no(text: str) -> bool | None:
    if text not in YES_NO:
        raise RowError(f"civilian_targeting: {text!r} is neither yes nor no")
    return YES_NO[text]


def _entries(cell: str) -> list[str]:
    return [entry.strip() for entry in cell.split("|") if entry.strip()]


def _parts(entry: str, column: str, count: int) -> list[str]:
    parts = [part.strip() for part in entry.split(";")]
    if len(parts) != count:
        raise RowError(f"{column}: {entry!r} has {len(parts)} parts, not {count}")
    return parts
