"""Names of the columns of places, actors and their names, for forms, previews and histories."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy

from incidents.models.codes import Country

from .wording import listed

# On the map beside the thirteen, never countries of an incident.
NEIGHBOURS = {"CM": gettext_lazy("Cameroon"), "GN": gettext_lazy("Guinea")}
COUNTRIES = dict(Country.choices) | NEIGHBOURS

LABELS = {
    "name": gettext_lazy("Main name"),
    "kind": gettext_lazy("Kind"),
    "country": gettext_lazy("Country"),
    "admin1": gettext_lazy("Region or province"),
    "point": gettext_lazy("Coordinates"),
    "uncertainty_km": gettext_lazy("Known to within (km)"),
    "population": gettext_lazy("Population"),
    "coord_source": gettext_lazy("Source of the coordinates"),
    "name_en": gettext_lazy("Name in English"),
    "name_fr": gettext_lazy("Name in French"),
    "name_ar": gettext_lazy("Name in Arabic"),
    "inter": gettext_lazy("Kind of actor"),
    "countries": gettext_lazy("Countries"),
    "parent": gettext_lazy("Part of"),
    "valid_from": gettext_lazy("From"),
    "valid_to": gettext_lazy("Until"),
    "is_community": gettext_lazy("Community"),
    "text": gettext_lazy("Name"),
    "language": gettext_lazy("Language"),
    "is_preferred": gettext_lazy("Shown first in its language"),
    "is_strong": gettext_lazy("Strong"),
    "checked": gettext_lazy("Page where it was read"),
}


def column_label(column: str) -> str:
    """The column's name in the reader's language; the code itself for one we do not know."""
    return str(LABELS.get(column, column))


def country_names(codes: str | Iterable[str]) -> str:
    """The countries of one code or of several, in the reader's language; a code that is not ours stays."""
    several = [codes] if isinstance(codes, str) else codes
    return listed(str(COUNTRIES.get(code, code)) for code in several if code)
