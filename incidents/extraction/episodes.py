"""Episodes: frames of one article that tell the same event, put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from incidents.extraction.article import Article
from incidents.extraction.frame import Frame, LinkedPlace
from incidents.extraction.place_use import PlaceUse
from incidents.extraction.places import is_same_place
from incidents.extraction.vocabulary import distance_km
from incidents.text.dates import DateMention
from incidents.text.spans_of_days import DateSpan, days_away, one_day, some_days

MOST_FRAMES = 60  # of one event; later repetitions add nothing and would cost time
LOOK_BACK = 40  # events back to which a sentence may return
OLDER_BY = 3  # an event this much before the main one is recalled, not reported


@dataclass(slots=True)
class Episode:
    """One event, at one place or several. core frames name its places, others only add to it."""

    core: list[Frame] = field(default_factory=list)
    more: list[Frame] = field(default_factory=list)
    places: list[LinkedPlace] = field(default_factory=list)
    areas: list[PlaceUse] = field(default_factory=list)
    date: DateMention | None = None
    span: DateSpan | None = None
    background: bool = False

    @property
    def frames(self) -> list[Frame]:
        """All its frames in the order of the text."""
        return sorted(self.core + self.more, key=lambda frame: frame.start)


def find_episodes(article: Article, frames: list[Frame]) -> list[Episode]:
    """The events of an article in order, each with a place or an area; recalled ones marked."""
    story = _Story(article)
    for frame in frames:
        story.read(frame)
    return [episode for episode in story.episodes if episode.places or episode.areas]


class _Story:
    """Reads frames in order and remembers which event the text is speaking of."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.episodes: list[Episode] = []
        self.current: Episode | None = None

    def read(self, frame: Frame) -> None:
        if not frame.triggers:
            self._continue(frame)
        elif self._is_recalled(frame):
            self._recall(frame)
        elif frame.places:
            self._at_places(frame)
        else:
            self._without_place(frame)

    def _continue(self, frame: Frame) -> None:
        """A sentence without an event word adds tolls, claims, and the place that was still missing."""
        current = self.current
        if current is None:
            return
        hurt = any(claim.is_firm for claim in frame.claims)
        if frame.places and not current.places and (frame.anaphors or hurt or frame.dates):
            self._join(current, frame, core=True)
        elif (frame.claims or frame.attributions or (frame.anaphors and frame.dates)) and not frame.places:
            self._join(current, frame, core=False)

    def _is_recalled(self, frame: Frame) -> bool:
        if frame.offset is not None:
            return True
        current = self.current
        if current is None or not (frame.places or frame.areas):
            return False
        span = frame.dates[0].span if frame.dates else None
        if span is None and frame.shifts and frame.shifts[0].days < 0 and current.span:
            return True
        if span and current.span and span.end < days_away(current.span.start, -OLDER_BY):
            return True
        elsewhere = not any(self._shares_place(current, item.use) for item in frame.places)
        if frame.recalls and span and current.span:
            return span.end < current.span.start
        return bool(frame.recalls) and elsewhere and span is None and bool(frame.places)

    def _recall(self, frame: Frame) -> None:
        episode = Episode(background=True)
        self._join(episode, frame, core=True)
        distance = frame.offset or (frame.shifts[0] if frame.shifts else None)
        if distance is not None and not frame.dates:
            episode.date, episode.span = distance, self._shifted(distance.days)
        for known in self.episodes[-LOOK_BACK:]:
            if (
                known.background
                and any(self._shares_place(known, item.use) for item in frame.places)
                and _compatible(known.span, episode.span)
            ):
                self._join(known, frame, core=True)
                return
        self.episodes.append(episode)

    def _shifted(self, days: int) -> DateSpan | None:
        """The date of the event being told, moved; None where it is unknown."""
        anchor = self.current.span if self.current else None
        if anchor is None and self.article.anchor is not None:
            anchor = one_day(self.article.anchor)
        return some_days(days_away(anchor.start, days), days_away(anchor.end, days)) if anchor else None

    def _at_places(self, frame: Frame) -> None:
        span = frame.dates[0].span if frame.dates else None
        known = self._episode_at(frame, span)
        if known is not None:
            self._join(known, frame, core=True)
            self.current = known
            return
        current = self.current
        if current is not None and _compatible(current.span, span) and self._goes_on(current, frame):
            self._join(current, frame, core=True)
            return
        self._open(frame)

    def _goes_on(self, current: Episode, frame: Frame) -> bool:
        """Whether places new to the text belong to the event it is telling."""
        if not current.places:
            return bool(frame.anaphors) or not current.areas or self._inside(current.areas, frame)
        if any(item.link != "direct" for item in frame.places):
            return True
        plural = bool(frame.coordinated) or any(item.coordinated for item in current.core)
        return bool(frame.anaphors) and plural

    def _without_place(self, frame: Frame) -> None:
        span = frame.dates[0].span if frame.dates else None
        current = self.current
        if frame.areas and (current is None or not self._same_area(current, frame)) and not frame.anaphors:
            self._open(frame)
        elif current is not None and (_compatible(current.span, span) or _only_claims(frame)):
            self._join(current, frame, core=False)
        elif current is None or frame.areas:
            self._open(frame)

    def _open(self, frame: Frame) -> None:
        episode = Episode()
        self._join(episode, frame, core=True)
        self.episodes.append(episode)
        self.current = episode

    def _episode_at(self, frame: Frame, span: DateSpan | None) -> Episode | None:
        for episode in reversed(self.episodes[-LOOK_BACK:]):
            shared = any(self._shares_place(episode, item.use) for item in frame.places)
            if shared and not episode.background and _compatible(episode.span, span):
                return episode
        return None

    def _shares_place(self, episode: Episode, use: PlaceUse) -> bool:
        return any(is_same_place(item.use, use) for item in episode.places)

    def _same_area(self, episode: Episode, frame: Frame) -> bool:
        """Whether the areas of a frame hold the places of an episode, or are its areas."""
        for area in frame.areas:
            if area.record is None:
                continue
            for other in [item.use for item in episode.places] + episode.areas:
                if other.record and _holds(area, other):
                    return True
        return not episode.places and not episode.areas

    def _inside(self, areas: list[PlaceUse], frame: Frame) -> bool:
        return any(_holds(area, item.use) for area in areas for item in frame.places)

    def _join(self, episode: Episode, frame: Frame, *, core: bool) -> None:
        if len(episode.core) + len(episode.more) >= MOST_FRAMES:
            return
        (episode.core if core else episode.more).append(frame)
        if core:
            for item in frame.places:
                _add_place(episode, item)
            episode.areas += frame.areas
        if episode.date is None and frame.offset is None:
            _take_date(episode, frame)


def _add_place(episode: Episode, item: LinkedPlace) -> None:
    for at, known in enumerate(episode.places):
        if is_same_place(known.use, item.use):
            if known.link != "direct" and item.link == "direct":
                episode.places[at] = item
            elif known.use.near_km is not None and item.use.near_km is None and item.link == "direct":
                return
            return
    episode.places.append(item)


def _only_claims(frame: Frame) -> bool:
    """ "The group claimed the attack on Saturday": about the event being told, whatever the day."""
    return bool(frame.anaphors and frame.attributions) and not frame.claims and not frame.areas


def _take_date(episode: Episode, frame: Frame) -> None:
    if frame.dates:
        episode.date, episode.span = frame.dates[0], frame.dates[0].span


def _compatible(a: DateSpan | None, b: DateSpan | None) -> bool:
    return a is None or b is None or (a.start <= b.end and b.start <= a.end)


def _holds(area: PlaceUse, place: PlaceUse) -> bool:
    if area.record is None or place.record is None:
        return False
    if area.record.key == place.record.key or (
        area.record.admin1 and area.record.admin1 == place.record.admin1
    ):
        return True
    reach = max(area.record.uncertainty_km, 60.0)
    return distance_km((area.record.lat, area.record.lon), (place.record.lat, place.record.lon)) <= reach
