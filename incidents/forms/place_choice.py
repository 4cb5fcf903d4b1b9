"""From what was typed or clicked to a place, a point and a country."""

import math
from typing import Any

from django.contrib.gis.geos import Point
from django.utils.translation import gettext as _

from incidents.models import Area, Place, PlaceName
from incidents.models.codes import Country
from incidents.selectors.merged import followed
from incidents.text.folding import fold_key

# A click on the map is taken for a town with its outskirts, unless the editor says how sure it is.
CLICK_KM = 5.0
MOST_HOMONYMS = 6
# A click this near to a named place refines it; farther away it contradicts the name.
BESIDE_KM = 50.0
KM_PER_DEGREE = 111.32


def resolve_place(
    cleaned: dict[str, Any], *, is_untouched: bool = False, already: int | None = None
) -> list[tuple[str, str]]:
    """Errors as (field, message); fills `place_row`, `point`, `uncertainty_km` and `country`.

    The chosen row wins; a typed name must name one place alone; a clicked point may carry a name that
    no gazetteer holds. A click beside a chosen place moves the point and keeps the name. A place that
    the form was opened with, and nobody touched, stays as it is: "central Mali" is no town's name. A
    merged row stands for the one it was merged into; a retired one stays where it was (`already` is the
    id that the form was opened with) and is not chosen anew.
    """
    cleaned.setdefault("place_text", "")
    is_kept = is_untouched and _is_located(cleaned)
    place, errors = (_row(cleaned), []) if is_kept else _chosen(cleaned, already)
    lat, lng = cleaned.get("lat"), cleaned.get("lng")
    if (lat is None) != (lng is None):
        errors.append(("lat", _("Give both latitude and longitude, or neither.")))
    point = Point(lng, lat, srid=4326) if lat is not None and lng is not None else None
    if place is not None:
        away = away_km(place.point, point) if point else 0.0
        if away > max(BESIDE_KM, 2 * place.uncertainty_km):
            message = _(
                "The point on the map lies %(km)s km from %(place)s. Clear it, or choose the place again."
            )
            errors.append(("place_text", message % {"km": round(away), "place": place.name}))
        point = point or place.point
        cleaned["place_text"] = cleaned["place_text"] or place.name
        if cleaned.get("uncertainty_km") is None:
            cleaned["uncertainty_km"] = place.uncertainty_km
    cleaned["place_row"], cleaned["point"] = place, point
    if point is not None and cleaned.get("uncertainty_km") is None:
        cleaned["uncertainty_km"] = CLICK_KM
    cleaned["country"] = cleaned.get("country") or country_of(place, point)
    return errors


def away_km(a: Point, b: Point) -> float:
    """Distance of two WGS 84 points in km, on a plane at their latitude; good to a percent at this scale."""
    east = (a.x - b.x) * math.cos(math.radians(a.y))
    return math.hypot(east, a.y - b.y) * KM_PER_DEGREE


def country_of(place: Place | None, point: Point | None) -> str:
    """ISO code of the place, or of the country that holds the point; empty outside the thirteen."""
    code = place.country if place else ""
    if not code and point is not None:
        area = Area.objects.filter(level=0, is_current=True, geometry__intersects=point).first()
        code = area.country if area else ""
    return code if code in Country.values else ""


def _chosen(cleaned: dict[str, Any], already: int | None) -> tuple[Place | None, list[tuple[str, str]]]:
    typed = cleaned["place_text"].strip()
    if cleaned.get("place"):
        place = followed(_row(cleaned))
        if place is not None and _bears(place, typed):
            if not place.is_retired or place.pk == already:
                return place, []
            message = _("“%(place)s” is no longer in use. Choose another from the list.")
            return None, [("place_text", message % {"place": place.name})]
    if not typed:
        return None, []
    found = list(Place.objects.filter(pk__in=_ids_called(typed)).order_by("-population")[: MOST_HOMONYMS + 1])
    if cleaned.get("lat") is not None and cleaned.get("lng") is not None:
        clicked = Point(cleaned["lng"], cleaned["lat"], srid=4326)
        near = [place for place in found if away_km(place.point, clicked) <= BESIDE_KM]
        found = near[:1] or found
    if len(found) == 1:
        return found[0], []
    if found:
        listed = "; ".join(f"{p.name} ({', '.join(filter(None, (p.country, p.admin1)))})" for p in found)
        message = _("Several places bear this name: %(places)s. Choose one from the list.")
        return None, [("place_text", message % {"places": listed})]
    if cleaned.get("lat") is not None:
        return None, []
    message = _("No place called “%(name)s” is known. Choose one from the list, or click on the map.")
    return None, [("place_text", message % {"name": typed[:80]})]


def _row(cleaned: dict[str, Any]) -> Place | None:
    return Place.objects.filter(pk=cleaned["place"]).first() if cleaned.get("place") else None


def _is_located(cleaned: dict[str, Any]) -> bool:
    return bool(cleaned.get("place")) or cleaned.get("lat") is not None or not cleaned["place_text"]


def _bears(place: Place, typed: str) -> bool:
    """Whether the typed text is still a name of the chosen row (it may have been edited since)."""
    names = {fold_key(place.name), *(name.folded for name in place.names.all())}
    return not typed or fold_key(typed) in names


def _ids_called(typed: str) -> set[int]:
    names = PlaceName.objects.in_use().filter(folded=fold_key(typed), place__retired_at=None)
    return set(names.values_list("place_id", flat=True))
