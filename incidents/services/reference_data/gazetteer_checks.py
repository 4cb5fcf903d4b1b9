"""What a gazetteer's row must have before it is stored, and which of its names are translations."""

import unicodedata
from collections.abc import Iterable, Iterator

from incidents.extraction.seed_files import SAHEL_COUNTRIES
from incidents.models.codes import PlaceKind
from incidents.text.transliteration import unlikeness

from .gazetteer_rows import Checked, NameRow, PlaceRow, RawPlace, Refusal
from .place_kinds import uncertainty_km

# The thirteen countries watched, and two neighbours on the map.
COUNTRIES = frozenset((*SAHEL_COUNTRIES, "CM", "GN"))
# Rows of GeoNames found wrong when the seeds were checked (seeds/README.md): Tessit with the sign of
# its longitude lost, Bamba of Gao in the south, Adel Bagrou of Mauritania filed under Mali.
WRONG_IN_GEONAMES = frozenset(("10343856", "2460584", "2597438"))

# Above these shares of strange consonants (text/transliteration.py) a name counts as translated by a machine.
# Calibrated by eye on the shared table, where hamlets have 3,612 Arabic names. 423 are refused; of 200 of
# them looked at, 180 were translations (كرنب أجعد, "curly kale", for Kale) and 20 another name or spelling
# of the place (ايفي for Ile-Ife). 3,189 are kept; of 200 looked at, 3 were translations that sound alike
# (طوب for Adobe).
# TOWN is for places with people counted, chief towns and second-level areas, whose other names are often
# true; above it stand أغنية for Song and خام for Ore. Of 1,458 Arabic names of spots in
# seeds/places.csv none is above TOWN and 10 above HAMLET; test_gazetteer_names.py counts them again.
HAMLET, TOWN = 0.26, 0.6
# French names of hamlets above it: "Guerre" for War, "Chou frisé" for Kale, "Nombril" for Navel; of 60 looked
# at, 9 were another name of the place. Below it stand spellings such as Niamana for Niamala.
FRENCH = 0.42

NO_COORDINATES = "coordinates are missing"
OFF_THE_GLOBE = "coordinates off the globe"
ZERO = "coordinates 0, 0"
OTHER_COUNTRY = "country is none of the project's"
NO_NAME = "no usable name"
KNOWN_WRONG = "known to be wrong in GeoNames"
NO_ID = "no id"
TWICE = "its id stands twice in the file"
OTHER_KIND = "a kind of feature that is not kept"
TRANSLATED_ARABIC = "Arabic name looks translated, the name alone is left out"
TRANSLATED_FRENCH = "French name looks translated, the name alone is left out"

_LARGE_AREAS = (PlaceKind.COUNTRY, PlaceKind.REGION)


def checked_rows(raw: Iterable[RawPlace], *, source: str) -> Checked:
    """Rows fit to be stored and the refused ones; the country's outline is asked later, for all at once."""
    found = Checked()
    seen: set[str] = set()
    for place in raw:
        reason, detail = _refusal(place, seen)
        if reason:
            found.refused.append(Refusal(place.line, place.name or place.key, reason, detail))
            continue
        seen.add(place.key)
        found.rows.append(_row(place, source, found.refused))
    return found


def _refusal(place: RawPlace, seen: set[str]) -> tuple[str, str]:
    """The reason why a row is refused and what it said; two empty texts for a good row."""
    if not (place.geonames_id.isdigit() or place.wof_id):
        return NO_ID, ""
    if place.geonames_id in WRONG_IN_GEONAMES:
        return KNOWN_WRONG, place.geonames_id
    if place.country.upper() not in COUNTRIES:
        return OTHER_COUNTRY, place.country
    if place.kind is None:
        return OTHER_KIND, place.feature
    if not has_a_letter(_clean(place.name)):
        return NO_NAME, place.name
    if place.key in seen:
        return TWICE, place.key
    return position_refusal(place.lat, place.lng)


def position_refusal(lat: str, lng: str) -> tuple[str, str]:
    """Why these are no coordinates of a place, and what they said; two empty texts where they are."""
    shown = f"{lat}, {lng}"
    try:
        north, east = float(lat), float(lng)
    except ValueError:
        return NO_COORDINATES, shown if lat or lng else ""
    if not (-90 <= north <= 90 and -180 <= east <= 180):
        return OFF_THE_GLOBE, shown
    return (ZERO, "") if north == 0 and east == 0 else ("", "")


def _row(place: RawPlace, source: str, refused: list[Refusal]) -> PlaceRow:
    kind = place.kind or PlaceKind.SITE
    own = f"{source}, id {place.geonames_id or place.wof_id}"
    if place.geonames_id and place.wof_id and place.wof_id.isdigit():
        own = f"{source}, id {place.wof_id}, GeoNames id {place.geonames_id}"
    return PlaceRow(
        line=place.line,
        key=place.key[:80],
        name=_clean(place.name)[:200],
        kind=kind,
        country=place.country.upper(),
        admin1=_clean(place.admin1)[:200],
        lat=float(place.lat),
        lng=float(place.lng),
        uncertainty_km=uncertainty_km(kind),
        population=place.population,
        coord_source=own,
        names=tuple(_kept_names(place, refused)),
    )


def _kept_names(place: RawPlace, refused: list[Refusal]) -> Iterator[NameRow]:
    """The names in their order, the main one first, each once a language, without translated ones."""
    named = [(language, _clean(text)) for language, text in place.names]
    named = [("", _clean(place.name)), *((language, text) for language, text in named if has_a_letter(text))]
    latin = _latin_names(place, named)
    for language, text in dict.fromkeys(named):
        if len(text) > 200:
            continue
        is_arabic = _is_arabic(text)
        if reason := _translated(place, language, text, latin):
            refused.append(Refusal(place.line, place.name, reason, text))
            continue
        # "Al-Djaza'ir" is no Arabic text, and سرت no English one, whatever the file says.
        yield NameRow(text, "ar" if is_arabic else "" if language == "ar" else language)


def _latin_names(place: RawPlace, named: list[tuple[str, str]]) -> list[str]:
    """The names that others are held against: without French ones, which were translated by machine too."""
    return list(
        dict.fromkeys(text for language, text in named if language in ("", "en") and not _is_arabic(text))
    )


def _translated(place: RawPlace, language: str, text: str, latin: list[str]) -> str:
    """The reason why a name counts as translated; empty for one that may be transliterated."""
    if not latin or place.kind in _LARGE_AREAS or not (_is_arabic(text) or language == "fr"):
        return ""
    is_trusted = (
        bool(place.population) or place.kind == PlaceKind.DISTRICT or place.feature.startswith(_SEATS)
    )
    if _is_arabic(text):
        strange = unlikeness(text, latin)
        return TRANSLATED_ARABIC if strange > (TOWN if is_trusted else HAMLET) else ""
    return TRANSLATED_FRENCH if not is_trusted and unlikeness(text, latin) > FRENCH else ""


_SEATS = ("P.PPLA", "P.PPLC")


def has_a_letter(text: str) -> bool:
    """Whether a text holds two letters that readers of Latin or Arabic script can say."""
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) > 1 and all(
        unicodedata.name(sign, "").startswith(("LATIN", "ARABIC", "MODIFIER")) for sign in letters
    )


def _is_arabic(text: str) -> bool:
    return any("\u0600" <= sign <= "\u06ff" for sign in text)


def _clean(text: str) -> str:
    """The text composed, without marks of direction and control signs, inner spaces single."""
    kept = "".join(
        sign for sign in unicodedata.normalize("NFC", text) if unicodedata.category(sign)[0] != "C"
    )
    return " ".join(kept.split())
