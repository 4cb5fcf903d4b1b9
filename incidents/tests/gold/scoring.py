"""Whether drafts are those that a person would have written. Pure; rules: ../shared/evaluation/README.md.

A guess matches a gold incident when their date intervals meet within a day and the places lie within reach of
how exactly the gold place is known; one to one, the same type and the nearest first. Recalled incidents
count neither for nor against recall, found ones are no false alarms; "optional" ones likewise.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

Incident = dict[str, Any]
REACH_KM = {"place": 25.0, "admin2": 75.0, "admin1": 200.0}  # country: the same country is enough
NEAR_KM, EARTH_KM = 5.0, 12742.0
DAY = timedelta(days=1)
FIELDS = (
    "event_type", "sub_event_type", "date", "place_5km", "perpetrator", "responsibility", "lowest_toll",
    "fatalities",
)  # fmt: skip
NOBODY = ("UNSPEC", "UNIDENTIFIED", "BANDIT")  # parts of keys that name no group
GROUPS = {"KATIBA_MACINA": "JNIM", "ANSAR_DINE": "JNIM", "ISGS": "ISSP"}


@dataclass
class Tally:
    """What was counted over some articles; every ratio is None where nothing was there to count."""

    gold: int = 0  # incidents of the news itself
    found: int = 0
    said: int = 0
    right: int = 0
    typed: int = 0
    everything: int = 0  # gold incidents with those recalled
    recalled: int = 0
    recalled_found: int = 0
    empty: int = 0  # articles without any incident
    clean: int = 0
    evidence: int = 0
    evidence_valid: int = 0
    fields: dict[str, list[int]] = field(default_factory=lambda: {name: [0, 0] for name in FIELDS})

    def figures(self) -> dict[str, float | None]:
        """Every ratio by its name."""
        precision, recall = _ratio(self.right, self.said), _ratio(self.found, self.gold)
        together = None if precision is None or recall is None else precision + recall
        return {
            "precision": precision,
            "recall": recall,
            "f1": 2 * (precision or 0) * (recall or 0) / together if together else None,
            "typed_f1": _ratio(2 * self.typed, self.said + self.everything),
            "background_recall": _ratio(self.recalled_found, self.recalled),
            "clean": _ratio(self.clean, self.empty),
            **{name: _ratio(*self.fields[name]) for name in FIELDS},
            "evidence": _ratio(self.evidence_valid, self.evidence),
        }


@dataclass(frozen=True)
class Miss:
    """One thing wrong: "missed", "false" or the name of a field, in words for whoever tunes."""

    article: str
    what: str
    detail: str


@dataclass
class Scores:
    """Tallies by language and of "all", what was wrong, and whether drafts of which confidence were right."""

    by_language: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    misses: list[Miss] = field(default_factory=list)
    confidences: list[tuple[float, bool]] = field(default_factory=list)


def score(articles: Iterable[tuple[dict[str, Any], str, list[Incident]]]) -> Scores:
    """The scores of (gold line, text, drafts as the evaluation format has them)."""
    scores = Scores()
    for article, text, drafts in articles:
        gold = article["incidents"]
        pairs = matched(gold, drafts)
        taken_gold, taken = {i for i, _ in pairs}, {j for _, j in pairs}
        hits = [(gold[i], drafts[j], dict(field_hits(gold[i], drafts[j]))) for i, j in pairs]
        for name in (article["lang"], "all"):
            _count(scores.by_language[name], gold, drafts, taken_gold, hits, text)
        scores.misses += _misses(article["id"], gold, drafts, taken_gold, taken, hits)
        scores.confidences += [(draft["confidence"], j in taken) for j, draft in enumerate(drafts)]
    return scores


def _count(
    tally: Tally, gold: list[Incident], drafts: list[Incident], taken: set[int], hits: list[Any], text: str
) -> None:
    counted = [one for one in gold if not one.get("optional")]
    found = [gold[i] for i in taken]
    tally.gold += sum(not one["background"] for one in counted)
    tally.found += sum(not one["background"] and not one.get("optional") for one in found)
    tally.recalled += sum(one["background"] for one in counted)
    tally.recalled_found += sum(one["background"] and not one.get("optional") for one in found)
    tally.said += len(drafts)
    tally.right += len(found)
    tally.everything += len(counted) + sum(bool(one.get("optional")) for one in found)
    tally.typed += sum(each["event_type"] for _, _, each in hits)
    if not gold:
        tally.empty += 1
        tally.clean += not drafts
    for _, _, each in hits:
        for name, is_right in each.items():
            tally.fields[name][0] += is_right
            tally.fields[name][1] += 1
    for evidence in (item for draft in drafts for item in draft["evidence"] if "quote" in item):
        tally.evidence += 1
        tally.evidence_valid += text[evidence["start"] : evidence["end"]] == evidence["quote"]


def matched(gold: list[Incident], drafts: list[Incident]) -> list[tuple[int, int]]:
    """(index in gold, index in drafts) of those that tell of one event."""
    candidates = []
    for i, one in enumerate(gold):
        for j, draft in enumerate(drafts):
            if draft.get("date_start") and _same_time(one, draft) and _same_place(one, draft):
                off = abs((_days(one)[0] - _days(draft)[0]).days)
                far = min(_km_off(one, draft), 999.0)
                candidates.append((one["event_type"] != draft["event_type"], off, far, i, j))
    pairs: list[tuple[int, int]] = []
    for *_, i, j in sorted(candidates):
        if all(i != other and j != taken for other, taken in pairs):
            pairs.append((i, j))
    return pairs


def field_hits(gold: Incident, draft: Incident) -> Iterator[tuple[str, bool]]:
    """Each field that the gold says something of, and whether the draft has it right."""
    yield "event_type", gold["event_type"] == draft["event_type"]
    subs = {gold["sub_event_type"], *gold.get("sub_event_type_alt", ())}
    yield "sub_event_type", draft["sub_event_type"] in subs
    spans = [(gold["date_start"], gold["date_end"])]
    spans += [(other["start"], other["end"]) for other in gold.get("date_alt") or ()]
    yield "date", (draft["date_start"], draft["date_end"]) in spans
    if gold["place"]["precision"] == "place":
        yield "place_5km", _km_off(gold, draft) <= NEAR_KM
    if named := _named(gold["perpetrators"]):
        yield "perpetrator", bool(named & _named(draft["perpetrators"]))
    yield "responsibility", gold["responsibility"] == draft["responsibility"]
    toll, told = _toll(gold["fatalities"], "min", "max"), _toll(draft["fatalities"], "low", "high")
    yield "fatalities", toll == told or (toll == (0, 0) and told is None)
    if toll and toll != (0, 0):
        yield "lowest_toll", told is not None and told[0] == toll[0]


def km_between(a: Incident, b: Incident) -> float:
    """Kilometres between two places {lat, lon}; endless where one has none."""
    if None in (a.get("lat"), a.get("lon"), b.get("lat"), b.get("lon")):
        return math.inf
    south, north = math.radians(a["lat"]), math.radians(b["lat"])
    half = math.sin((north - south) / 2) ** 2
    half += math.cos(south) * math.cos(north) * math.sin(math.radians(b["lon"] - a["lon"]) / 2) ** 2
    return EARTH_KM * math.asin(math.sqrt(half))


def _km_off(gold: Incident, draft: Incident) -> float:
    """To the gold place or, where sources disagree, to the nearer of its two."""
    places = [gold["place"], *gold["place"].get("coord_alt", ())]
    return min(km_between(place, draft.get("place") or {}) for place in places)


def _same_time(gold: Incident, draft: Incident) -> bool:
    (first, last), (start, end) = _days(gold), _days(draft)
    return start - DAY <= last and first <= end + DAY


def _same_place(gold: Incident, draft: Incident) -> bool:
    precision = gold["place"]["precision"]
    if precision == "country":
        return bool(gold["place"]["country"] == (draft.get("place") or {}).get("country"))
    return _km_off(gold, draft) <= REACH_KM[precision]


def _days(incident: Incident) -> tuple[date, date]:
    start = date.fromisoformat(incident["date_start"])
    return start, date.fromisoformat(incident.get("date_end") or incident["date_start"])


def _named(keys: Iterable[str]) -> set[str]:
    """Those that name a group, parts of one as the whole."""
    return {GROUPS.get(key, key) for key in keys if not any(part in key for part in NOBODY)}


def _toll(value: Incident | None, low: str, high: str) -> tuple[Any, Any] | None:
    return (value[low], value.get(high)) if value else None


def _misses(
    article: str,
    gold: list[Incident],
    drafts: list[Incident],
    taken_gold: set[int],
    taken: set[int],
    hits: list[Any],
) -> Iterator[Miss]:
    for i, one in enumerate(gold):
        if i not in taken_gold and not one.get("optional"):
            yield Miss(article, "recall" if one["background"] else "missed", _told(one))
    for j, draft in enumerate(drafts):
        if j not in taken:
            yield Miss(article, "false", _told(draft))
    for one, draft, each in hits:
        for name, is_right in each.items():
            if not is_right:
                yield Miss(article, name, f"{_told(one)}  <>  {_told(draft)}")


def _told(one: Incident) -> str:
    place = one.get("place") or {}
    toll = one["fatalities"]
    dead = "-".join(str(value) for name, value in toll.items() if name != "quantifier") if toll else "?"
    days = "/".join(dict.fromkeys((str(one["date_start"]), str(one["date_end"]))))
    who = ",".join(one["perpetrators"])
    return f"{days} {place.get('name')} {one['sub_event_type']} [{who}] {one['responsibility']} dead {dead}"


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None
