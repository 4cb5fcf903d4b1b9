"""The orders of the dashboard's list: by date, deaths or area, always the newest first within equals."""

from django.db.models import Case, F, IntegerField, OuterRef, Subquery, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Collate, NullIf
from django.utils.translation import get_language

from incidents.models import Area, Place, PlaceName
from incidents.models.codes import Country
from incidents.models.incident import IncidentQuerySet
from incidents.text.folding import fold_key

from .shown_spots import spot_area

SORTS = ("date", "deaths", "area")


def in_order(incidents: IncidentQuerySet, sort: str) -> IncidentQuerySet:
    """Incidents with their spots in one of SORTS; static/js/lib/orders.js has the same orders.

    By deaths: the highest of the lowest figures first, those without any figure last. By area: country, area
    and place by their names in the reader's language, what has no country last.
    """
    if sort == "deaths":
        return _by_deaths(incidents)
    return _by_area(incidents) if sort == "area" else incidents


def _newest() -> tuple[Combinable, ...]:
    return F("date_start").desc(nulls_last=True), F("pk").desc()


def _by_deaths(incidents: IncidentQuerySet) -> IncidentQuerySet:
    lowest = Coalesce("fatalities_low", "fatalities_high").desc(nulls_last=True)
    highest = Coalesce("fatalities_high", "fatalities_low").desc(nulls_last=True)
    return incidents.order_by(lowest, highest, *_newest())


def _by_area(incidents: IncidentQuerySet) -> IncidentQuerySet:
    named = sorted(Country.choices, key=lambda choice: fold_key(str(choice[1])))
    ranks = [When(country=code, then=Value(rank)) for rank, (code, _label) in enumerate(named)]
    rank = Case(*ranks, default=Value(len(ranks)), output_field=IntegerField())
    language = (get_language() or "en")[:2]
    label = Coalesce(NullIf(f"name_{language}", Value("")), "name_en")
    area = Area.objects.filter(pk=OuterRef("spot_area")).annotate(area_name=label).values("area_name")
    place = PlaceName.objects.filter(
        place=OuterRef("shown_place"), language=language, is_preferred=True, retired_at=None
    )
    usual = Place.objects.filter(pk=OuterRef("shown_place")).values("name")
    return incidents.annotate(
        spot_area=spot_area(),
        area_label=Coalesce(Subquery(area), Value("")),
        place_label=Coalesce(Subquery(place.values("text")[:1]), Subquery(usual), "shown_name"),
    ).order_by(rank, *_alphabetic(language, "area_label", "place_label"), *_newest())


def _alphabetic(language: str, *names: str) -> tuple[Combinable, ...]:
    """By the alphabet of the language, as browsers sort, not by code points: É stands beside E."""
    return tuple(Collate(F(name), f"{language}-x-icu") for name in names)
