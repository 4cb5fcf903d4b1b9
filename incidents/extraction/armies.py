"""Whether state forces act in a span: operations, strikes, arrests, and abuses of theirs."""

from __future__ import annotations

from incidents.extraction.actor_use import EXTERNAL, STATE
from incidents.extraction.article import Article
from incidents.extraction.standing import SPEAKER_REACH, is_speaker, striker, wages


def army_acts(article: Article, start: int, end: int) -> bool:
    """Whether state forces attack here: an operation or air strike of theirs, or only attackers fall."""
    if not any(
        article.mentions.within(group, start, end) for group in ("trigger", "army", "actor", "casualty")
    ):
        return False
    if striker(article, start, end):
        return True
    if article.mentions.within("downed", start, end):
        return False
    triggers = {item.kind for item in article.mentions.within("trigger", start, end)}
    army = _state_mentions(article, start, end)
    operation = _operates(article, start, end)
    if operation is not None:
        if _fell_before(article, start, operation):
            return False  # "34 soldiers died in an attack; the ministry said it neutralised dozens"
        # Only armies "neutralise", also where the sentence has them merely say so.
        return bool(army or article.mentions.within("army", start, end) or _states(article, start, end))
    if not army:
        return _says_it_seized(article, start, end)
    victims = {item.kind for item in article.mentions.within("victim", start, end)}
    own_arms = {
        "trigger.airstrike",
        "trigger.operation",
        "trigger.arrest",
        "trigger.disrupt",
        "trigger.regain",
    } & triggers
    first_trigger = min((item.start for item in article.mentions.within("trigger", start, end)), default=end)
    leads = army[0] < first_trigger
    if own_arms:
        return leads or "victim.security_forces" not in victims
    fell = (
        "victim.attackers" in victims
        and not victims & {"victim.security_forces"}
        and bool(article.mentions.of_kind("casualty.killed", start, end))
    )
    did = (leads and (fell or _accused(article, start, end))) or _executed(article, army, start, end)
    did = did or ("victim.security_forces" not in victims and wages(article, army, start, end))
    return did and not triggers & {"trigger.ambush", "trigger.ied"}


def reports_own(article: Article, at: int) -> bool:
    """Whether the sentence of a speaking army tells what only armies do: operations and arrests."""
    sentence = article.sentence_of(at)
    return _operates(article, *sentence) is not None or _says_it_seized(article, *sentence)


def _says_it_seized(article: Article, start: int, end: int) -> bool:
    """ "The army said it arrested twelve", "said it killed a leader of X in a strike": who speaks did it."""
    triggers = article.mentions.within("trigger", start, end)
    kinds = {item.kind for item in triggers}
    if not (article.mentions.within("army", start, end) or _states(article, start, end)):
        return False
    if kinds and kinds <= {"trigger.arrest", "trigger.disrupt", "trigger.regain"}:
        return True
    if "trigger.kill" not in kinds or kinds - _OF_OPERATIONS:
        return False
    killing = next(item for item in triggers if item.kind == "trigger.kill")
    stop = min(end, killing.end + SPEAKER_REACH)
    if article.mentions.of_kind("victim.security_forces", killing.start, end):
        return False
    return bool(article.mentions.of_kind("victim.attackers", killing.end, stop)) or any(
        article.vocabulary.actors[item.value[0]].inter in (2, 3)
        for item in article.mentions.within("actor", killing.end, stop)
    )


_OF_OPERATIONS = frozenset(
    "trigger." + kind for kind in ("kill", "airstrike", "clash", "event", "arrest", "disrupt", "loot")
)


def _accused(article: Article, start: int, end: int) -> bool:
    """Soldiers named as doers before a verb of killing, civilians after it."""
    kills = [
        item
        for item in article.mentions.within("trigger", start, end)
        if item.kind in ("trigger.kill", "trigger.massacre")
    ]
    soldiers = _state_mentions(article, start, end)
    civilians = article.mentions.within("civilian", start, end)
    passive = ("ont ete", "a ete", "were", "was", "have been")
    return bool(
        kills
        and civilians
        and soldiers
        and soldiers[0] < kills[0].start < civilians[0].start
        and not any(word in article.text[soldiers[0] : kills[0].start] for word in passive)
        and kills[0].start - soldiers[0] < 70
        and not article.mentions.within(
            "resp", soldiers[0], kills[0].start
        )  # "the army accused X of killing"
        and not _other_armed(article, start, end)
    )


def _other_armed(article: Article, start: int, end: int) -> bool:
    """Whether armed people stand there who are no "fighters of Wagner"."""
    for item in article.mentions.within("armed", start, end):
        near = article.mentions.within("actor", item.start, item.end + SPEAKER_REACH)
        if not any(article.vocabulary.actors[name.value[0]].inter == EXTERNAL for name in near):
            return True
    return False


def _executed(article: Article, army: list[int], start: int, end: int) -> bool:
    """ "أعدم جنود عشرة مدنيين": in Arabic the verb comes first, then the soldiers, then whom they killed."""
    for verb in article.mentions.of_kind("trigger.massacre", start, end):
        is_arabic = "\u0600" <= article.text[verb.start] <= "\u06ff"
        if is_arabic and any(0 <= at - verb.end <= 2 for at in army):
            return bool(article.mentions.within("civilian", verb.end, end))
    return False


def _state_mentions(article: Article, start: int, end: int) -> list[int]:
    found = [item.start for item in article.mentions.within("army", start, end)]
    for item in article.mentions.within("actor", start, end):
        if article.vocabulary.actors[item.value[0]].inter in (STATE, EXTERNAL):
            found.append(item.start)
    return sorted(at for at in found if not is_speaker(article, at, start))


def _operates(article: Article, start: int, end: int) -> int | None:
    """Where an operation or its "neutralised" stands first, None where there is none."""
    found = article.mentions.of_kind("trigger.operation", start, end)
    found += article.mentions.of_kind("casualty.neutralised", start, end)
    return min((item.start for item in found), default=None)


def _fell_before(article: Article, start: int, end: int) -> bool:
    """Whether a figure of fallen soldiers stands in a span, with the attack that felled them."""
    soldiers = article.mentions.of_kind("victim.security_forces", start, end)
    counted = any(article.numbers.within(max(start, item.start - 14), item.end) for item in soldiers)
    kinds = {item.kind for item in article.mentions.within("trigger", start, end)}
    return counted and bool(kinds & {"trigger.attack", "trigger.ambush", "trigger.kill", "trigger.ied"})


def _states(article: Article, start: int, end: int) -> bool:
    return any(
        article.vocabulary.actors[item.value[0]].inter == STATE
        for item in article.mentions.within("actor", start, end)
    )
