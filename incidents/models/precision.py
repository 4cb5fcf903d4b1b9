"""ACLED's and UCDP's precision codes, derived from what we store: an interval and an uncertainty.

Sources of the rules: ACLED Codebook (geo_precision 1 the named town, 2 part of a region or near a
town, 3 a larger region; time_precision 1 day, 2 within a week, 3 month) and the UCDP GED Codebook
(where_prec 1 exact, 2 within about 25 km, 3 second-level area, 4 first-level area, 5 larger or a
representative point, 6 country; date_prec 1 day, 2 two to six days, 3 week, 4 month, 5 year).
"""

from datetime import date

# A town with its outskirts (Bamako, the widest in the gazetteer, has a radius of 12 km), and ACLED's
# "near a town". 25 km is UCDP's own bound.
TOWN_KM = 12.0
NEAR_KM = 25.0
PART_OF_REGION_KM = 60.0


def acled_geo_precision(uncertainty_km: float | None) -> int | None:
    """1, 2 or 3; None without a place."""
    if uncertainty_km is None:
        return None
    if uncertainty_km <= TOWN_KM:
        return 1
    return 2 if uncertainty_km <= PART_OF_REGION_KM else 3


def ucdp_where_prec(uncertainty_km: float | None, area_level: int | None) -> int | None:
    """1 to 6; None without a place. `area_level` is that of the area the place is known to lie in."""
    if uncertainty_km is None:
        return None
    if uncertainty_km <= TOWN_KM:
        return 1
    if uncertainty_km <= NEAR_KM:
        return 2
    return {2: 3, 3: 3, 1: 4, 0: 6}.get(area_level if area_level is not None else -1, 5)


def acled_time_precision(date_start: date | None, date_end: date | None) -> int | None:
    """1, 2 or 3; None without a date. An open end counts by its start."""
    if date_start is None:
        return None
    days = ((date_end or date_start) - date_start).days + 1
    if days == 1:
        return 1
    return 2 if days <= 10 else 3


def ucdp_date_prec(date_start: date | None, date_end: date | None) -> int | None:
    """1 to 5; None without a date."""
    if date_start is None:
        return None
    days = ((date_end or date_start) - date_start).days + 1
    for code, longest in ((1, 1), (2, 6), (3, 7), (4, 31)):
        if days <= longest:
            return code
    return 5
