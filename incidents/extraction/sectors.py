"""Parts of countries that a text names: "the centre of the country", "Niger's southwest"."""

from __future__ import annotations

import re

from incidents.extraction.article import Article
from incidents.extraction.cues import CUES
from incidents.extraction.place_use import PlaceUse
from incidents.extraction.regions import sector_of
from incidents.extraction.spans import Spans


def _any_form(kind: str) -> str:
    return "|".join(sorted(map(re.escape, CUES[kind]), key=len, reverse=True))


_SECTOR_NAMES = ("north", "south", "east", "west", "centre")
_SECTOR_KINDS = {form: name for name in _SECTOR_NAMES for form in CUES[f"sector.{name}"]}
_SECTOR = re.compile(
    r"(?<![\w-])[وبلف]?(?:ال)?(?P<sector>"
    + "|".join(sorted(_SECTOR_KINDS, key=len, reverse=True))
    + r")(?:ern)?"
    r"(?P<link> (?:du |de la |de l'|de |of |of the |part of |من |في )?(?:the )?)(?P<whole>"
    + _any_form("place.country_word")
    + "|"
    + "|".join(
        sorted(
            (re.escape(form) for kind in CUES if kind.startswith("country.") for form in CUES[kind]),
            key=len,
            reverse=True,
        )
    )
    + r")(?!\w)"
)
_COUNTRY_OF = {
    form: kind.split(".")[1] for kind in CUES if kind.startswith("country.") for form in CUES[kind]
}


_OF_COUNTRY = re.compile(
    r"(?<!\w)(?P<whole>"
    + "|".join(sorted(map(re.escape, _COUNTRY_OF), key=len, reverse=True))
    + r")'s (?:far )?(?P<sector>(?:north|south)-?(?:east|west)?|east|west|cent(?:er|re))(?!\w)"
)
_REGION_OF_SECTOR = re.compile(
    r"(?<![\w-])(?P<sector>centre-(?:nord|sud|est|ouest))(?: du)? (?P<whole>burkina(?: faso)?|pays)(?!\w)"
)


def compound_sectors(article: Article, uses: Spans[PlaceUse]) -> list[PlaceUse]:
    """ "Niger's southwest", and the regions of Burkina Faso that are called after a part of it."""
    out = []
    for match in _OF_COUNTRY.finditer(article.text):
        sector = match["sector"].replace("-", "").replace("center", "centre")
        country = _COUNTRY_OF[match["whole"]]
        record = article.vocabulary.by_key.get(f"{country}-{sector}") or sector_of(country, sector)
        if record and not uses.touching(*match.span()):
            out.append(PlaceUse(*match.span(), record, "container", "gazetteer.part_of_country"))
    for match in _REGION_OF_SECTOR.finditer(article.text):
        country = _COUNTRY_OF.get(match["whole"]) or _country_near(article, match.start()) or ""
        record = article.vocabulary.by_key.get(f"{country}-region-{match['sector']}")
        if record and not uses.touching(*match.span()):
            out.append(PlaceUse(*match.span(), record, "container", "gazetteer.part_of_country"))
    return out


def sectors(article: Article, uses: Spans[PlaceUse]) -> list[PlaceUse]:
    """ "The centre of the country": a part of the country the sentence is about."""
    out = []
    for match in _SECTOR.finditer(article.text):
        start, end = match.start("sector"), match.end()
        if uses.touching(start, end):
            continue
        country = _COUNTRY_OF.get(match["whole"]) or _country_near(article, start)
        sector = _SECTOR_KINDS[match["sector"]]
        key = f"{country}-{sector}"
        record = article.vocabulary.by_key.get(key) or (sector_of(country, sector) if country else None)
        if record is not None:
            out.append(PlaceUse(start, end, record, "container", "gazetteer.part_of_country"))
    return out


def _country_near(article: Article, at: int) -> str | None:
    """The country named last before an offset in its sentence, else the article's."""
    start, _ = article.sentence_of(at)
    named = article.mentions.within("country", start, at)
    return named[-1].kind.split(".")[1] if named else article.main_country
