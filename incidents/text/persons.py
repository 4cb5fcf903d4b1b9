"""Names of private persons in short quotes, found and masked before the public sees them.

Witnesses, victims, residents, local officials and journalists are named in the articles; the public dashboard
does not repeat their names. When in doubt a word is masked: a gap in a quote is a nuisance, a name is a risk.
"""

from collections.abc import Callable

from .person_search import PersonSearch, Span
from .person_tokens import Word, read_words
from .person_words import ARABIC_ROLES, OPENERS, PLACE_NOUNS, SMALL_WORDS

MASK = "[…]"
# How far behind its role an apposition may stand: "le maire de la commune de Kayes, X".
_ROLE_WINDOW = 6
# Between a verb of saying and its subject or addressee.
_BESIDE_SPEECH = frozenset({"a", "au", "to", "ont", "has", "have", "had", "avait", "qui", "who", "m"})


def find_private_persons(text: str, known_terms: frozenset[str] = frozenset()) -> tuple[Span, ...]:
    """Where names of private persons stand in a text, in order, without overlaps.

    `known_terms` are places, actors, organisations and months, folded or not: they are left alone, except a
    single word that is also a listed name. Rules: listed names; words after titles; words beside verbs of
    saying; two capitals in a row; an apposition behind a role; ag, ould, ben, abou and their like.
    Never fails; linear in the length of the text.
    """
    search = PersonSearch(read_words(text, known_terms))
    for position, word in enumerate(search.words):
        for rule in _RULES:
            rule(search, position, word)
    _hide_capitalised_runs(search)
    return tuple(search.spans())


def mask_persons(text: str, known_terms: frozenset[str] = frozenset(), mask: str = MASK) -> str:
    """The text with each name of a private person replaced by `mask`."""
    pieces, position = [], 0
    for start, end in find_private_persons(text, known_terms):
        pieces += [text[position:start], mask]
        position = end
    return "".join([*pieces, text[position:]])


def _hide_listed(search: PersonSearch, position: int, word: Word) -> None:
    """Listed names, and weak ones beside a title, a verb of saying or another name."""
    if word.is_name or (word.is_weak_name and _is_supported(search, position)):
        search.hide_name(position)


def _is_supported(search: PersonSearch, position: int) -> bool:
    before = search.words[position - 1] if search.joined(position - 1) else None
    after = search.words[position + 1] if search.joined(position) else None
    if before is not None and (before.is_title or before.is_speech):
        return True
    beside = [word for word in (before, after) if word is not None]
    return any(word.is_name or word.is_weak_name or word.is_connective for word in beside)


def _hide_after_title(search: PersonSearch, position: int, word: Word) -> None:
    """Behind a title: "Mme X", "le colonel malien X", "العمدة السابق X"."""
    if not word.is_title:
        return
    for first in range(position + 1, position + 4):
        named = search.at(first)
        if (
            named is None
            or not search.joined(first - 1)
            or named.in_phrase
            or named.is_arabic != word.is_arabic
        ):
            return
        if _may_follow_title(named, word):
            search.hide_name(first)
            return
        if not _is_adjective(named):
            return


def _may_follow_title(named: Word, title: Word) -> bool:
    if named.is_arabic:
        return named.may_be_name and (named.is_name or not named.folded.startswith("ال"))
    return named.may_be_name or (title.is_honorific and named.is_capital and named.known == 1)


def _is_adjective(word: Word) -> bool:
    if word.is_arabic:
        return word.folded.startswith("ال") and (word.is_common or bool(word.known))
    return not word.is_capital and (word.known == 2 or word.is_title)


def _hide_beside_speech(search: PersonSearch, position: int, word: Word) -> None:
    """Beside a verb of saying: "a déclaré X", "selon X", "X said", "قال X", "X قال"."""
    if not (word.is_speech or (word.is_elided and word.folded == "apres")):
        return
    after = position + 1
    if search.joined(after - 1) and search.words[after].folded in _BESIDE_SPEECH:
        after += 1
    if search.joined(after - 1) and _is_speaker(search.words[after]):
        search.hide_name(after)
    before = position - 1
    if search.joined(before) and search.words[before].folded in _BESIDE_SPEECH:
        before -= 1
    if search.joined(before) and not word.is_arabic and _is_speaker(search.words[before]):
        search.hide_name(before)
    if word.is_arabic:
        _hide_clause_before(search, position)


def _is_speaker(word: Word) -> bool:
    if not word.may_be_name:
        return False
    return word.is_name or (not word.folded.startswith("ال") if word.is_arabic else not word.is_shouted)


def _hide_clause_before(search: PersonSearch, speech: int) -> None:
    first = speech
    while first > max(0, speech - 4) and search.joined(first - 1) and search.words[first - 1].may_be_name:
        first -= 1
    begins_clause = first == 0 or not search.joined(first - 1)
    if first < speech and begins_clause and _is_speaker(search.words[first]):
        search.hide(first, speech - 1)


def _hide_apposition(search: PersonSearch, position: int, word: Word) -> None:
    """Behind a role and a comma: "le maire de Kayes, X,", "مسؤول سياسي محلي، X Y،"."""
    named = search.at(position + 1)
    if (
        not word.comma_follows
        or named is None
        or not named.may_be_name
        or not _has_role_before(search, position)
    ):
        return
    if not named.is_arabic:
        search.hide_name(position + 1)
        return
    last = position + 1
    while search.joined(last) and last - position < 5 and search.words[last + 1].may_be_name:
        last += 1
    if last > position + 1 and not search.joined(last):
        search.hide(position + 1, last)


def _has_role_before(search: PersonSearch, position: int) -> bool:
    window = search.words[max(0, position - _ROLE_WINDOW + 1) : position + 1]
    return any(word.is_title or (word.is_arabic and word.folded in ARABIC_ROLES) for word in window)


def _hide_around_connective(search: PersonSearch, position: int, word: Word) -> None:
    """Around a connective: "إياد أغ غالي", "أبو فلان", "عبد فلان"."""
    if not word.is_arabic or word.in_phrase or not search.joined(position):
        return
    following = search.words[position + 1]
    if word.folded in OPENERS and not following.is_common and not following.in_phrase:
        search.hide(position, position + 1)
        search.hide_name(position + 1)
    elif word.is_connective and following.may_be_name and search.joined(position - 1):
        before = search.words[position - 1]
        if before.may_be_name or before.known == 1:
            search.hide(position - 1, position)
            search.hide_name(position + 1)


def _hide_capitalised_runs(search: PersonSearch) -> None:
    """Two capitals in a row that name neither an institution nor a place."""
    position = 0
    while position < len(search.words):
        last = position
        while (
            search.words[position].is_capital
            and search.joined(last)
            and _is_capital_or_link(search.words[last + 1])
        ):
            last += 1
        if last > position and not _is_institution(search, position, last):
            _hide_pairs(search, position, last)
        position = last + 1


def _is_capital_or_link(word: Word) -> bool:
    return word.is_capital or (word.is_connective and not word.is_arabic)


def _is_institution(search: PersonSearch, first: int, last: int) -> bool:
    if any(word.is_head for word in search.words[first : last + 1]):
        return True
    before = first - 1
    while search.joined(before) and search.words[before].folded in SMALL_WORDS and before > first - 3:
        before -= 1
    return search.joined(before) and search.words[before].folded in PLACE_NOUNS


def _hide_pairs(search: PersonSearch, first: int, last: int) -> None:
    run: list[int] = []
    for position in range(first, last + 2):
        word = search.words[position] if position <= last else None
        if word is not None and (word.may_be_name or (run and word.is_connective)):
            run.append(position)
            continue
        capitals = [search.words[p] for p in run if search.words[p].is_capital]
        if len(capitals) > 1 and not all(capital.is_shouted for capital in capitals):
            search.hide(run[0], run[-1])
        run = []


_RULES: tuple[Callable[[PersonSearch, int, Word], None], ...] = (
    _hide_listed,
    _hide_after_title,
    _hide_beside_speech,
    _hide_apposition,
    _hide_around_connective,
)
