"""An incident's page as each reader gets it: stranger, analyst, editor, admin; in three languages."""

from html import unescape
from typing import Any

import pytest
from django.contrib.gis.geos import Point
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from incidents.models import Campaign, CasualtyClaim, Incident, Report, User
from incidents.services.incidents import withdraw_incident
from incidents.tests.factories import (
    DAY,
    make_actor,
    make_area,
    make_article,
    make_incident,
    make_place,
    make_source,
)

pytestmark = pytest.mark.django_db
LANGUAGES = ("en", "fr", "ar")
READERS = ("anonymous", "analyst_client")
DESK = ("editor_client", "admin_client")
SECRET = "Zorgatene"
CLAIMS = "//section[@aria-labelledby='claims-title']//tbody/tr"
ORIGIN = "//*[@class='origin']"


@pytest.fixture
def world(editor: User) -> Incident:
    """An incident with rival claims, a party's report, a confidential one, and company of all kinds."""
    place, campaign = make_place(), Campaign.objects.create(fatalities_low=30, fatalities_high=40)
    values: dict[str, Any] = {
        "by": editor,
        "status": "published",
        "country": "ML",
        "point": place.point,
        "place": place,
    }
    incident = make_incident(**values, campaign=campaign, fatalities_low=3, fatalities_high=9)
    make_incident(**values, campaign=campaign)
    make_incident(**values, date_start=DAY.replace(year=2020))
    make_incident(by=editor, status="published", country="ML")
    party = make_actor("PARTY", name_en="The Armed Party")
    for source in (make_source(name="Radio"), make_source(name="Party Radio", party=party)):
        article = make_article(f"text of {source.name}", source=source)
        report = Report.objects.create(incident=incident, article=article, added_by=editor)
        CasualtyClaim.objects.create(incident=incident, kind="killed", low=3, report=report)
    Report.objects.create(incident=incident, confidential_note="the midwife rang", added_by=editor)
    return incident


@pytest.fixture
def withheld(editor: User) -> Incident:
    """An incident at a shelter, with another at the same spot that is not withheld."""
    area = make_area(2, name_en="Cercle of Tests", box=(-12, 14, -11, 16))
    place = make_place("z", names=(("en", SECRET),), point=Point(-11.432109, 14.987654, srid=4326))
    values: dict[str, Any] = {
        "by": editor,
        "status": "published",
        "country": "ML",
        "place": place,
        "point": place.point,
    }
    incident = make_incident(**values, target_kind="shelter", place_name=SECRET, area=area)
    CasualtyClaim.objects.create(incident=incident, kind="killed", low=2, claimant=f"mayor of {SECRET}")
    return incident


def page(client: Client, incident: Incident, language: str = "en") -> html.HtmlElement:
    response = client.get(incident.get_absolute_url(), HTTP_ACCEPT_LANGUAGE=language)
    assert response.status_code == 200
    return html.document_fromstring(response.content.decode())


def client_of(request: pytest.FixtureRequest, name: str) -> Client:
    client: Client = request.getfixturevalue(name)
    return client


@pytest.mark.parametrize("reader", [*READERS, *DESK])
@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_gets_the_whole_page_in_every_language(
    request: pytest.FixtureRequest, world: Incident, reader: str, language: str
) -> None:
    root = page(client_of(request, reader), world, language)
    assert [node.get("data-related") for node in root.xpath("//*[@data-related]")] == [
        "campaign",
        "place",
        "week",
    ]
    assert len(root.xpath(CLAIMS)) == 2
    url = f"http://testserver{world.get_absolute_url()}"
    assert root.get_element_by_id("lasting-link").get("value") == url
    assert root.xpath("//link[@rel='canonical']")[0].get("href") == url
    message = root.get_element_by_id("message-text").text
    assert message.splitlines()[-1] == url
    assert f"{world.public_id}-v{world.version}" in root.get_element_by_id("citation-bibtex").text
    assert ("midwife" in root.text_content()) is (reader in DESK)
    links = {item.xpath("string(.//bdi | .//a)"): item.xpath(".//a/@href") for item in root.xpath(ORIGIN)}
    assert links["Party Radio"] == []
    assert links["Radio"] != []


@pytest.mark.parametrize("reader", [*READERS, *DESK])
def test_what_is_passed_on_of_a_withheld_incident_is_what_everybody_sees(
    request: pytest.FixtureRequest, withheld: Incident, reader: str
) -> None:
    root = page(client_of(request, reader), withheld)
    for field in ("message-text", "citation-text", "citation-bibtex"):
        text = root.get_element_by_id(field).text
        assert SECRET not in text
        assert "Cercle of Tests" in text
    assert (SECRET in root.xpath("//h1")[0].text_content()) is (reader in DESK)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_withheld_place_is_nowhere_on_the_page_nor_on_that_of_its_neighbour(
    request: pytest.FixtureRequest, editor: User, withheld: Incident, reader: str, language: str
) -> None:
    client = client_of(request, reader)
    raw = client.get(withheld.get_absolute_url(), HTTP_ACCEPT_LANGUAGE=language).content.decode()
    for text in (raw, unescape(raw)):
        assert SECRET not in text
        assert "14.98" not in text
    neighbour = make_incident(
        by=editor, status="published", country="ML", place=withheld.place, point=withheld.point,
        date_start=DAY.replace(year=2020),
    )  # fmt: skip
    root = page(client, neighbour, language)
    assert root.xpath("//*[@data-related='place']") == []


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tombstone_holds_nothing_to_pass_on(
    request: pytest.FixtureRequest, editor: User, world: Incident, reader: str, language: str
) -> None:
    withdraw_incident(world.pk, editor=editor, reason="another town")
    response = client_of(request, reader).get(world.get_absolute_url(), HTTP_ACCEPT_LANGUAGE=language)
    root = html.document_fromstring(response.content.decode())
    assert response.status_code == 410
    for part in ("//textarea", CLAIMS, "//*[@data-related]", ORIGIN):
        assert root.xpath(part) == []


@pytest.mark.parametrize("reader", DESK)
def test_the_desk_reads_a_withdrawn_incident_and_has_nothing_to_pass_on(
    request: pytest.FixtureRequest, editor: User, world: Incident, reader: str
) -> None:
    withdraw_incident(world.pk, editor=editor, reason="another town")
    root = page(client_of(request, reader), world)
    assert root.xpath(CLAIMS)
    assert root.xpath("//*[@id='message-text']") == []


def test_a_draft_has_nothing_to_pass_on(editor: User, editor_client: Client) -> None:
    assert page(editor_client, make_incident(by=editor)).xpath("//*[@id='message-text']") == []


def test_words_of_others_carry_language_and_direction(anonymous: Client, world: Incident) -> None:
    root = page(anonymous, world)
    titles = root.xpath(f"{ORIGIN}//*[@lang]")
    assert [(node.get("lang"), node.get("dir")) for node in titles] == [("ar", "auto")]


@pytest.mark.parametrize(("reader", "most"), [("anonymous", 19), ("editor_client", 24)])
def test_the_page_costs_so_many_queries_with_all_its_company(
    request: pytest.FixtureRequest, world: Incident, reader: str, most: int
) -> None:
    client = client_of(request, reader)
    client.get(world.get_absolute_url())  # the vocabulary and the session are read once
    with CaptureQueriesContext(connection) as found:
        client.get(world.get_absolute_url())
    assert len(found) == most
