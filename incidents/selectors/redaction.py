"""Do no harm: what readers do not get to see, in every output.

The exact place is withheld where people at risk could be found by it; names of private persons are
masked in quotes; quotes are short. Rules: the project's mission, point 6, and the first issue's
"From the first day: do no harm".
"""

import re
from dataclasses import dataclass

from django.contrib.gis.db.models import PointField
from django.db.models import BooleanField, Case, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils.translation import gettext as _

from incidents.models import Area, CasualtyClaim, Incident
from incidents.models.codes import CasualtyKind, Country, OfWhom, SubEventType, TargetKind
from incidents.models.incident import IncidentQuerySet
from incidents.models.precision import acled_geo_precision
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
    """Whether the exact place stays with the desk. Reads prefetched claims.

    `as_readers_see` says the same to the database; a test compares the two on random incidents.
    """
    if incident.withhold_place or incident.target_kind in SENSITIVE_TARGETS:
        return True
    if incident.sub_event_type in SENSITIVE_SUB_TYPES:
        return True
    if incident.abducted_low or incident.abducted_high:
        return True
    claims = incident.claims.all()
    return any(claim.of_whom == OfWhom.CHILDREN or claim.kind == CasualtyKind.ABDUCTED for claim in claims)


def as_readers_see(incidents: IncidentQuerySet, *, exact: bool) -> IncidentQuerySet:
    """The incidents with `is_withheld` and `shown_area`: withholds_place and coarse_area for whole tables.

    `shown_area` is the id of the area that stands for a withheld place, None for the others and where
    there is none; `shown_point`, `shown_place` (an id) and `shown_name` are None, None and "" where the
    place is withheld, so that what must not be shown never leaves the database.
    """
    never, rule = Value(False, output_field=BooleanField()), When(_withholding(), then=Value(True))
    # The default is what makes it a plain yes or no: NULL > 0 alone is neither.
    withheld = never if exact else Case(rule, default=Value(False), output_field=BooleanField())
    shown = Q(is_withheld=False)
    return incidents.annotate(is_withheld=withheld).annotate(
        shown_area=Case(
            When(is_withheld=True, area__level__lte=COARSE_LEVEL, then=F("area_id")),
            When(is_withheld=True, then=Subquery(_areas_around(OuterRef("point")).values("pk")[:1])),
            default=None,
            output_field=IntegerField(),
        ),
        shown_point=Case(When(shown, then=F("point")), default=None, output_field=PointField(srid=4326)),
        shown_place=Case(When(shown, then=F("place_id")), default=None, output_field=IntegerField()),
        shown_name=Case(When(shown, then=F("place_name")), default=Value("")),
    )


def _withholding() -> Q:
    claims = CasualtyClaim.objects.filter(Q(of_whom=OfWhom.CHILDREN) | Q(kind=CasualtyKind.ABDUCTED))
    return (
        Q(withhold_place=True)
        | Q(target_kind__in=SENSITIVE_TARGETS)
        | Q(sub_event_type__in=SENSITIVE_SUB_TYPES)
        | Q(abducted_low__gt=0)
        | Q(abducted_high__gt=0)
        | Q(pk__in=claims.values("incident_id"))
    )


def spot_of(incident: Incident, *, exact: bool) -> Spot:
    """Where to show the incident; without `exact` people at risk are shown by their area alone."""
    if not exact and withholds_place(incident):
        return coarse_spot(coarse_area(incident), incident.country)
    name = incident.place.label() if incident.place else incident.place_name
    at = (incident.point.y, incident.point.x) if incident.point else None
    return exact_spot(at, incident.uncertainty_km, name, incident.country)


def exact_spot(at: tuple[float, float] | None, km: float | None, name: str, country: str) -> Spot:
    """The spot of a place that is not withheld, at (latitude, longitude) or at no known point."""
    if at is None:
        return Spot(None, None, None, name, country, False, False)
    is_vague = km is not None and acled_geo_precision(km) != 1
    return Spot(at[0], at[1], km, name, country, is_vague, False)


def coarse_spot(area: Area | None, country: str) -> Spot:
    """The spot of a withheld place: its area, or the country's name where no area is known."""
    if area is None:
        name = dict(Country.choices).get(country, country) or _("place withheld")
        return Spot(None, None, None, str(name), country, False, True)
    return Spot(area.centre.y, area.centre.x, area.radius_km, area.label(), country, True, True)


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


def coarse_area(incident: Incident) -> Area | None:
    """The second-level area around the incident; the first-level one where no second level is loaded.

    No query where the incident's own area is coarse enough, which is the rule.
    """
    if incident.area is not None and incident.area.level <= COARSE_LEVEL:
        return incident.area
    if incident.point is None:
        return None
    return _areas_around(incident.point).defer("geometry").first()


def _areas_around(point: object) -> QuerySet[Area]:
    around = Area.objects.filter(is_current=True, level__lte=COARSE_LEVEL, geometry__intersects=point)
    return around.order_by("-level", "pk")  # on a border two areas qualify: always the same one
