"""One count from the figures of several sentences: what adds up, what is told twice, what contradicts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from incidents.extraction.claim import ATTACKER, CIVILIANS, FORCES, UNSPECIFIED, Claim
from incidents.extraction.types import Count

_VAGUE = ("several", "dozens")


@dataclass(slots=True)
class _Sum:
    """Figures by class of people while the text is read; more holds those that come on top."""

    classes: dict[str, Count] = field(default_factory=dict)
    more: dict[str, Count] = field(default_factory=dict)
    used: list[Claim] = field(default_factory=list)
    last: str = UNSPECIFIED


def total(claims: list[list[Claim]], kinds: tuple[str, ...]) -> tuple[Count | None, list[Claim]]:
    """One count from the claims of several sentences, with the claims it rests on.

    1. Former tolls and totals of several attacks yield to any other figure. 2. Within a sentence classes
    add up unless a total contains them. 3. Across sentences the figures for one class are rivals and give
    a range, a corrected toll replaces what came before, new classes and "others" add.
    """
    # 1
    told = _upheld([[claim for claim in sentence if claim.kind in kinds] for sentence in claims])
    result = _Sum()
    for sentence in _statements(told):
        if any(claim.corrects for claim in sentence):
            result = _Sum()
        _read(sentence, result)
    return _sum(result), result.used


def _upheld(sentences: list[list[Claim]]) -> list[list[Claim]]:
    """Without former tolls, totals of several attacks and earlier dead, where anything else is told."""
    for is_kept in (_is_own, _is_of_one):
        if any(is_kept(claim) and claim.count.low for sentence in sentences for claim in sentence):
            kept = [
                [claim for claim in sentence if is_kept(claim) or (claim.is_echo and not claim.is_weak)]
                for sentence in sentences
            ]
            return [sentence for sentence in kept if sentence]
    # Nobody was killed, or an echo of nothing.
    return [found for sentence in sentences if (found := [claim for claim in sentence if _is_of_one(claim)])]


def _is_own(claim: Claim) -> bool:
    return not (claim.is_weak or claim.is_named or claim.is_recalled or claim.is_shared or claim.is_echo)


def _is_of_one(claim: Claim) -> bool:
    return not (claim.is_shared or claim.is_echo)


def _statements(sentences: list[list[Claim]]) -> Iterator[list[Claim]]:
    """Sentences, cut where one account ends and another begins: "five died, while the group says twelve"."""
    for sentence in sentences:
        statement: list[Claim] = []
        for claim in sentence:
            if claim.is_apart and statement:
                yield statement
                statement = []
            statement.append(claim)
        yield statement


def _read(sentence: list[Claim], result: _Sum) -> None:
    # 2
    counted = _without_sums([claim for claim in sentence if not claim.is_echo])
    # Parts alone are the toll only where no sentence before has told the whole.
    whole = [claim for claim in counted if not claim.is_part] or ([] if result.classes else counted)
    for name, count in _classes([claim for claim in whole if not claim.is_more]).items():
        # 3
        result.classes[name] = rival(result.classes[name], count) if name in result.classes else count
        result.last = name
    for claim in whole:
        if claim.is_more:
            _add_more(result, claim)
    for claim in sentence:
        if claim.is_echo and result.classes:
            result.classes[result.last] = rival(result.classes[result.last], claim.count)
        if not claim.is_echo or result.classes:
            result.used.append(claim)


def _without_sums(claims: list[Claim]) -> list[Claim]:
    """ "Seven of our men, four soldiers and three gendarmes": a total right before its parts is no eighth."""
    for first in range(len(claims) - 2):
        last = first + 1
        while last < len(claims) and claims[last].is_joined:
            last += 1
        parts = claims[first + 1 : last]
        if len(parts) > 1 and claims[first].count.low == sum(part.count.low for part in parts):
            return claims[:first] + claims[first + 1 :]
    return claims


def _add_more(result: _Sum, claim: Claim) -> None:
    name = _class_of(claim)
    if not result.classes:
        result.classes[name], result.last = claim.count, name
    else:
        result.more[name] = rival(result.more[name], claim.count) if name in result.more else claim.count


def _class_of(claim: Claim) -> str:
    return claim.of_whom if claim.of_whom in (ATTACKER, FORCES, UNSPECIFIED) else CIVILIANS


def _classes(claims: list[Claim]) -> dict[str, Count]:
    """The figures of one sentence by class; what shares a verb adds up, others for a class are rivals."""
    out: dict[str, Count] = {}
    name = UNSPECIFIED
    for claim in claims:
        # "Three Chinese and two Mauritanians": of one list, whoever the second are.
        name = name if claim.is_joined and claim.of_whom == UNSPECIFIED and name in out else _class_of(claim)
        if name not in out:
            out[name] = claim.count
        elif claim.is_joined:
            out[name] = add(out[name], claim.count)
        else:
            out[name] = rival(out[name], claim.count)
    people = out.get(UNSPECIFIED)
    parts = [out[name] for name in (FORCES, CIVILIANS, ATTACKER) if name in out]
    if people and parts and people.low >= sum(part.low for part in parts):
        return _broken_down(out, people)
    return out


def _broken_down(out: dict[str, Count], people: Count) -> dict[str, Count]:
    """ "Seven dead, four soldiers and three civilians": the parts that make up a total, else the total."""
    parts = {name: count for name, count in out.items() if name != UNSPECIFIED}
    if sum(count.low for count in parts.values()) == people.low and people.high is not None:
        return parts
    return {UNSPECIFIED: people}


def _sum(figures: _Sum) -> Count | None:
    by_class = dict(figures.classes)
    people = by_class.get(UNSPECIFIED)
    if people and any(
        people.low == by_class[name].low for name in (FORCES, CIVILIANS, ATTACKER) if name in by_class
    ):
        # "Three fugitives shot" and elsewhere "the three were killed": the same, named and unnamed.
        people = None
    attackers = by_class.get(ATTACKER)
    victims = _added([by_class[name] for name in (FORCES, CIVILIANS) if name in by_class])
    everybody = _added([count for count in (victims, attackers) if count])
    if people is None:
        result = everybody
    elif everybody and everybody.low == people.low and attackers:
        result = rival(people, everybody)  # "68 dead, 28 soldiers and 40 assailants" in another sentence
    else:
        # "12 dead" and elsewhere "12 soldiers killed": the same dead, told twice.
        result = _added([rival(people, victims) if victims else people, *([attackers] if attackers else [])])
    return _added([count for count in (result, *figures.more.values()) if count])


def _added(counts: list[Count]) -> Count | None:
    result = counts[0] if counts else None
    for count in counts[1:]:
        result = add(result, count) if result else count
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


def rival(a: Count, b: Count) -> Count:
    """From the lowest to the highest of two figures for the same people; a vague one yields to a number."""
    if a == b or (a.low, a.high) == (b.low, b.high):
        return a
    for vague, figure in ((a, b), (b, a)):
        # "Several" and "dozens" are no rival of a figure.
        if vague.quantifier in _VAGUE and figure.quantifier not in _VAGUE and figure.low >= vague.low:
            return figure
    for bound, figure in ((a, b), (b, a)):
        if bound.quantifier == "at_most" and figure.quantifier != "at_most" and bound.high:
            # "It could be as high as 30" beside 18 is 18 to 30.
            high = None if figure.high is None else max(figure.high, bound.high)
            return replace(figure, high=high, quantifier="between" if high else figure.quantifier)
    if a.high is None or b.high is None:
        return _open_rival(a, b)
    return Count(min(a.low, b.low), max(a.high, b.high), "between")


def _open_rival(a: Count, b: Count) -> Count:
    """ "At least 17" and "19" are 17 to 19; two open ends stay open."""
    exact = a if a.high is not None else b
    open_ended = b if a.high is not None else a
    if exact.high is None or exact.low < open_ended.low:
        return Count(min(a.low, b.low), None, "at_least")
    if exact.low == open_ended.low:
        return open_ended
    return Count(open_ended.low, exact.high, "between")
