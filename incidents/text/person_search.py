"""One search for names in a text: which words are hidden so far, and how far a name reaches."""

from typing import NamedTuple

from .person_tokens import Word

# A name has a given name, a father's name and a family name, with connectives between them.
_MAX_NAME_WORDS = 6
# In Arabic script nothing marks where a name ends: two words that no list knows may still belong to it.
_MAX_UNLISTED = 2


class Span(NamedTuple):
    """Offsets into the text: text[start:end] is a name."""

    start: int
    end: int


class PersonSearch:
    """The words of one text and which of them are to be hidden; rules in persons.py decide."""

    def __init__(self, words: list[Word]) -> None:
        self.words = words
        self.hidden = [False] * len(words)

    def at(self, position: int) -> Word | None:
        """The word at a position, None outside the text."""
        return self.words[position] if 0 <= position < len(self.words) else None

    def joined(self, position: int) -> bool:
        """True when the words at `position` and `position + 1` follow each other without punctuation."""
        return 0 <= position < len(self.words) - 1 and self.words[position].joined

    def hide(self, first: int, last: int) -> None:
        """Hides the words from first to last, both included."""
        self.hidden[first : last + 1] = [True] * (last + 1 - first)

    def hide_name(self, first: int) -> None:
        """Hides the name that begins at a word, as far as it reaches."""
        last = _end_of_name(self, first)
        self.hide(_begin_of_name(self, first, is_single=last == first), last)

    def spans(self) -> list[Span]:
        """Offsets of the hidden words, those of one name together."""
        spans: list[Span] = []
        for position, word in enumerate(self.words):
            if not self.hidden[position]:
                continue
            if position and self.hidden[position - 1] and self.joined(position - 1):
                spans[-1] = Span(spans[-1].start, word.end)
            else:
                spans.append(Span(word.start, word.end))
        return spans


def _end_of_name(search: PersonSearch, first: int) -> int:
    last, unlisted = first, 0
    start = search.words[first]
    for position in range(first + 1, min(first + _MAX_NAME_WORDS, len(search.words))):
        word = search.words[position]
        if not search.joined(position - 1) or word.is_arabic != start.is_arabic or word.in_phrase:
            break
        if word.is_connective:
            continue
        listed = word.is_name or word.is_weak_name
        unlisted += not listed
        if not listed and (unlisted > _MAX_UNLISTED or not _continues_name(search, position, first)):
            break
        last = position
    return last


def _continues_name(search: PersonSearch, position: int, first: int) -> bool:
    word = search.words[position]
    if word.may_be_name:
        return True
    following = search.at(position + 1)
    # "Seydou Kaya", "سيكو نيامي باثيلي": a town's name is a person's too, right behind a given name.
    if following is not None and search.joined(position) and word.known and following.is_name:
        return True
    is_bare = not word.folded.startswith("ال") and not word.is_common
    return position == first + 1 and word.known == 1 and is_bare and (word.is_arabic or word.is_capital)


def _begin_of_name(search: PersonSearch, first: int, *, is_single: bool) -> int:
    start = search.words[first]
    reach = (1 if is_single else 0) if start.is_arabic else _MAX_NAME_WORDS // 2
    for _ in range(reach):
        before = search.at(first - 1)
        if before is None or not search.joined(first - 1) or before.is_arabic != start.is_arabic:
            break
        if not before.may_be_name or (before.is_arabic and before.folded.startswith("ال")):
            break
        first -= 1
    return first
