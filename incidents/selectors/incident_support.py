"""What supports the values of an incident, as a reader may see it."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from incidents.models import Area, Evidence, Incident
from incidents.models.codes import EvidenceKind

from . import field_labels, wording
from .area_view import area_note
from .redaction import public_quote
from .report_lines import source_line

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
    heard = source_line(row.report, incident, exact=exact).name if row.report else ""
    return Support(kind, label, note=note, source=heard)
