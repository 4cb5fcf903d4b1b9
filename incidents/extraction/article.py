"""One article with everything that was found in it, before any incident is read out of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from incidents.extraction.mentions import Mention, Mentions, find_mentions
from incidents.extraction.spans import Spans
from incidents.extraction.vocabulary import Vocabulary
from incidents.text.dates import DateMention, TimeMention, find_dates, find_times_of_day
from incidents.text.folding import Folded, fold, mask_markup
from incidents.text.numbers import NumberMention, find_numbers
from incidents.text.sentences import clauses, sentences

LONGEST_SENTENCE = 1500
# A dateline is short, at the head, and ends in a mark: "BAMAKO, 3 July (Reuters) -", "باماكو | ...".
_DATELINE_LENGTH, _DATELINE_LINES = 90, 3
_DATELINE_END = re.compile(r"\s[-|]+\s|\s--|\)\s?[-:.]|\)\s|\||:\s|\n|$")
_PUBLISHED = re.compile(
    r"(?:تاريخ النشر|نشر (?:في|بتاريخ|يوم)|publie le|mis a jour le|published(?: on)?|updated(?: on)?"
    r"|posted on|date de publication|last modified)\W{0,4}$"
)


# "YAOUNDE, Dec 7 (PanPress) -" where no gazetteer holds the town; "Niamey, le 14 septembre 2016" alone.
_BEFORE_DATELINE = re.compile(r"(?:^|\n)[^\n.:;!?]{0,34}[,(-]\s?(?:le |on |في )?$|(?:^|\n)\s*(?:le )?$")
_AFTER_DATELINE = re.compile(r",?\s?(?:\([^)\n]{2,30}\)\s?)?[-:|]+\s|\s?\([^)\n]{2,30}\)\s|[.)]?\s*(?:\n|$)")


# "(الساحل اليوم)", «Mali aujourd'hui»: papers are called after days.
_IN_NAME, _NAME_ENDS, _HEAD = re.compile(r"[(\"][^)\"\n]{0,30}$"), re.compile(r"[^(\"\n]{0,20}[)\"]"), 300


@dataclass(slots=True)
class Article:
    """Folded text, mentions, dates and numbers; anchor is the day that relative dates count from."""

    folded: Folded
    vocabulary: Vocabulary
    mentions: Mentions
    anchor: date | None
    dates: Spans[DateMention]  # those of events: dateline and publication line are not among them
    times: Spans[TimeMention]
    numbers: Spans[NumberMention]
    sentences: list[tuple[int, int]]
    dateline: tuple[int, int] | None
    countries: dict[str, int] = field(default_factory=dict)
    # The clauses of the span asked about last: all questions about one frame come together.
    _cut: tuple[int, int] = (-1, -1)
    _clauses: list[tuple[int, int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The folded text, to which all offsets here refer."""
        return self.folded.text

    @property
    def main_country(self) -> str | None:
        """The country that the article names most, the first of equals."""
        return max(self.countries, key=lambda code: self.countries[code]) if self.countries else None

    def clause_of(self, start: int, within: tuple[int, int]) -> tuple[int, int]:
        """The clause of a span that holds an offset."""
        if self._cut != within:
            self._cut, self._clauses = within, clauses(self.text, *within)
        at = bisect_right(self._clauses, (start, len(self.text) + 1)) - 1
        found = self._clauses[at] if at >= 0 else within
        return found if found[0] <= start < found[1] else within

    def sentence_of(self, start: int) -> tuple[int, int]:
        """The sentence that holds an offset."""
        at = bisect_right(self.sentences, (start, len(self.text) + 1)) - 1
        return self.sentences[max(at, 0)] if self.sentences else (0, len(self.text))


def read_article(text: str, *, published: date | None, vocabulary: Vocabulary) -> Article:
    """The article with its mentions. Without a publication date the dateline's date is the anchor, if any."""
    folded = fold(mask_markup(text))
    mentions = find_mentions(folded, vocabulary)
    spans = [piece for span in sentences(folded.text) for piece in _pieces(folded.text, *span)]
    dates = find_dates(folded.text, anchor=published)
    dateline = _dateline(folded.text, mentions)
    anchor = published
    if anchor is None:
        anchor = _own_date(folded.text, dates, dateline)
        if anchor is not None:
            dates = find_dates(folded.text, anchor=anchor)
    return Article(
        folded=folded,
        vocabulary=vocabulary,
        mentions=mentions,
        anchor=anchor,
        dates=Spans(item for item in dates if not _is_of_publication(folded.text, item, dateline)),
        times=Spans(find_times_of_day(folded.text)),
        numbers=Spans(find_numbers(folded.text)),
        sentences=spans,
        dateline=dateline,
        countries=_countries(mentions),
    )


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, cut at spaces where it is longer than any sentence is: text without full stops."""
    while end - start > LONGEST_SENTENCE:
        cut = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        cut = cut if cut > start else start + LONGEST_SENTENCE
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def _dateline(text: str, mentions: Mentions) -> tuple[int, int] | None:
    """The span of "Bamako, 3 July (Reuters) -" at the head of the text or of one of its first lines."""
    at = 0
    for _ in range(_DATELINE_LINES):
        while at < len(text) and text[at].isspace():
            at += 1
        for place in mentions.within("place", at, at + 40)[:1]:
            if place.start - at <= 2:
                end = _dateline_end(text, place, mentions)
                if end is not None:
                    return at, end
        newline = text.find("\n", at)
        if newline < 0:
            break
        at = newline
    return None


def _dateline_end(text: str, place: Mention, mentions: Mentions) -> int | None:
    match = _DATELINE_END.search(text, place.end, place.end + _DATELINE_LENGTH)
    if match is None:
        return None
    between = text[place.end : match.start()]
    busy = mentions.within("trigger", place.end, match.start()) or len(between) > 70
    plain_line = match[0] in ("\n", "") and not re.search(r"\d", between)
    is_title = match[0].startswith(":") and not between.strip()
    return None if busy or plain_line or is_title else match.end()


def _own_date(text: str, dates: list[DateMention], dateline: tuple[int, int] | None) -> date | None:
    for item in dates:
        if item.span and item.span.precision == "day" and _is_of_publication(text, item, dateline):
            return item.span.start
    return None


def _is_of_publication(text: str, item: DateMention, dateline: tuple[int, int] | None) -> bool:
    if dateline and dateline[0] <= item.start < dateline[1]:
        return True
    if _PUBLISHED.search(text, max(0, item.start - 40), item.start):
        return True
    is_named = item.end < _HEAD and _IN_NAME.search(text[max(0, item.start - 30) : item.start])
    if is_named and _NAME_ENDS.match(text, item.end):
        return True
    before = text[max(0, item.start - 40) : item.start]
    return bool(_BEFORE_DATELINE.search(before) and _AFTER_DATELINE.match(text, item.end))


def _countries(mentions: Mentions) -> dict[str, int]:
    counts: dict[str, int] = {}
    for mention in mentions.all("country"):
        code = mention.kind.split(".")[1]
        counts[code] = counts.get(code, 0) + 1
    return counts
