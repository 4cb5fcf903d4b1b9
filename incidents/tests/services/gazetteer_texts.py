"""Small gazetteers of every form, written for the tests."""

import json
from pathlib import Path
from typing import Any

SHARED_HEADER = (
    "id cc kind name lat lon population admin1 admin2 geonames_id feature_code "
    "names_ar names_fr names_en other_names"
)
SHARED = Path("/work/shared/data")


def geonames_line(number: int = 1, **values: Any) -> str:
    """One row of a country dump, 19 columns."""
    row = {
        "name": f"Village {number}",
        "alternates": "",
        "lat": "14.5",
        "lng": "-4.2",
        "feature": "P.PPL",
        "country": "ML",
        "population": "0",
    } | values
    kind, _, code = row["feature"].partition(".")
    cells = [str(number), row["name"], row["name"], row["alternates"], row["lat"], row["lng"], kind, code]
    cells += [
        row["country"],
        "",
        "04",
        "",
        "",
        "",
        row["population"],
        "",
        "270",
        "Africa/Bamako",
        "2024-01-01",
    ]
    return "\t".join(cells)


def shared_line(number: int = 1, **values: Any) -> str:
    """One row of the shared table."""
    row = {"id": str(9000 + number), "cc": "ML", "kind": "locality", "name": f"Village {number}"}
    row |= {"lat": "14.5", "lon": "-4.2", "geonames_id": str(number)} | values
    return "\t".join(row.get(column, "") for column in SHARED_HEADER.split())


def shared_table(*lines: str) -> str:
    """A table in the shared form."""
    return "\n".join(["\t".join(SHARED_HEADER.split()), *lines]) + "\n"


def wof_feature(number: int = 1, **values: Any) -> dict[str, Any]:
    """A feature of Who's On First."""
    about: dict[str, Any] = {
        "wof:id": number,
        "wof:name": f"Village {number}",
        "wof:placetype": "locality",
        "iso:country": "ML",
        "geom:latitude": 14.5,
        "geom:longitude": -4.2,
        "mz:is_current": 1,
        "wof:superseded_by": [],
    }
    return {"type": "Feature", "properties": about | values, "geometry": None}


def wof_collection(*features: dict[str, Any]) -> str:
    """GeoJSON of features."""
    return json.dumps({"type": "FeatureCollection", "features": list(features)}, ensure_ascii=False)


SEED_HEADER = (
    "key,name,kind,country,admin1,lng,lat,uncertainty_km,names_fr,names_en,names_ar,coord_source,checked"
)
SEEDS = f"""{SEED_HEADER}
ML-kayes,Kayes,region_capital,ML,Kayes,-11.44393,14.44776,6,Kayes,Kayes,كايس,page,2026-11-23
ML-koro,Koro,town,ML,Mopti,-3.08,14.07,3,Koro,Koro,,"page, read",
"""
