"""Text search over published incidents in any of the three languages: AND across words, prefixes count.

A word is sought among the names first (places, areas, actors, campaigns, sources, types of event: some
hundred or thousand rows), which gives ids; incidents are then met by ids. Nothing that a reader is not shown
is found: names of a withheld place, its titles and notes are left out by the condition that asks for them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from django.db.models import Q
from django.utils import translation

from incidents.models import (
    Actor,
    ActorAlias,
    Area,
    AreaAlias,
    ArticleWords,
    Campaign,
    IncidentActor,
    IncidentWords,
    PlaceName,
    Report,
    Source,
)
from incidents.models.codes import AreaRelation, Language, SubEventType
from incidents.text.folding import fold_key

from .campaigns import telling_of_withheld
from .shown_spots import shown
from .text_words import SHORTEST_IN_TEXTS, Word, beginning, begins_one_of, ids_of, words_of

NAMES = ("name_en", "name_fr", "name_ar")
SAME_GROUND = (AreaRelation.SAME, AreaRelation.RENAMED)  # of the newer names of an area


def is_searchable(text: str) -> bool:
    """Whether there is anything in the text to look for."""
    return bool(words_of(text) or ids_of(text))


class TextSearch:
    """A text whose words were looked up among the names once, however often its condition is asked for.

    Seven queries of small tables, and two for each word (two more for each stem of an Arabic word that
    names nothing as it is).
    """

    def __init__(self, text: str) -> None:
        words = words_of(text)
        names = _Names.read() if words else None
        self._ids = ids_of(text)
        self._words = [(word, *names.best_hits(word)) for word in words] if names else []

    def condition(self, *, exact: bool) -> Q:
        """The condition on incidents with their spots: each word and each public id is met."""
        found = Q()
        for public_id in self._ids:
            found &= Q(public_id=public_id)
        for word, named_as, hits in self._words:
            met = hits.condition(exact=exact)
            if len(word.form) >= SHORTEST_IN_TEXTS:
                met |= _in_texts(word.text_pattern(named_as), beginning(word.form), exact=exact)
            found &= met
        return found


@dataclass
class _Hits:
    """Ids of the rows that a word names."""

    places: list[int] = field(default_factory=list)
    areas: list[int] = field(default_factory=list)
    actors: list[int] = field(default_factory=list)
    campaigns: list[int] = field(default_factory=list)
    masked: list[int] = field(default_factory=list)  # campaigns whose name may hold a withheld place's
    sources: list[int] = field(default_factory=list)
    sub_types: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return any(vars(self).values())

    def condition(self, *, exact: bool) -> Q:
        """The incidents that show one of these names to this reader."""
        campaigns = self.campaigns + self.masked if exact else self.campaigns
        by_actor = IncidentActor.objects.filter(actor__in=self.actors).values("incident")
        by_source = Report.objects.filter(article__source__in=self.sources).values("incident")
        return (
            shown(Q(place__in=self.places) | Q(area__in=self.areas), self.areas)
            | Q(sub_event_type__in=self.sub_types)
            | Q(campaign__in=campaigns)
            | Q(pk__in=by_actor)
            | Q(pk__in=by_source)
        )


def _in_texts(pattern: str, host_pattern: str, *, exact: bool) -> Q:
    """The incidents in whose texts the pattern stands, as far as they are shown to this reader.

    Titles and notes are not shown where the place is withheld, titles of a party's outlet never; readers see
    titles with the names of persons masked (services/search_words.py folds both).
    """
    column = "folded" if exact else "folded_for_readers"
    titles = ArticleWords.objects.filter(**{f"{column}__regex": pattern}, article__source__party=None)
    notes = IncidentWords.objects.exclude(folded="").filter(folded__regex=pattern)
    outlets = ArticleWords.objects.filter(host__regex=host_pattern)
    by_title = Report.objects.filter(article__in=titles.values("pk")).values("incident")
    by_outlet = Report.objects.filter(article__in=outlets.values("pk")).values("incident")
    told = (Q(pk__in=by_title) | Q(pk__in=notes.values("pk"))) & Q(is_withheld=False)
    return told | Q(pk__in=by_outlet)


@dataclass(frozen=True)
class _Names:
    """The small tables, folded: (id, folded names) of each row."""

    areas: list[tuple[int, str]]
    parents: dict[int, int | None]
    actors: list[tuple[int, str]]
    campaigns: list[tuple[int, str]]
    masked: set[int]
    sources: list[tuple[int, str]]

    @classmethod
    def read(cls) -> "_Names":
        """Six queries."""
        areas = list(Area.objects.values_list("pk", "parent_id", "country", "code", *NAMES))
        newer = _newer_names()
        return cls(
            areas=[
                (pk, _folded((*names, *newer.get((country, code), ()))))
                for pk, _, country, code, *names in areas
            ],
            parents={pk: parent for pk, parent, *_rest in areas},
            actors=[(pk, _folded(names)) for pk, *names in Actor.objects.values_list("pk", *NAMES)],
            campaigns=[(pk, _folded(names)) for pk, *names in Campaign.objects.values_list("pk", "name")],
            masked={campaign for campaign, *_place in telling_of_withheld()},
            sources=[(pk, _folded(names)) for pk, *names in Source.objects.values_list("pk", "name")],
        )

    def best_hits(self, word: Word) -> tuple[str, _Hits]:
        """The form in which the word is a name, and of what; its stems come later, "" where none is."""
        for form in (word.form, *word.stems):
            if hits := self.hits(form):
                return form, hits
        return "", _Hits()

    def hits(self, form: str) -> _Hits:
        """The rows with a name in which a word begins with this form. Two queries."""
        pattern = beginning(form)
        aliases = ActorAlias.objects.in_use().filter(folded__regex=pattern)
        places = PlaceName.objects.in_use().filter(folded__regex=pattern)

        def named(rows: Iterable[tuple[int, str]]) -> list[int]:
            return [pk for pk, text in rows if begins_one_of(form, text)]

        campaigns = named(self.campaigns)
        return _Hits(
            places=list(places.values_list("place_id", flat=True).distinct()),
            areas=self._with_parts(set(named(self.areas))),
            actors=sorted({*named(self.actors), *aliases.values_list("actor_id", flat=True)}),
            campaigns=[pk for pk in campaigns if pk not in self.masked],
            masked=[pk for pk in campaigns if pk in self.masked],
            sources=named(self.sources),
            sub_types=[code for code, text in _sub_types() if begins_one_of(form, text)],
        )

    def _with_parts(self, named: set[int]) -> list[int]:
        """These areas and all that lie in them."""
        return [pk for pk in self.parents if any(around in named for around in self._around(pk))]

    def _around(self, pk: int | None) -> Iterable[int]:
        while pk is not None:
            yield pk
            pk = self.parents.get(pk)


def _newer_names() -> dict[tuple[str, str], list[str]]:
    """What areas are called now, where the newer unit covers the same ground."""
    newer: dict[tuple[str, str], list[str]] = {}
    rows = AreaAlias.objects.filter(relation__in=SAME_GROUND).values_list("country", "area_code", *NAMES)
    for country, code, *names in rows:
        newer.setdefault((country, code), []).extend(names)
    return newer


@lru_cache(maxsize=1)
def _sub_types() -> list[tuple[str, str]]:
    """(code, folded labels in the three languages) of each type of event."""
    folded = []
    for code, label in SubEventType.choices:
        texts = []
        for language in filter(None, Language.values):
            with translation.override(language):
                texts.append(str(label))
        folded.append((code, _folded(texts)))
    return folded


def _folded(texts: Iterable[str]) -> str:
    return "\n".join(_fold(text) for text in texts if text)


@lru_cache(maxsize=50_000)
def _fold(text: str) -> str:
    return fold_key(text)
