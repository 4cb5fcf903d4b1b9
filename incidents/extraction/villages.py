"""Villages that a text names as such and that no gazetteer holds."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from incidents.extraction.article import Article
from incidents.extraction.place_use import PlaceUse
from incidents.extraction.spans import Spans

# Words after "village" that are no names.
_NO_NAMES = frozenset(("واقعه", "تقع", "تابعه", "حدوديه", "صغيره", "قريبه", "اخري", "مجاوره", "the"))
_NAME = r"[A-ZÉÈ][\wéèêëïô'’-]+(?: [A-Z][\w-]+){0,2}"
_AT = r"(?<!\w)(?:[Ii]n|[Nn]ear|[Aa]t|[Aa]round|à|À|[Pp]rès de|[Pp]rès d['’])\s?"
_VILLAGE_LATIN = re.compile(
    r"(?<!\w)(?:[Vv]illages? (?:de |d['’]|of )|[Ll]ocalités? (?:de |d['’])|[Hh]ameaux? (?:de |d['’])"
    rf"|hamlets? of |towns? of )(?P<name>{_NAME})"
    r"|(?P<english>[A-Z][\w'-]+(?: [A-Z][\w-]+)?) village(?![a-z])"
)
_FURTHER = re.compile(rf"(?:, | et (?:de |d['’])?| and |, and )(?P<name>{_NAME})")
# "In Fambita, a village in the southwest".
_APPOSITION = re.compile(
    rf"{_AT}(?P<name>{_NAME}), (?:a|an|the|une?|la|le|petite?)\s(?:[\w-]+ ){{0,2}}"
    r"(?:village|town|hamlet|settlement|localité|bourgade|commune|hameau)(?!\w)"
)
_VILLAGE_ARABIC = re.compile(
    r"(?<!\w)[بلو]{0,2}(?:قرية|بلدة) (?P<name>[\u0621-\u064a]{4,}(?: [\u0621-\u064a]{4,})??)(?=[\s،,.])"
)
# A name between a preposition and a part of the country is a place, whatever it is: "à Dablo, dans le nord".
_LOCATED = re.compile(rf"{_AT}(?P<name>{_NAME})(?=[\s,])")
# "Near Mangaizé": nobody stands near anything but a place.
_BESIDE = re.compile(
    r"(?<!\w)(?:[Nn]ear|[Pp]rès de|[Pp]rès d['’]|(?:north|south)(?:-?east|-?west)? of"
    r"|au (?:nord|sud)(?:-est|-ouest)? de|à l['’](?:est|ouest) de"
    r"|(?:km|kilom[eè]tres|kilometers) (?:de|from))"
    rf"\s?(?P<name>{_NAME})(?=[\s,.])"
)
_LOCATED_ARABIC = re.compile(r"(?<!\w)(?:في|قرب|بالقرب من) (?P<name>(?!ال)[\u0621-\u064a]{4,})(?=\s)")
_TO_AREA = re.compile(
    r",?\s(?:in|dans|en|au|of)\s(?:(?:the|le|la|les)\s|l')?"
    r"(?:(?:[\w-]+\s)?(?:region|province|cercle|departement)s?\s(?:of|de|du|d')\s?(?:la\s|l')?)?"
)
_WORD_GROUPS = ("trigger", "target", "army", "armed", "victim", "civilian", "position", "actor", "country")


def unknown_villages(article: Article, uses: Spans[PlaceUse]) -> list[PlaceUse]:
    """Places that the text calls a village, or puts into a part of a country, and that no gazetteer holds.

    A person has to locate them; the point of the part of the country stands in for theirs.
    """
    out: list[PlaceUse] = []
    for span, rule in (*_named(article), *_located(article, uses)):
        if (
            not uses.touching(*span)
            and not Spans(out).touching(*span)
            and not article.mentions.within("country", *span)
            and article.text[slice(*span)] not in _NO_NAMES
            and not article.numbers.touching(*span)
        ):
            out.append(PlaceUse(*span, None, "event", rule, name=article.text[slice(*span)]))
    return out


def _named(article: Article) -> Iterator[tuple[tuple[int, int], str]]:
    original = article.folded.original
    for pattern in (_VILLAGE_LATIN, _APPOSITION, _VILLAGE_ARABIC):
        for match in pattern.finditer(original):
            group = "english" if match.groupdict().get("english") else "name"
            yield from _span(article, match.span(group), "text.unknown_village")
            further = _FURTHER.match(original, match.end()) if _is_plural(match[0]) else None
            if further:
                yield from _span(article, further.span("name"), "text.unknown_village")


def _is_plural(words: str) -> bool:
    return re.match(r"(?:[Vv]illages|[Ll]ocalités|[Hh]ameaux|hamlets|towns)\s", words) is not None


def _located(article: Article, uses: Spans[PlaceUse]) -> Iterator[tuple[tuple[int, int], str]]:
    for match in _BESIDE.finditer(article.folded.original):
        for span, rule in _span(article, match.span("name"), "text.unknown_near"):
            if not article.mentions.within("place", *span) and not _is_known_word(article, span):
                yield span, rule
    for pattern, is_arabic in ((_LOCATED, False), (_LOCATED_ARABIC, True)):
        for match in pattern.finditer(article.folded.original):
            for span, rule in _span(article, match.span("name"), "text.place_in_area"):
                if _leads_to_area(article, span[1], uses, is_arabic) and not _is_known_word(article, span):
                    yield span, rule


def _leads_to_area(article: Article, end: int, uses: Spans[PlaceUse], is_arabic: bool) -> bool:
    for area in uses.within(end, end + 90):
        between = article.text[end : area.start]
        if area.is_area and area.role != "veto":
            return between == " " if is_arabic else _TO_AREA.fullmatch(between) is not None
    return False


def _is_known_word(article: Article, span: tuple[int, int]) -> bool:
    reach = (max(0, span[0] - 3), span[1] + 1)
    busy = any(article.mentions.within(group, *reach) for group in _WORD_GROUPS)
    return busy or bool(article.dates.touching(*span))


def _span(article: Article, span: tuple[int, int], rule: str) -> Iterator[tuple[tuple[int, int], str]]:
    first, last = (bisect_left(article.folded.starts, at) for at in span)
    if first < last:
        yield (first, last), rule
