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


def manifest_version(today: date) -> str:
    """Another text whenever a manifest would name other chunks, other names or another day. Two queries.

    While something is taken back its chunk is left out, so the manifest is another one.
    """
    counters = generations(*COUNTERS)
    told = (*(counters[name] for name in COUNTERS), newest_taking_back(), f"{today:%Y%m%d}")
    return ".".join(map(str, told))


def manifest_etag(audience: Audience, today: date) -> str:
    """Another one whenever anything in the manifest would differ. Four queries."""
    told = (audience.value, manifest_version(today), generations("incidents")["incidents"], int(is_marked()))
    return f'W/"{".".join(map(str, told))}"'


def manifest(audience: Audience, today: date) -> dict[str, Any]:
    """The manifest as the page reads it (docs/dashboard-data.md). Nine queries, none over incidents.

    The version is read first: a change in between is found by the next look-up. A chunk whose content is
    being taken back is left out at once, whether or not a worker has built it anew.
    """
    version = manifest_version(today)
    chunks = current_chunks(audience).order_by(F("first").desc(nulls_last=True))
    rows = list(chunks.values("hash", "rows", "size", "first", "last", "built_at"))
    built = max((row["built_at"] for row in rows), default=None)
    return {
        "version": version,
        "generation": generations("incidents")["incidents"],
        "built": built.isoformat() if built else None,
        "today": today.isoformat(),
        "rows": sum(row["rows"] for row in rows),
        "names": names_token(audience),
        "pending": is_marked(),
        "chunks": [_told(row) for row in rows],
    }


def _told(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in ("hash", "rows", "first", "last")} | {"bytes": row["size"]}
