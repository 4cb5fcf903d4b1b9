"""Loading actors and their aliases from seeds/actors.yml."""

from datetime import date
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from incidents.extraction.seed_files import read_actors
from incidents.extraction.types import ActorRecord
from incidents.models import Actor, ActorAlias
from incidents.services.errors import ServiceError
from incidents.services.ledger import move_generation
from incidents.text.folding import fold_key

from .loaded import Loaded


def load_actors(path: Path) -> Loaded:
    """Actors and aliases of seeds/actors.yml. Raises ServiceError when two actors own a strong alias."""
    records = read_actors(path)
    _refuse_two_owners(records)
    details = {row["key"]: row for row in yaml.safe_load(path.read_text(encoding="utf-8")) or []}
    with transaction.atomic():
        known = set(Actor.objects.values_list("key", flat=True))
        actors = {record.key: _store_actor(record, details[record.key]) for record in records}
        for record in records:
            if record.parent:
                Actor.objects.filter(key=record.key).update(parent=actors[record.parent])
        move_generation("vocabulary")
    new = sum(record.key not in known for record in records)
    return Loaded(new, len(records) - new)


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


def _store_actor(record: ActorRecord, details: dict[str, Any]) -> Actor:
    names = details.get("name") or {}
    actor, _made = Actor.objects.update_or_create(
        key=record.key,
        defaults={
            "name_en": names.get("en") or record.key,
            "name_fr": names.get("fr") or "",
            "name_ar": names.get("ar") or "",
            "inter": record.inter,
            "countries": list(record.countries),
            "valid_from": _as_date(details.get("valid_from")),
            "valid_to": _as_date(details.get("valid_to")),
            "is_community": record.is_community,
        },
    )
    checked = {row["text"]: row.get("checked") or "" for row in details.get("aliases") or []}
    rows: dict[str, ActorAlias] = {}
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
        )
        rows.setdefault(row.folded, row)
    ActorAlias.objects.bulk_create(
        rows.values(),
        update_conflicts=True,
        unique_fields=["actor", "folded"],
        update_fields=["text", "language", "is_strong", "valid_from", "valid_to", "checked"],
    )
    return actor


def _as_date(value: Any) -> date | None:
    if not value:
        return None
    return value if isinstance(value, date) else date.fromisoformat(str(value))
