"""What a reader types, as words to be found: folded, articles left out, Arabic prefixes set apart.

Pure: text in, words and patterns out. Both sides of a comparison pass incidents.text.folding.
"""

import re
from dataclasses import dataclass

from incidents.text.folding import fold_key

# Articles, prepositions and "and" in the three languages, folded: they stand in every second text.
SILENT = frozenset(
    "a an and at by from in of on the to with "
    "au aux dans de des du en et l la le les par sur un une d n "
    "في من علي الي عن مع قرب".split()
)
MOST_WORDS = 12
SHORTEST_IN_TEXTS = 3  # shorter words are sought in names alone: no index helps to find them in texts
MOST_SHORT = 3  # of those so short, for each of them reads all names

_ID = re.compile(r"sw-?0*([0-9]{1,9})")
_WORD = re.compile(r"[^\W_]+")
_ARABIC = re.compile(r"[\u0621-\u064a]")
# و ف ب ل ك are words of their own that are written together with the next; ال is the article, لل "for the".
_PREFIXES = tuple(re.compile(f"^{one}") for one in ("[وف]", "[بلك]", "[وف][بلك]", "[وف]?[بك]?ال", "[وف]?لل"))
SHORTEST_STEM = 3


@dataclass(frozen=True)
class Word:
    """One word sought: its folded form, and what is left of it without Arabic prefixes, the longest first."""

    form: str
    stems: tuple[str, ...] = ()

    def text_pattern(self, named_as: str = "") -> str:
        """A PostgreSQL regular expression for the word in running text, in which words carry prefixes.

        `named_as` is the form in which it is a name; where it is none, each of its stems may be meant.
        """
        forms = dict.fromkeys([self.form, named_as] if named_as else [self.form, *self.stems])
        before = "[وف]?[بلك]?(ال|لل)?" if _is_arabic(self.form) else ""
        return rf"(^|[^[:alnum:]]){before}({'|'.join(forms)})"


def beginning(form: str) -> str:
    """A PostgreSQL regular expression for the beginning of a name's word, with or without the article."""
    # A word that is typed with its article names what is written without, and the other way round.
    bare = _bare(form) if len(_bare(form)) >= SHORTEST_STEM else form
    return rf"(^|[^[:alnum:]])(ال)?{bare}" if _is_arabic(form) else rf"(^|[^[:alnum:]]){form}"


def begins_one_of(form: str, text: str) -> bool:
    """Whether a word of a folded text begins with the form, articles aside."""
    forms = {form, _bare(form)} if len(_bare(form)) >= SHORTEST_STEM else {form}
    words = {bare for word in _WORD.findall(text) for bare in (word, _bare(word))}
    return any(word.startswith(one) for word in words for one in forms)


def words_of(text: str) -> tuple[Word, ...]:
    """The distinct words of a text that are sought, at most MOST_WORDS; ids of incidents are no words."""
    left_out = set(words_left_out(text))
    kept = [word for word in _distinct(text) if word not in left_out]
    return tuple(Word(word, _stems(word)) for word in kept)


def words_left_out(text: str) -> tuple[str, ...]:
    """Words that are not sought: those too many, and those too many of less than three letters."""
    words = _distinct(text)
    short = [word for word in words if len(word) < SHORTEST_IN_TEXTS]
    kept = [word for word in words if word not in short[MOST_SHORT:]][:MOST_WORDS]
    return tuple(word for word in words if word not in kept)


def _distinct(text: str) -> list[str]:
    found = [word for token in fold_key(text).split() if not _ID.fullmatch(token) for word in _words(token)]
    loud = [word for word in found if word not in SILENT]
    return list(dict.fromkeys(loud or found))


def ids_of(text: str) -> tuple[str, ...]:
    """The public ids in a text, as they are stored: "sw12" is SW-000012."""
    matches = (_ID.fullmatch(token) for token in fold_key(text).split())
    return tuple(f"SW-{int(match[1]):06d}" for match in matches if match)


def _words(token: str) -> list[str]:
    # "d'Ansongo" and "N'Djamena": what stands before the apostrophe is no word that anybody seeks.
    return [word for word in _WORD.findall(re.sub(r"\b\w{1,2}'(?=\w)", " ", token)) if word]


def _stems(word: str) -> tuple[str, ...]:
    if not _is_arabic(word):
        return ()
    stems = {prefix.sub("", word) for prefix in _PREFIXES} - {word}
    return tuple(sorted((stem for stem in stems if len(stem) >= SHORTEST_STEM), key=len, reverse=True))


def _bare(word: str) -> str:
    return word[2:] if word.startswith("ال") else word


def _is_arabic(word: str) -> bool:
    return bool(_ARABIC.search(word))
