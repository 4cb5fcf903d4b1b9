"""What a loader reports."""

from collections import Counter
from dataclasses import dataclass, field

from .gazetteer_rows import Refusal


@dataclass(frozen=True)
class Loaded:
    """What a loader did: rows new, rows changed or confirmed, and what it refused with the reason."""

    new: int
    kept: int
    refused: tuple[str, ...] = ()


@dataclass(frozen=True)
class LoadedAreas(Loaded):
    """What load_areas did: besides, the vintages of the file and what changed for incidents."""

    vintages: tuple[str, ...] = ()
    # Areas that began or ceased to be current, and incidents whose area is another one now.
    current: int = 0
    moved: int = 0


@dataclass(frozen=True)
class LoadedPlaces:
    """What load_gazetteer did, in rows; `twins` are places known under another key, and not added."""

    form: str
    read: int
    new: int
    changed: int
    confirmed: int
    twins: int
    names_new: int
    names_removed: int = 0
    # Countries whose outline is not loaded, so that nobody could tell whether points lie in them.
    unchecked_countries: tuple[str, ...] = ()
    refused: tuple[Refusal, ...] = field(default=(), repr=False)

    def by_reason(self) -> dict[str, int]:
        """Reason to the number of rows, or names, refused for it, most first."""
        return dict(Counter(refusal.reason for refusal in self.refused).most_common())
