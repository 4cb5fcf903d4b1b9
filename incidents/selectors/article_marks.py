"""An article cut into pieces, so that a page can show which words support which field."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any


@dataclass(frozen=True)
class Piece:
    """A run of the text with the fields and the evidence numbers that rest on it; none for plain text."""

    text: str
    fields: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()

    @property
    def field(self) -> str:
        """The field whose colour it takes: that of the shortest quote over it."""
        return self.fields[0] if self.fields else ""


def marked_pieces(text: str, evidence: Iterable[dict[str, Any]]) -> list[Piece]:
    """The whole text as pieces in order; overlapping quotes are cut where they begin and end.

    Evidence whose words do not stand at its offsets is left out rather than shown wrongly.
    """
    quotes = [
        (item["start"], item["end"], item["field"], number)
        for number, item in enumerate(evidence)
        if item.get("start") is not None and text[item["start"] : item["end"]] == item.get("quote")
    ]
    cuts = sorted({0, len(text), *(q[0] for q in quotes), *(q[1] for q in quotes)})
    pieces = []
    for start, end in pairwise(cuts):
        over = sorted((q for q in quotes if q[0] <= start and q[1] >= end), key=lambda q: q[1] - q[0])
        fields = tuple(dict.fromkeys(q[2] for q in over))
        pieces.append(Piece(text[start:end], fields, tuple(q[3] for q in over)))
    return pieces
