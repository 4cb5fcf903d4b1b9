"""The spot of an incident as its reader sees it, for conditions in SQL: nothing is found out by filtering.

A condition on the spot is written twice: for a place that is shown, on the incident's own columns; for one
that is withheld, on the area that stands for it. `shown` joins the two, so that no filter forgets the second.
"""

from django.db.models import Case, F, FloatField, Func, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import CombinedExpression

from incidents.models import Area
from incidents.models.incident import IncidentQuerySet

from .columns import Latitude, Longitude
from .redaction import COARSE_LEVEL, as_readers_see

GRID = 100_000  # degrees are compared on a grid of 1e-5, about a metre: as they go to the browser


def with_spots(incidents: IncidentQuerySet, *, exact: bool) -> IncidentQuerySet:
    """The incidents with the columns of `as_readers_see`, added once however often this is asked."""
    if "is_withheld" in incidents.query.annotations:
        return incidents
    return as_readers_see(incidents, exact=exact)


def shown(own: Q, areas: "QuerySet[Area] | list[int]") -> Q:
    """Incidents whose place is shown and meets `own`, or for whose withheld one an area of `areas` stands."""
    ids = areas if isinstance(areas, list) else areas.values("pk")
    return (own & Q(is_withheld=False)) | (Q(is_withheld=True) & Q(shown_area__in=ids))


def without_spot() -> Q:
    """The incidents that have no spot to show."""
    has_no_coarse_area = Q(area=None) | Q(area__level__gt=COARSE_LEVEL)  # said first, being quickly told
    withheld = has_no_coarse_area & Q(is_withheld=True) & Q(shown_area=None)
    return (Q(point=None) & Q(is_withheld=False)) | withheld


def spot_area() -> Case:
    """The id of the area of the spot as it is shown: the incident's own, or the one that stands for it."""
    own = When(is_withheld=False, then=F("area_id"))
    return Case(own, default=F("shown_area"), output_field=IntegerField())


def latitude(point: str) -> CombinedExpression:
    """The latitude of a column of points in degrees, on the grid."""
    return _on_grid(Latitude(point))


def longitude(point: str) -> CombinedExpression:
    """The longitude of a column of points in degrees, on the grid."""
    return _on_grid(Longitude(point))


def _on_grid(degrees: Func) -> CombinedExpression:
    # Django's own Round goes through decimals of a thousand digits, six times as long.
    whole = Func(degrees * Value(float(GRID)), function="ROUND", output_field=FloatField())
    return whole / Value(float(GRID))
