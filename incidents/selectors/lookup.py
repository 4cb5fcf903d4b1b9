"""Look-ups while typing: places and actors by any of their names in any of the three languages."""

from typing import Any

from django.contrib.gis.geos import Point
from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Q, QuerySet
from django.db.models.functions import Length

from incidents.extraction.types import WIDE_KINDS
from incidents.models import Actor, ActorAlias, Place, PlaceName, RowOrigin
from incidents.text.folding import fold_key

MOST = 12
# Below this, PostgreSQL's trigram similarity offers names that no reader would take for the same.
SIMILAR = 0.35


def places_named(text: str, *, published_only: bool = False) -> list[Place]:
    """Places whose name starts with or resembles the text, exact and larger ones first, at most MOST.

    Arabic prefixes (و ف ب ل ك ال) are the reader's to leave out. With `published_only` neither places nor
    names that the desk added: where people at risk are may be among them. Two or three queries.
    """
    wanted = fold_key(text)
    if not wanted:
        return []
    offered = PlaceName.objects.in_use().filter(place__retired_at=None)
    if published_only:
        offered = offered.exclude(Q(origin=RowOrigin.PERSON) | Q(place__origin=RowOrigin.PERSON))
    names = offered.filter(folded__startswith=wanted)
    ids = _ranked_ids(names, wanted)
    if len(ids) < MOST and len(wanted) > 3:
        similar = offered.annotate(likeness=TrigramSimilarity("folded", wanted))
        similar = similar.filter(likeness__gt=SIMILAR).order_by("-likeness")
        ids += [pk for pk in similar.values_list("place_id", flat=True)[: MOST * 4] if pk not in ids]
    kept = list(dict.fromkeys(ids))[:MOST]
    places = Place.objects.prefetch_related("names").in_bulk(kept)
    return [places[pk] for pk in kept if pk in places]


def actors_named(text: str) -> list[Actor]:
    """Actors with an alias or name that starts with, or contains, the text; at most MOST."""
    wanted = fold_key(text)
    if not wanted:
        return []
    aliases = ActorAlias.objects.in_use()
    starts = aliases.filter(folded__startswith=wanted).values("actor_id")
    holds = aliases.filter(folded__contains=wanted).values("actor_id")
    named = Q(name_en__icontains=text) | Q(name_fr__icontains=text) | Q(name_ar__icontains=text)
    offered = Actor.objects.in_use()
    first = list(offered.filter(pk__in=starts)[:MOST])
    rest = offered.filter(Q(pk__in=holds) | named | Q(key__istartswith=text))
    return list(dict.fromkeys([*first, *rest[:MOST]]))[:MOST]


def place_choice(place: Place) -> dict[str, Any]:
    """One place as the combobox reads it."""
    where = [place.country, place.admin1] if place.admin1 else [place.country]
    return {
        "id": place.pk,
        "label": place.label(),
        "detail": " · ".join(where),
        "lat": round(place.point.y, 5),
        "lng": round(place.point.x, 5),
        "uncertainty_km": place.uncertainty_km,
        "country": place.country,
    }


def actor_choice(actor: Actor) -> dict[str, Any]:
    """One actor as the combobox reads it."""
    return {"id": actor.pk, "label": actor.label(), "detail": actor.get_inter_display()}


def place_nearest(point: Point) -> Place | None:
    """The place closest to a click, for naming it."""
    from django.contrib.gis.db.models.functions import Distance

    near = Place.objects.in_use().exclude(kind__in=WIDE_KINDS)
    near = near.filter(point__dwithin=(point, 0.5)).annotate(away=Distance("point", point))
    return near.prefetch_related("names").order_by("away").first()


def _ranked_ids(names: QuerySet[PlaceName], wanted: str) -> list[int]:
    columns = ("place_id", "length", "place__population", "place__origin")
    rows = names.annotate(length=Length("folded")).values_list(*columns)

    def order(row: tuple[int, int, int | None, str]) -> tuple[object, ...]:
        _place_id, length, population, origin = row
        # The places that reporting names have no population in our list, and are the ones that are meant.
        return length != len(wanted), origin == RowOrigin.GAZETTEER, -(population or 0), length

    return list(dict.fromkeys(row[0] for row in sorted(rows[:500], key=order)))
