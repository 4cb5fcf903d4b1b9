"""Drafts as the desk reads them: one line each, evidence by field, known neighbours."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.gis.geos import Point
from django.utils.translation import gettext as _

from incidents.models import Candidate, Incident
from incidents.models.codes import SubEventType

from . import field_labels, wording
from .neighbours import Question, known_around, likely_duplicates


@dataclass(frozen=True)
class CandidateLine:
    """One draft in a list: `when`, `where` and `toll` are texts, "unknown" where they are."""

    candidate: Candidate
    what: str
    when: str
    where: str
    toll: str
    percent: int


def candidate_line(candidate: Candidate) -> CandidateLine:
    """The draft in words."""
    fields = candidate.fields
    place = fields.get("place") or {}
    toll = fields.get("fatalities") or {}
    sub_type = fields.get("sub_event_type", "")
    return CandidateLine(
        candidate=candidate,
        what=str(SubEventType(sub_type).label) if sub_type in SubEventType.values else sub_type,
        when=wording.interval_text(
            _day(fields.get("date_start")), _day(fields.get("date_end")), fields.get("date_precision") or ""
        ),
        where=place.get("name") or fields.get("place_name") or _("unknown"),
        toll=wording.range_text(toll.get("low"), toll.get("high")),
        percent=round(candidate.confidence * 100),
    )


def evidence_by_field(candidate: Candidate) -> dict[str, list[dict[str, Any]]]:
    """The draft's evidence grouped by coded field; `number` matches the marks in the article."""
    found: dict[str, list[dict[str, Any]]] = {}
    for number, item in enumerate(candidate.evidence):
        line = {
            "number": number,
            "is_quoted": item.get("start") is not None,
            "quote": item.get("quote", ""),
            "rule": item.get("rule", ""),
            "derived_from": ", ".join(field_labels.label(name) for name in item.get("from") or []),
        }
        found.setdefault(item["field"], []).append(line)
    return found


def neighbours_of(candidate: Candidate) -> tuple[list[Incident], bool]:
    """Known incidents to compare with, and whether the draft is a recalled event that needs the look."""
    fields = candidate.fields
    place = fields.get("place") or {}
    has_point = place.get("lat") is not None
    question = Question(
        date_start=_day(fields.get("date_start")),
        date_end=_day(fields.get("date_end")),
        point=Point(place["lon"], place["lat"], srid=4326) if has_point else None,
        uncertainty_km=place.get("uncertainty_km") or 0,
        country=place.get("country") or "",
    )
    if candidate.is_background:
        return known_around(question, exclude_id=candidate.incident_id), True
    return likely_duplicates(question, exclude_id=candidate.incident_id), False


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
