"""The values of single parameters of the dashboard's address. Pure: text in, value or ValueError out."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

EARLIEST_YEAR = 1900
MOST_DAYS = 36_500  # a century
MOST_KM = 5_000
SHAPE_POINTS = range(3, 61)
MOST_TEXT = 200

_DEGREES = re.compile(r"-?[0-9]{1,3}(\.[0-9]{1,15})?")
_KM = re.compile(r"[0-9]{1,4}(\.[0-9]{1,9})?")
_DEATHS = re.compile(r"([0-9]{1,7})(?:(-)([0-9]{1,7})?)?")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)", re.ASCII)
_NUMBER = re.compile(r"[1-9][0-9]{0,17}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True)
class Near:
    """A circle round a point: degrees, km, and what the reader calls it."""

    lat: float
    lng: float
    km: float
    label: str = ""

    def __str__(self) -> str:
        parts = [f"{degrees_text(self.lat)},{degrees_text(self.lng)},{number_text(self.km)}"]
        return ",".join(parts + [self.label] * bool(self.label))


def read_day(text: str) -> date:
    """A day written YYYY-MM-DD; no other ISO spelling, and no year that is a slip of the keyboard."""
    day = date.fromisoformat(text)
    if day.isoformat() != text or day.year < EARLIEST_YEAR:
        raise ValueError(text)
    return day


def read_count(text: str, most: int) -> int:
    """A whole number from 1 to `most`."""
    if not _NUMBER.fullmatch(text) or int(text) > most:
        raise ValueError(text)
    return int(text)


def read_deaths(text: str) -> str:
    """A class of deaths in its one spelling: `unknown`, `4`, `1-9` or `50-`."""
    if text == "unknown":
        return text
    match = _DEATHS.fullmatch(text)
    if not match:
        raise ValueError(text)
    low, dash, high = int(match[1]), match[2], match[3]
    if not dash or (high and int(high) == low):
        return str(low)
    if high and int(high) < low:
        raise ValueError(text)
    return f"{low}-{int(high) if high else ''}"


def death_bounds(text: str) -> tuple[int, int | None]:
    """(lowest, highest or None for no end) of a class of deaths other than `unknown`."""
    low, dash, high = text.partition("-")
    if not dash:
        return int(low), int(low)
    return int(low), int(high) if high else None


def read_instant(text: str) -> datetime:
    """A moment with its zone, such as 2026-03-01T08:00:00Z, in UTC."""
    if not _INSTANT.fullmatch(text):
        raise ValueError(text)
    try:
        moment = datetime.fromisoformat(text).astimezone(UTC)
    except OverflowError:  # the last day of the calendar, west of Greenwich
        raise ValueError(text) from None
    if moment.year < EARLIEST_YEAR:
        raise ValueError(text)
    return moment


def read_near(text: str) -> Near:
    """`lat,lng,km` with the rest, if any, as the label."""
    lat, lng, km, *label = text.split(",", 3)
    if not _KM.fullmatch(km) or not 0 < float(km) <= MOST_KM:
        raise ValueError(text)
    return Near(_degrees(lat, 90), _degrees(lng, 180), float(km), plain(label[0], MOST_TEXT) if label else "")


def read_shape(text: str) -> tuple[tuple[float, float], ...]:
    """`lat,lng;lat,lng;…` of 3 to 60 points, of which three differ; a closing point is left out."""
    points = [_point(pair) for pair in text.split(";")]
    if len(points) > 1 and points[0] == points[-1]:
        points.pop()
    if len(points) not in SHAPE_POINTS or len(set(points)) < SHAPE_POINTS[0]:
        raise ValueError(text)
    return tuple(points)


def read_bounds(text: str) -> tuple[float, float, float, float]:
    """`south,west,north,east`."""
    south, west, north, east = text.split(",")
    frame = _degrees(south, 90), _degrees(west, 180), _degrees(north, 90), _degrees(east, 180)
    if frame[0] >= frame[2] or frame[1] >= frame[3]:
        raise ValueError(text)
    return frame


def plain(text: str, most: int) -> str:
    """The text without control characters, inner spaces single, at most so long."""
    return " ".join(_CONTROL.sub(" ", text).split())[:most].strip()


def degrees_text(value: float) -> str:
    """Degrees as the address has them: at most five decimals, no zeros behind."""
    return number_text(round(value, 5))


def number_text(value: float) -> str:
    """A number without zeros behind the point."""
    return f"{value or 0.0:.9f}".rstrip("0").rstrip(".")


def instant_text(moment: datetime) -> str:
    """A moment in UTC, as short as it can be written."""
    text = moment.astimezone(UTC).isoformat(timespec="microseconds").removesuffix("+00:00")
    return text.rstrip("0").removesuffix(".") + "Z"


def _point(pair: str) -> tuple[float, float]:
    lat, lng = pair.split(",")
    return _degrees(lat, 90), _degrees(lng, 180)


def _degrees(text: str, most: int) -> float:
    if not _DEGREES.fullmatch(text) or abs(float(text)) > most:
        raise ValueError(text)
    return round(float(text), 5)
