"""Villages that a text names as such and that no gazetteer holds."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from incidents.extraction.article import Article
from incidents.extraction.cues import CUES, cue_before
from incidents.extraction.place_use import PlaceUse
from incidents.extraction.spans import Spans

Patterns = tuple[re.Pattern[str], ...]
_LATIN_NAME, _ARABIC_WORD = re.compile("[A-ZÉÈ][a-zéèô]"), re.compile("[\u0621-\u064a]{2}")
FAR_AREA = 120  # characters between a village and the area it lies in, inside one sentence

# Words after or before "village" that are no names.
_NO_NAMES = frozenset(
    "واقعه تقع تابعه حدوديه صغيره قريبه اخري مجاوره اقصي نفس كل بعض عده مختلف "
    "le la les un une ce cet cette des deux trois quatre the a an this that one two three four another every "
    "each his her their our its no same both six five seven many several some small remote nearby other "
    "christian muslim fulani dogon farming fishing border mining in on at all local global central".split()
)
_NAME = r"[A-ZÉÈ][\wéèêëïô'’-]+(?: [A-Z][\w-]+){0,2}"
_OF = r"(?:de |d['’]|of |at |du )"
_AT = r"(?<!\w)(?:[Ii]n|[Nn]ear|[Aa]t|[Aa]round|à|À|[Pp]rès de|[Pp]rès d['’]|[Vv]ers|[Tt]owards?)\s?"
_VILLAGE_LATIN = re.compile(
    r"(?<!\w)(?:[Vv]illages? (?:de |d['’]|of )|[Ll]ocalités? (?:de |d['’])|[Hh]ameaux? (?:de |d['’])"
    rf"|hamlets? of |towns? of )(?P<name>{_NAME})"
    r"|(?P<english>[A-Z][\w'-]+(?: [A-Z][\w-]+)?) village(?![a-z])"
)
_FURTHER = re.compile(rf"(?:, | et (?:de |d['’])?| and |, and )(?P<name>{_NAME})")
# "In Fambita, a village in the southwest", "à Loroni, localité de la commune".
_APPOSITION = re.compile(
    rf"(?:{_AT}|(?<!\w)(?:de |d['’]|of ))(?P<name>{_NAME}),? \(?(?:(?:a|an|the|une?|la|le|petite?)\s)?"
    r"(?:[\w-]+ ){0,2}?"
    r"(?:village|town|hamlet|settlement|localité|bourgade|commune|hameau|arrondissement|canton)(?!\w)"
)
_SUBDIVISION = re.compile(
    rf"{_AT}(?P<name>{_NAME}), [A-Z][\w-]+ (?:subdivision|district|LGA|Local Government Area|county)(?!\w)"
)
# "Le camp d'Inata", "the outpost at Inata": a place, where the text also says in what area.
_SITE = re.compile(
    r"(?<!\w)(?:camp|poste|base|garnison|caserne|position|détachement|mine|île|presqu['’]île|forêt|brigade"
    r"|gendarmerie|marché|carrefour|mosquée|église|école|mosque|church|school|post|outpost|garrison|barracks|checkpoint|island|community|market|forest"
    rf")(?: (?:militaire|avancée?|de gendarmerie|frontalier|d['’]or|gold))? {_OF}(?P<name>{_NAME})(?=[\s,.;])"
)
# Every name that a foreign mouth could have brought: long enough, none of the letters of Arabic words alone.
_FOREIGN = r"(?!ال|لل|وال)[ءآأإئابتجدرزسشغفقكلمنهوي]{4,}(?<!ين)(?<!ون)(?<!ات)(?<!ية)"
# Behind these the ب is the first letter of the name: "نهر باغوي" is the Bagoé.
_NO_KIND_BEFORE = "".join(
    f"(?<!{word} )" for word in "نهر قرية بلدة مدينة جزيرة غابة جبل وادي منطقة في من إلى على مع عن".split()
)
_VILLAGE_ARABIC = re.compile(
    r"(?<!\w)[بلو]{0,2}(?:قرية|بلدة|جزيرة|بلدتا|بلدتي|قريتا|قريتي) "
    r"(?P<name>(?!لل|ال)[\u0621-\u064a]{4,}(?: [\u0621-\u064a]{4,})??)(?=[\s،,.])"
)
# "قرب بنتيا، التابعة لدائرة": who says to what a place belongs names a place.
_BELONGING_ARABIC = re.compile(
    rf"(?<!\w)(?:(?:في|قرب|بالقرب من|إلى|من) |ب)(?P<name>{_FOREIGN})،?\s(?:التابع|الواقع|المتاخم)ة? "
)
# A name between a preposition and a part of the country is a place, whatever it is: "à Dablo, dans le nord".
_LOCATED = re.compile(rf"{_AT}(?P<name>{_NAME})(?=[\s,])")
_RESIDENTS = re.compile(
    r"(?<!\w)(?:(?:residents|villagers|people|inhabitants) of |habitants (?:de |d['’]))"
    rf"(?P<name>{_NAME})(?= in | dans |, )"
)
# "Near Mangaizé": nobody stands near anything but a place.
_BESIDE = re.compile(
    r"(?<!\w)(?:[Nn]ear|[Pp]rès de|[Pp]rès d['’]|(?:north|south)(?:-?east|-?west)? of"
    r"|au (?:nord|sud)(?:-est|-ouest)? de|à l['’](?:est|ouest) de"
    r"|(?:km|kilom[eè]tres|kilometers) (?:de|from))"
    rf"\s?(?P<name>{_NAME})(?=[\s,.])"
)
_LOCATED_ARABIC = re.compile(
    r"(?<!\w)(?:(?:في|قرب|بالقرب من) (?P<name>(?!ال)[\u0621-\u064a]{4,})"
    rf"|{_NO_KIND_BEFORE}ب(?P<joined>{_FOREIGN}))(?=[\s،])"
)
_TO_AREA = re.compile(
    r",?\s(?:(?:in|dans|en|au|of)\s)?(?:(?:the|le|la|les)\s|l')?(?:(?:rural|urban)\s)?"
    r"(?:(?:[\w-]+\s)?(?:region|province|cercle|departement|commune|canton|prefecture|district|etat|state)s?"
    r"(?:\s(?:rurale|urbaine))?\s(?:of|de|du|d')\s?(?:la\s|l')?)?"
)
_TO_AREA_ARABIC = re.compile(
    r"[،,]?\s(?:في\s|ب)?(?:اقصي\s)?(?:(?:منطقه|دايره|بلديه|مقاطعه|ولايه|اقليم|محافظه)\s)?(?:ال)?"
)
# "Between Abakoira and Zorghoi, in the cercle of X": two names nobody knows, one stretch of road or river.
_BETWEEN = re.compile(rf"(?<!\w)(?:[Bb]etween|[Ee]ntre) (?P<name>{_NAME}) (?:and|et) {_NAME}(?=[\s,])")
_BETWEEN_ARABIC = re.compile(rf"(?<!\w)بين (?P<name>{_FOREIGN} و{_FOREIGN})(?=[\s،])")
# "In Tchoma Bangou there are 70 dead, and 30 in X": what opens a sentence with its own dead is a place.
_FRONTED = re.compile(
    rf"(?:^|[.!?:\n][\s\"«“]*|[\"«“]\s?)(?:In|Near|À|A|Près de) (?P<name>{_NAME})(?![\w'’])(?=[\s,])"
)
_AS_MANY_IN = re.compile(rf"[^.!?\n]{{0,60}}?(?:,|and|et) \d+ (?:in|à) (?P<name>{_NAME})(?![\w'’])")
_WORD_GROUPS = ("trigger", "target", "army", "armed", "victim", "civilian", "position", "actor", "country")
_FRONTED_RULE = "text.unknown_fronted"  # such a village lies in the narrowest area of the text
_DOUBTED = ("veto.half_name", "veto.doubtful_name")
_AREA_WORDS = frozenset(
    form.split(" ")[0] for kind in ("place.container", "place.kind", "place.near") for form in CUES[kind]
)


def unknown_villages(article: Article, uses: Spans[PlaceUse]) -> list[PlaceUse]:
    """Places that the text calls a village, or puts into a part of a country, and that no gazetteer holds.

    A person has to locate them; the point of the part of the country stands in for theirs.
    """
    out: list[PlaceUse] = []
    found = (*_named(article), *_located(article, uses), *_sites(article, uses), *_stretches(article, uses))
    found += tuple(_fronted(article, uses))
    for span, rule in found:
        name = article.text[slice(*span)]
        if (
            all(use.rule in _DOUBTED for use in uses.touching(*span))
            and not Spans(out).touching(*span)
            and not article.mentions.within("country", *span)
            and name.split(" ")[0] not in _NO_NAMES
            and name.split(" ")[0] not in _AREA_WORDS
            and not article.numbers.touching(*span)
        ):
            out.append(PlaceUse(*span, None, "event", rule, name=name))
    return out


def with_areas(article: Article, uses: list[PlaceUse]) -> list[PlaceUse]:
    """The uses, each unknown village with the area around it: the narrowest that the text names for it.

    "In Inata, in the north", and further down "at Inata, province of Soum": the province.
    """
    areas = Spans(use for use in uses if use.is_area and use.role != "veto" and use.record)
    narrowest = min(areas, key=_width, default=None)
    around: dict[str, PlaceUse] = {}
    for use in uses:
        if use.record is None and (area := _around(article, use, areas)):
            around[use.name] = min(around.get(use.name, area), area, key=_width)
    return [
        replace(use, within=around.get(use.name, narrowest if use.rule == _FRONTED_RULE else None))
        if use.record is None
        else use
        for use in uses
    ]


def _width(use: PlaceUse) -> tuple[bool, float]:
    """Regions before parts of a country, which have no bounds; the narrower first."""
    if use.record is None:
        return True, 0.0
    return use.record.kind == "zone", use.record.uncertainty_km


def _around(article: Article, use: PlaceUse, areas: Spans[PlaceUse]) -> PlaceUse | None:
    start, end = article.sentence_of(use.start)
    behind = areas.within(use.end, min(end, use.end + FAR_AREA))
    before = areas.within(max(start, use.start - FAR_AREA), use.start)
    return next(iter([*behind[:1], *before[-1:]]), None)


def _matches(article: Article, latin: Patterns, arabic: Patterns = ()) -> Iterator[re.Match[str]]:
    """What the patterns of the scripts of a text find in it; a text seldom has both."""
    original = article.folded.original
    for letters, patterns in ((_LATIN_NAME, latin), (_ARABIC_WORD, arabic)):
        if patterns and letters.search(original):
            for pattern in patterns:
                yield from pattern.finditer(original)


def _named(article: Article) -> Iterator[tuple[tuple[int, int], str]]:
    original = article.folded.original
    arabic = (_VILLAGE_ARABIC, _BELONGING_ARABIC)
    for match in _matches(article, (_VILLAGE_LATIN, _APPOSITION, _SUBDIVISION), arabic):
        group = "english" if match.groupdict().get("english") else "name"
        yield from _span(article, match.span(group), "text.unknown_village")
        further = _FURTHER.match(original, match.end()) if _is_plural(match[0]) else None
        if further:
            yield from _span(article, further.span("name"), "text.unknown_village")


def _is_plural(words: str) -> bool:
    return re.match(r"(?:[Vv]illages|[Ll]ocalités|[Hh]ameaux|hamlets|towns)\s", words) is not None


def _sites(article: Article, uses: Spans[PlaceUse]) -> Iterator[tuple[tuple[int, int], str]]:
    for match in _matches(article, (_SITE,)):
        for span, rule in _span(article, match.span("name"), "text.unknown_site"):
            start, end = article.sentence_of(span[0])
            areas = [use for use in uses.within(start, end) if _may_hold(article, use)]
            if areas and not _is_known_word(article, span):
                yield span, rule


def _fronted(article: Article, uses: Spans[PlaceUse]) -> Iterator[tuple[tuple[int, int], str]]:
    if not any(_may_hold(article, use) for use in uses):
        return
    for match in _matches(article, (_FRONTED,)):
        further = _AS_MANY_IN.match(article.folded.original, match.end())
        for each in (match, further) if further else (match,):
            for span, _ in _span(article, each.span("name"), ""):
                sentence = article.sentence_of(span[0])
                told = article.mentions.of_kind("casualty.killed", *sentence)
                known = _is_known_word(article, (span[0], span[1] + 8))
                if told and article.numbers.within(*sentence) and not known:
                    yield span, _FRONTED_RULE


def _stretches(article: Article, uses: Spans[PlaceUse]) -> Iterator[tuple[tuple[int, int], str]]:
    for match in _matches(article, (_BETWEEN,), (_BETWEEN_ARABIC,)):
        for span, rule in _span(article, match.span("name"), "text.unknown_road"):
            known = article.mentions.within("place", *span) or _is_known_word(article, span)
            if not known and _leads_to_area(article, span[1], uses, match.re is _BETWEEN_ARABIC):
                yield span, rule


def _located(article: Article, uses: Spans[PlaceUse]) -> Iterator[tuple[tuple[int, int], str]]:
    for match in _matches(article, (_BESIDE,)):
        for span, rule in _span(article, match.span("name"), "text.unknown_near"):
            if not article.mentions.within("place", *span) and not _is_known_word(article, span):
                yield span, rule
    for match in _matches(article, (_LOCATED, _RESIDENTS), (_LOCATED_ARABIC,)):
        is_arabic = match.re is _LOCATED_ARABIC
        group = "joined" if is_arabic and match["joined"] else "name"
        for span, rule in _span(article, match.span(group), "text.place_in_area"):
            if _leads_to_area(article, span[1], uses, is_arabic) and not _is_known_word(article, span):
                yield span, rule


def _leads_to_area(article: Article, end: int, uses: Spans[PlaceUse], is_arabic: bool) -> bool:
    for area in uses.within(end, end + 90):
        between = article.text[end : area.start]
        if _may_hold(article, area):
            pattern = _TO_AREA_ARABIC if is_arabic else _TO_AREA
            return pattern.fullmatch(between) is not None
    return False


def _may_hold(article: Article, use: PlaceUse) -> bool:
    """Whether a place can be the area of a village beside it: a region, or a town called a commune."""
    if use.role == "veto":
        return False
    return use.is_area or cue_before(article.text, use.start, "place.commune") is not None


def _is_known_word(article: Article, span: tuple[int, int]) -> bool:
    reach = (max(0, span[0] - 3), span[1] + 1)
    busy = any(article.mentions.within(group, *reach) for group in _WORD_GROUPS)
    return busy or bool(article.dates.touching(*span))


def _span(article: Article, span: tuple[int, int], rule: str) -> Iterator[tuple[tuple[int, int], str]]:
    first, last = (bisect_left(article.folded.starts, at) for at in span)
    if first < last:
        yield (first, last), rule
