"""How many were killed, injured, missing or abducted, of whom, and by whose account."""

from __future__ import annotations

import re
from dataclasses import dataclass

from incidents.extraction.article import Article
from incidents.extraction.cues import cue_before
from incidents.extraction.mentions import Mention
from incidents.extraction.types import Count
from incidents.text.numbers import NumberMention

NOUN_REACH = 45  # characters between a number and the people it counts
MOST_POSITIONS = 200
# What stands still: six trucks are one attack, six schools are six.
SITES = frozenset(
    (
        "military",
        "police",
        "administration",
        "village",
        "market",
        "worship",
        "school",
        "health",
        "displaced_site",
    )
)
CUE_REACH = 70  # and between either and the verb
# Only such words may stand between the people counted and the verb after them.
_AUXILIARIES = re.compile(
    r"(?:[\s,\"']|(?:ont|a|ete|est|sont|etait|avaient|avait|were|was|are|is|have|has|been|being|reported|reportedly|also|au|moins|dont|dans|"
    r"et|and|y|perdu|at|least|de|l'armee|army|malien\w*|burkinabe\w*|nigerien\w*|d'autres|autres|others|le|la|"
    r"grievement|seriously|critically|plus|confirmed|feared|left|laisses|retrouve\w*|found|قد|تم|of|the|from|to)(?!\w))*$"
)
# "Five nationals working on a site were kidnapped": the verb stands far from those it counts.
_PASSIVE = re.compile(r"\s[^,.;:()\n]*\s(?:were|was|been|ete)\s(?:[a-z]+ly\s)?")
_JOINS_VERB = re.compile(r"(?:^|\s)(?:et|and|و)\s?$")
_CONJUNCTION = re.compile(r",?\s(?:et|and|و)(?!\w)|,?\sو")
_AMONG = re.compile(r",?\s(?:dont|parmi (?:eux|lesquels)|including|among them|بينهم|من بينهم)\s")
_JOINED = re.compile(r"\s*(?:,|et|and|و|ainsi que|as well as|plus)?\s*$|.{0,40}(?:\bet|\band|,|\sو)\s*$")
_NOT_PEOPLE = re.compile(
    r"\s?(?:km|kilomet|heures?\b|hours?\b|ans\b|years?\b|jours?\b|days?\b|mois\b|months?\b|h\b|vehicules?|motos?|tetes|boeufs|"
    r"سنه|عام|يوم|كلم|ساعه|سيار|dollars|euros|francs|fcfa|%|ص\b|minutes|degres|armes|rifles|weapons|motorbikes|motorcycles|دراج|عرب(?:ات|ه)|قطع|houses|maisons|camions|"
    r"trucks|villages|positions|cases|معسكر|مواقع)"
)
ATTACKER, FORCES, CIVILIANS, UNSPECIFIED = "attackers", "security_forces", "civilians", "unspecified"


CUMULATIVE_REACH = 120
# Folded words of a span too long for one event: years, or months counted from a year's beginning.
_LONG_SPAN = re.compile(
    r"depuis (?:(?:le debut|janvier|l'an|l'annee)\b|\d{4}|(?:pres de |plus de )?[\w-]+ (?:ans|annees|mois)\b)"
    r"|en (?:\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt) ans\b"
    r"|since (?:\d{4}|the (?:start|beginning) of|january)"
    r"|(?:in|over|during) the (?:past|last) [\w-]+ (?:years|months)|(?:in|over) [\w-]+ years\b"
    r"|منذ (?:عام |سنه |مطلع |بدايه )?(?:\d{4}|العام|السنه|اكثر من|[^\W\d]+ (?:سنوات|اعوام|عاما|سنه|اشهر))"
    r"|خلال (?:[^\W\d]+ |ال)(?:سنوات|اعوام)"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure in folded offsets, noun and verb included; is_part marks "among them 28 soldiers"."""

    kind: str
    of_whom: str
    count: Count
    start: int
    end: int
    is_part: bool = False
    corrects: bool = False


def find_claims(article: Article, start: int, end: int) -> list[Claim]:
    """Every figure about people in a folded span, in order."""
    numbers = _numbers(article, start, end)
    found: list[tuple[NumberMention, Mention | None, Mention | None]] = []
    for position, number in enumerate(numbers):
        limit = next((item.start for item in numbers[position + 1 :] if not item.is_article), end)
        noun = _noun(article, number, min(limit, end))
        if noun is None and (number.is_article or not _cue_follows(article, number, end)):
            continue
        found.append((number, noun, _cue(article, number, noun, start, min(limit, end))))
    claims = []
    for position, (number, noun, cue) in enumerate(found):
        following = found[position + 1] if position + 1 < len(found) else None
        if (
            cue is None
            and following
            and following[2]
            and _JOINED.match(article.text[(noun or number).end : following[0].start])
        ):
            cue = following[2]  # "12 soldiers and 5 civilians were killed"
        if cue is None and following and following[2] and following[2].start > following[0].end:
            # "Six people, among them a priest, were killed."
            between = article.text[(noun or number).end : following[0].start]
            cue = following[2] if _AMONG.fullmatch(between) else None
        if cue is not None and not _is_former(article, number, start) and not _is_cumulative(article, number):
            claims.append(_claim(article, number, noun, cue, start))
    return claims


def _is_former(article: Article, number: NumberMention, start: int) -> bool:
    """ "A previous toll spoke of five": the text itself no longer upholds such a figure."""
    lead = article.mentions.of_kind("count.former", max(start, number.start - CUE_REACH), number.start)
    return any(not re.search(r"[.;:\n]", article.text[item.end : number.start]) for item in lead)


def _is_cumulative(article: Article, number: NumberMention) -> bool:
    """ "17,000 dead in eight years", "since 2015, …": a conflict's total is no event's toll.

    The words of the long span must open the sentence or share the number's clause, so that "ten killed
    on Monday in Djibo, besieged since 2022" keeps its ten.
    """
    text = article.text
    first = max(text.rfind(mark, 0, number.start) for mark in ".;:!?\n") + 1
    last = min((at for mark in ".;:!?\n," if (at := text.find(mark, number.end)) >= 0), default=len(text))
    lead = text[max(first, number.start - CUMULATIVE_REACH) : number.start]
    if _LONG_SPAN.match(text[first : first + CUMULATIVE_REACH].lstrip(' "')):
        return True
    tail = text[number.end : min(last, number.end + CUMULATIVE_REACH)]
    return bool(_LONG_SPAN.search(lead.rpartition(",")[2]) or _LONG_SPAN.search(tail))


def _numbers(article: Article, start: int, end: int) -> list[NumberMention]:
    return [
        number
        for number in article.numbers.within(start, end)
        if not article.dates.touching(number.start, number.end)
        and not _NOT_PEOPLE.match(article.text, number.end)
        and not _repeats_dual(article, number)
        and not _counts_events(article, number)
    ]


def _counts_events(article: Article, number: NumberMention) -> bool:
    """ "Killed in two attacks": a number right before a word of attack counts attacks."""
    following = article.mentions.within("trigger", number.end, number.end + 30)
    kinds = ("attack", "clash", "ambush", "ied", "suicide", "airstrike", "explosion", "event")
    return bool(following) and (
        following[0].start <= number.end + 1 and following[0].kind.split(".")[1] in kinds
    )


def _repeats_dual(article: Article, number: NumberMention) -> bool:
    """Whether a number only stresses the dual before it: "جنديين اثنين"."""
    before = article.numbers.touching(number.start - 2, number.start - 1)
    return number.low == 2 and any(item.is_noun for item in before)


def _noun(article: Article, number: NumberMention, limit: int) -> Mention | None:
    if number.is_noun:
        return next(iter(article.mentions.within("victim", number.start, number.end)), None) or Mention(
            "victim.unspecified", number.start, number.end, None
        )
    counted = _counted_before(article, number)
    if counted is not None:
        return counted
    reach = min(limit, number.end + NOUN_REACH)
    nouns = article.mentions.within("victim", number.end, reach)
    clear = [noun for noun in nouns if _is_beside(article.text[number.end : noun.start], number.is_article)]
    if not clear:
        return None
    specific = [
        noun for noun in clear if noun.kind != "victim.unspecified" and noun.start - clear[0].end <= 14
    ]
    return specific[0] if specific and clear[0].kind == "victim.unspecified" else clear[0]


def _counted_before(article: Article, number: NumberMention) -> Mention | None:
    """The noun of "مدنيين اثنين" and "جندي واحد": in Arabic one and two follow what they count."""
    if number.high not in (1, 2) or not "\u0600" <= article.text[number.start] <= "\u06ff":
        return None
    found = article.mentions.within("victim", max(0, number.start - NOUN_REACH), number.start)
    return found[-1] if found and found[-1].end + 1 == number.start else None


def _is_beside(between: str, strict: bool) -> bool:
    words = between.split()
    return not any(mark in between for mark in ",;.:!?()\n") and len(words) <= (1 if strict else 4)


def _cue_follows(article: Article, number: NumberMention, end: int) -> bool:
    """ "Killed 12" and "12 dead": a figure without a noun beside its verb."""
    if _risen_to(article, number):
        return True
    near = article.mentions.within("casualty", max(0, number.start - 25), min(end, number.end + 18))
    return any(
        not re.search(r"[,.;:\n]", article.text[min(cue.end, number.end) : max(cue.start, number.start)])
        for cue in near
    )


def _cue(
    article: Article, number: NumberMention, noun: Mention | None, start: int, limit: int
) -> Mention | None:
    last = noun.end if noun else number.end
    own = article.mentions.within("casualty", number.start, last)
    if own:
        return own[0]
    before = article.mentions.within("casualty", max(start, number.start - CUE_REACH), number.start)
    is_object = bool(before) and not article.text[before[-1].end : number.start].strip()
    after = article.mentions.within("casualty", last, min(limit, last + CUE_REACH))
    for cue in after[:1]:
        between = article.text[last : cue.start]
        if _JOINS_VERB.search(between) or (is_object and _CONJUNCTION.match(between)):
            continue  # "killed four soldiers and wounded six": the second verb has its own object
        if _AUXILIARIES.match(between) or _PASSIVE.fullmatch(between):
            return cue
    for kind in ("trigger.sexual", "trigger.arrest"):
        other = article.mentions.of_kind(kind, last, min(limit, last + 20))
        if other and not re.search(r"[,.;:\n]", article.text[last : other[0].start]):
            return None  # "three women raped", "eleven arrested" are none of the dead before them
    risen = _risen_to(article, number)
    if noun is None and risen:
        return Mention("casualty.killed", risen.start, risen.end, None)
    return before[-1] if before and not _counts_doers(article, before[-1], number, noun) else None


def _counts_doers(article: Article, cue: Mention, number: NumberMention, noun: Mention | None) -> bool:
    """ "Killed by more than 100 insurgents", "wounded in an assault of hundreds of gunmen": not victims."""
    if noun is None or noun.kind != "victim.attackers":
        return False
    kinds = {item.kind for item in article.mentions.within("trigger", cue.end, number.start)}
    attacked = kinds & {"trigger.attack", "trigger.ambush", "trigger.suicide", "trigger.ied"}
    return bool(attacked or cue_before(article.text, number.start, "role.by"))


def _risen_to(article: Article, number: NumberMention) -> Mention | None:
    """ "The toll has risen to 160": the words of a corrected toll right before its figure."""
    found = article.mentions.of_kind("count.correction", max(0, number.start - 40), number.start)
    between = re.compile(r"\s(?:a|to|at|de|الي)?\s?")
    near = [item for item in found if between.fullmatch(article.text, item.end, number.start)]
    return near[-1] if near else None


def _claim(article: Article, number: NumberMention, noun: Mention | None, cue: Mention, start: int) -> Claim:
    begin = min(number.start, cue.start, noun.start if noun else number.start)
    end = max(number.end, cue.end, noun.end if noun else 0)
    country = article.mentions.within("country", end, end + 14)
    if country and not article.text[end : country[0].start].strip():
        end = country[0].end  # "30 soldats maliens" is one noun phrase
    lead = article.mentions.within("count", max(start, number.start - 40), number.start)
    is_part = any(
        item.kind == "count.among" and "," not in article.text[item.end : number.start] for item in lead
    )
    corrects = any(
        item.kind == "count.correction" for item in article.mentions.within("count", start, number.end)
    )
    kind = cue.kind.split(".")[1]
    of_whom = noun.kind.split(".")[1] if noun else UNSPECIFIED
    if kind == "neutralised" and of_whom == UNSPECIFIED:
        of_whom = ATTACKER
    return Claim(
        kind, of_whom, Count(number.low, number.high, number.quantifier), begin, end, is_part, corrects
    )


def total(claims: list[list[Claim]], kinds: tuple[str, ...]) -> tuple[Count | None, list[Claim]]:
    """One count from the claims of several sentences, with the claims it rests on.

    Within a sentence classes add up unless a total contains them; across sentences the figures for one
    class are rivals and give a range, a corrected toll replaces what came before, new classes add.
    """
    by_class: dict[str, Count] = {}
    used: list[Claim] = []
    for sentence in claims:
        relevant = [claim for claim in sentence if claim.kind in kinds]
        if not relevant:
            continue
        if any(claim.corrects for claim in relevant):
            by_class, used = {}, []
        used += relevant
        for name, count in _sentence_classes(relevant).items():
            by_class[name] = _rival(by_class[name], count) if name in by_class else count
    return _sum(by_class), used


def _sentence_classes(claims: list[Claim]) -> dict[str, Count]:
    whole = [claim for claim in claims if not claim.is_part] or claims
    out: dict[str, Count] = {}
    for claim in whole:
        name = claim.of_whom if claim.of_whom in (ATTACKER, FORCES, UNSPECIFIED) else CIVILIANS
        out[name] = add(out[name], claim.count) if name in out and name == CIVILIANS else claim.count
    people = out.get(UNSPECIFIED)
    parts = [out[name] for name in (FORCES, CIVILIANS) if name in out]
    if people and parts and people.low >= sum(part.low for part in parts):
        return {name: count for name, count in out.items() if name not in (FORCES, CIVILIANS)}
    return out


def _sum(by_class: dict[str, Count]) -> Count | None:
    people = by_class.get(UNSPECIFIED)
    parts = [by_class[name] for name in (FORCES, CIVILIANS) if name in by_class]
    if people and parts:
        # "12 dead" and elsewhere "12 soldiers killed": the same dead, told twice.
        joined = parts[0] if len(parts) == 1 else add(parts[0], parts[1])
        parts = [_rival(people, joined)]
    elif people:
        parts = [people]
    if ATTACKER in by_class:
        parts.append(by_class[ATTACKER])
    if not parts:
        return None
    result = parts[0]
    for part in parts[1:]:
        result = add(result, part)
    return result


def add(a: Count, b: Count) -> Count:
    """The sum; an open end stays open, differing hedges become at_least or about."""
    high = None if a.high is None or b.high is None else a.high + b.high
    if a.quantifier == b.quantifier:
        quantifier = a.quantifier
    else:
        hedges = [count.quantifier for count in (a, b) if count.quantifier != "exact"]
        quantifier = hedges[0] if len(hedges) == 1 else ("at_least" if high is None else "about")
    return Count(a.low + b.low, high, quantifier)


def _rival(a: Count, b: Count) -> Count:
    if a == b or (a.low, a.high) == (b.low, b.high):
        return a
    # "Several" and "dozens" are no rival of a figure.
    for vague, figure in ((a, b), (b, a)):
        if (
            vague.quantifier in ("several", "dozens")
            and figure.quantifier not in ("several", "dozens")
            and figure.low >= vague.low
        ):
            return figure
    if a.high is None or b.high is None:
        exact = a if a.high is not None else b
        open_ended = b if a.high is not None else a
        if exact.high is not None and exact.low >= open_ended.low:
            return Count(open_ended.low, exact.high, "between") if exact.low > open_ended.low else open_ended
        return Count(min(a.low, b.low), None, "at_least")
    return Count(min(a.low, b.low), max(a.high, b.high), "between")


def positions(article: Article, start: int, end: int) -> tuple[int, int, int] | None:
    """(how many, start, end) of "seven military positions": the size of a coordinated attack."""
    for number in article.numbers.within(start, end):
        if number.high != number.low or not 2 <= number.low <= MOST_POSITIONS:
            continue
        nouns = article.mentions.within("position", number.end, min(end, number.end + 24))
        targets = article.mentions.within("target", number.end, min(end, number.end + 40))
        nouns += [item for item in targets if item.kind.split(".")[1] in SITES]
        beside = [noun.end for noun in nouns if not article.text[number.end : noun.start].strip(" de'of")]
        if beside:
            return number.low, number.start, max(beside)
    return None
