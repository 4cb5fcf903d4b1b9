"""How the dashboard is looked at, as its address has it: kept when the question changes."""

import re

from django.http import QueryDict

from .filter_values import number_text

# The first of each is what is shown when nothing is said.
LOOKS = {
    "colour": ("type", "deaths"),
    "shade": ("none", "count", "deaths"),
    "level": ("1", "2"),
    "unit": ("auto", "day", "week", "month"),
    "sort": ("date", "deaths", "area"),
}
_MAP = re.compile(
    r"([0-9]{1,2}(?:\.[0-9]{1,9})?)/(-?[0-9]{1,2}(?:\.[0-9]{1,9})?)/(-?[0-9]{1,3}(?:\.[0-9]{1,9})?)"
)
MOST_ZOOM, MOST_LAT, MOST_LNG = 20, 85, 180


def read_display(query: QueryDict) -> dict[str, str]:
    """The looks that differ from the usual and the place of the map; what makes no sense is left out."""
    found = {name: query.get(name, "") for name, values in LOOKS.items() if query.get(name) in values[1:]}
    place = _map_place(query.get("map", ""))
    return found | ({"map": place} if place else {})


def _map_place(text: str) -> str:
    """`zoom/lat/lng` in its one spelling, "" where it is none."""
    match = _MAP.fullmatch(text)
    if not match:
        return ""
    zoom, lat, lng = (float(part) for part in match.groups())
    if not 0 <= zoom <= MOST_ZOOM or abs(lat) > MOST_LAT or abs(lng) > MOST_LNG:
        return ""
    return "/".join(number_text(round(value, digits)) for value, digits in ((zoom, 2), (lat, 4), (lng, 4)))
