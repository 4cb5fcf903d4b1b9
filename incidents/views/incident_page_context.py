"""What an incident's page shows to one reader, put together from the selectors."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from incidents.models import Incident
from incidents.models.codes import Status
from incidents.permissions import Action, may
from incidents.selectors.citation import Cited, citation_bibtex, citation_text
from incidents.selectors.claims import claim_tables
from incidents.selectors.history import public_history, version_day
from incidents.selectors.incident_text import MOST_CHARACTERS, message_text
from incidents.selectors.incident_view import title_of, value_rows
from incidents.selectors.redaction import Spot, public_quote, spot_of
from incidents.selectors.related import related_lists
from incidents.selectors.report_lines import sources_of


def incident_page_context(request: HttpRequest, incident: Incident) -> dict[str, Any]:
    """The template's context; of a withdrawn incident strangers and analysts get its reason alone."""
    exact = may(request.user, Action.SEE_EXACT_PLACE)
    is_tombstone = incident.status == Status.WITHDRAWN and not may(request.user, Action.WRITE)
    spot = spot_of(incident, exact=exact)
    reason = incident.withdrawn_reason
    context: dict[str, Any] = {
        "incident": incident,
        "title": _("Withdrawn incident") if is_tombstone else title_of(incident, spot),
        "is_tombstone": is_tombstone,
        "withdrawn_reason": reason if exact else public_quote(reason, incident),
        "may_write": may(request.user, Action.WRITE),
        "history": public_history(incident, exact=exact),
        "url": request.build_absolute_uri(incident.get_absolute_url()),
    }
    if is_tombstone:
        return context
    context |= _content(incident, spot, exact=exact)
    if incident.status == Status.PUBLISHED:
        context |= _to_pass_on(incident, context["url"])
    return context


def _content(incident: Incident, spot: Spot, *, exact: bool) -> dict[str, Any]:
    return {
        "spot": spot,
        "rows": value_rows(incident, exact=exact),
        "claims": claim_tables(incident, exact=exact),
        "sources": sources_of(incident, exact=exact),
        "confidential": incident.reports.filter(article=None) if exact else [],
        "related": related_lists(incident, spot, exact=exact),
        "map_spot": {
            "lat": spot.lat,
            "lng": spot.lng,
            "uncertainty_km": spot.uncertainty_km,
            "is_vague": spot.is_vague,
            "event_type": incident.event_type,
        },
    }


def _to_pass_on(incident: Incident, url: str) -> dict[str, Any]:
    """What leaves the desk with whoever copies it: the title too is the one that anybody sees."""
    cited = Cited(
        public_id=incident.public_id,
        title=title_of(incident, spot_of(incident, exact=False)),
        version=incident.version,
        version_day=version_day(incident),
        accessed=timezone.localdate(),
        url=url,
    )
    return {
        "citation": citation_text(cited),
        "bibtex": citation_bibtex(cited),
        "message": message_text(incident, url=url),
        "message_limit": MOST_CHARACTERS,
    }
