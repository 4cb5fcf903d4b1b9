"""A chunk that is there with some of its rows changed: one edit costs neither reading nor packing the rest.

To read and pack the 25,000 incidents of a chunk again takes half a second. The changed ones are packed into a
chunk of their own, whose rows are put in the place of the old ones; lists keep their order, what is new
is appended, and an entry that no row needs any more is emptied, so that nothing taken back stays behind.
"""

from array import array
from bisect import bisect_left
from typing import Any

from .chunk_format import TYPES, Column, as_json, chunk_bytes, read_arrays, smallest_type
from .chunk_pack import Packed
from .chunk_rows import UNDATED

LISTS = {"trait": "traits", "spot": "spots", "toll": "tolls", "party": "parties", "source": "sources"}
EMPTY: dict[str, list[Any]] = {
    "spots": [0, "", "", None, None, None, 0, 0],
    "tolls": [None, None, None],
    "parties": [],
    "sources": [],
}
Columns = dict[str, "array[int]"]
Lists = dict[str, list[Any]]


def spliced(content: bytes, changed: set[int], now: bytes) -> Packed | None:
    """The chunk without the rows of the numbers `changed`, with those of the chunk `now`; none is compressed.

    None where the two count days in different widths: then the chunk is packed anew.
    """
    columns, lists, spans = _opened(content)
    more, more_lists, more_spans = _opened(now)
    if len(more["id"]) and more_spans != spans:
        return None
    touched = _remove(columns, changed)
    for row in range(len(more["id"])):
        _insert(columns, lists, _row(more, more_lists, row))
    _empty(columns, lists, touched)
    ends = columns["start"][:1] + columns["start"][-1:]
    dated = [day for day in ends if day != UNDATED]
    return Packed(
        content=_closed(columns, lists, spans),
        rows=len(columns["id"]),
        first=min(dated, default=None),
        last=max(dated, default=None),
        used=_used(lists),
    )


def _used(lists: Lists) -> dict[str, list[int]]:
    used = {
        "places": {entry[0] for entry in lists["spots"]},
        "areas": {entry[6] for entry in lists["spots"]},
        "actors": {row[0] for entry in lists["parties"] for row in entry},
        "sources": {source for entry in lists["sources"] for source in entry},
        "campaigns": set(lists["campaigns"]),
    }
    return {kind: sorted(found - {0}) for kind, found in used.items()}


def _opened(content: bytes) -> tuple[Columns, Lists, str]:
    """Columns, lists, and the type that lengths are counted in."""
    columns, header = read_arrays(content)
    lists = {name: header[name] for name in (*LISTS.values(), "campaigns")}
    return columns, lists, {told["name"]: told["type"] for told in header["columns"]}["span"]


def _remove(columns: Columns, changed: set[int]) -> dict[str, set[int]]:
    """Takes the rows out; the indices of entries that they stood for, by column."""
    touched: dict[str, set[int]] = {name: set() for name in LISTS}
    for number in changed:
        try:
            at = columns["id"].index(number)
        except ValueError:
            continue
        for name, values in columns.items():
            index = values.pop(at)
            if name in touched:
                touched[name].add(index)
    return touched


def _row(columns: Columns, lists: Lists, row: int) -> dict[str, Any]:
    """One row with what its indices stand for."""
    values: dict[str, Any] = {name: columns[name][row] for name in ("id", "start", "span")}
    values |= {name: lists[told][columns[name][row]] for name, told in LISTS.items()}
    campaign = columns["campaign"][row]
    return values | {"campaign": lists["campaigns"][campaign - 1] if campaign else None}


def _insert(columns: Columns, lists: Lists, row: dict[str, Any]) -> None:
    starts, numbers = columns["start"], columns["id"]
    place = (-row["start"], -row["id"])
    at = bisect_left(range(len(numbers)), place, key=lambda row: (-starts[row], -numbers[row]))
    values = {name: row[name] for name in ("id", "start", "span")}
    values |= {name: _index(lists[told], row[name]) for name, told in LISTS.items()}
    campaign = row["campaign"]
    values["campaign"] = 0 if campaign is None else _index(lists["campaigns"], campaign) + 1
    for name, value in values.items():
        if name in LISTS or name == "campaign":
            columns[name] = _wide_enough(columns[name], value)
        columns[name].insert(at, value)


def _index(entries: list[Any], entry: Any) -> int:
    try:
        return entries.index(entry)
    except ValueError:
        entries.append(entry)
        return len(entries) - 1


def _wide_enough(values: "array[int]", value: int) -> "array[int]":
    code, size = TYPES[smallest_type(value + 1)]
    return array(code, values) if size > values.itemsize else values


def _empty(columns: Columns, lists: Lists, touched: dict[str, set[int]]) -> None:
    """Empties the entries that lost their last row; a campaign's likewise."""
    for name, indices in touched.items():
        empty = EMPTY.get(LISTS[name])
        for index in indices:
            if empty is not None and not columns[name].count(index):
                lists[LISTS[name]][index] = empty
    for index in range(len(lists["campaigns"])):
        if not columns["campaign"].count(index + 1):
            lists["campaigns"][index] = 0


def _closed(columns: Columns, lists: Lists, spans: str) -> bytes:
    def index(name: str, count: int) -> Column:
        return Column(name, smallest_type(count), columns[name])

    told = [
        Column("id", "u32", columns["id"], delta=True),
        Column("start", "i32", columns["start"], delta=True),
        Column("span", spans, columns["span"]),
        *(index(name, len(entries)) for name, entries in ((n, lists[told]) for n, told in LISTS.items())),
        index("campaign", len(lists["campaigns"]) + 1),
    ]
    return chunk_bytes(told, {name: as_json(entries) for name, entries in lists.items()})
