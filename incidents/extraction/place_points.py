"""Points that a text gives by a place and a way from it: a distance with a direction, a road, its middle."""

from __future__ import annotations

import re
from dataclasses import replace
from math import cos, radians, sin

from incidents.extraction.article import Article
from incidents.extraction.place_use import PlaceUse
from incidents.extraction.types import PlaceRecord
from incidents.extraction.vocabulary import distance_km

KM_OF_DEGREE = 111.2
LEAST_KM = 5.0  # how vague a point "20 km north of X" is at least; a quarter of the way beyond
FARTHEST_KM = 400.0  # a figure beyond this says how remote a place is, not where it lies
ROAD_AFTER = 60  # "55 km from Kwala on the road to Nara": so far behind the second place may stand

_BEARINGS = {"n": 0.0, "ne": 45.0, "e": 90.0, "se": 135.0, "s": 180.0, "sw": 225.0, "w": 270.0, "nw": 315.0}
_KM = r"(?P<km>\d{1,3})\s?(?:km|kilometres?|kilometers?|kms|كلم|كم|كيلومتر\w*)"
_WAY = r"[\w-]+(?:[ -](?:est|ouest|east|west|(?:ال)?شرق\w?|(?:ال)?غرب\w?))?"
_LEAD = re.compile(
    _KM
    + r"\s?(?:(?:plus |more )?(?:a l'|au |to the |الي |في اتجاه )?(?P<way>"
    + _WAY
    + r"))?\s?(?:(?:de la ville|of the town|the town|من مدينه|من بلده|مدينه|بلده)\s)?"
    r"(?:d'|de |du |of |from |من |ل)?(?:la |le |the )?$"
)
_ROAD_TO = re.compile(
    r"[^.;:\n]{0,25}(?:route (?:de|d'|vers)|road to|road towards|way to|towards|en direction de|vers"
    r"|direction de|طريق|اتجاه|باتجاه|نحو)\s?(?:la |le |the )?"
)


def with_point(article: Article, use: PlaceUse, after: list[PlaceUse]) -> PlaceUse:
    """The use at the point that the text gives from it, if it does: 30 km north of X, 55 km from X to Y."""
    if use.record is None or use.role != "event" or use.near_km is None:
        return use
    lead = _LEAD.search(article.text, max(0, use.start - 70), use.start)
    if lead is None or not 0 < float(lead["km"]) <= FARTHEST_KM:
        return use
    km = float(lead["km"])
    point = _towards_bearing(use.record, km, _bearing(lead["way"] or ""))
    point = point or _along_road(article, use, km, after)
    if point is None:
        return use
    return replace(use, point=point, near_km=max(LEAST_KM, km / 4), rule="gazetteer.distance")


def half_way_point(a: PlaceRecord, b: PlaceRecord) -> tuple[float, float]:
    """The middle of two places, (lat, lon)."""
    return ((a.lat + b.lat) / 2, (a.lon + b.lon) / 2)


def _bearing(words: str) -> float | None:
    """Degrees from the north of "nord-est", "south west", "شمال شرق"; None for any other word."""
    letters = ""
    for stem, letter in _STEMS:
        if re.search(stem, words):
            letters += letter
    return _BEARINGS.get(letters)


_STEMS = (
    (r"\bnor(?:d|th)|شمال", "n"),
    (r"\bsud|\bsouth|جنوب", "s"),
    (r"(?:\b|nord|sud|north|south)(?:est|east)|شرق", "e"),
    (r"(?:\b|nord|sud|north|south)(?:ouest|west)|غرب", "w"),
)


def _towards_bearing(record: PlaceRecord, km: float, bearing: float | None) -> tuple[float, float] | None:
    if bearing is None:
        return None
    north, east = km * cos(radians(bearing)), km * sin(radians(bearing))
    return (
        record.lat + north / KM_OF_DEGREE,
        record.lon + east / (KM_OF_DEGREE * cos(radians(record.lat))),
    )


def _along_road(
    article: Article, use: PlaceUse, km: float, after: list[PlaceUse]
) -> tuple[float, float] | None:
    """So far from a place towards the one to which the text says the road leads."""
    record = use.record
    for other in after:
        if other.start - use.end > ROAD_AFTER or other.record is None or record is None:
            break
        if not _ROAD_TO.fullmatch(article.text, use.end, other.start):
            continue
        whole = distance_km((record.lat, record.lon), (other.record.lat, other.record.lon))
        if km < whole:
            part = km / whole
            return (
                record.lat + (other.record.lat - record.lat) * part,
                record.lon + (other.record.lon - record.lon) * part,
            )
    return None
