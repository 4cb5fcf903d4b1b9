"""Loading a gazetteer that somebody brings: `manage.py load_places FILE`."""

import csv
from collections.abc import Iterator
from pathlib import Path

from django.db import transaction

from incidents.extraction.seed_files import place_of_row
from incidents.models import Area, RowOrigin
from incidents.models.codes import PlaceKind
from incidents.services.ledger import move_generation

from .borders import TOLERANCE_KM, km_outside
from .gazetteer_checks import COUNTRIES, NO_NAME, OTHER_COUNTRY, checked_rows, has_a_letter, position_refusal
from .gazetteer_formats import SEED_COLUMNS, Gazetteer, recognised
from .gazetteer_rows import Checked, PlaceRow, Refusal
from .loaded import LoadedPlaces
from .place_store import Stored, remove_places, store_places
from .places import seed_row, store_seed_rows
from .source_files import FileRefused, text_lines
from .staging import wait_for_turn
from .twins import KnownPlaces

OUTSIDE = f"lies more than {TOLERANCE_KM:.0f} km outside its country"
BAD_ROW = "the row cannot be read"


def load_gazetteer(path: Path) -> LoadedPlaces:
    """What a gazetteer's file brought. Raises FileRefused with a sentence; nothing is written then.

    1. Recognise the form by content.  2. Check each row by itself.  3. Refuse points outside their country.
    4. Leave out places known under another key.  5. Store, and move the vocabulary's generation once if
    anything changed. A minute for 160,000 rows; a second load of the same file changes nothing.
    """
    gazetteer = recognised(path)
    checked = checked_rows(gazetteer.rows(), source=gazetteer.source) if gazetteer else _own_rows(path)
    read = len(checked.rows) + len(
        {refusal.line for refusal in checked.refused} - {row.line for row in checked.rows}
    )
    with transaction.atomic():
        wait_for_turn("places")
        unchecked = _refuse_outside(checked)
        fresh = _without_twins(checked.rows) if gazetteer else checked.rows
        stored = _store(fresh, gazetteer)
        if stored.is_change:
            move_generation("vocabulary")
    return LoadedPlaces(
        form=gazetteer.form if gazetteer else "places.csv",
        read=read,
        new=stored.new,
        changed=stored.changed,
        confirmed=len(fresh) - stored.new - stored.changed,
        twins=len(checked.rows) - len(fresh),
        names_new=stored.names_new,
        names_removed=stored.names_removed,
        unchecked_countries=unchecked,
        refused=tuple(sorted(checked.refused, key=lambda refusal: refusal.line)),
    )


def _store(rows: list[PlaceRow], gazetteer: Gazetteer | None) -> Stored:
    if gazetteer is not None:
        return store_places(rows, origin=RowOrigin.GAZETTEER, rank=gazetteer.rank)
    stored, _kept = store_seed_rows(rows)
    if stored.is_change:
        remove_places(KnownPlaces.from_database().overtaken())
    return stored


def _refuse_outside(checked: Checked) -> tuple[str, ...]:
    """Moves rows outside their country to the refused ones; tells the countries that could not be asked."""
    far = km_outside(checked.rows)
    for row in checked.rows:
        if row.line in far:
            km = far[row.line]
            detail = f"{row.country}, {row.lat:.3f}, {row.lng:.3f}, " + (f"{km:.0f} km" if km else "far away")
            checked.refused.append(Refusal(row.line, row.name, OUTSIDE, detail))
    checked.rows = [row for row in checked.rows if row.line not in far]
    outlined = set(Area.objects.filter(level=0, is_current=True).values_list("country", flat=True))
    return tuple(sorted({row.country for row in checked.rows if row.country} - outlined))


def _without_twins(rows: list[PlaceRow]) -> list[PlaceRow]:
    known = KnownPlaces.from_database()
    fresh = []
    for row in rows:
        if known.twin_of(row):
            continue
        if row.key not in known.keys:
            known.add(row)
        fresh.append(row)
    return fresh


def _own_rows(path: Path) -> Checked:
    """Rows of a table in the form of seeds/places.csv, whose names a person chose: none of them is judged."""
    found = Checked()
    reader = csv.DictReader(text_lines(path))
    for about in reader:
        row = _own_row(about, reader.line_num)
        if isinstance(row, Refusal):
            found.refused.append(row)
        else:
            found.rows.append(row)
    _refuse_twice(path, found.rows)
    return found


def _own_row(about: dict[str, str], line: int) -> PlaceRow | Refusal:
    what = about.get("name") or about.get("key") or ""
    if any(about.get(column) is None for column in SEED_COLUMNS):
        return Refusal(line, what, BAD_ROW, "too few columns")
    reason, detail = position_refusal(about["lat"], about["lng"])
    if reason:
        return Refusal(line, what, reason, detail)
    if about["country"].strip().upper() not in {*COUNTRIES, ""}:
        return Refusal(line, what, OTHER_COUNTRY, about["country"])
    if not has_a_letter(about["name"].strip()) or not about["key"].strip():
        return Refusal(line, what, NO_NAME, about["name"])
    if not about["coord_source"].strip() or about["kind"].strip() not in PlaceKind.values:
        return Refusal(
            line, what, BAD_ROW, "no source" if not about["coord_source"].strip() else about["kind"]
        )
    try:
        return seed_row(place_of_row(about), about, line)
    except (KeyError, TypeError, ValueError) as error:
        return Refusal(line, what, BAD_ROW, str(error))


def _refuse_twice(path: Path, rows: list[PlaceRow]) -> None:
    keys = [row.key for row in rows]
    if len(keys) != len(set(keys)):
        twice = next(key for key in keys if keys.count(key) > 1)
        raise FileRefused(f"{path.name}: the key {twice} stands twice.")


def refused_lines(refused: tuple[Refusal, ...]) -> Iterator[tuple[int, str, str, str]]:
    """Rows of a report: line, name, reason, detail."""
    for refusal in refused:
        yield refusal.line, refusal.what, refusal.reason, refusal.detail
