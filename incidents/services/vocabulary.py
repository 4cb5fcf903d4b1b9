"""Writing places and actors of the vocabulary: add, change, retire, restore. Nothing is ever deleted.

A change of a row tells every process by the generation "vocabulary", and readers by "incidents" where a
published incident names the row. It never changes an incident: those keep the point they were saved with.
"""

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.gis.geos import Point
from django.db.models import Model, Q
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from incidents.models import Actor, ActorAlias, Incident, IncidentActor, Place, PlaceName, RowOrigin, User
from incidents.models.codes import ActorRole, Inter, Status
from incidents.selectors.vocabulary_twins import strong_owner
from incidents.text.folding import fold_key

from .errors import ServiceError, StaleVersion
from .ledger import move_generation, recorded

ADDED = gettext_noop("added on the vocabulary screen")
TAKEN_BACK = gettext_noop("taken back")
Row = Place | Actor


@dataclass(frozen=True)
class PlaceValues:
    """What a person says about a place; `point` is WGS 84, `uncertainty_km` how far it may lie off."""

    name: str
    kind: str
    country: str
    admin1: str
    point: Point
    uncertainty_km: float
    population: int | None
    coord_source: str


@dataclass(frozen=True)
class ActorValues:
    """What a person says about an actor."""

    name_en: str
    name_fr: str
    name_ar: str
    inter: int
    countries: list[str]
    parent_id: int | None
    valid_from: date | None
    valid_to: date | None
    is_community: bool


@contextmanager
def vocabulary_change(person: User, *, reason: str) -> Iterator[datetime]:
    """The moment of the change; its transaction is recorded, and moves the generation when it ends well."""
    if not reason.strip():
        raise ServiceError(_("Say why: this change needs a reason."), code="no_reason")
    with recorded(person, reason=reason.strip()[:500]):
        yield timezone.now()
        move_generation("vocabulary")


def stamp_of(row: Model) -> str:
    """What tells one state of a row from another; a form carries it, so that nobody overwrites unseen."""
    values = [str(getattr(row, column.attname)) for column in row._meta.concrete_fields]
    return hashlib.sha256("\x1f".join(values).encode()).hexdigest()[:20]


def add_place(values: PlaceValues, names: dict[str, str], *, editor: User) -> Place:
    """A new place with its first names, {language: text}; the main name is one of them."""
    with vocabulary_change(editor, reason=ADDED) as now:
        key = f"desk:{slugify(values.name)[:50]}-{secrets.randbelow(10**9)}"
        place = Place.objects.create(key=key, origin=RowOrigin.PERSON, edited_at=now, **_columns(values))
        texts = {text: language for language, text in names.items() if text}
        for text, language in ({values.name: ""} | texts).items():
            _add_place_name(place, text, language, now)
    return place


def change_place(place_id: int, values: PlaceValues, *, editor: User, reason: str, seen: str) -> Place:
    """The place with these values. Raises StaleVersion when someone changed it since `seen`."""
    with vocabulary_change(editor, reason=reason) as now:
        place = locked(Place, place_id)
        refuse_unseen(place, seen)
        refuse_retired(place)
        write(place, now, **_columns(values))
        if not place.names.filter(text=place.name).exists():
            _add_place_name(place, place.name, "", now)
        tell_readers(place)
    return place


def add_actor(values: ActorValues, *, editor: User) -> Actor:
    """A new actor; each of its names is an alias, strong where no other actor owns it."""
    _refuse_bad_parent(None, values)
    with vocabulary_change(editor, reason=ADDED) as now:
        # A key of digits: extraction reads meaning into keys that spell FAMA, BANDIT or UNSPEC.
        key = f"DESK_{secrets.randbelow(10**12)}"
        actor = Actor.objects.create(key=key, origin=RowOrigin.PERSON, edited_at=now, **asdict(values))
        _add_missing_aliases(actor, now)
    return actor


def change_actor(actor_id: int, values: ActorValues, *, editor: User, reason: str, seen: str) -> Actor:
    """The actor with these values. Raises StaleVersion when someone changed it since `seen`."""
    with vocabulary_change(editor, reason=reason) as now:
        actor = locked(Actor, actor_id)
        refuse_unseen(actor, seen)
        refuse_retired(actor)
        _refuse_bad_parent(actor, values)
        _refuse_victim_who_acted(actor, values)
        write(actor, now, **asdict(values))
        _add_missing_aliases(actor, now)
        tell_readers(actor)
    return actor


def retire_row(model: type[Row], row_id: int, *, editor: User, reason: str) -> Row:
    """The row, no longer offered; incidents keep it. An actor's aliases rest with it, free for others."""
    with vocabulary_change(editor, reason=reason) as now:
        row = locked(model, row_id)
        refuse_retired(row)
        write(row, now, retired_at=now, retired_reason=reason.strip()[:500])
        if isinstance(row, Actor):
            for alias in row.aliases.in_use():
                write(alias, now, retired_at=now, retired_reason=reason.strip()[:500])
    return row


def restore_row(model: type[Row], row_id: int, *, editor: User) -> tuple[Row, list[ActorAlias]]:
    """The row, offered again, and the aliases that stay retired because others own them by now."""
    left: list[ActorAlias] = []
    with vocabulary_change(editor, reason=TAKEN_BACK) as now:
        row = locked(model, row_id)
        if row.merged_into_id:
            raise ServiceError(_("It was merged into another: undo the merge instead."), code="merged")
        if row.retired_at is None:
            raise ServiceError(_("It is in use already."), code="in_use")
        retired_at = row.retired_at
        write(row, now, retired_at=None, retired_reason="")
        if isinstance(row, Actor):
            left = _restore_aliases(row, retired_at, now)
    return row, left


def locked(model: type[Any], row_id: int) -> Any:
    """The row, locked until the transaction ends. Raises ServiceError when it is not there."""
    row = model.objects.select_for_update(of=("self",)).filter(pk=row_id).first()
    if row is None:
        raise ServiceError(_("It is no longer there."), code="gone")
    return row


def write(row: Any, now: datetime, **values: Any) -> None:
    """Sets these columns and `edited_at`, and keeps in the record what they were before.

    The record holds the state after each change; of a row that came from a file and was never touched
    it holds nothing, so the row as it was is recorded by stamping it first.
    """
    type(row).objects.filter(pk=row.pk).update(edited_at=now)
    for column, value in values.items():
        setattr(row, column, value)
    row.edited_at = now
    row.save()


def refuse_unseen(row: Model, seen: str) -> None:
    """Raises StaleVersion unless the row is in the state that the person was looking at."""
    if stamp_of(row) != seen:
        raise StaleVersion(_("Someone else changed this while you were editing it."))


def refuse_retired(row: Row) -> None:
    """Raises ServiceError for a row that is retired or merged."""
    if row.is_retired:
        raise ServiceError(
            _("“%(name)s” is no longer in use: restore it first.") % {"name": row.label()}, code="retired"
        )


def tell_readers(row: Row) -> None:
    """Moves the readers' generation where a published incident shows a name of this row."""
    shown = Q(place=row) if isinstance(row, Place) else Q(actors__actor=row) | Q(actors__said_by_actor=row)
    if Incident.objects.filter(shown, status=Status.PUBLISHED).exists():
        move_generation("incidents")


def cannot_act(actor: Actor | ActorValues) -> bool:
    """Whether no incident may call it a perpetrator (trigger no_community_is_a_perpetrator)."""
    return actor.is_community or actor.inter == Inter.CIVILIANS


def _columns(values: PlaceValues) -> dict[str, Any]:
    return {name: getattr(values, name) for name in PlaceValues.__dataclass_fields__}


def _add_place_name(place: Place, text: str, language: str, now: datetime) -> None:
    PlaceName.objects.create(
        place=place,
        text=text,
        folded=fold_key(text)[:200],
        language=language,
        is_preferred=bool(language),
        origin=RowOrigin.PERSON,
        edited_at=now,
    )


def _add_missing_aliases(actor: Actor, now: datetime) -> None:
    known = set(actor.aliases.values_list("folded", flat=True))
    for language, text in (("en", actor.name_en), ("fr", actor.name_fr), ("ar", actor.name_ar)):
        folded = fold_key(text)[:200]
        if not folded or folded in known:
            continue
        known.add(folded)
        ActorAlias.objects.create(
            actor=actor,
            text=text,
            folded=folded,
            language=language,
            is_strong=strong_owner(text) is None,
            origin=RowOrigin.PERSON,
            edited_at=now,
        )


def _restore_aliases(actor: Actor, retired_at: datetime, now: datetime) -> list[ActorAlias]:
    """Restores what was retired with the actor; returns what others own by now."""
    left = []
    for alias in actor.aliases.filter(retired_at=retired_at):
        if alias.is_strong and strong_owner(alias.text, exclude_id=actor.pk):
            left.append(alias)
        else:
            write(alias, now, retired_at=None, retired_reason="")
    return left


def _refuse_bad_parent(actor: Actor | None, values: ActorValues) -> None:
    """Raises ServiceError for a parent that is the actor itself, one of its parts, or retired."""
    above = Actor.objects.filter(pk=values.parent_id or 0).first()
    if above is not None and above.is_retired and (actor is None or actor.parent_id != above.pk):
        refuse_retired(above)
    seen: set[int] = set()
    while actor is not None and above is not None and above.pk not in seen:
        if above.pk == actor.pk:
            raise ServiceError(_("An actor cannot be a part of itself or of its own parts."), code="parent")
        seen.add(above.pk)
        above = above.parent


def _refuse_victim_who_acted(actor: Actor, values: ActorValues) -> None:
    acted = IncidentActor.objects.filter(actor=actor, role=ActorRole.PERPETRATOR).count()
    if cannot_act(values) and not cannot_act(actor) and acted:
        sentence = ngettext(
            "%(actor)s is the perpetrator of %(count)s incident: correct that first.",
            "%(actor)s is the perpetrator of %(count)s incidents: correct those first.",
            acted,
        )
        raise ServiceError(sentence % {"actor": actor.label(), "count": acted}, code="acted")
