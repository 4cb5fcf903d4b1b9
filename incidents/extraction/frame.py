"""Frame: a stretch of a sentence that tells one event, with what stands in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from incidents.extraction.actor_use import ActorUse
from incidents.extraction.claim import Claim
from incidents.extraction.mentions import Mention
from incidents.extraction.place_use import PlaceUse
from incidents.extraction.responsibility import Attribution
from incidents.text.dates import DateMention, TimeMention

# How firmly the text ties a place to the event, strongest first.
LINKS = ("direct", "panic", "consequence")


@dataclass(frozen=True, slots=True)
class LinkedPlace:
    """A place with how it hangs on the event; cue is the word of panic or consequence between them."""

    use: PlaceUse
    link: str
    cue: Mention | None = None


@dataclass(slots=True)
class Frame:
    """One stretch of text and what it says; offsets are folded."""

    start: int
    end: int
    triggers: list[Mention] = field(default_factory=list)
    places: list[LinkedPlace] = field(default_factory=list)
    areas: list[PlaceUse] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    shifts: list[DateMention] = field(default_factory=list)
    offset: DateMention | None = None
    times: list[TimeMention] = field(default_factory=list)
    actors: list[ActorUse] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    targets: list[Mention] = field(default_factory=list)
    recalls: list[Mention] = field(default_factory=list)
    coordinated: list[Mention] = field(default_factory=list)
    anaphors: list[Mention] = field(default_factory=list)
    positions: tuple[int, int, int] | None = None
    country: str | None = None
    army_acts: bool = False

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of its triggers without their prefix."""
        return frozenset(item.kind.split(".")[1] for item in self.triggers)
