"""Writing incidents: create, correct, publish, withdraw. Nothing is published without a person."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from incidents.models import Article, Evidence, Incident, IncidentActor, Report, User
from incidents.models.codes import ActorRole, EvidenceKind, Status
from incidents.selectors.history import values_changed_since

from .cited_articles import cite_url
from .errors import NeighboursNotSeen, ServiceError, StaleVersion
from .ledger import move_generation, recorded
from .places import area_of

# Which columns one coded field consists of; evidence is kept per coded field.
COLUMNS_OF_FIELD: dict[str, tuple[str, ...]] = {
    "event_type": ("event_type", "sub_event_type"),
    "date": ("date_start", "date_end", "date_precision"),
    "time_of_day": ("time_of_day",),
    "place": ("place_id", "place_name", "point", "uncertainty_km"),
    "country": ("country",),
    "target_kind": ("target_kind",),
    "civilian_targeting": ("civilian_targeting",),
    "fatalities": ("fatalities_low", "fatalities_best", "fatalities_high"),
    "injured": ("injured_low", "injured_high"),
    "missing": ("missing_low", "missing_high"),
    "abducted": ("abducted_low", "abducted_high"),
    "notes": ("notes",),
    "tags": ("tags",),
    "credibility": ("credibility",),
}
NOT_KNOWN: tuple[Any, ...] = (None, "", [], "unknown")


@dataclass(frozen=True)
class ActorEntry:
    """One actor in one role, as a form or a draft gives it."""

    actor_id: int
    role: str
    attribution: str = "unknown"
    said_by: str = ""


@dataclass(frozen=True)
class IncidentValues:
    """All that a person says about an incident. `columns` are model columns by name."""

    columns: dict[str, Any]
    actors: tuple[ActorEntry, ...] = ()
    urls: tuple[str, ...] = ()
    confidential_note: str = ""
    campaign_id: int | None = None


def create_incident(
    values: IncidentValues, *, editor: User, reason: str, article: Article | None = None
) -> Incident:
    """A draft incident with its actors and reports. Evidence is the caller's to add."""
    with recorded(editor, reason=reason):
        incident = Incident(public_id=next_public_id(), created_by=editor, status=Status.DRAFT)
        _set_columns(incident, values)
        incident.save()
        _set_actors(incident, values.actors)
        if article:
            Report.objects.create(incident=incident, article=article, added_by=editor)
        _add_reports(incident, values, editor)
    return incident


def enter_incident(values: IncidentValues, *, editor: User, reason: str) -> Incident:
    """A draft incident entered by hand: every known value is asserted by the editor."""
    with recorded(editor, reason=reason):
        incident = create_incident(values, editor=editor, reason=reason)
        for name in known_fields(incident):
            assert_field(incident, name, editor=editor, reason=reason)
    return incident


def correct_incident(
    incident_id: int, values: IncidentValues, *, editor: User, reason: str, seen_version: int
) -> Incident:
    """The incident with its changed fields asserted by the editor, as a new version.

    Raises StaleVersion when someone changed a value after the editor opened the form (show both, keep
    what was typed; a report that came or went meanwhile is none of the form's) and ServiceError without
    a reason on an incident that was ever published.
    """
    if not reason.strip():
        raise ServiceError(_("Say why: a correction needs a reason."), code="no_reason")
    with recorded(editor, reason=reason):
        incident = Incident.objects.select_for_update().get(pk=incident_id)
        if incident.version != seen_version and values_changed_since(incident, seen_version):
            raise StaleVersion(_("Someone else changed this incident while you were editing it."))
        before = field_values(incident)
        _set_columns(incident, values)
        _set_actors(incident, values.actors)
        incident.version += 1
        incident.save()
        _add_reports(incident, values, editor)
        for name in changed_fields(before, field_values(incident)):
            incident.evidence.filter(field=name).delete()
            assert_field(incident, name, editor=editor, reason=reason)
        if incident.status == Status.PUBLISHED:
            move_generation("incidents")
    return incident


def publish_incident(incident_id: int, *, editor: User, seen_version: int | None = None) -> Incident:
    """The incident as readers see it from now on; a withdrawn one comes back the same way.

    Raises NeighboursNotSeen for a recalled event whose known neighbours were not offered, and
    StaleVersion when it is not the version the editor looked at.
    """
    with recorded(editor, reason=gettext_noop("published")):
        incident = Incident.objects.select_for_update().get(pk=incident_id)
        if incident.status == Status.PUBLISHED:
            return incident
        if seen_version is not None and incident.version != seen_version:
            raise StaleVersion(_("Someone else changed this incident; look at it again before publishing."))
        if incident.candidates.filter(is_background=True, neighbours_seen=False).exists():
            raise NeighboursNotSeen(
                _("This event is recalled by the article. First compare it with the known incidents.")
            )
        incident.status = Status.PUBLISHED
        incident.published_by = editor
        incident.published_at = timezone.now()
        incident.withdrawn_at, incident.withdrawn_reason = None, ""
        incident.version += 1
        incident.save()
        move_generation("incidents")
    return incident


def withdraw_incident(incident_id: int, *, editor: User, reason: str) -> Incident:
    """The incident taken back: readers find its reason in its place. Raises ServiceError without one."""
    if not reason.strip():
        raise ServiceError(_("Say why: a withdrawal needs a reason."), code="no_reason")
    with recorded(editor, reason=reason):
        incident = Incident.objects.select_for_update().get(pk=incident_id)
        if incident.status != Status.PUBLISHED:
            raise ServiceError(_("Only a published incident can be withdrawn."), code="not_published")
        incident.status = Status.WITHDRAWN
        incident.withdrawn_at = timezone.now()
        incident.withdrawn_reason = reason.strip()[:500]
        incident.version += 1
        incident.save()
        move_generation("incidents")
    return incident


def next_public_id() -> str:
    """A public id never given before, such as "SW-000042"."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('incidents_public_number')")
        return f"SW-{cursor.fetchone()[0]:06d}"


def assert_field(incident: Incident, name: str, *, editor: User, reason: str) -> None:
    """Evidence that this person asserts this field, with the newest report behind it."""
    Evidence.objects.create(
        incident=incident,
        field=name,
        kind=EvidenceKind.ASSERTED,
        asserted_by=editor,
        reason=reason.strip()[:500],
        report=incident.reports.last(),
    )


def field_values(incident: Incident) -> dict[str, Any]:
    """Comparable values of every coded field of a saved incident."""
    values: dict[str, Any] = {
        name: tuple(_comparable(getattr(incident, column)) for column in columns)
        for name, columns in COLUMNS_OF_FIELD.items()
    }
    rows = sorted(incident.actors.values_list("role", "actor_id", "attribution", "said_by"))
    perpetrators = [row for row in rows if row[0] == ActorRole.PERPETRATOR]
    values["perpetrators"] = tuple(row[1] for row in perpetrators)
    values["responsibility"] = tuple(row[1:] for row in perpetrators)
    values["targets"] = tuple(row[1] for row in rows if row[0] == ActorRole.TARGET)
    values["associated"] = tuple(row[1] for row in rows if row[0] == ActorRole.ASSOCIATED)
    return values


def changed_fields(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """Names of the coded fields that differ, in the order of the form."""
    return [name for name in after if before.get(name) != after[name]]


def known_fields(incident: Incident) -> list[str]:
    """Names of the coded fields that say something."""
    return [
        name
        for name, value in field_values(incident).items()
        if name != "credibility" and any(part not in NOT_KNOWN for part in value)
    ]


def _comparable(value: Any) -> Any:
    if hasattr(value, "coords"):
        return tuple(round(part, 5) for part in value.coords)
    if isinstance(value, date | list):
        return str(value) if isinstance(value, date) else list(value)
    return value


def _set_columns(incident: Incident, values: IncidentValues) -> None:
    for column, value in values.columns.items():
        setattr(incident, column, value)
    if values.campaign_id is not None:
        incident.campaign_id = values.campaign_id
    incident.area = area_of(incident.point, incident.uncertainty_km, country=incident.country)


def _set_actors(incident: Incident, entries: tuple[ActorEntry, ...]) -> None:
    kept = {(entry.actor_id, entry.role): entry for entry in entries}
    for row in incident.actors.all():
        entry = kept.pop((row.actor_id, row.role), None)
        if entry is None:
            row.delete()
        elif (row.attribution, row.said_by) != (entry.attribution, entry.said_by):
            row.attribution, row.said_by = entry.attribution, entry.said_by
            row.save()
    for entry in kept.values():
        IncidentActor.objects.create(
            incident=incident,
            actor_id=entry.actor_id,
            role=entry.role,
            attribution=entry.attribution,
            said_by=entry.said_by,
        )


def _add_reports(incident: Incident, values: IncidentValues, editor: User) -> None:
    for url in values.urls:
        article = cite_url(url, by=editor)
        Report.objects.get_or_create(incident=incident, article=article, defaults={"added_by": editor})
    if values.confidential_note.strip():
        Report.objects.create(
            incident=incident, confidential_note=values.confidential_note.strip(), added_by=editor
        )
