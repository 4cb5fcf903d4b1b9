"""Candidates: what the extractor drafts and an editor decides."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .article import Article


class CandidateState(models.TextChoices):
    """What became of a draft."""

    OPEN = "open", _("waits for review")
    ACCEPTED = "accepted", _("accepted")
    REJECTED = "rejected", _("rejected")


class Candidate(models.Model):
    """One drafted incident. Its fingerprint is article, place and dates, whatever the extractor's version.

    `fields` holds the values as extraction.Draft.as_json() gives them; `evidence` the list of
    quoted and derived evidence, `start` and `end` being offsets into the article's text.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="candidates")
    fingerprint = models.CharField(max_length=64, unique=True)
    position = models.PositiveSmallIntegerField(default=0)
    fields = models.JSONField()
    evidence = models.JSONField(default=list)
    confidence = models.FloatField()
    is_background = models.BooleanField(default=False)
    extractor_version = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=CandidateState, default=CandidateState.OPEN)
    incident = models.ForeignKey(
        "incidents.Incident", null=True, blank=True, on_delete=models.SET_NULL, related_name="candidates"
    )
    # Whether it was added to a known incident as another report, rather than made into one.
    is_attached = models.BooleanField(default=False)
    decided_by = models.ForeignKey("incidents.User", null=True, blank=True, on_delete=models.PROTECT)
    decided_at = models.DateTimeField(null=True, blank=True)
    reject_reason = models.CharField(max_length=500, blank=True)
    neighbours_seen = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="confidence_between_0_and_1", condition=Q(confidence__gte=0, confidence__lte=1)
            ),
            models.CheckConstraint(
                name="rejection_has_a_reason", condition=~Q(state="rejected") | ~Q(reject_reason="")
            ),
            models.CheckConstraint(
                name="decision_has_a_person", condition=Q(state="open") | Q(decided_by__isnull=False)
            ),
        ]
        indexes = [models.Index(name="candidate_queue", fields=["created_at"], condition=Q(state="open"))]
        ordering = ["article_id", "position"]

    def __str__(self) -> str:
        place = (self.fields.get("place") or {}).get("name", "?")
        return f"{self.fields.get('sub_event_type', '?')}, {place}, {self.fields.get('date_start', '?')}"
