"""Writing the names of places and the aliases of actors: add, change, retire, restore."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from incidents.models import Actor, ActorAlias, Place, PlaceName, RowOrigin, User
from incidents.selectors.vocabulary_twins import strong_owner
from incidents.text.folding import fold_key

from .errors import ServiceError
from .vocabulary import (
    TAKEN_BACK,
    locked,
    refuse_retired,
    refuse_unseen,
    tell_readers,
    vocabulary_change,
    write,
)

NAME_ADDED = gettext_noop("name added on the vocabulary screen")
Name = PlaceName | ActorAlias


class StrongOwner(ServiceError):
    """Another actor in use owns this strong alias; `owner` is that actor, for a link to its page."""

    def __init__(self, text: str, owner: Actor | None) -> None:
        name = owner.label() if owner else _("another actor")
        sentence = _(
            "“%(name)s” is a strong alias of %(owner)s. Make it weak here, or retire it there first."
        )
        super().__init__(sentence % {"name": text, "owner": name}, code="strong_owner")
        self.owner = owner


@dataclass(frozen=True)
class PlaceNameValues:
    """One spelling of a place's name; `checked` is the page that was read for it."""

    text: str
    language: str
    is_preferred: bool
    checked: str


@dataclass(frozen=True)
class AliasValues:
    """One spelling of an actor's name; a strong one names this actor alone."""

    text: str
    language: str
    is_strong: bool
    valid_from: date | None
    valid_to: date | None
    checked: str


NameValues = PlaceNameValues | AliasValues


def add_name(row: Place | Actor, values: NameValues, *, editor: User, reason: str = NAME_ADDED) -> Name:
    """A new name. Raises StrongOwner, or ServiceError when the row has this name already."""
    with vocabulary_change(editor, reason=reason) as now, _one_owner(values):
        owner = locked(type(row), row.pk)
        refuse_retired(owner)
        name = _new_name(owner, values)
        _refuse_twice(name, owner)
        _refuse_second_owner(values, owner)
        name.edited_at = now
        name.save()
        _keep_one_preferred(name, now)
        tell_readers(owner)
    return name


def change_name(
    model: type[Name], name_id: int, values: NameValues, *, editor: User, reason: str, seen: str
) -> Name:
    """The name with these values. Raises StaleVersion, StrongOwner, or ServiceError for one that is there."""
    with vocabulary_change(editor, reason=reason) as now, _one_owner(values):
        name = locked(model, name_id)
        owner = owner_of(name)
        refuse_unseen(name, seen)
        refuse_retired(owner)
        if name.is_retired:
            raise ServiceError(_("This name is retired: restore it first."), code="retired")
        _refuse_second_owner(values, owner)
        changed = _new_name(owner, values)
        changed.pk = name.pk
        _refuse_twice(changed, owner)
        write(name, now, **asdict(values), folded=changed.folded)
        _keep_one_preferred(name, now)
        tell_readers(owner)
    return name


def retire_name(model: type[Name], name_id: int, *, editor: User, reason: str) -> Name:
    """The name, found and offered no longer. A row keeps at least one name in use."""
    with vocabulary_change(editor, reason=reason) as now:
        name = locked(model, name_id)
        owner = owner_of(name)
        if name.is_retired:
            raise ServiceError(_("This name is retired already."), code="retired")
        others = _names_of(owner).in_use().exclude(pk=name.pk)
        if not owner.is_retired and not others.exists():
            raise ServiceError(
                _("It is the only name left in use. Add another first, or retire the whole."), code="last"
            )
        write(name, now, retired_at=now, retired_reason=reason.strip()[:500])
        tell_readers(owner)
    return name


def restore_name(model: type[Name], name_id: int, *, editor: User) -> Name:
    """The name, found again. Raises StrongOwner when another actor owns it by now."""
    with vocabulary_change(editor, reason=TAKEN_BACK) as now:
        name = locked(model, name_id)
        owner = owner_of(name)
        refuse_retired(owner)
        if not name.is_retired:
            raise ServiceError(_("This name is in use already."), code="in_use")
        if isinstance(name, ActorAlias) and name.is_strong:
            other = strong_owner(name.text, exclude_id=owner.pk)
            if other:
                raise StrongOwner(name.text, other.actor)
        write(name, now, retired_at=None, retired_reason="")
        _keep_one_preferred(name, now)
        tell_readers(owner)
    return name


def owner_of(name: Name) -> Place | Actor:
    """The place or actor that bears the name."""
    return name.place if isinstance(name, PlaceName) else name.actor


def _names_of(owner: Place | Actor) -> Any:
    return owner.names if isinstance(owner, Place) else owner.aliases


def _new_name(owner: Place | Actor, values: NameValues) -> Name:
    columns = asdict(values) | {"folded": fold_key(values.text)[:200], "origin": RowOrigin.PERSON}
    if isinstance(owner, Place):
        return PlaceName(place=owner, **columns)
    return ActorAlias(actor=owner, **columns)


def _refuse_twice(name: Name, owner: Place | Actor) -> None:
    """Raises ServiceError when the row bears this name already, retired or not."""
    same: dict[str, Any] = {"folded": name.folded}
    if isinstance(name, PlaceName):
        same = {"language": name.language, "text": name.text}
    twin = _names_of(owner).filter(**same).exclude(pk=name.pk).first()
    if twin is None:
        return
    if twin.is_retired:
        sentence = _("“%(name)s” is among the retired names below: restore it there.")
    else:
        sentence = _("“%(name)s” is among the names already.")
    raise ServiceError(sentence % {"name": twin.text}, code="twice")


def _refuse_second_owner(values: NameValues, owner: Place | Actor) -> None:
    if not isinstance(values, AliasValues) or not values.is_strong:
        return
    other = strong_owner(values.text, exclude_id=owner.pk)
    if other:
        raise StrongOwner(values.text, other.actor)


def _keep_one_preferred(name: Name, now: datetime) -> None:
    """The name shown first in its language is one alone."""
    if not isinstance(name, PlaceName) or not name.is_preferred or name.is_retired:
        return
    rivals = name.place.names.filter(language=name.language, is_preferred=True).exclude(pk=name.pk)
    for rival in rivals:
        write(rival, now, is_preferred=False)


class _one_owner:
    """Two editors who give one strong alias to two actors at once: the second is refused in words."""

    def __init__(self, values: NameValues) -> None:
        self.values = values

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, error: BaseException | None, trace: Any) -> None:
        if isinstance(error, IntegrityError) and "one_strong_owner_per_alias" in str(error):
            raise StrongOwner(self.values.text, None) from error
