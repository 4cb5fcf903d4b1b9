"""What uses a place or an actor, and what a merge of two would move."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from incidents.models import (
    Actor,
    Candidate,
    CandidateState,
    CasualtyClaim,
    Incident,
    IncidentActor,
    Place,
    PlaceName,
    Source,
    VocabularyMerge,
)
from incidents.models.codes import Status
from incidents.text.folding import fold_key

from .vocabulary_labels import country_names

SHOWN = 20
Row = Place | Actor


@dataclass(frozen=True)
class Uses:
    """What names a row; lists hold the newest SHOWN, numbers count all."""

    incidents: list[Incident]
    incident_count: int
    drafts: list[Candidate]
    draft_count: int
    claim_count: int
    sources: list[Source]
    children: list[Actor]
    merges: list[tuple[VocabularyMerge, Row | None]]

    @property
    def is_empty(self) -> bool:
        """Whether nothing names the row."""
        counts = (self.incident_count, self.draft_count, self.claim_count)
        return not any(counts) and not self.sources and not self.children


@dataclass(frozen=True)
class Preview:
    """What a merge moves: numbers, names, and in words the values of the merged row that are lost."""

    incident_count: int
    published_count: int
    claim_count: int
    source_count: int
    child_count: int
    moved_names: list[str]
    shared_names: list[str]
    homonyms: list[tuple[str, Place]]
    lost: list[tuple[str, str, str]]


def uses_of(row: Row) -> Uses:
    """What uses this row. At most ten queries."""
    incidents = incidents_of(row).order_by("-date_start", "-pk")
    drafts = open_drafts_of(row).select_related("article").order_by("-created_at")
    claims, sources, children = _of_actor(row)
    return Uses(
        incidents=list(incidents.select_related("place").prefetch_related("place__names")[:SHOWN]),
        incident_count=incidents.count(),
        drafts=list(drafts.defer("article__text")[:SHOWN]),
        draft_count=drafts.count(),
        claim_count=claims.count(),
        sources=list(sources),
        children=list(children),
        merges=_merges(row),
    )


def incidents_of(row: Row) -> QuerySet[Incident]:
    """Incidents at the place, or with the actor in a role or as the one who says so; each once."""
    if isinstance(row, Place):
        return Incident.objects.filter(place=row)
    roles = IncidentActor.objects.filter(Q(actor=row) | Q(said_by_actor=row)).values("incident_id")
    return Incident.objects.filter(pk__in=roles)


def open_drafts_of(row: Row) -> QuerySet[Candidate]:
    """Drafts that wait and name the row's key."""
    waiting = Candidate.objects.filter(state=CandidateState.OPEN)
    if isinstance(row, Place):
        return waiting.filter(fields__place__key=row.key)
    named = Q(fields__perpetrators__contains=[row.key]) | Q(fields__targets__contains=[row.key])
    return waiting.filter(named)


def merge_preview(kept: Row, merged: Row) -> Preview:
    """What moves from `merged` to `kept`, before anything is done. At most ten queries."""
    incidents = incidents_of(merged)
    moved, shared = _names(kept, merged)
    claims, sources, children = _of_actor(merged)
    return Preview(
        incident_count=incidents.count(),
        published_count=incidents.filter(status=Status.PUBLISHED).count(),
        claim_count=claims.count(),
        source_count=sources.count(),
        child_count=children.count(),
        moved_names=moved,
        shared_names=shared,
        homonyms=_homonyms(kept, merged) if isinstance(merged, Place) else [],
        lost=_lost(kept, merged),
    )


def shown_values(row: Row) -> dict[str, str]:
    """The values of a row in words, by column, in the order of its form."""
    if isinstance(row, Place):
        return {
            "name": row.name,
            "kind": row.get_kind_display(),
            "country": country_names(row.country),
            "admin1": row.admin1,
            "point": f"{row.point.y:.5f}, {row.point.x:.5f}",
            "uncertainty_km": f"{row.uncertainty_km:g}",
            "population": str(row.population or ""),
            "coord_source": row.coord_source,
        }
    return {
        "name_en": row.name_en,
        "name_fr": row.name_fr,
        "name_ar": row.name_ar,
        "inter": row.get_inter_display(),
        "countries": country_names(row.countries),
        "parent": row.parent.label() if row.parent else "",
        "valid_from": row.valid_from.isoformat() if row.valid_from else "",
        "valid_to": row.valid_to.isoformat() if row.valid_to else "",
        "is_community": _("yes") if row.is_community else _("no"),
    }


def _of_actor(row: Row) -> tuple[QuerySet[CasualtyClaim], QuerySet[Source], QuerySet[Actor]]:
    """Figures that an actor gave, outlets of its own and its parts; nothing of the kind for a place."""
    if not isinstance(row, Actor):
        return CasualtyClaim.objects.none(), Source.objects.none(), Actor.objects.none()
    return (
        CasualtyClaim.objects.filter(claimant_actor=row),
        Source.objects.filter(party=row),
        Actor.objects.filter(parent=row),
    )


def _names(kept: Row, merged: Row) -> tuple[list[str], list[str]]:
    """Names of the merged row that the kept one lacks, and those that it has."""
    mine = {_mark(name) for name in _all_names(kept)}
    moved: list[str] = []
    shared: list[str] = []
    for name in _all_names(merged).in_use():
        (shared if _mark(name) in mine else moved).append(name.text)
    return list(dict.fromkeys(moved)), list(dict.fromkeys(shared))


def _all_names(row: Row) -> Any:
    return row.names.all() if isinstance(row, Place) else row.aliases.all()


def _mark(name: Any) -> Any:
    """What makes two names one: text and language of a place's, the folded text of an actor's."""
    return (name.language, name.text) if isinstance(name, PlaceName) else name.folded


def _homonyms(kept: Row, merged: Row) -> list[tuple[str, Place]]:
    """Third places in use that bear a name of the merged one: from then on the kept one's homonyms."""
    forms = {fold_key(name.text) for name in _all_names(merged)}
    names = PlaceName.objects.in_use().filter(folded__in=forms, place__retired_at=None)
    rows = names.exclude(place__in=[kept, merged]).select_related("place").order_by("place_id")
    return list({row.place_id: (row.text, row.place) for row in rows[:SHOWN]}.values())


def _lost(kept: Row, merged: Row) -> list[tuple[str, str, str]]:
    """(field, value of the merged row, value that stays) where they differ."""
    stays = shown_values(kept)
    return [
        (column, value, stays[column])
        for column, value in shown_values(merged).items()
        if value and value != stays[column]
    ]


def _merges(row: Row) -> list[tuple[VocabularyMerge, Row | None]]:
    """Merges into this row that stand, newest first, each with the row that was merged."""
    kind = row._meta.model_name
    merges = list(VocabularyMerge.objects.filter(kind=kind, kept_id=row.pk, undone_at=None))
    names = "names" if isinstance(row, Place) else "aliases"
    rows = type(row).objects.prefetch_related(names).in_bulk([merge.merged_id for merge in merges])
    return [(merge, rows.get(merge.merged_id)) for merge in merges]
