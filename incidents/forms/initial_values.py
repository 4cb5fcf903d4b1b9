"""What an incident form opens with: the values of a draft, or of a stored incident."""

from datetime import date
from typing import Any

from incidents.models import Candidate, Incident
from incidents.models.codes import ActorRole, Country
from incidents.selectors.candidate_view import deaths_of
from incidents.selectors.merged import actor_ids_of_keys, place_of_key
from incidents.text.typed_counts import typed_count

YES_NO: dict[bool | None, str] = {True: "yes", False: "no", None: ""}
COUNTED = ("fatalities", "injured", "missing", "abducted")


def from_candidate(candidate: Candidate) -> dict[str, Any]:
    """Initial values of the form from a draft's fields; merged rows are followed. Two or three queries."""
    fields = candidate.fields
    start, end = _day(fields.get("date_start")), _day(fields.get("date_end"))
    place = fields.get("place") or {}
    row = place_of_key(place["key"]) if place.get("key") else None
    if row is not None and row.key != place["key"]:
        # Merged since it was read: the coordinates that the desk prefers are those of the other row.
        place = {"lat": row.point.y, "lon": row.point.x, "uncertainty_km": row.uncertainty_km}
        place["country"] = row.country if row.country in Country.values else ""
    perpetrators = actor_ids_of_keys(fields.get("perpetrators") or [])
    values: dict[str, Any] = {
        "sub_event_type": fields.get("sub_event_type"),
        "date_text": typed_interval(start, end),
        "dates": (start, end or start, _precision(start, fields.get("date_precision"))),
        "date_is_open": start is not None and end is None,
        "time_of_day": fields.get("time_of_day") or "",
        "place": row.pk if row else None,
        "place_text": (row.name if row else place.get("name")) or fields.get("place_name") or "",
        "lat": place.get("lat"),
        "lng": place.get("lon"),
        "uncertainty_km": place.get("uncertainty_km"),
        "country": place.get("country") or "",
        "perpetrators": perpetrators,
        "attribution": (perpetrators and fields.get("responsibility")) or "unknown",
        "said_by": (fields.get("said_by") or "")[:200].strip(),
        "targets": actor_ids_of_keys(fields.get("targets") or []),
        "target_kind": fields.get("target_kind") or "",
        "civilian_targeting": YES_NO[fields.get("civilian_targeting")],
    }
    for kind in COUNTED:
        count = fields.get(kind) or {}
        values[kind] = typed_count(count.get("low"), count.get("high"))
    values["fatalities"] = typed_count(*deaths_of(fields))
    return values


def from_incident(incident: Incident) -> dict[str, Any]:
    """Initial values of the form from a stored incident."""
    rows = list(incident.actors.all())
    perpetrators = [row for row in rows if row.role == ActorRole.PERPETRATOR]
    values: dict[str, Any] = {
        "sub_event_type": incident.sub_event_type,
        "date_text": typed_interval(incident.date_start, incident.date_end or incident.date_start),
        "dates": (incident.date_start, incident.date_end or incident.date_start, incident.date_precision),
        "date_is_open": incident.is_open_ended,
        "time_of_day": incident.time_of_day,
        "place": incident.place_id,
        "place_text": incident.place_name or (incident.place.name if incident.place else ""),
        "lat": round(incident.point.y, 6) if incident.point else None,
        "lng": round(incident.point.x, 6) if incident.point else None,
        "uncertainty_km": incident.uncertainty_km,
        "country": incident.country,
        "withhold_place": incident.withhold_place,
        "perpetrators": [row.actor_id for row in perpetrators],
        "attribution": perpetrators[0].attribution if perpetrators else "unknown",
        "said_by": perpetrators[0].said_by if perpetrators else "",
        "targets": [row.actor_id for row in rows if row.role == ActorRole.TARGET],
        "associated": [row.actor_id for row in rows if row.role == ActorRole.ASSOCIATED],
        "target_kind": incident.target_kind,
        "civilian_targeting": YES_NO[incident.civilian_targeting],
        "fatalities_best": incident.fatalities_best,
        "notes": incident.notes,
        "tags": ", ".join(incident.tags),
        "credibility": incident.credibility,
    }
    for kind in COUNTED:
        values[kind] = typed_count(getattr(incident, f"{kind}_low"), getattr(incident, f"{kind}_high"))
    return values


def typed_interval(start: date | None, end: date | None) -> str:
    """An interval as the date field reads it back: "1/7/2025" or "1/6/2025 - 10/6/2025"."""
    days = [f"{day.day}/{day.month}/{day.year}" for day in (start, end) if day is not None]
    return " - ".join(dict.fromkeys(days))


def _precision(start: date | None, code: str | None) -> str:
    return (code or "day") if start else "unknown"


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
