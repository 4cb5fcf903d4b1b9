"""Who was hit, who did it by whose account: the people of an episode."""

from __future__ import annotations

from incidents.extraction.accounts import GROUPS, STATES
from incidents.extraction.actor_use import CIVILIANS, IDENTITY_MILITIA, PROTESTERS, RIOTERS, ActorUse
from incidents.extraction.article import Article
from incidents.extraction.coded import Coded, quoted
from incidents.extraction.episode import Episode
from incidents.extraction.event_types import ARMED_TARGETS
from incidents.extraction.frame import LinkedPlace
from incidents.extraction.mentions import Mention
from incidents.extraction.naming import country_beside
from incidents.extraction.responsibility import Attribution, is_accusation, said_by
from incidents.extraction.types import Evidence

CROWDS = (RIOTERS, PROTESTERS)
VIOLENT_KINDS = frozenset(
    ("attack", "ambush", "clash", "overtake", "ied", "suicide", "massacre", "abduct", "shelling", "loot")
)
ARMED_KINDS = frozenset(("ambush", "airstrike", "ied", "suicide", "shelling", "overtake", "massacre"))


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
    strikes = any("airstrike" in frame.kinds for frame in episode.core)
    # "The army arrested suspected militants": not the army is suspected.
    statements = [
        item
        for frame in [*episode.frames, *episode.spoken_of]
        for item in frame.attributions
        if not (acts and item.kind == "suspected" and not is_accusation(article, item))
        and (acts or strikes or not _is_of_army(item))
    ]
    doers = [use for frame in episode.core for use in frame.actors if use.role == "perpetrator"]
    doers += [
        use
        for frame in episode.more
        for use in frame.actors
        if use.role == "perpetrator" and not frame.attributions and frame.anaphors
        if acts or use.inter not in STATES  # an army that hits back did not begin it
    ]
    by_kind = {
        kind: [item for item in statements if item.kind == kind]
        for kind in ("denied", "claimed", "suspected")
    }
    if not any(use.is_specific for use in doers):
        doers += _doers_told_apart(episode, at_all=not doers)
    crowd = _crowd(article, episode, doers)
    if crowd:
        # Who is accused of "provocations" did not march; who denies having fired is still of interest.
        by_kind, doers = {**by_kind, "claimed": [], "suspected": []}, crowd
    coded.responsibility, named = _verdict(by_kind, doers)
    if coded.responsibility == "stated":
        _weigh_the_voice(article, episode, coded, named)
    accused = coded.responsibility in ("denied", "suspected", "claimed")
    keys = _keys(named, () if acts or accused else coded.targets)
    coded.perpetrators = tuple(keys)
    _spare_the_accused(coded)
    if coded.responsibility == "stated" and not any(map(_is_somebody, keys)):
        coded.responsibility = "unknown"
    for use in named:
        if use.key in keys:
            coded.add(quoted(article, "perpetrators", use.start, use.end, use.rule))
    for item in statements:
        coded.add(quoted(article, "responsibility", item.start, item.end, f"responsibility.{item.kind}"))
    if coded.responsibility == "stated":
        coded.evidence.append(Evidence("responsibility", "responsibility.stated", from_=("perpetrators",)))
    _take_source(article, episode, coded, by_kind)


def _doers_told_apart(episode: Episode, *, at_all: bool) -> list[ActorUse]:
    """Named groups who do it in another sentence than that of the place: "JNIM fighters seized the camp".

    Where nobody did it in that of the place, jihadists without a name too.
    """
    return [
        use
        for frame in episode.more
        if frame.kinds & VIOLENT_KINDS and not (frame.army_acts or frame.recalls or frame.areas)
        for use in frame.actors
        if use.role == "perpetrator" and use.inter in GROUPS
        if use.is_specific or (at_all and _is_somebody(use.key))
    ]


def _crowd(article: Article, episode: Episode, doers: list[ActorUse]) -> list[ActorUse]:
    """Who marched or rioted: by name, else by the word for the march; nobody where armed people act."""
    core = [item for frame in episode.core for item in frame.triggers]
    kinds = {item.kind.split(".")[1] for item in core}
    words = [item for item in core if item.kind in ("trigger.protest", "trigger.riot", "trigger.disperse")]
    if not words or kinds & ARMED_KINDS or any(use.inter in GROUPS for use in doers):
        return []
    named = [use for frame in episode.frames for use in frame.actors if use.inter in CROWDS]
    key = "RIOTERS" if words[0].kind == "trigger.riot" else "PROTESTERS"
    if named or key not in article.vocabulary.actors:
        return named
    inter = article.vocabulary.actors[key].inter
    return [ActorUse(key, inter, "perpetrator", words[0].start, words[0].end, "actor.who_marched")]


def _weigh_the_voice(article: Article, episode: Episode, coded: Coded, named: list[ActorUse]) -> None:
    """Abuses by soldiers or militias that villagers or rights groups tell of; attacks by "our fighters"."""
    ours = article.mentions.all("ours")
    if ours and named and named[0].inter in GROUPS and named[0].is_specific:
        coded.responsibility = "claimed"
        coded.add(
            quoted(article, "responsibility", ours[0].start, ours[0].end, "responsibility.our_fighters")
        )
        return
    if not named or any(use.inter not in (*STATES, IDENTITY_MILITIA) for use in named):
        return
    for frame in episode.core:
        voices: list[Mention | ActorUse] = [*article.mentions.within("voice", frame.start, frame.end)]
        voices += [use for use in frame.actors if use.rule == "actor.source"]
        hurt = any(claim.of_whom in ("civilians", "children") for claim in frame.claims)
        hurt = hurt or any(use.inter == CIVILIANS for use in frame.actors)
        if voices and hurt and any(frame.start <= use.start < frame.end for use in named):
            coded.responsibility = "suspected"
            first = voices[0]
            coded.add(quoted(article, "responsibility", first.start, first.end, "responsibility.accuser"))
            return


def _is_of_army(item: Attribution) -> bool:
    """An army's own account; where it did not begin the event, of its answer to an attack."""
    return item.kind == "claimed" and bool(item.actors) and all(use.inter in STATES for use in item.actors)


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
    if claimed and all(use.rule == "actor.antecedent" for use in claimed):
        claimed = [use for use in doers if use.is_specific and use.inter in GROUPS] or claimed
    if claimed:
        return "claimed", claimed
    if by_kind["claimed"]:
        return "claimed", doers
    if by_kind["denied"] and (denied or suspected or doers):
        return "denied", denied or _specific(suspected + doers)
    if by_kind["suspected"] and (suspected or doers):
        return "suspected", _specific(suspected + doers)
    return ("stated", doers) if doers else ("unknown", [])


def _specific(uses: list[ActorUse]) -> list[ActorUse]:
    return [use for use in uses if use.is_specific] or uses


def _is_somebody(key: str) -> bool:
    """Gunmen could be anybody: a text that names only them does not say who did it."""
    return "UNIDENTIFIED" not in key


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
