"""Incidents: what happened, as far as it is known, and every change of it."""

from datetime import date
from typing import TYPE_CHECKING

import pghistory
from django.contrib.gis.db import models
from django.contrib.postgres.fields import ArrayField
from django.db.models import F, Q
from django.urls import reverse

from . import precision
from .codes import (
    SUB_EVENT_TYPES,
    Country,
    Credibility,
    DatePrecision,
    EventType,
    IncidentOrigin,
    Status,
    SubEventType,
    TargetKind,
    TimeOfDay,
)
from .snapshot_triggers import incident_triggers, naming_trigger

if TYPE_CHECKING:
    from typing import Self


def sub_type_belongs_to_type() -> Q:
    """The condition that event_type and sub_event_type agree, as ACLED's table has it."""
    condition = Q()
    for event_type, sub_types in SUB_EVENT_TYPES.items():
        condition |= Q(event_type=event_type.value, sub_event_type__in=[sub.value for sub in sub_types])
    return condition


def low_not_above_high(kind: str) -> models.CheckConstraint:
    """The constraint low <= high of one kind of casualty; either may be unknown."""
    low, high = f"{kind}_low", f"{kind}_high"
    unknown = Q(**{f"{low}__isnull": True}) | Q(**{f"{high}__isnull": True})
    return models.CheckConstraint(name=f"{kind}_in_order", condition=unknown | Q(**{f"{low}__lte": F(high)}))


@pghistory.track()
class Campaign(models.Model):
    """Coordinated attacks told as one; its joint toll counts once and belongs to none of its incidents."""

    name = models.CharField(max_length=200, blank=True)
    positions = models.PositiveSmallIntegerField(null=True, blank=True)
    fatalities_low = models.PositiveIntegerField(null=True, blank=True)
    fatalities_high = models.PositiveIntegerField(null=True, blank=True)
    # The article and the extractor's name for it there, so that drafts of one text meet again.
    article = models.ForeignKey("incidents.Article", null=True, blank=True, on_delete=models.PROTECT)
    article_key = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="campaign_fatalities_in_order",
                condition=Q(fatalities_low=None)
                | Q(fatalities_high=None)
                | Q(fatalities_low__lte=F("fatalities_high")),
            ),
            models.UniqueConstraint(
                name="campaign_once_per_article",
                fields=["article", "article_key"],
                condition=~Q(article_key=""),
            ),
        ]
        triggers = [naming_trigger("name", "positions", "fatalities_low", "fatalities_high")]

    def __str__(self) -> str:
        return self.name or f"campaign {self.pk}"


class IncidentQuerySet(models.QuerySet["Incident"]):
    """Verbs over incidents."""

    def published(self) -> "Self":
        """Incidents that readers see."""
        return self.filter(status=Status.PUBLISHED)

    def overlapping(self, start: date | None, end: date | None) -> "Self":
        """Dated incidents whose interval meets [start, end]; an open end reaches to today and beyond."""
        found = self
        if start:
            found = found.filter(Q(date_end__gte=start) | Q(date_start__isnull=False, date_end=None))
        if end:
            found = found.filter(date_start__lte=end)
        return found


@pghistory.track()
class Incident(models.Model):
    """One event at one place. Unknown is NULL and zero is 0.

    date_start with date_end NULL is an event that is still open (a blockade); both NULL is an unknown
    date. `point` with `uncertainty_km` is a disc that the place lies in. `fatalities_low` with high
    NULL is "at least"; high with low NULL is "at most". `fatalities_best` is set by a person or a
    written rule, never by the extractor.
    """

    public_id = models.CharField(max_length=20, unique=True)
    event_type = models.CharField(max_length=40, choices=EventType)
    sub_event_type = models.CharField(max_length=40, choices=SubEventType)
    date_start = models.DateField(null=True, blank=True)
    date_end = models.DateField(null=True, blank=True)
    date_precision = models.CharField(max_length=10, choices=DatePrecision, default=DatePrecision.DAY)
    time_of_day = models.CharField(max_length=10, choices=TimeOfDay, blank=True)

    place = models.ForeignKey("incidents.Place", null=True, blank=True, on_delete=models.PROTECT)
    place_name = models.CharField(max_length=200, blank=True)
    country = models.CharField(max_length=2, choices=Country, blank=True)
    point = models.PointField(srid=4326, null=True, blank=True)
    uncertainty_km = models.FloatField(null=True, blank=True)
    area = models.ForeignKey("incidents.Area", null=True, blank=True, on_delete=models.PROTECT)

    # An editor's word that people at risk could be found by the exact place; some kinds of incident
    # withhold it by themselves (selectors/redaction.py).
    withhold_place = models.BooleanField(default=False)

    target_kind = models.CharField(max_length=20, choices=TargetKind, blank=True)
    civilian_targeting = models.BooleanField(null=True, blank=True)
    fatalities_low = models.PositiveIntegerField(null=True, blank=True)
    fatalities_best = models.PositiveIntegerField(null=True, blank=True)
    fatalities_high = models.PositiveIntegerField(null=True, blank=True)
    injured_low = models.PositiveIntegerField(null=True, blank=True)
    injured_high = models.PositiveIntegerField(null=True, blank=True)
    missing_low = models.PositiveIntegerField(null=True, blank=True)
    missing_high = models.PositiveIntegerField(null=True, blank=True)
    abducted_low = models.PositiveIntegerField(null=True, blank=True)
    abducted_high = models.PositiveIntegerField(null=True, blank=True)

    campaign = models.ForeignKey(
        Campaign, null=True, blank=True, on_delete=models.SET_NULL, related_name="incidents"
    )
    notes = models.TextField(blank=True)
    tags = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    credibility = models.PositiveSmallIntegerField(choices=Credibility, default=Credibility.CANNOT_BE_JUDGED)

    origin = models.CharField(max_length=10, choices=IncidentOrigin, default=IncidentOrigin.DESK)
    # The key of its row in seeds/incidents.csv, so that a second load finds it again.
    seed_key = models.CharField(max_length=80, blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey("incidents.User", on_delete=models.PROTECT, related_name="+")
    updated_at = models.DateTimeField(auto_now=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        "incidents.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=500, blank=True)

    objects = IncidentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="sub_type_belongs_to_type", condition=sub_type_belongs_to_type()),
            models.CheckConstraint(
                name="dates_in_order",
                condition=Q(date_start=None, date_end=None)
                | Q(date_start__isnull=False, date_end=None)
                | Q(date_start__isnull=False, date_end__isnull=False, date_start__lte=F("date_end")),
            ),
            models.CheckConstraint(
                name="unknown_date_says_so",
                condition=Q(date_start=None, date_precision="unknown")
                | (Q(date_start__isnull=False) & ~Q(date_precision="unknown")),
            ),
            models.CheckConstraint(
                name="point_has_an_uncertainty",
                condition=Q(point=None, uncertainty_km=None)
                | Q(point__isnull=False, uncertainty_km__isnull=False, uncertainty_km__gte=0),
            ),
            *(low_not_above_high(kind) for kind in ("fatalities", "injured", "missing", "abducted")),
            # Spelt out with IS NOT NULL: a comparison with NULL would pass the check.
            models.CheckConstraint(
                name="best_between_low_and_high",
                condition=Q(fatalities_best=None)
                | Q(
                    fatalities_low__isnull=False,
                    fatalities_high__isnull=False,
                    fatalities_best__gte=F("fatalities_low"),
                    fatalities_best__lte=F("fatalities_high"),
                ),
            ),
            models.CheckConstraint(
                name="nothing_published_without_a_person",
                condition=~Q(status="published") | Q(published_by__isnull=False, published_at__isnull=False),
            ),
            models.CheckConstraint(
                name="withdrawal_has_a_reason",
                condition=~Q(status="withdrawn") | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")),
            ),
            models.CheckConstraint(name="credibility_1_to_6", condition=Q(credibility__range=(1, 6))),
            models.UniqueConstraint(name="seed_row_once", fields=["seed_key"], condition=~Q(seed_key="")),
            models.CheckConstraint(name="status_is_known", condition=Q(status__in=[s.value for s in Status])),
        ]
        indexes = [
            models.Index(name="incident_by_date", fields=["status", "-date_start"]),
            models.Index(
                "status", F("date_start").desc(nulls_last=True), F("id").desc(), name="incident_newest"
            ),
        ]
        triggers = incident_triggers()
        ordering = [F("date_start").desc(nulls_last=True), "-id"]

    def __str__(self) -> str:
        return f"{self.public_id} {self.sub_event_type}"

    def get_absolute_url(self) -> str:
        return reverse("incident", args=[self.public_id])

    @property
    def is_open_ended(self) -> bool:
        """Whether it is said to go on."""
        return self.date_start is not None and self.date_end is None

    @property
    def geo_precision(self) -> int | None:
        """ACLED's geo_precision, 1 to 3."""
        return precision.acled_geo_precision(self.uncertainty_km)

    @property
    def where_prec(self) -> int | None:
        """UCDP's where_prec, 1 to 6."""
        return precision.ucdp_where_prec(self.uncertainty_km, self.area.level if self.area else None)

    @property
    def time_precision(self) -> int | None:
        """ACLED's time_precision, 1 to 3."""
        return precision.acled_time_precision(self.date_start, self.date_end)

    @property
    def date_prec(self) -> int | None:
        """UCDP's date_prec, 1 to 5."""
        return precision.ucdp_date_prec(self.date_start, self.date_end)

    @property
    def place_is_vague(self) -> bool:
        """Whether the place is an area rather than a town."""
        return self.uncertainty_km is not None and self.geo_precision != 1

    @property
    def date_is_vague(self) -> bool:
        """Whether the date is an interval rather than a day."""
        return self.date_start is not None and self.date_start != self.date_end
