"""An actor as one text uses it."""

from __future__ import annotations

from dataclasses import dataclass

# ACLED's classes of actors.
STATE, IDENTITY_MILITIA, RIOTERS, PROTESTERS, CIVILIANS, EXTERNAL = 1, 4, 5, 6, 7, 8


@dataclass(frozen=True, slots=True)
class ActorUse:
    """One actor in one place of the text; role is perpetrator, target or speaker."""

    key: str
    inter: int
    role: str
    start: int
    end: int
    rule: str
    is_specific: bool = True
