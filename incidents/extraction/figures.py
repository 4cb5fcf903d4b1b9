"""What the words around a figure say of it: part, former, total of several, whose losses, somebody alone."""

from __future__ import annotations

from incidents.extraction import figure_words as words
from incidents.extraction.article import LONGEST_SENTENCE, Article
from incidents.extraction.claim import ATTACKER, CIVILIANS, FORCES
from incidents.extraction.cues import cue_before
from incidents.extraction.mentions import Mention
from incidents.text.numbers import NumberMention

CUMULATIVE_REACH = 120
FORMER_REACH = 70
AMONG_REACH = 60  # from "among them" to its second number
REVISED_REACH = 3000  # from the words of a new toll to what was said before it
FIGURE_REACH = 34  # between "spoke of", "bilan de" and their number


def is_cumulative(article: Article, number: NumberMention) -> bool:
    """ "17,000 dead in eight years", "since 2015, …": a conflict's total is no event's toll.

    The words of the long span must open the sentence or share the number's clause, so that "ten killed
    on Monday in Djibo, besieged since 2022" keeps its ten.
    """
    text = article.text
    # No further than a sentence is long: a text without full stops is looked through once, not once a number.
    back, reach = max(0, number.start - LONGEST_SENTENCE), number.end + CUMULATIVE_REACH
    first = max(back, *(text.rfind(mark, back, number.start) + 1 for mark in ".;:!?\n"))
    marks = (text.find(mark, number.end, reach) for mark in ".;:!?\n,")
    last = min((at for at in marks if at >= 0), default=len(text))
    lead = text[max(first, number.start - CUMULATIVE_REACH) : number.start]
    if words.LONG_SPAN.match(text[first : first + CUMULATIVE_REACH].lstrip(' "')):
        return True
    tail = text[number.end : min(last, number.end + CUMULATIVE_REACH)]
    return bool(words.LONG_SPAN.search(lead.rpartition(",")[2]) or words.LONG_SPAN.search(tail))


def is_struck(article: Article, cue: Mention, number: NumberMention) -> bool:
    """ "Five killed in an attack against a detachment": the article goes with what was attacked."""
    is_behind = number.is_article and cue.end <= number.start
    return is_behind and cue_before(article.text, number.start, "role.against") is not None


def is_former(article: Article, number: NumberMention, start: int) -> bool:
    """ "A previous toll spoke of five", "instead of the 53": upheld only where no other figure is."""
    text, reach = article.text, max(start, number.start - FORMER_REACH)
    lead = article.mentions.of_kind("count.former", reach, number.start)
    if any(not words.SENTENCE_MARK.search(text, item.end, number.start) for item in lead):
        return True
    # "Parlait dimanche de dix tués" in the news of a corrected toll is what was said before.
    revised = article.mentions.of_kind("count.correction", max(0, number.start - REVISED_REACH), number.start)
    stop = max(text.rfind(mark, reach, number.start) for mark in ".;:\n")
    return bool(revised and words.OLDER_TENSE.search(text, max(reach, stop), number.start))


def is_part(article: Article, number: NumberMention, noun: Mention | None, start: int) -> bool:
    """ "Among them 28 soldiers", "eleven of them", "four of the wounded": inside a number given before."""
    if words.PART_AFTER.match(article.text, number.end):
        return True
    lead = article.mentions.of_kind("count.among", max(start, number.start - AMONG_REACH), number.start)
    return any(not words.CLAUSE_MARK.search(article.text, item.end, number.start) for item in lead)


def is_more(article: Article, number: NumberMention, noun: Mention | None, end: int) -> bool:
    """ "Two others", "a civilian was killed too", "outre un civil": on top of what was counted before."""
    text = article.text
    last = max(number.end, noun.end if noun else 0)
    return bool(
        words.MORE.search(text, number.start, last + 1)
        or words.MORE_AFTER.match(text, end)
        or words.MORE_BEFORE.search(text[max(0, number.start - 50) : number.start])
    )


def is_shared(article: Article, start: int, end: int) -> bool:
    """ "49 killed in these two attacks", "in both camps": a total that belongs to none of them."""
    stop = words.CLAUSE_MARK.search(article.text, end, end + 60)
    tail = article.text[end : min(stop.start() if stop else end + 60, end + 60)]
    both = words.BOTH.search(tail)
    return both is not None and words.BOTH_BEFORE.search(tail[: both.start()]) is not None


def is_recalled(article: Article, start: int, end: int) -> bool:
    """ "Plusieurs soldats avaient été tués": before the event told, if anything else is told."""
    return words.PLUPERFECT.search(article.text, max(0, start - 12), end) is not None


def found_dead(article: Article, kind: str, at: int, end: int) -> bool:
    """ "Eleven were taken and later found dead": those taken are the dead, where no number stands between."""
    found = words.FOUND_DEAD.match(article.text, at, end) if kind == "abducted" else None
    return found is not None and all(item.is_article for item in article.numbers.within(at, found.end()))


def is_only_unreported(article: Article, item: Mention) -> bool:
    """ "No casualties were reported": that is unknown, not nought."""
    stop = words.CLAUSE_MARK.search(article.text, item.end, item.end + 40)
    return bool(
        words.UNREPORTED.search(
            article.text, item.end, min(stop.start() if stop else item.end + 40, item.end + 40)
        )
    )


def side(article: Article, number: NumberMention, last: int, cue: Mention, start: int) -> str | None:
    """Whose losses they are where the noun does not say: "its men", "in the ranks of the attackers"."""
    text = article.text
    if words.OWN_MEN.search(text, number.end, last + 12) or words.OWN_MEN.match(text, number.end + 1):
        return FORCES
    ranks = words.RANKS.match(text, max(last, cue.end))
    if ranks:
        stop = words.CLAUSE_MARK.search(text, ranks.end(), ranks.end() + 30)
        return _people(
            article, ranks.end() - 1, min(stop.start() if stop else ranks.end() + 30, ranks.end() + 30)
        )
    before = words.SIDE_BEFORE.search(text, max(0, start - 60), number.start)
    if before:
        return _people(article, *before.span("who"))
    left = words.ATTACKERS_LEFT.search(text, max(start, number.start - 60), number.start)
    if left:
        return _people(article, max(start, left.start() - 40), left.start() + 1)
    return None


def _people(article: Article, start: int, end: int) -> str | None:
    """The class of those named in a span: attackers, forces or civilians."""
    if words.ENEMY.search(article.text, start, end):
        return ATTACKER
    if words.FRIENDLY.search(article.text, start, end):
        return FORCES
    if article.mentions.within("armed", start, end):
        return ATTACKER
    for mention in article.mentions.within("victim", start, end):
        kind = mention.kind.split(".")[1]
        if kind in (ATTACKER, FORCES, CIVILIANS):
            return kind
    if article.mentions.within("army", start, end):
        return FORCES
    for actor in article.mentions.within("actor", start, end):
        inter = article.vocabulary.actors[actor.value[0]].inter
        return FORCES if inter in (1, 8) else ATTACKER if inter in (2, 3) else None
    return CIVILIANS if article.mentions.within("civilian", start, end) else None


def told(
    article: Article, number: NumberMention, noun: Mention | None, start: int, *, after_claim: bool
) -> Mention | None:
    """The words before a number that stands alone: "spoke of seventeen", "bilan de", "en annonce"."""
    if noun is not None or number.is_article or number.is_noun:
        return None
    lead = article.text[max(start, number.start - FIGURE_REACH - 30) : number.start]
    if after_claim and words.OTHERS_SAY.search(lead) and _ends_phrase(article.text, number.end):
        return Mention("figure.told", number.start, number.end, None)
    if words.APART.search(
        article.text, max(start, number.start - 3), number.start
    ) and words.BY_ACCOUNT.match(article.text, number.end):
        return Mention("figure.told", number.start, number.end, None)  # "; sixteen, according to"
    found = article.mentions.within("figure", max(start, number.start - FIGURE_REACH), number.start)
    for item in found[::-1]:
        between = article.text[item.end : number.start]
        if words.CLAUSE_MARK.search(between.removeprefix(" ").removeprefix(":")) or len(between.split()) > 3:
            return None
        if _ends_phrase(article.text, number.end):
            return item
    return None


def is_toll(article: Article, figure: Mention) -> bool:
    """Whether the words before a bare number say by themselves that it counts the dead: "death toll: 7"."""
    return words.TOLL_WORD.search(article.text, figure.start, figure.end) is not None


def has_risen(article: Article, number: NumberMention) -> bool:
    """ "Rose from 12 to 15 dead": no range, the second number is the toll."""
    lead = article.text[max(0, number.start - 70) : number.start + 5]
    return number.quantifier == "between" and words.RISEN.search(lead) is not None


def _ends_phrase(text: str, at: int) -> bool:
    """Whether nothing counted follows: a mark, the end, or words of who said so and when."""
    rest = text[at : at + 30].lstrip('" ')
    return not rest or words.PHRASE_END.match(rest) is not None


def singles(article: Article, numbers: list[NumberMention], start: int, end: int) -> list[NumberMention]:
    """One person named without a number: "مقتل جندي", "أحد المهاجمين", "the driver was killed"."""
    out = []
    killed = article.mentions.within("casualty", start, end)
    for match in words.HIMSELF.finditer(article.text, start, end) if killed else ():
        if article.mentions.of_kind("casualty.killed", max(start, match.start() - 50), match.start("who")):
            out.append(NumberMention(*match.span("who"), 1, 1, is_noun=True))
    for person in article.mentions.within("single", start, end):
        at = person.start
        if any(item.start <= person.end + 1 and at <= item.end + 2 for item in numbers + out[-1:]):
            continue
        if _is_arabic(article.text, at):
            one_of = words.ONE_OF.search(article.text, max(0, at - 12), at)
            if one_of:
                out.append(NumberMention(one_of.start(), person.end, 1, 1, is_noun=True))
            elif _follows_verb(article, at):
                out.append(NumberMention(at, person.end, 1, 1, is_noun=True))
        elif words.DETERMINED.search(article.text, max(0, at - 8), at):
            out.append(NumberMention(at, person.end, 1, 1, is_noun=True))
    return out


def is_named_alone(article: Article, number: NumberMention) -> bool:
    """ "The driver was killed": perhaps one of those counted elsewhere, so it yields to any figure."""
    return number.is_noun and number.low == 1 and not _is_arabic(article.text, number.start)


def is_self(article: Article, number: NumberMention) -> bool:
    """ "Killing four soldiers and himself"."""
    return number.is_noun and words.SELF.fullmatch(article.text, number.start, number.end) is not None


def _is_arabic(text: str, at: int) -> bool:
    return "\u0600" <= text[at] <= "\u06ff"


def _follows_verb(article: Article, at: int) -> bool:
    """Whether an Arabic noun without article stands right after a verb of casualty or its object."""
    text = article.text
    if words.MET_WITH.search(text, max(0, at - 8), at):
        return True
    verbs = article.mentions.within("casualty", max(0, at - 30), at)
    ends = [verbs[-1].end] if verbs else []
    nouns = article.mentions.within("victim", max(0, at - 30), at)
    if verbs and nouns and nouns[-1].start > verbs[-1].end:
        # "مقتل ضابط وجندي" and "مقتل خمسة جنود ومدني"
        return text[nouns[-1].end : at].strip(" ") == "و"
    return any(words.SINGLE_CUE.fullmatch(text, end, at) for end in ends)
