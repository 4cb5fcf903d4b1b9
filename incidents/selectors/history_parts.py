"""What hangs on an incident and was changed together with it: its actors and its reports. From the ledger.

Fields are named, never what stood in them: an actor that was taken away is not told again, and of a
confidential report readers see that there is one, as on the page itself.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import QuerySet

from incidents.models.codes import ActorRole

REPORT_ADDED, REPORT_TAKEN, FIGURES = "report_added", "report_taken", "figures"
_ROLES = {
    ActorRole.PERPETRATOR.value: "perpetrators",
    ActorRole.TARGET.value: "targets",
    ActorRole.ASSOCIATED.value: "associated",
}
# In the order of the page.
_ORDER = ("perpetrators", "responsibility", "targets", "associated", REPORT_ADDED, REPORT_TAKEN, FIGURES)

Parts = dict[UUID, list[str]]


def parts_changed(incident_id: int, contexts: Iterable[UUID | None]) -> Parts:
    """{context of a save: names of what was changed in it besides the incident's own row}. Three queries."""
    wanted = {context for context in contexts if context}
    found: dict[UUID, set[str]] = {}
    for context, name in (*_of_actors(incident_id, wanted), *_of_reports(incident_id, wanted)):
        found.setdefault(context, set()).add(name)
    claims = _events("CasualtyClaimEvent", incident_id, wanted)
    for context in claims.values_list("pgh_context_id", flat=True):
        if not found.get(context, set()) & {REPORT_ADDED, REPORT_TAKEN}:  # which come with their figures
            found.setdefault(context, set()).add(FIGURES)
    return {context: [name for name in _ORDER if name in names] for context, names in found.items()}


def _of_actors(incident_id: int, contexts: set[UUID]) -> Iterable[tuple[UUID, str]]:
    rows = _events("IncidentActorEvent", incident_id, contexts)
    for context, kind, role in rows.values_list("pgh_context_id", "pgh_label", "role"):
        # Of a row that stays, what changes is how the role is known, which the page tells of perpetrators.
        is_how = kind == "update" and role == ActorRole.PERPETRATOR
        yield context, "responsibility" if is_how else _ROLES[role]


def _of_reports(incident_id: int, contexts: set[UUID]) -> Iterable[tuple[UUID, str]]:
    names = {"insert": REPORT_ADDED, "delete": REPORT_TAKEN}
    rows = _events("ReportEvent", incident_id, contexts).filter(pgh_label__in=names)
    for context, kind in rows.values_list("pgh_context_id", "pgh_label"):
        yield context, names[kind]


def _events(model: str, incident_id: int, contexts: set[UUID]) -> QuerySet[Any, Any]:
    """Rows of an event model, which is built at run time."""
    events = apps.get_model("incidents", model).objects
    return events.filter(incident_id=incident_id, pgh_context_id__in=contexts).order_by("pgh_id")
