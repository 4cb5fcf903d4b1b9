"""Why an article gave the drafts it gave: the rules and words behind each value, and what was refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from incidents.extraction.article import Article, read_article
from incidents.extraction.frame import Frame
from incidents.extraction.frames import find_frames
from incidents.extraction.pipeline import extract
from incidents.extraction.places import find_places
from incidents.extraction.types import Draft, Evidence, Extraction
from incidents.extraction.vocabulary import Vocabulary

LONGEST_QUOTE = 120
# What a rule of refusal means; a rule without a sentence is told by its own name.
WHY = {
    "veto.dateline": "the dateline says where the report was written",
    "veto.institution": "part of the name of an institution",
    "veto.other_end": "only says where another place is",
    "veto.capital_speaks": "a capital that speaks, with no word that puts the event there",
    "veto.common_word": "as often a word or a person as a place, with no word that puts the event there",
    "veto.namesake": "a namesake in a country that the article never names",
    "veto.office": "the seat of whoever speaks",
    "event.not_real": "a word of attack that tells of none: threat, drill, trial, anniversary, sum, denial",
    "event.no_place": "an event without any place in the text",
    "event.no_word": "no word of the article names an event",
}


@dataclass(frozen=True)
class Refused:
    """Words that gave nothing, as offsets in the article, and the rule by which they did not."""

    start: int
    end: int
    quote: str
    rule: str

    @property
    def why(self) -> str:
        """The rule in words."""
        return WHY.get(self.rule, self.rule)


@dataclass(frozen=True)
class Explanation:
    """The drafts and what was refused, in the order of the text."""

    found: Extraction
    refused: tuple[Refused, ...]

    def as_text(self) -> str:
        """For a terminal: each draft with a line for each value and its evidence, then the refused words."""
        lines = [f"language {self.found.language}, {len(self.found.drafts)} drafts"]
        for number, draft in enumerate(self.found.drafts, start=1):
            lines += ["", f"{number}. {_title(draft)}", *_values(draft)]
        if self.refused:
            lines += ["", "Refused:"]
            lines += [f"  {_clip(one.quote)!r} at {one.start}: {one.rule}, {one.why}" for one in self.refused]
        return "\n".join(lines)


def explain(text: str, *, published: date | None, vocabulary: Vocabulary) -> Explanation:
    """The drafts of an article, as extract() gives them, with what was refused on the way."""
    found = extract(text, published=published, vocabulary=vocabulary)
    article = read_article(text, published=published, vocabulary=vocabulary)
    refused = sorted(_refused(article, found), key=lambda one: (one.start, one.end))
    return Explanation(found, tuple(refused))


def _refused(article: Article, found: Extraction) -> Iterator[Refused]:
    if not article.mentions.all("trigger"):
        yield _refusal(article, 0, min(len(article.text), LONGEST_QUOTE), "event.no_word")
        return
    places = find_places(article)
    for use in places:
        if use.role in ("veto", "speaker"):
            yield _refusal(article, use.start, use.end, use.rule)
    frames = find_frames(article, places)
    for frame in frames:
        yield from _refused_words(article, frame)
    quoted = [(item.start, item.end) for draft in found.drafts for item in draft.evidence if item.is_quoted]
    for frame in frames:
        first, last = article.folded.span(frame.start, frame.end)
        is_told = any(start is not None and first <= start < last for start, _ in quoted)
        if frame.triggers and not is_told:
            word = frame.triggers[0]
            yield _refusal(article, word.start, word.end, "event.no_place")


def _refused_words(article: Article, frame: Frame) -> Iterator[Refused]:
    real = {(item.start, item.end) for item in frame.triggers}
    for item in article.mentions.within("trigger", frame.start, frame.end):
        if (item.start, item.end) not in real:
            yield _refusal(article, item.start, item.end, "event.not_real")


def _refusal(article: Article, start: int, end: int, rule: str) -> Refused:
    first, last = article.folded.span(start, end)
    return Refused(first, last, article.folded.original[first:last], rule)


def _title(draft: Draft) -> str:
    recalled = ", recalled" if draft.background else ""
    days = _days(draft) or "no day"
    return f"{draft.sub_event_type}, {draft.place_name}, {days}{recalled} ({draft.confidence:.2f})"


def _days(draft: Draft) -> str:
    return " to ".join(dict.fromkeys(str(day) for day in (draft.date_start, draft.date_end) if day))


def _values(draft: Draft) -> Iterator[str]:
    told = draft.as_json() | {"date": _days(draft), "country": draft.place and draft.place.country}
    fields = dict.fromkeys(item.field for item in draft.evidence)
    for name in fields:
        value = told.get(name)
        yield f"  {name}: {value}" if value not in (None, [], "") else f"  {name}"
        for item in draft.evidence:
            if item.field == name:
                yield f"    {_support(item)}"


def _support(item: Evidence) -> str:
    if item.is_quoted:
        return f"{item.rule}: {_clip(item.quote or '')!r} at {item.start}"
    return f"{item.rule}: from {', '.join(item.from_)}"


def _clip(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST_QUOTE else flat[: LONGEST_QUOTE - 1] + "…"
