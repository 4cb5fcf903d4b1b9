"""A place as one text uses it."""

from __future__ import annotations

from dataclasses import dataclass

from incidents.extraction.types import AREA_KINDS, PlaceRecord


@dataclass(frozen=True, slots=True)
class PlaceUse:
    """A place as the text uses it: role is event, container, speaker or veto."""

    start: int
    end: int
    record: PlaceRecord | None
    role: str
    rule: str
    near_km: float | None = None
    group: int = 0  # places of one list share it
    name: str = ""  # folded, for places that no gazetteer holds
    point: tuple[float, float] | None = None  # (lat, lon) where the text says how far from the place
    within: PlaceUse | None = None  # the area that the text names around a place no gazetteer holds

    @property
    def is_area(self) -> bool:
        """True for regions, zones and containers: somewhere in there."""
        return self.role == "container" or (self.record is not None and self.record.kind in AREA_KINDS)
