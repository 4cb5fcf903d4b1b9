"""Numbers in Arabic, French and English news: digits, words, dozens, duals, hedges and ranges."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from incidents.text.folding import fold_key
from incidents.text.numerals import (
    ARABIC_DUALS,
    ARABIC_THOUSANDS,
    ARABIC_UNITS,
    ARTICLES,
    COLLECTIVES,
    HALF_DOZENS,
    LATIN_SCALES,
    LATIN_UNITS,
    VAGUE,
)

_LARGEST = 100_000_000  # what no count of people reaches; longer digit runs are telephone numbers


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_ARABIC_WORDS = ARABIC_UNITS.keys() | ARABIC_THOUSANDS
_LATIN_WORD = _any_of(LATIN_UNITS.keys() | LATIN_SCALES.keys() | {"a", "an"})
_ARABIC_WORD = _any_of(_ARABIC_WORDS)
_DIGITS = re.compile(
    r"(?<![\d.,])(?<![^\W\dوفبلك])\d{1,3}(?:[ ,.]\d{3})+(?![\d%]|[.,]\d)"
    r"|(?<!\d[.,])(?<![^\Wوفبلك])\d+(?!\d|[.,]\d|\s?%|[a-z_])"
)
_LATIN = re.compile(rf"(?<!\w)(?:{_LATIN_WORD})(?:(?:[ -]|[ -](?:et|and)[ -])(?:{_LATIN_WORD}))*(?!\w)")
_ARABIC = re.compile(rf"(?<!\w)[وفبل]?(?:{_ARABIC_WORD})(?: و?(?:{_ARABIC_WORD}))*(?!\w)")
_COLLECTIVE = re.compile(
    rf"(?<!\w)(?:(?P<times>{_any_of(LATIN_UNITS)}|a) )?(?P<each>{_any_of(COLLECTIVES)})(?!\w)"
)
_HALF_DOZEN = re.compile(rf"(?<!\w)(?:une )?(?:{_any_of(HALF_DOZENS)})(?!\w)")
_VAGUE = re.compile(rf"(?<!\w)[وبلف]?(?P<word>{_any_of(VAGUE)})(?!\w)")
# "Plusieurs dizaines", "several hundred", "بضع عشرات": the second word says how many.
_TENS = "|".join(map(fold_key, ("dizaines", "dozens?", "scores", "عشرات", "tens")))
_HUNDREDS = "|".join(map(fold_key, ("centaines", "hundreds?", "مئات")))
_THOUSANDS = "|".join(map(fold_key, ("milliers", "thousands?", "آلاف")))
_MANY = [word.rstrip("s?") for word in f"{_TENS}|{_HUNDREDS}|{_THOUSANDS}".split("|")]
_SEVERAL = _any_of(map(fold_key, ("several", "plusieurs", "quelques", "a few", "many", "عدة", "بضعة", "بضع")))
_SEVERAL_TENS = re.compile(
    rf"(?<!\w)[وبلف]?(?P<number>(?:{_SEVERAL}) "
    rf"(?:(?P<tens>{_TENS})|(?P<hundreds>{_HUNDREDS})|{_THOUSANDS}))(?!\w)"
)
# "No one was killed", "one another", "at one point": words of nobody and of time, not of one person.
_NOT_ONE = re.compile(r"(?<!\w)(?:no|any|every|some|each|at|not) $")
_DUAL = re.compile(rf"(?<!\w)[وبلف]?(?P<word>{_any_of(ARABIC_DUALS)})(?!\w)")
_WORD = re.compile(r"\w+")
_EXCEEDS = ("تجاوز", "يتجاوز", "فاق", "يفوق", "يناهز")
_COUNTED_PEOPLE = ("القتلى", "الجرحى", "المصابين", "الضحايا", "المختطفين", "المفقودين")
_BEFORE = (
    (
        "at_least",
        (
            "at least",
            "no fewer than",
            "no less than",
            "au moins",
            "pas moins de",
            "pas moins d'",
            "ما لا يقل عن",
            "لا يقل عن",
            "على الأقل",
            "على أقل تقدير",
            "a minimum of",
            "un minimum de",
            "not less than",
            "not fewer than",
            "au minimum",
            "a minima",
            "au bas mot",
        ),
    ),
    (
        "more_than",
        (
            "more than",
            "over",
            "upwards of",
            "plus de",
            "plus d'",
            "أكثر من",
            "ما يزيد عن",
            "ما يزيد على",
            "أزيد من",
            "يفوق",
            "above",
            "well over",
            "exceeding",
            "au-delà de",
            "un peu plus de",
            "a little over",
            "يزيد عن",
            "يزيد على",
            "يفوق عددهم",
            "ما يفوق",
            "ما يربو على",
            "يربو على",
            "نيف و",
            *(f"{verb} عدد {people}" for verb in _EXCEEDS for people in _COUNTED_PEOPLE),
            "dépasse",
            "dépassent",
            "dépasserait",
            "exceeds",
            "exceeded",
        ),
    ),
    ("fewer_than", ("fewer than", "less than", "moins de", "moins d'", "أقل من")),
    (
        "at_most",
        (
            "up to",
            "at most",
            "as many as",
            "as high as",
            "no more than",
            "not more than",
            "jusqu'à",
            "au plus",
            "au maximum",
            "pas plus de",
            "ما يصل إلى",
            "قد يصل إلى",
            "يصل إلى",
            "تصل إلى",
            "على الأكثر",
            "لا يزيد عن",
            "لا يتجاوز",
            *(f"قد يصل عدد {people} إلى" for people in _COUNTED_PEOPLE),
            "pourrait atteindre",
            "pourrait s'élever à",
            "could reach",
            "could rise to",
            "might reach",
        ),
    ),
    (
        "about",
        (
            "about",
            "around",
            "some",
            "nearly",
            "almost",
            "approximately",
            "roughly",
            "close to",
            "environ",
            "près de",
            "près d'",
            "quelque",
            "autour de",
            "à peu près",
            "presque",
            "peu ou prou",
            "an estimated",
            "in the region of",
            "تقريبا",
            "ما يناهز",
            "يناهز",
            "نحو",
            "حوالي",
            "قرابة",
            "زهاء",
            "ما يقارب",
            "ما يقرب من",
            "جوالي",
        ),
    ),
)
_AFTER = (
    ("at_least", ("at least", "au moins", "على الأقل", "على أقل تقدير", "au minimum", "au bas mot")),
    ("more_than", ("or more", "ou plus", "أو أكثر", "أو يزيد")),
    ("about", ("environ", "تقريبا", "or so")),
)


def _hedges(table: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, str]:
    return {fold_key(phrase): name for name, phrases in table for phrase in phrases}


_BEFORE_WORDS, _AFTER_WORDS = _hedges(_BEFORE), _hedges(_AFTER)
_HEDGE_BEFORE = re.compile(
    rf"(?<!\w)[وفبل]?({_any_of(_BEFORE_WORDS)})(?:\s|(?<='))(?:the |les |des |de |d')?$"
)
_HEDGE_AFTER = re.compile(rf"(?:[ ][\w'-]+){{0,2}}?,? ({_any_of(_AFTER_WORDS)})(?!\w)")
_BETWEEN = re.compile(r"(?:^|\W)[وف]?(?:between|entre|de|from|بين|من|ما بين)\s+$")
_RANGE_LINK = re.compile(r"\s*-\s*$|\s+(?:and|et|to|a|ou|or|الي|او)\s+$|\s+و\s?$")


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number in folded text: low and high inclusive (high None = open end), and how it was hedged.

    is_article marks "a" and "un", which count only before a noun; is_noun marks an Arabic dual, where
    the counted noun is the number.
    """

    start: int
    end: int
    low: int
    high: int | None
    quantifier: str = "exact"
    is_article: bool = False
    is_noun: bool = False


def find_numbers(folded: str) -> list[NumberMention]:
    """Every number of the folded text in order, hedges and ranges taken in; linear in its length."""
    found = [
        *_several_tens(folded),
        *_half_dozens(folded),
        *_vague(folded),
        *_collective(folded),
        *_digits(folded),
        *_latin(folded),
        *_arabic(folded),
        *_duals(folded),
    ]
    mentions = _join_ranges(folded, _join_repeated(folded, _without_overlaps(found)))
    return [_hedged(folded, mention) for mention in mentions]


def _without_overlaps(found: list[NumberMention]) -> list[NumberMention]:
    """The longest of those that overlap, in order."""
    out: list[NumberMention] = []
    for mention in sorted(found, key=lambda item: (item.start, -item.end)):
        if not out or mention.start >= out[-1].end:
            out.append(mention)
    return out


def _vague(folded: str) -> Iterator[NumberMention]:
    for match in _VAGUE.finditer(folded):
        if folded[match.start() - 3 : match.start()] == "as " and folded.startswith(" as", match.end()):
            continue  # "as many as 200" is a hedge
        low, quantifier = VAGUE[match["word"]]
        yield NumberMention(*match.span("word"), low, None, quantifier)


def _several_tens(folded: str) -> Iterator[NumberMention]:
    if not any(word in folded for word in _MANY):
        return  # most texts are passed over without a pattern
    for match in _SEVERAL_TENS.finditer(folded):
        if match["tens"]:
            yield NumberMention(*match.span("number"), 20, None, "dozens")
        else:
            yield NumberMention(*match.span("number"), 200 if match["hundreds"] else 2000, None, "at_least")


def _half_dozens(folded: str) -> Iterator[NumberMention]:
    if "half" not in folded and "demi" not in folded:
        return
    for match in _HALF_DOZEN.finditer(folded):
        yield NumberMention(*match.span(), 6, 6, "about")


def _collective(folded: str) -> Iterator[NumberMention]:
    for match in _COLLECTIVE.finditer(folded):
        total = LATIN_UNITS.get(match["times"] or "", 1) * COLLECTIVES[match["each"]]
        yield NumberMention(*match.span(), total, total, "about")


def _duals(folded: str) -> Iterator[NumberMention]:
    for match in _DUAL.finditer(folded):
        yield NumberMention(*match.span("word"), 2, 2, is_noun=True)


def _digits(folded: str) -> Iterator[NumberMention]:
    for match in _DIGITS.finditer(folded):
        value = int(re.sub(r"\D", "", match[0])[:12])
        if value <= _LARGEST:
            yield NumberMention(*match.span(), value, value)


def _latin(folded: str) -> Iterator[NumberMention]:
    for match in _LATIN.finditer(folded):
        if match[0] == "a" and folded[match.end() + 1 : match.end() + 2].isdigit():
            continue  # the French "à" of "de 30 à 32"
        if match[0] == "one" and _NOT_ONE.search(folded, max(0, match.start() - 6), match.start()):
            continue
        start, value, end, joined = match.start(), 0, match.start(), False
        for word in _WORD.finditer(folded, *match.span()):
            if word[0] in ("et", "and"):
                joined = True
                continue
            if word[0] == "a" and value:  # the French "à" of "six à neuf"
                yield NumberMention(start, end, value, value, is_article=folded[start:end] in ARTICLES)
                start, value, end, joined = word.end() + 1, 0, word.end() + 1, False
                continue
            grown = _add_latin(value, word[0], joined)
            if grown is None:
                yield NumberMention(start, end, value, value, is_article=folded[start:end] in ARTICLES)
                start, value, grown = word.start(), 0, _add_latin(0, word[0], False)
            value, end, joined = grown or 0, word.end(), False
        if value:
            yield NumberMention(start, end, value, value, is_article=folded[start:end] in ARTICLES)


def _add_latin(value: int, word: str, joined: bool) -> int | None:
    """The number so far with one more word, None where the word begins another number."""
    if word in LATIN_SCALES:
        scale = LATIN_SCALES[word]
        if scale == 1000:
            return max(value, 1) * 1000 if value < 1000 else None
        rest = value % 1000
        return value - rest + max(rest, 1) * 100 if rest < 100 else None
    unit = LATIN_UNITS.get(word, 1)
    below = value % 100
    if unit == 20 and below == 4:
        return value + 76  # quatre-vingt
    if joined and value and not (below == 0 or (below >= 20 and unit in (1, 11))):
        return None
    if below == 0 or (below % 10 == 0 and below >= 20 and unit < 20) or (below == 10 and unit in (7, 8, 9)):
        return value + unit
    return None


def _arabic(folded: str) -> Iterator[NumberMention]:
    for match in _ARABIC.finditer(folded):
        words = list(_WORD.finditer(folded, *match.span()))
        first = words[0]
        start = first.start() + (first[0] not in _ARABIC_WORDS)
        value = 0
        for word in words:
            form = word[0] if word[0] in _ARABIC_WORDS else word[0][1:]
            value = max(value, 1) * 1000 if form in ARABIC_THOUSANDS else value + ARABIC_UNITS[form]
        alone = folded[start : match.end()]
        # "أحد السكان" is somebody, no number; "أثناء" (during) loses its hamza and is no two.
        if alone not in ("احد", "احدي", "اثنا"):
            yield NumberMention(start, match.end(), value, value, is_article=alone in ARTICLES)


def _join_repeated(folded: str, mentions: list[NumberMention]) -> list[NumberMention]:
    """ "Onze (11) corps", "35 (thirty-five) civilians": communiqués write a number twice; it is one."""
    out: list[NumberMention] = []
    for mention in mentions:
        before = out[-1] if out else None
        if (
            before is not None
            and (before.low, before.high) == (mention.low, mention.high)
            and folded[before.end : mention.start].strip(" ") == "("
            and folded[mention.end : mention.end + 1] == ")"
        ):
            out[-1] = replace(before, end=mention.end + 1, is_article=False)
        else:
            out.append(mention)
    return out


def _join_ranges(folded: str, mentions: list[NumberMention]) -> list[NumberMention]:
    """Neighbours such as 30-32, "between 30 and 32", "de 30 à 32" as one mention."""
    out: list[NumberMention] = []
    for mention in mentions:
        before = out[-1] if out else None
        if before is not None and _is_range(folded, before, mention):
            out[-1] = replace(
                before, end=mention.end, high=mention.high, quantifier="between", is_article=False
            )
        else:
            out.append(mention)
    return out


def _is_range(folded: str, a: NumberMention, b: NumberMention) -> bool:
    if a.high is None or b.high is None or a.low != a.high or not a.low < b.low or b.is_noun or b.low >= 1900:
        return False
    between = folded[a.end : b.start]
    if len(between) > 8 or not _RANGE_LINK.match(between):
        return False
    plain_and = between.strip() in ("and", "et", "و")
    introduced = _BETWEEN.search(folded, max(0, a.start - 12), a.start) is not None
    return introduced or not (plain_and or a.is_article)


def _hedged(folded: str, mention: NumberMention) -> NumberMention:
    if mention.quantifier in ("several", "dozens", "at_least"):
        return mention
    quantifier, start, end = mention.quantifier, mention.start, mention.end
    before = _HEDGE_BEFORE.search(folded, max(0, start - 24), start)
    after = None if before else _HEDGE_AFTER.match(folded, end, end + 40)
    if before:
        quantifier, start = _BEFORE_WORDS[before[1]], before.start(1)
    elif after:
        quantifier = _AFTER_WORDS[after[1]]
    elif mention.quantifier == "exact":
        return mention
    low, high = _bounds(mention, quantifier)
    kept = "between" if mention.quantifier == "between" and quantifier == "about" else quantifier
    return replace(
        mention,
        start=start,
        end=end,
        low=low,
        high=high,
        quantifier=kept,
        is_article=mention.is_article and not before,
    )


def _bounds(mention: NumberMention, quantifier: str) -> tuple[int, int | None]:
    """low and high as the evaluation reads a hedge: "more than 30" is 30 and more, "about 17" is 17."""
    if quantifier in ("more_than", "at_least"):
        return mention.low, None
    if quantifier == "at_most":
        return min(1, mention.low), mention.high
    if quantifier == "fewer_than":
        return min(1, mention.low), max((mention.high or 1) - 1, 1)
    return mention.low, mention.high
