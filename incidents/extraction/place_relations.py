"""Places of one sentence that only say where another of them lies, and the container around a village."""

from __future__ import annotations

import re
from dataclasses import replace

from incidents.extraction.article import Article
from incidents.extraction.cues import cue_before
from incidents.extraction.place_use import PlaceUse
from incidents.extraction.spans import Spans

FAR_BEHIND = 90  # characters between a village and the place that says where it lies
DIRECT_REACH = 60  # "attacked the barracks in Bamako": so close a capital follows its event
_AND = re.compile(r"(?:^|[\s,])(?:et|and|ou|or|as well as|ainsi que|puis|then|و)\s*$|\sو$")
_BETWEEN = re.compile(r"(?:\b(?:entre|between)|(?:^|\s)(?:بين|ما بين))(?: [\w']+){0,3} ?$")
_TO = re.compile(
    r"\s(?:to|towards|bound for|heading for|vers|pour|a destination d[eu]|en direction d[eu]|a|صوب|الي|نحو"
    r"|في اتجاه|باتجاه|متجها? الي|متجهه الي|المتجهه الي|في طريق\w+ الي)\s(?:la |le |the |مدينه |بلده )?"
)
_FROM = re.compile(
    r"(?:coming from|travell?ing from|en route from|that had left|had left|which left|parti\w* de|venant de"
    r"|en provenance de|quitte|quittait|avai\w+ quitte|عايد\w* من|قادم\w* من|القادم\w* من|متوجه\w* من"
    r"|انطلق\w* من)\s?(?:la |le |the |مدينه |بلده )?$"
)
_JOINED = re.compile(r"\s*(?:,|/|-|et|and|or|ou|و)*\s*(?:de |d'|to |a |sur |vers |و|الي )?")
_SHARED_IN_LISTS = ("veto.other_end", "veto.capital_speaks")
ROAD_KM = 30.0  # how vague the place is where only one end of the road is known


def related(article: Article, uses: list[PlaceUse]) -> list[PlaceUse]:
    """The uses, those without a role of their own in their sentence demoted.

    1. "Soumpi, south-west of Timbuktu", "Bamba, between Gao and Timbuktu", "Toéni on the road to Tougan": the
    second only says where the first is. 2. "Fambita, in the commune of Kokorou": the second holds the first.
    3. A capital beside another place of the event is where somebody speaks, unless the event is beside it.
    4. "A bus from Gao to Kidal was attacked", no other place beside: the two are the ends of a road.
    """
    out: list[PlaceUse] = []
    for use in uses:
        sentence = article.sentence_of(use.start)
        before = _since(out, sentence[0])
        out.append(_placed(article, use, before))
    all_uses = Spans(out)
    return _roads(article, [_spoken(article, use, all_uses) for use in out])


def _since(uses: list[PlaceUse], start: int) -> list[PlaceUse]:
    """The last of some uses, back to the first that begins at an offset."""
    at = len(uses)
    while at and uses[at - 1].start >= start:
        at -= 1
    return uses[at:]


def _placed(article: Article, use: PlaceUse, before: list[PlaceUse]) -> PlaceUse:
    """1. and 2. for one use, in view of those before it in its sentence."""
    if use.role != "event" or use.is_area:
        return use
    if use.record and use.record.kind == "capital" and cue_before(article.text, use.start, "place.road_to"):
        return replace(use, role="veto", rule="veto.other_end")
    if not before:
        return use
    if use.group == before[-1].group:
        first = before[-1]
        if first.rule in _SHARED_IN_LISTS and _joined_bare(article, first, use):
            return replace(use, role="veto", rule=first.rule)
        return use
    head = next((other for other in reversed(before) if _is_spot(other)), None)
    if head is None or use.start - head.end > FAR_BEHIND or head.group == use.group:
        return use
    between = article.text[head.end : use.start]
    if article.mentions.within("trigger", head.end, use.start) or re.search(r"[;:\n]", between):
        return use
    if cue_before(article.text, use.start, "place.commune"):
        return replace(use, role="container", rule="gazetteer.container")
    if _only_locates(article, use, between):
        return replace(use, role="veto", rule="veto.other_end")
    return use


def _is_spot(use: PlaceUse) -> bool:
    """Whether a use is so precise that another may say where it lies: a town, a village, a forest."""
    if use.role not in ("event", "speaker"):
        return False
    return not use.is_area or (use.record is not None and use.record.kind in ("forest", "park"))


def _joined_bare(article: Article, head: PlaceUse, use: PlaceUse) -> bool:
    """Whether a list goes on, with no other preposition than one that leads somewhere."""
    between = article.text[head.end : use.start]
    return (
        re.fullmatch(r"\s*(?:,|/|-|et|and|or|ou|و)*\s*(?:de |d'|to |a |sur |vers |و|الي )?", between)
        is not None
    )


def _only_locates(article: Article, use: PlaceUse, between: str) -> bool:
    lead = re.split(r"[,(]", between)[-1] if "," in between or "(" in between else between
    if _AND.search(between) and "," not in between:
        return False
    if any(cue_before(article.text, use.start, kind) for kind in ("place.near", "place.road_to")):
        return not re.match(r"\s?(?:et|and|ou|or|و)\s", lead)
    return _BETWEEN.search(lead) is not None


def _spoken(article: Article, use: PlaceUse, uses: Spans[PlaceUse]) -> PlaceUse:
    """3. for one use."""
    if use.role != "event" or use.record is None or use.record.kind != "capital":
        return use
    start, end = article.sentence_of(use.start)
    rivals = [
        other
        for other in uses.within(start, end)
        if other.role == "event"
        and other.group != use.group
        and not (other.record and other.record.kind == "capital")
    ]
    if not rivals or _has_own_event(article, use, start):
        return use
    return replace(use, role="veto", rule="veto.capital_speaks")


def _roads(article: Article, uses: list[PlaceUse]) -> list[PlaceUse]:
    """4. for all uses."""
    out, all_uses = list(uses), Spans(uses)
    for at, use in enumerate(uses):
        to = _TO.match(article.text, use.end)
        if use.rule != "veto.other_end" or not to:
            continue
        end = uses[at + 1] if at + 1 < len(uses) and uses[at + 1].start == to.end() else None
        if not _is_attacked_on_the_way(article, use, end, all_uses):
            continue
        if end is not None and end.record is not None and not end.is_area:
            out[at + 1] = replace(end, role="event", rule="gazetteer.road", group=use.group)
            out[at] = replace(use, role="event", rule="gazetteer.road")
        else:
            out[at] = replace(use, role="event", rule="gazetteer.road", near_km=ROAD_KM)
    return out


def _is_attacked_on_the_way(
    article: Article, use: PlaceUse, other_end: PlaceUse | None, uses: Spans[PlaceUse]
) -> bool:
    start, end = article.sentence_of(use.start)
    if not _FROM.search(article.text, max(start, use.start - 40), use.start):
        return False
    elsewhere = any(
        other is not other_end and other.role == "event" and not other.is_area
        for other in uses.within(start, end)
    )
    return not elsewhere and bool(article.mentions.within("trigger", start, end))


def _has_own_event(article: Article, use: PlaceUse, start: int) -> bool:
    """Whether a word of an event stands right before a place, no other place and no speaker between."""
    reach = max(start, use.start - DIRECT_REACH)
    triggers = article.mentions.within("trigger", reach, use.start)
    if not triggers:
        return False
    return not any(
        article.mentions.within(group, triggers[-1].end, use.start) for group in ("place", "attribution")
    )
