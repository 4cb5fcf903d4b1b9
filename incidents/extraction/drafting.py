"""Drafts: one per place of a coded episode, with a campaign where several places were attacked together."""

from __future__ import annotations

from dataclasses import dataclass

from incidents.extraction.article import Article
from incidents.extraction.coded import Coded, Tolls, quoted
from incidents.extraction.coding import code_episode, count_people
from incidents.extraction.confidence import confidence
from incidents.extraction.episode import Episode
from incidents.extraction.frame import LinkedPlace
from incidents.extraction.place_use import PlaceUse
from incidents.extraction.places import draft_place
from incidents.extraction.shares import own_claims
from incidents.extraction.types import GAZETTEER_KEYS, Campaign, Draft, Evidence

_CASUALTIES = ("fatalities", "injured", "abducted")


@dataclass(frozen=True, slots=True)
class _Told:
    """What all drafts of one episode share; several says that it happened at more than one place."""

    article: Article
    episode: Episode
    coded: Coded
    campaign: Campaign | None
    several: bool


def draft_episode(
    article: Article, episode: Episode, *, campaign_id: str
) -> tuple[list[Draft], Campaign | None]:
    """The drafts of an episode and the campaign they share, if several places were attacked."""
    coded = code_episode(article, episode)
    places = episode.places or [LinkedPlace(_narrowest(episode.areas), "direct")]
    several = len(places) > 1
    campaign = _campaign(article, episode, coded, campaign_id) if several or _size(episode) else None
    told = _Told(article, episode, coded, campaign, several)
    return [_draft(told, place) for place in places], campaign


def _narrowest(areas: list[PlaceUse]) -> PlaceUse:
    return min(areas, key=lambda use: use.record.uncertainty_km if use.record else 0.0)


def _size(episode: Episode) -> tuple[int, int, int] | None:
    return next((frame.positions for frame in episode.core if frame.positions), None)


def _campaign(article: Article, episode: Episode, coded: Coded, campaign_id: str) -> Campaign:
    evidence = []
    size = _size(episode)
    if size:
        evidence.append(quoted(article, "campaign", size[1], size[2], "campaign.positions"))
    for frame in episode.core:
        for mention in frame.coordinated:
            evidence.append(quoted(article, "campaign", mention.start, mention.end, "campaign.coordinated"))
    if not evidence:
        evidence.append(Evidence("campaign", "campaign.one_sentence", from_=("place", "date")))
    toll = coded.fatalities if len(episode.places) > 1 else None
    return Campaign(campaign_id, size[0] if size else None, toll, tuple(evidence))


def _draft(told: _Told, place: LinkedPlace) -> Draft:
    coded, episode = told.coded, told.episode
    area = _area_around(episode, place.use)
    tolls = _tolls(told, place)
    evidence = _evidence(told, place, area, tolls)
    span = coded.span
    return Draft(
        event_type=coded.event_type,
        sub_event_type=coded.sub_event_type,
        date_start=span.start if span else None,
        date_end=span.end if span else None,
        date_precision=span.precision if span else None,
        time_of_day=coded.time_of_day,
        place=draft_place(area or place.use, holds_village=area is not None),
        place_name=told.article.folded.quote(place.use.start, place.use.end),
        perpetrators=coded.perpetrators,
        responsibility=coded.responsibility,
        said_by=coded.said_by,
        targets=coded.targets,
        target_kind=coded.target_kind,
        fatalities=tolls.fatalities,
        injured=tolls.injured,
        abducted=tolls.abducted,
        claims=tolls.claims,
        civilian_targeting=coded.civilian_targeting,
        background=episode.background,
        campaign=told.campaign.id if told.campaign else None,
        confidence=confidence(evidence, links=_links(place), background=episode.background),
        evidence=tuple(evidence),
    )


def _tolls(told: _Told, place: LinkedPlace) -> Tolls:
    """The counts of one place. A total given for several belongs to none of them, it stands in the campaign;
    each has its own figures, and "no casualties" is true of each."""
    coded = told.coded
    if told.several:
        own = count_people(told.article, told.episode, own_claims(told.episode, place.use))
        if own.fatalities is not None or coded.fatalities is None or coded.fatalities.high != 0:
            return own
    return Tolls(
        coded.fatalities,
        coded.injured,
        coded.abducted,
        coded.claims,
        evidence=[item for item in coded.evidence if item.field in _CASUALTIES],
    )


def _area_around(episode: Episode, use: PlaceUse) -> PlaceUse | None:
    """The region that the text names around a village no gazetteer holds: the point is the region's."""
    if use.record is not None or use.within is not None:
        return use.within
    areas = [
        area
        for frame in episode.core
        for area in frame.areas
        if area.record and frame.start <= use.start < frame.end
    ]
    return _narrowest(areas) if areas else None


def _links(place: LinkedPlace) -> list[str]:
    links = [place.link]
    record = place.use.record
    if record is None:
        links.append("unknown_village")
    elif place.use.is_area:
        links.append("area")
    elif record.key.startswith(GAZETTEER_KEYS):
        links.append("uncurated")
    return links


def _evidence(told: _Told, place: LinkedPlace, area: PlaceUse | None, tolls: Tolls) -> list[Evidence]:
    article = told.article
    out = [quoted(article, "place", place.use.start, place.use.end, place.use.rule)]
    if area is not None:
        out.append(quoted(article, "place", area.start, area.end, "gazetteer.around_unknown_village"))
    if area is not None or place.use.record is not None:
        out.append(Evidence("country", "place.country", from_=("place",)))
    if place.cue is not None:
        # A town of panic near an attack shows both: the words of attack below, and these.
        out.append(quoted(article, "event_type", place.cue.start, place.cue.end, f"place.{place.link}"))
    out += [item for item in told.coded.evidence if item.field not in _CASUALTIES]
    out += tolls.evidence
    if told.campaign is not None:
        out += told.campaign.evidence
    if told.episode.background:
        out += _background(article, told.episode)
    return out


def _background(article: Article, episode: Episode) -> list[Evidence]:
    """Why it is recalled: "had already", "one day after", or its date before the main event's."""
    out = []
    for frame in episode.core:
        for mention in frame.recalls:
            out.append(quoted(article, "background", mention.start, mention.end, "background.recalled"))
    if episode.date is not None:
        out.append(
            quoted(article, "background", episode.date.start, episode.date.end, "background.earlier_date")
        )
    return out or [Evidence("background", "background.earlier_date", from_=("date",))]
