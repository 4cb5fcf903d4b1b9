"""Places that an Arabic text writes as they are said, found by consonants where no spelling is known."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import SequenceMatcher

from incidents.extraction.article import Article
from incidents.extraction.place_use import PlaceUse
from incidents.extraction.types import WIDE_KINDS, PlaceRecord
from incidents.extraction.vocabulary import distance_km
from incidents.text.transliteration import consonant_classes, unlikeness, vowels_aloud

FEWEST = 3  # consonants without an area around: fewer fit too many names
FEWEST_IN_AREA = 2
LIKENESS = 0.75  # of the names said with their vowels; below it the consonants agree by chance
MOST_UNLIKE = 0.1  # of the consonants one by one: a m for a n in a long name, no more
BESIDE_AREA_KM, CERCLE_KM = 30.0, 60.0
ONE_PLACE_KM = 15.0
CLEARLY = 0.1  # so much nearer than the second the first has to be


def heard(article: Article, use: PlaceUse) -> PlaceUse:
    """The use with the one place that its Arabic name can be, itself where there is none or several.

    Only places in the area that the text names around it count or, where it names none, in its countries.
    """
    if use.record is not None or not use.name or not "\u0600" <= use.name[0] <= "\u06ff":
        return use
    area = use.within.record if use.within else None
    classes = consonant_classes(use.name)
    if len(classes) < (FEWEST_IN_AREA if area else FEWEST):
        return use
    countries = [area.country] if area and area.country else list(article.countries)[:3]
    found = [
        record
        for country in countries
        for record in article.vocabulary.sounding(country, classes)
        if record.kind not in WIDE_KINDS and (area is None or _is_in(area, record))
    ]
    record = _likeliest(use.name, found)
    return use if record is None else replace(use, record=record, rule="gazetteer.heard", within=None)


def _is_in(area: PlaceRecord, record: PlaceRecord) -> bool:
    if area.admin1 and record.admin1 and area.kind == "region" and area.admin1 == record.admin1:
        return True
    km = distance_km((area.lat, area.lon), (record.lat, record.lon))
    # "The cercle of Ansongo" is given by the town of Ansongo.
    reach = area.uncertainty_km + BESIDE_AREA_KM if area.kind in WIDE_KINDS else CERCLE_KM
    return km <= reach


def _likeliest(name: str, records: list[PlaceRecord]) -> PlaceRecord | None:
    scored = sorted(
        ((_likeness(name, record), number) for number, record in enumerate(records)), reverse=True
    )
    if not scored or scored[0][0] < LIKENESS:
        return None
    best = records[scored[0][1]]
    for likeness, number in scored[1:]:
        other = records[number]
        far = distance_km((best.lat, best.lon), (other.lat, other.lon)) > ONE_PLACE_KM
        if far and likeness > scored[0][0] - CLEARLY:
            return None
    return best


def _likeness(name: str, record: PlaceRecord) -> float:
    said = vowels_aloud(name)
    latin = (item.text for item in record.names if not re.match("[\u0600-\u06ff]", item.text))
    fitting = (text for text in latin if unlikeness(name, (text,)) <= MOST_UNLIKE)
    return max((SequenceMatcher(None, said, vowels_aloud(text)).ratio() for text in fitting), default=0.0)
