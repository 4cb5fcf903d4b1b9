"""Merging one place or actor into another: what names the first names the second from then on.

The merged row is retired and stays under its key. What changed hands is kept by ids, so that
vocabulary_unmerge.py gives it back. An incident keeps its own point, uncertainty and country, unless they
came from the merged place unchanged: then they become those of the place that is kept, whose
coordinates the editor has just preferred. The words that support a value stay as they are: they name the
same place or actor as before.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from incidents.models import (
    Actor,
    CasualtyClaim,
    Incident,
    IncidentActor,
    Place,
    Source,
    User,
    VocabularyMerge,
)
from incidents.models.codes import Country, Status

from .errors import ServiceError
from .ledger import move_generation
from .places import area_of
from .vocabulary import Row, cannot_act, locked, vocabulary_change, write

Moved = dict[str, Any]
ROLE_COLUMNS = ("id", "incident_id", "role", "attribution", "said_by", "said_by_actor_id")


def merge_rows(kept: Row, merged: Row, *, editor: User, reason: str) -> VocabularyMerge:
    """The merge of `merged` into `kept`. Raises ServiceError with the sentence of `refusal`.

    1. Lock both, the lower number first, and ask again whether they may be merged.
    2. Move what names the merged row, each incident as a new version.
    3. Move the names that the kept row lacks.
    4. Retire the merged row and remember what moved.
    """
    model = type(kept)
    with vocabulary_change(editor, reason=reason) as now:
        kept, merged = locked_both(kept, merged)
        if sentence := refusal(kept, merged):
            raise ServiceError(sentence, code="merge")
        moved: Moved = {}
        if isinstance(kept, Place) and isinstance(merged, Place):
            moved = _move_incidents(kept, merged, now) | _move_place_names(kept, merged, now)
        elif isinstance(kept, Actor) and isinstance(merged, Actor):
            moved = _move_roles(kept, merged, now) | _move_aliases(kept, merged, now, reason)
        write(merged, now, merged_into=kept, retired_at=now, retired_reason=reason.strip()[:500])
        return VocabularyMerge.objects.create(
            kind="place" if model is Place else "actor",
            kept_id=kept.pk,
            merged_id=merged.pk,
            moved=moved,
            reason=reason.strip()[:500],
            made_by=editor,
        )


def locked_both(kept: Row, merged: Row) -> tuple[Row, Row]:
    """The two rows as they are now, locked in the order of their numbers: no two merges wait in a ring."""
    rows = {pk: locked(type(kept), pk) for pk in sorted({kept.pk, merged.pk})}
    return rows[kept.pk], rows[merged.pk]


def refusal(kept: Row, merged: Row) -> str:
    """Why these two may not be merged, in words; empty where they may."""
    if kept.pk == merged.pk:
        return _("A row cannot be merged into itself.")
    for row in (kept, merged):
        if row.is_retired:
            return _("“%(name)s” is no longer in use, so it takes no part in a merge.") % {
                "name": row.label()
            }
    if isinstance(kept, Actor) and isinstance(merged, Actor):
        return _refusal_of_actors(kept, merged)
    return ""


def _refusal_of_actors(kept: Actor, merged: Actor) -> str:
    names = {"kept": kept.label(), "merged": merged.label()}
    if cannot_act(kept) != cannot_act(merged):
        return _(
            "“%(merged)s” and “%(kept)s” cannot be merged: one of them is a community or civilians, who "
            "suffer and are never perpetrators; the other is an organised party."
        ) % (names)
    if kept.parent_id == merged.pk:
        return _("“%(kept)s” is a part of “%(merged)s”: change its parent first.") % names
    if not kept.is_armed_party and Source.objects.filter(party=merged).exists():
        return _("“%(merged)s” has its own outlet among the sources; “%(kept)s” is no armed party.") % names
    return ""


def bump(ids: Iterable[int], now: datetime) -> None:
    """A new version of each of these incidents, so that a form opened before is told."""
    rows = Incident.objects.filter(pk__in=list(ids))
    rows.update(version=F("version") + 1, updated_at=now)
    if rows.filter(status=Status.PUBLISHED).exists():
        move_generation("incidents")


def came_from(place: Place, incident: Incident) -> bool:
    """Whether the incident's point and uncertainty are the place's own, unchanged."""
    if incident.point is None:
        return False
    is_same_point = incident.point.equals_exact(place.point, 1e-6)
    return is_same_point and incident.uncertainty_km == place.uncertainty_km


def location_of(incident: Incident) -> dict[str, Any]:
    """Point, uncertainty, country and area of an incident as JSON holds them."""
    return {
        "point": list(incident.point.coords) if incident.point else None,
        "uncertainty_km": incident.uncertainty_km,
        "country": incident.country,
        "area_id": incident.area_id,
    }


def _move_incidents(kept: Place, merged: Place, now: datetime) -> Moved:
    incidents = list(Incident.objects.select_for_update(of=("self",)).filter(place=merged).order_by("pk"))
    area = area_of(kept.point, kept.uncertainty_km, country=kept.country)
    relocated = {}
    for incident in incidents:
        if came_from(merged, incident):
            before = location_of(incident)
            incident.point, incident.uncertainty_km, incident.area = kept.point, kept.uncertainty_km, area
            if incident.country == merged.country and kept.country in Country.values:
                incident.country = kept.country
            relocated[str(incident.pk)] = {"before": before, "after": location_of(incident)}
        incident.place = kept
        incident.version += 1
        incident.save()
    if any(incident.status == Status.PUBLISHED for incident in incidents):
        move_generation("incidents")
    return {"incidents": [incident.pk for incident in incidents], "relocated": relocated}


def _move_place_names(kept: Place, merged: Place, now: datetime) -> Moved:
    """Names that the kept place lacks; its own stay the ones shown first."""
    mine = {(name.language, name.text) for name in kept.names.all()}
    first = set(kept.names.in_use().filter(is_preferred=True).values_list("language", flat=True))
    moved: Moved = {"names": [], "unpreferred": []}
    for name in merged.names.in_use():
        if (name.language, name.text) in mine:
            continue
        moved["names"].append(name.pk)
        changes: dict[str, Any] = {"place": kept}
        if name.is_preferred and name.language in first:
            moved["unpreferred"].append(name.pk)
            changes["is_preferred"] = False
        write(name, now, **changes)
    return moved


def _move_roles(kept: Actor, merged: Actor, now: datetime) -> Moved:
    """Roles, speakers, claims, outlets and parts; a role that the kept actor has already is dropped."""
    list(Incident.objects.select_for_update(of=("self",)).filter(pk__in=_incident_ids(merged)).order_by("pk"))
    taken = set(IncidentActor.objects.filter(actor=kept).values_list("incident_id", "role"))
    moved: Moved = {"incidents": sorted(_incident_ids(merged)), "roles": [], "dropped_roles": []}
    for role in IncidentActor.objects.filter(actor=merged):
        if (role.incident_id, role.role) in taken:
            moved["dropped_roles"].append({column: getattr(role, column) for column in ROLE_COLUMNS})
            role.delete()
        else:
            moved["roles"].append(role.pk)
            role.actor = kept
            role.save()
    for name, rows, column in followers(merged):
        moved[name] = sorted(rows.values_list("pk", flat=True))
        rows.update(**{column: kept})
    bump(moved["incidents"], now)
    return moved


def followers(actor: Actor) -> list[tuple[str, Any, str]]:
    """What points to an actor beside its roles: name in `moved`, rows, column."""
    return [
        ("said_by", IncidentActor.objects.filter(said_by_actor=actor), "said_by_actor"),
        ("claims", CasualtyClaim.objects.filter(claimant_actor=actor), "claimant_actor"),
        ("sources", Source.objects.filter(party=actor), "party"),
        ("children", Actor.objects.filter(parent=actor), "parent"),
    ]


def _incident_ids(actor: Actor) -> set[int]:
    """Incidents that name the actor in a role, as a speaker or as the source of a figure."""
    ids = set(IncidentActor.objects.filter(actor=actor).values_list("incident_id", flat=True))
    ids |= set(IncidentActor.objects.filter(said_by_actor=actor).values_list("incident_id", flat=True))
    return ids | set(CasualtyClaim.objects.filter(claimant_actor=actor).values_list("incident_id", flat=True))


def _move_aliases(kept: Actor, merged: Actor, now: datetime, reason: str) -> Moved:
    """Aliases that the kept actor lacks; the others rest with the merged one."""
    mine = set(kept.aliases.values_list("folded", flat=True))
    moved: Moved = {"names": [], "retired_names": []}
    for alias in merged.aliases.in_use():
        if alias.folded in mine:
            moved["retired_names"].append(alias.pk)
            write(alias, now, retired_at=now, retired_reason=reason.strip()[:500])
        else:
            moved["names"].append(alias.pk)
            write(alias, now, actor=kept)
    return moved
