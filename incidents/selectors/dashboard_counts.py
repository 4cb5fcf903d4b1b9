"""The numbers above the dashboard's list, counted by the database."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce

from incidents.models import Incident
from incidents.models.incident import IncidentQuerySet
from incidents.models.precision import TOWN_KM

from .incident_filter import IncidentFilter

LOW = Coalesce("fatalities_low", 0)
HIGH = Coalesce("fatalities_high", "fatalities_low", 0)
BEST = Coalesce("fatalities_best", "fatalities_low", 0)


@dataclass
class Deaths:
    """Sums over incidents: of the lowest, best and highest figures, and of campaigns' joint tolls.

    `unknown` is the number of incidents without any figure, `open` of those with a lowest one alone.
    What `campaigns` campaigns are told to have cost together, beyond the lowest figures of their incidents,
    is in the sums once, and stands apart as `joint_low`.
    """

    low: int = 0
    best: int = 0
    high: int = 0
    unknown: int = 0
    open: int = 0
    campaigns: int = 0
    joint_low: int = 0


@dataclass
class Panels:
    """What matches, counted: also what of it has no place, no date or a vague place."""

    total: int = 0
    without_place: int = 0
    without_date: int = 0
    undated_apart: int = 0
    vague_place: int = 0
    published: int = 0
    deaths: Deaths = field(default_factory=Deaths)
    by_type: dict[str, tuple[int, int]] = field(default_factory=dict)  # (incidents, deaths at least)


def dashboard_counts(asked: IncidentFilter, *, exact: bool) -> Panels:
    """What matches, and of published incidents how many there are whatever is asked.

    `undated_apart` are those that a date filter leaves out only because they have no date. A place that
    is withheld counts as none where no area stands for it. At most five queries besides the filter's own.
    """
    published = Incident.objects.published()
    matching: IncidentQuerySet = asked.apply(published, exact=exact).order_by()
    panels = _summed(list(_by_type(matching)))
    if not exact:
        _show_withheld(panels, matching.filter(Q(is_withheld=True)))
    _add_campaigns(panels.deaths, matching)
    if asked.has_dates:
        undated = asked.apply_all_but(published, "dates", exact=exact).filter(date_start=None)
        panels.undated_apart = undated.count()
    panels.published = panels.total if asked.is_empty else published.count()
    return panels


_NOWHERE, _VAGUE = Q(point=None), Q(uncertainty_km__gt=TOWN_KM)
_SUMS: dict[str, Any] = {
    "total": Count("pk"),
    "without_place": Count("pk", filter=_NOWHERE),
    "without_date": Count("pk", filter=Q(date_start=None)),
    "vague_place": Count("pk", filter=_VAGUE),
    "low": Sum(LOW),
    "best": Sum(BEST),
    "high": Sum(HIGH),
    "unknown": Count("pk", filter=Q(fatalities_low=None, fatalities_high=None)),
    "open": Count("pk", filter=Q(fatalities_low__isnull=False, fatalities_high=None)),
}
_COUNTS = ("total", "without_place", "without_date", "vague_place")
_DEATHS = ("low", "best", "high", "unknown", "open")


def _by_type(matching: IncidentQuerySet) -> Iterable[Any]:
    return matching.values("event_type").annotate(**_SUMS)


def _summed(rows: list[dict[str, Any]]) -> Panels:
    panels = Panels(**{name: sum(row[name] for row in rows) for name in _COUNTS})
    panels.deaths = Deaths(**{name: sum(row[name] for row in rows) for name in _DEATHS})
    panels.by_type = {row["event_type"]: (row["total"], row["low"]) for row in rows}
    return panels


def _show_withheld(panels: Panels, withheld: IncidentQuerySet) -> None:
    """Counts withheld places as they are shown: by the area that stands for each, or as none.

    Apart from the others, because looking the area up is dear.
    """
    found = withheld.aggregate(
        nowhere=Count("pk", filter=_NOWHERE),
        vague=Count("pk", filter=_VAGUE),
        by_area=Count("pk", filter=Q(shown_area__isnull=False)),
        without=Count("pk", filter=Q(shown_area=None)),
    )
    panels.without_place += found["without"] - found["nowhere"]
    panels.vague_place += found["by_area"] - found["vague"]


def _add_campaigns(deaths: Deaths, matching: IncidentQuerySet) -> None:
    """Each joint toll once, beyond what the matching incidents of its campaign count already."""
    told = Q(campaign__fatalities_low__isnull=False) | Q(campaign__fatalities_high__isnull=False)
    rows = matching.filter(told).values("campaign").annotate(
        joint_low=F("campaign__fatalities_low"), joint_high=F("campaign__fatalities_high"),
        low=Sum(LOW), best=Sum(BEST), high=Sum(HIGH),
    )  # fmt: skip
    for row in rows:
        low, high = row["joint_low"] or 0, row["joint_high"]
        extra = max(0, low - row["low"])
        deaths.low += extra
        deaths.best += max(0, low - row["best"])
        deaths.high += max(0, (low if high is None else high) - row["high"])
        deaths.joint_low += extra
        deaths.campaigns += extra > 0
