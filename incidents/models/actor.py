"""Actors and the words that name them."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .codes import ARMED, Inter, Language
from .vocabulary import VocabularyRow, only_what_people_add


@pghistory.track(*only_what_people_add())
class Actor(VocabularyRow):
    """An organised party, or a class of people such as civilians or protesters."""

    key = models.CharField(max_length=60, unique=True)
    name_en = models.CharField(max_length=200)
    name_fr = models.CharField(max_length=200, blank=True)
    name_ar = models.CharField(max_length=200, blank=True)
    inter = models.PositiveSmallIntegerField(choices=Inter)
    countries = ArrayField(models.CharField(max_length=2), default=list, blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    # An ethnic or local community can suffer, never act: no community is a perpetrator.
    is_community = models.BooleanField(default=False)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="actor_period_in_order",
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_from__lte=F("valid_to")),
            ),
        ]
        ordering = ["name_en"]

    def __str__(self) -> str:
        return self.label()

    def label(self, language: str | None = None) -> str:
        """The name in the reader's language, in English where there is none."""
        code = (language or get_language() or "en")[:2]
        return getattr(self, f"name_{code}", "") or self.name_en

    @property
    def is_armed_party(self) -> bool:
        """Whether its statements are a party's claim rather than a report."""
        return self.inter in ARMED


@pghistory.track(*only_what_people_add())
class ActorAlias(VocabularyRow):
    """One spelling of an actor's name. A strong alias names one actor alone."""

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="aliases")
    text = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, db_index=True)
    language = models.CharField(max_length=2, choices=Language, blank=True)
    is_strong = models.BooleanField(default=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    checked = models.CharField(max_length=500, blank=True, help_text=_("page that was read for it"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_strong_owner_per_alias",
                fields=["folded"],
                condition=Q(is_strong=True, retired_at=None),
            ),
            models.UniqueConstraint(name="alias_once_per_actor", fields=["actor", "folded"]),
        ]

    def __str__(self) -> str:
        return self.text
