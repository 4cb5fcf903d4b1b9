"""Sources: where articles come from."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .codes import Reliability, SourceScale
from .snapshot_triggers import naming_trigger

if TYPE_CHECKING:
    from typing import Self


class SourceKind(models.TextChoices):
    """How its articles reach us; each feed kind is one file in fetching/kinds/."""

    RSS = "rss", _("RSS or Atom feed")
    HAND = "hand", _("articles handed in")


class SourceQuerySet(models.QuerySet["Source"]):
    """Verbs over sources."""

    def due(self, now: datetime) -> "Self":
        """Feeds that should be fetched: enabled, their time has come, not claimed by a living worker."""
        free = Q(claimed_until=None) | Q(claimed_until__lt=now)
        time_has_come = Q(next_fetch_at=None) | Q(next_fetch_at__lte=now)
        return self.filter(free, time_has_come, kind=SourceKind.RSS, is_enabled=True)


class Source(models.Model):
    """A feed, or the desk through which people hand in articles."""

    name = models.CharField(max_length=200)
    publisher = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=10, choices=SourceKind)
    url = models.URLField(max_length=1000, unique=True, null=True, blank=True)
    country = models.CharField(max_length=2, blank=True)
    languages = ArrayField(models.CharField(max_length=2), default=list, blank=True)
    source_scale = models.CharField(max_length=30, choices=SourceScale, default=SourceScale.OTHER)
    reliability = models.CharField(max_length=1, choices=Reliability, default=Reliability.F)
    # The armed party whose own outlet this is: neither linked nor embedded, a party's claim.
    party = models.ForeignKey("incidents.Actor", null=True, blank=True, on_delete=models.PROTECT)
    is_enabled = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey("incidents.User", null=True, on_delete=models.PROTECT)

    next_fetch_at = models.DateTimeField(null=True, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    fetched_at = models.DateTimeField(null=True, blank=True)
    succeeded_at = models.DateTimeField(null=True, blank=True)
    failures_in_a_row = models.PositiveIntegerField(default=0)
    error_cause = models.CharField(max_length=40, blank=True)
    error_detail = models.CharField(max_length=500, blank=True)
    entries_in_last_fetch = models.PositiveIntegerField(null=True, blank=True)
    etag = models.CharField(max_length=500, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="feed_has_an_address", condition=~Q(kind="rss") | Q(url__isnull=False)
            ),
        ]
        triggers = [naming_trigger("name", "party_id")]
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def may_be_linked(self) -> bool:
        """Outlets of armed parties are named, never linked."""
        return self.party_id is None
