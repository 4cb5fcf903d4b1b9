"""Bytes of the chunks as they are served and of one pack of the same rows; how long building one takes."""

import time
from datetime import date
from typing import Any

import brotli  # type: ignore[import-untyped]
from django.utils import timezone

from incidents.models import Audience, Chunk, ChunkMark, Incident
from incidents.selectors.chunk_pack import packed_chunks
from incidents.selectors.chunk_rows import read_rows, standing_areas
from incidents.services.snapshots import BROTLI_QUALITY, rebuild_snapshots

# A rebuild that found another process at it, or nothing to do, is no measurement.
NOTHING_DONE_S = 0.005


def bytes_of_chunks() -> dict[str, int]:
    """Bytes of all public chunks and of one chunk with all their rows, compressed in the same way."""
    chunks = list(Chunk.objects.current().filter(audience=Audience.PUBLIC))
    rows = read_rows(Incident.objects.all())
    _exact, public = packed_chunks(rows, standing_areas(rows))
    pack = brotli.compress(public.content, quality=BROTLI_QUALITY)
    told = {"chunks": sum(chunk.size for chunk in chunks), "number": len(chunks), "pack": len(pack)}
    return told | {"rows": sum(chunk.rows for chunk in chunks), "pack_rows": public.rows}


def build_all() -> int:
    """Number of chunks built, where no worker runs."""
    return rebuild_snapshots(now=timezone.now(), today=timezone.localdate())


def rebuild_times(count: int) -> list[dict[str, Any]]:
    """Milliseconds of building single chunks again in this process, for the newest ones and some packs.

    A worker that runs besides may take the mark first; such a try is left out.
    """
    chunks = list(Chunk.objects.current().filter(audience=Audience.PUBLIC, months__isnull=False))
    chunks.sort(key=lambda chunk: chunk.first or 0, reverse=True)
    times = []
    for chunk in chunks[:: max(1, len(chunks) // count)][:count]:
        ChunkMark.objects.create(month=_some_month(chunk))
        started = time.monotonic()
        build_all()
        seconds = time.monotonic() - started
        if seconds > NOTHING_DONE_S:
            times.append({"ms": seconds * 1000, "rows": chunk.rows})
    return times


def _some_month(chunk: Chunk) -> date:
    return date.fromordinal(date(1970, 1, 1).toordinal() + (chunk.last or 0)).replace(day=1)
