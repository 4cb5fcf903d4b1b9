"""Who is said to have done it, and how: negation first, then denial, claim, suspicion."""

from __future__ import annotations

import re
from dataclasses import dataclass

from incidents.extraction.accounts import GROUPS, STATES, antecedent, as_doer, teller
from incidents.extraction.actor_use import ActorUse
from incidents.extraction.article import Article
from incidents.extraction.cues import CUES
from incidents.extraction.mentions import Mention

REACH = 90  # characters between the verb of claiming and the group
DENIER_REACH = 40
LIST_GAP = 8  # characters between two who are accused together
_PASSIVE = re.compile(r"\s(?:was|were|been|is|are|est|sont|ete)\s$")  # "X was blamed"
_ACCUSING = (
    "اتهم", "يتهم", "تتهم", "حمل", "محمل", "نسب", "ينسب", "تنسب", "accus", "blam", "attrib", "imput",
    "designent", "met en cause", "mettent en cause", "rattach", "pinned on", "pointe", "pointed",
)  # fmt: skip
_ACCUSER_FIRST = ("اتهم", "يتهم", "تتهم", "حمل", "نسب", "ينسب", "تنسب")
_SOURCE_WORDS = CUES["attribution.source"]
_CHARGING = ("اتهم", "يتهم", "تتهم", "متهم", "accus", "soupconn", "suspect")
_ASCRIBED = re.compile(r"\s(?:الي|ل)")  # "نسب إلى": nobody stands between the verb and the accused
_OTHER_CHARGE = re.compile(
    r"\w*\s(?:\w+\s){0,4}?(?:d'|de |of |ب)(?:collabor|complic|soutenir|soutien|conniv|renseign|supply|"
    r"support|fund|spy|serv|back|arming|aid|help|التعاون|دعم|التواطو|ايوا|تمويل)"
)
_OF_OTHERS = re.compile(
    r"\w*\s(?:[\w'-]+\s){0,4}?(?:plusieurs|nombreu\w+|la plupart|nombre d|several|many|most|numerous|similar|"
    r"previous|dozens of|other|d'autres|معظم|عده|العديد|غالبي\w+|كثير\w*|سابق\w*|مماثل\w*)(?!\w)"
)
_IT_AFTER = re.compile(
    r"\s*(?:[,.;:)»\"]|(?:it|this|that|them|comme|toujours|formellement)(?!\w)|(?:ال|هذا|ذلك)\w*)"
)
_WHO_BEFORE = re.compile(
    r"(?:celui-ci|celle-ci|ceux-ci|ce que|ce qu'|le groupe|la milice|le mouvement|l'organisation|l'armee|"
    r"which|the group|the militia|the movement|the army|وهو ما|الامر الذي|ما)[\w\s']{0,24}$"
)
_LIVES = re.compile(r"\s(?:\w+\s){0,4}?(?:lives|life|victims)(?!\w)")
_NEGATIONS = re.compile(
    r"(?<!\w)[وف]?(?:لم|عدم|لا|دون|غياب|لن|n'a|n'ont|n'est|aucun\w*|pas|sans|no|not|nobody|without|never"
    r"|yet to|ni)(?!\w)[^.\n]{0,28}$"
)
_OF_ATTACK = re.compile(
    r"مسوولي|ضلوع|تورط|صل[هت]|علاق|هجوم|responsab|impli[cq]|involv|attaque|attack|role|connection|lien"
    r"|اتهام|اطلاق النار|accusation|ouvert le feu|avoir tire|opening fire|fired|caused any"
)
_OF_GUILT = re.compile(
    r"مسوولي|ضلوع|تورط|صل[هت]|responsab|impli[cq]|involv|role|connection|lien"
    r"|اتهام|اطلاق النار|accusation|ouvert le feu|avoir tire|opening fire|fired|caused any"
)
_SOURCE_END = re.compile(r"[,.;:()\n\"]|\s-\s")
ORDER = ("unclaimed", "denied", "claimed", "suspected")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One statement about responsibility: kind as in ORDER, the actors it names, the words it stands in."""

    kind: str
    start: int
    end: int
    actors: tuple[ActorUse, ...] = ()


def find_attributions(
    article: Article, start: int, end: int, actors: list[ActorUse], *, country: str | None = None
) -> list[Attribution]:
    """Every statement about responsibility in a folded span."""
    out: list[Attribution] = []
    for mention in article.mentions.within("resp", start, end):
        if mention.kind in ("resp.told", "resp.admitted"):
            continue
        kind = _kind(article, mention, start, end)
        if kind is None or (out and _continues(article, out[-1], mention)):
            continue
        named = [] if kind == "unclaimed" else _named(article, mention, actors, kind)
        if kind == "claimed" and not named:
            near = max(start, mention.start - REACH), min(end, mention.end + REACH)
            group = antecedent(article, *near, before=mention.start, country=country)
            named = [group] if group else []
        if kind == "claimed" and not named and not _is_clear_claim(article, mention, start, end):
            continue
        first = _with_verb(article, mention, start) if kind == "claimed" else mention.start
        out.append(Attribution(kind, first, _with_object(article, mention, kind, end), tuple(named)))
    return out + _own_accounts(article, start, end, actors, country)


def _own_accounts(
    article: Article, start: int, end: int, actors: list[ActorUse], country: str | None
) -> list[Attribution]:
    """Claims without the word: "the group said its fighters had taken", "the army admits the strikes"."""
    if not actors and not article.mentions.within("group", start, end):
        return []
    verbs = article.mentions.within("saying", start, end)
    verbs += article.mentions.of_kind("resp.told", start, end)
    verbs += article.mentions.of_kind("resp.admitted", start, end)
    verbs += [
        item for item in article.mentions.within("attribution", start, end) if item.value in _SOURCE_WORDS
    ]
    out = []
    for verb in sorted(verbs, key=lambda item: item.start):
        if _NEGATIONS.search(article.text, max(start, verb.start - 40), verb.start):
            continue
        who = teller(article, verb, actors, end, country=country)
        if who is not None:
            out.append(Attribution("claimed", verb.start, verb.end, (who,)))
    return out


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
    if kind == "claimed" and _LIVES.match(article.text, mention.end, min(end, mention.end + 40)):
        return None  # "the attack claimed 14 lives"
    if kind == "claimed" and _OF_OTHERS.match(article.text, mention.end, min(end, mention.end + 60)):
        return None  # "has claimed several attacks in the region"
    if kind == "claimed" and negated:
        return "unclaimed"
    if kind == "denied":
        about = _OF_ATTACK.search(article.text, mention.start, min(end, mention.end + 60))
        about = about or _denies_the_charge(article, mention, start, end)
        return "denied" if about and not negated else None
    if kind == "suspected" and (negated or _is_other_charge(article, mention, end)):
        return None
    return kind


def _denies_the_charge(article: Article, mention: Mention, start: int, end: int) -> re.Match[str] | None:
    """ "Celui-ci dément", "which it denies", "وهو ما تنفيه الجماعة": the charge stands in words before."""
    if _IT_AFTER.match(article.text, mention.end, end) is None and mention.end < end - 1:
        return None
    return _WHO_BEFORE.search(article.text, max(start - 1, mention.start - 40, 0), mention.start)


def _is_other_charge(article: Article, mention: Mention, end: int) -> bool:
    """ "Accused of supplying weapons", "soupçonnés de renseigner l'armée": not of the attack."""
    accuses = article.text.startswith(_CHARGING, mention.start)
    charge = _OTHER_CHARGE.match(article.text, mention.end, end) if accuses else None
    if charge is None:
        return False
    names = article.mentions.within("actor", mention.end, end)
    return not any(name.start < charge.end() <= name.end for name in names)  # "Groupe de soutien ..."


def denied_events(article: Article, start: int, end: int) -> list[Mention]:
    """Denials that something happened at all, not of having done it: "the army denied that the town fell"."""
    return [
        mention
        for mention in article.mentions.of_kind("resp.denied", start, end)
        if not _OF_GUILT.search(article.text, mention.start, min(end, mention.end + 60))
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
    """Those after the verb of accusing; in Arabic the accuser may stand first, right after the verb."""
    able = [use for use in actors if use.inter not in (5, 6, 7) and _gap(use, mention) <= REACH]
    before = [use for use in able if use.end <= mention.start]
    if _PASSIVE.search(article.text, max(0, mention.start - 12), mention.start) and before:
        return [as_doer(use) for use in before[-1:]]
    after = [use for use in able if use.start >= mention.end]
    verb_first = article.text.startswith(_ACCUSER_FIRST, mention.start)
    verb_first = verb_first and not _ASCRIBED.search(article.text, mention.start, mention.end + 5)
    groups = [use for use in after if use.inter in GROUPS]
    if verb_first and groups and after[0].inter in STATES:
        after = after[after.index(groups[0]) :]  # "اتهم المتحدث باسم الجيش جماعة ..."
    elif verb_first and len(after) > 1 and after[0].start - mention.end <= LIST_GAP:
        after = after[1:]
    together = after[:1]
    for use in after[1:]:
        if use.start - together[-1].end <= LIST_GAP:
            together.append(use)
    if not any(use.is_specific for use in together):
        # "Attributed to jihadist groups, ... JNIM": who is named beside it, before who could be anybody.
        near = sorted(able, key=lambda use: _gap(use, mention))
        together = [use for use in near if use.is_specific and use.role == "perpetrator"][:1] or together
    if not together:
        together = [use for use in before if use.inter in GROUPS][-1:]
    return [as_doer(use) for use in together]


def is_accusation(article: Article, item: Attribution) -> bool:
    """Whether words of suspicion point at a doer of any kind, the army included."""
    return article.text.startswith(_ACCUSING, item.start)


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
