"""Do no harm: what readers do not get to see, in every output.

The exact place is withheld where people at risk could be found by it; names of private persons are
masked in quotes; quotes are short. Rules: the project's mission, point 6, and the first issue's
"From the first day: do no harm".
"""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from incidents.models import Area, Incident
from incidents.models.codes import OfWhom, SubEventType, TargetKind
from incidents.text.folding import fold
from incidents.text.persons import mask_persons

from .vocabulary import known_terms

PUBLIC_QUOTE_CHARACTERS = 300
MASK = "[…]"
SENSITIVE_TARGETS = {TargetKind.DISPLACED, TargetKind.SHELTER, TargetKind.HEALTH}
SENSITIVE_SUB_TYPES = {SubEventType.SEXUAL_VIOLENCE, SubEventType.ABDUCTION}
COARSE_LEVEL = 2


@dataclass(frozen=True)
class Spot:
    """Where an incident is shown: WGS 84 degrees, a radius in km, a name; None where nothing is known."""

    lat: float | None
    lng: float | None
    uncertainty_km: float | None
    name: str
    country: str
    is_vague: bool
    is_withheld: bool


def withholds_place(incident: Incident) -> bool:
    """Whether the exact place stays with the desk. Reads prefetched claims."""
    if incident.withhold_place or incident.target_kind in SENSITIVE_TARGETS:
        return True
    if incident.sub_event_type in SENSITIVE_SUB_TYPES:
        return True
    if incident.abducted_low or incident.abducted_high:
        return True
    claims = incident.claims.all()
    return any(claim.of_whom == OfWhom.CHILDREN or claim.kind == "abducted" for claim in claims)


def spot_of(incident: Incident, *, exact: bool) -> Spot:
    """Where to show the incident; without `exact` people at risk are shown by their area alone."""
    if not exact and withholds_place(incident):
        return _coarse_spot(incident)
    name = incident.place_name
    if incident.place:
        name = incident.place.label()
    if incident.point is None:
        return Spot(None, None, None, name, incident.country, False, False)
    return Spot(
        lat=incident.point.y,
        lng=incident.point.x,
        uncertainty_km=incident.uncertainty_km,
        name=name,
        country=incident.country,
        is_vague=incident.place_is_vague,
        is_withheld=False,
    )


def public_quote(quote: str, incident: Incident) -> str:
    """A quote fit for readers: persons masked, withheld places masked, at most 300 characters."""
    text = mask_persons(quote, known_terms=_terms_for(incident), mask=MASK)
    text = mask_place(text, incident)
    if len(text) > PUBLIC_QUOTE_CHARACTERS:
        text = text[: PUBLIC_QUOTE_CHARACTERS - 1].rstrip() + "…"
    return text


def _terms_for(incident: Incident) -> frozenset[str]:
    """The known terms, asked for once an incident: a page has dozens of quotes."""
    kept = vars(incident)
    if "known_terms" not in kept:
        kept["known_terms"] = known_terms()
    terms: frozenset[str] = kept["known_terms"]
    return terms


def mask_place(text: str, incident: Incident) -> str:
    """The text without the names of a place that is withheld; unchanged for other incidents."""
    if not text or not withholds_place(incident):
        return text
    names = {incident.place_name}
    if incident.place:
        names |= {incident.place.name, *(name.text for name in incident.place.names.all())}
    return _mask_names(text, {name for name in names if name.strip()})


def _mask_names(text: str, names: set[str]) -> str:
    """Blanks each name, however it is accented or vowelled, an Arabic prefix before it included."""
    folded = fold(text)
    pieces = sorted({fold(name).text.strip() for name in names} - {""}, key=len, reverse=True)
    if not pieces:
        return text
    # A name in Latin letters begins a word (Ber is not in "septembre"); what follows may decline it.
    patterns = (f"(?<![a-z0-9]){re.escape(piece)}" for piece in pieces)
    found = re.finditer("|".join(patterns), folded.text)
    for match in reversed(list(found)):
        start, end = folded.span(match.start(), match.end())
        text = text[:start] + MASK + text[end:]
    return text


def _coarse_spot(incident: Incident) -> Spot:
    area = coarse_area(incident)
    if area is None:
        name = incident.get_country_display() or _("place withheld")
        return Spot(None, None, None, name, incident.country, False, True)
    return Spot(area.centre.y, area.centre.x, area.radius_km, area.label(), incident.country, True, True)


def coarse_area(incident: Incident) -> Area | None:
    """The second-level area around the incident; the first-level one where no second level is loaded.

    No query where the incident's own area is coarse enough, which is the rule.
    """
    if incident.area is not None and incident.area.level <= COARSE_LEVEL:
        return incident.area
    if incident.point is None:
        return None
    around = Area.objects.filter(
        is_current=True, level__lte=COARSE_LEVEL, geometry__intersects=incident.point
    )
    return around.defer("geometry").order_by("-level").first()
