"""Articles: the texts that incidents are drafted from."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .codes import Language
from .snapshot_triggers import article_trigger
from .source import Source

if TYPE_CHECKING:
    from typing import Self


class Stage(models.TextChoices):
    """Where an article stands; PostgreSQL, not the queue, is the truth about it."""

    NEW = "new", _("waiting to be read")
    DRAFTING = "drafting", _("being read")
    DRAFTED = "drafted", _("read")
    FAILED = "failed", _("failed")
    CITED = "cited", _("cited by address only")


class ArticleQuerySet(models.QuerySet["Article"]):
    """Verbs over articles."""

    def waiting(self, now: datetime) -> "Self":
        """Articles to be read now: new ones whose pause is over, and those whose worker died."""
        rested = Q(claimed_until=None) | Q(claimed_until__lt=now)
        return self.filter(rested, stage__in=[Stage.NEW, Stage.DRAFTING])


class Article(models.Model):
    """One text, or one address that a person cites. Text is untrusted for ever."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="articles")
    canonical_url = models.URLField(max_length=1000, unique=True, null=True, blank=True)
    title = models.CharField(max_length=500, blank=True)
    text = models.TextField(blank=True)
    language = models.CharField(max_length=2, choices=Language, blank=True)
    published_utc = models.DateTimeField(null=True, blank=True)
    published_local_date = models.DateField(null=True, blank=True)
    # How the date is known: "feed", "meta", "person", "dateline"; empty when it is not.
    published_evidence = models.CharField(max_length=40, blank=True)
    content_sha256 = models.CharField(max_length=64, null=True, blank=True, db_index=True)
    filename = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    submitted_by = models.ForeignKey("incidents.User", null=True, blank=True, on_delete=models.PROTECT)

    stage = models.CharField(max_length=10, choices=Stage, default=Stage.NEW)
    claimed_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    error_cause = models.CharField(max_length=40, blank=True)
    error_detail = models.CharField(max_length=500, blank=True)
    drafted_at = models.DateTimeField(null=True, blank=True)
    extractor_version = models.CharField(max_length=40, blank=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        constraints = [
            # Two addresses may carry one agency text and stay two articles; a text handed in
            # without an address is known by its content alone.
            models.UniqueConstraint(
                name="one_article_per_text_handed_in",
                fields=["content_sha256"],
                condition=Q(canonical_url=None, content_sha256__isnull=False),
            ),
            models.CheckConstraint(
                name="article_has_text_or_is_cited",
                condition=Q(stage="cited", text="") | (~Q(stage="cited") & ~Q(text="")),
            ),
        ]
        indexes = [
            models.Index(
                name="article_waiting", fields=["stage", "claimed_until"], condition=~Q(stage="drafted")
            ),
        ]
        triggers = [article_trigger()]
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.title or self.canonical_url or f"article {self.pk}"
