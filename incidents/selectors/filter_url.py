"""The dashboard's address and the values of an IncidentFilter, there and back.

Nothing in an address is an error: what makes no sense is left out and named, as it stands there.
"""

from collections.abc import Callable, Collection, Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlencode

from django.http import QueryDict

from incidents.models import Actor, Area, Campaign, Source
from incidents.models.codes import (
    ActorRole,
    Attribution,
    Country,
    Credibility,
    EventType,
    IncidentOrigin,
    SubEventType,
    TargetKind,
)

from . import filter_values as values
from .merged import followed
from .text_search import is_searchable
from .text_words import words_left_out

if TYPE_CHECKING:
    from .incident_filter import IncidentFilter

T = TypeVar("T")

MOST_OPTIONS = 200  # of one parameter; more is no question that a person asks
MOST_NAMED = 60  # characters of what could not be understood
NONE = "none"
# Parameter → (attribute of IncidentFilter, its codes). The order is that of the address.
CODES: dict[str, tuple[str, Collection[str]]] = {
    "type": ("event_types", EventType.values),
    "sub": ("sub_types", SubEventType.values),
    "role": ("roles", ActorRole.values),
    "attribution": ("attributions", Attribution.values),
    "target": ("targets", [*TargetKind.values, NONE]),
    "country": ("countries", Country.values),
    "civilian": ("civilian", ["yes", "no", "unknown"]),
    "precision": ("precisions", ["1", "2", "3", NONE]),
    "credibility": ("credibilities", [str(code) for code in Credibility.values]),
    "origin": ("origins", IncidentOrigin.values),
}
# Parameter → attribute, for those whose values stand in the database.
ROWS = {"actor": "actors", "area": "areas", "source": "sources", "campaign": "campaigns"}
LISTS = {name: attribute for name, (attribute, _codes) in CODES.items()} | ROWS | {"deaths": "deaths"}


def read_query(query: QueryDict, today: date) -> dict[str, Any]:
    """The values of an IncidentFilter, and `ignored`. A query for each of ROWS that the address names."""
    reader = _Reader(query)
    found = _dates(reader, today)
    for name, (attribute, codes) in CODES.items():
        found[attribute] = reader.codes(name, codes)
    found |= {attribute: reader.rows(name, _KNOWN[name]) for name, attribute in ROWS.items()}
    found["deaths"] = _deaths(reader)
    found["text"] = _text(reader)
    found["near"] = reader.one("near", values.read_near)
    found["shape"] = reader.one("shape", values.read_shape)
    found["bounds"] = reader.one("bounds", values.read_bounds)
    found["since"] = reader.one("since", values.read_instant)
    return found | {"ignored": tuple(reader.ignored)}


def encode(asked: "IncidentFilter") -> str:
    """The one spelling of a filter as a query without "?": known order, sorted options, no empty values."""
    pairs: list[tuple[str, str]] = []
    if asked.last:
        pairs.append(("last", str(asked.last)))
    else:
        pairs += [("from", _iso(asked.date_from)), ("to", _iso(asked.date_to))]
    for name, attribute in LISTS.items():
        pairs += [(name, value) for value in sorted(getattr(asked, attribute))]
    pairs += [("q", asked.text), ("near", str(asked.near or ""))]
    pairs += [("shape", shape_text(asked.shape or ())), ("bounds", bounds_text(asked.bounds or ()))]
    pairs.append(("since", values.instant_text(asked.since) if asked.since else ""))
    return urlencode([(name, value) for name, value in pairs if value])


def shape_text(shape: Iterable[tuple[float, float]]) -> str:
    """The points of a polygon as the address has them."""
    return ";".join(bounds_text(point) for point in shape)


def bounds_text(degrees: Iterable[float]) -> str:
    """Degrees with commas."""
    return ",".join(values.degrees_text(value) for value in degrees)


class _Reader:
    """Takes parameters out of an address and remembers those that made no sense."""

    def __init__(self, query: QueryDict) -> None:
        self._query = query
        self.ignored: list[str] = []

    def given(self, name: str) -> list[str]:
        """The distinct values of a parameter that are not empty, in their order."""
        return list(dict.fromkeys(value for value in self._query.getlist(name) if value))

    def refuse(self, name: str, value: str) -> None:
        """Names a value as left out."""
        self.ignored.append(values.plain(f"{name}={value}", MOST_NAMED))

    def one(self, name: str, read: Callable[[str], T]) -> T | None:
        """The value of a parameter that may stand once: the first that is given."""
        first, *others = self.given(name) or [""]
        for other in others:
            self.refuse(name, other)
        return self._tried(name, first, read) if first else None

    def many(self, name: str, read: Callable[[str], T]) -> tuple[T, ...]:
        """The values of a parameter that may be repeated, each once."""
        given = self.given(name)
        for value in given[MOST_OPTIONS:]:
            self.refuse(name, value)
        found = [self._tried(name, value, read) for value in given[:MOST_OPTIONS]]
        return tuple(dict.fromkeys(value for value in found if value is not None))

    def codes(self, name: str, codes: Collection[str]) -> tuple[str, ...]:
        """Those values that are codes of a list."""
        return self.many(name, lambda value: _member(value, codes))

    def rows(self, name: str, known: Callable[[list[str]], dict[str, str]]) -> tuple[str, ...]:
        """Those values that stand in the database, as they are called there now."""
        given = self.given(name)
        found = known([value for value in given if value.isprintable()][:MOST_OPTIONS]) if given else {}
        return self.many(name, lambda value: found[value] if value in found else _member(value, ()))

    def _tried(self, name: str, value: str, read: Callable[[str], T]) -> T | None:
        try:
            return read(value)
        except ValueError:
            self.refuse(name, value)
            return None


def _dates(reader: _Reader, today: date) -> dict[str, Any]:
    """A period, or the last days up to today; where both are given, the last days hold."""
    last = reader.one("last", lambda text: values.read_count(text, values.MOST_DAYS))
    date_from, date_to = reader.one("from", values.read_day), reader.one("to", values.read_day)
    if last:
        for name, day in (("from", date_from), ("to", date_to)):
            if day:
                reader.refuse(name, day.isoformat())
        date_from, date_to = today - timedelta(days=last - 1), today
    if date_from and date_to and date_from > date_to:
        date_from, date_to = date_to, date_from
    return {"date_from": date_from, "date_to": date_to, "last": last}


def _deaths(reader: _Reader) -> tuple[str, ...]:
    """The classes; the form's one number `deaths_min` is the class without an end."""
    least = reader.one("deaths_min", lambda text: values.read_deaths(f"{text}-"))
    chosen = reader.many("deaths", values.read_deaths)
    return tuple(dict.fromkeys([*chosen, *([least] if least else [])]))


def _text(reader: _Reader) -> str:
    """The text; of its words those that are not sought are named as left out."""
    text = reader.one("q", _read_text) or ""
    if left_out := words_left_out(text):
        reader.refuse("q", " ".join(left_out))
    return text


def _read_text(text: str) -> str:
    if len(text) > values.MOST_TEXT or not is_searchable(text):
        raise ValueError(text)
    return values.plain(text, len(text))


def _member(value: str, codes: Collection[str]) -> str:
    if value not in codes:
        raise ValueError(value)
    return value


def _known_actors(keys: list[str]) -> dict[str, str]:
    rows = Actor.objects.filter(key__in=keys).select_related("merged_into")
    return {row.key: followed(row).key for row in rows}


def _known_areas(codes: list[str]) -> dict[str, str]:
    return {code: code for code in Area.objects.filter(code__in=codes).values_list("code", flat=True)}


def _known_ids(model: type[Source] | type[Campaign]) -> Callable[[list[str]], dict[str, str]]:
    def known(texts: list[str]) -> dict[str, str]:
        ids = [int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 19]
        return {str(pk): str(pk) for pk in model.objects.filter(pk__in=ids).values_list("pk", flat=True)}

    return known


_KNOWN: dict[str, Callable[[list[str]], dict[str, str]]] = {
    "actor": _known_actors,
    "area": _known_areas,
    "source": _known_ids(Source),
    "campaign": _known_ids(Campaign),
}


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
