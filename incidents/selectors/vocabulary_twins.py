"""What a person should see before a new name is saved: likely twins, strong owners, words of every day."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.contrib.gis.geos import Point
from django.contrib.postgres.search import TrigramSimilarity
from django.utils.translation import gettext as _

from incidents.extraction.cues import LOCAL_KINDS
from incidents.extraction.languages import LEXICONS
from incidents.extraction.vocabulary import NOBODY, distance_km
from incidents.models import Actor, ActorAlias, Area, Place, PlaceName
from incidents.text.folding import fold_key

from .vocabulary_search import spellings

NEAR_KM = 5.0
KM_PER_DEGREE = 111.2
# Of two names: "Bamba" and "Bambara" share 0.5, "Ansongo" and "Ansango" 0.45, mere neighbours 0.2.
ALIKE = 0.4
MOST = 8
SHORTEST = 3
# So far may a word go beyond a stem of the language files and still be that word declined.
ENDING = 3


@dataclass(frozen=True)
class Twin:
    """A row that may be the very same, and why it is thought so. `row` is a Place or an Actor."""

    row: Place | Actor
    why: str


def place_twins(names: Iterable[str], point: Point | None, *, exclude_id: int = 0) -> list[Twin]:
    """Places in use with one of these names, or with a similar one within NEAR_KM; nearest first."""
    forms = set().union(*(spellings(name) for name in names))
    offered = PlaceName.objects.in_use().filter(place__retired_at=None).exclude(place_id=exclude_id)
    found = {pk: _("the same name") for pk in _place_ids(offered.filter(folded__in=forms))}
    if point is not None:
        around = offered.filter(place__point__dwithin=(point, NEAR_KM / KM_PER_DEGREE))
        for form in forms:
            near = around.annotate(likeness=TrigramSimilarity("folded", form)).filter(likeness__gt=ALIKE)
            for pk in _place_ids(near):
                found.setdefault(pk, _("a similar name nearby"))
    places = Place.objects.prefetch_related("names").in_bulk(list(found))
    ranked = sorted(places.values(), key=lambda place: _km(place, point))
    return [Twin(place, _with_distance(found[place.pk], place, point)) for place in ranked[:MOST]]


def actor_twins(names: Iterable[str], *, exclude_id: int = 0) -> list[Twin]:
    """Actors in use that bear one of these names, as an alias or on display."""
    wanted = set().union(*(spellings(name) for name in names))
    aliases = ActorAlias.objects.in_use().filter(folded__in=wanted).values("actor_id")
    by_alias = Actor.objects.in_use().filter(pk__in=aliases)
    shown = [actor for actor in Actor.objects.in_use() if wanted & _display_forms(actor)]
    rows = dict.fromkeys([*by_alias, *shown])
    return [Twin(actor, _("the same name")) for actor in rows if actor.pk != exclude_id][:MOST]


def strong_owner(text: str, *, exclude_id: int = 0) -> ActorAlias | None:
    """The strong alias in use that is this very name, of another actor; None where the name is free."""
    strong = ActorAlias.objects.in_use().filter(folded=fold_key(text)[:200], is_strong=True)
    return strong.exclude(actor_id=exclude_id).select_related("actor").first()


def namesakes(text: str, *, exclude_id: int) -> list[Place]:
    """Other places in use that bear this very name; homonyms are kept apart, not refused."""
    names = PlaceName.objects.in_use().filter(folded=fold_key(text), place__retired_at=None)
    ids = names.exclude(place_id=exclude_id).values("place_id")
    return list(Place.objects.filter(pk__in=ids).prefetch_related("names")[:MOST])


def word_warning(text: str) -> str:
    """Why extraction would find this name where nobody means it; empty for a proper name."""
    form = fold_key(text)
    if len(form.replace(" ", "")) < SHORTEST:
        return _("“%(name)s” has fewer than three letters: it would be found inside ordinary text.") % {
            "name": text
        }
    if form in NOBODY:
        return _("“%(name)s” accuses without naming anybody: extraction never takes it for an actor.") % {
            "name": text
        }
    if _is_word_of_every_day(form):
        return _("“%(name)s” is an ordinary word of the articles: it would be found everywhere.") % {
            "name": text
        }
    return ""


def country_at(point: Point) -> str | None:
    """ISO code of the country that holds the point; None where no boundaries are loaded there."""
    area = Area.objects.filter(level=0, is_current=True, geometry__intersects=point).only("country").first()
    return area.country if area else None


@lru_cache(maxsize=1)
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """Folded whole words of the language files, and stems."""
    raw = {form for lexicon in LEXICONS for kind, forms in lexicon.items() if _counts(kind) for form in forms}
    stems = frozenset(fold_key(form.rstrip("*")) for form in raw if form.endswith("*"))
    return frozenset(fold_key(form) for form in raw if not form.endswith("*")), stems


def _counts(kind: str) -> bool:
    """Names of countries are names; every other entry is a word."""
    return kind not in LOCAL_KINDS and not kind.startswith("country")


def _is_word_of_every_day(form: str) -> bool:
    words, stems = _words()
    if form in words or form in stems:
        return True
    return " " not in form and any(form[: len(form) - cut] in stems for cut in range(1, ENDING + 1))


def _display_forms(actor: Actor) -> set[str]:
    return {fold_key(name) for name in (actor.name_en, actor.name_fr, actor.name_ar) if name}


def _place_ids(names: object) -> list[int]:
    return list(names.values_list("place_id", flat=True)[: MOST * 5])  # type: ignore[attr-defined]


def _km(place: Place, point: Point | None) -> float:
    return distance_km((place.point.y, place.point.x), (point.y, point.x)) if point else 0.0


def _with_distance(why: str, place: Place, point: Point | None) -> str:
    if point is None:
        return why
    return _("%(why)s, %(km)s km away") % {"why": why, "km": round(_km(place, point))}
