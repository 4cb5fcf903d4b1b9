"""Values in words, in the reader's language: vague dates and tolls are written as vague."""

from collections.abc import Iterable
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from incidents.models import Incident
from incidents.models.codes import DatePrecision


def reason_text(reason: str) -> str:
    """A reason as a person wrote it; one of our own standing reasons in the reader's language.

    Services store theirs in English (gettext_noop), so that no editor's language freezes into the ledger.
    """
    return _(reason) if reason else ""


def listed(parts: Iterable[str]) -> str:
    """Parts of a list, with the reader's comma between them."""
    return pgettext("between items of a list", ", ").join(parts)


def day_text(day: date) -> str:
    """A day such as "1 July 2025"; in French the first of a month is "1er"."""
    text = date_format(day, "j F Y")
    return text.replace("1", "1er", 1) if day.day == 1 and (get_language() or "").startswith("fr") else text


def interval_text(start: date | None, end: date | None, precision: str) -> str:
    """A date in words: a day, "June 2025", "between 1 and 10 June 2025", "since 1 July 2025" or unknown."""
    if start is None:
        return _("date unknown")
    if end is None:
        return _("since %(day)s") % {"day": day_text(start)}
    if start == end:
        return day_text(start)
    if precision == DatePrecision.MONTH and _is_whole_month(start, end):
        return date_format(start, "F Y")
    if precision == DatePrecision.YEAR and _is_whole_year(start, end):
        return str(start.year)
    return _("between %(start)s and %(end)s") % {"start": day_text(start), "end": day_text(end)}


def date_text(incident: Incident) -> str:
    """The date of an incident in words."""
    return interval_text(incident.date_start, incident.date_end, incident.date_precision)


def range_text(low: int | None, high: int | None, best: int | None = None) -> str:
    """A number of people in words; NULL is "unknown", never zero."""
    if low is None and high is None:
        return _("unknown")
    if best is not None and low != high:
        return _("%(best)s (%(low)s to %(high)s)") % {"best": best, "low": low, "high": high}
    if low is None:
        return _("at most %(high)s") % {"high": high}
    if high is None:
        return _("at least %(low)s") % {"low": low}
    if low == high:
        return str(low)
    return _("%(low)s to %(high)s") % {"low": low, "high": high}


def fatalities_text(incident: Incident) -> str:
    """Deaths in words."""
    return range_text(incident.fatalities_low, incident.fatalities_high, incident.fatalities_best)


def distance_text(uncertainty_km: float | None) -> str:
    """How exactly a place is known, such as "within about 150 km"."""
    if uncertainty_km is None:
        return ""
    return _("within about %(km)s km") % {"km": f"{uncertainty_km:.0f}"}


def _is_whole_year(start: date, end: date) -> bool:
    """As static/js/lib/describe.js has it: a day short at either end is still the year."""
    return (start.month, start.day) <= (1, 2) and (end.month, end.day) >= (12, 30)


def _is_whole_month(start: date, end: date) -> bool:
    return start.day == 1 and (start.year, start.month) == (end.year, end.month) and end.day >= 28
