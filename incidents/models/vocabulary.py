"""What places, actors and their names share: their origin, and that they are retired, never deleted."""

from typing import TYPE_CHECKING, Any

import pghistory
import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from typing import Self


class RowOrigin(models.TextChoices):
    """Who put a row of the vocabulary there."""

    SEED = "seed", _("seed file")
    GAZETTEER = "gazetteer", _("gazetteer")
    PERSON = "person", _("editor")


class VocabularyQuerySet(models.QuerySet[Any]):
    """Verbs over rows of the vocabulary."""

    def in_use(self) -> "Self":
        """Rows that extraction and look-ups offer: neither retired nor merged into another."""
        return self.filter(retired_at=None)


class VocabularyRow(models.Model):
    """A row that loaders and people both write.

    A row that a person has touched (`edited_at`) is that person's: loaders confirm it and change
    nothing. Retired rows stay for the incidents that name them and are offered to nobody.
    """

    origin = models.CharField(max_length=10, choices=RowOrigin, default=RowOrigin.SEED)
    edited_at = models.DateTimeField(null=True, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)
    retired_reason = models.CharField(max_length=500, blank=True)

    objects = VocabularyQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def is_retired(self) -> bool:
        """Whether it is no longer offered."""
        return self.retired_at is not None


def only_what_people_add() -> tuple[pghistory.Tracker, ...]:
    """Every change and removal is recorded; an insert only where a person made it.

    A gazetteer of 160,000 rows would otherwise be stored twice, and its file is its own history.
    """
    return (
        pghistory.InsertEvent(condition=pgtrigger.Q(new__origin=RowOrigin.PERSON.value)),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
    )


class VocabularyMerge(models.Model):
    """One row merged into another, with what moved, so that it can be undone to the letter.

    `moved` maps the name of a table ("incidents", "names" ...) to the ids of its rows that changed hands.
    """

    kind = models.CharField(max_length=10, choices=[("place", _("place")), ("actor", _("actor"))])
    kept_id = models.BigIntegerField()
    merged_id = models.BigIntegerField()
    moved = models.JSONField(default=dict)
    reason = models.CharField(max_length=500)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey("incidents.User", on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        "incidents.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(name="merge_of_two", condition=~models.Q(kept_id=models.F("merged_id"))),
            models.CheckConstraint(name="merge_has_a_reason", condition=~models.Q(reason="")),
            models.UniqueConstraint(
                name="merged_once", fields=["kind", "merged_id"], condition=models.Q(undone_at=None)
            ),
        ]
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.kind} {self.merged_id} into {self.kept_id}"
