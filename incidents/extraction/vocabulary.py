"""The words that extraction knows, in one Aho-Corasick automaton: places, actors and the language files."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from math import cos, hypot, radians
from typing import Any

import ahocorasick

from incidents.extraction.cues import LOCAL_KINDS
from incidents.extraction.languages import LEXICONS
from incidents.extraction.types import GAZETTEER_KEYS, WIDE_KINDS, ActorRecord, AliasRecord, PlaceRecord
from incidents.text.folding import fold_key
from incidents.text.transliteration import consonant_classes, unlikeness

# Two records with one name this near to each other are one place in two gazetteers.
SAME_PLACE_KM = 20.0
# An Arabic name with so many strange consonants is a translation of the Latin one.
MOST_UNLIKE = 0.4
# Aliases that accuse without naming anybody: the word stays a word, nobody becomes a perpetrator by it.
NOBODY = frozenset(
    map(
        fold_key,
        (
            "terroristes",
            "terroriste",
            "terrorists",
            "terrorist",
            "groupes armés terroristes",
            "GAT",
            "إرهابيون",
            "إرهابيين",
            "الإرهابيين",
            "الإرهابيون",
            "جماعات إرهابية",
            "الجماعات الإرهابية",
            "عناصر إرهابية",
            "العناصر الإرهابية",
            "groupe terroriste",
            "groupes terroristes",
            "terrorist groups",
        ),
    )
)
_ARMY_KEY = re.compile(r"FAMA|FDS|ARMY|ARMED_FORCES|ANP|FAN|FACI|FAB|GAF|MILITARY|ANT|FAT")


@dataclass(frozen=True, slots=True)
class Entry:
    """What one folded form stands for; letters says which case the original must show."""

    kind: str  # place, actor or a code of the language files such as trigger.attack
    value: Any  # tuple of place numbers, (actor key, alias) or the form itself
    letters: str = "any"  # any, title or an exact spelling
    open_end: bool = False  # the form is a stem: the rest of its word belongs to it


class Vocabulary:
    """Read-only after build; shared by every extraction of a process. generation tells two apart."""

    __slots__ = (
        "_armies",
        "_own_forms",
        "_sounding",
        "actors",
        "automaton",
        "by_key",
        "generation",
        "places",
    )

    def __init__(
        self, places: tuple[PlaceRecord, ...], actors: dict[str, ActorRecord], generation: int, automaton: Any
    ) -> None:
        self.places = places
        self.actors = actors
        self.generation = generation
        self.automaton = automaton
        self.by_key = {place.key: place for place in places}
        self._armies = _armies(actors.values())
        self._own_forms: dict[str, frozenset[str]] = {}
        self._sounding: dict[str, dict[str, list[PlaceRecord]]] = {}

    @classmethod
    def build(
        cls, places: Iterable[PlaceRecord], actors: Iterable[ActorRecord], generation: int = 0
    ) -> Vocabulary:
        """A vocabulary of these records and the language files; earlier places win over later twins.

        About half a second for 20,000 names. Put curated places before a large gazetteer.
        """
        known = {actor.key: actor for actor in actors}
        entries: dict[str, list[Entry]] = defaultdict(list)
        _add_lexicons(entries)
        records = _add_places(places, entries)
        for actor in known.values():
            _add_actor(actor, entries)
        automaton = ahocorasick.Automaton()
        for form, found in entries.items():
            automaton.add_word(form, (len(form), tuple(found)))
        automaton.make_automaton()
        return cls(records, known, generation, automaton)

    def army_of(self, country: str | None) -> str | None:
        """The key of a country's army, None where the vocabulary holds none."""
        return self._armies.get(country or "")

    def own_forms(self, place: PlaceRecord) -> frozenset[str]:
        """The spellings of a place's own names, without those that a twin in a larger gazetteer lent it."""
        known = self._own_forms.get(place.key)
        if known is None:
            known = frozenset(form for name in place.names for form in place_forms(name.text))
            self._own_forms[place.key] = known
        return known

    def sounding(self, country: str, classes: str) -> list[PlaceRecord]:
        """The places of a country whose Latin names have these classes of consonants.

        The first question about a country reads all its names, a fifth of a second for 15,000.
        """
        known = self._sounding.get(country)
        if known is None:
            known = defaultdict(list)
            for place in self.places:
                if place.country == country:
                    latin = {
                        consonant_classes(name.text) for name in place.names if not _is_arabic(name.text)
                    }
                    for own in latin:
                        known[own].append(place)
            self._sounding[country] = dict(known)
        return known.get(classes, [])

    def is_specific(self, key: str) -> bool:
        """False for "jihadists", "gunmen" and other actors who could be anybody."""
        actor = self.actors.get(key)
        return actor is not None and not any(
            part in key for part in ("UNSPEC", "UNIDENTIFIED", "GENERIC", "BANDIT", "SELF_DEFENCE")
        )


def alias_is_valid(alias: AliasRecord, day: date | None) -> bool:
    """Whether an alias was in use on a day; an unknown day rules nothing out."""
    if day is None:
        return True
    return (alias.valid_from is None or alias.valid_from <= day) and (
        alias.valid_to is None or day <= alias.valid_to
    )


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Kilometres between two (lat, lon), flat-earth: right within 1 % inside one country."""
    mean = radians((a[0] + b[0]) / 2)
    return hypot(a[0] - b[0], (a[1] - b[1]) * cos(mean)) * 111.2


def _add_places(places: Iterable[PlaceRecord], entries: dict[str, list[Entry]]) -> tuple[PlaceRecord, ...]:
    records: list[PlaceRecord] = []
    numbers: dict[str, list[int]] = defaultdict(list)
    for place in places:
        forms = {form for name in _said_aloud(place) for form in place_forms(name)}
        number = _twin(place, forms, records, numbers)
        if number is None:
            number = len(records)
            records.append(place)
        for form in forms:
            if number not in numbers[form]:
                numbers[form].append(number)
    for form, found in numbers.items():
        # "Village de Karma" is the whole name of one place and says what another is.
        found += [number for number in numbers.get(bare_form(form), ()) if number not in found]
        if form in entries:
            # معسكر is an Algerian city and everywhere else a camp: only curated places keep such names.
            found = [number for number in found if not records[number].key.startswith(GAZETTEER_KEYS)]
            if not found:
                continue
        letters = "any" if _is_arabic(form) else "title"
        entries[form].append(Entry("place", tuple(found), letters))
    return tuple(records)


def _said_aloud(place: PlaceRecord) -> list[str]:
    """The names of a place without those that a machine translated: يوم for the village Day."""
    texts = [name.text for name in place.names]
    if not place.key.startswith(GAZETTEER_KEYS) or _is_area(place):
        return texts  # "Lac" and "Nord" are rightly translated
    latin = [text for text in texts if not _is_arabic(text)]
    return [
        text for text in texts if not latin or not _is_arabic(text) or unlikeness(text, latin) <= MOST_UNLIKE
    ]


_SAYS_WHAT = re.compile(
    r"(?:(?:village|ville|commune|localite) (?:de |d')|(?:village|town|city) of |قريه |بلده |مدينه )(?=.{3})"
)


def bare_form(form: str) -> str:
    """A form without a word before it that says what it is; the form itself where none stands there."""
    match = _SAYS_WHAT.match(form)
    return form[match.end() :] if match else form


def _twin(
    place: PlaceRecord, forms: set[str], records: list[PlaceRecord], numbers: dict[str, list[int]]
) -> int | None:
    for form in forms:
        for number in numbers.get(form, ()):
            other = records[number]
            if (
                other.country == place.country
                and _is_area(other) == _is_area(place)
                and distance_km((other.lat, other.lon), (place.lat, place.lon)) <= SAME_PLACE_KM
            ):
                return number
    return None


def _is_area(place: PlaceRecord) -> bool:
    return place.kind in WIDE_KINDS


def place_forms(text: str) -> Iterator[str]:
    """The folded spellings under which one name is looked for."""
    form = fold_key(text)
    if len(form) < 2:
        return
    yield form
    if "-" in form:
        yield form.replace("-", " ")
    elif " " in form and not _is_arabic(form):
        yield form.replace(" ", "-")
    if "'" in form:
        yield form.replace("'", "")
    if _is_arabic(form):
        # One foreign g, three habits of writing it; and بوركينافاسو is one word as often as two.
        # (غرب is the west: with a ق it would be "near").
        if "غ" in form and not form.startswith("غرب"):
            yield form.replace("غ", "ج")
            yield form.replace("غ", "ق")
        if form.startswith("ال"):
            yield "ل" + form[1:]  # ل + ال is written لل
        if form.count(" ") == 1 and not form.split(" ")[1].startswith("ال"):
            yield form.replace(" ", "")


def _is_arabic(form: str) -> bool:
    return any("\u0600" <= character <= "\u06ff" for character in form)


def _add_actor(actor: ActorRecord, entries: dict[str, list[Entry]]) -> None:
    for alias in actor.aliases:
        form = fold_key(alias.text)
        if len(form) < 2 or form in NOBODY:
            continue
        entry = Entry("actor", (actor.key, alias), _letters(alias.text))
        for spelling in {form, form.replace("-", " ")}:
            entries[spelling].append(entry)


def _letters(text: str) -> str:
    """Short acronyms are words in other languages (FAN, BIR, MSA): they count only as they are written."""
    letters = text.replace("-", "").replace(".", "")
    return text if len(letters) <= 6 and letters.isascii() and letters.isupper() else "any"


def _add_lexicons(entries: dict[str, list[Entry]]) -> None:
    for lexicon in LEXICONS:
        for kind, forms in lexicon.items():
            if kind in LOCAL_KINDS:
                continue
            for raw in forms:
                stem = raw.endswith("*")
                form = fold_key(raw.rstrip("*"))
                entries[form].append(Entry(kind, form, "any", stem))


def _armies(actors: Iterable[ActorRecord]) -> dict[str, str]:
    out: dict[str, str] = {}
    for actor in actors:
        if actor.inter != 1 or len(actor.countries) != 1:
            continue
        country = actor.countries[0]
        better = _ARMY_KEY.search(actor.key) and not actor.parent
        if country not in out or (better and not _ARMY_KEY.search(out[country])):
            out[country] = actor.key
    return out
