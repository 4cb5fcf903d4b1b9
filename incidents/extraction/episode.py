"""Episode: one event as an article tells it, in one sentence or in many."""

from __future__ import annotations

from dataclasses import dataclass, field

from incidents.extraction.frame import Frame, LinkedPlace
from incidents.extraction.place_use import PlaceUse
from incidents.extraction.places import is_same_place
from incidents.extraction.same_event import close, holds
from incidents.text.dates import DateMention
from incidents.text.spans_of_days import DateSpan

# Words so vague that without a toll they tell nothing of their own.
VAGUE = frozenset(("event",))


@dataclass(slots=True)
class Episode:
    """One event, at one place or several. core frames name its places, others only add to it."""

    core: list[Frame] = field(default_factory=list)
    more: list[Frame] = field(default_factory=list)
    spoken_of: list[Frame] = field(default_factory=list)  # whose statements are about it and others too
    places: list[LinkedPlace] = field(default_factory=list)
    areas: list[PlaceUse] = field(default_factory=list)
    date: DateMention | None = None
    span: DateSpan | None = None
    background: bool = False

    @property
    def frames(self) -> list[Frame]:
        """All its frames in the order of the text."""
        return sorted(self.core + self.more, key=lambda frame: frame.start)

    @property
    def says_enough(self) -> bool:
        """Whether it has a place and more than a vague word was said of it, of a recalled one also when."""
        if not (self.places or self.areas) or (self.background and self.span is None):
            return False
        kinds = frozenset(kind for frame in self.core for kind in frame.kinds)
        return not kinds <= VAGUE or any(frame.claims for frame in self.frames)

    def add_place(self, item: LinkedPlace) -> None:
        """One place more, or the same one better told: attacked instead of panicking."""
        for at, known in enumerate(self.places):
            if is_same_place(known.use, item.use):
                if known.link != "direct" and item.link == "direct":
                    self.places[at] = item
                return
        self.places.append(item)


def told_again(episode: Episode, others: list[Episode]) -> bool:
    """Whether "an attack in the north" is the attack that another sentence puts at a place in the north."""
    if episode.places:
        return False
    return any(
        close(other.span, episode.span, 1) and holds(area, item.use)
        for other in others
        if other.places and other.background == episode.background
        for area in episode.areas
        for item in other.places
    )
