"""Whether two tellings may be of one event: their days, their places, the words that stand for a place."""

from __future__ import annotations

import re

from incidents.extraction.place_use import PlaceUse
from incidents.extraction.vocabulary import distance_km
from incidents.text.spans_of_days import DateSpan, days_away

# The place named last, by another name: "the town had been attacked on 27 May", "la même brigade".
_SAME_PLACE = re.compile(
    r"(?<!\w)(?:the|this|that|same|la|le|cette|ce|meme|dite) (?:same |meme )?(?:town|village|city|camp|base"
    r"|post|outpost|garrison|market|area|sector|stretch|section|district|ville|localite|bourg|poste|caserne|garnison"
    r"|secteur|marche|brigade|commune|axe|route)(?!\w)"
    r"|(?<!\w)[وفبل]{0,2}(?:المدينه|البلده|القريه|المعسكر|الثكنه|القاعده|المخيم)(?!\w)"
    r"|(?<!\w)(?:\w+) (?:ذاته|ذاتها|نفسه|نفسها)(?!\w)"
)
_THERE = re.compile(r"(?<!\w)(?:y (?:a|ont|av\w+|et\w+|fu\w+)|there|هناك|فيها|فيه)(?!\w)")


def means_place_before(text: str, start: int, end: int) -> bool:
    """Whether a stretch speaks of the place named last: "in the same town"."""
    return _SAME_PLACE.search(text, start, end) is not None


def says_there(text: str, start: int, end: int) -> bool:
    """Whether a stretch says "there" of the sentence before."""
    return _THERE.search(text, start, end) is not None


def moved(span: DateSpan, days: int) -> DateSpan:
    """A date so many days later."""
    return DateSpan(days_away(span.start, days), days_away(span.end, days), span.precision)


def compatible(a: DateSpan | None, b: DateSpan | None) -> bool:
    """Whether two dates may be one; an unknown one may be any."""
    return close(a, b, 0)


def close(a: DateSpan | None, b: DateSpan | None, days: int) -> bool:
    """Whether two dates may be one, so many days apart; an unknown one may be any."""
    return a is None or b is None or (a.start <= days_away(b.end, days) and b.start <= days_away(a.end, days))


def holds(area: PlaceUse, place: PlaceUse) -> bool:
    """Whether an area holds a place: by its first-level division or by distance."""
    # A village that no gazetteer holds lies where the area around it does.
    inner = place.within.record if place.record is None and place.within else place.record
    if area.record is None or inner is None:
        return False
    if area.record.key == inner.key or (area.record.admin1 and area.record.admin1 == inner.admin1):
        return True
    reach = max(area.record.uncertainty_km, 60.0)
    return distance_km((area.record.lat, area.record.lon), (inner.lat, inner.lon)) <= reach
