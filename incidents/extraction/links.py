"""How each place of a frame hangs on its event: attacked, in panic nearby, or only where somebody spoke."""

from __future__ import annotations

import re

from incidents.extraction.article import Article
from incidents.extraction.frame import Frame, LinkedPlace
from incidents.extraction.mentions import Mention
from incidents.extraction.places import PlaceUse, half_way


def add_places(article: Article, frame: Frame, inside: list[PlaceUse]) -> None:
    """Puts the places of a frame into it: areas apart, towns with their links, a road as one."""
    first_of_group = {use.group: use for use in reversed(inside)}
    road = _road_group(article, inside)
    for use in inside:
        if use.is_area:
            frame.areas.append(use)
            continue
        if use.group == road:
            if use is not first_of_group[use.group]:
                continue
            use = half_way(use, inside)
        head = first_of_group[use.group]
        link, cue = _link(article, frame, head)
        if link and not (use.role == "speaker" and not frame.triggers):
            frame.places.append(LinkedPlace(use, link, cue))
    events = [item for item in frame.places if item.use.role == "event"]
    if events:
        frame.places = events


_ROAD = re.compile(
    r"(?:\b(?:entre|between|axe|axe routier|route|road|troncon|from)|(?:^|\s)(?:بين|طريق|محور))"
    r"(?: [\w']+){0,4} ?$"
)


def _road_group(article: Article, inside: list[PlaceUse]) -> int | None:
    """The number of a list that is two ends of a road: one incident, not two."""
    for use in inside:
        pair = [other for other in inside if other.group == use.group]
        if len(pair) != 2:
            continue
        is_known = all(other.rule == "gazetteer.road" for other in pair)
        if is_known or _ROAD.search(article.text, max(0, pair[0].start - 30), pair[0].start):
            return use.group
    return None


def _link(article: Article, frame: Frame, head: PlaceUse) -> tuple[str | None, Mention | None]:
    """The last word before a place that says how it belongs: an attack, panic, or a consequence."""
    if _is_spoken_at(article, frame, head):
        return None, None
    cues: list[tuple[int, str, Mention | None]] = []
    for kind in ("panic", "consequence"):
        for item in article.mentions.within(kind, frame.start, head.start):
            cues.append((item.end, kind, item))
    for trigger in frame.triggers:
        if trigger.end <= head.start and trigger.kind != "trigger.explosion":
            cues.append((trigger.end, "direct", None))
    panic_after = article.mentions.within("panic", head.end, head.end + 40)
    if not cues and panic_after:
        return "panic", panic_after[0]
    if not cues:
        return "direct", None
    _, link, cue = max(cues, key=lambda item: item[0])
    if link == "consequence" and not any(item[1] == "direct" for item in cues):
        return "direct", None
    return link, cue


_SPEECH_OPENS = re.compile(r"\s(?:ان|انه|انها|بان|que|qu'|that)(?:\s|(?<='))")


def _is_spoken_at(article: Article, frame: Frame, head: PlaceUse) -> bool:
    """ "A source in Gao said": the place of a voice, in a clause without the event."""
    clause = article.clause_of(head.start, (frame.start, frame.end))
    said_there = _SPEECH_OPENS.match(article.text, head.end) is not None
    words = article.mentions.within("attribution", clause[0], clause[1])
    if not words:
        return False
    triggers = [item for item in frame.triggers if clause[0] <= item.start < clause[1]]
    before = [word for word in words if word.end <= head.start]
    if before and not any(before[-1].end <= item.start < head.start for item in triggers):
        # "Visited the barracks of X after the attack": the attack known already was not there.
        own = [
            item for item in triggers if not article.mentions.within("anaphor", item.start - 3, item.end + 3)
        ]
        return said_there or not any(before[-1].end <= item.start for item in own)
    if before:
        return False
    after = [word for word in words if word.start >= head.end and word.start - head.end <= 30]
    return bool(after) and not any(item.start < after[0].start for item in triggers)
