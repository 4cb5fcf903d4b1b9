"""What hangs on an incident: reports, actors, casualty claims and the evidence of every value."""

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from .codes import ActorRole, Attribution, CasualtyKind, EvidenceKind, OfWhom, Quantifier
from .incident import Incident
from .snapshot_triggers import part_triggers


@pghistory.track()
class Report(models.Model):
    """A report of an incident: an article, or what a person was told in confidence."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="reports")
    article = models.ForeignKey(
        "incidents.Article", null=True, blank=True, on_delete=models.PROTECT, related_name="reports"
    )
    # For the desk only, never shown to the public.
    confidential_note = models.TextField(blank=True)
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey("incidents.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="report_is_article_or_confidential",
                condition=Q(article__isnull=False, confidential_note="")
                | (Q(article=None) & ~Q(confidential_note="")),
            ),
            models.UniqueConstraint(
                name="article_once_per_incident",
                fields=["incident", "article"],
                condition=Q(article__isnull=False),
            ),
        ]
        triggers = part_triggers()
        ordering = ["id"]

    def __str__(self) -> str:
        return f"report {self.pk}"

    @property
    def is_confidential(self) -> bool:
        """Whether it has no article."""
        return self.article_id is None


@pghistory.track()
class IncidentActor(models.Model):
    """The role of one actor in one incident, how it is known and by whom it is said."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="actors")
    actor = models.ForeignKey("incidents.Actor", on_delete=models.PROTECT, related_name="incidents")
    role = models.CharField(max_length=12, choices=ActorRole)
    attribution = models.CharField(max_length=10, choices=Attribution, default=Attribution.UNKNOWN)
    said_by = models.CharField(max_length=200, blank=True)
    said_by_actor = models.ForeignKey(
        "incidents.Actor", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="actor_once_per_role", fields=["incident", "actor", "role"]),
        ]
        # A check constraint cannot look into another table, so the database refuses by trigger.
        triggers = [
            pgtrigger.Trigger(
                name="no_community_is_a_perpetrator",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                condition=pgtrigger.Q(new__role="perpetrator"),
                func=(
                    "IF EXISTS (SELECT 1 FROM incidents_actor a WHERE a.id = NEW.actor_id "
                    "AND (a.is_community OR a.inter = 7)) THEN "
                    "RAISE EXCEPTION 'a community or civilians cannot be a perpetrator' "
                    "USING ERRCODE = 'check_violation'; END IF; RETURN NEW;"
                ),
            ),
            *part_triggers(),
        ]
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.actor} ({self.role})"


@pghistory.track()
class CasualtyClaim(models.Model):
    """One figure as one claimant gave it; rival tolls stay side by side."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="claims")
    kind = models.CharField(max_length=12, choices=CasualtyKind)
    of_whom = models.CharField(max_length=20, choices=OfWhom, default=OfWhom.UNSPECIFIED)
    low = models.PositiveIntegerField(null=True, blank=True)
    high = models.PositiveIntegerField(null=True, blank=True)
    quantifier = models.CharField(max_length=12, choices=Quantifier, default=Quantifier.EXACT)
    claimant = models.CharField(max_length=200, blank=True)
    claimant_actor = models.ForeignKey(
        "incidents.Actor", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    report = models.ForeignKey(
        Report, null=True, blank=True, on_delete=models.SET_NULL, related_name="claims"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="claim_says_a_figure_in_order",
                condition=Q(low__isnull=False, high=None)
                | Q(low=None, high__isnull=False)
                | Q(low__isnull=False, high__isnull=False, low__lte=F("high")),
            ),
        ]
        # Claims of these two kinds alone withhold a place (selectors/redaction.py; a test compares).
        triggers = part_triggers(taken_back="(r.of_whom = 'children' OR r.kind = 'abducted')")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.low}-{self.high}"


@pghistory.track()
class Evidence(models.Model):
    """What supports one field of an incident: words, a rule over other evidence, or a person.

    quoted: article with text[start:end] == quote, and the rule that read it.
    derived: the rule and the fields it rests on.
    asserted: the person, the reason, and the report where there is one.
    """

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="evidence")
    field = models.CharField(max_length=40)
    kind = models.CharField(max_length=10, choices=EvidenceKind)
    article = models.ForeignKey("incidents.Article", null=True, blank=True, on_delete=models.PROTECT)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    quote = models.CharField(max_length=1000, blank=True)
    rule = models.CharField(max_length=100, blank=True)
    derived_from = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    asserted_by = models.ForeignKey(
        "incidents.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(max_length=500, blank=True)
    report = models.ForeignKey(Report, null=True, blank=True, on_delete=models.SET_NULL)
    confidence = models.FloatField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="evidence_is_quoted_derived_or_asserted",
                condition=(
                    Q(
                        kind="quoted",
                        article__isnull=False,
                        start__isnull=False,
                        end__isnull=False,
                        end__gt=F("start"),
                    )
                    & ~Q(quote="")
                    & ~Q(rule="")
                )
                | (Q(kind="derived") & ~Q(rule="") & ~Q(derived_from=[]))
                | (Q(kind="asserted", asserted_by__isnull=False) & ~Q(reason="")),
            ),
        ]
        ordering = ["id"]
        verbose_name_plural = "evidence"

    def __str__(self) -> str:
        return f"{self.field}: {self.kind}"
