"""Who is said to have done it, and how: negation first, then denial, claim, suspicion."""

from __future__ import annotations

import re
from dataclasses import dataclass

from incidents.extraction.actors import ActorUse
from incidents.extraction.article import Article
from incidents.extraction.cues import CUES
from incidents.extraction.mentions import Mention

REACH = 90  # characters between the verb of claiming and the group
DENIER_REACH = 40
TOLD_REACH = 40  # and between a group and "said it had attacked"
_PASSIVE = re.compile(r"\s(?:was|were|been|is|are|est|sont|ete)\s$")  # "X was blamed"
_ACCUSING = ("اتهم", "accus", "blame")
_NEGATIONS = re.compile(
    r"(?<!\w)[وف]?(?:لم|عدم|لا|دون|غياب|لن|n'a|n'ont|n'est|aucun\w*|pas|sans|no|not|nobody|without|never"
    r"|yet to|ni)(?!\w)[^.\n]{0,28}$"
)
_OF_ATTACK = re.compile(
    r"مسوولي|ضلوع|تورط|صل[هت]|علاق|هجوم|responsab|impli[cq]|involv|attaque|attack|role|connection|lien"
)
_OF_GUILT = re.compile(r"مسوولي|ضلوع|تورط|صل[هت]|responsab|impli[cq]|involv|role|connection|lien")
_SOURCE_END = re.compile(r"[,.;:()\n\"]|\s-\s")
ORDER = ("unclaimed", "denied", "claimed", "suspected")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One statement about responsibility: kind as in ORDER, the actors it names, the words it stands in."""

    kind: str
    start: int
    end: int
    actors: tuple[ActorUse, ...] = ()


def find_attributions(article: Article, start: int, end: int, actors: list[ActorUse]) -> list[Attribution]:
    """Every statement about responsibility in a folded span."""
    out: list[Attribution] = []
    for mention in article.mentions.within("resp", start, end):
        kind = _kind(article, mention, start, end)
        if mention.kind == "resp.told":
            tellers = _tellers(article, mention, actors, end)
            if tellers:
                out.append(Attribution("claimed", mention.start, mention.end, tuple(tellers)))
            continue
        if kind is None or (out and _continues(article, out[-1], mention)):
            continue
        named = [] if kind == "unclaimed" else _named(article, mention, actors, kind)
        if kind == "claimed" and not named and not _is_clear_claim(article, mention, start, end):
            continue
        first = _with_verb(article, mention, start) if kind == "claimed" else mention.start
        out.append(Attribution(kind, first, _with_object(article, mention, kind, end), tuple(named)))
    return out


def _tellers(article: Article, mention: Mention, actors: list[ActorUse], end: int) -> list[ActorUse]:
    """The armed group right before "said it had", where what follows is an event: its own claim."""
    if not article.mentions.within("trigger", mention.end, min(end, mention.end + TOLD_REACH)):
        return []
    groups = [use for use in actors if use.inter in (2, 3) and use.end <= mention.start and use.is_specific]
    return [use for use in groups if mention.start - use.end <= TOLD_REACH][-1:]


def _continues(article: Article, before: Attribution, mention: Mention) -> bool:
    """Whether a word is the object of the statement before it: "did not claim responsibility"."""
    if mention.start < before.end:
        return True
    between = article.text[before.end : mention.start]
    is_object = mention.kind == "resp.claimed" and before.kind in ("unclaimed", "denied")
    return is_object and len(between) <= 60 and not re.search(r"[.,;:\n]", between)


def _kind(article: Article, mention: Mention, start: int, end: int) -> str | None:
    kind = mention.kind.split(".")[1]
    negated = _NEGATIONS.search(article.text, max(start, mention.start - 40), mention.start) is not None
    if kind == "claimed" and negated:
        return "unclaimed"
    if kind == "denied":
        about = _OF_ATTACK.search(article.text, mention.end, min(end, mention.end + 60))
        return "denied" if about and not negated else None
    if kind == "suspected" and negated:
        return None
    return kind


def denied_events(article: Article, start: int, end: int) -> list[Mention]:
    """Denials that something happened at all, not of having done it: "the army denied that the town fell"."""
    return [
        mention
        for mention in article.mentions.of_kind("resp.denied", start, end)
        if not _OF_GUILT.search(article.text, mention.end, min(end, mention.end + 60))
    ]


def _is_clear_claim(article: Article, mention: Mention, start: int, end: int) -> bool:
    """A claim by somebody whom the vocabulary does not know; "he claimed" alone is none."""
    words = article.text[mention.start : mention.end]
    return any(part in words for part in ("respons", "revendi", "مسوولي", "تبن"))


_DECLARED = re.compile(r"(?<!\w)[وف]?(?:اعلن|اعلنت|اعلنوا|يعلن|تعلن)(?!\w)[^.,\n]{0,60}$")


def _with_verb(article: Article, mention: Mention, start: int) -> int:
    """The start of "أعلنت ... مسؤوليتها", whose verb and object stand apart."""
    if "مسووليت" not in article.text[mention.start : mention.end]:
        return mention.start
    verb = _DECLARED.search(article.text, max(start, mention.start - 70), mention.start)
    return verb.start() if verb else mention.start


def _with_object(article: Article, mention: Mention, kind: str, end: int) -> int:
    """The end of the quote: "aucune جهة مسؤوليتها" reads as one phrase up to the object of a no-claim."""
    if kind != "unclaimed":
        return mention.end
    following = re.compile(r"\s*(?:اي|ايه|احد|من)\s+\w+(?:\s+مسووليت\w+)?").match(
        article.text, mention.end, end
    )
    return following.end() if following else mention.end


def _named(article: Article, mention: Mention, actors: list[ActorUse], kind: str) -> list[ActorUse]:
    """The nearest armed groups beside the verb, specific ones before "jihadists"."""
    if kind == "denied":
        return sorted(
            (use for use in actors if _gap(use, mention) <= DENIER_REACH), key=lambda use: _gap(use, mention)
        )[:1]
    if article.text.startswith(_ACCUSING, mention.start):
        return _accused(article, mention, actors)
    near = [use for use in actors if use.role == "perpetrator" and _gap(use, mention) <= REACH]
    near += [
        use
        for use in actors
        if use.role == "target" and use.rule == "actor.against" and _gap(use, mention) <= REACH
    ]
    specific = [use for use in near if use.is_specific] or near
    return sorted(specific, key=lambda use: _gap(use, mention))[:2]


def _accused(article: Article, mention: Mention, actors: list[ActorUse]) -> list[ActorUse]:
    """Those after the verb of accusing; in Arabic the accuser stands first, between verb and accused."""
    if _PASSIVE.search(article.text, max(0, mention.start - 12), mention.start):
        before = [use for use in actors if use.end <= mention.start and _gap(use, mention) <= REACH]
        return before[-1:]
    after = [use for use in actors if use.start >= mention.end and _gap(use, mention) <= REACH]
    is_arabic = article.text.startswith("اتهم", mention.start)
    return after[1:3] if is_arabic and len(after) > 1 else after[:2]


def is_accusation(article: Article, item: Attribution) -> bool:
    """Whether words of suspicion point at a doer of any kind, the army included."""
    return article.text.startswith((*_ACCUSING, "attrib", "imput", "point"), item.start)


def _gap(use: ActorUse, mention: Mention) -> int:
    return max(use.start - mention.end, mention.start - use.end, 0)


_SOURCE = re.compile(
    r"(?<!\w)[وف]?(?:"
    + "|".join(sorted(map(re.escape, CUES["attribution.source"]), key=len, reverse=True))
    + r")\s+(?=\w|')"
)


def said_by(article: Article, start: int, end: int) -> tuple[int, int] | None:
    """The words after "according to" in a folded span, up to the end of their clause."""
    match = _SOURCE.search(article.text, start, end)
    if match is None:
        return None
    stop = _SOURCE_END.search(article.text, match.end(), min(end, match.end() + 90))
    last = stop.start() if stop else min(end, match.end() + 90)
    while last > match.end() and not article.text[last - 1].isalnum():
        last -= 1
    return (match.end(), last) if last - match.end() >= 3 else None
