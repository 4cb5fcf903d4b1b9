"""Small words right before or after a name, which say what the name does there."""

from __future__ import annotations

import re
from collections import defaultdict

from incidents.extraction.languages import LEXICONS
from incidents.text.folding import fold_key

# These are looked up beside a name and stay out of the automaton, where they would match everywhere.
LOCAL_KINDS = frozenset(
    (
        "place.in",
        "place.kind",
        "place.container",
        "place.container_after",
        "place.near",
        "place.from",
        "place.border",
        "veto.institution",
        "veto.institution_after",
        "veto.office",
        "veto.capital_speech",
        "role.by",
        "role.against",
        "role.affiliation",
        "role.against_fight",
        "role.kept",
        "role.of",
        "role.presence",
        "role.presence_after",
        "place.country_word",
        "sector.north",
        "sector.south",
        "sector.east",
        "sector.west",
        "sector.centre",
        "attribution.source",
    )
)
CLITICS = (
    "و",
    "ف",
    "ب",
    "ل",
    "ك",
    "ال",
    "وال",
    "بال",
    "فال",
    "كال",
    "لل",
    "ولل",
    "وب",
    "ول",
    "وك",
    "فب",
    "فل",
    "لا",
)
_LONGEST = 4  # words in a cue
_TAIL = re.compile(r"[\w']+(?:[ '\"-]+|$)")
_ARTICLES = (
    "la",
    "le",
    "les",
    "the",
    "l'",
    "ال",
    "dite",
    "frontaliere",
    "strategique",
    "du",
    "de",
    "d'",
    "a",
    "an",
)


def _gather() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for lexicon in LEXICONS:
        for kind, forms in lexicon.items():
            found[kind].update(fold_key(form.rstrip("*")) for form in forms)
    return {kind: frozenset(forms) for kind, forms in found.items()}


CUES = _gather()
_NO_FORMS: frozenset[str] = frozenset()


def cue_before(text: str, at: int, kind: str) -> str | None:
    """The cue of that kind which ends right before the offset, articles and quotes between ignored."""
    forms = CUES.get(kind, _NO_FORMS)
    words = _words_before(text, at)
    for skipped in (0, 1):
        if skipped and not (words and words[-1] in _ARTICLES):
            break
        rest = words[: len(words) - skipped]
        for size in range(min(_LONGEST, len(rest)), 0, -1):
            phrase = " ".join(rest[-size:]).replace("' ", "'")
            if phrase in forms:
                return phrase
            bare = _without_clitic(phrase)
            if bare and bare in forms:
                return bare
    return None


def cue_after(text: str, at: int, kind: str) -> str | None:
    """The cue of that kind which begins right after the offset."""
    words = re.findall(r"[\w']+", text[at : at + 60].split("\n")[0])[:_LONGEST]
    if text[at : at + 1] not in (" ", "'", ""):
        return None
    for size in range(len(words), 0, -1):
        phrase = " ".join(words[:size])
        if phrase in CUES.get(kind, _NO_FORMS):
            return phrase
    return None


def _words_before(text: str, at: int) -> list[str]:
    window = text[max(0, at - 60) : at]
    cut = max(window.rfind(mark) for mark in ".,;:!?\n()|")
    return re.findall(r"[^\W_]+'?", window[cut + 1 :])


def _without_clitic(phrase: str) -> str | None:
    if not "\u0600" <= phrase[0] <= "\u06ff":
        return None
    for clitic in ("وال", "بال", "ال", "لل", "و", "ف", "ب", "ل", "ك"):
        if phrase.startswith(clitic) and len(phrase) - len(clitic) >= 2:
            return phrase[len(clitic) :]
    return None
