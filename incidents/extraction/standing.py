"""How a name may stand beside an event without having done it: as keeper, as neighbour, as source."""

from __future__ import annotations

import re

from incidents.extraction.article import Article
from incidents.extraction.cues import cue_after, cue_before
from incidents.extraction.mentions import Mention

SPEAKER_REACH = 30  # characters from "said" to who said it
DEED_REACH = 60  # and from a name to what it is said to have done
WAGED_REACH = 60  # characters between an army and "launched", and
WAGED_WHAT_REACH = 90  # from there to the operation, or to whom it is against
DRONE_REACH = 3  # characters between "drones" and "Malian"
SOURCE_GAP = 8  # at least, between who did it and who tells of it
SOURCE_REACH = 40  # and between "according to" and the name, for "a spokesman of"


def only_keeps(text: str, at: int) -> bool:
    """ "A post held by soldiers", "escortés par l'armée": who stands after by did not do it."""
    at -= 4 if text.endswith(" des ", 0, at) else 0
    return cue_before(text, at, "role.kept") is not None


def only_near(text: str, start: int, end: int) -> bool:
    """ "A stronghold of JNIM", "where Boko Haram is active": a neighbourhood, no attribution."""
    return (
        cue_before(text, start, "role.presence") is not None
        or cue_after(text, end, "role.presence_after") is not None
    )


def is_source(article: Article, mention: Mention, start: int, end: int) -> bool:
    """ "Killed by drones, according to the CSP": a group that gives the toll of what others did.

    Of an attack on soldiers a group that gives the toll is mostly the one who attacked.
    """
    text = article.text
    others = [
        item
        for item in article.mentions.within("actor", start, mention.start - SOURCE_GAP)
        if article.vocabulary.actors[item.value[0]].inter in (2, 3, 4, 8)
        and item.value[0] != mention.value[0]
    ]
    if not others and not any(
        article.mentions.of_kind(kind, start, end)
        for kind in ("trigger.airstrike", "trigger.shelling", "victim.civilians", "victim.children")
    ):
        return False
    for item in article.mentions.within(
        "attribution", max(start, mention.start - SOURCE_REACH), mention.start
    ):
        lead = text[item.end : mention.start]
        if cue_before(text, item.end + 1, "attribution.source") and not set(",.;:") & set(lead):
            return not article.mentions.within("trigger", item.end, mention.start)
    return False


def striker(article: Article, start: int, end: int) -> list[tuple[Mention, str]]:
    """(trigger, country) of air strikes that bear a country's adjective: "Malian drones", "raid tchadien"."""
    out = []
    for item in article.mentions.of_kind("trigger.airstrike", start, end):
        near = article.mentions.within("country", item.end, item.end + DRONE_REACH + 14)[:1]
        near += article.mentions.within("country", max(start, item.start - DRONE_REACH - 14), item.start)[-1:]
        for country in near:
            first, last = min(item.end, country.end), max(item.start, country.start)
            if 0 <= last - first <= DRONE_REACH and "," not in article.text[first:last]:
                out.append((item, country.kind.split(".")[1]))
                break
    return out


_AGAINST = re.compile(r"(?:contre|against|ضد)\s(?:[\w']+\s){0,3}[\w']*$")


def wages(article: Article, army: list[int], start: int, end: int) -> bool:
    """Whether an army "conducted an operation" or "launched an action against a terrorist group"."""
    for verb in article.mentions.within("waged", start, end):
        if not any(abs(verb.start - at) <= WAGED_REACH for at in army):
            continue
        stop = min(end, verb.end + WAGED_WHAT_REACH)
        what = article.mentions.within("trigger", verb.end, stop)
        if what and what[0].value.startswith(("operation", "عملي", "frappe", "strike", "air", "ضرب", "غار")):
            return True
        whom = article.mentions.within("armed", verb.end, stop) + article.mentions.within(
            "actor", verb.end, stop
        )
        if (
            any(_AGAINST.search(article.text, verb.end, item.start) for item in whom)
            and army[0] < whom[0].start
        ):
            return True
    return False


def is_speaker(article: Article, at: int, start: int) -> bool:
    """Whether a name stands right after "said" or right before it, with no event between."""
    window = max(start, at - SPEAKER_REACH)
    before = article.mentions.within("attribution", window, at)
    if before and _is_told_of(article, before[-1].end, at):
        return False
    if (
        before
        and not article.mentions.within("trigger", before[-1].end, at)
        and "," not in article.text[before[-1].end : at]
    ):
        return True
    after = article.mentions.within("attribution", at, at + SPEAKER_REACH + 15)
    return bool(
        after
        and not article.mentions.within("trigger", at, after[0].start)
        and "," not in article.text[at : after[0].start]
    )


_THAT = re.compile(r"(?<!\w)(?:ان|بان|que|that)(?!\w)")


def _is_told_of(article: Article, said: int, at: int) -> bool:
    """ "HRW said that the army executed ...": another speaks of it, and of a deed that follows."""
    if not _THAT.search(article.text, said, at):
        return False
    deeds = article.mentions.within("trigger", at, at + DEED_REACH)
    return any(item.kind in ("trigger.kill", "trigger.massacre", "trigger.abduct") for item in deeds)
