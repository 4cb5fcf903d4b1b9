"""How much two texts have in common, by runs of words: for reprints of one text under two names."""

from __future__ import annotations

import re

from .folding import fold

WORDS_IN_A_RUN = 5
_WORD = re.compile(r"\w+")


def shingles(text: str) -> frozenset[str]:
    """Every run of five words of the text, folded; empty for a text of fewer words."""
    words = _WORD.findall(fold(text).text)
    starts = range(len(words) - WORDS_IN_A_RUN + 1)
    return frozenset(" ".join(words[at : at + WORDS_IN_A_RUN]) for at in starts)


def resemblance(one: frozenset[str], other: frozenset[str]) -> float:
    """The runs that both have, as a share of all runs of either (Broder 1997); 0 where one is empty."""
    if not one or not other:
        return 0.0
    return len(one & other) / len(one | other)
