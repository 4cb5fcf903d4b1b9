"""The words of a text as persons.py looks at them: where they stand and what each may be."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from . import person_words as lists
from .person_words import fold_word

_LETTER = r"[^\W\d_]"
# A word: letters with their marks; inner hyphens and apostrophes belong to it.
_WORD = re.compile(
    rf"{_LETTER}(?:{_LETTER}|[\u0300-\u036f\u064b-\u065f\u0670\u06d6-\u06ed]|[-'’ʼ](?={_LETTER}))*"
)
# French elision ("d'Amadou", "Qu'Issa"), but N'Diaye and M'Bodj are whole names.
_ELISION = re.compile(r"(?:[cdjlst]|[nm](?!['’][A-Z])|qu|jusqu|lorsqu|puisqu)['’](?=\w)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s$")
_ARABIC = re.compile("[\u0600-\u06ff]")
_SPACE = re.compile(r"[ \t\u00a0\u202f]{1,3}|[ ]?\n[ ]?")
_DOT_AND_SPACE = re.compile(r"\.[ \u00a0\u202f]{0,2}")
_PREPOSITIONS = re.compile("[وف]?(?:على|إلى|الى)")
_PROCLITICS = ("", "ال", "لل", "بال", "كال", "ب", "ل", "ك", "س")
_SUFFIXES = (
    "",
    "هما",
    "هم",
    "ها",
    "ه",
    "نا",
    "وا",
    "ات",
    "ون",
    "ين",
    "ان",
    "تين",
    "تان",
    "ا",
    "ي",
    "يه",
    "ت",
)
_MAX_PHRASE_WORDS = 8
_CACHED_WORDS = 50_000

Phrases = tuple[frozenset[tuple[str, ...]], dict[str, int]]


@dataclass(slots=True)
class Word:
    """One word with its offsets; `joined` says that only space parts it from the next word.

    `known` is 0, 1 for a single word named by the caller, 2 for a word of this project's own lists or of a
    longer known phrase. `in_phrase` marks the latter: never touched.
    """

    start: int
    end: int
    folded: str
    is_arabic: bool
    is_capital: bool
    is_shouted: bool
    is_elided: bool
    is_preposition: bool
    joined: bool = False
    comma_follows: bool = False
    known: int = 0
    in_phrase: bool = False

    @property
    def is_name(self) -> bool:
        """A listed name; in Latin script only with its capital."""
        if self.in_phrase or not (self.is_arabic or self.is_capital):
            return False
        return _is_listed_name(self.folded, self.is_arabic)

    @property
    def is_weak_name(self) -> bool:
        """An Arabic name that is a word as well."""
        return self.is_arabic and not self.in_phrase and not self.is_preposition and _is_weak(self.folded)

    @property
    def is_common(self) -> bool:
        """A word of the language or the subject, and no name."""
        return self.is_preposition or _is_common(self.folded, self.is_arabic)

    @property
    def is_speech(self) -> bool:
        """A verb of saying, or "selon"."""
        return any(form in lists.SPEECH for form in _without_and(self.folded, self.is_arabic))

    @property
    def is_honorific(self) -> bool:
        """Mr, Mme, السيد; the short ones only with their capital."""
        listed = any(form in lists.HONORIFICS for form in _prefixless(self.folded, self.is_arabic))
        return listed and (self.is_arabic or self.is_capital or len(self.folded) > 3)

    @property
    def is_title(self) -> bool:
        """An honorific, a rank, an office or another role that a name follows."""
        return self.is_honorific or any(f in lists.ROLES for f in _prefixless(self.folded, self.is_arabic))

    @property
    def is_head(self) -> bool:
        """The noun that an institution or a place is called by."""
        return any(part in lists.HEADS for part in (self.folded, *self.folded.split("-")))

    @property
    def is_connective(self) -> bool:
        """ag, ould, ben: inside names."""
        return self.folded in lists.CONNECTIVES

    @property
    def may_be_name(self) -> bool:
        """Nothing speaks against its being part of a name; Latin words need their capital."""
        if self.is_name or self.is_weak_name:
            return True
        plain = not (self.known or self.is_common or self.is_speech or self.is_title)
        return plain and (self.is_arabic or (self.is_capital and not self.is_head))


def read_words(text: str, known_terms: frozenset[str]) -> list[Word]:
    """The words of a text in order, those of known terms marked. Linear in the length of the text."""
    words = [_word(match) for match in _WORD.finditer(text)]
    for word, following in pairwise(words):
        gap = text[word.end : min(following.start, word.end + 6)]
        word.joined = bool(_SPACE.fullmatch(gap)) or (
            (len(word.folded) == 1 or word.is_title) and bool(_DOT_AND_SPACE.fullmatch(gap))
        )
        word.comma_follows = gap[:1] in (",", "،")
    _mark_known(words, _phrases(known_terms), level=1)
    _mark_known(words, _own_phrases(), level=2)
    return words


def _word(match: re.Match[str]) -> Word:
    start, end = match.span()
    raw = match[0]
    if elided := _ELISION.match(raw):
        raw, start = raw[elided.end() :], start + elided.end()
    if possessive := _POSSESSIVE.search(raw):
        raw, end = raw[: possessive.start()], end - len(possessive[0])
    return Word(
        start=start,
        end=end,
        folded=fold_word(raw),
        is_arabic=bool(_ARABIC.match(raw)),
        is_capital=raw[0].isupper(),
        is_shouted=len(raw) > 1 and raw.isupper(),
        is_elided=bool(elided),
        is_preposition=bool(_PREPOSITIONS.fullmatch(raw)),
    )


def _mark_known(words: list[Word], phrases: Phrases, *, level: int) -> None:
    whole, longest = phrases
    for position, word in enumerate(words):
        for form in _prefixless(word.folded, word.is_arabic):
            for count in range(longest.get(form, 0), 0, -1):
                rest = words[position + 1 : position + count]
                if (form, *(w.folded for w in rest)) not in whole:
                    continue
                for covered in (word, *rest):
                    covered.known = max(covered.known, level if count == 1 else 2)
                    covered.in_phrase = covered.in_phrase or count > 1
                break


@lru_cache(maxsize=4)
def _phrases(terms: frozenset[str]) -> Phrases:
    return _indexed(terms)


@lru_cache(maxsize=1)
def _own_phrases() -> Phrases:
    return _indexed([*lists.KNOWN_PHRASES, *lists.KNOWN_WORDS])


def _indexed(terms: Iterable[str]) -> Phrases:
    whole: set[tuple[str, ...]] = set()
    longest: dict[str, int] = {}
    for term in terms:
        folded = tuple(_word(match).folded for match in _WORD.finditer(term))[:_MAX_PHRASE_WORDS]
        if folded:
            whole.add(folded)
            longest[folded[0]] = max(len(folded), longest.get(folded[0], 0))
    return frozenset(whole), longest


def _without_and(folded: str, is_arabic: bool) -> tuple[str, ...]:
    if is_arabic and len(folded) > 3 and folded[0] in "وف":
        return folded, folded[1:]
    return (folded,)


def _prefixless(folded: str, is_arabic: bool) -> Iterator[str]:
    """The word, and what is left of it without "and", "in", "for" and the article."""
    yield folded
    if not is_arabic:
        return
    for form in _without_and(folded, is_arabic):
        for proclitic in _PROCLITICS:
            if form.startswith(proclitic) and len(form) - len(proclitic) >= 2:
                bare = form[len(proclitic) :]
                yield bare
                if proclitic in ("لل", "ب", "ل", "ك"):
                    yield f"ال{bare.removeprefix('ال')}"


@lru_cache(maxsize=_CACHED_WORDS)
def _is_common(folded: str, is_arabic: bool) -> bool:
    if not is_arabic:
        return folded in lists.COMMON_LATIN
    return any(
        stem in lists.COMMON_ARABIC for form in _prefixless(folded, is_arabic) for stem in _stems(form)
    )


def _stems(form: str) -> Iterator[str]:
    for suffix in _SUFFIXES:
        if form.endswith(suffix) and len(form) - len(suffix) >= 2:
            stem = form[: len(form) - len(suffix)]
            yield stem
            # The feminine ending shows as t before a suffix and as its own letter without one.
            yield f"{stem}ه"
            if stem.endswith("ت"):
                yield f"{stem[:-1]}ه"


@lru_cache(maxsize=_CACHED_WORDS)
def _is_listed_name(folded: str, is_arabic: bool) -> bool:
    if not is_arabic:
        return any(part in lists.NAMES for part in (folded, *folded.split("-")))
    attached = (folded[1:] for _ in [0] if len(folded) > 3 and folded[0] in "وفبلك")
    return folded in lists.NAMES or any(form in lists.NAMES for form in attached)


@lru_cache(maxsize=_CACHED_WORDS)
def _is_weak(folded: str) -> bool:
    return folded in lists.WEAK_NAMES or (
        len(folded) > 3 and folded[0] in "وفل" and folded[1:] in lists.WEAK_NAMES
    )
