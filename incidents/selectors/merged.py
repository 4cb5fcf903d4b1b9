"""Rows by their keys, a merged one standing for the row it was merged into: for drafts written before."""

from collections.abc import Iterable
from typing import Any

from incidents.models import Actor, Place


def place_of_key(key: str) -> Place | None:
    """The place of this key, or the one that it was merged into; None for an unknown key."""
    return followed(Place.objects.filter(key=key).select_related("merged_into").first())


def actor_ids_of_keys(keys: Iterable[str]) -> list[int]:
    """Ids of the actors of these keys in their order, merged ones followed, each once."""
    wanted = list(keys)
    rows = Actor.objects.filter(key__in=wanted).select_related("merged_into")
    found = {row.key: followed(row) for row in rows}
    return list(dict.fromkeys(found[key].pk for key in wanted if key in found))


def followed(row: Any) -> Any:
    """The row that this one was merged into, through however many merges; itself when it was not."""
    while row is not None and row.merged_into_id:
        row = row.merged_into
    return row
