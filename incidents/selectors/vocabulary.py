"""The vocabulary that extraction matches, read from the database and kept per process."""

from threading import Lock

from django.db.models import Prefetch

from incidents.extraction.types import ActorRecord, AliasRecord, PlaceNameRecord, PlaceRecord
from incidents.extraction.vocabulary import Vocabulary
from incidents.models import Actor, ActorAlias, Place, PlaceName
from incidents.text.folding import fold_key

from .generations import generation

_lock = Lock()
_kept: dict[str, tuple[int, object]] = {}


def current_vocabulary() -> Vocabulary:
    """The vocabulary of the newest generation.

    Costs one query when nothing changed; rebuilt, in a second or two for 20,000 names, when an
    editor's new alias or a reload moved the generation.
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
    """Every place with its names, in the extractor's shape. Two queries."""
    names = Prefetch("names", PlaceName.objects.in_use())
    places = Place.objects.in_use().prefetch_related(names)
    return tuple(_place_record(place) for place in places)


def actor_records() -> tuple[ActorRecord, ...]:
    """Every actor with its aliases, in the extractor's shape. Two queries."""
    aliases = Prefetch("aliases", ActorAlias.objects.in_use())
    actors = Actor.objects.in_use().select_related("parent").prefetch_related(aliases)
    return tuple(_actor_record(actor) for actor in actors)


def _read_terms() -> frozenset[str]:
    names = PlaceName.objects.values_list("folded", flat=True)
    terms = set(names)
    for actor in Actor.objects.prefetch_related("aliases"):
        terms.update(alias.folded for alias in actor.aliases.all())
        terms.update(fold_key(name) for name in (actor.name_en, actor.name_fr, actor.name_ar) if name)
    return frozenset(terms)


def _place_record(place: Place) -> PlaceRecord:
    return PlaceRecord(
        key=place.key,
        names=tuple(PlaceNameRecord(name.language, name.text) for name in place.names.all()),
        country=place.country,
        admin1=place.admin1 or None,
        lat=place.point.y,
        lon=place.point.x,
        kind=place.kind,
        population=place.population,
        uncertainty_km=place.uncertainty_km,
    )


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
