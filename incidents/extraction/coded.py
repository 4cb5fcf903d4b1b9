"""The values of one episode while they are gathered, each with its evidence."""

from __future__ import annotations

from dataclasses import dataclass, field

from incidents.extraction.article import Article
from incidents.extraction.claim import Claim
from incidents.extraction.types import CasualtyClaim, Count, Evidence
from incidents.text.spans_of_days import DateSpan

LONGEST_QUOTE = 200
# A value repeated all over a long text is not better supported by its thirteenth quotation.
MOST_QUOTES = 12


@dataclass(slots=True)
class Tolls:
    """Counts of people with the figures they rest on; None where the text gives none."""

    fatalities: Count | None = None
    injured: Count | None = None
    abducted: Count | None = None
    claims: tuple[CasualtyClaim, ...] = ()
    used: list[Claim] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)


@dataclass(slots=True)
class Coded:
    """The values of one episode and their evidence; place, country and campaign are added per draft."""

    event_type: str = ""
    sub_event_type: str = ""
    span: DateSpan | None = None
    time_of_day: str | None = None
    perpetrators: tuple[str, ...] = ()
    responsibility: str = "unknown"
    said_by: str | None = None
    targets: tuple[str, ...] = ()
    target_kind: str | None = None
    fatalities: Count | None = None
    injured: Count | None = None
    abducted: Count | None = None
    claims: tuple[CasualtyClaim, ...] = ()
    civilian_targeting: bool | None = None
    evidence: list[Evidence] = field(default_factory=list)

    def add(self, evidence: Evidence) -> None:
        """Notes evidence once, up to MOST_QUOTES for a field."""
        known = [item for item in self.evidence if item.field == evidence.field]
        places = {(item.start, item.end, item.from_) for item in known}
        if len(known) < MOST_QUOTES and (evidence.start, evidence.end, evidence.from_) not in places:
            self.evidence.append(evidence)


def quoted(article: Article, name: str, start: int, end: int, rule: str) -> Evidence:
    """Evidence for a folded span, in offsets of the original, cut at the length of a clause."""
    first, last = article.folded.span(start, end)
    last = min(last, first + LONGEST_QUOTE)
    original = article.folded.original
    newline = original.find("\n", first, last)
    last = newline if newline > first else last
    return Evidence(name, rule, first, last, original[first:last])
