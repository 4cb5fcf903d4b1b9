"""How files of boundaries name their properties: level, code, country, names and parent of each feature."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from .gazetteer_checks import COUNTRIES

# ISO 3166-1 alpha-3 of the countries we keep areas of.
_ALPHA_3 = {
    "BFA": "BF", "BEN": "BJ", "CIV": "CI", "CMR": "CM", "DZA": "DZ", "GHA": "GH", "GIN": "GN", "LBY": "LY",
    "MLI": "ML", "MRT": "MR", "NER": "NE", "NGA": "NG", "SEN": "SN", "TCD": "TD", "TGO": "TG",
}  # fmt: skip
_WOF_LEVELS = {"country": 0, "region": 1, "county": 2, "localadmin": 3}
_LEVEL_WORD = re.compile(r"adm(?:in)?_?([0-3])", re.IGNORECASE)


@dataclass(frozen=True)
class AreaOptions:
    """What the person says about a file; the rest is read from it. `names`: ours to its properties."""

    level: int | None = None
    vintage: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    # The boundaries that come with the installation give way to any that a person loads.
    is_setup: bool = False


@dataclass
class AreaDraft:
    """One feature as read, geometry aside; texts may be empty, the level unknown."""

    level: int | None
    code: str
    country: str
    name_en: str
    name_fr: str
    name_ar: str
    parent: str
    vintage: str
    source: str
    valid_from: date | None
    valid_to: date | None

    @property
    def what(self) -> str:
        """How a report names it."""
        return self.code or self.name_en or "a feature without code and name"


def area_draft(about: Mapping[str, Any], *, stem: str, options: AreaOptions) -> AreaDraft:
    """The area that a feature's properties tell of, in whichever of the known forms they are.

    Our own areas.geojson; Who's On First, with `wof:` names or short ones (id, cc, type); geoBoundaries
    (shapeName, shapeGroup, shapeType); OCHA's common operational datasets (ADM1_PCODE, ADM1_EN, validOn).
    Properties named in the options come before all of these.
    """
    level = options.level if options.level is not None else _level(about, stem)
    text = _Texts(about, options.names, level)
    name = text("name", "name", "wof:name", "shapeName", "ADM#_REF")
    french = text("name_fr", "name_fr", "name:fra_x_preferred", "ADM#_FR")
    english = text("name_en", "name_en", "name:eng_x_preferred", "ADM#_EN")
    return AreaDraft(
        level=level,
        code=text("code", "code", "wof:id", "ADM#_PCODE", "shapeISO", "shapeID", "id")[:60],
        country=_country(
            text("country", "country", "cc", "iso:country", "wof:country", "ADM0_PCODE", "shapeGroup")
        ),
        name_en=(english or name or french)[:200],
        name_fr=french[:200],
        name_ar=text("name_ar", "name_ar", "name:ara_x_preferred", "ADM#_AR")[:200],
        parent=_parent(text, level),
        vintage=(options.vintage or text("vintage", "vintage", "shapeVintage") or stem)[:60],
        source=(options.source or text("source", "source") or _source(about, stem))[:300],
        valid_from=options.valid_from or _day(text("valid_from", "valid_from", "validOn")),
        valid_to=options.valid_to or _day(text("valid_to", "valid_to", "validTo")),
    )


class _Texts:
    """Looks a text up under several names, the person's first; # stands for the level, case for nothing."""

    def __init__(self, about: Mapping[str, Any], named: Mapping[str, str], level: int | None) -> None:
        self.about = {str(name).lower(): value for name, value in about.items()}
        self.named, self.level = named, level

    def __call__(self, ours: str, *theirs: str) -> str:
        wanted = [self.named[ours]] if self.named.get(ours) else theirs
        for name in wanted:
            value = self.about.get(name.replace("#", str(self.level)).lower())
            value = value[0] if isinstance(value, list) and value else value
            # Marks of direction stand at the end of many Arabic names in Who's On First.
            found = str(value).strip(" \u200e\u200f\n\t") if value not in (None, [], {}) else ""
            if found and found != "-99":
                return found
        return ""


def _level(about: Mapping[str, Any], stem: str) -> int | None:
    """The level that the properties tell, else that in the file's name, else None."""
    low = {str(name).lower(): value for name, value in about.items()}
    if str(low.get("level", "")) in "0123" and str(low.get("level", "")):
        return int(low["level"])
    placetype = str(low.get("wof:placetype") or low.get("type") or "").lower()
    if placetype in _WOF_LEVELS:
        return _WOF_LEVELS[placetype]
    coded = [level for level in range(4) if low.get(f"adm{level}_pcode") or low.get(f"adm{level}_en")]
    if coded:
        return max(coded)
    match = _LEVEL_WORD.search(str(low.get("shapetype") or "")) or _LEVEL_WORD.search(stem)
    return int(match[1]) if match else None


def _parent(text: _Texts, level: int | None) -> str:
    """The code of the area one level up where the file gives it; empty otherwise."""
    if not level:
        return ""
    above = text("parent", "parent", f"ADM{level - 1}_PCODE")
    return above or (text("parent", "region_id") if level == 2 else "")


def _country(said: str) -> str:
    """Alpha-2 of a country we keep areas of; empty for others."""
    code = _ALPHA_3.get(said.upper(), said.upper())
    return code if code in COUNTRIES else ""


def _source(about: Mapping[str, Any], stem: str) -> str:
    if "wof:id" in about or "whosonfirst" in str(about.get("repo:lic") or about.get("wof:repo") or ""):
        return f"Who's On First ({stem})"
    if "shapeName" in about:
        return f"geoBoundaries ({stem})"
    return stem


def _day(text: str) -> date | None:
    """The day at the start of a text such as 2020-01-01T00:00:00Z; None where there is none."""
    try:
        return date.fromisoformat(text[:10].replace("/", "-"))
    except ValueError:
        return None
