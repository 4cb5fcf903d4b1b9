"""Numbers of people as an editor types them: "12", "30-34", "30+", "au moins 30", "<10"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .folding import fold_key

MOST_PEOPLE = 100_000
_RANGE = re.compile(r"^(\d{1,9})(?:-|to|a|et|and|الي|-و)(\d{1,9})$")
_AT_LEAST = re.compile(
    r"^(?:>=?|≥|min|au moins|plus de|at least|more than|over|علي الاقل|اكثر من|ما لا يقل عن)?(\d{1,9})\+?$"
)
_AT_MOST = re.compile(r"^(?:<=?|≤|max|au plus|moins de|at most|fewer than|up to|اقل من|حتي)(\d{1,9})$")
_NOTHING = {"", "?", "-", "unknown", "inconnu", "غير معروف"}


class TypedCountError(ValueError):
    """What was typed is no number of people; `code` is "unreadable", "order" or "too_many"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class TypedCount:
    """low and high inclusive; None is unknown, so "30+" is 30 to None and "<10" None to 10."""

    low: int | None = None
    high: int | None = None


def parse_typed_count(text: str) -> TypedCount:
    """The number of people that was typed; empty or "?" is unknown. Raises TypedCountError."""
    folded = fold_key(text)
    if folded in _NOTHING:
        return TypedCount()
    compact = re.sub(r"\s*(\d+)\s*", r"\1", folded)
    if match := _RANGE.match(compact):
        return _checked(int(match[1]), int(match[2]))
    if match := _AT_MOST.match(compact):
        return _checked(None, int(match[1]))
    if match := _AT_LEAST.match(compact):
        low = int(match[1])
        return _checked(low, low if compact.isdigit() else None)
    raise TypedCountError("unreadable")


def typed_count(low: int | None, high: int | None) -> str:
    """The text that parses back to these bounds, for filling a form."""
    if low is None:
        return "" if high is None else f"<{high}"
    if high is None:
        return f"{low}+"
    return str(low) if low == high else f"{low}-{high}"


def _checked(low: int | None, high: int | None) -> TypedCount:
    if max(low or 0, high or 0) > MOST_PEOPLE:
        raise TypedCountError("too_many")
    if low is not None and high is not None and low > high:
        raise TypedCountError("order")
    return TypedCount(low, high)
