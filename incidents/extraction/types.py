"""The values that go into and come out of extraction. Plain, frozen, without behaviour beyond JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

# What was hit, coarser than ACLED's notes and finer than its types. The order has no meaning.
TARGET_KINDS = (
    "military",
    "convoy",
    "police",
    "administration",
    "airport",
    "village",
    "market",
    "worship",
    "school",
    "health",
    "displaced_site",
    "transport",
    "fuel",
    "mine",
    "aid",
    "foreigners",
    "infrastructure",
    "civilians",
)
# Kinds of place that are an expanse, so that an incident "in" one has no point; a country is one too.
AREA_KINDS = frozenset(("region", "district", "zone", "river", "lake", "road", "park", "forest"))
WIDE_KINDS = AREA_KINDS | {"country"}
# Keys of rows that nobody read one by one; rows of the seeds and of editors have keys of their own.
GAZETTEER_KEYS = ("geonames:", "wof:")
RESPONSIBILITIES = ("claimed", "suspected", "stated", "denied", "unknown")
DATE_PRECISIONS = ("day", "days", "week", "month", "year")
TIMES_OF_DAY = ("night", "dawn", "morning", "afternoon", "evening")
CLAIM_KINDS = ("killed", "injured", "missing", "abducted", "neutralised")
VICTIM_CLASSES = ("all", "security_forces", "civilians", "children", "attackers", "unspecified")
QUANTIFIERS = (
    "exact",
    "about",
    "at_least",
    "more_than",
    "at_most",
    "fewer_than",
    "between",
    "several",
    "dozens",
)


@dataclass(frozen=True, slots=True)
class PlaceNameRecord:
    """One name of a place; language is ar, fr, en or an empty string when nobody knows."""

    language: str
    text: str


@dataclass(frozen=True, slots=True)
class PlaceRecord:
    """One place of the gazetteer: WGS 84 degrees, kilometres, country as ISO 3166-1 alpha-2."""

    key: str
    names: tuple[PlaceNameRecord, ...]
    country: str
    admin1: str | None
    lat: float
    lon: float
    kind: str = "town"
    population: int | None = None
    uncertainty_km: float = 5.0


@dataclass(frozen=True, slots=True)
class AliasRecord:
    """One way to write an actor; a weak one needs a strong one or its country beside it."""

    text: str
    language: str
    strong: bool = True
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class ActorRecord:
    """One armed actor; inter is ACLED's class 1-8, countries ISO codes or ("*",)."""

    key: str
    inter: int
    countries: tuple[str, ...]
    parent: str | None = None
    aliases: tuple[AliasRecord, ...] = ()
    is_community: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people: low and high inclusive, high None = open, with the hedge that stood beside it."""

    low: int
    high: int | None
    quantifier: str = "exact"

    def as_json(self) -> dict[str, Any]:
        """low, high and quantifier as the evaluation format writes them."""
        return {"low": self.low, "high": self.high, "quantifier": self.quantifier}


@dataclass(frozen=True, slots=True)
class CasualtyClaim:
    """One figure as one party gives it; start and end are offsets in the article."""

    kind: str
    of_whom: str
    low: int
    high: int | None
    quantifier: str
    claimant: str | None
    start: int
    end: int

    def as_json(self) -> dict[str, Any]:
        """Every field under its own name."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a field has its value: quoted (start, end, quote) or derived (from_, the fields it rests on)."""

    field: str
    rule: str
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    from_: tuple[str, ...] = ()

    @property
    def is_quoted(self) -> bool:
        """True for a span of the article, False for a derivation."""
        return self.quote is not None

    def as_json(self) -> dict[str, Any]:
        """{field, start, end, quote, rule} or {field, rule, from}."""
        if self.is_quoted:
            return {
                "field": self.field,
                "start": self.start,
                "end": self.end,
                "quote": self.quote,
                "rule": self.rule,
            }
        return {"field": self.field, "rule": self.rule, "from": list(self.from_)}


@dataclass(frozen=True, slots=True)
class DraftPlace:
    """Where: a gazetteer place (key) or a part of a country (key None); geo_precision as ACLED counts it."""

    key: str | None
    name: str
    country: str
    admin1: str | None
    lat: float
    lon: float
    geo_precision: int
    uncertainty_km: float

    def as_json(self) -> dict[str, Any]:
        """Every field under its own name."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Campaign:
    """Attacks that the text ties together; positions and fatalities are totals of all of them."""

    id: str
    positions: int | None = None
    fatalities: Count | None = None
    evidence: tuple[Evidence, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """id, positions, fatalities and evidence."""
        return {
            "id": self.id,
            "positions": self.positions,
            "fatalities": self.fatalities and self.fatalities.as_json(),
            "evidence": [item.as_json() for item in self.evidence],
        }


@dataclass(frozen=True, slots=True)
class Draft:
    """One incident as the article tells it, each value with its evidence; None is unknown, never zero."""

    event_type: str
    sub_event_type: str
    date_start: date | None
    date_end: date | None
    date_precision: str | None
    time_of_day: str | None
    place: DraftPlace | None
    place_name: str
    perpetrators: tuple[str, ...]
    responsibility: str
    said_by: str | None
    targets: tuple[str, ...]
    target_kind: str | None
    fatalities: Count | None
    injured: Count | None
    abducted: Count | None
    claims: tuple[CasualtyClaim, ...]
    civilian_targeting: bool | None
    background: bool
    campaign: str | None
    confidence: float
    evidence: tuple[Evidence, ...]

    def as_json(self) -> dict[str, Any]:
        """The evaluation format (dates as YYYY-MM-DD) with this project's further keys beside it."""
        plain = (
            "event_type",
            "sub_event_type",
            "date_precision",
            "time_of_day",
            "place_name",
            "responsibility",
            "said_by",
            "target_kind",
            "civilian_targeting",
            "background",
            "campaign",
            "confidence",
        )
        out: dict[str, Any] = {name: getattr(self, name) for name in plain}
        for name in ("date_start", "date_end"):
            day = getattr(self, name)
            out[name] = day and day.isoformat()
        for name in ("place", "fatalities", "injured", "abducted"):
            value = getattr(self, name)
            out[name] = value and value.as_json()
        out["perpetrators"], out["targets"] = list(self.perpetrators), list(self.targets)
        out["claims"] = [claim.as_json() for claim in self.claims]
        out["evidence"] = [item.as_json() for item in self.evidence]
        return out


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one article yields; relevant is False when nothing in it speaks of an incident."""

    language: str
    relevant: bool
    drafts: tuple[Draft, ...] = ()
    campaigns: tuple[Campaign, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """{language, relevant, incidents, campaigns}; the caller adds the article's id."""
        return {
            "language": self.language,
            "relevant": self.relevant,
            "incidents": [draft.as_json() for draft in self.drafts],
            "campaigns": [campaign.as_json() for campaign in self.campaigns],
        }
