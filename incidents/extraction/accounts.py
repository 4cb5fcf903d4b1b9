"""Whose own account it is: groups and armies that tell of what they did, and "the group" for a name."""

from __future__ import annotations

import re
from dataclasses import replace

from incidents.extraction.actor_use import ActorUse
from incidents.extraction.article import Article
from incidents.extraction.mentions import Mention
from incidents.extraction.naming import affiliated, by_span, resolve

SUBJECT_REACH = 110  # characters between who speaks and "said": an apposition may stand between
VERB_FIRST_REACH = 4  # the speaker comes right after the verb, an article between
EVENT_REACH = 90  # and between "said" and the event
LOOK_BACK = 900  # characters back to the name that "the group" stands for
ADMITTED_REACH = 40  # characters between an army and "acknowledged"
GROUPS = (2, 3, 4)
STATES = (1, 8)
# "The CSP, which unites the signatories of the peace accord, said ...".
_OF_AN_APPOSITION = frozenset(("trigger.agreement", "trigger.change", "trigger.event", "trigger.base"))
_BESIDE = re.compile(r"\)?(?: ?\([^)\n]*\))?(?:,[^.;:\n\"]+,)?\s*(?:[\w'-]+\s){0,3}[وف]?")
# What others do to a group, or what is no attack of its own.
_NOT_ITS_OWN = frozenset(
    "trigger." + kind
    for kind in ("airstrike", "operation", "arrest", "regain", "withdraw", "agreement", "change")
)


def teller(
    article: Article, verb: Mention, actors: list[ActorUse], end: int, *, country: str | None = None
) -> ActorUse | None:
    """Who tells of an event of their own with a verb of saying, None where it is another's or no event.

    A group that says it attacked claims the attack; an army that says what its operation did, too. Who
    says that soldiers were hit by an air strike, or an army of an attack on itself, claims nothing.
    """
    who = _subject(article, verb, actors) or _the_group(article, verb, country)
    if who is None:
        return None
    if who.rule == "actor.admits":
        return who if verb.kind == "resp.admitted" else None
    if who.inter in STATES:
        did = [use for use in actors if use.key == who.key and use.role == "perpetrator"]
        return did[0] if did else None
    told = article.mentions.within("trigger", verb.start, min(end, verb.end + EVENT_REACH))
    if not told:
        return None
    own = who.is_specific and verb.kind != "resp.admitted" and who.role == "perpetrator"
    if not article.mentions.within("downed", verb.start, end):
        own = own and not any(item.kind in _NOT_ITS_OWN for item in told)
        own = own and not _state_does_it(max(verb.end, who.end), told[0].start, actors)
    return who if own else None


def _state_does_it(start: int, end: int, actors: list[ActorUse]) -> bool:
    """ "The movement said the army had executed ...": soldiers stand before the deed, as who did it."""
    return any(use.inter in STATES and start <= use.start < end for use in actors)


def _subject(article: Article, verb: Mention, actors: list[ActorUse]) -> ActorUse | None:
    """The armed actor who is the subject of a verb of saying: right before it, in Arabic right after it.

    An apposition between commas may stand between; "a raid by JNIM, the governor said" has another subject.
    """
    armed = [use for use in actors if use.inter in GROUPS + STATES]
    text = article.text
    after = [use for use in armed if 0 <= use.start - verb.end <= VERB_FIRST_REACH]
    is_arabic = "\u0600" <= text[verb.start] <= "\u06ff"
    if after and (is_arabic or after[0].inter in STATES):
        return after[0]  # in French and English too: "a indiqué l'armée", "said the army"
    if is_arabic and text[verb.start - 1 : verb.start] in ("و", "ف"):
        return None
    before = [use for use in armed if use.end <= verb.start and verb.start - use.end <= SUBJECT_REACH]
    if not before or before[-1].rule == "actor.by" or not _BESIDE.fullmatch(text, before[-1].end, verb.start):
        return None
    between = article.mentions.within("trigger", before[-1].end, verb.start)
    return None if any(item.kind not in _OF_AN_APPOSITION for item in between) else before[-1]


def _the_group(article: Article, verb: Mention, country: str | None) -> ActorUse | None:
    """ "The group says it killed", "وقالت الجماعة": the name last told stands for the word."""
    first, last = max(0, verb.start - 40), verb.end + VERB_FIRST_REACH + 12
    for word in article.mentions.within("group", first, last):
        beside = word.end <= verb.start and _BESIDE.fullmatch(article.text, word.end, verb.start)
        if beside or 0 <= word.start - verb.end <= 2:
            return antecedent(article, word.start, word.end, before=word.start, country=country)
    return None


def admits(article: Article, at: int, end: int) -> bool:
    """Whether who stands at an offset admits a strike or operation: "a reconnu être l'auteur des frappes"."""
    start, stop = article.sentence_of(at)
    for verb in article.mentions.of_kind(
        "resp.admitted", max(start, at - 16), min(stop, end + ADMITTED_REACH)
    ):
        if article.mentions.within("strike", verb.end, min(stop, verb.end + EVENT_REACH)):
            return verb.start >= end or "\u0600" <= article.text[verb.start] <= "\u06ff"
    return False


def antecedent(
    article: Article, start: int, end: int, *, before: int, country: str | None
) -> ActorUse | None:
    """The group last named before an offset, where "the group" or "الجماعة" stands in a folded span.

    Neither one that is only named as a friend, "linked to al-Qaeda", nor jihadists in general.
    """
    if not article.mentions.within("group", start, end):
        return None
    for same in reversed(by_span(article.mentions.within("actor", max(0, before - LOOK_BACK), before))):
        actor = resolve(article, same, country)
        if actor is None or actor.inter not in GROUPS or not article.vocabulary.is_specific(actor.key):
            continue
        if not affiliated(article, same[0]):
            first, last = same[0].start, same[0].end
            return ActorUse(actor.key, actor.inter, "perpetrator", first, last, "actor.antecedent")
    return None


def as_doer(use: ActorUse) -> ActorUse:
    """The same actor, as one who acts."""
    return replace(use, role="perpetrator")
