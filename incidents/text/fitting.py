"""Text that has to fit: cut at words, names of the other direction set apart, lines within a total."""

from __future__ import annotations

import re
from collections.abc import Sequence

ELLIPSIS = "…"
ISOLATE, POP = "\u2068", "\u2069"  # first strong isolate and its end (Unicode annex 9)
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_LATIN = rf"(?![{_RTL}])[^\W\d_]"
# From a first to a last letter with what stands between, and digits that hang on the last ("SW-000123").
_LATIN_RUN = re.compile(rf"{_LATIN}(?:[^{_RTL}]*{_LATIN})?(?:[\w.-]*\d)?")
_ARABIC_RUN = re.compile(rf"(?=[^\W\d_])[{_RTL}](?:(?:(?!{_LATIN}).)*[{_RTL}])?")


def cut_at_word(text: str, most: int) -> str:
    """The text in at most so many characters, cut after a whole word with "…" for what is missing.

    A single word longer than that is cut inside. Isolates that the cut leaves open are closed again.
    """
    if len(text) <= most:
        return text
    if most < 1:
        return ""
    # An isolate that is opened in the part kept may need its end: room for each is left from the start.
    kept = text[: most - len(ELLIPSIS)]
    while len(kept) + len(ELLIPSIS) + _open_isolates(kept) > most:
        kept = kept[:-1]
    if not text[len(kept)].isspace():
        kept = _without_last_word(kept)
    kept = kept.rstrip(" ,;:،؛([" + ISOLATE)
    return kept + POP * _open_isolates(kept) + ELLIPSIS


def fitted_lines(lines: Sequence[str], most: int) -> str:
    """The lines under each other in at most so many characters; the longest are cut first, none is dropped.

    Lines that would shrink to nothing but "…" are left out, the last ones first.
    """
    kept = list(lines)
    while kept:
        room = most - (len(kept) - 1)
        longest = _longest_allowed([len(line) for line in kept], room)
        if room >= 0 and (longest > len(ELLIPSIS) or all(len(line) <= longest for line in kept)):
            return "\n".join(cut_at_word(line, longest) for line in kept)
        kept.pop()
    return ""


def isolated(text: str, *, in_rtl: bool) -> str:
    """The text with each run of the other direction than the sentence's between isolates.

    So a Latin name with its number or brackets stays whole in an Arabic sentence, whichever program shows it.
    """
    runs = _LATIN_RUN if in_rtl else _ARABIC_RUN
    pieces, at = [], 0
    for match in runs.finditer(text):
        end = match.end()
        # The bracket that closes inside the run what was opened inside it.
        if text[end : end + 1] == ")" and match[0].count("(") > match[0].count(")"):
            end += 1
        pieces += [text[at : match.start()], ISOLATE, text[match.start() : end], POP]
        at = end
    return "".join(pieces) + text[at:]


def _without_last_word(text: str) -> str:
    for at in range(len(text) - 1, -1, -1):
        if text[at].isspace():
            return text[:at]
    return text


def _open_isolates(text: str) -> int:
    return max(0, text.count(ISOLATE) - text.count(POP))


def _longest_allowed(lengths: list[int], room: int) -> int:
    """The greatest length of a line at which all lines, cut to it, need no more than the room."""
    waiting = sorted(lengths)
    while waiting:
        share = room // len(waiting)
        if waiting[0] > share:
            return max(0, share)
        room -= waiting.pop(0)
    return max(lengths, default=0)
