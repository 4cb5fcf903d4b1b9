"""How many incidents each option of a field would give, the field's own choice left aside: in SQL."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db.models import Case, CharField, Count, Value, When
from django.db.models.functions import Coalesce

from incidents.models import Area, Incident, IncidentActor, Report
from incidents.models.incident import IncidentQuerySet

from . import filter_rules, filter_url
from .filter_values import death_bounds
from .incident_filter import IncidentFilter
from .shown_spots import spot_area

Counts = Mapping[str, int]

# The classes that the form offers; any other may stand in an address.
DEATH_CLASSES = ("unknown", "0", "1-9", "10-49", "50-99", "100-")
FIELDS = tuple(filter_url.LISTS)
# What is one of few values for each incident: counted together, in one query.
TRAITS = {
    "type": "event_type", "sub": "sub_event_type", "target": "target_kind", "country": "country",
    "civilian": "civilian_targeting", "credibility": "credibility", "origin": "origin",
}  # fmt: skip
_PARTY = {"actor": "actor__key", "role": "role", "attribution": "attribution"}
_CIVILIAN = {value: name for name, value in filter_rules.CIVILIAN.items()}


def facets(asked: IncidentFilter, *, exact: bool) -> dict[str, Counts]:
    """{field: {option: incidents}} for every field. Nine queries, and one for each trait chosen.

    What is asked of no field that has options is counted over one and the same set, the traits all at once.
    """
    found = {
        name: facet(asked, name, exact=exact) for name in FIELDS if name in asked.chosen or name not in TRAITS
    }
    together = [name for name in TRAITS if name not in found]
    matching = asked.apply(Incident.objects.published(), exact=exact)
    return found | _of_traits(matching, together)


def facet(asked: IncidentFilter, name: str, *, exact: bool) -> Counts:
    """{option: incidents} of one field; options without incidents are left out. One or two queries.

    Of actor, role and attribution the one row that bears the option has to satisfy the other two as well.
    """
    left_out = tuple(_PARTY) if name in _PARTY else (name,)
    matching = asked.apply_all_but(Incident.objects.published(), *left_out, exact=exact)
    if name in TRAITS:
        return _of_traits(matching, [name])[name]
    if name in _PARTY:
        return _of_parties(asked, name, matching)
    return _COUNTED[name](matching, asked)


def _of_traits(matching: IncidentQuerySet, names: list[str]) -> dict[str, Counts]:
    counts: dict[str, Counter[str]] = {name: Counter() for name in names}
    columns = [TRAITS[name] for name in names]
    for row in _grouped(matching, *columns) if names else ():
        for name, column in zip(names, columns, strict=True):
            if option := _option(name, row[column]):
                counts[name][option] += row["n"]
    return dict(counts)


def _option(name: str, value: Any) -> str:
    if name == "civilian":
        return _CIVILIAN[value]
    return filter_url.NONE if name == "target" and not value else str(value)


def _of_parties(asked: IncidentFilter, name: str, matching: IncidentQuerySet) -> Counts:
    others = {
        path: getattr(asked, filter_url.LISTS[other])
        for other, path in filter_rules.OF_A_PARTY.items()
        if other != name and getattr(asked, filter_url.LISTS[other])
    }
    rows = IncidentActor.objects.filter(incident__in=matching.order_by().values("pk"), **others)
    return _counter(
        rows.order_by().values(_PARTY[name]).annotate(n=Count("incident", distinct=True)), _PARTY[name]
    )


def _of_sources(matching: IncidentQuerySet, asked: IncidentFilter) -> Counts:
    told = Report.objects.filter(incident__in=matching.order_by().values("pk"), article__isnull=False)
    rows = told.order_by().values("article__source").annotate(n=Count("incident", distinct=True))
    return _counter(rows, "article__source")


def _of_campaigns(matching: IncidentQuerySet, asked: IncidentFilter) -> Counts:
    return _counter(_grouped(matching.filter(campaign__isnull=False), "campaign"), "campaign")


def _of_areas(matching: IncidentQuerySet, asked: IncidentFilter) -> Counts:
    """An incident counts for its area and for each around it, by their codes."""
    placed = matching.annotate(spot_area=spot_area())
    areas = {pk: (code, parent) for pk, code, parent in Area.objects.values_list("pk", "code", "parent_id")}
    counts: Counter[str] = Counter()
    for row in _grouped(placed, "spot_area"):
        codes, at = set(), row["spot_area"]
        while at is not None:
            code, at = areas[at]
            codes.add(code)
        counts.update(dict.fromkeys(codes, row["n"]))
    return counts


def _of_precisions(matching: IncidentQuerySet, asked: IncidentFilter) -> Counts:
    rules = [When(filter_rules.RULES["precision"]([code]), then=Value(code)) for code in ("1", "2", "3")]
    classed = Case(*rules, default=Value(filter_url.NONE), output_field=CharField())
    return _counter(
        _grouped(matching.annotate(precision_class=classed), "precision_class"), "precision_class"
    )


def _of_deaths(matching: IncidentQuerySet, asked: IncidentFilter) -> Counts:
    """The classes of the form and those that the address names; they may overlap."""
    rows = list(_grouped(matching.annotate(lowest=Coalesce("fatalities_low", "fatalities_high")), "lowest"))
    classes = dict.fromkeys([*DEATH_CLASSES, *asked.deaths])
    sums = {one: sum(row["n"] for row in rows if _is_of(one, row["lowest"])) for one in classes}
    return {one: count for one, count in sums.items() if count}


def least_deaths(asked: IncidentFilter) -> str:
    """The first range without an end that is no class, which the form's one number asks for; or nothing."""
    return next((one for one in asked.deaths if one.endswith("-") and one not in DEATH_CLASSES), "")


def _is_of(one: str, lowest: int | None) -> bool:
    if one == "unknown" or lowest is None:
        return one == "unknown" and lowest is None
    low, high = death_bounds(one)
    return low <= lowest and (high is None or lowest <= high)


_COUNTED: dict[str, Callable[[IncidentQuerySet, IncidentFilter], Counts]] = {
    "area": _of_areas,
    "deaths": _of_deaths,
    "precision": _of_precisions,
    "source": _of_sources,
    "campaign": _of_campaigns,
}


def _grouped(incidents: IncidentQuerySet, *columns: str) -> Iterable[dict[str, Any]]:
    return incidents.order_by().values(*columns).annotate(n=Count("pk"))


def _counter(rows: Iterable[Any], column: str) -> Counts:
    return {str(row[column]): row["n"] for row in rows}
