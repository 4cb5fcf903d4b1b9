"""Building the dashboard's chunks again where something changed; each run is one transaction a round.

PostgreSQL alone knows what is to do: triggers leave marks in the transaction that changes an incident, a
round consumes those that it saw, under an advisory lock. A crash leaves the marks, a mark that comes
meanwhile is left for the next round, and whoever finds the lock taken may go: the holder looks again after
its round.

Where all marks of a span name their incidents, its chunk is edited: what stands in it is what the database
held when its round read it, and whatever changed since has left a mark that no round has consumed.
"""

import gc
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import TypeAlias

import brotli  # type: ignore[import-untyped]
from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Exists, OuterRef, Q

from incidents.models import Audience, Chunk, ChunkContent, ChunkMark, ChunkSpan
from incidents.models.incident import IncidentQuerySet
from incidents.selectors.chunk_edit import spliced
from incidents.selectors.chunk_format import FORMAT
from incidents.selectors.chunk_pack import Packed, packed_chunks
from incidents.selectors.chunk_rows import incidents_of, month_counts, read_rows, standing_areas
from incidents.selectors.columns import PREFIX

from .ledger import move_generation
from .snapshot_spans import Pack, divided, has_drifted, months_before

# Measured on 11,000 rows: 8 ms; 4 takes half of it for half a percent more, 9 takes 47 ms for no less, 1 one
# for eighteen percent more. Of one large pack 4 makes much less, so that it would not do as a comparison.
BROTLI_QUALITY = 5
EDIT_QUALITY = 4
# Readers who hold an older manifest fetch what it names for so long.
KEEP_SUPERSEDED = timedelta(minutes=10)
# For so long an address whose content was taken back says so, before it is unknown.
KEEP_TAKEN_BACK = timedelta(days=1)
LOCK = "snapshots"
# More changed incidents of one span than this: reading the whole of it is as quick.
EDITED_AT_MOST = 200
ROUNDS = 10  # marks that come faster than this are left for the next sweep
Months: TypeAlias = DateRange | None


def rebuild_snapshots(*, now: datetime, today: date) -> int:
    """Number of new chunks; 0 where nothing is to do or another process is at it.

    Safe at any time, in any number of processes (docs/dashboard-data.md has what it takes).
    """
    new = 0
    for _ in range(ROUNDS):
        with _collecting_no_garbage():
            made = _round(now, today)
        if made is None:
            return new
        new += made
        # Asked after the lock is free: who found it taken has left a mark that is seen here.
        if not ChunkMark.objects.exists():
            break
    return new


@contextmanager
def _collecting_no_garbage() -> Iterator[None]:
    """A round makes hundreds of thousands of tuples and no cycles: looking for some takes half its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def rebuild_is_due(*, now: datetime, today: date) -> bool:
    """Whether a round would find something: marks, spans of another month or size, chunks to forget."""
    if ChunkMark.objects.exists() or division_is_due(today):
        return True
    return Chunk.objects.filter(_outdated(now)).exists()


def mark_everything() -> None:
    """Makes the next round build every chunk again."""
    months: Iterable[date | None] = (*month_counts(), None)
    ChunkMark.objects.bulk_create(ChunkMark(month=month) for month in months)


def division_is_due(today: date) -> bool:
    """Whether the spans are of another month or format, or one has grown or shrunk by far. Two queries."""
    spans = list(ChunkSpan.objects.all())
    if not spans or any(
        (span.divided_in, span.format) != (months_before(today, 0), FORMAT) for span in spans
    ):
        return True
    rows = dict(Chunk.objects.current().filter(audience=Audience.DESK).values_list("months", "rows"))
    return any(span.months and has_drifted(rows.get(span.months, 0), since=span.rows) for span in spans)


def _round(now: datetime, today: date) -> int | None:
    """Number of new chunks; None where another process holds the lock. Consumes the marks that it saw."""
    with transaction.atomic():
        if not _is_our_turn():
            return None
        # Read before the incidents: what changes from here on leaves a mark that this round does not consume.
        marks = list(ChunkMark.objects.all())
        fresh = _divide(today) if division_is_due(today) else set()
        work = [
            (span.months, None if span.pk in fresh else _changed(span, marks))
            for span in ChunkSpan.objects.all()
            if span.pk in fresh or _marks_of(span, marks)
        ]
        new = sum(_build(months, changed, now) for months, changed in work)
        if any(mark.taken_back for mark in marks):
            _take_back()
        ChunkMark.objects.filter(pk__in=[mark.pk for mark in marks]).delete()
        _forget(now)
        if work:
            move_generation("snapshots")
    return new


def _is_our_turn() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext(%s))", [LOCK])
        return bool(cursor.fetchone()[0])


def _marks_of(span: ChunkSpan, marks: list[ChunkMark]) -> list[ChunkMark]:
    if span.months is None:
        return [mark for mark in marks if mark.month is None]
    return [mark for mark in marks if mark.month is not None and mark.month in span.months]


def _changed(span: ChunkSpan, marks: list[ChunkMark]) -> set[str] | None:
    """Public ids of the incidents that the span's marks name; None where one names none, or they are many."""
    names = {mark.incident for mark in _marks_of(span, marks)}
    return None if None in names or len(names) > EDITED_AT_MOST else {name for name in names if name}


def _divide(today: date) -> set[int]:
    """Ids of the spans that are new. Those whose months stay as they are keep their row and their chunk."""
    spans = {span.months: span for span in ChunkSpan.objects.filter(format=FORMAT)}
    before = [_pack(span) for span in spans.values() if span.months is not None]
    packs = divided(month_counts(), today=today, before=before)
    wanted: dict[Months, int] = {_months(pack): pack.rows for pack in packs} | {None: 0}
    ChunkSpan.objects.exclude(pk__in=[span.pk for months, span in spans.items() if months in wanted]).delete()
    fresh = set()
    for months, rows in wanted.items():
        told = {"rows": rows, "divided_in": months_before(today, 0), "format": FORMAT}
        if months in spans:
            ChunkSpan.objects.filter(pk=spans[months].pk).update(**told)
        else:
            fresh.add(ChunkSpan.objects.create(months=months, **told).pk)
    return fresh


def _pack(span: ChunkSpan) -> Pack:
    return Pack(span.months.lower or date.min, span.months.upper or date.max, span.rows)


def _months(pack: Pack) -> DateRange:
    """As PostgreSQL gives it back: a bound that is not there is not included."""
    first = None if pack.first == date.min else pack.first
    return DateRange(first, None if pack.until == date.max else pack.until, "[)" if first else "()")


def _build(months: Months, changed: set[str] | None, now: datetime) -> int:
    """Number of new chunks of one span; what stood in their place is superseded. Eight queries."""
    current = list(Chunk.objects.current().filter(_overlap(months)))
    found = {chunk.audience: chunk.content_id for chunk in current if chunk.months == months}
    edited = _edited(months, changed, found)
    exact, shown = edited or _packed(incidents_of(months))
    packed = {Audience.DESK: exact, Audience.ANALYST: shown, Audience.PUBLIC: shown}
    names = {id(one): sha256(one.content).hexdigest()[:32] for one in (exact, shown)}
    wanted = [
        _chunk(audience, one, names[id(one)], months, now) for audience, one in packed.items() if one.rows
    ]
    kept = {(chunk.audience, chunk.hash) for chunk in current if chunk.months == months}
    new = [chunk for chunk in wanted if (chunk.audience, chunk.hash) not in kept]
    served = {(chunk.audience, chunk.hash) for chunk in wanted}
    old = [chunk.pk for chunk in current if (chunk.audience, chunk.hash) not in served]
    Chunk.objects.filter(pk__in=old).update(superseded_at=now)
    contents = {chunk.hash: packed[Audience(chunk.audience)].content for chunk in new}
    _store(new, contents, quality=EDIT_QUALITY if edited else BROTLI_QUALITY)
    return len(new)


def _packed(incidents: IncidentQuerySet) -> tuple[Packed, Packed]:
    rows = read_rows(incidents)
    return packed_chunks(rows, standing_areas(rows))


def _edited(
    months: Months, changed: set[str] | None, found: dict[str, str | None]
) -> tuple[Packed, Packed] | None:
    """The span's chunks with the changed incidents in their place; None where they must be packed anew."""
    desk, public = found.get(Audience.DESK), found.get(Audience.PUBLIC)
    if changed is None or desk is None or public is None:
        return None
    stored = ChunkContent.objects.in_bulk({desk, public})
    plain = {name: brotli.decompress(bytes(content.brotli)) for name, content in stored.items()}
    numbers = {int(name.removeprefix(PREFIX)) for name in changed}
    exact_now, shown_now = _packed(incidents_of(months).filter(public_id__in=changed))
    exact = spliced(plain[desk], numbers, exact_now.content)
    is_one = desk == public and exact_now is shown_now
    shown = exact if is_one else spliced(plain[public], numbers, shown_now.content)
    return (exact, shown) if exact and shown else None


def _chunk(audience: Audience, packed: Packed, name: str, months: Months, now: datetime) -> Chunk:
    return Chunk(
        audience=audience,
        hash=name,
        content_id=name,
        months=months,
        rows=packed.rows,
        first=packed.first,
        last=packed.last,
        used=packed.used,
        built_at=now,
    )


def _store(chunks: list[Chunk], contents: dict[str, bytes], *, quality: int) -> None:
    """Stores chunks with their bytes; one that was there before, even taken back, is current again."""
    known = dict(ChunkContent.objects.filter(pk__in=contents).values_list("hash", "size"))
    names = [name for name in contents if name not in known]
    with ThreadPoolExecutor() as threads:  # brotli lets go of the interpreter's lock
        missing = list(threads.map(lambda name: _content(name, contents[name], quality), names))
    ChunkContent.objects.bulk_create(missing)
    sizes = known | {content.hash: content.size for content in missing}
    for chunk in chunks:
        chunk.size = sizes[chunk.hash]
    told = [
        "content",
        "months",
        "rows",
        "size",
        "first",
        "last",
        "used",
        "built_at",
        "superseded_at",
        "taken_back",
    ]
    Chunk.objects.bulk_create(
        chunks, update_conflicts=True, unique_fields=["audience", "hash"], update_fields=told
    )


def _content(name: str, content: bytes, quality: int) -> ChunkContent:
    compressed = brotli.compress(content, quality=quality)
    return ChunkContent(hash=name, brotli=compressed, size=len(compressed))


def _take_back() -> None:
    """Empties every superseded chunk: one of another month may show what an incident was before it moved."""
    Chunk.objects.filter(superseded_at__isnull=False).update(content=None, taken_back=True)


def _forget(now: datetime) -> None:
    Chunk.objects.filter(_outdated(now)).delete()
    served = Chunk.objects.filter(content=OuterRef("pk"))
    ChunkContent.objects.filter(~Exists(served)).delete()


def _outdated(now: datetime) -> Q:
    kept = Q(taken_back=False, superseded_at__lt=now - KEEP_SUPERSEDED)
    return kept | Q(taken_back=True, superseded_at__lt=now - KEEP_TAKEN_BACK)


def _overlap(months: Months) -> Q:
    return Q(months=None) if months is None else Q(months__overlap=months)
