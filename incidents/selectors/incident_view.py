"""An incident as one reader may see it: rows for the dashboard, and the page with its evidence."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from incidents.models import (
    Area,
    Campaign,
    Incident,
    IncidentActor,
)
from incidents.models.codes import ActorRole, Country, sub_type_label
from incidents.models.incident import IncidentQuerySet
from incidents.text.folding import fold_key

from . import field_labels, wording
from .area_view import area_text, areas_without_outlines
from .campaigns import CampaignName, told_campaigns
from .claimants import claimant_name
from .incident_support import Support, area_support, supports_by_field
from .redaction import Spot, coarse_area, mask_place, public_quote, spot_of


@dataclass(frozen=True)
class ValueRow:
    """One coded field: its label, its value in words ("unknown" where it is), and what supports it."""

    field: str
    label: str
    value: str
    is_known: bool = True
    is_vague: bool = False
    supports: tuple[Support, ...] = ()

    @property
    def percent(self) -> int | None:
        """The machine's confidence in whole percent where it read the value, else None."""
        known = [support.confidence for support in self.supports if support.confidence is not None]
        return round(max(known) * 100) if known else None


def with_all(incidents: IncidentQuerySet) -> IncidentQuerySet:
    """The incidents with everything a page or a row reads; a fixed number of queries."""
    return incidents.select_related("place", "campaign").prefetch_related(
        Prefetch("area", areas_without_outlines()),
        "claims",
        "place__names",
        Prefetch("actors", IncidentActor.objects.select_related("actor", "said_by_actor")),
    )


def title_of(incident: Incident, spot: Spot) -> str:
    """A title such as "Armed clash, Kayes"."""
    return title_text(sub_type_label(incident.sub_event_type), spot.name)


def title_text(sub_type: str, place: str) -> str:
    """The title of a type of event in words at a place, which may be ""."""
    return _("%(type)s, %(place)s") % {"type": sub_type, "place": place} if place else sub_type


def dashboard_row(incident: Incident, *, exact: bool = False) -> dict[str, Any]:
    """One incident as the dashboard's map, timeline and list read it (shape: docs/dashboard-data.md).

    static/js/lib/describe.js writes the same of a chunk's row; a test compares the two, key by key.
    """
    spot = spot_of(incident, exact=exact)
    return {
        "id": incident.public_id,
        "url": incident.get_absolute_url(),
        "title": title_of(incident, spot),
        "event_type": incident.event_type,
        "sub_event_type": sub_type_label(incident.sub_event_type),
        "date_start": incident.date_start and incident.date_start.isoformat(),
        "date_end": incident.date_end and incident.date_end.isoformat(),
        "date_precision": incident.date_precision,
        "date_text": wording.date_text(incident),
        "place": spot.name,
        "place_is_vague": spot.is_vague,
        "country": spot.country,
        "country_name": str(Country(spot.country).label) if spot.country else "",
        "lat": spot.lat,
        "lng": spot.lng,
        "uncertainty_km": spot.uncertainty_km,
        "coarse": spot.is_withheld,
        "fatalities_low": incident.fatalities_low,
        "fatalities_high": incident.fatalities_high,
        "fatalities_text": wording.fatalities_text(incident),
        "origin": incident.origin,
    }


def value_rows(incident: Incident, *, exact: bool) -> list[ValueRow]:
    """Every coded field of the incident in the order of the page, with its evidence. Three queries."""
    spot = spot_of(incident, exact=exact)
    supports = supports_by_field(incident, exact=exact)
    rows = []
    for name, value, is_vague in _values(incident, spot, exact=exact):
        shown = () if spot.is_withheld and name == "place" else tuple(supports.get(name, ()))
        if name == "area":
            area = _shown_area(incident, spot)
            shown = (area_support(area),) if area else ()
        known = bool(value)
        rows.append(ValueRow(name, field_labels.label(name), value or _("unknown"), known, is_vague, shown))
    return rows


def _values(incident: Incident, spot: Spot, *, exact: bool) -> Iterable[tuple[str, str, bool]]:
    kind = _("%(type)s: %(sub)s") % {
        "type": incident.get_event_type_display(),
        "sub": incident.get_sub_event_type_display(),
    }
    yield "event_type", kind, False
    date_known = incident.date_start is not None
    yield "date", wording.date_text(incident) if date_known else "", incident.date_is_vague
    yield "time_of_day", incident.get_time_of_day_display(), False
    yield "place", place_text(incident, spot), spot.is_vague
    yield "country", incident.get_country_display(), False
    if area := _shown_area(incident, spot):
        yield "area", area_text(area), False
    yield "perpetrators", actor_names(incident, ActorRole.PERPETRATOR), False
    yield "responsibility", _responsibility(incident, exact=exact), False
    yield "targets", actor_names(incident, ActorRole.TARGET), False
    if associated := actor_names(incident, ActorRole.ASSOCIATED):
        yield "associated", associated, False
    yield "target_kind", incident.get_target_kind_display(), False
    yield "civilian_targeting", _yes_no(incident.civilian_targeting), False
    deaths_known = (incident.fatalities_low, incident.fatalities_high) != (None, None)
    yield "fatalities", wording.fatalities_text(incident) if deaths_known else "", False
    for name in ("injured", "missing", "abducted"):
        low, high = getattr(incident, f"{name}_low"), getattr(incident, f"{name}_high")
        yield name, wording.range_text(low, high) if (low, high) != (None, None) else "", False
    if incident.campaign:
        yield "campaign", campaign_text(incident, exact=exact), False
    yield "credibility", incident.get_credibility_display(), False
    if incident.notes:
        yield "notes", mask_place(incident.notes, incident) if spot.is_withheld else incident.notes, False


def campaign_text(incident: Incident, *, exact: bool) -> str:
    """The campaign in words, with the number of positions and its joint toll where they are known."""
    campaign = incident.campaign
    if campaign is None:
        return ""
    text = str(_campaign_name(incident, campaign, exact=exact))
    if campaign.positions:
        text = _("%(name)s on %(count)s positions") % {"name": text, "count": campaign.positions}
    if campaign.fatalities_low is not None or campaign.fatalities_high is not None:
        toll = wording.range_text(campaign.fatalities_low, campaign.fatalities_high)
        text = _("%(name)s; %(toll)s killed in all, counted once") % {"name": text, "toll": toll}
    return text


def _campaign_name(incident: Incident, campaign: Campaign, *, exact: bool) -> CampaignName:
    """The name, asked for once an incident: its page has it twice."""
    kept: dict[bool, CampaignName] = vars(incident).setdefault("campaign_name", {})
    if exact not in kept:
        kept[exact] = told_campaigns([campaign.pk], exact=exact)[campaign.pk]
    return kept[exact]


def _shown_area(incident: Incident, spot: Spot) -> Area | None:
    return coarse_area(incident) if spot.is_withheld else incident.area


def place_text(incident: Incident, spot: Spot) -> str:
    """The shown place in words: withheld ones by their area, vague ones with how roughly they are known."""
    if spot.is_withheld:
        return _("%(area)s (area; the exact place is withheld to protect people)") % {"area": spot.name}
    name = _own_name(incident, spot)
    if spot.is_vague:
        distance = wording.distance_text(spot.uncertainty_km)
        return _("%(place)s (%(distance)s)") % {"place": name, "distance": distance}
    return name


def _own_name(incident: Incident, spot: Spot) -> str:
    """The place; before it the name that the report gives, where that is no name of the place."""
    told = incident.place_name.strip()
    if not told or incident.place is None:
        return spot.name
    names = {fold_key(name.text) for name in incident.place.names.all()} | {fold_key(incident.place.name)}
    return spot.name if fold_key(told) in names else wording.listed((told, spot.name))


def actor_names(incident: Incident, role: ActorRole) -> str:
    """The names of the actors in a role, "" where none is known. Reads prefetched actors."""
    return wording.listed(row.actor.label() for row in incident.actors.all() if row.role == role)


def _responsibility(incident: Incident, *, exact: bool) -> str:
    lines = []
    for row in incident.actors.all():
        if row.role != ActorRole.PERPETRATOR:
            continue
        line = _("%(actor)s: %(how)s") % {
            "actor": row.actor.label(),
            "how": row.get_attribution_display(),
        }
        said_by = said_by_text(row, incident, exact=exact)
        lines.append(_("%(line)s, said by %(who)s") % {"line": line, "who": said_by} if said_by else line)
    return wording.listed(lines)


def said_by_text(row: IncidentActor, incident: Incident, *, exact: bool) -> str:
    """Who says that this actor did it, "" where nobody is named."""
    told = row.said_by if exact else public_quote(row.said_by, incident)
    return claimant_name(told, row.said_by_actor)


def _yes_no(value: bool | None) -> str:
    if value is None:
        return ""
    return _("yes") if value else _("no")
