"""What campaigns are called, for every page, filter and search: nothing withheld stands in it.

A name may hold the place of any of its incidents. Where the place of one is withheld, published or not, it is
masked for everybody but the desk, whichever incident, list or filter the name stands with.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Min, Q
from django.utils.translation import gettext as _

from incidents.models import Campaign, Incident
from incidents.models.codes import Country
from incidents.models.incident import IncidentQuerySet

from . import wording
from .redaction import as_readers_see, mask_place


@dataclass(frozen=True)
class CampaignName:
    """A campaign's name, masked where it has to be; without one, where and when it was."""

    text: str
    first: date | None = None
    countries: tuple[str, ...] = ()

    def __str__(self) -> str:
        """In the reader's language, such as "Coordinated attacks (Mali, 1 July 2025)"; never empty."""
        if self.text:
            return self.text
        labels = dict(Country.choices)
        told = [str(labels.get(code, code)) for code in self.countries]
        told += [wording.day_text(self.first)] if self.first else []
        if not told:
            return _("coordinated attacks")
        return _("Coordinated attacks (%(told)s)") % {"told": wording.listed(told)}


def campaign_names(ids: Collection[int], *, exact: bool) -> dict[int, str]:
    """The names in the reader's language; without `exact` what they say of a withheld place is masked."""
    return {pk: str(name) for pk, name in told_campaigns(ids, exact=exact).items()}


def told_campaigns(ids: Collection[int], *, exact: bool) -> dict[int, CampaignName]:
    """As campaign_names, before they are put in a language. At most five queries."""
    names = dict(Campaign.objects.filter(pk__in=ids).order_by("pk").values_list("pk", "name"))
    named = [pk for pk, name in names.items() if name]
    if named and not exact:
        _mask(names, named)
    found = {pk: CampaignName(name) for pk, name in names.items()}
    return found | _nameless([pk for pk, name in names.items() if not name])


def telling_of_withheld() -> list[tuple[int, int | None, str]]:
    """(campaign, place, name of the place) of each withheld incident that a named campaign has. One query."""
    rows = _withheld(Incident.objects.exclude(campaign__name="")).order_by("pk")
    return list(rows.values_list("campaign_id", "place_id", "place_name"))


def _withheld(incidents: IncidentQuerySet) -> IncidentQuerySet:
    """Those in a campaign, of any status, whose place readers do not see."""
    return as_readers_see(incidents.filter(campaign__isnull=False), exact=False).filter(Q(is_withheld=True))


def _mask(names: dict[int, str], ids: Iterable[int]) -> None:
    withheld = _withheld(Incident.objects.filter(campaign__in=ids)).select_related("place")
    for incident in withheld.prefetch_related("claims", "place__names"):
        assert incident.campaign_id is not None
        names[incident.campaign_id] = mask_place(names[incident.campaign_id], incident)


def _nameless(ids: Collection[int]) -> dict[int, CampaignName]:
    found = {pk: CampaignName("") for pk in ids}
    if not found:
        return found
    members = Incident.objects.published().filter(campaign__in=ids).order_by()
    firsts: dict[int, date] = {}
    countries: dict[int, list[str]] = {}
    for pk, country, first in members.values_list("campaign", "country").annotate(first=Min("date_start")):
        countries.setdefault(pk, []).extend([country] if country else [])
        if first:
            firsts[pk] = min(first, firsts.get(pk, first))
    return found | {pk: CampaignName("", firsts.get(pk), tuple(sorted(countries[pk]))) for pk in countries}
