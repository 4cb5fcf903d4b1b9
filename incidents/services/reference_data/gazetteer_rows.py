"""A place as a gazetteer file gives it, and a row that was refused."""

from dataclasses import dataclass, field

# Names in the order in which they are to be shown, each with its language: ar, fr, en or "".
Names = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RawPlace:
    """One row as read, nothing checked. `line` counts from 1; in GeoJSON it is the feature's number."""

    line: int
    geonames_id: str
    wof_id: str
    name: str
    country: str
    lat: str
    lng: str
    # One of PlaceKind; None where we keep no such feature, which `feature` names.
    kind: str | None
    feature: str
    names: Names = ()
    admin1: str = ""
    population: int | None = None

    @property
    def key(self) -> str:
        """`geonames:<id>` where that is known, so that one place of two files is one row, else `wof:<id>`."""
        return f"geonames:{self.geonames_id}" if self.geonames_id else f"wof:{self.wof_id}"


@dataclass(frozen=True, slots=True)
class NameRow:
    """One name to be stored; `checked` says where it was read."""

    text: str
    language: str
    checked: str = ""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place to be stored, WGS 84."""

    line: int
    key: str
    name: str
    kind: str
    country: str
    admin1: str
    lat: float
    lng: float
    uncertainty_km: float
    population: int | None
    coord_source: str
    names: tuple[NameRow, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row, or one name of a row, that was left out, and why. `reason` is one of a few, `detail` is free."""

    line: int
    what: str
    reason: str
    detail: str = ""

    def __str__(self) -> str:
        return f"line {self.line}: {self.what}: {self.reason}" + (f" ({self.detail})" if self.detail else "")


@dataclass
class Checked:
    """What the checks let through and what not."""

    rows: list[PlaceRow] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
