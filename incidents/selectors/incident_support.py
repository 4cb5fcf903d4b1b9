"""What supports the values of an incident, and its reports, as a reader may see them."""

from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils import timezone
from django.utils.translation import gettext as _

from incidents.models import Area, Article, Evidence, Incident, Report, SourceKind, Stage
from incidents.models.codes import EvidenceKind

from . import field_labels, wording
from .area_view import area_note
from .redaction import public_quote, withholds_place

FULL_QUOTE_CHARACTERS = 1000


@dataclass(frozen=True)
class Support:
    """What supports a value: `text` is the quote, or the sentence about a rule or a person."""

    kind: str
    kind_label: str
    quote: str = ""
    language: str = ""
    rule: str = ""
    note: str = ""
    source: str = ""
    confidence: float | None = None
    party: str = ""


@dataclass(frozen=True)
class SourceLine:
    """One report as readers see it; `url` is empty for confidential reports and party outlets."""

    name: str
    date: str
    url: str = ""
    title: str = ""
    language: str = ""
    is_confidential: bool = False
    party: str = ""


def source_lines(incident: Incident, *, exact: bool) -> list[SourceLine]:
    """The reports behind an incident; confidential ones say no more than that."""
    reports = incident.reports.select_related("article__source__party")
    return [_source_line(report, incident, exact=exact) for report in reports]


def area_support(area: Area) -> Support:
    """That the area follows from the place, and by which boundaries. One query."""
    kind = EvidenceKind.DERIVED
    return Support(kind, str(kind.label), rule="area.of_place", note=area_note(area, timezone.localdate()))


def supports_by_field(incident: Incident, *, exact: bool) -> dict[str, list[Support]]:
    """The supports of each coded field that has any, in the order of their recording. One query."""
    rows = incident.evidence.select_related(
        "article__source__party", "asserted_by", "report__article__source__party"
    )
    found: dict[str, list[Support]] = defaultdict(list)
    for row in rows:
        found[row.field].append(_support(row, incident, exact=exact))
    return found


def _support(row: Evidence, incident: Incident, *, exact: bool) -> Support:
    kind, label = row.kind, row.get_kind_display()
    if kind == EvidenceKind.QUOTED and row.article:
        quote = row.quote[:FULL_QUOTE_CHARACTERS] if exact else public_quote(row.quote, incident)
        source = row.article.source
        return Support(
            kind,
            label,
            quote,
            row.article.language,
            row.rule,
            source=source.name,
            confidence=row.confidence,
            party=source.party.label() if source.party else "",
        )
    if kind == EvidenceKind.DERIVED:
        names = wording.listed(field_labels.label(name) for name in row.derived_from)
        note = _("derived from: %(fields)s") % {"fields": names}
        return Support(kind, label, rule=row.rule, note=note, confidence=row.confidence)
    role = row.asserted_by.get_role_display() if row.asserted_by else ""
    said = wording.reason_text(row.reason)
    reason = said if exact else public_quote(said, incident)
    note = _("asserted by an %(role)s: %(reason)s") % {"role": role, "reason": reason}
    heard = _source_line(row.report, incident, exact=exact).name if row.report else ""
    return Support(kind, label, note=note, source=heard)


def _source_line(report: Report, incident: Incident, *, exact: bool) -> SourceLine:
    article = report.article
    if article is None:
        return SourceLine(_("a confidential report"), "", is_confidential=True)
    source = article.source
    day = article.published_local_date
    party = source.party.label() if source.party else ""
    # An article's address and title often hold the very place that is withheld.
    is_withheld = withholds_place(incident) and not exact
    url = article.canonical_url if source.may_be_linked and not is_withheld else ""
    title = "" if party or is_withheld else article.title
    return SourceLine(
        name=_outlet_name(article),
        date=wording.day_text(day) if day else "",
        url=url or "",
        title=title if exact else public_quote(title, incident),
        language=article.language,
        party=party,
    )


def _outlet_name(article: Article) -> str:
    """The source's name; for an address that somebody cites from an unknown outlet, its host."""
    host = urlsplit(article.canonical_url or "").hostname
    is_cited = article.stage == Stage.CITED and article.source.kind == SourceKind.HAND
    return host if is_cited and host else article.source.name
