"""Folded text for matching, with a map back to the offsets of the original."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# One letter stands for all its spellings. Alef maqsura joins ya because writers swap them at the end of
# a name; "عدم تبني" therefore looks like a claim, which is why responsibility reads negation first.
_LETTERS = {
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ٱ": "ا",
    "ى": "ي",
    "ی": "ي",
    "ې": "ي",
    "ئ": "ي",
    "ؤ": "و",
    "ة": "ه",
    "ک": "ك",
    "گ": "غ",
    "ڭ": "غ",
    "ڤ": "ف",
    "پ": "ب",
    "چ": "ج",
    "ء": "",
    "ـ": "",
    "œ": "oe",
    "æ": "ae",
    "ß": "ss",
    "ø": "o",
    "ł": "l",
    "ɓ": "b",
    "ɗ": "d",
    "ƙ": "k",
    "ŋ": "n",
    "ɛ": "e",
    "ɔ": "o",
    "ı": "i",
    "،": ",",
    "؛": ";",
    "؟": "?",
    "٪": "%",
    "۔": ".",
    "…": ".",
    "«": '"',
    "»": '"',
    "“": '"',
    "”": '"',
    "„": '"',
    "″": '"',
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "´": "'",
    "`": "'",
    "ʿ": "'",
    "ʾ": "'",
    "–": "-",
    "—": "-",
    "‐": "-",
    "‑": "-",
    "−": "-",
    "\u2028": "\n",
    "\u2029": "\n",
    "\r": " ",
    "\t": " ",
}


def _fold_character(character: str) -> str:
    known = _LETTERS.get(character)
    if known is not None:
        return known
    if character == "\n":
        return character
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf", "Cc", "Cs"):
        return ""
    if category in ("Zs", "Zl", "Zp"):
        return " "
    if category == "Nd":
        return str(unicodedata.decimal(character))
    out = []
    for part in unicodedata.normalize("NFKD", character):
        if unicodedata.category(part) not in ("Mn", "Me", "Cf"):
            lowered = part.lower()
            out.append(_LETTERS.get(lowered, lowered))
    return "".join(out)


class _Folds(dict[str, str]):
    """Remembers the fold of each character met; bounded by the number of characters in Unicode."""

    def __missing__(self, character: str) -> str:
        folded = self[character] = _fold_character(character)
        return folded


_FOLDS = _Folds()


def _is_trailing(character: str) -> bool:
    """A mark, tatweel or final hamza, which folding drops and a quotation must keep."""
    return character in "ءـ" or unicodedata.category(character) == "Mn"


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; starts[i] is the offset in the original of the i-th folded character."""

    text: str
    original: str
    starts: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """(start, end) in the original for a folded span, marks and tatweel at its end included."""
        if not self.starts or start >= end:
            return (0, 0)
        first = self.starts[start]
        last = self.starts[end - 1] + 1
        while last < len(self.original) and _is_trailing(self.original[last]):
            last += 1
        return first, last

    def quote(self, start: int, end: int) -> str:
        """The original words of a folded span."""
        first, last = self.span(start, end)
        return self.original[first:last]


def fold(text: str) -> Folded:
    """Text folded for matching: marks, hamza forms, digits, accents, case and quotes made alike.

    Takes time linear in the text; ``Folded.span`` leads back to it.
    """
    pieces: list[str] = []
    starts: list[int] = []
    previous = ""
    for offset, character in enumerate(text):
        folded = _FOLDS[character]
        # Runs of spaces become one, so that a name broken by two spaces is still the name.
        if not folded or (folded == " " and previous == " "):
            continue
        previous = folded
        pieces.append(folded)
        if len(folded) == 1:
            starts.append(offset)
        else:
            starts.extend([offset] * len(folded))
    return Folded("".join(pieces), text, starts)


_SPACES = re.compile(r"\s+")


def fold_key(text: str) -> str:
    """A name or phrase folded alike, inner spaces single, for dictionaries and comparisons."""
    return _SPACES.sub(" ", "".join(_FOLDS[character] for character in text)).strip()


_TAG = re.compile(r"<(/?)([a-zA-Z!][a-zA-Z0-9]*)[^<>]{0,300}>|&(?:[a-zA-Z]{2,8}|#\d{1,6});")
_BLOCKS_TEXT = "p br div li ul ol h1 h2 h3 h4 h5 h6 tr td th table article section blockquote"
_BLOCKS = frozenset(_BLOCKS_TEXT.split())


def mask_markup(text: str) -> str:
    """The text with HTML tags and entities blanked out, each offset kept; block tags leave a newline."""

    def blank(match: re.Match[str]) -> str:
        mark = "\n" if (match[2] or "").lower() in _BLOCKS else " "
        return mark + " " * (len(match[0]) - 1)

    return _TAG.sub(blank, text) if "<" in text or "&" in text else text
