"""Drafts as the desk reads them: one line each, evidence by field, known neighbours."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.gis.geos import Point
from django.utils.translation import gettext as _

from incidents.models import Candidate, Incident, Place
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

    @property
    def title(self) -> str:
        """A title such as "Armed clash, Kayes"."""
        return _("%(type)s, %(place)s") % {"type": self.what, "place": self.where}


def candidate_lines(candidates: Iterable[Candidate]) -> list[CandidateLine]:
    """The drafts in words, places in the reader's language. Two queries more, however many drafts."""
    rows = list(candidates)
    keys = {key for row in rows if (key := (row.fields.get("place") or {}).get("key"))}
    places = Place.objects.filter(key__in=keys).prefetch_related("names")
    labels = {place.key: place.label() for place in places}
    return [_candidate_line(row, labels) for row in rows]


def _candidate_line(candidate: Candidate, place_labels: dict[str, str]) -> CandidateLine:
    fields = candidate.fields
    place = fields.get("place") or {}
    sub_type = fields.get("sub_event_type", "")
    where = place_labels.get(place.get("key") or "") or place.get("name") or fields.get("place_name")
    return CandidateLine(
        candidate=candidate,
        what=str(SubEventType(sub_type).label) if sub_type in SubEventType.values else sub_type,
        when=wording.interval_text(
            _day(fields.get("date_start")), _day(fields.get("date_end")), fields.get("date_precision") or ""
        ),
        where=where or _("unknown"),
        toll=wording.range_text(*deaths_of(fields)),
        percent=round(candidate.confidence * 100),
    )


def deaths_of(fields: dict[str, Any]) -> tuple[int | None, int | None]:
    """Lowest and highest number of deaths in a draft, without those a party says it "neutralised".

    The extractor's `fatalities` counts them, as its scoring does; here they stay a party's claim until
    somebody confirms them. Both None where nothing else is known.
    """
    toll = fields.get("fatalities") or {}
    claims = fields.get("claims") or []
    boasted = sum(claim.get("low") or 0 for claim in claims if claim.get("kind") == "neutralised")
    low, high = toll.get("low"), toll.get("high")
    if not boasted or low is None:
        return low, high
    killed = [claim for claim in claims if claim.get("kind") == "killed"]
    if not killed or low <= boasted:
        return None, None
    low -= boasted
    highs = [claim.get("high") for claim in killed]
    if high is None and None not in highs and sum(claim.get("low") or 0 for claim in killed) == low:
        return low, sum(highs)
    return low, None if high is None else max(low, high - boasted)


def evidence_by_field(candidate: Candidate) -> dict[str, list[dict[str, Any]]]:
    """The draft's evidence grouped by coded field; `number` matches the marks in the article."""
    found: dict[str, list[dict[str, Any]]] = {}
    for number, item in enumerate(candidate.evidence):
        line = {
            "number": number,
            "is_quoted": item.get("start") is not None,
            "quote": item.get("quote", ""),
            "rule": item.get("rule", ""),
            "derived_from": wording.listed(field_labels.label(name) for name in item.get("from") or []),
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
