"""Claim: one figure of people hurt as one sentence gives it."""

from __future__ import annotations

from dataclasses import dataclass

from incidents.extraction.types import Count

ATTACKER, FORCES, CIVILIANS, UNSPECIFIED = "attackers", "security_forces", "civilians", "unspecified"


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure in folded offsets, noun and verb included (at: of its number), and how it stands to others.

    is_part: "among them 28 soldiers". corrects: it replaces what was said before. is_weak: upheld only where
    nothing else is said, as a former toll; so are is_named, somebody without a number, and is_recalled,
    people killed before. is_more: "two others", on top of the rest. is_joined: of one list with that before.
    is_loose: by a verb that means death only beside people, or far from them. is_single: one, by its noun.
    is_echo: a number alone, of those counted before ("another source spoke of 17"). is_shared: the total of
    "both attacks". is_apart: another statement than the figure before it.
    """

    kind: str
    of_whom: str
    count: Count
    start: int
    end: int
    at: int
    is_part: bool = False
    corrects: bool = False
    is_weak: bool = False
    is_named: bool = False
    is_recalled: bool = False
    is_more: bool = False
    is_joined: bool = False
    is_loose: bool = False
    is_single: bool = False
    is_echo: bool = False
    is_shared: bool = False
    is_apart: bool = False

    @property
    def is_firm(self) -> bool:
        """Whether it says by itself that people were hurt; others only add to an event that is told."""
        return not (self.is_weak or self.is_named or self.is_echo or self.is_loose or self.is_single)
