"""Places with their names, and the areas that they lie in."""

import pghistory
from django.contrib.gis.db import models
from django.contrib.postgres.indexes import GinIndex
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .codes import AreaRelation, Language, PlaceKind
from .snapshot_triggers import area_triggers
from .vocabulary import VocabularyRow, only_what_people_add


class Area(models.Model):
    """An administrative area of one vintage. Level 0 is the country, 1 to 3 the levels below.

    Several vintages of one level may be loaded; `is_current` marks those that today's incidents are
    placed in (services/reference_data/areas.py holds the rule).
    """

    level = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=60)
    country = models.CharField(max_length=2)
    name_en = models.CharField(max_length=200)
    name_fr = models.CharField(max_length=200, blank=True)
    name_ar = models.CharField(max_length=200, blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    vintage = models.CharField(max_length=60)
    source = models.CharField(max_length=300)
    geometry = models.MultiPolygonField(srid=4326)
    # A circle that holds it, for showing "somewhere in this area" without reading the outline.
    centre = models.PointField(srid=4326)
    radius_km = models.FloatField()
    is_current = models.BooleanField(default=True)
    loaded_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="area_once_per_vintage", fields=["level", "code", "vintage"]),
            models.CheckConstraint(name="area_level_0_to_3", condition=Q(level__lte=3)),
            models.CheckConstraint(
                name="area_period_in_order",
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_from__lte=F("valid_to")),
            ),
        ]
        triggers = area_triggers()
        ordering = ["level", "code"]

    def __str__(self) -> str:
        return self.label()

    def label(self, language: str | None = None) -> str:
        """The name in the reader's language, in English where there is none."""
        code = (language or get_language() or "en")[:2]
        return getattr(self, f"name_{code}", "") or self.name_en


class AreaAlias(models.Model):
    """The name of a newer unit, and the area of the loaded boundaries in which that unit lies.

    Countries rename and divide their regions faster than public boundaries follow. `area_code` is that
    of Area.code at `level`, whatever the vintage.
    """

    country = models.CharField(max_length=2)
    level = models.PositiveSmallIntegerField(default=1)
    area_code = models.CharField(max_length=60)
    relation = models.CharField(max_length=10, choices=AreaRelation)
    name_fr = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    name_ar = models.CharField(max_length=200, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=500)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="area_alias_once", fields=["country", "level", "area_code", "name_fr", "valid_from"]
            ),
            models.CheckConstraint(name="area_alias_has_a_source", condition=~Q(source="")),
        ]
        ordering = ["country", "area_code", "valid_from", "name_fr"]

    def __str__(self) -> str:
        return self.label()

    def label(self, language: str | None = None) -> str:
        """The name in the reader's language, in French where there is none."""
        code = (language or get_language() or "en")[:2]
        return getattr(self, f"name_{code}", "") or self.name_fr


@pghistory.track(*only_what_people_add())
class Place(VocabularyRow):
    """A named spot or zone of the gazetteer, WGS 84."""

    key = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=30, choices=PlaceKind)
    country = models.CharField(max_length=2)
    admin1 = models.CharField(max_length=200, blank=True)
    point = models.PointField(srid=4326)
    uncertainty_km = models.FloatField(default=0)
    population = models.PositiveIntegerField(null=True, blank=True)
    coord_source = models.CharField(max_length=500)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(name="place_uncertainty_not_negative", condition=Q(uncertainty_km__gte=0)),
            models.CheckConstraint(name="place_has_a_source", condition=~Q(coord_source="")),
        ]
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def label(self, language: str | None = None) -> str:
        """The first name in the reader's language, else the main name. Uses prefetched names."""
        code = (language or get_language() or "en")[:2]
        for name in self.names.all():
            if name.language == code and name.is_preferred and not name.is_retired:
                return name.text
        return self.name


@pghistory.track(*only_what_people_add())
class PlaceName(VocabularyRow):
    """One spelling of a place's name; homonyms are different places with the same spelling."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="names")
    text = models.CharField(max_length=200)
    folded = models.CharField(max_length=200)
    language = models.CharField(max_length=2, choices=Language, blank=True)
    is_preferred = models.BooleanField(default=False)
    checked = models.CharField(max_length=500, blank=True, help_text=_("page that was read for it"))

    class Meta:
        constraints = [
            models.UniqueConstraint(name="name_once_per_place", fields=["place", "language", "text"]),
        ]
        indexes = [
            models.Index(name="placename_folded", fields=["folded"], opclasses=["varchar_pattern_ops"]),
            GinIndex(name="placename_trigram", fields=["folded"], opclasses=["gin_trgm_ops"]),
        ]
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text
