"""The form without scripts: what its single fields hold, and the place that is typed by its name."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from incidents.selectors.facets import least_deaths
from incidents.selectors.filter_url import bounds_text, shape_text
from incidents.selectors.filter_values import MOST_KM, Near, degrees_text, instant_text, number_text
from incidents.selectors.incident_filter import IncidentFilter
from incidents.selectors.near_places import around, circle_round

USUAL_KM = 50.0


def address(asked: IncidentFilter, display: dict[str, str]) -> str:
    """The page's address for a question and how it is looked at."""
    query = query_of(asked, display)
    return f"{reverse('dashboard')}?{query}" if query else reverse("dashboard")


def query_of(asked: IncidentFilter, display: dict[str, str]) -> str:
    """The query of that address, without "?"."""
    return "&".join(part for part in (asked.to_query(), urlencode(display)) if part)


def with_typed_place(asked: IncidentFilter, query: QueryDict, *, exact: bool) -> tuple[IncidentFilter, str]:
    """The filter with the circle that two fields of the form ask for, and the name where no place has it."""
    text, km = query.get("near_place", "").strip(), _km(query.get("near_km", ""))
    if not text:
        return replace(asked, near=None), ""
    if asked.near and text == _near_label(asked.near):
        return replace(asked, near=replace(asked.near, km=km)), ""
    near = circle_round(text, km, exact=exact)
    return replace(asked, near=near), "" if near else text


def near_lines(asked: IncidentFilter, display: dict[str, str], *, exact: bool) -> dict[str, Any]:
    """Which place the circle is drawn round, and links to the same question round the others of its name."""
    if not asked.near:
        return {}
    found = around(asked.near, exact=exact)
    others = [(text, address(replace(asked, near=near), display)) for text, near in found.others]
    return {"taken": found.taken, "others": others}


def form_values(asked: IncidentFilter) -> dict[str, str]:
    """The values of the form's single fields; dates are left empty where the last days are asked for."""
    day_from, day_to = (None, None) if asked.last else (asked.date_from, asked.date_to)
    return {
        "from": day_from.isoformat() if day_from else "",
        "to": day_to.isoformat() if day_to else "",
        "last": str(asked.last or ""),
        "q": asked.text,
        "near": str(asked.near or ""),
        "near_place": _near_label(asked.near) if asked.near else "",
        "near_km": number_text(asked.near.km if asked.near else USUAL_KM),
        "deaths_min": least_deaths(asked).removesuffix("-"),
        "shape": shape_text(asked.shape or ()),
        "bounds": bounds_text(asked.bounds or ()),
        "since": instant_text(asked.since) if asked.since else "",
    }


def _km(text: str) -> float:
    try:
        km = float(text)
    except ValueError:
        return USUAL_KM
    return km if 0 < km <= MOST_KM else USUAL_KM


def _near_label(near: Near) -> str:
    return near.label or f"{degrees_text(near.lat)}, {degrees_text(near.lng)}"
