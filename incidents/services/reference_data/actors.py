"""Loading actors and their aliases from seeds/actors.yml."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from incidents.extraction.seed_files import read_actors
from incidents.extraction.types import ActorRecord
from incidents.models import Actor, ActorAlias, RowOrigin
from incidents.services.errors import ServiceError
from incidents.services.ledger import move_generation
from incidents.text.folding import fold_key

from .loaded import Loaded
from .staging import wait_for_turn

_ACTOR_COLUMNS = (
    "name_en",
    "name_fr",
    "name_ar",
    "inter",
    "countries",
    "valid_from",
    "valid_to",
    "is_community",
)
_ALIAS_COLUMNS = ("text", "language", "is_strong", "valid_from", "valid_to", "checked")


@dataclass
class _Desk:
    """What is in the database while a file is loaded: actors by key, aliases by actor and folded form."""

    actors: dict[str, Actor]
    aliases: dict[tuple[int, str], ActorAlias]
    strong_owners: dict[str, Actor]
    refused: list[str] = field(default_factory=list)
    new: int = 0
    changed: int = 0


def load_actors(path: Path) -> Loaded:
    """Actors and aliases of an actors.yml.

    1. Refuse a file with two strong owners of one alias, or a parent that is not there.
    2. Store actors, then their parents.
    3. Remove aliases that left the file.
    4. Store the others, weaker ones first, so that an alias can change hands.
    What a person at this desk added, changed, retired or merged stays as it is; a strong alias that a person
    gave to another actor comes in as a weak one, and is told.
    Raises SeedFileError for a file that cannot be read and ServiceError for one that is refused.
    """
    records = read_actors(path)
    _refuse_two_owners(records)
    _refuse_lost_parents(records)
    details = {row["key"]: row for row in yaml.safe_load(path.read_text(encoding="utf-8")) or []}
    with transaction.atomic():
        wait_for_turn("actors")
        desk = _read_desk()
        for record in records:
            _store_actor(desk, record, details[record.key])
        _set_parents(desk, records)
        wanted = _wanted_aliases(desk, records, details)
        _remove_left_out(desk, wanted)
        for alias in sorted(wanted, key=lambda alias: alias.is_strong):
            _store_alias(desk, alias)
        if desk.new or desk.changed:
            move_generation("vocabulary")
    return Loaded(desk.new, len(records) - desk.new, tuple(desk.refused))


def _refuse_two_owners(records: tuple[ActorRecord, ...]) -> None:
    owners: dict[str, str] = {}
    for record in records:
        for alias in record.aliases:
            if not alias.strong:
                continue
            owner = owners.setdefault(fold_key(alias.text), record.key)
            if owner != record.key:
                raise ServiceError(
                    f"“{alias.text}” is a strong alias of both {owner} and {record.key}; make one weak."
                )


def _refuse_lost_parents(records: tuple[ActorRecord, ...]) -> None:
    keys = {record.key for record in records}
    for record in records:
        if record.parent and record.parent not in keys:
            raise ServiceError(f"{record.key} is part of {record.parent}, which is not in the file.")


def _read_desk() -> _Desk:
    aliases = ActorAlias.objects.select_related("actor")
    return _Desk(
        actors={actor.key: actor for actor in Actor.objects.all()},
        aliases={(alias.actor_id, alias.folded): alias for alias in aliases},
        strong_owners={
            alias.folded: alias.actor for alias in aliases if alias.is_strong and not alias.is_retired
        },
    )


def _is_ours(row: Actor | ActorAlias) -> bool:
    """Whether the file may still change it: no person added, changed, retired or merged it."""
    return row.edited_at is None and not row.is_retired and row.origin != RowOrigin.PERSON


def _store_actor(desk: _Desk, record: ActorRecord, details: dict[str, Any]) -> None:
    names = details.get("name") or {}
    values = {
        "name_en": names.get("en") or record.key,
        "name_fr": names.get("fr") or "",
        "name_ar": names.get("ar") or "",
        "inter": record.inter,
        "countries": list(record.countries),
        "valid_from": _as_date(details.get("valid_from")),
        "valid_to": _as_date(details.get("valid_to")),
        "is_community": record.is_community,
    }
    actor = desk.actors.get(record.key)
    if actor is None:
        desk.actors[record.key] = Actor.objects.create(key=record.key, origin=RowOrigin.SEED, **values)
        desk.new += 1
    elif _is_ours(actor) and any(getattr(actor, name) != value for name, value in values.items()):
        for name, value in values.items():
            setattr(actor, name, value)
        actor.save(update_fields=_ACTOR_COLUMNS)
        desk.changed += 1


def _set_parents(desk: _Desk, records: tuple[ActorRecord, ...]) -> None:
    for record in records:
        actor = desk.actors[record.key]
        parent = desk.actors[record.parent] if record.parent else None
        if _is_ours(actor) and actor.parent_id != (parent.pk if parent else None):
            actor.parent = parent
            actor.save(update_fields=["parent"])
            desk.changed += 1


def _wanted_aliases(
    desk: _Desk, records: tuple[ActorRecord, ...], details: dict[str, dict[str, Any]]
) -> list[ActorAlias]:
    """The aliases of the file as rows not yet stored, each folded form once for an actor."""
    rows: dict[tuple[int, str], ActorAlias] = {}
    for record in records:
        actor = desk.actors[record.key]
        if actor.is_retired:
            continue
        checked = {row["text"]: row.get("checked") or "" for row in details[record.key].get("aliases") or []}
        for alias in record.aliases:
            row = ActorAlias(
                actor=actor,
                text=alias.text,
                folded=fold_key(alias.text),
                language=alias.language,
                is_strong=alias.strong,
                valid_from=alias.valid_from,
                valid_to=alias.valid_to,
                checked=str(checked.get(alias.text, ""))[:500],
                origin=RowOrigin.SEED,
            )
            rows.setdefault((actor.pk, row.folded), row)
    return list(rows.values())


def _remove_left_out(desk: _Desk, wanted: list[ActorAlias]) -> None:
    kept = {(alias.actor_id, alias.folded) for alias in wanted}
    for key, alias in list(desk.aliases.items()):
        if key not in kept and _is_ours(alias) and not alias.actor.is_retired:
            if alias.is_strong:
                desk.strong_owners.pop(alias.folded, None)
            del desk.aliases[key]
            alias.delete()
            desk.changed += 1


def _store_alias(desk: _Desk, alias: ActorAlias) -> None:
    stored = desk.aliases.get((alias.actor_id, alias.folded))
    if stored is not None and not _is_ours(stored):
        return
    owner = desk.strong_owners.get(alias.folded)
    if alias.is_strong and owner is not None and owner.pk != alias.actor_id:
        desk.refused.append(
            f"“{alias.text}” is a strong alias of {owner.key} at this desk; for {alias.actor.key} it is weak."
        )
        alias.is_strong = False
    if stored is None:
        alias.save()
    elif any(getattr(stored, name) != getattr(alias, name) for name in _ALIAS_COLUMNS):
        if stored.is_strong and not alias.is_strong:
            desk.strong_owners.pop(alias.folded, None)
        for name in _ALIAS_COLUMNS:
            setattr(stored, name, getattr(alias, name))
        stored.save(update_fields=_ALIAS_COLUMNS)
    else:
        return
    desk.changed += 1
    if alias.is_strong:
        desk.strong_owners[alias.folded] = alias.actor


def _as_date(value: Any) -> date | None:
    if not value:
        return None
    return value if isinstance(value, date) else date.fromisoformat(str(value))
