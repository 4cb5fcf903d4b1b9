"""Small words right before or after a name, which say what the name does there."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from incidents.extraction.languages import LEXICONS
from incidents.text.folding import fold_key

# These are looked up beside a name and stay out of the automaton, where they would match everywhere.
LOCAL_KINDS = frozenset(
    (
        "place.in",
        "place.at",
        "place.kind",
        "place.commune",
        "place.road_to",
        "place.container",
        "place.container_after",
        "place.near",
        "place.from",
        "place.border",
        "veto.institution",
        "veto.institution_after",
        "veto.office",
        "veto.voice",
        "veto.elsewhere",
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
            folded = {fold_key(form.rstrip("*")) for form in forms}
            # The words before a name are cut at hyphens as well: "au sud-ouest de".
            found[kind].update(folded, {form.replace("-", " ") for form in folded})
    return {kind: frozenset(forms) for kind, forms in found.items()}


CUES = _gather()
_NO_FORMS: frozenset[str] = frozenset()


def cue_before(text: str, at: int, kind: str) -> str | None:
    """The cue of that kind which ends right before the offset, articles and quotes between ignored."""
    forms = CUES.get(kind, _NO_FORMS)
    return next((phrase for phrase in _phrases_before(text, at) if phrase in forms), None)


def cue_after(text: str, at: int, kind: str) -> str | None:
    """The cue of that kind which begins right after the offset."""
    forms = CUES.get(kind, _NO_FORMS)
    return next((phrase for phrase in _phrases_after(text, at) if phrase in forms), None)


# Every kind of cue is asked for at one place in turn.
@lru_cache(maxsize=256)
def _phrases_before(text: str, at: int) -> tuple[str, ...]:
    words = _words_before(text, at)
    out = []
    for skipped in (0, 1):
        if skipped and not (words and words[-1] in _ARTICLES):
            break
        rest = words[: len(words) - skipped]
        for size in range(min(_LONGEST, len(rest)), 0, -1):
            phrase = " ".join(rest[-size:]).replace("' ", "'")
            bare = _without_clitic(phrase)
            out += [phrase, bare] if bare else [phrase]
    return tuple(out)


@lru_cache(maxsize=256)
def _phrases_after(text: str, at: int) -> tuple[str, ...]:
    if text[at : at + 1] not in (" ", "'", ""):
        return ()
    words = re.findall(r"[\w']+", text[at : at + 60].split("\n")[0])[:_LONGEST]
    return tuple(" ".join(words[:size]) for size in range(len(words), 0, -1))


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
