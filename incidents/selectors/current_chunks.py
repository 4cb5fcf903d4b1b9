"""Which stored chunks readers may be served at this moment: none from which something is being taken back."""

from datetime import date
from functools import reduce
from operator import or_

from django.db.models import BooleanField, Case, Exists, Max, OuterRef, Q, QuerySet, Value, When

from incidents.models import Audience, Chunk, ChunkMark
from incidents.models.snapshot import ChunkQuerySet


def is_marked() -> bool:
    """Whether something shown has changed that no chunk holds yet. One query."""
    return ChunkMark.objects.exists()


def newest_taking_back() -> int:
    """Id of the newest mark by which something is being taken back, 0 where none is. One query."""
    return _taken().aggregate(newest=Max("pk"))["newest"] or 0


def current_chunks(audience: Audience) -> ChunkQuerySet:
    """Chunks that may be served now and stand in the manifest. One query for the marks."""
    chunks = Chunk.objects.current().filter(audience=audience)
    months = list(_taken().values_list("month", flat=True).distinct())
    return chunks.exclude(held_by(months)) if months else chunks


def held_by(months: list[date | None]) -> Q:
    """Chunks and spans that hold one of these months; `months` must not be empty."""
    return reduce(or_, (Q(months=None) if month is None else Q(months__contains=month) for month in months))


def served_chunk(audience: Audience, content_hash: str) -> Chunk | None:
    """The chunk with its content, None where it is unknown or another audience's; content None: taken back.

    One query for the chunk, its bytes and the marks: what is rebuilt meanwhile cannot come between them.
    While anything is being taken back no superseded chunk is served, since it may show what that of another
    month does not show any more.
    """
    chunks = Chunk.objects.filter(audience=audience, hash=content_hash).select_related("content")
    chunk = chunks.annotate(is_marked=_is_marked()).first()
    if chunk is not None and (chunk.taken_back or chunk.is_marked):
        chunk.content = None
    return chunk


def _taken() -> QuerySet[ChunkMark]:
    return ChunkMark.objects.filter(taken_back=True)


def _is_marked() -> Case:
    return Case(
        When(superseded_at__isnull=False, then=Exists(_taken())),
        When(months=None, then=Exists(_taken().filter(month=None))),
        When(Exists(_taken().filter(month__contained_by=OuterRef("months"))), then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )
