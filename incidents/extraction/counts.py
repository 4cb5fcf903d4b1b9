"""How many were killed, injured, missing or abducted, of whom, and by whose account."""

from __future__ import annotations

from dataclasses import dataclass, replace

from incidents.extraction import casualty_verbs, figures
from incidents.extraction import figure_words as words
from incidents.extraction.article import Article
from incidents.extraction.claim import ATTACKER, UNSPECIFIED, Claim
from incidents.extraction.mentions import Mention
from incidents.extraction.types import Count
from incidents.text.numbers import NumberMention

MOST_POSITIONS = 200
# Without one of these a sentence says of nobody that he was hurt or taken, whatever its numbers.
_WORDS_OF_CLAIMS = ("casualty", "loss", "figure", "none", "count")
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


@dataclass(frozen=True, slots=True)
class _Found:
    """A number, the people it counts and the verb that says what befell them."""

    number: NumberMention
    noun: Mention | None
    cue: Mention | None

    @property
    def end(self) -> int:
        return max(self.number.end, self.noun.end if self.noun else 0)


def find_claims(article: Article, start: int, end: int) -> list[Claim]:
    """Every figure about people in a folded span, in order; linear in the length of the span."""
    if not any(article.mentions.within(group, start, end) for group in _WORDS_OF_CLAIMS):
        return []
    found = _shared_verbs(article, _counted(article, start, end))
    claims: list[Claim] = []
    before: _Found | None = None
    for item in found:
        if item.cue is None:
            echo = figures.told(article, item.number, item.noun, start, after_claim=bool(claims))
            if echo is not None:
                claims.append(_echo(article, item.number, echo, claims, start))
            continue
        if figures.is_cumulative(article, item.number) or figures.is_struck(article, item.cue, item.number):
            continue
        claims.append(_claim(article, item, before, claims, start))
        if figures.found_dead(article, claims[-1].kind, claims[-1].end, end):
            claims.append(replace(claims[-1], kind="killed"))
        before = item
    return _with_company(claims) + _none(article, start, end)


def _with_company(claims: list[Claim]) -> list[Claim]:
    """ "The imam and four worshippers": who is named beside people counted is one of them."""
    out = list(claims)
    for at, claim in enumerate(claims):
        beside = claim if claim.is_joined and at else claims[at + 1] if at + 1 < len(claims) else None
        if claim.is_named and beside is not None and beside.is_joined:
            out[at] = replace(claim, is_named=False)
    return out


def _counted(article: Article, start: int, end: int) -> list[_Found]:
    numbers = _numbers(article, start, end)
    found = []
    for position, number in enumerate(numbers):
        limit = next((item.start for item in numbers[position + 1 :] if not _is_one(item)), end)
        noun = _noun(article, number, min(limit, end))
        if number.is_article and (noun is None or article.folded.quote(number.start, number.end) == "à"):
            continue
        cue = None
        if noun is not None or casualty_verbs.is_beside_verb(article, number, end):
            cue = casualty_verbs.verb_of(article, number, noun, start, min(limit, end))
        found.append(_Found(number, noun, cue))
    return found


def _is_one(number: NumberMention) -> bool:
    """Whether it is somebody or an article, which may stand inside the phrase of another number."""
    return number.is_article or (number.is_noun and number.low == 1)


def _shared_verbs(article: Article, found: list[_Found]) -> list[_Found]:
    """ "12 soldiers and 5 civilians were killed": the verb of the second is the first's as well, and that of
    "killed 10 in the mosque and 12 in the market" the second's."""
    out: list[_Found] = []
    following: _Found | None = None
    for item in reversed(found):
        is_counted = item.noun is not None or not item.number.is_article
        if item.cue is None and is_counted and following is not None and following.cue is not None:
            between = article.text[item.end : following.number.start]
            comes_after = following.cue.start > following.end
            joined = words.JOINED if item.noun is not None else words.AND
            if (joined.match(between) and (item.noun or comes_after)) or (
                comes_after and words.AMONG.fullmatch(between)
            ):
                item = replace(item, cue=following.cue)
        out.append(item)
        following = item
    out.reverse()
    for at in range(1, len(out)):
        if _is_elliptic(article, out[at - 1], out[at]):
            out[at] = replace(out[at], cue=out[at - 1].cue)
    return out


def _is_elliptic(article: Article, before: _Found, item: _Found) -> bool:
    """ "10 in the mosque and 12 in the market": of the same people and verb, neither said twice."""
    is_bare = item.cue is None and item.noun is None and before.cue is not None
    return bool(
        is_bare
        and words.ELLIPSIS.match(article.text, item.number.end)
        and words.JOINED.match(article.text[before.end : item.number.start])
    )


def _numbers(article: Article, start: int, end: int) -> list[NumberMention]:
    out: list[NumberMention] = []
    for number in article.numbers.within(start, end):
        if (
            article.dates.touching(number.start, number.end)
            or words.NOT_PEOPLE.match(article.text, number.end)
            or _repeats_dual(article, number)
            or _counts_events(article, number)
            or (out and words.POOL.fullmatch(article.text, out[-1].end, number.start))
        ):
            continue
        out.append(number)
    singles = figures.singles(article, out, start, end)
    return sorted(out + singles, key=lambda item: item.start) if singles else out


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
        if figures.is_self(article, number):
            return Mention("victim.attackers", number.start, number.end, None)
        return next(iter(article.mentions.within("victim", number.start, number.end)), None) or Mention(
            "victim.unspecified", number.start, number.end, None
        )
    counted = _counted_before(article, number)
    if counted is not None:
        return counted
    pronoun = words.PRONOUN.match(article.text, number.end)
    if pronoun and pronoun.end() <= limit:
        return Mention("victim.unspecified", pronoun.start() + 1, pronoun.end(), None)
    reach = min(limit, number.end + casualty_verbs.NOUN_REACH)
    nouns = article.mentions.within("victim", number.end, reach)
    clear = [noun for noun in nouns if _is_beside(article.text[number.end : noun.start], number.is_article)]
    if not clear:
        return None
    specific = [
        noun
        for noun in clear
        if noun.kind != "victim.unspecified"
        and noun.start - clear[0].end <= 14
        and not words.BY.search(article.text, clear[0].end, noun.start)
    ]
    return specific[0] if specific and clear[0].kind == "victim.unspecified" else clear[0]


def _counted_before(article: Article, number: NumberMention) -> Mention | None:
    """The noun of "مدنيين اثنين" and "جندي واحد": in Arabic one and two follow what they count."""
    if number.high not in (1, 2) or not "\u0600" <= article.text[number.start] <= "\u06ff":
        return None
    found = article.mentions.within("victim", max(0, number.start - casualty_verbs.NOUN_REACH), number.start)
    return found[-1] if found and found[-1].end + 1 == number.start else None


def _is_beside(between: str, strict: bool) -> bool:
    size = len(words.OF_THE.sub("", between).split())
    return not any(mark in between for mark in ",;.:!?()\n") and size <= (1 if strict else 4)


def _claim(article: Article, item: _Found, before: _Found | None, claims: list[Claim], start: int) -> Claim:
    number, noun, cue = item.number, item.noun, item.cue
    assert cue is not None
    begin = min(number.start, cue.start, noun.start if noun else number.start)
    end = max(item.end, cue.end)
    country = article.mentions.within("country", end, end + 14)
    if country and not article.text[end : country[0].start].strip():
        end = country[0].end  # "30 soldats maliens" is one noun phrase
    kind = cue.kind.split(".")[1]
    is_joined = before is not None and _is_joined(article, before, item)
    of_whom = noun.kind.split(".")[1] if noun else UNSPECIFIED
    if of_whom == UNSPECIFIED:
        of_whom = figures.side(article, number, item.end, cue, start) or of_whom
    if kind == "neutralised" and of_whom == UNSPECIFIED:
        of_whom = ATTACKER
    part = figures.is_part(article, number, noun, start) or (is_joined and claims[-1].is_part)
    return Claim(
        kind,
        of_whom,
        _number(article, number),
        begin,
        end,
        number.start,
        is_part=part,
        corrects=_corrects(article, number, start),
        is_weak=figures.is_former(article, number, start),
        is_named=figures.is_named_alone(article, number),
        is_recalled=figures.is_recalled(article, begin, end),
        is_single=number.is_noun and number.low == 1,
        is_more=figures.is_more(article, number, noun, end) or (is_joined and claims[-1].is_more),
        is_joined=is_joined,
        is_loose=cue.value == casualty_verbs.LOOSE,
        is_apart=before is not None
        and words.NEW_STATEMENT.search(article.text, before.end, number.start) is not None,
        is_shared=figures.is_shared(article, begin, end),
    )


def _number(article: Article, number: NumberMention) -> Count:
    if figures.has_risen(article, number) and number.high is not None:
        return Count(number.high, number.high)
    return Count(number.low, number.high, number.quantifier)


def _is_joined(article: Article, before: _Found, item: _Found) -> bool:
    """Whether two figures add up: of one verb in a list, or "three badly wounded and seven slightly"."""
    between = article.text[before.end : item.number.start]
    if item.cue is before.cue:
        return words.JOINED.match(between) is not None
    is_alike = item.cue and before.cue and item.cue.kind == before.cue.kind
    return bool(is_alike and words.AND.fullmatch(words.LIGHTLY.sub("", between)))


def _corrects(article: Article, number: NumberMention, start: int) -> bool:
    return bool(article.mentions.of_kind("count.correction", start, number.end))


def _echo(article: Article, number: NumberMention, figure: Mention, claims: list[Claim], start: int) -> Claim:
    return Claim(
        claims[-1].kind if claims else "killed",
        UNSPECIFIED,
        Count(number.low, number.high, number.quantifier),
        min(figure.start, number.start),
        max(figure.end, number.end),
        number.start,
        corrects=_corrects(article, number, start),
        is_weak=figures.is_former(article, number, start),
        is_loose=True,
        is_echo=bool(claims) or not figures.is_toll(article, figure),
    )


def _none(article: Article, start: int, end: int) -> list[Claim]:
    """ "Without casualties": nought, where no other figure is given; "none reported" is unknown."""
    return [
        Claim(kind, UNSPECIFIED, Count(0, 0), item.start, item.end, item.start, is_weak=True)
        for item in article.mentions.within("none", start, end)
        if not figures.is_only_unreported(article, item)
        for kind in (("killed", "injured") if item.kind == "none.hurt" else (item.kind.split(".")[1],))
    ]


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
