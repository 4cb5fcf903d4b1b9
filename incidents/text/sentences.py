"""Sentences and clauses as spans of offsets; works on original and on folded text alike."""

from __future__ import annotations

import re

# Abbreviations after which a full stop ends nothing, folded. Months only where a number may follow.
_ABBREVIATIONS_TEXT = (
    "gén mm mr mrs ms dr pr prof gen lt col cdt cap capt sgt maj st ste av bd no nos env art cf etc vs p "
    "pp al janv fevr avr juil sept oct nov dec jan feb mar apr jun jul aug sep u.s u.n u.k a.m p.m d.c "
    "m e.g i.e د أ ا م ص ه"
)
_ABBREVIATIONS = frozenset(_ABBREVIATIONS_TEXT.split())
_END = re.compile(r"[.!?؟…]+[\"'»”’)\]]*(?=\s|$|[^\W\d_])|\n+")
_WORD_BEFORE = re.compile(r"([^\W\d_](?:[\w.]*[^\W\d_])?)$")
_CLAUSE_END = re.compile(r"[,،;؛:()\[\]|\n]+|\s-+\s|[.!?؟…](?=\s|$)")


def sentences(text: str) -> list[tuple[int, int]]:
    """(start, end) of each sentence, in order, surrounding white space left out.

    Splits at . ! ? ؟ and at line ends, after a list of abbreviations and within numbers not; never at
    an Arabic comma.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if _is_abbreviation(text, match):
            continue
        _append_stripped(spans, text, start, match.end())
        start = match.end()
    _append_stripped(spans, text, start, len(text))
    return spans


def clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """(start, end) of each clause of text[start:end], cut at commas, semicolons, colons, dashes, brackets."""
    spans: list[tuple[int, int]] = []
    at = start
    for match in _CLAUSE_END.finditer(text, start, end):
        if (
            match[0] == ","
            and text[match.end() : match.end() + 1].isdigit()
            and text[match.start() - 1 : match.start()].isdigit()
        ):
            continue
        _append_stripped(spans, text, at, match.start())
        at = match.end()
    _append_stripped(spans, text, at, end)
    return spans


def _append_stripped(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))


def _is_abbreviation(text: str, match: re.Match[str]) -> bool:
    if match[0] != ".":
        return False
    at = match.start()
    if text[at + 1 : at + 2].isalpha():
        # "U.N." and addresses, not a missing space after the end of a long word.
        return _starts_lower(text, at + 1) or _short_word_before(text, at)
    word = _WORD_BEFORE.search(text, max(0, at - 12), at)
    if word is None:
        return False
    found = word[1].lower()
    return found in _ABBREVIATIONS or (len(found) == 1 and found.isascii())


def _starts_lower(text: str, at: int) -> bool:
    return text[at].isascii() and text[at].islower()


def _short_word_before(text: str, at: int) -> bool:
    word = _WORD_BEFORE.search(text, max(0, at - 12), at)
    return word is not None and len(word[1].split(".")[-1]) <= 2
