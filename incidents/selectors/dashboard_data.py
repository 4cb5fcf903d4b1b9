"""Every published incident as one compact JSON text: columns of numbers that point into dictionaries.

100,000 model instances take a minute and two gigabytes; plain columns take two seconds, and what repeats
(places, dates, titles, tolls) is put into words once. What a reader may see is decided in redaction.py
alone. The format is written down in docs/dashboard-data.md and read by static/js/lib/incident_columns.js.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import FloatField, Func, QuerySet
from django.urls import reverse
from django.utils.translation import get_language

from incidents.models import Area, Incident, Place, PlaceName
from incidents.models.codes import Country, SubEventType

from . import wording
from .incident_view import title_text
from .redaction import COARSE_LEVEL, Spot, as_readers_see, coarse_spot, exact_spot

CHUNK = 10_000
# What is read of each incident. The place only as redaction.py shows it: point and place_name are not here.
FIELDS = (
    "public_id", "origin", "event_type", "sub_event_type", "date_start", "date_end", "date_precision",
    "fatalities_low", "fatalities_high", "fatalities_best", "country", "uncertainty_km",
    "is_withheld", "shown_area", "shown_place", "shown_name", "lat", "lng",
)  # fmt: skip


def incidents_json(generation: int, *, exact: bool) -> bytes:
    """The data of docs/dashboard-data.md as UTF-8, in the language now active. Four queries.

    `exact` is whether the reader may see the places of people at risk. Two seconds for 100,000 incidents.
    """
    with transaction.atomic():  # the rows come through a cursor of the database
        tables = _Tables(_Wording.now())
        rows = [tables.row(incident) for incident in _published(exact=exact)]
    before, after = reverse("incident", args=["SW-0"]).split("SW-0")
    data = {
        "generation": generation,
        "url": [before, after],
        **tables.entries(),
        "rows": dict(zip(ROW, zip(*rows, strict=True) if rows else [()] * len(ROW), strict=True)),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _published(*, exact: bool) -> Iterator[Any]:
    incidents = as_readers_see(Incident.objects.published(), exact=exact)
    placed = incidents.annotate(lat=Latitude("shown_point"), lng=Longitude("shown_point"))
    return iter(placed.values_list(*FIELDS, named=True).iterator(chunk_size=CHUNK))


class Latitude(Func):
    """The latitude of a point as a number."""

    function = "ST_Y"
    output_field = FloatField()


class Longitude(Latitude):
    """The longitude of a point as a number."""

    function = "ST_X"


class _Table:
    """Distinct entries in the order of their first use; each is made once."""

    def __init__(self, make: Callable[..., Any]) -> None:
        self.entries: list[Any] = []
        self._make = make
        self._index: dict[tuple[Any, ...], int] = {}

    def index(self, *key: Any) -> int:
        """Where the entry of this key stands."""
        found = self._index.get(key)
        if found is None:
            found = self._index[key] = len(self.entries)
            self.entries.append(self._make(*key))
        return found


ROW = ("id", "origin", "kind", "date", "spot", "title", "toll")


class _Tables:
    """The dictionaries, filled as the rows go by."""

    def __init__(self, words: "_Wording") -> None:
        self._sub_types = dict(SubEventType.choices)
        self._words = words
        self._spots: list[Spot] = []
        self.origin = _Table(lambda origin: origin)
        self.kind = _Table(lambda event_type, sub: [event_type, str(self._sub_types.get(sub, sub))])
        self.date = _Table(_date_entry)
        self.spot = _Table(self._spot_entry)
        self.title = _Table(lambda sub, place: title_text(str(self._sub_types.get(sub, sub)), place))
        self.toll = _Table(lambda low, high, best: [low, high, wording.range_text(low, high, best)])

    def row(self, incident: Any) -> tuple[str | int, ...]:
        """The values of ROW."""
        spot = self.spot.index(*_spot_key(incident))
        return (
            incident.public_id,
            self.origin.index(incident.origin),
            self.kind.index(incident.event_type, incident.sub_event_type),
            self.date.index(incident.date_start, incident.date_end, incident.date_precision),
            spot,
            self.title.index(incident.sub_event_type, self._spots[spot].name),
            self.toll.index(incident.fatalities_low, incident.fatalities_high, incident.fatalities_best),
        )

    def entries(self) -> dict[str, list[Any]]:
        """Each dictionary by its name in the data."""
        tables = {"origins": self.origin, "kinds": self.kind, "dates": self.date}
        tables |= {"spots": self.spot, "titles": self.title, "tolls": self.toll}
        return {name: table.entries for name, table in tables.items()}

    def _spot_entry(self, *key: Any) -> list[Any]:
        spot = self._words.spot(*key)
        self._spots.append(spot)
        country = str(Country(spot.country).label) if spot.country else ""
        at = [spot.lat, spot.lng, spot.uncertainty_km]
        return [spot.name, spot.is_vague, spot.country, country, *at, spot.is_withheld]


def _spot_key(incident: Any) -> tuple[Any, ...]:
    """What `_Wording.spot` makes a spot of; of a withheld place the area and the country alone."""
    if incident.is_withheld:
        return (True, incident.country, incident.shown_area)
    at = None if incident.lat is None else (incident.lat, incident.lng)
    return (False, incident.country, incident.shown_place, incident.shown_name, at, incident.uncertainty_km)


def _date_entry(start: date | None, end: date | None, precision: str) -> list[str | None]:
    text = wording.interval_text(start, end, precision)
    first, last = start.isoformat() if start else None, end.isoformat() if end else None
    return [first, last, precision, text]


@dataclass(frozen=True)
class _Wording:
    """Names of places and areas in the reader's language."""

    places: dict[int, str]
    areas: dict[int, Area]

    @classmethod
    def now(cls) -> "_Wording":
        """Those that published incidents can need, in the active language. Three queries."""
        used = Incident.objects.published().exclude(place=None).values("place_id")
        areas = Area.objects.filter(level__lte=COARSE_LEVEL).defer("geometry")
        return cls(_place_labels(Place.objects.filter(pk__in=used)), {area.pk: area for area in areas})

    def spot(self, is_withheld: bool, country: str, at_or_area: int | None, *exactly: Any) -> Spot:
        """The spot of a key."""
        if is_withheld:
            return coarse_spot(self.areas.get(at_or_area or 0), country)
        name, at, km = exactly
        return exact_spot(at, km, self.places.get(at_or_area or 0, name), country)


def _place_labels(places: QuerySet[Place]) -> dict[int, str]:
    """What Place.label() says, for many places: two queries."""
    names = PlaceName.objects.filter(place__in=places, is_preferred=True, retired_at=None)
    found = dict(places.values_list("pk", "name"))
    language = (get_language() or "en")[:2]
    # The first one wins, so the later ones are written before it.
    found |= dict(names.filter(language=language).order_by("-pk").values_list("place_id", "text"))
    return found
