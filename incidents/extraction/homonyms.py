"""Which of the places that share a name a text means: by country, area around, and places beside it."""

from __future__ import annotations

from math import log10

from incidents.extraction.article import Article
from incidents.extraction.cues import cue_after, cue_before
from incidents.extraction.mentions import Mention
from incidents.extraction.types import AREA_KINDS, GAZETTEER_KEYS, WIDE_KINDS, PlaceRecord
from incidents.extraction.vocabulary import bare_form, distance_km

SMALL_POPULATION = 20_000  # an uncurated place below this needs its country in the text
# A place of a country never named lies so near to one that is; "in X" is believed farther than a bare X.
STRAY_KM, STRAY_CITY_KM, STRAY_LOCATED_KM = 150.0, 300.0, 500.0
AREA_AFTER = 60  # "Goneri, dans l'État de Yobe": so far behind a name its area may stand
SENTENCE_COUNTRY, AREA_FITS, FARTHEST_KM = 6.0, 8.0, 300.0
_CITIES = frozenset(("capital", "region_capital", "city"))


def chosen_places(article: Article) -> list[tuple[Mention, PlaceRecord]]:
    """Each mention of a place with its likeliest bearer; those that could be anywhere are left out."""
    mentions = article.mentions.all("place")
    known = _countries(article, mentions)
    anchors = _anchors(article, mentions, known)
    out = []
    for mention in mentions:
        context = _Context(article, mention, known, anchors)
        best = max(context.records, key=context.score)
        if not context.is_doubtful(best):
            out.append((mention, best))
    return out


def is_uncurated(record: PlaceRecord) -> bool:
    """True for rows of a gazetteer that nobody read one by one."""
    return record.key.startswith(GAZETTEER_KEYS)


def is_own_name(article: Article, record: PlaceRecord, form: str) -> bool:
    """Whether somebody who read the record wrote that form, or the form without "village of"."""
    if is_uncurated(record):
        return False
    own = article.vocabulary.own_forms(record)
    return form in own or bare_form(form) in own


def _countries(article: Article, mentions: list[Mention]) -> dict[str, int]:
    """How often a text names each country, and its capital where it names no country by name.

    A local brief names neither: there the places that only one curated record can be say the country.
    """
    out = dict(article.countries)
    for mention in mentions:
        in_dateline = article.dateline and article.dateline[0] <= mention.start < article.dateline[1]
        curated = [] if in_dateline and out else _curated(article, mention)
        if len(curated) == 1 and (curated[0].kind == "capital" or not article.countries):
            out.setdefault(curated[0].country, 1)
    return out


def _curated(article: Article, mention: Mention) -> list[PlaceRecord]:
    """The curated bearers of a name that is their own."""
    form = article.text[mention.start : mention.end]
    records = (article.vocabulary.places[number] for number in mention.value)
    return [record for record in records if is_own_name(article, record, form)]


def _anchors(article: Article, mentions: list[Mention], known: dict[str, int]) -> list[PlaceRecord]:
    """Curated settlements whose name is borne by no other curated place, in the countries of the text."""
    out: dict[str, PlaceRecord] = {}
    for mention in mentions:
        curated = _curated(article, mention)
        if len(curated) == 1 and curated[0].country in known and curated[0].kind not in WIDE_KINDS:
            out[curated[0].key] = curated[0]
    return list(out.values())


class _Context:
    """What stands around one mention, and how well each bearer of the name fits it."""

    def __init__(
        self, article: Article, mention: Mention, known: dict[str, int], anchors: list[PlaceRecord]
    ) -> None:
        places = article.vocabulary.places
        self.mention = mention
        self.article, self.known, self.anchors = article, known, anchors
        self.form = article.text[mention.start : mention.end]
        self.records = [places[number] for number in mention.value]
        self.called_area = _is_called_area(article, mention)
        self.area = self.country = None
        if len(self.records) > 1:
            self.area = _area_after(article, mention)
            self.country = _country_beside(article, mention)

    def score(self, record: PlaceRecord) -> float:
        mentioned = self.known.get(record.country, 0)
        score = min(mentioned, 6) + (8.0 if mentioned else 0.0)
        score += SENTENCE_COUNTRY if record.country == self.country else 0.0
        if is_own_name(self.article, record, self.form):
            # Who read the seeds put in what the news is about; a capital is always the capital.
            score += 30.0 if record.kind == "capital" else 10.0 if mentioned else 5.0
        if self.area is not None and self.area.country in ("", record.country):
            off = _km(self.area, record)
            score += AREA_FITS - off / 100.0 if off <= self.area.uncertainty_km else 0.0
        if record.kind in AREA_KINDS:
            # A region that bears the name of its capital is meant only where the text says region.
            score += 3.0 if self.called_area else -3.0
        return score + log10((record.population or 1000) + 1) - self._remoteness(record)

    def is_doubtful(self, record: PlaceRecord) -> bool:
        """A hamlet of another country, or a town of one that is near nothing in the text."""
        if record.country in self.known or not record.country:
            return False
        if is_uncurated(record):
            return bool(self.known) or (record.population or 0) < SMALL_POPULATION
        if record.kind == "capital" or record.kind in AREA_KINDS or not self.anchors:
            return False
        reach = STRAY_CITY_KM if record.kind in _CITIES else STRAY_KM
        if is_own_name(self.article, record, self.form) and self._is_located():
            reach = STRAY_LOCATED_KM
        return all(_km(anchor, record) > reach for anchor in self.anchors)

    def _is_located(self) -> bool:
        at, kinds = self.mention.start, ("place.at", "place.kind", "place.near")
        return any(cue_before(self.article.text, at, kind) for kind in kinds)

    def _remoteness(self, record: PlaceRecord) -> float:
        others = [_km(anchor, record) for anchor in self.anchors if anchor is not record]
        return min(min(others), FARTHEST_KM) / 100.0 if others and len(self.records) > 1 else 0.0


def _is_called_area(article: Article, mention: Mention) -> bool:
    text = article.text
    return bool(
        cue_before(text, mention.start, "place.container")
        or cue_after(text, mention.end, "place.container_after")
    )


def _area_after(article: Article, mention: Mention) -> PlaceRecord | None:
    """The region or the town called a district that stands right behind a name, in its sentence."""
    end = min(article.sentence_of(mention.start)[1], mention.end + AREA_AFTER)
    for other in article.mentions.within("place", mention.end, end):
        records = [article.vocabulary.places[number] for number in other.value]
        areas = [record for record in records if record.kind in AREA_KINDS]
        if areas:
            return areas[0]
        if _is_called_area(article, other):
            return max(records, key=lambda record: (not is_uncurated(record), record.population or 0))
    return None


def _country_beside(article: Article, mention: Mention) -> str | None:
    """The country named last before a place in its sentence or the one before, else first after it there."""
    start, end = article.sentence_of(mention.start)
    before = article.mentions.within("country", article.sentence_of(max(0, start - 2))[0], mention.start)
    named = before[-1:] or article.mentions.within("country", mention.end, end)[:1]
    return named[0].kind.split(".")[1] if named else None


def _km(a: PlaceRecord, b: PlaceRecord) -> float:
    return distance_km((a.lat, a.lon), (b.lat, b.lon))
