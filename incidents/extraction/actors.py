"""Who acted and who was hit: actors by name, armies by their country, nobody by the word "terrorists"."""

from __future__ import annotations

from dataclasses import replace

from incidents.extraction.accounts import admits
from incidents.extraction.actor_use import CIVILIANS, EXTERNAL, PROTESTERS, RIOTERS, STATE, ActorUse
from incidents.extraction.armies import reports_own
from incidents.extraction.article import Article
from incidents.extraction.cues import cue_before
from incidents.extraction.mentions import Mention
from incidents.extraction.naming import DEMONYM_REACH, affiliated, by_span, country_beside, resolve
from incidents.extraction.standing import is_source, is_speaker, only_keeps, only_near, striker
from incidents.extraction.types import ActorRecord

FORCE_MILITIAS = frozenset(("BF_VDP",))  # auxiliaries of an army are hit like soldiers


def find_actors(article: Article, start: int, end: int, country: str | None, *, acts: bool) -> list[ActorUse]:
    """The actors of a folded span with their roles.

    country decides which army "the army" is; acts, as armies.army_acts has it, whether that one attacks.
    """
    uses: list[ActorUse] = []
    for same in by_span(article.mentions.within("actor", start, end)):
        actor = resolve(article, same, country)
        if actor is None or actor.is_community:
            continue
        role, rule = _role(article, same[0], actor, acts, start)
        if role:
            specific = article.vocabulary.is_specific(actor.key)
            uses.append(ActorUse(actor.key, actor.inter, role, same[0].start, same[0].end, rule, specific))
    for mention in article.mentions.within("army", start, end):
        if not any(mention.start < use.end and use.start < mention.end for use in uses):
            uses += _army(article, mention, country, acts, start)
    uses += _air_forces(article, start, end)
    uses = [_as_object(article, use, uses) for use in uses]
    for staff in _staffs(article, start, end, country, acts, uses):
        if not any(staff.start < use.end and use.start < staff.end for use in uses):
            uses.append(staff)
    return sorted(uses, key=lambda use: use.start)


def _air_forces(article: Article, start: int, end: int) -> list[ActorUse]:
    """The army whose country's adjective an air strike bears."""
    uses = []
    for strike, code in striker(article, start, end):
        key = article.vocabulary.army_of(code)
        if key is not None:
            uses.append(ActorUse(key, STATE, "perpetrator", strike.start, strike.end, "actor.air_force"))
    return uses


def _as_object(article: Article, use: ActorUse, uses: list[ActorUse]) -> ActorUse:
    """ "The Gatia killed twenty of ISGS": of two groups, with the verb between, the one that was hit."""
    if use.role != "perpetrator" or use.rule != "actor.side" or use.inter not in (2, 3, 4):
        return use
    for other in uses:
        if (
            other.role == "perpetrator"
            and other.end < use.start
            and other.key != use.key
            and other.is_specific
        ):
            verbs = article.mentions.within("trigger", other.end, use.start)
            joined = article.mentions.within("resp", other.end, use.start)
            if verbs and verbs[0].kind in _DEEDS and verbs[0].start - other.end <= 12 and not joined:
                return replace(use, role="target", rule="actor.object")
    return use


_DEEDS = ("trigger.kill", "trigger.attack", "trigger.ambush", "trigger.massacre", "trigger.abduct")


def _staffs(
    article: Article, start: int, end: int, country: str | None, acts: bool, told: list[ActorUse]
) -> list[ActorUse]:
    """A general staff or ministry that speaks for its army; whom they lead is not what was hit."""
    uses = []
    doers = [use for use in told if use.role == "perpetrator" and use.inter in (STATE, EXTERNAL)]
    for mention in article.mentions.within("staff", start, end):
        own = country_beside(article, mention)
        if doers and own is None:  # it speaks for those who are told to have done it
            doer = doers[0]
            uses.append(
                replace(doer, role="speaker", start=mention.start, end=mention.end, rule="actor.speaks")
            )
            continue
        key = article.vocabulary.army_of(own or country)
        if key is None:
            continue
        role, rule = "speaker", "actor.speaks"
        if admits(article, mention.start, mention.end):
            role, rule = "perpetrator", "actor.admits"
        elif acts and reports_own(article, mention.start):
            role, rule = "perpetrator", "actor.neutralises"
        uses.append(ActorUse(key, STATE, role, mention.start, mention.end, rule))
    return uses


def _army(article: Article, mention: Mention, country: str | None, acts: bool, start: int) -> list[ActorUse]:
    key = article.vocabulary.army_of(country_beside(article, mention) or country)
    if key is None:
        return []
    if admits(article, mention.start, mention.end):
        return [ActorUse(key, STATE, "perpetrator", mention.start, mention.end, "actor.admits")]
    if is_speaker(article, mention.start, start) and not (acts and reports_own(article, mention.start)):
        return [ActorUse(key, STATE, "speaker", mention.start, mention.end, "actor.speaks")]
    role = "perpetrator" if acts else "target"
    end = mention.end
    beside = article.mentions.within("country", end, end + DEMONYM_REACH)
    if beside and not article.text[end : beside[0].start].strip():
        end = beside[0].end
    return [ActorUse(key, STATE, role, mention.start, end, "actor.army_of_country")]


def _role(article: Article, mention: Mention, actor: ActorRecord, acts: bool, start: int) -> tuple[str, str]:
    text, at = article.text, mention.start
    if affiliated(article, mention):
        return "", ""
    if actor.inter in (STATE, EXTERNAL) and admits(article, at, mention.end):
        return "perpetrator", "actor.admits"
    if actor.inter in (STATE, EXTERNAL) and is_speaker(article, at, start):
        if acts and reports_own(article, at):
            return "perpetrator", "actor.neutralises"
        return "speaker", "actor.speaks"
    if actor.inter == CIVILIANS:
        is_people = (
            mention.value[1].strong
            or article.mentions.of_kind("victim.civilians", at, mention.end)
            or article.mentions.of_kind("victim.children", at, mention.end)
        )
        return ("target", "actor.victims") if is_people else ("", "")
    if cue_before(text, at, "role.by") and not only_keeps(text, at):
        return "perpetrator", "actor.by"
    if actor.inter in (STATE, EXTERNAL) or actor.key in FORCE_MILITIAS:
        return ("perpetrator" if acts else "target"), "actor.side"
    if actor.inter in (RIOTERS, PROTESTERS):
        return "perpetrator", "actor.demonstrators"
    against = (
        cue_before(text, at, "role.against")
        and not cue_before(text, at, "role.of")  # "une attaque du JNIM"
        and not article.mentions.within("resp", max(0, at - 40), at)
    )
    if acts or against:
        return "target", "actor.against" if against else "actor.side"
    if only_near(text, at, mention.end):
        return "", ""
    if is_source(article, mention, start, article.sentence_of(at)[1]):
        return "speaker", "actor.source"
    return "perpetrator", "actor.side"
