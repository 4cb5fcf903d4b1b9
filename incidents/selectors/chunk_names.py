"""The names of everything that one audience's chunks speak of, in the reader's language."""

import json
from collections.abc import Iterable
from hashlib import sha256
from threading import Lock
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from incidents.models import Actor, Area, Audience, Campaign, Chunk, Place, PlaceName, Source
from incidents.models.codes import Country, EventType, SubEventType

from .generations import generations

KINDS = ("places", "areas", "actors", "sources", "campaigns")
Ids = dict[str, list[int]]
_lock = Lock()
_ids: dict[tuple[str, int], Ids] = {}
_texts: dict[tuple[str, str, str], bytes] = {}


def names_token(audience: Audience) -> str:
    """Changes with a name, or when chunks speak of something new. One query, one more after a rebuild."""
    counters = generations("names", "vocabulary", "snapshots")
    told = json.dumps([counters["names"], counters["vocabulary"], _used(audience, counters["snapshots"])])
    return sha256(told.encode()).hexdigest()[:16]


def names_json(audience: Audience) -> tuple[str, bytes]:
    """The token of the names, and the names as JSON (docs/dashboard-data.md); kept until the token changes.

    Only what the chunks of this audience name is in it: the name of a place that is withheld from somebody
    never reaches them.
    """
    language = get_language() or "en"
    token = names_token(audience)
    key = (audience.value, language, token)
    with _lock:
        if key not in _texts:
            for old in [one for one in _texts if one[:2] == key[:2]]:
                del _texts[old]
            used = _used(audience, generations("snapshots")["snapshots"])
            _texts[key] = json.dumps(_names(used), ensure_ascii=False, separators=(",", ":")).encode()
        return token, _texts[key]


def _used(audience: Audience, snapshots: int) -> Ids:
    key = (audience.value, snapshots)
    if key not in _ids:
        lists = list(Chunk.objects.current().filter(audience=audience).values_list("used", flat=True))
        for old in [one for one in list(_ids) if one[0] == audience.value]:
            _ids.pop(old, None)
        _ids[key] = {kind: sorted({pk for used in lists for pk in used[kind]}) for kind in KINDS}
    return _ids[key]


def _names(used: Ids) -> dict[str, Any]:
    return {
        "language": get_language() or "en",
        "event_types": {code: str(label) for code, label in EventType.choices},
        "sub_types": {code: str(label) for code, label in SubEventType.choices},
        "countries": {code: str(label) for code, label in Country.choices},
        "places": _places(used["places"]),
        "areas": _areas(used["areas"]),
        "actors": {
            row.pk: [row.key, row.label(), row.inter] for row in Actor.objects.filter(pk__in=used["actors"])
        },
        "sources": {
            row.pk: [row.name, row.party_id is not None]
            for row in Source.objects.filter(pk__in=used["sources"])
        },
        "campaigns": {
            row.pk: [
                row.name or _("coordinated attacks"),
                row.positions,
                row.fatalities_low,
                row.fatalities_high,
            ]
            for row in Campaign.objects.filter(pk__in=used["campaigns"])
        },
    }


def _places(ids: list[int]) -> dict[int, str]:
    """As Place.label has it, for thousands: two queries."""
    language = (get_language() or "en")[:2]
    found = dict(Place.objects.filter(pk__in=ids).values_list("pk", "name"))
    preferred = PlaceName.objects.filter(
        place_id__in=ids, language=language, is_preferred=True, retired_at=None
    )
    # The first one counts, so it is written last.
    found.update(preferred.order_by("-pk").values_list("place_id", "text"))
    return found


def _areas(ids: Iterable[int]) -> dict[int, list[Any]]:
    """The areas and all that they lie in."""
    found: dict[int, list[Any]] = {}
    wanted = set(ids)
    while wanted:
        for area in Area.objects.filter(pk__in=wanted).defer("geometry", "centre"):
            found[area.pk] = [area.code, area.label(), area.level, area.parent_id, area.country]
        wanted = {row[3] for row in found.values() if row[3]} - found.keys()
    return found
