"""Undoing a merge: what is still where the merge put it goes back; what changed hands since stays."""

from datetime import datetime
from typing import Any

from django.contrib.gis.geos import Point
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from incidents.models import (
    Actor,
    ActorAlias,
    CasualtyClaim,
    Incident,
    IncidentActor,
    Place,
    PlaceName,
    Source,
    User,
    VocabularyMerge,
)
from incidents.models.codes import Status
from incidents.selectors.vocabulary_twins import strong_owner

from .errors import ServiceError
from .ledger import move_generation
from .vocabulary import Row, locked, vocabulary_change, write
from .vocabulary_merge import bump, location_of

UNDONE = gettext_noop("merge undone")
# What changed hands in a merge of actors beside roles and aliases: model and column.
FOLLOWERS: dict[str, tuple[Any, str]] = {
    "said_by": (IncidentActor, "said_by_actor"),
    "claims": (CasualtyClaim, "claimant_actor"),
    "sources": (Source, "party"),
    "children": (Actor, "parent"),
}
Left = dict[str, int]


def undo_merge(merge_id: int, *, editor: User) -> tuple[Row, Left]:
    """The row that was merged, in use again, and how many rows stay with the other by kind ("incidents",
    "places of incidents", "names" ...): those that someone moved or changed in the meantime.

    Raises ServiceError when it was undone already.
    """
    with vocabulary_change(editor, reason=UNDONE) as now:
        merge = locked(VocabularyMerge, merge_id)
        model: Any = Place if merge.kind == "place" else Actor
        rows = {pk: locked(model, pk) for pk in sorted((merge.kept_id, merge.merged_id))}
        kept, merged = rows[merge.kept_id], rows[merge.merged_id]
        if merge.undone_at or merged.merged_into_id != kept.pk:
            raise ServiceError(_("This merge was undone already."), code="undone")
        write(merged, now, merged_into=None, retired_at=None, retired_reason="")
        if merge.kind == "place":
            left = _incidents_back(kept, merged, merge.moved) | _names_back(kept, merged, merge.moved, now)
        else:
            left = _roles_back(kept, merged, merge.moved, now) | _aliases_back(kept, merged, merge.moved, now)
        merge.undone_at, merge.undone_by = timezone.now(), editor
        merge.save()
    return merged, {name: number for name, number in left.items() if number}


def _incidents_back(kept: Place, merged: Place, moved: dict[str, Any]) -> Left:
    ids, relocated = moved["incidents"], moved["relocated"]
    rows = list(
        Incident.objects.select_for_update(of=("self",)).filter(pk__in=ids, place=kept).order_by("pk")
    )
    unmoved = 0
    for incident in rows:
        place = relocated.get(str(incident.pk))
        if place and location_of(incident) == place["after"]:
            _put_back(incident, place["before"])
        elif place:
            unmoved += 1
        incident.place = merged
        incident.version += 1
        incident.save()
    if any(incident.status == Status.PUBLISHED for incident in rows):
        move_generation("incidents")
    return {"incidents": len(ids) - len(rows), "locations": unmoved}


def _put_back(incident: Incident, before: dict[str, Any]) -> None:
    incident.point = Point(before["point"][0], before["point"][1], srid=4326)
    incident.uncertainty_km = before["uncertainty_km"]
    incident.country = before["country"]
    incident.area_id = before["area_id"]


def _names_back(kept: Place, merged: Place, moved: dict[str, Any], now: datetime) -> Left:
    names = list(PlaceName.objects.select_for_update().filter(pk__in=moved["names"], place=kept))
    here = set(merged.names.values_list("language", "text"))
    left = len(moved["names"]) - len(names)
    for name in names:
        if (name.language, name.text) in here:
            left += 1
            continue
        changes: dict[str, Any] = {"place": merged}
        if name.pk in moved["unpreferred"]:
            changes["is_preferred"] = True
        write(name, now, **changes)
    return {"names": left}


def _roles_back(kept: Actor, merged: Actor, moved: dict[str, Any], now: datetime) -> Left:
    list(Incident.objects.select_for_update(of=("self",)).filter(pk__in=moved["incidents"]).order_by("pk"))
    taken = set(IncidentActor.objects.filter(actor=merged).values_list("incident_id", "role"))
    roles = IncidentActor.objects.filter(pk__in=moved["roles"], actor=kept)
    left: Left = {"roles": len(moved["roles"]) - roles.count()}
    for role in roles:
        if (role.incident_id, role.role) in taken:
            left["roles"] += 1
            continue
        role.actor = merged
        role.save()
    left["roles"] += _dropped_roles_back(merged, moved["dropped_roles"])
    for name, (model, column) in FOLLOWERS.items():
        rows = model.objects.filter(**{"pk__in": moved[name], column: kept})
        left[name] = len(moved[name]) - rows.count()
        rows.update(**{column: merged})
    bump(moved["incidents"], now)
    return left


def _dropped_roles_back(merged: Actor, dropped: list[dict[str, Any]]) -> int:
    """Makes the roles again that were dropped as doubles; returns how many could not be."""
    left = 0
    for columns in dropped:
        there = IncidentActor.objects.filter(
            incident_id=columns["incident_id"], actor=merged, role=columns["role"]
        )
        is_gone = not Incident.objects.filter(pk=columns["incident_id"]).exists()
        if is_gone or there.exists() or IncidentActor.objects.filter(pk=columns["id"]).exists():
            left += 1
        else:
            IncidentActor.objects.create(actor=merged, **columns)
    return left


def _aliases_back(kept: Actor, merged: Actor, moved: dict[str, Any], now: datetime) -> Left:
    aliases = list(ActorAlias.objects.select_for_update().filter(pk__in=moved["names"], actor=kept))
    left = len(moved["names"]) - len(aliases)
    here = set(merged.aliases.values_list("folded", flat=True))
    for alias in aliases:
        if alias.folded in here:
            left += 1
        else:
            write(alias, now, actor=merged)
    resting = ActorAlias.objects.filter(pk__in=moved["retired_names"], actor=merged, retired_at__isnull=False)
    for alias in resting:
        if alias.is_strong and strong_owner(alias.text, exclude_id=merged.pk):
            left += 1
        else:
            write(alias, now, retired_at=None, retired_reason="")
    return {"names": left}
