"""One invented incident after another: hotspots, waves, vague places, open dates, unknown tolls.

The shares are set by eye after what UCDP and ACLED publish on the region (few towns hold most events, most
tolls are small or unknown, violence grows over the years); they are for load and looks, not for study.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Generic, TypeVar

from incidents.models.codes import EVENT_TYPE_OF, SubEventType, TargetKind

FIRST_DAY = date(2012, 1, 17)
HOTSPOTS = 400
COUNTRIES = {
    "ML": 32.0,
    "BF": 30.0,
    "NE": 15.0,
    "NG": 10.0,
    "BJ": 4.0,
    "TD": 3.0,
    "TG": 2.0,
    "CI": 1.5,
    "MR": 0.7,
    "LY": 0.6,
    "SN": 0.5,
    "DZ": 0.4,
    "GH": 0.3,
}
# Of a hundred incidents: the rest is a known town on a known day.
SHARE_OF_WAVES = 0.30
SHARE_IN_WIDE_PLACES = 0.12
SHARE_NEAR_A_TOWN = 0.08
SHARE_WITHOUT_PLACE = 0.015
DATES = (("day", 88.0), ("days", 5.0), ("week", 2.0), ("month", 2.5), ("open", 1.0), ("unknown", 1.5))
# An open one has begun so many days ago at most; those of an older day have come to an end since.
OPEN_DAYS = 200
TOLLS = (("unknown", 35.0), ("none", 12.0), ("exact", 32.0), ("at_least", 13.0), ("range", 8.0))
SUB_TYPES = (
    (SubEventType.ARMED_CLASH, 34),
    (SubEventType.ATTACK, 27),
    (SubEventType.IED, 9),
    (SubEventType.ABDUCTION, 8),
    (SubEventType.AIR_STRIKE, 7),
    (SubEventType.LOOTING, 5),
    (SubEventType.NON_STATE_OVERTAKES, 2),
    (SubEventType.GOVERNMENT_REGAINS, 2),
    (SubEventType.SHELLING, 2),
    (SubEventType.SUICIDE_BOMB, 1),
    (SubEventType.ARRESTS, 1),
    (SubEventType.PEACEFUL_PROTEST, 1),
    (SubEventType.VIOLENT_DEMONSTRATION, 1),
)
TARGETS = {
    SubEventType.ARMED_CLASH: (TargetKind.MILITARY, TargetKind.CONVOY, TargetKind.POLICE),
    SubEventType.ATTACK: (TargetKind.VILLAGE, TargetKind.MARKET, TargetKind.CIVILIANS, TargetKind.DISPLACED),
    SubEventType.IED: (TargetKind.CONVOY, TargetKind.TRANSPORT, TargetKind.MILITARY),
    SubEventType.ABDUCTION: (TargetKind.CIVILIANS, TargetKind.AID, TargetKind.FOREIGNERS),
}
Item = TypeVar("Item")


@dataclass(frozen=True)
class Ground:
    """A place to put incidents on: its row, kilometres of uncertainty, country."""

    place_id: int
    lng: float
    lat: float
    uncertainty_km: float
    country: str
    is_known: bool = False  # named by reporting, so that it can become a hotspot


@dataclass(frozen=True)
class World:
    """What the invention chooses from. `parties` are ids of perpetrators by country, "" for all others."""

    towns: Sequence[Ground]
    wide: Sequence[Ground]
    parties: dict[str, Sequence[int]]
    victims: Sequence[int]
    today: date
    by_country: dict[str, list[Ground]] = field(default_factory=dict)

    def near(self, town: Ground) -> list[Ground]:
        """All towns of the same country."""
        if not self.by_country:
            for other in self.towns:
                self.by_country.setdefault(other.country, []).append(other)
        return self.by_country[town.country]


@dataclass(frozen=True)
class Invented:
    """One invented incident; dates None where unknown, `end` None with a start is still open."""

    sub_event_type: str
    event_type: str
    start: date | None
    end: date | None
    precision: str
    ground: Ground | None
    uncertainty_km: float | None
    target_kind: str
    civilian_targeting: bool | None
    low: int | None
    high: int | None
    abducted: int | None
    perpetrator: int | None
    attribution: str
    victim: int


@dataclass
class _Weighted(Generic[Item]):
    items: Sequence[Item]
    weights: Sequence[float] = field(default_factory=list)

    def draw(self, random: Random) -> Item:
        return random.choices(self.items, weights=self.weights)[0]


def invent(world: World, count: int, seed: int) -> Iterator[Invented]:
    """`count` incidents; the same for the same world and seed. Raises ValueError in a world without towns."""
    if not world.towns:
        raise ValueError("no towns to put incidents on: load the places first")
    random = Random(seed)  # noqa: S311 (nothing secret is drawn)
    towns = _hotspots(random, world)
    waves = [(towns.draw(random), _day(random, world.today)) for _ in range(max(1, count // 150))]
    for _ in range(count):
        yield _invent_one(random, world, towns, waves)


def _hotspots(random: Random, world: World) -> _Weighted[Ground]:
    """Towns that reporting names, a few of them far ahead of the rest, each country by its share."""
    pool = [town for town in world.towns if town.is_known] or list(world.towns)
    hot = random.sample(pool, min(HOTSPOTS, len(pool)))
    shares = Counter(town.country for town in hot)
    ranks = [COUNTRIES.get(town.country, 0.1) / shares[town.country] for town in hot]
    return _Weighted(hot, [rank / (index + 2) ** 0.6 for index, rank in enumerate(ranks)])


def _invent_one(
    random: Random, world: World, towns: _Weighted[Ground], waves: list[tuple[Ground, date]]
) -> Invented:
    if random.random() < SHARE_OF_WAVES:
        town, day = random.choice(waves)
        day = min(world.today, day + timedelta(days=int(random.expovariate(1 / 9))))
    else:
        town = towns.draw(random)
        if random.random() < 0.2:
            town = random.choice(world.near(town))
        day = _day(random, world.today)
    ground, uncertainty_km = _ground(random, world, town)
    start, end, precision = _interval(random, day, world.today)
    sub_type = _pick(random, SUB_TYPES)
    low, high = _toll(random)
    parties = world.parties.get(town.country) or world.parties.get("", ())
    targets = TARGETS.get(sub_type)
    civilian = {SubEventType.ATTACK: True, SubEventType.ABDUCTION: True, SubEventType.ARMED_CLASH: False}
    return Invented(
        sub_event_type=sub_type.value,
        event_type=EVENT_TYPE_OF[sub_type.value],
        start=start,
        end=end,
        precision=precision,
        ground=ground,
        uncertainty_km=uncertainty_km,
        target_kind=random.choice(targets).value if targets else "",
        civilian_targeting=civilian.get(sub_type),
        low=low,
        high=high,
        abducted=random.randint(1, 20) if sub_type == SubEventType.ABDUCTION else None,
        perpetrator=random.choice(parties) if parties and random.random() < 0.75 else None,
        attribution=random.choice(("claimed", "suspected", "suspected", "stated", "unknown")),
        victim=random.choice(world.victims),
    )


def _day(random: Random, today: date) -> date:
    """A day, later ones likelier: events grow with about the power 1.2 of time."""
    return FIRST_DAY + timedelta(days=int((today - FIRST_DAY).days * random.random() ** 0.45))


def _ground(random: Random, world: World, town: Ground) -> tuple[Ground | None, float | None]:
    drawn = random.random()
    if drawn < SHARE_WITHOUT_PLACE:
        return None, None
    if drawn < SHARE_WITHOUT_PLACE + SHARE_IN_WIDE_PLACES and world.wide:
        wide = random.choice([zone for zone in world.wide if zone.country == town.country] or world.wide)
        return wide, wide.uncertainty_km
    if drawn < SHARE_WITHOUT_PLACE + SHARE_IN_WIDE_PLACES + SHARE_NEAR_A_TOWN:
        return town, float(random.randint(15, 40))
    return town, town.uncertainty_km


def _interval(random: Random, day: date, today: date) -> tuple[date | None, date | None, str]:
    kind = _pick(random, DATES)
    if kind == "unknown":
        return None, None, kind
    if kind == "open":
        return (day, None, "day") if (today - day).days <= OPEN_DAYS else (day, _ended(random, day), "days")
    if kind == "month":
        start = day.replace(day=1)
        return start, (start + timedelta(days=31)).replace(day=1) - timedelta(days=1), kind
    longest = {"day": 0, "days": random.randint(1, 4), "week": 6}[kind]
    return day, day + timedelta(days=longest), kind


def _ended(random: Random, day: date) -> date:
    """The last day of what began on a day and went on for weeks or months."""
    return day + timedelta(days=random.randint(10, OPEN_DAYS))


def _toll(random: Random) -> tuple[int | None, int | None]:
    """Deaths with a heavy tail: most below five, one in a thousand above a hundred."""
    kind = _pick(random, TOLLS)
    low = min(500, int(random.paretovariate(1.1)))
    return {
        "unknown": (None, None),
        "none": (0, 0),
        "exact": (low, low),
        "at_least": (low, None),
        "range": (low, low + random.randint(1, 3 + low)),
    }[kind]


def _pick(random: Random, shares: Sequence[tuple[Item, float]]) -> Item:
    return random.choices([item for item, _ in shares], weights=[share for _, share in shares])[0]
