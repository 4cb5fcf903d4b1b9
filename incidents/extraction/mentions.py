"""Mentions: everything the vocabulary knows, found in folded text in one pass, longest match first."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from incidents.extraction.cues import CLITICS
from incidents.extraction.vocabulary import Entry, Vocabulary
from incidents.text.folding import Folded

_ARABIC_SUFFIXES = frozenset(("ه", "ها", "هم", "هما", "ا", "نا"))
_LONGEST_CLITIC = max(map(len, CLITICS))
_LONGEST_STEM_ENDING = 8
_RIVER_BEFORE = re.compile(r"(?:fleuve|river|boucle du|delta du|office du|نهر|دلتا)\s(?:le\s|du\s)?$")
_RIVER_AFTER = re.compile(r"\s(?:river|delta|bend)(?!\w)")
_STATE_BEFORE = re.compile(r"(?:\bl'etat d[eu]|\bstate of|ولايه)\s(?:le\s|ال)?$")
_STATE_AFTER = re.compile(r"\sstate(?!\w)")
_NAMES = ("place", "actor")


@dataclass(frozen=True, slots=True)
class Mention:
    """A known form in folded text; kind and value as in vocabulary.Entry."""

    kind: str
    start: int
    end: int
    value: Any


class Mentions:
    """The mentions of one article by group (the part of the kind before its dot), in order of place."""

    __slots__ = ("_groups", "_starts")

    def __init__(self, groups: dict[str, list[Mention]]) -> None:
        self._groups = groups
        self._starts = {name: [item.start for item in items] for name, items in groups.items()}

    def all(self, group: str) -> list[Mention]:
        """Every mention of a group."""
        return self._groups.get(group, [])

    def within(self, group: str, start: int, end: int) -> list[Mention]:
        """Those that begin and end inside folded [start, end)."""
        starts = self._starts.get(group)
        if not starts:
            return []
        items = self._groups[group]
        first = bisect_left(starts, start)
        return [item for item in items[first : bisect_left(starts, end)] if item.end <= end]

    def of_kind(self, kind: str, start: int, end: int) -> list[Mention]:
        """Those of one full kind inside folded [start, end)."""
        return [item for item in self.within(kind.split(".")[0], start, end) if item.kind == kind]


def find_mentions(folded: Folded, vocabulary: Vocabulary) -> Mentions:
    """All mentions in folded text, the longest of those of one group that overlap."""
    raw: dict[str, list[Mention]] = defaultdict(list)
    text = folded.text
    for last, (length, entries) in vocabulary.automaton.iter(text):
        start, end = last + 1 - length, last + 1
        if not _starts_word(text, start):
            continue
        for entry in entries:
            ending = _word_end(text, end, entry)
            if ending is not None and _letters_fit(folded, start, end, entry):
                group = "name" if entry.kind in _NAMES else entry.kind.split(".")[0]
                raw[group].append(Mention(entry.kind, start, ending, entry.value))
    groups = {group: _longest(items) for group, items in raw.items()}
    names = groups.pop("name", [])
    for kind in _NAMES:
        groups[kind] = [item for item in names if item.kind == kind]
    _drop_words_inside_names(groups, names)
    if "country" in groups:
        groups["country"] = [
            item for item in groups["country"] if not (_is_river(text, item) or _is_state(text, item))
        ]
    return Mentions(groups)


def _is_river(text: str, item: Mention) -> bool:
    """The river Niger flows through Mali too and says nothing of the country."""
    before, after = text[max(0, item.start - 14) : item.start], text[item.end : item.end + 14]
    return _RIVER_BEFORE.search(before) is not None or _RIVER_AFTER.match(after) is not None


def _is_state(text: str, item: Mention) -> bool:
    """Niger State is a part of Nigeria."""
    before, after = text[max(0, item.start - 14) : item.start], text[item.end : item.end + 14]
    return _STATE_BEFORE.search(before) is not None or _STATE_AFTER.match(after) is not None


def _starts_word(text: str, start: int) -> bool:
    if start == 0 or not text[start - 1].isalnum():
        return True
    if not "\u0600" <= text[start] <= "\u06ff":
        return False
    at = start
    while at > 0 and text[at - 1].isalnum() and start - at <= _LONGEST_CLITIC:
        at -= 1
    return text[at:start] in CLITICS


def _word_end(text: str, end: int, entry: Entry) -> int | None:
    """Where the word ends that the form began, None where the form is only its beginning."""
    at = end
    limit = end + _LONGEST_STEM_ENDING
    while at < len(text) and at <= limit and text[at].isalnum():
        at += 1
    if at == end or (entry.open_end and at <= limit):
        return at
    suffix = text[end:at]
    if entry.kind in _NAMES or not isinstance(entry.value, str) or len(entry.value) < 4:
        return None
    return at if suffix in _ARABIC_SUFFIXES else None


def _letters_fit(folded: Folded, start: int, end: int, entry: Entry) -> bool:
    if entry.letters == "any":
        return True
    original = folded.quote(start, end)
    if entry.letters == "title":
        return any(character.isupper() for character in original)
    # Newspapers write long acronyms like names: Jnim for JNIM.
    return original == entry.letters or (len(original) >= 4 and original == entry.letters.capitalize())


def _longest(items: list[Mention]) -> list[Mention]:
    out: list[Mention] = []
    for item in sorted(items, key=lambda each: (each.start, -each.end)):
        if not out or item.start >= out[-1].end or (item.start, item.end) == (out[-1].start, out[-1].end):
            out.append(item)
    return out


def _drop_words_inside_names(groups: dict[str, list[Mention]], names: list[Mention]) -> None:
    """The word for liberation in the name of a front is no liberation."""
    if not names:
        return
    starts = [name.start for name in names]
    for group in ("trigger", "target", "panic", "coordinated"):
        if group in groups:
            groups[group] = [item for item in groups[group] if not _is_inside(item, names, starts)]


def _is_inside(item: Mention, names: list[Mention], starts: list[int]) -> bool:
    for name in _candidates(item, names, starts):
        if (
            name.start <= item.start
            and item.end <= name.end
            and name.end - name.start > item.end - item.start
        ):
            return True
    return False


def _candidates(item: Mention, names: list[Mention], starts: list[int]) -> Iterator[Mention]:
    at = bisect_left(starts, item.start + 1) - 1
    while at >= 0 and names[at].end >= item.start:
        yield names[at]
        at -= 1
