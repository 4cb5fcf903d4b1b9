"""Without scripts: the form asks every field, and the page answers the same question as the map would."""

import re
from datetime import date
from typing import Any

import pytest
from django.contrib.gis.geos import Point
from django.http import QueryDict
from django.test import Client
from django.utils import timezone
from lxml import html

from incidents.models import Campaign, Incident, IncidentActor, PlaceName, Report, User
from incidents.selectors import filter_form
from incidents.selectors.filter_form import LEGENDS
from incidents.selectors.filter_url import LISTS
from incidents.services.snapshots import rebuild_snapshots
from incidents.tests.factories import (
    make_actor,
    make_area,
    make_article,
    make_incident,
    make_place,
    make_source,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def incident(editor: User) -> Incident:
    """One at Kayes with an actor, a source, an area and a campaign with a joint toll."""
    region = make_area(1, code="R1", name_en="Kayes region")
    place, area = make_place(), make_area(2, code="D1", name_en="Kayes district", parent=region)
    found = make_incident(
        by=editor, status="published", place=place, point=place.point, country="ML", area=area,
        fatalities_low=5, campaign=Campaign.objects.create(name="July attacks", fatalities_low=20),
    )  # fmt: skip
    IncidentActor.objects.create(incident=found, actor=make_actor("JNIM"), role="perpetrator")
    Report.objects.create(incident=found, article=make_article(source=make_source(name="Radio Niaré")))
    make_actor("UNUSED")
    rebuild_snapshots(now=timezone.now(), today=timezone.localdate())
    return found


def form_of(client: Client, path: str) -> Any:
    page = client.get(path)
    assert page.status_code == 200
    return html.fromstring(page.content).xpath("//form[@data-filter-form]")[0]


def options_of(form: Any, name: str) -> dict[str, tuple[str, str]]:
    """{value: (label, count)} of a group."""
    found = {}
    for option in form.xpath(f'.//*[@data-filter-field="{name}"]//label[@data-option]'):
        label, count = (
            option.xpath(f".//*[@data-option-{part}]")[0].text_content().strip()
            for part in ("label", "count")
        )
        found[option.xpath(".//input/@value")[0]] = (label, count)
    return found


def sent(form: Any) -> QueryDict:
    """What a browser without scripts sends."""
    query = QueryDict(mutable=True)
    for name, value in form.form_values():
        query.appendlist(name, value)
    return query


def test_every_field_is_in_the_form_and_named(anonymous: Client, incident: Incident) -> None:
    form = form_of(anonymous, "/")
    fields = set(form.xpath(".//@data-filter-field"))
    assert fields == {*LISTS, "dates", "q", "near"} == {*LEGENDS, "dates", "q", "near"}
    for name in ("from", "to", "last", "q", "near_place", "near_km", "deaths_min"):
        field = form.xpath(f'.//input[@name="{name}"]/@id')[0]
        assert form.xpath(f'.//label[@for="{field}"]'), name


def test_options_are_what_the_data_speak_of_with_their_counts(anonymous: Client, incident: Incident) -> None:
    form = form_of(anonymous, "/")
    assert options_of(form, "actor") == {"JNIM": ("JNIM", "1")}
    assert [label for label, _count in options_of(form, "source").values()] == ["Radio Niaré"]
    assert options_of(form, "campaign") == {str(incident.campaign_id): ("July attacks", "1")}
    areas = options_of(form, "area")
    assert areas == {"R1": ("Kayes region, Mali", "1"), "D1": ("Kayes district, Kayes region, Mali", "1")}
    assert options_of(form, "deaths")["1-9"] == ("1 to 9", "1")
    assert options_of(form, "country")["NE"] == ("Niger", "0")


def test_an_option_counts_what_it_would_give(anonymous: Client, incident: Incident, editor: User) -> None:
    make_incident(by=editor, status="published", country="NE", sub_event_type="Looting/property destruction")
    form = form_of(anonymous, "/?country=ML&actor=UNUSED")
    assert options_of(form, "country")["ML"] == ("Mali", "0")
    assert options_of(form, "actor") == {"JNIM": ("JNIM", "1"), "UNUSED": ("UNUSED", "0")}
    assert options_of(form_of(anonymous, "/?country=ML"), "country")["NE"] == ("Niger", "1")


def test_the_least_number_of_deaths_stands_in_its_field_and_has_no_box(
    anonymous: Client, incident: Incident
) -> None:
    alone = form_of(anonymous, "/?deaths=5-")
    assert alone.xpath('.//details[@open]//input[@name="deaths_min"]'), "what is asked is in view"
    form = form_of(anonymous, "/?deaths=5-&deaths=1-9")
    assert form.xpath('.//input[@name="deaths_min"]/@value') == ["5"]
    assert "5-" not in options_of(form, "deaths")
    assert set(sent(form).getlist("deaths")) == {"1-9"}
    assert sent(form)["deaths_min"] == "5"


def test_of_many_incidents_the_options_stand_without_counts(
    anonymous: Client, incident: Incident, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filter_form, "COUNTED_UP_TO", 0)
    assert options_of(form_of(anonymous, "/"), "actor") == {"JNIM": ("JNIM", "")}


@pytest.mark.parametrize(
    "query",
    [
        "from=2025-06-01&to=2025-07-31",
        "last=9000",
        "type=Battles&sub=Armed+clash&actor=JNIM&role=perpetrator&attribution=unknown&target=none&country=ML",
        "area=D1&deaths=1-9&deaths=4-&civilian=unknown&precision=1&credibility=6&origin=desk",
        "q=kayes&near=14.4469,-11.4443,50,Kayes",
        "shape=10,-15;20,-15;20,0&bounds=10,-15,20,0&since=2020-01-01T00:00:00Z",
        "near=14.4469,-11.4443,50",
    ],
)
def test_sending_the_form_as_it_stands_asks_the_same(
    anonymous: Client, incident: Incident, query: str
) -> None:
    form = form_of(anonymous, f"/?{query}")
    response = anonymous.get(f"/?{sent(form).urlencode()}")
    assert response.status_code == 302
    assert QueryDict(response["Location"].removeprefix("/?")) == QueryDict(query)
    again = anonymous.get(response["Location"])
    assert [row["id"] for row in again.context["incidents"]] == [incident.public_id]


def test_the_page_tells_deaths_with_the_campaigns_toll_once(anonymous: Client, incident: Incident) -> None:
    page = html.fromstring(anonymous.get("/").content)
    text = " ".join(page.xpath('//section[contains(@class, "dash__summary")]')[0].text_content().split())
    assert "Lowest figures 20, best 20, highest 20" in text
    assert "15 are told jointly for 1 campaign" in text


@pytest.fixture
def nioros() -> None:
    """Two places of one name and a third that begins so."""
    names = (("en", "Nioro"), ("ar", "نيورو"))
    make_place("nioro", names=names, point=Point(-9.59, 15.23, srid=4326), population=30_000)
    make_place("nioro 2", names=names, point=Point(-13.5, 13.75, srid=4326), admin1="Kaolack", country="SN")
    make_place("nioro 3", names=(("en", "Nioro Fatta"),), point=Point(-8, 14, srid=4326))


@pytest.mark.parametrize("typed", ["Nioro", "nioro", "نيورو", " NIORO "])
def test_a_place_typed_in_any_script_becomes_a_circle(anonymous: Client, nioros: None, typed: str) -> None:
    response = anonymous.get("/", {"near_place": typed, "near_km": "30", "country": "ML", "from": ""})
    assert response["Location"].startswith("/?country=ML&near=15.23%2C-9.59%2C30%2C")
    page = anonymous.get(response["Location"]).content.decode()
    assert "Counted round Nioro, Kayes, ML" in page
    assert "Nioro, Kaolack, SN" in page and "Fatta" not in page
    other = re.search(r'<li><a href="([^"]+)">Nioro, Kaolack, SN', page)
    assert other and other[1].startswith("/?country=ML&amp;near=13.75%2C-13.5%2C30%2C")


def test_a_circle_stays_until_another_place_is_typed(anonymous: Client, nioros: None) -> None:
    near = "13.75,-13.5,30,Nioro"
    kept = anonymous.get("/", {"near": near, "near_place": "Nioro", "near_km": "99.5"})
    assert QueryDict(kept["Location"][2:])["near"] == "13.75,-13.5,99.5,Nioro"
    emptied = anonymous.get("/", {"near": near, "near_place": "", "near_km": "30"})
    assert emptied["Location"] == "/"
    moved = anonymous.get("/", {"near": near, "near_place": "Nioro Fatta", "near_km": "x"})
    assert QueryDict(moved["Location"][2:])["near"] == "14,-8,50,Nioro Fatta"


def test_an_unknown_place_is_told_and_the_rest_applied(anonymous: Client, incident: Incident) -> None:
    page = anonymous.get("/", {"near_place": "Xyzzyton<b>", "near_km": "5", "country": "NE"})
    assert page.status_code == 200
    text = page.content.decode()
    assert "No place is known by the name Xyzzyton&lt;b&gt;" in text and page.context["counts"].total == 0


def test_a_place_that_the_desk_added_is_found_by_the_desk_alone(
    anonymous: Client, editor_client: Client, nioros: None
) -> None:
    make_place("secret", names=(("en", "Hidden camp"),), origin="person")
    asked = {"near_place": "Hidden camp", "near_km": "5"}
    assert anonymous.get("/", asked).status_code == 200
    assert editor_client.get("/", asked).status_code == 302
    assert PlaceName.objects.filter(text="Hidden camp").exists()


def test_the_list_comes_in_the_order_asked_for(anonymous: Client, editor: User) -> None:
    def add(**values: Any) -> str:
        return str(make_incident(by=editor, status="published", **values).public_id)

    few = add(fatalities_low=1, country="NE", date_start=date(2025, 7, 3))
    unknown = add(country="", date_start=date(2025, 7, 2))
    many = add(fatalities_high=9, country="BF", date_start=date(2025, 7, 1))
    orders = {"date": [few, unknown, many], "deaths": [many, few, unknown], "area": [many, few, unknown]}
    for sort, expected in orders.items():
        page = anonymous.get(f"/?sort={sort}")
        assert [row["id"] for row in page.context["incidents"]] == expected, sort
        chosen = html.fromstring(page.content).xpath('//*[@id="filter-sort"]/option[@selected]/@value')
        assert chosen == ([sort] if sort != "date" else [])
