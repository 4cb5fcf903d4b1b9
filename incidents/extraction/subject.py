"""What an article is about as a whole: a match, a trial, a drill, a flood, a report - or what happened."""

from __future__ import annotations

import re
from collections import Counter

from incidents.extraction.article import Article
from incidents.extraction.episode import Episode
from incidents.extraction.frame import Frame
from incidents.text.spans_of_days import days_away

HEAD_SENTENCES = 4  # headline, byline and lead say what a text is about
NEWS_DAYS = 10  # an event told in the head with a day this near to publication is the news
# Different words of a topic that must stand in the head and in the whole text. Calibrated on gold/tuned
# (make gold, column "clean"), where no report of an attack has more than one in its head. FEW in the whole
# text do as well where they outnumber the sentences of armed force.
NEEDED = {
    "sport": (1, 4),
    "court": (1, 3),
    "drill": (1, 3),
    "disaster": (1, 3),
    "report": (1, 3),
    "advice": (1, 3),
    "ceremony": (1, 3),
    "diplomacy": (2, 4),
    "politics": (2, 3),
    "abroad": (1, 2),
}
FEW = 2
# Words for force that no match, trial or report shares with an attack.
ARMED = frozenset(
    ("attack", "clash", "ambush", "airstrike", "shelling", "suicide", "ied", "massacre", "abduct")
)
# With these an article leads with news of its own; arrests do not, since trials and reports have them too.
NEWS = ARMED | {"protest", "riot", "disperse", "lynch", "overtake", "regain", "loot", "disrupt", "change"}
SAYING = frozenset(
    ("report", "advice", "court", "drill", "ceremony")
)  # their own sentences tell of nothing else
QUESTIONS = 3
_QUESTION = re.compile(r"(?:^|\n)(?:Q ?[:.]|س ?[:.]|[^\n.]{12,110}\?[ \t]*(?=\n))", re.IGNORECASE)
_OWN_DAY = frozenset(("date.day_of_month", "date.days_of_month", "date.iso", "date.numeric"))


def other_subject(article: Article, frames: list[Frame]) -> str | None:
    """The topic of an article that is not the news of an incident, None where it is or may be.

    The topic with most words wins. An event in the head, armed, at a place and with a recent day, is news
    whatever else is spoken of: shots at a match, bombs at a parade. Only sport has no such exception, since
    it fights, strikes and shoots on a day at a place.
    """
    topic = _topic(article, frames)
    if topic is None or topic == "sport" or not _leads_with_event(article, frames, topic):
        return topic
    return None


def keeps(episode: Episode, topic: str) -> bool:
    """Whether an event stands on its own in a text about something else: its calendar day is written."""
    if topic == "sport" or episode.date is None:
        return False
    return episode.date.rule in _OWN_DAY


def _topic(article: Article, frames: list[Frame]) -> str | None:
    head_end = article.sentences[:HEAD_SENTENCES][-1][1] if article.sentences else 0
    head = _different_words(article, head_end)
    whole = _different_words(article, len(article.text))
    if len(_QUESTION.findall(article.text)) >= QUESTIONS:
        return "interview"
    armed = sum(bool(frame.kinds & ARMED) for frame in frames)
    fits = [
        name
        for name, (in_head, in_all) in NEEDED.items()
        if head[name] >= in_head and (whole[name] >= in_all or whole[name] >= max(FEW, in_head, armed + 1))
    ]
    return max(fits, key=lambda name: (whole[name] / NEEDED[name][1], name), default=None)


def _different_words(article: Article, end: int) -> Counter[str]:
    """How many different words of each topic stand before an offset."""
    words = {(item.kind, item.value) for item in article.mentions.within("topic", 0, end)}
    return Counter(kind.split(".")[1] for kind, _ in words)


def _leads_with_event(article: Article, frames: list[Frame], topic: str) -> bool:
    """Whether the head tells of an event at a place on a recent day, in a sentence that is not of the topic.

    What is told after the name of a war elsewhere happened there, or fled from there.
    """
    if article.anchor is None:
        return topic != "abroad"
    since = days_away(article.anchor, -NEWS_DAYS)
    head_end = article.sentences[:HEAD_SENTENCES][-1][1]
    of_topic = article.mentions.of_kind(f"topic.{topic}", 0, head_end)
    end = of_topic[0].start if topic == "abroad" and of_topic else head_end
    return any(
        _is_news(article, frame)
        and frame.places
        and any(day.span and day.span.end >= since for day in frame.dates)
        and not (topic in SAYING and _speaks_of(article, frame, topic))
        for frame in frames
        if frame.start < end
    )


def _is_news(article: Article, frame: Frame) -> bool:
    """Force of the kinds that nothing else is told with, or a killing by armed people."""
    if frame.kinds & NEWS:
        return True
    return "kill" in frame.kinds and bool(article.mentions.within("armed", frame.start, frame.end))


def _speaks_of(article: Article, frame: Frame, topic: str) -> bool:
    """Whether a sentence belongs to the topic; armed men at a ceremony came to attack it."""
    if topic == "ceremony" and article.mentions.within("armed", frame.start, frame.end):
        return False
    return bool(article.mentions.of_kind(f"topic.{topic}", frame.start, frame.end))
