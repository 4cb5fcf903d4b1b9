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
_VAGUE = re.compile(rf"(?<!\w)[وبلف]?(?P<word>{_any_of(VAGUE)})(?!\w)")
_DUAL = re.compile(rf"(?<!\w)[وبلف]?(?P<word>{_any_of(ARABIC_DUALS)})(?!\w)")
_WORD = re.compile(r"\w+")
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
            "a minimum of",
            "au minimum",
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
        ),
    ),
    ("fewer_than", ("fewer than", "less than", "moins de", "moins d'", "أقل من")),
    ("at_most", ("up to", "at most", "as many as", "jusqu'à", "au plus", "ما يصل إلى", "على الأكثر")),
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
    ("at_least", ("at least", "au moins", "على الأقل", "au minimum")),
    ("more_than", ("or more", "ou plus", "أو أكثر")),
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
        *_vague(folded),
        *_collective(folded),
        *_digits(folded),
        *_latin(folded),
        *_arabic(folded),
        *_duals(folded),
    ]
    mentions = _join_ranges(folded, _without_overlaps(found))
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
        start, value, end, joined = match.start(), 0, match.start(), False
        for word in _WORD.finditer(folded, *match.span()):
            if word[0] in ("et", "and"):
                joined = True
                continue
            grown = _add_latin(value, word[0], joined)
            if grown is None:
                yield NumberMention(start, end, value, value)
                start, value, grown = word.start(), 0, _add_latin(0, word[0], False)
            value, end, joined = grown or 0, word.end(), False
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
        # "أحد السكان" is somebody, no number.
        if alone not in ("احد", "احدي"):
            yield NumberMention(start, match.end(), value, value, is_article=alone in ARTICLES)


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
