"""What the options of each field of the filter mean, as conditions on incidents with their spots."""

from collections.abc import Callable, Sequence

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThanOrEqual, Range

from incidents.models import Area, IncidentActor, Report
from incidents.models.precision import PART_OF_REGION_KM, TOWN_KM

from .filter_url import NONE
from .filter_values import death_bounds
from .shown_spots import shown, without_spot

Rule = Callable[[Sequence[str]], Q]
OF_A_PARTY = {"actor": "actor__key__in", "role": "role__in", "attribution": "attribution__in"}
CIVILIAN = {"yes": True, "no": False, "unknown": None}


def has_party(asked: dict[str, Sequence[str]]) -> Q:
    """One row of actors that satisfies all that is asked; the keys are those of OF_A_PARTY."""
    conditions = {OF_A_PARTY[name]: values for name, values in asked.items()}
    return Q(Exists(IncidentActor.objects.filter(incident=OuterRef("pk"), **conditions)))


def _one_of(column: str) -> Rule:
    return lambda values: Q(**{f"{column}__in": values})


def _target(values: Sequence[str]) -> Q:
    return Q(target_kind__in=["" if value == NONE else value for value in values])


def _area(codes: Sequence[str]) -> Q:
    """The spot's area or one around it has a code of these. Areas lie at most three levels deep."""
    inside = Q()
    for path in ("code", "parent__code", "parent__parent__code", "parent__parent__parent__code"):
        inside |= Q(**{f"{path}__in": codes})
    areas = Area.objects.filter(inside)
    return shown(Q(area__in=areas.values("pk")), areas)


def _deaths(classes: Sequence[str]) -> Q:
    """By the lowest figure given: low, else high."""
    lowest, found = Coalesce("fatalities_low", "fatalities_high"), Q()
    for one in classes:
        if one == "unknown":
            found |= Q(fatalities_low=None, fatalities_high=None)
            continue
        low, high = death_bounds(one)
        found |= Q(GreaterThanOrEqual(lowest, low) if high is None else Range(lowest, (low, high)))
    return found


def _civilian(values: Sequence[str]) -> Q:
    found = Q()
    for value in values:
        found |= Q(civilian_targeting=CIVILIAN[value])
    return found


def _precision(classes: Sequence[str]) -> Q:
    """ACLED's geo_precision of the spot (models/precision.py), or that there is none."""
    found = Q()
    for one in classes:
        found |= without_spot() if one == NONE else _of_precision(one)
    return found


def _of_precision(code: str) -> Q:
    return shown(_radius("uncertainty_km", code), Area.objects.filter(_radius("radius_km", code)))


def _radius(column: str, code: str) -> Q:
    upto, over = f"{column}__lte", f"{column}__gt"
    return {
        "1": Q(**{upto: TOWN_KM}),
        "2": Q(**{over: TOWN_KM, upto: PART_OF_REGION_KM}),
        "3": Q(**{over: PART_OF_REGION_KM}),
    }[code]


def _source(ids: Sequence[str]) -> Q:
    reports = Report.objects.filter(incident=OuterRef("pk"), article__source__in=[int(pk) for pk in ids])
    return Q(Exists(reports))


RULES: dict[str, Rule] = {
    "type": _one_of("event_type"),
    "sub": _one_of("sub_event_type"),
    "target": _target,
    "country": _one_of("country"),
    "area": _area,
    "deaths": _deaths,
    "civilian": _civilian,
    "precision": _precision,
    "credibility": _one_of("credibility"),
    "source": _source,
    "campaign": _one_of("campaign"),
    "origin": _one_of("origin"),
}
