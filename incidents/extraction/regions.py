"""Parts of countries ("the north of Mali") for vocabularies that hold none: a point and how vague it is."""

from __future__ import annotations

from incidents.extraction.types import PlaceNameRecord, PlaceRecord

# (lat, lon, km): the middle of the part of the country where people live; own reading of the map. The
# seeds hold the same zones with computed centres, and those come first.
_SECTORS = {
    "ML": {
        "centre": (14.5, -4.2, 200),
        "north": (17.2, -0.5, 300),
        "south": (11.7, -6.2, 150),
        "east": (15.9, 1.0, 200),
        "west": (14.4, -10.2, 200),
    },
    "BF": {
        "centre": (12.4, -1.7, 100),
        "north": (13.7, -1.3, 150),
        "south": (11.3, -1.4, 100),
        "east": (12.1, 0.7, 150),
        "west": (12.1, -3.9, 150),
    },
    "NE": {
        "centre": (15.1, 6.8, 250),
        "north": (17.9, 7.7, 250),
        "south": (13.7, 7.1, 250),
        "east": (13.8, 11.6, 300),
        "west": (14.2, 1.4, 150),
    },
}


def sector_of(country: str, sector: str) -> PlaceRecord | None:
    """The part of a country as a place of kind zone, None for countries without a table."""
    found = _SECTORS.get(country, {}).get(sector)
    if found is None:
        return None
    lat, lon, km = found
    name = PlaceNameRecord("en", f"{sector} of {country}")
    return PlaceRecord(f"{country}-{sector}", (name,), country, None, lat, lon, "zone", None, float(km))
