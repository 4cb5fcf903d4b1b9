"""The bytes of a column chunk ("SWC1"): a JSON header, then columns of little-endian numbers.

docs/dashboard-data.md has the format, static/js/lib/chunk.js reads it. Columns of indices into short lists
of what repeats, days as differences, bytes of equal weight side by side: what brotli makes smallest of all
that was measured (../shared/design/dashboard.md). Plain `array` and slices: a chunk of ten thousand rows is
packed in a few milliseconds, so that numpy is not needed.
"""

import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain
from operator import sub
from typing import Any

import orjson

MAGIC = b"SWC1"
# Moves with anything that makes other bytes of the same rows: then every chunk is built again.
FORMAT = 1
# Type in the header, in Python's array module, bytes.
TYPES = {"u8": ("B", 1), "u16": ("H", 2), "u32": ("I", 4), "i32": ("i", 4)}


@dataclass(frozen=True)
class Column:
    """Whole numbers of one name and type; `delta` stores each as its difference from the one before."""

    name: str
    type: str
    values: Sequence[int]
    delta: bool = False

    @cached_property
    def body(self) -> bytes:
        """The numbers as they stand in the chunk, padded to four bytes."""
        code, size = TYPES[self.type]
        # The lower bytes of a difference are the difference modulo the width.
        numbers = array("q", _differences(self.values)) if self.delta else array(code, self.values)
        if sys.byteorder == "big":
            numbers.byteswap()
        plain, width = numbers.tobytes(), numbers.itemsize
        return _padded(b"".join(plain[weight::width] for weight in range(size)), b"\0")

    def told(self) -> dict[str, Any]:
        """What the header says of it."""
        return {"name": self.name, "type": self.type, "delta": self.delta}


class Dictionary:
    """Distinct values in order, and for each row the index of its value.

    The order is that of `key`: lists whose neighbours are alike are a fifth smaller with brotli.
    """

    def __init__(self, values: Iterable[Any], *, key: Callable[[Any], Any]) -> None:
        found: dict[Any, int] = {}
        first_use = [found.setdefault(value, len(found)) for value in values]
        self.entries = sorted(found, key=key)
        place = {value: index for index, value in enumerate(self.entries)}
        in_order = [place[value] for value in found]
        self.indices = [in_order[index] for index in first_use]

    def column(self, name: str) -> Column:
        """The indices in the smallest type that holds them."""
        return Column(name, smallest_type(len(self.entries)), self.indices)


def smallest_type(count: int) -> str:
    """The type for numbers below `count`."""
    return "u8" if count <= 2**8 else "u16" if count <= 2**16 else "u32"


def as_json(value: Any) -> str:
    """The shortest JSON of a value."""
    return orjson.dumps(value).decode()


def chunk_bytes(columns: Sequence[Column], lists: Mapping[str, str]) -> bytes:
    """The chunk, not compressed; `lists` are the dictionaries as JSON, by their names in the header."""
    told = {
        "rows": as_json(len(columns[0].values)),
        "columns": as_json([column.told() for column in columns]),
    }
    header = ",".join(f'"{name}":{text}' for name, text in (told | dict(lists)).items())
    packed = _padded(f"{{{header}}}".encode(), b" ")
    start = MAGIC + len(packed).to_bytes(4, "little") + packed
    return b"".join([start, *(column.body for column in columns)])


def read_chunk(content: bytes, *names: str) -> tuple[dict[str, list[int]], dict[str, Any]]:
    """The columns of these names, else all, and the header of a chunk that chunk_bytes made."""
    columns, header = read_arrays(content)
    return {name: list(values) for name, values in columns.items() if not names or name in names}, header


def read_arrays(content: bytes) -> tuple[dict[str, "array[int]"], dict[str, Any]]:
    """All columns as arrays of their type, and the header."""
    end = 8 + int.from_bytes(content[4:8], "little")
    header = orjson.loads(content[8:end])
    columns = {}
    for told in header["columns"]:
        code, size = TYPES[told["type"]]
        length = size * header["rows"]
        body = content[end : end + length]
        columns[told["name"]] = _read_body(body, code, size, is_delta=told["delta"])
        end += length + -length % 4
    return columns, header


def _read_body(body: bytes, code: str, size: int, *, is_delta: bool) -> "array[int]":
    plain, rows = bytearray(len(body)), len(body) // size
    for weight in range(size):
        plain[weight::size] = body[weight * rows : (weight + 1) * rows]
    numbers = array(code.upper() if is_delta else code, bytes(plain))
    if sys.byteorder == "big":
        numbers.byteswap()
    if not is_delta:
        return numbers
    sums = array("Q", accumulate(numbers))
    if sys.byteorder == "big":
        sums.byteswap()
    long, low = sums.tobytes(), bytearray(len(body))
    for weight in range(size):  # the lower bytes are the sum modulo the width
        low[weight::size] = long[weight::8]
    summed = array(code, bytes(low))
    if sys.byteorder == "big":
        summed.byteswap()
    return summed


def _differences(values: Sequence[int]) -> Iterator[int]:
    """Of each to the one before, of the first to 0. A loop of C: it runs over each row of an edited chunk."""
    return map(sub, values, chain((0,), values))


def _padded(data: bytes, filler: bytes) -> bytes:
    return data + filler * (-len(data) % 4)
