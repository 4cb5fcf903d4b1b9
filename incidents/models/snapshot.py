"""The dashboard's data as stored: chunks of columns, the months they hold, and marks of what changed."""

from typing import TYPE_CHECKING

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.db.models.lookups import IsNull

if TYPE_CHECKING:
    from typing import Self


class Audience(models.TextChoices):
    """Who reads: what one may see is a chunk of its own, even where the bytes are the same."""

    PUBLIC = "public", "public"
    ANALYST = "analyst", "analyst"
    DESK = "desk", "desk"


class ChunkSpan(models.Model):
    """Whole months that one chunk holds; together they hold every day. NULL: incidents without a date."""

    months = DateRangeField(null=True)
    # Incidents when it was divided: one that grows or shrinks by far is divided anew.
    rows = models.PositiveIntegerField(default=0)
    # The month of that day: when it is over, another one leaves the last twelve.
    divided_in = models.DateField()
    # The format of its chunk, so that a newer version of the program builds all of them again.
    format = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="spans_never_overlap", expressions=[("months", RangeOperators.OVERLAPS)]
            ),
            models.UniqueConstraint(
                IsNull(F("months"), True), name="one_span_without_date", condition=Q(months=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.months}"


class ChunkMark(models.Model):
    """Something shown of this month has changed; written by triggers (snapshot_triggers.py)."""

    # NULL: incidents without a date.
    month = models.DateField(null=True)
    # The public id of the one incident that changed; NULL: any of the month.
    incident = models.CharField(max_length=20, null=True)
    taken_back = models.BooleanField(db_default=False)
    made_at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return f"{self.month}"


class ChunkContent(models.Model):
    """The bytes of a chunk, compressed with brotli, under the hash of what is compressed."""

    hash = models.CharField(max_length=32, primary_key=True)
    brotli = models.BinaryField()
    size = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.hash


class ChunkQuerySet(models.QuerySet["Chunk"]):
    """Verbs over chunks."""

    def current(self) -> "Self":
        """Those that the next manifest names, where nothing of theirs is taken back."""
        return self.filter(superseded_at=None, taken_back=False)


class Chunk(models.Model):
    """What one audience is served of a span; after a change kept some minutes for older manifests."""

    audience = models.CharField(max_length=10, choices=Audience)
    hash = models.CharField(max_length=32)
    content = models.ForeignKey(ChunkContent, null=True, on_delete=models.PROTECT)
    months = DateRangeField(null=True)
    rows = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    first = models.IntegerField(null=True)
    last = models.IntegerField(null=True)
    used = models.JSONField()
    built_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)
    taken_back = models.BooleanField(default=False)

    objects = ChunkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="chunk_once_per_audience", fields=["audience", "hash"]),
            models.CheckConstraint(
                name="chunk_has_its_bytes_or_is_taken_back",
                condition=Q(content=None, taken_back=True, superseded_at__isnull=False)
                | Q(content__isnull=False, taken_back=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.audience} {self.hash}"
