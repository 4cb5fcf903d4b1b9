"""From an episode to the values that all its drafts share, each with its evidence."""

from __future__ import annotations

from incidents.extraction import event_types
from incidents.extraction.article import Article
from incidents.extraction.claim import Claim
from incidents.extraction.coded import Coded, Tolls, quoted
from incidents.extraction.episode import Episode
from incidents.extraction.event_types import EVENT_OF, Facts
from incidents.extraction.frame import Frame
from incidents.extraction.people import take_perpetrators, take_targets
from incidents.extraction.tolls import total
from incidents.extraction.types import CasualtyClaim, Evidence
from incidents.text.spans_of_days import DateSpan, days_away

UNDATED_DAYS = 2  # undated news is of the publication day and the two before it
BROAD = frozenset(("event", "explosion"))


def code_episode(article: Article, episode: Episode) -> Coded:
    """Type, date, people and tolls of an episode.

    1. Tolls, 2. who and whom, 3. responsibility, 4. what kind of event, 5. when.
    """
    coded = Coded()
    used = _count(article, episode, coded)
    take_targets(article, episode, coded)
    take_perpetrators(article, episode, coded)
    _take_type(article, episode, coded, used)
    _take_date(article, episode, coded)
    return coded


def _count(article: Article, episode: Episode, coded: Coded) -> list[Claim]:
    tolls = count_people(article, episode, [frame.claims for frame in episode.frames if frame.claims])
    coded.fatalities, coded.injured, coded.abducted = tolls.fatalities, tolls.injured, tolls.abducted
    coded.claims = tolls.claims
    for item in tolls.evidence:
        coded.add(item)
    return tolls.used


def count_people(article: Article, episode: Episode, sentences: list[list[Claim]]) -> Tolls:
    """The counts that the figures of some sentences give, with their evidence and who says so."""
    tolls = Tolls()
    for name, kinds in (
        ("fatalities", ("killed", "neutralised")),
        ("injured", ("injured",)),
        ("abducted", ("abducted",)),
    ):
        count, claims = total(sentences, kinds)
        setattr(tolls, name, count)
        tolls.used += claims
        tolls.evidence += [
            quoted(article, name, claim.start, claim.end, f"counts.{claim.kind}") for claim in claims
        ]
    tolls.claims = tuple(
        CasualtyClaim(
            claim.kind,
            claim.of_whom,
            claim.count.low,
            claim.count.high,
            claim.count.quantifier,
            _claimant(article, episode, claim),
            *article.folded.span(claim.start, claim.end),
        )
        for sentence in sentences
        for claim in sentence
        if not claim.is_echo or claim in tolls.used
    )
    return tolls


def _claimant(article: Article, episode: Episode, claim: Claim) -> str | None:
    """The actor who speaks in the sentence of a figure, by key."""
    for frame in episode.frames:
        if frame.start <= claim.start < frame.end:
            speakers = [use for use in frame.actors if use.role == "speaker"]
            return speakers[0].key if speakers else None
    return None


def _take_type(article: Article, episode: Episode, coded: Coded, used: list[Claim]) -> None:
    core = [frame for frame in episode.core if frame.triggers]
    kinds = frozenset(kind for frame in core for kind in frame.kinds)
    frames = core
    if kinds <= BROAD | {"kill"}:
        frames = [frame for frame in episode.frames if frame.triggers]
        kinds = frozenset(kind for frame in frames for kind in frame.kinds)
    victims = {claim.of_whom for claim in used if claim.count.high != 0}
    inters = {
        article.vocabulary.actors[key].inter for key in coded.targets if key in article.vocabulary.actors
    }
    facts = Facts(
        triggers=kinds,
        victims=frozenset(victims),
        hits_forces="security_forces" in victims
        or (bool(inters & {1, 2, 3, 8}) and not any(f.army_acts for f in core)),
        hits_civilians=bool(victims & {"civilians", "children"})
        or 7 in inters
        or _civilians_named(article, core),
        army_acts=any(frame.army_acts for frame in core),
        target_kind=coded.target_kind,
        killed=bool(coded.fatalities and coded.fatalities.high != 0) or bool(kinds & {"kill", "massacre"}),
        named_group=bool(coded.perpetrators)
        and not any(article.vocabulary.actors[key].inter in (1, 5, 6, 8) for key in coded.perpetrators),
    )
    coded.sub_event_type = event_types.sub_event_type(facts)
    coded.event_type = EVENT_OF[coded.sub_event_type]
    coded.civilian_targeting = event_types.targets_civilians(facts, coded.sub_event_type)
    for frame in frames:
        for trigger in frame.triggers:
            coded.add(quoted(article, "event_type", trigger.start, trigger.end, trigger.kind))
    if coded.event_type in ("Protests", "Riots"):
        coded.targets = ()
        coded.evidence = [item for item in coded.evidence if item.field != "targets"]
    if coded.civilian_targeting is not None:
        supports = ("targets", "event_type") if coded.targets else ("event_type",)
        coded.add(Evidence("civilian_targeting", "coding.civilian_targeting", from_=supports))
    coded.evidence.append(
        Evidence("sub_event_type", "coding.acled", from_=("event_type", "targets", "fatalities"))
    )


def _civilians_named(article: Article, frames: list[Frame]) -> bool:
    """Civilians right after the word of attack or killing: "killed villagers"."""
    for frame in frames:
        for mention in article.mentions.within("civilian", frame.start, frame.end):
            if any(
                0 <= mention.start - item.end <= 14 for item in frame.triggers if item.kind != "trigger.event"
            ):
                return True
    return False


def _take_date(article: Article, episode: Episode, coded: Coded) -> None:
    coded.span = episode.span
    if episode.date is not None and episode.span is not None:
        coded.add(quoted(article, "date", episode.date.start, episode.date.end, episode.date.rule))
        coded.evidence.append(Evidence("date", "date.from_publication", from_=("published",)))
    elif article.anchor is not None and not episode.background:
        coded.span = DateSpan(days_away(article.anchor, -UNDATED_DAYS), article.anchor, "days")
        coded.evidence.append(Evidence("date", "date.publication_and_two_days_before", from_=("published",)))
    for frame in [frame for frame in episode.core if frame.triggers] + [
        frame for frame in episode.more if frame.anaphors
    ]:
        for time in frame.times:
            if coded.time_of_day in (None, time.time_of_day):
                coded.time_of_day = time.time_of_day
                coded.add(quoted(article, "time_of_day", time.start, time.end, "time.lexicon"))
