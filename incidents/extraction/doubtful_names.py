"""Names of a large gazetteer that are words, months, persons or halves of names in most of their mentions."""

from __future__ import annotations

import re

from incidents.extraction.article import Article
from incidents.extraction.cues import CUES, cue_after, cue_before
from incidents.extraction.homonyms import is_own_name, is_uncurated
from incidents.extraction.mentions import Mention
from incidents.extraction.types import AREA_KINDS, PlaceRecord
from incidents.extraction.vocabulary import distance_km
from incidents.text.folding import fold_key

SHORT_LATIN, SHORT_ARABIC = 3, 4  # letters; names this short are words as often as places
HALVES_KM = 60.0  # "Bamako-Sénou": two places joined by a hyphen are neighbours or the ends of a road
_STRONG = ("place.at", "place.kind", "place.near")
_SECTOR_WORDS = frozenset(
    form for kind in CUES if kind.startswith("sector.") for form in CUES[kind]
) | frozenset(
    ("شرقي", "غربي", "شمالي", "جنوبي", "شرقيه", "غربيه", "شماليه", "جنوبيه", "far north", "extreme-nord")
)
_KIND_WORDS = frozenset(
    form.split(" ")[0] for kind in ("place.kind", "place.container") for form in CUES[kind]
)
# Words that begin a sentence or stand in a title with a capital and are no part of the name behind them.
_OPENERS = frozenset(
    word for kind in (*_STRONG, "place.in", "place.container") for form in CUES[kind] for word in form.split()
)


def doubt(article: Article, mention: Mention, record: PlaceRecord) -> str | None:
    """Why a mention is probably no place: the name of a rule, None where nothing speaks against it.

    veto.half_name and veto.date stand whatever the text says elsewhere; veto.doubtful_name falls where the
    name stands in a list with a place, or is a place elsewhere in the text.
    """
    form = article.text[mention.start : mention.end]
    when = (article.dates, article.times)
    if any(found.touching(mention.start, mention.end) for found in when):
        return "veto.date"
    if _is_half(article, mention, record):
        return "veto.half_name"
    called_area = cue_before(article.text, mention.start, "place.container") or cue_after(
        article.text, mention.end, "place.container_after"
    )
    if form in CUES["veto.elsewhere"] and not called_area:
        return "veto.elsewhere"
    if is_own_name(article, record, form):
        return None
    if form.removeprefix("ال") in _SECTOR_WORDS and not (called_area and record.kind in AREA_KINDS):
        return "veto.half_name"
    if called_area or (" " in form and form.split(" ")[0] in _KIND_WORDS):
        return None
    if _is_surely_located(article, mention, form) or _is_in_area(article, mention):
        return None
    return "veto.doubtful_name"


_IN = re.compile(
    r",?\s(?:(?:in|dans|في)\s|ب)(?:the |le |la |les |l'|ال)?(?:[^\W\d_]+ (?:of|de|du|d'|des) ?(?:la |l')?)?"
)


def _is_in_area(article: Article, mention: Mention) -> bool:
    """ "Mera in Augie Local Government Area": who is in an area is a place."""
    after = article.mentions.within("place", mention.end, mention.end + 60)[:1]
    if not after or not _IN.fullmatch(article.text, mention.end, after[0].start):
        return False
    records = [article.vocabulary.places[number] for number in after[0].value]
    return any(record.kind in AREA_KINDS for record in records) or bool(
        cue_before(article.text, after[0].start, "place.container")
        or cue_after(article.text, after[0].end, "place.container_after")
    )


def _is_surely_located(article: Article, mention: Mention, form: str) -> bool:
    text = article.text
    kind = cue_before(text, mention.start, "place.kind")
    is_arabic = "\u0600" <= form[0] <= "\u06ff"
    # البيان is a communiqué as often as the village Bayan: names with the article are words.
    if kind or len(form) <= (SHORT_ARABIC if is_arabic else SHORT_LATIN) or form.startswith("ال"):
        return kind is not None
    original = article.folded.quote(mention.start, mention.end)
    if original.isupper():
        return False
    cue = next((found for name in _STRONG if (found := cue_before(text, mention.start, name))), None)
    if cue == "a":
        # The preposition à is the article of another language once its accent is folded away.
        return article.folded.quote(0, mention.start).rstrip(" «\"'").endswith(("à", "À"))
    return cue is not None or text[mention.start - 1 : mention.start] == "ب"


_WORD_BEFORE = re.compile(r"([^\W\d_][\w'’.]*)([ -])$")
_WORD_AFTER = re.compile(r"([ -])([^\W\d_][\w’]*)")


def _is_half(article: Article, mention: Mention, record: PlaceRecord) -> bool:
    """Whether the name goes on before or behind: "Tchoma Bangou" is not Bangou, "Sam Touré" not Sam."""
    first, last = article.folded.span(mention.start, mention.end)
    original = article.folded.original
    before = _WORD_BEFORE.search(original, max(0, first - 30), first)
    after = _WORD_AFTER.match(original, last, last + 30)
    goes_before = before is not None and _belongs(before[1], before[2], record, is_before=True)
    if goes_before and not _is_place_beside(article, mention, record, -1):
        return True
    if after is None or not _belongs(after[2], after[1], record, is_before=False):
        return False
    is_kind = fold_key(after[2]) in CUES["place.kind"]
    if is_kind or cue_after(article.text, mention.end, "place.container_after"):
        return False
    return not _is_place_beside(article, mention, record, 1)


def _belongs(word: str, joint: str, record: PlaceRecord, *, is_before: bool) -> bool:
    """Whether a word beside a name continues it: any behind a hyphen, one with a capital behind a space."""
    if not word[0].isupper() and joint == " ":
        return False
    if joint == "-":
        return len(word) > 2 and (is_uncurated(record) or is_before or word[0].islower())
    return is_uncurated(record) and fold_key(word) not in _OPENERS


def _is_place_beside(article: Article, mention: Mention, record: PlaceRecord, side: int) -> bool:
    """Whether the word beside is a place of its own that lies near, or another end of a road."""
    at = mention.start - 2 if side < 0 else mention.end + 1
    for other in article.mentions.within("place", max(0, at - 30), at + 31):
        if other.start <= at < other.end:
            records = [article.vocabulary.places[number] for number in other.value]
            if not is_uncurated(record):
                return True
            return any(
                not is_uncurated(item)
                and distance_km((item.lat, item.lon), (record.lat, record.lon)) <= HALVES_KM
                for item in records
            )
    return False
