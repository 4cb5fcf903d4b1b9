"""Things with a start and an end, in order, found by where they stand without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Generic, Protocol, TypeVar


class Spanned(Protocol):
    """Anything that stands at folded [start, end)."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=Spanned)


class Spans(Generic[T]):
    """Read-only; sorted by start. Look-ups take logarithmic time, as a text of a megabyte needs."""

    __slots__ = ("_items", "_longest", "_starts")

    def __init__(self, items: Iterable[T]) -> None:
        self._items = sorted(items, key=lambda item: (item.start, item.end))
        self._starts = [item.start for item in self._items]
        self._longest = max((item.end - item.start for item in self._items), default=0)

    def __iter__(self) -> Iterator[T]:
        return iter(self._items)

    def within(self, start: int, end: int) -> list[T]:
        """Those that begin and end inside [start, end)."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [item for item in self._items[first:last] if item.end <= end]

    def touching(self, start: int, end: int) -> list[T]:
        """Those that share a character with [start, end)."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        return [item for item in self._items[first:last] if item.end > start]
