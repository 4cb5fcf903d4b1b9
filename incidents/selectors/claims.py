"""Rival figures side by side: who says how many, in which report, beside what the incident records."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from incidents.models import Article, Candidate, CasualtyClaim, Incident
from incidents.models.codes import CasualtyKind, Quantifier
from incidents.text.sentences import sentences

from . import wording
from .claimants import claimant_name
from .range_bars import Bar, bar_of, nice_ceiling
from .redaction import public_quote
from .report_lines import source_line

# The columns of an incident that hold its own figure of a kind; "neutralised" has none and stays a claim.
COLUMN_OF_KIND = {
    CasualtyKind.KILLED: "fatalities",
    CasualtyKind.INJURED: "injured",
    CasualtyKind.MISSING: "missing",
    CasualtyKind.ABDUCTED: "abducted",
}


@dataclass(frozen=True)
class ClaimLine:
    """One figure as one claimant gave it; `same_as` names the incident's own figures that it equals."""

    who: str
    whom: str
    figure: str
    bar: Bar
    same_as: str = ""
    is_party: bool = False
    source: str = ""
    quote: str = ""
    language: str = ""


@dataclass(frozen=True)
class ClaimTable:
    """The figures of one kind on one axis from 0 to `axis_end`; `recorded` is what the incident says."""

    kind: str
    title: str
    axis_end: int
    lines: tuple[ClaimLine, ...]
    recorded: str = ""
    recorded_bar: Bar | None = None

    @property
    def is_partys_word(self) -> bool:
        """Whether the kind itself is a party's word, never a count of ours."""
        return self.kind == CasualtyKind.NEUTRALISED


def claim_tables(incident: Incident, *, exact: bool) -> list[ClaimTable]:
    """One table for each kind that anybody gives a figure for. Two queries, one without read articles."""
    claims = list(
        incident.claims.select_related("report__article__source__party", "claimant_actor").order_by("pk")
    )
    quotes = _Quotes(incident, claims, exact=exact)
    tables = (
        _table(kind, [claim for claim in claims if claim.kind == kind], incident, quotes)
        for kind in CasualtyKind
    )
    return [table for table in tables if table.lines]


def figure_text(claim: CasualtyClaim) -> str:
    """The figure with its hedge. "More than 30" is stored as 30 or 31 and more: it is written "at least"."""
    if claim.quantifier in (Quantifier.AT_MOST, Quantifier.FEWER_THAN) and claim.high is not None:
        return wording.range_text(None, claim.high)
    figure = wording.range_text(claim.low, claim.high)
    if claim.quantifier == Quantifier.ABOUT:
        return _("about %(figure)s") % {"figure": figure}
    if claim.quantifier in (Quantifier.SEVERAL, Quantifier.DOZENS):
        return _("%(word)s (%(figure)s)") % {"word": claim.get_quantifier_display(), "figure": figure}
    return figure


def recorded_figure(incident: Incident, kind: str) -> tuple[int | None, int | None, int | None]:
    """The incident's own low, best and high of a kind; None where it records none."""
    column = COLUMN_OF_KIND.get(CasualtyKind(kind))
    if column is None:
        return None, None, None
    low, high = (getattr(incident, f"{column}_{end}") for end in ("low", "high"))
    return low, incident.fatalities_best if column == "fatalities" else None, high


def _table(
    kind: CasualtyKind, claims: Sequence[CasualtyClaim], incident: Incident, quotes: "_Quotes"
) -> ClaimTable:
    low, best, high = recorded_figure(incident, kind)
    figures = [figure for claim in claims for figure in (claim.low, claim.high)]
    axis_end = nice_ceiling(max((n for n in (*figures, low, best, high) if n is not None), default=0))
    is_known = (low, high) != (None, None)
    return ClaimTable(
        kind=kind,
        title=str(kind.label),
        axis_end=axis_end,
        lines=tuple(_line(claim, incident, axis_end, quotes) for claim in claims),
        recorded=wording.range_text(low, high, best) if kind in COLUMN_OF_KIND else "",
        recorded_bar=bar_of(low, high, axis_end, best=best) if is_known else None,
    )


def _line(claim: CasualtyClaim, incident: Incident, axis_end: int, quotes: "_Quotes") -> ClaimLine:
    source = source_line(claim.report, incident, exact=quotes.exact) if claim.report else None
    quote, language = quotes.of(claim)
    actor = claim.claimant_actor
    return ClaimLine(
        who=_claimant(claim, incident, exact=quotes.exact),
        whom=claim.get_of_whom_display(),
        figure=figure_text(claim),
        bar=bar_of(claim.low, claim.high, axis_end),
        same_as=wording.listed(_same_as(claim, incident)),
        is_party=bool((source and source.party) or (actor and actor.is_armed_party)),
        source=source.name if source else "",
        quote=quote,
        language=language,
    )


def _claimant(claim: CasualtyClaim, incident: Incident, *, exact: bool) -> str:
    told = claim.claimant if exact else public_quote(claim.claimant, incident)
    return claimant_name(told, claim.claimant_actor)


def _same_as(claim: CasualtyClaim, incident: Incident) -> Iterable[str]:
    """The incident's figures that this claim equals; whether they were taken from it is not recorded."""
    low, best, high = recorded_figure(incident, claim.kind)
    if low is not None and claim.low == low:
        yield _("lowest recorded")
    if best is not None and best in (claim.low, claim.high):
        yield _("best recorded")
    if high is not None and claim.high == high:
        yield _("highest recorded")


class _Quotes:
    """The sentences in which claims were read: those of the drafts that the incident was made of."""

    def __init__(self, incident: Incident, claims: Iterable[CasualtyClaim], *, exact: bool) -> None:
        self.incident, self.exact = incident, exact
        was_read = any(
            claim.report and claim.report.article and claim.report.article.text for claim in claims
        )
        drafts = incident.candidates.select_related("article") if was_read else Candidate.objects.none()
        self.told = [(draft.article, claim) for draft in drafts for claim in draft.fields.get("claims") or []]

    def of(self, claim: CasualtyClaim) -> tuple[str, str]:
        """The sentence, as this reader may see it, and its language; "" and "" where it is not known."""
        for article, told in self.told:
            if claim.report and claim.report.article_id == article.pk and _is_same(told, claim):
                sentence = _sentence_at(article, told.get("start"))
                quote = sentence[:1000] if self.exact else public_quote(sentence, self.incident)
                return quote, article.language
        return "", ""


def _is_same(told: dict[str, object], claim: CasualtyClaim) -> bool:
    names = ("kind", "of_whom", "low", "high", "quantifier")
    same = all(told.get(name) == getattr(claim, name) for name in names)
    return same and str(told.get("claimant") or "")[:200] == claim.claimant


def _sentence_at(article: Article, at: object) -> str:
    spans = sentences(article.text) if isinstance(at, int) else []
    return next((article.text[start:end] for start, end in spans if start <= at < end), "")  # type: ignore[operator]
