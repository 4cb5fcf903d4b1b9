"""Frames: stretches of a sentence that tell one event, with what stands in them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from incidents.extraction.actors import find_actors
from incidents.extraction.armies import army_acts
from incidents.extraction.article import Article
from incidents.extraction.counts import find_claims, positions
from incidents.extraction.frame import Frame
from incidents.extraction.links import add_places
from incidents.extraction.mentions import Mention
from incidents.extraction.place_use import PlaceUse
from incidents.extraction.responsibility import denied_events, find_attributions
from incidents.extraction.spans import Spans
from incidents.text.dates import DateMention
from incidents.text.sentences import clauses

# These words are events only beside armed people or a toll: fires, arrests and accords have other causes.
NEED_SUPPORT = frozenset(
    ("explosion", "event", "loot", "arrest", "agreement", "withdraw", "change", "base", "kill", "disrupt")
)
ANNOUNCED_REACH = 22  # "the army said on Tuesday" dates the saying
CLAIMED_REACH = 12  # "claimed on Thursday" dates the claim
TOLD_REACH = 600  # characters back to the place of which the text still speaks
HYPOTHETICAL_REACH = 60
TRIED_REACH = 30
SUPERLATIVE_REACH = 70
SAID_THAT_REACH = 70
SINCE_REACH = 40
_TRYING = re.compile(
    r"(?:tent(?:e|es|ent|ant|aient|ait|er|ative|atives) (?:de |d')|essay\w+ (?:de |d')"
    r"|(?:tried|trying|attempt\w*|failed) to "
    r"|حاول\w* |محاول\w* |يحاول\w* |تحاول\w* )[\w\s']{0,12}$"
)
_SUPERLATIVE = re.compile(
    r"(?<!\w)(?:first|worst|deadliest|bloodiest|biggest|largest|heaviest|most|premier|premiere|pire"
    r"|plus (?:meurtri|gross|grave|import|lourd)\w*"
    r"|(?:ال)?(?:اول|اولي|اسوا|اعنف|اكثر|اكبر|ادمي))(?!\w)[^.\n]*$"
)
_USED = re.compile(
    r"(?<!\w)(?:hit|hits|struck|strikes?|fired|launched|landed|fell|explod\w+|pounded|dropped|went off"
    r"|shot down|downed|abatt\w+"
    r"|touch\w+|frapp\w+|tire[rs]?|tirees?|tomb\w+|explos\w+|largu\w+|lanc\w+|pilonn\w+"
    r"|[وف]?(?:اصاب\w*|سقط\w*|اسقط\w*|اسقاط|اطلق\w*|انفجر\w*|القت|ضرب\w*|نفذ\w*))(?!\w)"
)
# "Closed since jihadists attacked it": long known, and the day beside it is another thing's.
_SINCE_IT = re.compile(
    r"(?<!\w)(?:since (?!\w+day)|depuis (?:que |l'|la |le |les |des |une? )|منذ (?:ان |اندلاع |هجوم|وقوع ))"
    r"[^,.]{0,36}$"
)
# "A report published on Monday" dates the paper.
_PUBLISHED_ON = re.compile(
    r"(?<!\w)(?:publiee?s?|diffusee?s?|parue?s?|rendue?s? publi(?:cs?|ques?)|mise? en ligne"
    r"|published|released|issued|circulated|unveiled|dated|aired|broadcast"
    r"|(?:ال)?صادره?|صدر|صدرت|نشر\w{0,2}|بث\w{0,2}|(?:ال)?مورخه?)"
    r"\s(?:on |le |في |يوم |مساء |صباح )?$"
)
# What was said follows: "announced on Monday that", "أعلنت اليوم الأحد أن".
_SAYS_THAT = re.compile(r"['\"]?\s*,?\s?(?:that|que|qu'|وان|ان|انه|انها|انهم|بان)(?!\w)|['\"]?\s*,?\s?qu'")


def find_frames(article: Article, places: Spans[PlaceUse]) -> list[Frame]:
    """Every frame of the article in order; a sentence gives one, or one for each event told in it."""
    frames = []
    for sentence in article.sentences:
        for start, end, offset in _split_at_offset(article, *sentence):
            for part in _split_by_places(article, start, end, places):
                frames.append(_frame(article, *part, places=places, offset=offset))
    return frames


def _split_at_offset(article: Article, start: int, end: int) -> list[tuple[int, int, DateMention | None]]:
    """ "The attacks come one day after a raid ...": what follows is another, earlier event."""
    for offset in article.dates.within(start, end):
        if offset.kind != "offset":
            continue
        stop = _end_of_recalled(article, offset.end, end)
        if stop is None:
            continue
        parts: list[tuple[int, int, DateMention | None]] = [(offset.end, stop, offset)]
        if offset.start - start > 3:
            parts.insert(0, (start, offset.start, None))
        if end - stop > 3:
            parts.append((stop, end, None))
        return parts
    return [(start, end, None)]


def _end_of_recalled(article: Article, start: int, end: int) -> int | None:
    """The end of the clause that completes the recalled event with a trigger and a place, if one does."""
    if not article.mentions.within("trigger", start, end):
        return None
    for clause in clauses(article.text, start, end):
        if article.mentions.within("trigger", start, clause[1]) and clause[1] - start > 12:
            return clause[1]
    return end


def _split_by_places(
    article: Article, start: int, end: int, places: Spans[PlaceUse]
) -> list[tuple[int, int]]:
    """Cuts between two lists of places where each has its own event beside it."""
    groups: dict[int, list[PlaceUse]] = {}
    for use in places.within(start, end):
        if use.role == "event" and not use.is_area:
            groups.setdefault(use.group, []).append(use)
    ordered = sorted(groups.values(), key=lambda group: group[0].start)
    cuts, part_start = [], start
    for before, after in pairwise(ordered):
        cut = _cut(article, (part_start, end), before[-1], after)
        if cut:
            cuts.append(cut)
            part_start = cut
    bounds = [start, *cuts, end]
    return [(a, b) for a, b in pairwise(bounds) if b > a]


def _cut(article: Article, part: tuple[int, int], before: PlaceUse, after: list[PlaceUse]) -> int | None:
    """Where the event of one list of places ends and that of the next begins, None where they share one."""
    start, end = part
    first_end, second_start, second_end = before.end, after[0].start, after[-1].end
    own_before = _events(article, start, first_end)
    between = _events(article, first_end, second_start)
    if not between:
        return None
    if own_before:
        return first_end
    if _events(article, second_end, end):
        marks = list(re.finditer(r"[,;،]|\set\s|\sand\s|\sو", article.text[between[-1].end : second_start]))
        return between[-1].end + marks[-1].start() if marks else None
    return None


def _events(article: Article, start: int, end: int) -> list[Mention]:
    """Triggers that begin an event of their own; a killing alone continues one, and "the attack" too."""
    anaphors = [(item.start, item.end) for item in article.mentions.within("anaphor", start, end)]
    return [
        item
        for item in article.mentions.within("trigger", start, end)
        if item.kind not in ("trigger.kill", "trigger.event", "trigger.explosion", "trigger.loot")
        and not any(a <= item.start and item.end <= b for a, b in anaphors)
    ]


def _frame(
    article: Article, start: int, end: int, *, places: Spans[PlaceUse], offset: DateMention | None
) -> Frame:
    inside = [use for use in places.within(start, end) if use.role != "veto"]
    triggers = _real_triggers(article, start, end)
    # Anaphors reach further than a stem: "the attacks" is a trigger as well.
    frame = Frame(start, end, triggers=triggers, offset=offset)
    frame.country = _country(article, inside, start, end) or _country_told(places, start)
    frame.army_acts = army_acts(article, start, end)
    frame.actors = find_actors(article, start, end, frame.country, acts=frame.army_acts)
    frame.claims = find_claims(article, start, end)
    frame.attributions = find_attributions(article, start, end, frame.actors, country=frame.country)
    if frame.kinds <= NEED_SUPPORT and not _is_supported(article, frame):
        frame.triggers = []
    if frame.triggers and not frame.claims and not _is_used(article, frame):
        frame.triggers = []
    _add_dates(article, frame)
    add_places(article, frame, inside)
    frame.times = article.times.within(start, end)
    for name, group in (
        ("targets", "target"),
        ("recalls", "recall"),
        ("coordinated", "coordinated"),
        ("anaphors", "anaphor"),
    ):
        setattr(frame, name, article.mentions.within(group, start, end))
    frame.positions = positions(article, start, end) if frame.triggers else None
    return frame


def _country(article: Article, places: list[PlaceUse], start: int, end: int) -> str | None:
    for use in places:
        if use.record and use.record.country:
            return use.record.country
    named = article.mentions.within("country", start, end)
    return named[0].kind.split(".")[1] if named else article.main_country


def _country_told(places: Spans[PlaceUse], start: int) -> str | None:
    """The country of the place told last before an offset, for an army in a text that names no country."""
    before = [use.record for use in places.within(max(0, start - TOLD_REACH), start) if use.record]
    return before[-1].country if before else None


def _is_used(article: Article, frame: Frame) -> bool:
    """Whether something is told beside the names of weapons: "received six drones" is no strike."""
    weapons = {item.end for item in article.mentions.of_kind("weapon.noun", frame.start, frame.end)}
    if any(item.end not in weapons for item in frame.triggers):
        return True
    return _USED.search(article.text, frame.start, frame.end) is not None


def _is_supported(article: Article, frame: Frame) -> bool:
    kinds = ("killed", "neutralised", "abducted", "injured")
    if any(claim.kind in kinds and claim.is_firm for claim in frame.claims):
        # "Dead" with a number is an event only where somebody killed; accidents are vetoed before.
        return True
    if any(use.role in ("perpetrator", "target") and use.inter != 7 for use in frame.actors):
        return True
    return any(article.mentions.within(group, frame.start, frame.end) for group in ("armed", "panic"))


def _real_triggers(article: Article, start: int, end: int) -> list[Mention]:
    """Triggers of things that happened: no drills, trials, threats, statistics or negations."""
    found = article.mentions.within("trigger", start, end)
    if not found or article.mentions.of_kind("nonevent.topic", start, end):
        return []
    vetoes = article.mentions.of_kind("nonevent.clause", start, end) + article.mentions.within(
        "neg", start, end
    )
    vetoes += denied_events(article, start, end)
    generic = [day for day in article.dates.within(start, end) if _is_generic(article, day)]
    out = []
    for trigger in found:
        clause = article.clause_of(trigger.start, (start, end))
        near = any(
            clause[0] <= veto.start < clause[1] and abs(trigger.start - veto.start) <= HYPOTHETICAL_REACH
            for veto in vetoes
        )
        dated = any(clause[0] <= day.start < clause[1] for day in generic)
        lead = article.text[max(clause[0], trigger.start - SINCE_REACH) : trigger.start]
        dated = dated and trigger.kind != "trigger.blockade"  # "besieged since Monday" is how one is told
        if not near and not dated and not _SINCE_IT.search(lead):
            out.append(_as_attempt(article, trigger))
    return out


def _is_generic(article: Article, day: DateMention) -> bool:
    """A year, a span that lasts or one to come; "the deadliest attack since 2019" is one attack."""
    if day.kind == "since":
        return _SUPERLATIVE.search(article.text, max(0, day.start - SUPERLATIVE_REACH), day.start) is None
    return day.kind == "future" or (day.span is not None and day.span.precision == "year")


def _as_attempt(article: Article, trigger: Mention) -> Mention:
    """ "Tried to seize the town" is an attack: ground that was only wanted did not change hands."""
    lead = article.text[max(0, trigger.start - TRIED_REACH) : trigger.start]
    if trigger.kind in ("trigger.overtake", "trigger.regain") and _TRYING.search(lead):
        return replace(trigger, kind="trigger.attack")
    return trigger


def _add_dates(article: Article, frame: Frame) -> None:
    """Dates of the event; the day on which somebody said so comes last."""
    said: list[DateMention] = []
    for day in article.dates.within(frame.start, frame.end):
        if day.kind == "shift":
            frame.shifts.append(day)
        if day.kind != "date" or day.span is None or day.span.precision == "year":
            continue
        (said if _is_announcement(article, day, frame) else frame.dates).append(day)
    first = frame.triggers[0].start if frame.triggers else frame.start
    frame.dates.sort(key=lambda day: abs(day.start - first))


def _is_announcement(article: Article, day: DateMention, frame: Frame) -> bool:
    if _is_of_claim(article, day, frame) or _is_of_saying(article, day, frame):
        return True
    if _PUBLISHED_ON.search(article.text, max(frame.start, day.start - ANNOUNCED_REACH), day.start):
        return True
    before = article.mentions.within("attribution", max(frame.start, day.start - ANNOUNCED_REACH), day.start)
    if not before:
        return False
    between = article.text[before[-1].end : day.start]
    return (
        "," not in between
        and not article.mentions.within("trigger", before[-1].end, day.start)
        and len(between.split()) <= 2
    )


def _is_of_saying(article: Article, day: DateMention, frame: Frame) -> bool:
    """ "Said officials in the north, on Tuesday, that": the day stands between the verb and what was said."""
    if not _SAYS_THAT.match(article.text, day.end):
        return False
    start = max(frame.start, day.start - SAID_THAT_REACH)
    words = article.mentions.within("attribution", start, day.start)
    return bool(words) and not article.mentions.within("trigger", words[-1].end, day.start)


def _is_of_claim(article: Article, day: DateMention, frame: Frame) -> bool:
    """ "A été revendiquée dimanche", "claimed on Thursday": the day of the statement, not of the attack."""
    start, end = max(frame.start, day.start - 4 * CLAIMED_REACH), min(frame.end, day.end + 4 * CLAIMED_REACH)
    for word in article.mentions.within("resp", start, end):
        if word.kind == "resp.suspected":
            continue
        first, last = min(word.end, day.end), max(word.start, day.start)
        if last - first > CLAIMED_REACH:
            continue
        if not article.mentions.within("trigger", first, last) and not re.search(
            r"[,.;:\n]", article.text[first:last]
        ):
            return True
    return False
