"""Which place names say where something happened, and which place each means."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from incidents.extraction.article import Article
from incidents.extraction.cues import CUES, cue_after, cue_before
from incidents.extraction.doubtful_names import doubt
from incidents.extraction.heard_names import heard
from incidents.extraction.homonyms import chosen_places
from incidents.extraction.mentions import Mention
from incidents.extraction.place_points import half_way_point, with_point
from incidents.extraction.place_relations import related
from incidents.extraction.place_use import PlaceUse
from incidents.extraction.sectors import compound_sectors, sectors
from incidents.extraction.spans import Spans
from incidents.extraction.types import AREA_KINDS, GAZETTEER_KEYS, DraftPlace, PlaceRecord
from incidents.extraction.villages import unknown_villages, with_areas
from incidents.extraction.vocabulary import distance_km

NEAR_KM = 15.0  # "near X" without a figure
NAMESAKE_KM = 150.0
CONTAINER_KM = 60.0  # "the region of X" where the gazetteer only knows the town X
SHORT_LATIN, SHORT_ARABIC = 3, 3  # names this short are words as often as places
_COMMON_WORDS = (
    "man say bla san kita bam para dan bin nara kati tera ouest est nord sud centre mali sahel niger "
    "central plateau point marche position sabari dire mare goudel la le sousse seno gourma bali kolo "
    "mora wara bara kara dori bogo faso yako liberte banana grand nasser hope union garba amara issa "
    "moussa ali sara modibo musa yusuf victoire carrefour village campement hamza keita traore sissoko"
)
_COMMON = frozenset(_COMMON_WORDS.split())
_SKIPPED_IN_LISTS = re.compile(
    r"\s*(?:,|/|;|-| et | and | ou | or |,? ?و| ainsi que | puis | as well as |, et |, and )\s*"
    r"(?:و|a |de |d'|in |at |to |ب|les? |la |مدينه |بلده |the )*"
)
_LIFTED_IN_LISTS = ("veto.common_word", "veto.doubtful_name")
_KM = re.compile(r"(\d{1,3})\s?(?:km|kilometres?|kilometers?|كلم|كم|كيلومتر\w*|miles)[^.\n]{0,30}$")


def find_places(article: Article) -> Spans[PlaceUse]:
    """Every place name of the article with its role, list members numbered alike; sectors included."""
    uses = [use for pair in chosen_places(article) if (use := _use(article, *pair))]
    uses = _trusted_elsewhere(article, uses)
    uses += compound_sectors(article, Spans(uses))
    uses += sectors(article, Spans(uses))
    uses += unknown_villages(article, Spans(uses))
    grouped = _grouped(article, sorted(uses, key=lambda use: (use.start, use.end)))
    uses = related(article, _in_one_country(article, grouped))
    uses = [with_point(article, use, uses[at + 1 : at + 4]) for at, use in enumerate(uses)]
    return Spans(heard(article, use) for use in with_areas(article, uses))


def _trusted_elsewhere(article: Article, uses: list[PlaceUse]) -> list[PlaceUse]:
    """With the doubt lifted of names that are surely a place at another spot of the text."""
    sure = {
        article.text[use.start : use.end]
        for use in uses
        if use.role in ("event", "container") or use.rule == "veto.other_end"
    }
    return [
        replace(use, role="event", rule="gazetteer.named_before")
        if use.rule == "veto.doubtful_name" and _is_spelled_like(article, use, sure)
        else use
        for use in uses
    ]


def _is_spelled_like(article: Article, use: PlaceUse, sure: set[str]) -> bool:
    form = article.text[use.start : use.end]
    return form in sure and form not in _COMMON and not form.startswith("ال")


def _in_one_country(article: Article, uses: list[PlaceUse]) -> list[PlaceUse]:
    """Without namesakes: of a list, those far from the others in a country the text never names."""
    out: list[PlaceUse] = []
    at_home: dict[int, list[PlaceRecord]] = defaultdict(list)
    for use in uses:
        if use.record and use.record.country in article.countries:
            at_home[use.group].append(use.record)
    for use in uses:
        others, record = at_home[use.group], use.record
        is_stray = (
            record is not None
            and record.country not in article.countries
            and others
            and all(
                distance_km((record.lat, record.lon), (item.lat, item.lon)) > NAMESAKE_KM for item in others
            )
        )
        out.append(replace(use, role="veto", rule="veto.namesake") if is_stray else use)
    return out


def draft_place(use: PlaceUse, *, holds_village: bool = False) -> DraftPlace | None:
    """Coordinates and precision of a used place; None for one that no gazetteer holds.

    holds_village says that the place stands in for a village in it: a commune is then known to ACLED's 2.
    """
    record = use.record
    if record is None:
        return None
    precision, uncertainty = 1, record.uncertainty_km
    if use.is_area:
        is_commune = holds_village and record.kind not in AREA_KINDS
        precision, uncertainty = 2 if is_commune else 3, max(record.uncertainty_km, CONTAINER_KM)
    elif use.near_km is not None:
        precision, uncertainty = 2, max(record.uncertainty_km, use.near_km)
    lat, lon = use.point or (record.lat, record.lon)
    return DraftPlace(
        record.key,
        record.names[0].text,
        record.country,
        record.admin1,
        lat,
        lon,
        precision,
        uncertainty,
    )


def _use(article: Article, mention: Mention, record: PlaceRecord) -> PlaceUse | None:
    text = article.text
    if record.kind == "country" or _is_half_a_name(article, mention, record):
        return None
    role, rule = _role(article, mention, record)
    near = None
    if role == "event" and (reason := doubt(article, mention, record)):
        return PlaceUse(mention.start, mention.end, record, "veto", reason)
    if role == "event" and cue_before(text, mention.start, "place.near"):
        near = _km_before(text, mention.start) or NEAR_KM
    if role == "event" and rule == "gazetteer.bare" and _is_weak(text[mention.start : mention.end], record):
        role, rule = "veto", "veto.common_word"
    return PlaceUse(mention.start, mention.end, record, role, rule, near)


def _is_half_a_name(article: Article, mention: Mention, record: PlaceRecord) -> bool:
    """ "Centre-nord du Burkina" is not its north, "le Tombouctou" is a ship: towns take no article."""
    before = article.text[max(0, mention.start - 4) : mention.start]
    if before.endswith("-") and record.kind == "zone":
        return True
    is_settlement = record.kind in ("town", "city", "village", "region_capital")
    return is_settlement and re.search(r"(?:^|\W)le $", before) is not None


def _role(article: Article, mention: Mention, record: PlaceRecord) -> tuple[str, str]:
    text, start, end = article.text, mention.start, mention.end
    if article.dateline and article.dateline[0] <= start < article.dateline[1]:
        return "veto", "veto.dateline"
    for kind in ("institution", "office", "voice"):
        if not _is_at(text, start) and cue_before(text, start, f"veto.{kind}"):
            return ("veto" if kind == "institution" else "speaker"), f"veto.{kind}"
    if _institution_after(article, end):
        return "veto", "veto.institution"
    if cue_before(text, start, "place.border") or cue_before(text, start, "place.from"):
        return "veto", "veto.other_end"
    if _is_carried_to(article, start):
        return "veto", "veto.other_end"
    if cue_before(text, start, "place.container") or cue_after(text, end, "place.container_after"):
        return "container", "gazetteer.container"
    located = _is_located(text, start)
    titled = _is_title(article, mention)
    if record.kind == "capital" and not (located or titled or cue_before(text, start, "role.against")):
        return "veto", "veto.capital_speaks"
    if record.kind == "capital" and cue_before(text, start, "veto.capital_speech"):
        return "veto", "veto.capital_speaks"
    return "event", "gazetteer.located" if located else "gazetteer.bare"


_CARRIED = re.compile(
    r"(?:\b(?:evacu|transfer|airlift|dirige|conduit|achemin|hospitalis)\w*|(?:^|\s)(?:نقل|اجل|احيل)\w*)"
    r"[^.;:\n]{0,45}\s(?:to|sur|vers|a|dans|الي)\s?(?:la |le |the |مدينه )?$"
    r"|(?:formations sanitaires|structures sanitaires|hopitaux|centres de sante|hospitals|health facilities"
    r"|مستشفيات)\s(?:de|d'|in|of|at|في)[^.;:\n]{0,40}$"
)


def _is_carried_to(article: Article, start: int) -> bool:
    """ "Évacués, les uns sur Ouallam": where the wounded were taken, not where they were hit."""
    carried = _CARRIED.search(article.text, max(0, start - 80), start)
    return carried is not None and not article.mentions.within("trigger", carried.start(), start)


def _is_title(article: Article, mention: Mention) -> bool:
    """ "Bamako : l'aéroport attaqué": the only place of a sentence, before a colon and an event."""
    start, end = article.sentence_of(mention.start)
    colon = re.match(r"\s?:\s", article.text[mention.end : mention.end + 3])
    if not colon or mention.start > start + 3 or len(article.mentions.within("place", start, end)) > 1:
        return False
    return bool(article.mentions.within("trigger", mention.end, mention.end + 70))


def _is_at(text: str, start: int) -> bool:
    """ "Un hôtel à Bamako", "une opération à Ménaka": what is "à" a place is not called after it."""
    return text[max(0, start - 3) : start] == " a "


def _is_located(text: str, start: int) -> bool:
    if any(cue_before(text, start, f"place.{kind}") for kind in ("in", "kind", "near")):
        return True
    return text[start - 1 : start] == "ب"


def _institution_after(article: Article, end: int) -> bool:
    word = re.match(r"['\"]? ([\w]+)", article.text[end : end + 24])
    if not word or word[1] not in CUES["veto.institution_after"]:
        return False
    first, _ = article.folded.span(end + word.start(1), end + word.end(1))
    return article.folded.original[first].isupper()


def _is_weak(form: str, record: PlaceRecord) -> bool:
    is_arabic = "\u0600" <= form[0] <= "\u06ff"
    if form in _COMMON or len(form) <= (SHORT_ARABIC if is_arabic else SHORT_LATIN):
        return True
    return record.key.startswith(GAZETTEER_KEYS) and ((is_arabic and form.startswith("ال")) or len(form) <= 4)


def _km_before(text: str, at: int) -> float | None:
    match = _KM.search(text, max(0, at - 60), at)
    return float(match[1]) if match else None


def _grouped(article: Article, uses: list[PlaceUse]) -> list[PlaceUse]:
    """Members of one list get one number and the best role among them: a list has one preposition."""
    out: list[PlaceUse] = []
    group = 0
    for use in uses:
        before = out[-1] if out else None
        between = article.text[before.end : use.start] if before else ""
        in_list = (
            before is not None and len(between) <= 16 and _SKIPPED_IN_LISTS.fullmatch(between) is not None
        )
        if not in_list:
            group += 1
        elif before is not None and before.role == "event" and use.rule in _LIFTED_IN_LISTS:
            use = replace(use, role="event", rule="gazetteer.list")
        elif before is not None and before.rule in _LIFTED_IN_LISTS and use.role == "event":
            out[-1] = replace(before, role="event", rule="gazetteer.list")
        out.append(replace(use, group=group))
    return out


def half_way(use: PlaceUse, uses: list[PlaceUse]) -> PlaceUse:
    """The middle of a road "between X and Y", known by its first end, as vague as half its length."""
    other = next((item for item in uses if item.group == use.group and item is not use), use)
    if use.record is None or other.record is None:
        return use
    km = distance_km((use.record.lat, use.record.lon), (other.record.lat, other.record.lon))
    return replace(
        use,
        near_km=float(max(round(km / 2), NEAR_KM)),
        rule="gazetteer.road",
        point=half_way_point(use.record, other.record),
    )


def is_same_place(a: PlaceUse, b: PlaceUse) -> bool:
    """Whether two uses mean one place: one key, twins within a few kilometres, or one unknown name."""
    if a.record is None or b.record is None:
        return a.record is b.record and a.name == b.name
    if a.record.key == b.record.key:
        return True
    close = distance_km((a.record.lat, a.record.lon), (b.record.lat, b.record.lon)) < 5
    close = close and a.record.country == b.record.country  # towns on both sides of a border are two
    return close and a.record.kind not in AREA_KINDS and b.record.kind not in AREA_KINDS
