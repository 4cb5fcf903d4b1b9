"""Which chunks there are for one audience: what a page reads first, and again when something changed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import F

from incidents.models import Audience

from .chunk_names import names_token
from .current_chunks import current_chunks, is_marked, newest_taking_back
from .generations import generations

COUNTERS = ("snapshots", "names", "vocabulary")


def generation_and_version(today: date) -> tuple[int, str]:
    """The counter of published changes, and the manifest's version. Two queries.

    The version is another text whenever a manifest would name other chunks, other names or another day. While
    something is taken back its chunk is left out, so the manifest is another one.
    """
    counters = generations("incidents", *COUNTERS)
    told = (*(counters[name] for name in COUNTERS), newest_taking_back(), f"{today:%Y%m%d}")
    return counters["incidents"], ".".join(map(str, told))


def manifest_etag(audience: Audience, today: date) -> str:
    """Another one whenever anything in the manifest would differ. Three queries."""
    told = (audience.value, *generation_and_version(today), int(is_marked()))
    return f'W/"{".".join(map(str, told))}"'


def manifest(audience: Audience, today: date) -> dict[str, Any]:
    """The manifest as the page reads it (docs/dashboard-data.md). Eight queries, none over incidents.

    The version is read first: a change in between is found by the next look-up. A chunk whose content is
    being taken back is left out at once, whether or not a worker has built it anew.
    """
    generation, version = generation_and_version(today)
    chunks = current_chunks(audience).order_by(F("first").desc(nulls_last=True))
    rows = list(chunks.values("hash", "rows", "size", "first", "last", "built_at"))
    built = max((row["built_at"] for row in rows), default=None)
    return {
        "version": version,
        "generation": generation,
        "built": built.isoformat() if built else None,
        "today": today.isoformat(),
        "rows": sum(row["rows"] for row in rows),
        "names": names_token(audience),
        "pending": is_marked(),
        "chunks": [_told(row) for row in rows],
    }


def _told(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in ("hash", "rows", "first", "last")} | {"bytes": row["size"]}
