"""Loading seeds/areas.csv: names of newer units, told of the loaded area in which they lie."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction

from incidents.models import Area, AreaAlias
from incidents.models.codes import AreaRelation

from .loaded import Loaded
from .source_files import FileRefused, text_lines

COLUMNS = tuple("country level area_code relation name_fr name_en name_ar valid_from valid_to source".split())
_IDENTITY = ("country", "level", "area_code", "name_fr", "valid_from")
_TOLD = ("relation", "name_en", "name_ar", "valid_to", "source")


@dataclass(frozen=True)
class AliasRow:
    """A row as read, with its line; the cells are texts without spaces around them."""

    line: int
    cells: dict[str, str]

    @property
    def what(self) -> str:
        """How a report names it."""
        return f"areas.csv, line {self.line}: {self.cells['name_fr'] or self.cells['area_code']}"


def read_area_aliases(path: Path) -> list[AliasRow]:
    """The rows of an areas.csv. Raises FileRefused where columns are missing or a row has too many."""
    reader = csv.DictReader(text_lines(path))
    missing = set(COLUMNS) - set(reader.fieldnames or ())
    if missing:
        raise FileRefused(f"{path.name} lacks the columns {', '.join(sorted(missing))}.")
    rows = []
    for cells in reader:
        if None in cells or None in cells.values():
            raise FileRefused(f"{path.name}, line {reader.line_num} has not as many columns as its header.")
        rows.append(AliasRow(reader.line_num, {name: cells[name].strip() for name in COLUMNS}))
    return rows


def load_area_aliases(path: Path) -> Loaded:
    """Names of newer areas. A row without area, source or proper dates is refused and told.

    The table holds what the file holds: a name that left the file leaves the table. Raises FileRefused.
    """
    refused: list[str] = []
    aliases = {_identity(alias): alias for alias in _aliases(read_area_aliases(path), refused)}
    with transaction.atomic():
        before = {_identity(alias): alias for alias in AreaAlias.objects.all()}
        AreaAlias.objects.filter(
            pk__in=[old.pk for key, old in before.items() if key not in aliases]
        ).delete()
        AreaAlias.objects.bulk_create(alias for key, alias in aliases.items() if key not in before)
        AreaAlias.objects.bulk_update(_changed(before, aliases), _TOLD)
    new = len(aliases.keys() - before.keys())
    return Loaded(new, len(aliases) - new, tuple(refused))


def _aliases(rows: list[AliasRow], refused: list[str]) -> Iterator[AreaAlias]:
    known = set(Area.objects.values_list("country", "level", "code"))
    for row in rows:
        try:
            alias = _alias(row)
        except ValueError as error:
            refused.append(f"{row.what}: {error}")
            continue
        if (alias.country, alias.level, alias.area_code) not in known:
            refused.append(
                f"{row.what}: no area {alias.area_code} of level {alias.level} is loaded in {alias.country}"
            )
            continue
        yield alias


def _alias(row: AliasRow) -> AreaAlias:
    """The alias of a row. Raises ValueError with what is wrong."""
    cells = row.cells
    if not cells["source"]:
        raise ValueError("no source")
    if not (cells["name_fr"] and cells["name_en"]):
        raise ValueError("the French or the English name is missing")
    if cells["relation"] not in AreaRelation.values:
        raise ValueError(f"relation is one of {', '.join(AreaRelation.values)}, not {cells['relation']!r}")
    if cells["level"] not in ("1", "2", "3"):
        raise ValueError(f"level is 1, 2 or 3, not {cells['level']!r}")
    begins = _day(cells["valid_from"])
    ends = _day(cells["valid_to"]) if cells["valid_to"] else None
    if ends and ends < begins:
        raise ValueError(f"it ends on {ends}, before it begins on {begins}")
    dates = {"valid_from": begins, "valid_to": ends}
    return AreaAlias(**(cells | {"country": cells["country"].upper(), "level": int(cells["level"])} | dates))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"{text!r} is no day such as 2025-07-02") from error


def _identity(alias: AreaAlias) -> tuple[object, ...]:
    return tuple(getattr(alias, name) for name in _IDENTITY)


def _changed(
    before: dict[tuple[object, ...], AreaAlias], aliases: dict[tuple[object, ...], AreaAlias]
) -> list[AreaAlias]:
    """The stored rows whose other columns the file says otherwise, set to what it says."""
    out = []
    for key, alias in aliases.items():
        stored = before.get(key)
        if stored is None or all(getattr(stored, name) == getattr(alias, name) for name in _TOLD):
            continue
        for name in _TOLD:
            setattr(stored, name, getattr(alias, name))
        out.append(stored)
    return out
