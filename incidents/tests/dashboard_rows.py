"""Reads /data/incidents.json as static/js/lib/incident_columns.js does: columns to rows."""

from typing import Any

ENTRIES = {
    "kind": ("kinds", ("event_type", "sub_event_type")),
    "date": ("dates", ("date_start", "date_end", "date_precision", "date_text")),
    "spot": (
        "spots",
        ("place", "place_is_vague", "country", "country_name", "lat", "lng", "uncertainty_km", "coarse"),
    ),
    "toll": ("tolls", ("fatalities_low", "fatalities_high", "fatalities_text")),
}


def rows_of(data: dict[str, Any]) -> list[dict[str, Any]]:
    """One dict an incident, with the keys of docs/dashboard-data.md."""
    columns = data["rows"]
    return [
        _row(data, dict(zip(columns, values, strict=True)))
        for values in zip(*columns.values(), strict=True)
    ]  # fmt: skip


def _row(data: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    before, after = data["url"]
    row = {
        "id": values["id"],
        "url": f"{before}{values['id']}{after}",
        "title": data["titles"][values["title"]],
        "origin": data["origins"][values["origin"]],
    }
    for column, (table, names) in ENTRIES.items():
        row |= dict(zip(names, data[table][values[column]], strict=True))
    return row
