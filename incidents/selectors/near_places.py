"""Places that a reader names for "50 km around": which one is taken, and which others bear the name."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from incidents.models import Place
from incidents.text.folding import fold_key

from . import wording
from .filter_values import Near, plain
from .lookup import places_named

MOST_NAME = 80


@dataclass(frozen=True)
class Around:
    """The place that a circle is drawn round, in words, and those round the others of the name."""

    taken: str = ""
    others: list[tuple[str, Near]] = field(default_factory=list)


def circle_round(text: str, km: float, *, exact: bool) -> Near | None:
    """The circle round the likeliest place of a name in any of the three scripts; None where there is none.

    Places that the desk added are found by the desk alone (`exact`).
    """
    name = plain(text, MOST_NAME)
    places = places_named(name, published_only=not exact)
    if not places:
        return None
    return _circle(places[0], km, name if places[0] in _named(places, name) else places[0].label())


def around(near: Near, *, exact: bool) -> Around:
    """What a circle with a label stands for. No query without a label, else two or three."""
    if not near.label:
        return Around()
    homonyms = _named(places_named(near.label, published_only=not exact), near.label)
    at = (near.lat, near.lng)
    taken = next((place_text(place) for place in homonyms if _at(place) == at), "")
    others = [
        (place_text(place), _circle(place, near.km, near.label)) for place in homonyms if _at(place) != at
    ]
    return Around(taken, others)


def place_text(place: Place) -> str:
    """A place with its region and country, such as "Nioro, Kayes, ML"."""
    return wording.listed(part for part in (place.label(), place.admin1, place.country) if part)


def _named(places: Iterable[Place], text: str) -> list[Place]:
    wanted = fold_key(text)
    return [place for place in places if wanted in {fold_key(name.text) for name in place.names.all()}]


def _circle(place: Place, km: float, label: str) -> Near:
    return Near(*_at(place), km, label)


def _at(place: Place) -> tuple[float, float]:
    return round(place.point.y, 5), round(place.point.x, 5)
