"""The names of everything that one audience's chunks speak of, in the reader's language."""

import json
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from hashlib import sha256
from threading import Lock
from typing import Any

from django.db.models import Case, F, QuerySet, When
from django.utils.translation import get_language

from incidents.models import (
    Actor,
    ActorAlias,
    Area,
    Audience,
    Campaign,
    Chunk,
    Place,
    PlaceName,
    Source,
)
from incidents.models.codes import Country, EventType, SubEventType
from incidents.text.folding import fold_key

from .campaigns import CampaignName, telling_of_withheld, told_campaigns
from .current_chunks import current_chunks, newest_taking_back
from .generations import generations

KINDS = ("places", "areas", "actors", "sources", "campaigns")
SHAPE = 3  # moves when the names hold something new, for browsers keep them by their token
COUNTERS = ("names", "vocabulary", "snapshots")
_lock = Lock()
_ids: dict[tuple[str, ...], "Spoken"] = {}
_texts: dict[tuple[str, str, str], bytes] = {}
Used = dict[str, frozenset[int]]
_used: dict[str, Used] = {}  # by the hash of the chunk
KEPT_LISTS = 2_000


@dataclass(frozen=True)
class Spoken:
    """What one audience's chunks speak of: ids by kind, names of campaigns as this audience may read them."""

    ids: dict[str, list[int]]
    campaigns: dict[int, CampaignName]
    token: str


def names_token(audience: Audience) -> str:
    """Changes with a name, or when chunks speak of something new. Three queries, some more after a change."""
    return _now(audience).token


def names_json(audience: Audience) -> tuple[str, bytes]:
    """The token of the names, and the names as JSON (docs/dashboard-data.md); kept until the token changes.

    Only what the chunks of this audience name is in it: the name of a place that is withheld from somebody
    never reaches them.
    """
    language = get_language() or "en"
    spoken = _now(audience)
    key = (audience.value, language, spoken.token)
    with _lock:
        if key not in _texts:
            _forget(_texts, *key[:2])
            _texts[key] = json.dumps(_names(spoken), ensure_ascii=False, separators=(",", ":")).encode()
        return spoken.token, _texts[key]


def _now(audience: Audience) -> Spoken:
    """Read under the counters that were read before it: a change in between is found by the next look-up."""
    counters = generations(*COUNTERS)
    # Drafts move no counter, and their withheld places are masked in the names of campaigns as well.
    withheld = "" if audience == Audience.DESK else str(telling_of_withheld())
    key = (audience.value, *(str(counters[name]) for name in COUNTERS), str(newest_taking_back()), withheld)
    found = _ids.get(key)
    if found is None:
        found = _read(audience, moved=key[1:3])
        _forget(_ids, audience.value)
        _ids[key] = found
    return found


def _forget(kept: dict[Any, Any], *beginning: str) -> None:
    for old in [key for key in list(kept) if key[: len(beginning)] == beginning]:
        kept.pop(old, None)


def _read(audience: Audience, *, moved: tuple[str, ...]) -> Spoken:
    lists = _used_in(current_chunks(audience))
    ids = {kind: sorted(frozenset[int]().union(*(used[kind] for used in lists))) for kind in KINDS}
    campaigns = told_campaigns(ids["campaigns"], exact=audience == Audience.DESK)
    names = [astuple(name) for name in campaigns.values()]
    told = json.dumps([SHAPE, *moved, ids, names], default=str)
    return Spoken(ids, campaigns, sha256(told.encode()).hexdigest()[:16])


def _used_in(chunks: QuerySet[Chunk]) -> list[Used]:
    """The ids that each chunk speaks of. One query, which reads the lists of chunks alone that are new here.

    At a million incidents the lists hold 250,000 ids: to read all of them after each edit takes longer than
    the edit. They follow from the content, so its hash names them.
    """
    known = dict(_used) if len(_used) <= KEPT_LISTS else {}
    unknown = Case(When(hash__in=list(known), then=None), default=F("used"))
    rows = list(chunks.annotate(unknown=unknown).values_list("hash", "unknown"))
    new = {name: {kind: frozenset(used[kind]) for kind in KINDS} for name, used in rows if used is not None}
    if not known:
        _used.clear()
    _used.update(new)
    known |= new
    return [known[name] for name, _list in rows]


def _names(spoken: Spoken) -> dict[str, Any]:
    used = spoken.ids
    return {
        "language": get_language() or "en",
        "event_types": {code: str(label) for code, label in EventType.choices},
        "sub_types": {code: str(label) for code, label in SubEventType.choices},
        "countries": {code: str(label) for code, label in Country.choices},
        "places": _places(used["places"]),
        "areas": _areas(used["areas"]),
        "actors": _actors(used["actors"]),
        "sources": {
            row.pk: [row.name, row.party_id is not None]
            for row in Source.objects.filter(pk__in=used["sources"])
        },
        "campaigns": {
            row.pk: [
                str(spoken.campaigns[row.pk]),
                row.positions,
                row.fatalities_low,
                row.fatalities_high,
            ]
            for row in Campaign.objects.filter(pk__in=spoken.campaigns)
        },
    }


def _actors(ids: list[int]) -> dict[int, list[Any]]:
    """Key, name, ACLED's `inter`, and the words of its other names. Two queries."""
    aliases: dict[int, list[str]] = {}
    known = ActorAlias.objects.filter(actor__in=ids, retired_at=None).order_by("pk")
    for actor, folded in known.values_list("actor", "folded"):
        aliases.setdefault(actor, []).append(folded)
    return {
        row.pk: [row.key, row.label(), row.inter, _other_words(row, aliases.get(row.pk, []))]
        for row in Actor.objects.filter(pk__in=ids)
    }


def _other_words(actor: Actor, aliases: list[str]) -> str:
    """The words of all its names in any language, folded, each once, without those of the name shown."""
    names = [fold_key(name) for name in (actor.name_en, actor.name_fr, actor.name_ar)]
    words = dict.fromkeys(word for name in [*names, *aliases] for word in name.split())
    shown = set(fold_key(actor.label()).split())
    return " ".join(word for word in words if word not in shown)


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
