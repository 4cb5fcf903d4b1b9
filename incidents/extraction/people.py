"""Who was hit, who did it by whose account: the people of an episode."""

from __future__ import annotations

from incidents.extraction.actors import CIVILIANS, ActorUse, country_beside
from incidents.extraction.article import Article
from incidents.extraction.coded import Coded, quoted
from incidents.extraction.episode import Episode
from incidents.extraction.event_types import ARMED_TARGETS
from incidents.extraction.frame import LinkedPlace
from incidents.extraction.mentions import Mention
from incidents.extraction.responsibility import Attribution, is_accusation, said_by
from incidents.extraction.types import Evidence


def take_targets(article: Article, episode: Episode, coded: Coded) -> None:
    """Notes who and what was hit: actors as targets, victims, and things of the target lexicon."""
    acts = any(frame.army_acts for frame in episode.core)
    uses = [use for frame in episode.core for use in frame.actors if use.role == "target"]
    if not uses:
        uses = [
            use for frame in episode.more for use in frame.actors if use.role == "target" and frame.claims
        ]
    keys: list[str] = []
    for use in uses:
        if use.inter == CIVILIANS and not _is_hit(episode, use):
            continue
        if use.key not in keys:
            keys.append(use.key)
        coded.add(quoted(article, "targets", use.start, use.end, use.rule))
    for mention in _target_mentions(article, episode):
        kind = mention.kind.split(".")[1]
        coded.target_kind = coded.target_kind or kind
        coded.add(quoted(article, "target_kind", mention.start, mention.end, "target.lexicon"))
        army = article.vocabulary.army_of(country_beside(article, mention) or _country_of(episode))
        if kind == "convoy" and army not in keys and any(c.of_whom == "civilians" for c in coded.claims):
            continue  # the convoy of the journalists who were killed
        if kind in ARMED_TARGETS and army and not acts and (not keys or army in keys):
            keys += [] if army in keys else [army]
            coded.add(quoted(article, "targets", mention.start, mention.end, "target.force_of_country"))
    coded.targets = tuple(keys)


def _is_hit(episode: Episode, use: ActorUse) -> bool:
    """Residents who only live there, speak or panic are not the target of a base attack."""
    for frame in episode.frames:
        if any(claim.start <= use.start and use.end <= claim.end for claim in frame.claims):
            return True
    first = [frame for frame in episode.core if frame.start <= use.start < frame.end]
    triggers = [item for frame in first for item in frame.triggers if item.end <= use.start]
    return bool(triggers) and 0 <= use.start - triggers[-1].end <= 12


def _country_of(episode: Episode) -> str | None:
    for item in episode.places:
        if item.use.record and item.use.record.country:
            return item.use.record.country
    for frame in episode.core:
        if frame.country:
            return frame.country
    return None


def _target_mentions(article: Article, episode: Episode) -> list[Mention]:
    """Things named as hit: in a core frame, in the clause of its trigger or the next."""
    out = []
    for frame in episode.core:
        if not frame.triggers:
            continue
        for mention in frame.targets:
            near = min(abs(mention.start - item.end) for item in frame.triggers)
            if near <= 70 and not _is_place_word(mention, frame.places):
                out.append(mention)
    return out


def _is_place_word(mention: Mention, places: list[LinkedPlace]) -> bool:
    """ "The town of" before a name is its kind, not what was hit; villages are both."""
    return mention.kind == "target.mine" and any(0 <= item.use.start - mention.end <= 3 for item in places)


def take_perpetrators(article: Article, episode: Episode, coded: Coded) -> None:
    """Notes who did it, how that is known, and who says so."""
    acts = any(frame.army_acts for frame in episode.core)
    # "The army arrested suspected militants": not the army is suspected.
    statements = [
        item
        for frame in episode.frames
        for item in frame.attributions
        if not (acts and item.kind == "suspected" and not is_accusation(article, item))
    ]
    doers = [use for frame in episode.core for use in frame.actors if use.role == "perpetrator"]
    doers += [
        use
        for frame in episode.more
        for use in frame.actors
        if use.role == "perpetrator" and not frame.attributions and frame.anaphors
    ]
    by_kind = {
        kind: [item for item in statements if item.kind == kind]
        for kind in ("denied", "claimed", "suspected")
    }
    coded.responsibility, named = _verdict(by_kind, doers)
    accused = coded.responsibility in ("denied", "suspected")
    keys = _keys(named, () if acts or accused else coded.targets)
    coded.perpetrators = tuple(keys)
    _spare_the_accused(coded)
    if coded.responsibility in ("stated",) and not keys:
        coded.responsibility = "unknown"
    for use in named:
        if use.key in keys:
            coded.add(quoted(article, "perpetrators", use.start, use.end, use.rule))
    for item in statements:
        coded.add(quoted(article, "responsibility", item.start, item.end, f"responsibility.{item.kind}"))
    if coded.responsibility == "stated":
        coded.evidence.append(Evidence("responsibility", "responsibility.stated", from_=("perpetrators",)))
    _take_source(article, episode, coded, by_kind)


def _spare_the_accused(coded: Coded) -> None:
    """Who is accused of an attack, or denies it, was not its target."""
    gone = [key for key in coded.targets if key in coded.perpetrators]
    if gone:
        coded.targets = tuple(key for key in coded.targets if key not in gone)
        if not coded.targets:
            coded.evidence = [item for item in coded.evidence if item.field != "targets"]


def _verdict(by_kind: dict[str, list[Attribution]], doers: list[ActorUse]) -> tuple[str, list[ActorUse]]:
    """The word for how it is known, and whom it concerns: a claim before suspicion before plain statement."""
    claimed = [use for item in by_kind["claimed"] for use in item.actors]
    denied = [use for item in by_kind["denied"] for use in item.actors]
    suspected = [use for item in by_kind["suspected"] for use in item.actors]
    if claimed:
        return "claimed", claimed
    if by_kind["claimed"]:
        return "claimed", doers
    if denied:
        return "denied", denied
    if by_kind["suspected"] and (suspected or doers):
        return "suspected", _specific(suspected + doers)
    return ("stated", doers) if doers else ("unknown", [])


def _specific(uses: list[ActorUse]) -> list[ActorUse]:
    return [use for use in uses if use.is_specific] or uses


def _keys(uses: list[ActorUse], targets: tuple[str, ...]) -> list[str]:
    """Each actor once; "jihadists" and "gunmen" give way to a named group, gunmen to jihadists."""
    keys = list(dict.fromkeys(use.key for use in _specific(uses) if use.key not in targets))
    if len(keys) > 1:
        keys = [key for key in keys if "UNIDENTIFIED" not in key] or keys
    return keys


def _take_source(
    article: Article, episode: Episode, coded: Coded, by_kind: dict[str, list[Attribution]]
) -> None:
    """Who says so: the claimant, or the words after "according to" beside the suspicion."""
    if coded.responsibility == "unknown":
        return
    kinds = [coded.responsibility] if by_kind.get(coded.responsibility) else ["suspected", "unclaimed"]
    frames = [
        frame for frame in episode.frames if any(item.kind in kinds for item in frame.attributions)
    ] or episode.core
    for frame in frames:
        found = said_by(article, frame.start, frame.end)
        if found:
            item = quoted(article, "responsibility", *found, "responsibility.said_by")
            coded.said_by = item.quote
            coded.add(item)
            return
    if coded.responsibility in ("claimed", "denied"):
        named = [use for item in by_kind[coded.responsibility] for use in item.actors]
        if named:
            coded.said_by = quoted(article, "responsibility", named[0].start, named[0].end, "").quote
