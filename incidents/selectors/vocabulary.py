"""The vocabulary that extraction matches, read from the database and kept per process."""

from itertools import groupby
from operator import itemgetter
from sys import intern
from threading import Lock
from typing import Any

from django.db.models import Case, F, Prefetch, When

from incidents.extraction.types import ActorRecord, AliasRecord, PlaceNameRecord, PlaceRecord
from incidents.extraction.vocabulary import Vocabulary
from incidents.models import Actor, ActorAlias, Place, PlaceName, RowOrigin
from incidents.text.folding import fold_key

from .columns import Latitude, Longitude
from .generations import generation

_lock = Lock()
_kept: dict[str, tuple[int, object]] = {}


def current_vocabulary() -> Vocabulary:
    """The vocabulary of the newest generation.

    Costs one query when nothing changed; rebuilt, in a second for 20,000 names and five for the 270,000 of
    a whole gazetteer, when an editor's new alias or a reload moved the generation.
    """
    newest = generation("vocabulary")
    with _lock:
        kept = _kept.get("vocabulary")
        if kept is None or kept[0] != newest:
            kept = (newest, Vocabulary.build(place_records(), actor_records(), generation=newest))
            _kept["vocabulary"] = kept
    vocabulary = kept[1]
    assert isinstance(vocabulary, Vocabulary)
    return vocabulary


def known_terms() -> frozenset[str]:
    """Folded names of places and actors: what may stand in a public quote. Kept like the vocabulary."""
    newest = generation("vocabulary")
    with _lock:
        kept = _kept.get("terms")
        if kept is None or kept[0] != newest:
            kept = (newest, _read_terms())
            _kept["terms"] = kept
    terms = kept[1]
    assert isinstance(terms, frozenset)
    return terms


def place_records() -> tuple[PlaceRecord, ...]:
    """Every place with its names, in the extractor's shape: curated ones first, then by size.

    Two queries of plain columns, since 160,000 places as model instances take twenty seconds and a
    gigabyte: a retired name is not read, and a place without a name in use is none.
    """
    names = _names_by_place()
    rows = Place.objects.in_use().annotate(lng=Longitude("point"), lat=Latitude("point"))
    plain: Any = rows.order_by(_GAZETTEER_LAST, F("population").desc(nulls_last=True), "pk").values_list(
        *_PLACE_COLUMNS
    )
    return tuple(
        PlaceRecord(key, names[pk], intern(country), admin1 or None, lat, lng, intern(kind), people, km)
        for pk, key, country, admin1, lat, lng, kind, people, km in plain.iterator(chunk_size=20_000)
        if pk in names
    )


_PLACE_COLUMNS = ("pk", "key", "country", "admin1", "lat", "lng", "kind", "population", "uncertainty_km")
# The extractor keeps the first of two twins, so what a person wrote comes before what a file held.
_GAZETTEER_LAST = Case(When(origin=RowOrigin.GAZETTEER, then=1), default=0)


def _names_by_place() -> dict[int, tuple[PlaceNameRecord, ...]]:
    rows = PlaceName.objects.in_use().order_by("place_id", "pk").values_list("place_id", "language", "text")
    return {
        place: tuple(PlaceNameRecord(intern(language), text) for _place, language, text in group)
        for place, group in groupby(rows.iterator(chunk_size=20_000), key=itemgetter(0))
    }


def actor_records() -> tuple[ActorRecord, ...]:
    """Every actor with its aliases, in the extractor's shape. Two queries."""
    aliases = Prefetch("aliases", ActorAlias.objects.in_use())
    actors = Actor.objects.in_use().select_related("parent").prefetch_related(aliases)
    return tuple(_actor_record(actor) for actor in actors)


def _read_terms() -> frozenset[str]:
    # Hamlets of gazetteers are called after persons (Adama Diomande, Moussa Traoré): as terms they would lift
    # the mask from people of that name. Towns, which somebody counted, stay.
    names = PlaceName.objects.exclude(place__origin=RowOrigin.GAZETTEER, place__population=None)
    terms = set(names.values_list("folded", flat=True))
    for actor in Actor.objects.prefetch_related("aliases"):
        terms.update(alias.folded for alias in actor.aliases.all())
        terms.update(fold_key(name) for name in (actor.name_en, actor.name_fr, actor.name_ar) if name)
    return frozenset(terms)


def _actor_record(actor: Actor) -> ActorRecord:
    return ActorRecord(
        key=actor.key,
        inter=actor.inter,
        countries=tuple(actor.countries),
        parent=actor.parent.key if actor.parent else None,
        aliases=tuple(
            AliasRecord(alias.text, alias.language, alias.is_strong, alias.valid_from, alias.valid_to)
            for alias in actor.aliases.all()
        ),
        is_community=actor.is_community,
    )
