"""Which chunks there are for one audience: what a page reads first, and again when something changed."""

from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import F, Q

from incidents.models import Audience, Chunk, ChunkMark

from .chunk_names import names_token
from .generations import generations

COUNTERS = ("snapshots", "names", "vocabulary")


def manifest_version(today: date) -> str:
    """Another text whenever a manifest would say something else. Two queries."""
    counters = generations(*COUNTERS)
    # While something is taken back its chunk is left out, so the manifest is another one.
    taken = ChunkMark.objects.filter(taken_back=True).count()
    return ".".join(map(str, (*(counters[name] for name in COUNTERS), taken, f"{today:%Y%m%d}")))


def manifest(audience: Audience, today: date) -> dict[str, Any]:
    """The manifest as the page reads it (docs/dashboard-data.md). About six queries, none over incidents.

    The version is read first: a change in between is found by the next look-up. A chunk whose content is
    being taken back is left out at once, whether or not a worker has built it anew.
    """
    version = manifest_version(today)
    chunks = current_chunks(audience).order_by(F("first").desc(nulls_last=True))
    rows = list(chunks.values("hash", "rows", "size", "first", "last"))
    built = chunks.order_by("-built_at").values_list("built_at", flat=True).first()
    return {
        "version": version,
        "generation": generations("incidents")["incidents"],
        "built": built.isoformat() if built else None,
        "today": today.isoformat(),
        "rows": sum(row["rows"] for row in rows),
        "names": names_token(audience),
        "pending": is_marked(),
        "chunks": [
            {
                "hash": row["hash"],
                "rows": row["rows"],
                "bytes": row["size"],
                "first": row["first"],
                "last": row["last"],
            }
            for row in rows
        ],
    }


def current_chunks(audience: Audience) -> Any:
    """Chunks that may be served now and stand in the manifest. One query for the marks."""
    chunks = Chunk.objects.current().filter(audience=audience)
    months = list(ChunkMark.objects.filter(taken_back=True).values_list("month", flat=True).distinct())
    return chunks.exclude(_of_months(months)) if months else chunks


def is_taken_back(chunk: Chunk) -> bool:
    """Whether readers must not get this chunk any more, from the commit on that took something back."""
    if chunk.taken_back or chunk.content_id is None:
        return True
    marks = ChunkMark.objects.filter(taken_back=True)
    if chunk.months is None:
        return marks.filter(month=None).exists()
    bounds = Q(month__isnull=False)
    if chunk.months.lower:
        bounds &= Q(month__gte=chunk.months.lower)
    if chunk.months.upper:
        bounds &= Q(month__lt=chunk.months.upper)
    return marks.filter(bounds).exists()


def is_marked() -> bool:
    """Whether something shown has changed that no chunk holds yet. One query."""
    return ChunkMark.objects.exists()


def _of_months(months: list[date | None]) -> Q:
    return reduce(or_, (Q(months=None) if month is None else Q(months__contains=month) for month in months))
