"""What a loader reports."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Loaded:
    """What a loader did: rows new, rows changed or confirmed, and what it refused with the reason."""

    new: int
    kept: int
    refused: tuple[str, ...] = ()
