"""Which of our kinds of place a feature code of GeoNames or a placetype of Who's On First is.

Codes: https://www.geonames.org/export/codes.html; placetypes: whosonfirst/whosonfirst-placetypes. What is
not here (schools, hills, postal codes, shops) is no place where reports put an incident, and is left out.
"""

from incidents.extraction.seed_files import CITY_POPULATION, TOWN_POPULATION
from incidents.models.codes import PlaceKind

_FEATURES: dict[str, PlaceKind] = {
    "P.PPLC": PlaceKind.CAPITAL,
    "P.PPLA": PlaceKind.REGION_CAPITAL,
    "A.PCLI": PlaceKind.COUNTRY,
    "A.ADM1": PlaceKind.REGION,
    "L.PRK": PlaceKind.PARK,
    "L.RES": PlaceKind.PARK,
    "L.RESN": PlaceKind.PARK,
    "L.RESW": PlaceKind.PARK,
    "L.RESF": PlaceKind.FOREST,
    "V.FRST": PlaceKind.FOREST,
    "L.RGN": PlaceKind.ZONE,
    "L.AREA": PlaceKind.ZONE,
    "S.PSTB": PlaceKind.CROSSING,
    "S.MN": PlaceKind.MINE,
    "S.MNAU": PlaceKind.MINE,
    "S.MNFE": PlaceKind.MINE,
    "S.MNU": PlaceKind.MINE,
    "S.AIRB": PlaceKind.BASE,
    "S.MILB": PlaceKind.BASE,
    "S.INSM": PlaceKind.BASE,
    "S.FT": PlaceKind.BASE,
} | {
    # Districts, prefectures, cercles and communes are one kind here: the areas below the regions.
    **{f"A.ADM{level}": PlaceKind.DISTRICT for level in "2345"},
    **{f"P.PPL{code}": PlaceKind.SITE for code in "XQWH"},
    **dict.fromkeys("H.STM H.STMI H.WAD H.WADS".split(), PlaceKind.RIVER),
    **dict.fromkeys("H.LK H.LKS H.LKI H.PND H.RSV".split(), PlaceKind.LAKE),
    **dict.fromkeys("H.WLL H.WLLS H.SPNG L.OAS S.CMP S.CMPRF S.AIRP S.AIRF S.DAM".split(), PlaceKind.SITE),
}  # fmt: skip
_PLACETYPES: dict[str, PlaceKind] = {
    "country": PlaceKind.COUNTRY,
    "macroregion": PlaceKind.REGION,
    "region": PlaceKind.REGION,
    "macrocounty": PlaceKind.DISTRICT,
    "county": PlaceKind.DISTRICT,
    "localadmin": PlaceKind.DISTRICT,
    "borough": PlaceKind.SITE,
    "macrohood": PlaceKind.SITE,
    "neighbourhood": PlaceKind.SITE,
    "microhood": PlaceKind.SITE,
    "campus": PlaceKind.SITE,
}
# How far from the point an incident "at" the place may lie, km: half the usual distance between the
# middles of two neighbours of the kind, for areas the usual radius of a circle of their size.
UNCERTAINTY_KM = {
    PlaceKind.COUNTRY: 400.0,
    PlaceKind.REGION: 100.0,
    PlaceKind.ZONE: 100.0,
    PlaceKind.RIVER: 100.0,
    PlaceKind.DISTRICT: 40.0,
    PlaceKind.PARK: 40.0,
    PlaceKind.LAKE: 20.0,
    PlaceKind.FOREST: 15.0,
    PlaceKind.CAPITAL: 10.0,
    PlaceKind.CITY: 5.0,
    PlaceKind.REGION_CAPITAL: 5.0,
    PlaceKind.TOWN: 3.0,
}
SMALL_KM = 2.0


def kind_of_feature(code: str, population: int | None) -> PlaceKind | None:
    """The kind of a GeoNames feature such as "P.PPLA2"; None where we keep no such feature."""
    if code in _FEATURES:
        return _FEATURES[code]
    if not code.startswith("P."):
        return None
    size = _settlement(population)
    # A chief town of a district is a town, however few people somebody counted there.
    is_small_seat = code.startswith("P.PPLA") and size == PlaceKind.VILLAGE
    return PlaceKind.TOWN if is_small_seat else size


def kind_of_placetype(placetype: str, feature: str, population: int | None) -> PlaceKind | None:
    """The kind of a row of Who's On First; its GeoNames code decides for localities and for "other"."""
    if placetype == "locality":
        by_feature = kind_of_feature(feature, population) if feature.startswith("P.") else None
        return by_feature or _settlement(population)
    if placetype in _PLACETYPES:
        return _PLACETYPES[placetype]
    return kind_of_feature(feature, population)


def uncertainty_km(kind: PlaceKind | str) -> float:
    """Kilometres round the point of a gazetteer's row of this kind."""
    return UNCERTAINTY_KM.get(PlaceKind(kind), SMALL_KM)


def _settlement(population: int | None) -> PlaceKind:
    if (population or 0) >= CITY_POPULATION:
        return PlaceKind.CITY
    return PlaceKind.TOWN if (population or 0) >= TOWN_POPULATION else PlaceKind.VILLAGE
