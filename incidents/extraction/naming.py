"""Whom a name means: the bearer of an alias by country and day, and friends who are only named beside."""

from __future__ import annotations

import re
from collections import defaultdict

from incidents.extraction.actor_use import STATE
from incidents.extraction.article import Article
from incidents.extraction.cues import cue_before
from incidents.extraction.mentions import Mention
from incidents.extraction.types import ActorRecord
from incidents.extraction.vocabulary import alias_is_valid

DEMONYM_REACH = 16  # characters from "soldiers" to "Malian"


def by_span(mentions: list[Mention]) -> list[list[Mention]]:
    """Mentions of one span together: one alias may belong to several actors."""
    groups: dict[tuple[int, int], list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[mention.start, mention.end].append(mention)
    return list(groups.values())


def resolve(article: Article, same: list[Mention], country: str | None) -> ActorRecord | None:
    """The bearer of an alias: strong before weak, its country before others, valid on the day."""
    named = country_beside(article, same[0])
    where = named or country
    best, best_score = None, 0.0
    for mention in same:
        key, alias = mention.value
        actor = article.vocabulary.actors[key]
        at_home = where in actor.countries or not actor.countries or "*" in actor.countries
        if not alias_is_valid(alias, article.anchor) or (
            actor.inter == STATE and not alias.strong and not at_home
        ):
            continue
        if not alias.strong and not at_home and where is not None:
            continue
        score = (
            1.0
            + 2.0 * alias.strong
            + 4.0 * at_home
            + (1.0 if actor.key == article.vocabulary.army_of(where) else 0.0)
        )
        if score > best_score:
            best, best_score = actor, score
    return best


def country_beside(article: Article, mention: Mention) -> str | None:
    """The country whose adjective stands right beside a word: "soldats maliens", "Malian soldiers"."""
    after = article.mentions.within("country", mention.end, mention.end + DEMONYM_REACH)
    before = article.mentions.within("country", max(0, mention.start - DEMONYM_REACH), mention.start)
    for item in (*after[:1], *before[-1:]):
        between = (
            article.text[mention.end : item.start]
            if item.start >= mention.end
            else article.text[item.end : mention.start]
        )
        if len(between.strip(" '")) <= 3 and "," not in between:
            return item.kind.split(".")[1]
    return None


def affiliated(article: Article, mention: Mention) -> bool:
    """ "linked to al-Qaeda": the name of a friend, not of a doer."""
    if _AFFILIATE_AFTER.match(article.text, mention.end):
        return True
    for friend in article.mentions.within("actor", max(0, mention.start - 50), mention.start):
        words = _AFFILIATE_AFTER.match(article.text, friend.end)
        if words and mention.start - words.end() <= 12:
            return False  # the name that comes after its friend's
    window = article.text[max(0, mention.start - 26) : mention.start]
    close = cue_before(article.text, mention.start, "role.affiliation")
    return close is not None or any(form in window for form in _AFFILIATIONS)


# "Al Qaeda affiliate JNIM": the group follows.
_AFFILIATE_AFTER = re.compile(r"(?:'s)?[ -](?:affiliat|linked|aligned|allied|backed|inspired|branch)")


_AFFILIATIONS = (
    "مرتبط",
    "موالي",
    "التابع",
    "affili",
    "lie a ",
    "liee a ",
    "lies a ",
    "liees a ",
    "linked to",
    "linked with",
    "loyal to",
    "tied to",
    "allegeance",
    "allegiance",
    "branche d",
    "branch of",
    "filiale d",
)
