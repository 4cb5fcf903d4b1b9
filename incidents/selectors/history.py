"""The public history of an incident: who by role, when, which fields, why. From the database's own record."""

from dataclasses import dataclass
from datetime import date, datetime

from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext as _

from incidents.models import Incident, Role, User
from incidents.models.codes import Status

from . import field_labels, wording
from .redaction import public_quote

COLUMN_FIELDS = {
    "event_type": "event_type",
    "sub_event_type": "event_type",
    "date_start": "date",
    "date_end": "date",
    "date_precision": "date",
    "time_of_day": "time_of_day",
    "place_id": "place",
    "place_name": "place",
    "point": "place",
    "uncertainty_km": "place",
    "country": "country",
    "withhold_place": "place",
    "target_kind": "target_kind",
    "civilian_targeting": "civilian_targeting",
    "fatalities_low": "fatalities",
    "fatalities_best": "fatalities",
    "fatalities_high": "fatalities",
    "injured_low": "injured",
    "injured_high": "injured",
    "missing_low": "missing",
    "missing_high": "missing",
    "abducted_low": "abducted",
    "abducted_high": "abducted",
    "notes": "notes",
    "credibility": "credibility",
    "status": "status",
}

# Stands in the ledger where no person acted: boundaries that were loaded, for one.
SYSTEM_ROLE = "system"


@dataclass(frozen=True)
class HistoryLine:
    """One saved version after the first publication."""

    at: datetime
    role: str
    what: str
    reason: str


def public_history(incident: Incident, *, exact: bool) -> list[HistoryLine]:
    """Changes since the first publication, newest first. Two queries."""
    Event = apps.get_model("incidents", "IncidentEvent")
    events = list(Event.objects.filter(pgh_obj_id=incident.pk).order_by("pgh_id"))
    lines = []
    was_public = False
    for before, after in zip([None, *events], events, strict=False):
        was_public = was_public or after.status != Status.DRAFT
        if was_public:
            lines.append(_line(before, after, incident, exact=exact))
    return lines[::-1]


def version_day(incident: Incident) -> date:
    """The local day from which the incident's present version dates, by the ledger. One query."""
    Event = apps.get_model("incidents", "IncidentEvent")
    events = Event.objects.filter(pgh_obj_id=incident.pk, version=incident.version).order_by("pgh_id")
    at = events.values_list("pgh_created_at", flat=True).first() or incident.updated_at
    return timezone.localdate(at)


def changed_by_others(incident: Incident, person: User) -> bool:
    """Whether anybody but this person changed it, what the installation did by itself aside. One query."""
    Event = apps.get_model("incidents", "IncidentEvent")
    events = Event.objects.filter(pgh_obj_id=incident.pk).exclude(pgh_context__role=SYSTEM_ROLE)
    return events.exclude(pgh_context__user=person.pk).exists()


def _line(before: object, after: object, incident: Incident, *, exact: bool) -> HistoryLine:
    context = getattr(after, "pgh_context", None) or {}
    reason = wording.reason_text(str(context.get("reason", "")))
    return HistoryLine(
        at=getattr(after, "pgh_created_at"),  # noqa: B009 - the event model is built at run time
        role=_role_label(str(context.get("role", ""))),
        what=_what(before, after),
        reason=reason if exact else public_quote(reason, incident),
    )


def _role_label(code: str) -> str:
    if code == SYSTEM_ROLE:
        return _("this installation")
    return str(Role(code).label) if code in Role.values else _("unknown")


def _what(before: object, after: object) -> str:
    status_before, status = getattr(before, "status", None), getattr(after, "status", None)
    if status != status_before:
        return {
            Status.PUBLISHED.value: _("published"),
            Status.WITHDRAWN.value: _("withdrawn"),
        }.get(str(status), str(status))
    changed = [
        name
        for column, name in COLUMN_FIELDS.items()
        if getattr(before, column, None) != getattr(after, column, None)
    ]
    parts = [_change(name, before, after) for name in dict.fromkeys(changed)]
    return _("corrected: %(fields)s") % {"fields": wording.listed(parts)} if parts else _("corrected")


def _change(name: str, before: object, after: object) -> str:
    label = field_labels.label(name)
    if name not in ("fatalities", "injured", "missing", "abducted"):
        return label
    texts = [
        wording.range_text(getattr(row, f"{name}_low", None), getattr(row, f"{name}_high", None))
        for row in (before, after)
    ]
    return _("%(field)s from %(before)s to %(after)s") % {
        "field": label,
        "before": texts[0],
        "after": texts[1],
    }
