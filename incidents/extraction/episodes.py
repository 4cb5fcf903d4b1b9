"""Episodes: frames of one article that tell the same event, put together."""

from __future__ import annotations

from incidents.extraction.article import Article
from incidents.extraction.episode import VAGUE, Episode, told_again
from incidents.extraction.frame import Frame, LinkedPlace
from incidents.extraction.place_use import PlaceUse
from incidents.extraction.places import is_same_place
from incidents.extraction.same_event import close, compatible, holds, means_place_before, moved, says_there
from incidents.text.dates import DateMention
from incidents.text.spans_of_days import DateSpan, days_away, one_day, some_days

MOST_FRAMES = 60  # of one event; later repetitions add nothing and would cost time
LOOK_BACK = 40  # events back to which a sentence may return
OLDER_BY = 3  # an event this much before the main one is recalled, not reported
LONG_AGO = 30  # days before publication after which an event is recalled whatever stands beside it
SAME_ATTACK = 3  # "the attack" told with another day this near is the one known, and the day another thing's
HEAD_SENTENCES = 4  # headline, byline and lead: news of its own may stand there without a day
OPENING_LENGTH = 100  # of a sentence that only says when; a longer one tells something else of that day
PLACE_FOLLOWS = 350  # characters within which a later sentence may still say where it was
# Words that do not belong to the sentence before as attacks do.
SOFT = VAGUE | {"kill", "explosion", "agreement", "protest"}


def find_episodes(article: Article, frames: list[Frame]) -> list[Episode]:
    """The events of an article in order, each with a place or an area; recalled ones marked."""
    story = _Story(article)
    for frame in frames:
        story.read(frame)
    told = [episode for episode in story.episodes if episode.says_enough]
    for episode in told:
        if article.anchor and episode.span and episode.span.end < days_away(article.anchor, -LONG_AGO):
            episode.background = True
    return [
        episode
        for at, episode in enumerate(told)
        if not told_again(episode, told[max(0, at - LOOK_BACK) : at + LOOK_BACK])
    ]


class _Story:
    """Reads frames in order and remembers which event the text is speaking of."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.episodes: list[Episode] = []
        self.current: Episode | None = None
        self.recalled: Episode | None = None  # the event that the frame before this one recalled
        self.lost: Frame | None = None  # the frame before this one, where its event belongs nowhere
        self.named: LinkedPlace | None = None  # the place named last, with an event or without
        self.told: DateSpan | None = None  # of the event told last, also a recalled one
        self.opening: Frame | None = None  # the sentence before, where it says when and nothing else
        self.head = article.sentences[:HEAD_SENTENCES][-1][1] if article.sentences else 0

    def read(self, frame: Frame) -> None:
        if self._is_of_another(frame):
            self.opening = None
            return
        self._read(frame)
        self._share(frame)
        opens = (frame.dates or frame.shifts or frame.places) and not frame.triggers
        self.opening = frame if opens else None
        towns = [item for item in frame.places if _is_town(item)]
        self.named = towns[-1] if towns else self.named

    def _is_of_another(self, frame: Frame) -> bool:
        """Whether a statement goes with the frame before it, and so with another event than the news."""
        recalled, self.recalled = self.recalled, None
        if recalled is not None and self._speaks_of(recalled, frame):
            # "It was claimed by ...", right after an earlier event: of that, not of the news.
            self._join(recalled, frame, core=False)
            self.recalled = recalled
            return True
        lost, self.lost = self.lost, None
        if lost is not None and self._goes_with(lost, frame):
            self.lost = frame  # "The group claimed that attack": another than the one being told
            return True
        return False

    def _speaks_of(self, recalled: Episode, frame: Frame) -> bool:
        """A statement about responsibility, no place or day in it, in the paragraph of a recalled event.

        Not after "the attack comes a day after a raid": that compares, and the text goes on with its news.
        Nor after an event without a day: "gunmen had attacked" may be the news, told in the pluperfect.
        """
        last = recalled.frames[-1]
        return last.offset is None and recalled.span is not None and self._goes_with(last, frame)

    def _goes_with(self, last: Frame, frame: Frame) -> bool:
        """Whether a statement of responsibility without place and day stands in the paragraph of a frame."""
        apart = "\n" in self.article.text[last.start : frame.start]
        return bool(frame.attributions) and not (apart or frame.places or frame.areas or frame.dates)

    def _share(self, frame: Frame) -> None:
        """What is said of "both attacks" is said of those told before, too."""
        several = self.article.mentions.within("several", frame.start, frame.end)
        if not (several and frame.attributions and self.current) or frame.recalls:
            return
        told = [one for one in self.episodes[-LOOK_BACK:] if one.background == self.current.background]
        told = [one for one in told if one is not self.current and _same_days(one, self.current)]
        most = 1 if any(item.kind == "several.two" for item in several) else len(told)
        for episode in told[-most:] if most else []:
            episode.spoken_of.append(frame)

    def _read(self, frame: Frame) -> None:
        if not frame.triggers:
            self._continue(frame)
        elif self._is_recalled(frame):
            self._recall(frame)
        elif frame.places:
            self._at_places(frame)
        elif self._opened_at_place(frame):
            self._open_with(frame)
        else:
            self._without_place(frame)

    def _opened_at_place(self, frame: Frame) -> bool:
        """ "On Saturday it was the turn of the market of X. Men opened fire": place and day stand before."""
        before = self.opening
        if before is None or frame.areas or frame.kinds <= SOFT or not self._adjoins(frame):
            return False
        if any(day.rule == "date.today" for day in before.dates) or bool(frame.dates) == _is_dated(before):
            return False
        if frame.dates and not says_there(self.article.text, frame.start, frame.end):
            return False
        if self.current and not compatible(self.current.span, self._span(frame)):
            return False
        mentions = self.article.mentions
        if any(mentions.within(group, before.start, before.end) for group in ("attribution", "trigger")):
            return False
        return len(before.places) == 1 and _is_town(before.places[0])

    def _open_with(self, frame: Frame) -> None:
        before = self.opening
        if before is None:
            return
        known = self._episode_at(before, self._span(before))
        if known is None:
            self._open(before)
        elif before not in known.core:
            self._join(known, before, core=True)
        self.current = known or self.current
        if self.current is not None:
            self._join(self.current, frame, core=True)

    def _adjoins(self, frame: Frame) -> bool:
        before = self.opening
        return before is not None and "\n" not in self.article.text[before.end : frame.start]

    def _continue(self, frame: Frame) -> None:
        """A sentence without an event word adds tolls, claims, and the place that was still missing."""
        current = self.current
        if current is None:
            return
        hurt = any(claim.is_firm for claim in frame.claims)
        near = frame.start - current.frames[-1].end <= PLACE_FOLLOWS
        if frame.places and not current.places and near and (frame.anaphors or hurt or frame.dates):
            self._join(current, frame, core=True)
        elif (frame.claims or frame.attributions or (frame.anaphors and frame.dates)) and not frame.places:
            self._join(current, frame, core=False)

    def _is_recalled(self, frame: Frame) -> bool:
        if frame.offset is not None:
            return True
        current = self.current
        if current is None or not (frame.places or frame.areas):
            return False
        span = self._span(frame)
        if span is None and frame.shifts and frame.shifts[0].days < 0 and current.span:
            return True
        if span and current.span and span.end < days_away(current.span.start, -OLDER_BY):
            return True
        elsewhere = not any(self._shares_place(current, item.use) for item in frame.places)
        if frame.recalls and span and current.span:
            return span.end < current.span.start
        return bool(frame.recalls) and elsewhere and span is None and bool(frame.places)

    def _recall(self, frame: Frame) -> None:
        self.recalled = episode = Episode(background=True)
        self._join(episode, frame, core=True)
        distance = frame.offset or (frame.shifts[0] if frame.shifts else None)
        if distance is not None and not frame.dates:
            episode.date, episode.span = distance, self._shifted(distance.days)
        self.told = episode.span or self.told
        for known in self.episodes[-LOOK_BACK:]:
            if (
                known.background
                and any(self._shares_place(known, item.use) for item in frame.places)
                and compatible(known.span, episode.span)
            ):
                self._join(known, frame, core=True)
                self.recalled = known
                return
        self.episodes.append(episode)

    def _shifted(self, days: int) -> DateSpan | None:
        """The date of the event being told, moved; None where it is unknown."""
        anchor = self.current.span if self.current else None
        if anchor is None and self.article.anchor is not None:
            anchor = one_day(self.article.anchor)
        return some_days(days_away(anchor.start, days), days_away(anchor.end, days)) if anchor else None

    def _span(self, frame: Frame) -> DateSpan | None:
        """The date that a frame gives, "the same day" and "two days later" counted from the event before."""
        day = self._day(frame)
        if day is not None and day.kind == "shift":
            return moved(self.told, day.days) if self.told else None
        return day.span if day else None

    def _day(self, frame: Frame) -> DateMention | None:
        """The words that date a frame: its own, or "It was ten to five on Tuesday." right before it."""
        if frame.dates:
            return frame.dates[0]
        if frame.shifts and frame.shifts[0].days >= 0 and self.told:
            return frame.shifts[0]
        before = self.opening
        if before and before.dates and self._adjoins(frame) and before.end - before.start <= OPENING_LENGTH:
            return before.dates[0]
        return None

    def _at_places(self, frame: Frame) -> None:
        span = self._span(frame)
        known = self._episode_at(frame, span)
        if known is not None:
            self._join(known, frame, core=True)
            self.current = known
            return
        current = self.current
        if current is not None and compatible(current.span, span) and self._goes_on(current, frame):
            self._join(current, frame, core=True)
            return
        if span is not None or frame.start < self.head:
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
        span = self._span(frame)
        current = self.current
        if frame.areas and (current is None or not self._same_area(current, frame)) and not frame.anaphors:
            self._open(frame)
        elif current is not None and (compatible(current.span, span) or _only_claims(frame)):
            self._join(current, frame, core=False)
        elif current is None or frame.areas:
            self._open(frame)
        else:
            self.lost = None if self._at_same_place(current, frame, span) else frame

    def _at_same_place(self, current: Episode, frame: Frame, span: DateSpan | None) -> bool:
        """Whether it is another event of another day, "in the same town", which is told then."""
        if span is None or span.precision not in ("day", "days"):
            return False
        self.told = span
        means_it = means_place_before(self.article.text, frame.start, frame.end)
        if not means_it or self.named is None or frame.kinds <= VAGUE:
            return False
        earlier = bool(current.span and span.end < current.span.start)
        episode = Episode(places=[self.named], background=earlier)
        self._join(episode, frame, core=True)
        self.episodes.append(episode)
        return True

    def _open(self, frame: Frame) -> None:
        episode = Episode()
        self._join(episode, frame, core=True)
        self.episodes.append(episode)
        self.current = episode

    def _episode_at(self, frame: Frame, span: DateSpan | None) -> Episode | None:
        for episode in reversed(self.episodes[-LOOK_BACK:]):
            shared = any(self._shares_place(episode, item.use) for item in frame.places)
            reach = SAME_ATTACK if frame.anaphors else 0
            if shared and not episode.background and close(episode.span, span, reach):
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
                if other.record and holds(area, other):
                    return True
        return not episode.places and not episode.areas

    def _inside(self, areas: list[PlaceUse], frame: Frame) -> bool:
        return any(holds(area, item.use) for area in areas for item in frame.places)

    def _join(self, episode: Episode, frame: Frame, *, core: bool) -> None:
        if len(episode.core) + len(episode.more) >= MOST_FRAMES:
            return
        (episode.core if core else episode.more).append(frame)
        if core:
            for item in frame.places:
                episode.add_place(item)
            episode.areas += frame.areas
        if episode.date is None and frame.offset is None:
            self._take_date(episode, frame)

    def _take_date(self, episode: Episode, frame: Frame) -> None:
        span = self._span(frame)
        if span is not None:
            episode.date = self._day(frame)
            episode.span = self.told = span


def _is_town(item: LinkedPlace) -> bool:
    """A place that things happen at; where the news is of a capital, it is where somebody sits."""
    return item.use.record is not None and item.use.record.kind != "capital"


def _is_dated(frame: Frame) -> bool:
    return bool(frame.dates or frame.shifts)


def _same_days(a: Episode, b: Episode) -> bool:
    """Whether both are of the same day or the next; without a day each could be of any."""
    if a.span is None or b.span is None:
        return True
    return a.span.start <= days_away(b.span.end, 1) and b.span.start <= days_away(a.span.end, 1)


def _only_claims(frame: Frame) -> bool:
    """ "The group claimed the attack on Saturday": about the event being told, whatever the day."""
    return bool(frame.anaphors and frame.attributions) and not frame.claims and not frame.areas
