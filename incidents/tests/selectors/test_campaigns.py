"""Names of campaigns: no place that is withheld, wherever the name stands; told by place and day without."""

import json
from datetime import date
from typing import Any

import pytest
from django.http import QueryDict
from django.utils import timezone, translation

from incidents.models import Audience, Campaign, Incident, Place, User
from incidents.selectors.campaigns import campaign_names
from incidents.selectors.chunk_names import names_json
from incidents.selectors.filter_form import filter_groups
from incidents.selectors.incident_filter import IncidentFilter
from incidents.selectors.incident_view import value_rows, with_all
from incidents.selectors.redaction import spot_of
from incidents.selectors.related import related_lists
from incidents.services.snapshots import rebuild_snapshots
from incidents.tests.factories import make_incident, make_place

pytestmark = pytest.mark.django_db
NAME = "Raids on Kayes"
MASKED = "Raids on […]"


@pytest.fixture
def campaign() -> Campaign:
    return Campaign.objects.create(name=NAME)


def member(editor: User, campaign: Campaign, **values: Any) -> Incident:
    return make_incident(by=editor, campaign=campaign, **({"status": "published", "country": "ML"} | values))


def withheld(editor: User, campaign: Campaign, **values: Any) -> Incident:
    place = Place.objects.first() or make_place()
    return member(editor, campaign, withhold_place=True, place=place, point=place.point, **values)


@pytest.mark.parametrize("status", ["published", "draft", "withdrawn"])
def test_a_name_is_masked_by_the_withheld_place_of_any_of_its_incidents(
    editor: User, campaign: Campaign, status: str
) -> None:
    withheld(editor, campaign, status=status)
    assert campaign_names([campaign.pk], exact=False) == {campaign.pk: MASKED}
    assert campaign_names([campaign.pk], exact=True) == {campaign.pk: NAME}


@pytest.mark.parametrize(("exact", "name"), [(False, MASKED), (True, NAME)])
def test_the_page_of_another_incident_masks_it_too(
    editor: User, campaign: Campaign, exact: bool, name: str
) -> None:
    withheld(editor, campaign)
    shown = with_all(Incident.objects.all()).get(pk=member(editor, campaign).pk)
    rows = {row.field: row.value for row in value_rows(shown, exact=exact)}
    assert rows["campaign"] == name
    lists = {row.kind: row.note for row in related_lists(shown, spot_of(shown, exact=exact), exact=exact)}
    assert lists["campaign"] == name


@pytest.mark.parametrize("status", ["published", "draft"])
@pytest.mark.parametrize("exact", [False, True])
def test_a_search_for_the_place_finds_no_other_incident_of_the_campaign(
    editor: User, campaign: Campaign, status: str, exact: bool
) -> None:
    shown = member(editor, campaign)
    assert found("kayes", exact=False) == {shown.pk}
    hidden = withheld(editor, campaign, status=status)
    at_desk = {shown.pk, hidden.pk} if status == "published" else {shown.pk}
    assert found("kayes", exact=exact) == (at_desk if exact else set())


def found(text: str, *, exact: bool) -> set[int]:
    asked = IncidentFilter(text=text)
    return set(asked.apply(Incident.objects.published(), exact=exact).values_list("pk", flat=True))


def test_the_names_that_are_sent_follow_a_draft_that_comes_to_be_withheld(
    editor: User, campaign: Campaign
) -> None:
    member(editor, campaign)
    draft = withheld(editor, campaign, status="draft")
    Incident.objects.filter(pk=draft.pk).update(withhold_place=False)
    rebuild_snapshots(now=timezone.now(), today=timezone.localdate())
    assert sent(Audience.PUBLIC, campaign) == sent(Audience.DESK, campaign) == NAME
    Incident.objects.filter(pk=draft.pk).update(withhold_place=True)
    assert (sent(Audience.PUBLIC, campaign), sent(Audience.DESK, campaign)) == (MASKED, NAME)


def sent(audience: Audience, campaign: Campaign) -> str:
    """The campaign's name in names.json."""
    return str(json.loads(names_json(audience)[1])["campaigns"][str(campaign.pk)][0])


def test_a_campaign_without_a_name_is_told_by_country_and_first_day(editor: User) -> None:
    nameless, other = Campaign.objects.create(), Campaign.objects.create()
    member(editor, nameless, date_start=date(2025, 7, 2))
    member(editor, nameless, country="NE")
    withheld(editor, nameless, country="BF", status="draft", date_start=date(2025, 6, 1))
    ids = [nameless.pk, other.pk]
    assert campaign_names(ids, exact=False) == {
        nameless.pk: "Coordinated attacks (Mali, Niger, 1 July 2025)",
        other.pk: "coordinated attacks",
    }
    with translation.override("fr"):
        assert "1er juillet 2025" in campaign_names(ids, exact=False)[nameless.pk]


def test_the_filter_names_it_so_too(editor: User) -> None:
    nameless = Campaign.objects.create()
    member(editor, nameless)
    asked = IncidentFilter.from_query(QueryDict(f"campaign={nameless.pk}"))
    (option,) = filter_groups(asked, published=1, audience=Audience.PUBLIC)["campaign"].options
    assert option.label == "Coordinated attacks (Mali, 1 July 2025)"
