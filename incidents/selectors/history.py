"""The public history of an incident: who by role, when, which fields, why. From the database's own record."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.models import Incident, Role, User
from incidents.models.codes import Status

from . import field_labels, wording
from .history_parts import FIGURES, REPORT_ADDED, REPORT_TAKEN, parts_changed
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
    "campaign_id": "campaign",
    "notes": "notes",
    "tags": "tags",
    "credibility": "credibility",
    "status": "status",
}

_REPORTS = {
    REPORT_ADDED: gettext_lazy("a report was added"),
    REPORT_TAKEN: gettext_lazy("a report was taken away"),
    FIGURES: gettext_lazy("the figures of a report were changed"),
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
    """Changes since the first publication, newest first. Four queries."""
    Event = apps.get_model("incidents", "IncidentEvent")
    events = list(Event.objects.filter(pgh_obj_id=incident.pk).order_by("pgh_id"))
    parts = parts_changed(incident.pk, [event.pgh_context_id for event in events])
    lines = []
    was_public = False
    for before, after in zip([None, *events], events, strict=False):
        was_public = was_public or after.status != Status.DRAFT
        what = _what(before, after, parts.pop(after.pgh_context_id, []))  # told with the first row of a save
        if was_public:
            lines.append(_line(after, what, incident, exact=exact))
    return lines[::-1]


def values_changed_since(incident: Incident, version: int) -> bool:
    """Whether any save after this version changed more than reports and their figures, by the ledger.

    So it is, too, where the ledger does not know that version. Four queries.
    """
    Event = apps.get_model("incidents", "IncidentEvent")
    events = list(Event.objects.filter(pgh_obj_id=incident.pk, version__gte=version).order_by("pgh_id"))
    seen = [event for event in events if event.version == version]
    if not seen:
        return True
    later = events[events.index(seen[-1]) :]
    columns = any(_changed_fields(before, after) for before, after in pairwise(later))
    parts = parts_changed(incident.pk, [event.pgh_context_id for event in later[1:]])
    return columns or any(name not in _REPORTS for names in parts.values() for name in names)


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


def _line(after: object, what: str, incident: Incident, *, exact: bool) -> HistoryLine:
    context = getattr(after, "pgh_context", None) or {}
    reason = wording.reason_text(str(context.get("reason", "")))
    return HistoryLine(
        at=getattr(after, "pgh_created_at"),  # noqa: B009 - the event model is built at run time
        role=_role_label(str(context.get("role", ""))),
        what=what,
        reason=reason if exact else public_quote(reason, incident),
    )


def _role_label(code: str) -> str:
    if code == SYSTEM_ROLE:
        return _("this installation")
    return str(Role(code).label) if code in Role.values else _("unknown")


def _what(before: object, after: object, changed_parts: list[str]) -> str:
    status_before, status = getattr(before, "status", None), getattr(after, "status", None)
    if status != status_before:
        return {
            Status.PUBLISHED.value: _("published"),
            Status.WITHDRAWN.value: _("withdrawn"),
        }.get(str(status), str(status))
    changed = _changed_fields(before, after)
    reports = [_REPORTS[name] for name in changed_parts if name in _REPORTS]
    named = dict.fromkeys([*changed, *(name for name in changed_parts if name not in _REPORTS)])
    parts = [_change(name, before, after) for name in named]
    if parts and reports:
        parts.append(_("Sources"))
    if parts:
        return _("corrected: %(fields)s") % {"fields": wording.listed(parts)}
    return wording.listed(str(report) for report in reports) or _("corrected")


def _changed_fields(before: object, after: object) -> list[str]:
    return [
        name
        for column, name in COLUMN_FIELDS.items()
        if getattr(before, column, None) != getattr(after, column, None)
    ]


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
