"""Texts as search finds them: folded once when they change, for indexes of three letters.

What a reader may find an article by is not what stands in it: names of private persons are masked. Masking
takes a millisecond, so services/search_words.py does it when an article is new, not when somebody searches.
"""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q


class ArticleWords(models.Model):
    """The folded title of an article, whole for the desk and masked for readers, and its outlet's host."""

    article = models.OneToOneField(
        "incidents.Article", on_delete=models.CASCADE, primary_key=True, related_name="words"
    )
    title = models.CharField(max_length=500, blank=True)  # as it stood when it was folded
    folded = models.TextField(blank=True)
    folded_for_readers = models.TextField(blank=True)
    host = models.CharField(max_length=255, blank=True)

    class Meta:
        indexes = [
            GinIndex(name="articlewords_trigram", fields=["folded"], opclasses=["gin_trgm_ops"]),
            GinIndex(name="articlewords_readers", fields=["folded_for_readers"], opclasses=["gin_trgm_ops"]),
            GinIndex(name="articlewords_host", fields=["host"], opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self) -> str:
        return self.folded


class IncidentWords(models.Model):
    """The folded notes of an incident and the name that its report gives the place."""

    incident = models.OneToOneField(
        "incidents.Incident", on_delete=models.CASCADE, primary_key=True, related_name="words"
    )
    updated_at = models.DateTimeField()  # the incident's own, as it stood when it was folded
    folded = models.TextField(blank=True)

    class Meta:
        indexes = [
            GinIndex(
                name="incidentwords_trigram",
                fields=["folded"],
                opclasses=["gin_trgm_ops"],
                condition=~Q(folded=""),
            ),
        ]

    def __str__(self) -> str:
        return self.folded
