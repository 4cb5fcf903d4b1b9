"""The rows of a chunk that is there, with some of them changed: one edit needs little of the database.

To read the 11,000 incidents of a chunk again takes two thirds of the time of building it. The chunks of the
desk and of the public hold all that a new chunk is made of, so only the marked incidents are read.
"""

from dataclasses import fields
from typing import Any

from .chunk_format import read_chunk
from .chunk_pack import CIVILIAN, WITHHELD
from .chunk_rows import OPEN, Rows

CIVILIAN_OF = {code: value for value, code in CIVILIAN.items()}
Values = dict[str, list[Any]]


def rows_again(exact: bytes, shown: bytes) -> Rows:
    """The rows that the desk's chunk and everybody else's of one span were packed from (not compressed)."""
    columns, header = read_chunk(exact)
    lists = _lists(header)
    no_end = 2**16 - 1 if _type_of("span", header) == "u16" else 2**32 - 1
    spots = [_spot(entry) for entry in header["spots"]]
    shown_columns, shown_header = read_chunk(shown, "spot")
    shown_spots = [_spot(entry) for entry in shown_header["spots"]]
    return Rows(
        numbers=columns["id"],
        starts=columns["start"],
        lengths=[OPEN if days == no_end else days for days in columns["span"]],
        traits=[lists["traits"][at] for at in columns["trait"]],
        tolls=[lists["tolls"][at] for at in columns["toll"]],
        parties=[lists["parties"][at] for at in columns["party"]],
        sources=[lists["sources"][at] for at in columns["source"]],
        campaigns=[lists["campaigns"][at] for at in columns["campaign"]],
        places=[spots[at] for at in columns["spot"]],
        shown=[shown_spots[at] for at in shown_columns["spot"]],
    )


def edited(rows: Rows, changed: set[int], now: Rows) -> Rows:
    """The rows without those of the numbers `changed`, with what these incidents are now, in order."""
    names = [field.name for field in fields(Rows)]
    kept = zip(*(getattr(rows, name) for name in names), strict=True)
    told = [row for row in kept if row[0] not in changed]
    told += zip(*(getattr(now, name) for name in names), strict=True)
    told.sort(key=lambda row: (row[1], row[0]), reverse=True)
    return Rows(*map(list, zip(*told, strict=True))) if told else Rows(*([] for _ in names))


def _type_of(name: str, header: dict[str, Any]) -> str:
    return next(str(column["type"]) for column in header["columns"] if column["name"] == name)


def _lists(header: dict[str, Any]) -> Values:
    return {
        "traits": [(*entry[:2], CIVILIAN_OF[entry[2]], *entry[3:]) for entry in header["traits"]],
        "tolls": [tuple(entry) for entry in header["tolls"]],
        "parties": [tuple(" ".join(map(str, row)) for row in entry) for entry in header["parties"]],
        "sources": [tuple(entry) for entry in header["sources"]],
        "campaigns": [None, *header["campaigns"]],
    }


def _spot(entry: list[Any]) -> tuple[Any, ...]:
    """The entry of Rows.places or Rows.shown that this one of the list of spots was made of."""
    place, name, country, lat, lng, km, area, flags = entry
    if flags & WITHHELD:
        return country, area or None
    return place or None, name, country, lat, lng, km, area or None
