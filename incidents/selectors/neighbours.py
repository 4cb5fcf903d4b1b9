"""Known incidents that may be the same event as the one on the desk."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.gis.geos import Point
from django.contrib.gis.measure import D
from django.db.models import Q

from incidents.models import Incident
from incidents.models.codes import Status

# A recalled event is compared with what is known this long around its dates (the first issue's rule).
RECALLED_DAYS = 45
FRESH_DAYS = 3
FRESH_KM = 30.0
MOST = 8


@dataclass(frozen=True)
class Question:
    """An event to compare: dates, WGS 84 point with its uncertainty in km, country."""

    date_start: date | None
    date_end: date | None
    point: Point | None
    uncertainty_km: float
    country: str


def likely_duplicates(question: Question, *, exclude_id: int | None = None) -> list[Incident]:
    """At most MOST incidents within FRESH_DAYS and FRESH_KM beyond the uncertainty, nearest in time first."""
    if question.date_start is None or question.point is None:
        return []
    return _around(question, days=FRESH_DAYS, km=FRESH_KM + question.uncertainty_km, exclude_id=exclude_id)


def known_around(question: Question, *, exclude_id: int | None = None) -> list[Incident]:
    """Incidents of the country within RECALLED_DAYS, nearest in time first: what a recalled event may be."""
    if question.date_start is None:
        return []
    return _around(question, days=RECALLED_DAYS, km=None, exclude_id=exclude_id)


def _around(question: Question, *, days: int, km: float | None, exclude_id: int | None) -> list[Incident]:
    assert question.date_start is not None
    margin = timedelta(days=days)
    end = question.date_end or question.date_start
    found = Incident.objects.exclude(status=Status.WITHDRAWN)
    if exclude_id is not None:
        found = found.exclude(pk=exclude_id)
    found = found.overlapping(question.date_start - margin, end + margin)
    if km is not None and question.point is not None:
        found = found.filter(point__dwithin=(question.point, D(km=km).m / 111_320))
    elif question.country:
        found = found.filter(Q(country=question.country) | Q(country=""))
    rows = list(found.select_related("place").prefetch_related("place__names")[:200])
    rows.sort(key=lambda row: _days_apart(row, question.date_start, end))
    return rows[:MOST]


def _days_apart(incident: Incident, start: date | None, end: date) -> int:
    if incident.date_start is None or start is None:
        return 9999
    last = incident.date_end or incident.date_start
    if incident.date_start <= end and start <= last:
        return 0
    return min(abs((incident.date_start - end).days), abs((start - last).days))
