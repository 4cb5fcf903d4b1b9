"""Which verb says what befell the people of a figure: "killed 12", "12 were hurt", "the army lost 28"."""

from __future__ import annotations

import re
from dataclasses import replace

from incidents.extraction import figure_words as words
from incidents.extraction.article import Article
from incidents.extraction.cues import cue_before
from incidents.extraction.mentions import Mention
from incidents.text.numbers import NumberMention

NOUN_REACH = 45  # characters between a number and the people it counts
CUE_REACH = 70  # and between either and the verb
TOLL_REACH = 120  # between "the toll" and the figure it has risen to
# The value of a verb found by a looser rule, which alone makes no event of a sentence.
LOOSE = "loose"


def is_beside_verb(article: Article, number: NumberMention, end: int) -> bool:
    """ "Killed 12" and "12 dead": a figure without a noun beside its verb."""
    if risen_to(article, number):
        return True
    for cue in article.mentions.within("casualty", number.end, min(end, number.end + NOUN_REACH))[:1]:
        if words.UNLISTED.fullmatch(article.text, number.end, cue.start) and not words.SOFT.match(
            article.text, cue.start
        ):
            return True
    near = article.mentions.within("casualty", max(0, number.start - 25), min(end, number.end + 18))
    return any(
        not re.search(r"[,.;:\n]", article.text[min(cue.end, number.end) : max(cue.start, number.start)])
        for cue in near
    )


def verb_of(
    article: Article, number: NumberMention, noun: Mention | None, start: int, limit: int
) -> Mention | None:
    last = max(number.end, noun.end if noun else 0)
    own = article.mentions.within("casualty", number.start, last)
    if own:
        return own[0]
    before = [
        cue
        for cue in article.mentions.within("casualty", max(start, number.start - CUE_REACH), number.start)
        if not words.NEW_STATEMENT.search(article.text, cue.end, number.start)
        and not (number.is_article and words.ASIDE.search(article.text, cue.end, number.start))
    ]
    is_object = bool(before) and not article.text[before[-1].end : number.start].strip(" \"'")
    after = _verb_after(article, last, limit, is_object)
    if after is not None:
        return after
    for kind in ("trigger.sexual", "trigger.arrest"):
        other = article.mentions.of_kind(kind, last, min(limit, last + 20))
        if other and not re.search(r"[,.;:\n]", article.text[last : other[0].start]):
            return None  # "three women raped", "eleven arrested" are none of the dead before them
    risen = risen_to(article, number)
    if noun is None and risen:
        return Mention("casualty.killed", risen.start, risen.end, LOOSE)
    if noun is not None:
        lost = _lost(article, number, noun, start, limit)
        if lost is not None and (not before or lost.start > before[-1].start):
            return lost
    return before[-1] if before and not _counts_doers(article, before[-1], number, noun) else None


def _verb_after(article: Article, last: int, limit: int, is_object: bool) -> Mention | None:
    """The verb that follows those counted, "… were killed"; none of which they are the doers."""
    aside = words.BETWEEN_COMMAS.match(article.text, last, limit)
    for cue in article.mentions.within(
        "casualty", last, min(limit, (aside.end() if aside else last) + CUE_REACH)
    )[:1]:
        between = words.ACRONYM.sub("", article.text[last : cue.start])
        if aside and aside.end() <= cue.start:
            between = " " + article.text[aside.end() : cue.start]
        if words.JOINS_VERB.search(between) or (is_object and words.CONJUNCTION.match(between)):
            return None  # "killed four soldiers and wounded six": the second verb has its own object
        if _takes_object(article, cue) and not words.IS_PASSIVE.search(between):
            return None  # "ten gunmen killed four soldiers"
        if words.AUXILIARIES.match(between) or words.PASSIVE.fullmatch(between):
            return cue
        is_closer = (
            words.CLOSER.match(between)
            and not words.OTHER_VERB.search(between)
            and not words.ACTIVE.fullmatch(article.text, cue.start, cue.end)
        )
        if is_closer and not is_object and not _acts_between(article, last, cue.start):
            return replace(cue, value=LOOSE)
    return None


def _takes_object(article: Article, cue: Mention) -> bool:
    following = article.numbers.within(cue.end + 1, cue.end + 30)
    return bool(following) and following[0].start == cue.end + 1 and not following[0].is_article


def _acts_between(article: Article, start: int, end: int) -> bool:
    return any(item.kind != "trigger.kill" for item in article.mentions.within("trigger", start, end))


def _counts_doers(article: Article, cue: Mention, number: NumberMention, noun: Mention | None) -> bool:
    """ "Killed by more than 100 insurgents", "wounded in an assault of hundreds of gunmen": not victims."""
    if noun is None or noun.kind != "victim.attackers":
        return False
    kinds = {item.kind for item in article.mentions.within("trigger", cue.end, number.start)}
    attacked = kinds & {"trigger.attack", "trigger.ambush", "trigger.suicide", "trigger.ied"}
    return bool(attacked or cue_before(article.text, number.start, "role.by"))


def risen_to(article: Article, number: NumberMention) -> Mention | None:
    """ "The toll has risen to 160": the words of a corrected toll right before its figure."""
    found = article.mentions.of_kind("count.correction", max(0, number.start - 40), number.start)
    between = re.compile(r"\s(?:a|to|at|de|الي)?\s?")
    near = [item for item in found if between.fullmatch(article.text, item.end, number.start)]
    lead = article.text[max(0, number.start - TOLL_REACH) : number.start]
    return near[-1] if near and words.TOLL_WORD.search(lead) else None


def _lost(article: Article, number: NumberMention, noun: Mention, start: int, limit: int) -> Mention | None:
    """The verb of "the army lost 28 men", "fifteen soldiers fell": death only beside people."""
    text = article.text
    before = article.mentions.within("loss", max(start, number.start - 40), number.start)
    if before:
        between = text[before[-1].end : number.start]
        if not words.CLAUSE_MARK.search(between) and len(between.split()) <= 3:
            # "فقد الجيش عشرة" lost ten, "فُقد عشرة" are missing.
            kind = "missing" if not between.strip() and text[before[-1].start] == "ف" else "killed"
            return Mention(f"casualty.{kind}", before[-1].start, before[-1].end, LOOSE)
    last = max(noun.end, number.end)
    for item in article.mentions.within("loss", last, min(limit, last + 40))[:1]:
        between = text[last : item.start]
        is_verb = not re.match(
            r" (?:on|upon|into|to|back|sur|dans une|aux mains|entre|في يد|علي)(?!\w)",
            text[item.end : item.end + 14],
        )
        between = words.ENDS_LIST.sub("", between)
        if is_verb and not words.CLAUSE_MARK.search(between) and len(between.split()) <= 4:
            return Mention("casualty.killed", item.start, item.end, LOOSE)
    return None
