"""The page of boundaries says of which vintage they are, what regions are called now, what is not loaded."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from incidents.models import Area, AreaAlias
from incidents.models.codes import IncidentOrigin
from incidents.tests import factories

pytestmark = pytest.mark.django_db


def words(client: Client, path: str, language: str = "en") -> str:
    page = client.get(path, headers={"accept-language": language}).content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


@pytest.fixture
def sahel() -> Area:
    """Burkina's Sahel of about 2010, in Burkina Faso."""
    country = factories.make_area(
        level=0, code="BF", country="BF", name_en="Burkina Faso", vintage="about 2010"
    )
    return factories.make_area(
        level=1,
        code="BF-12",
        country="BF",
        name_en="Sahel",
        name_ar="الساحل",
        vintage="about 2010",
        parent=country,
    )


def alias(name: str, relation: str, since: date, until: date | None = None) -> None:
    AreaAlias.objects.create(
        country="BF",
        level=1,
        area_code="BF-12",
        relation=relation,
        name_fr=name,
        name_en=name,
        valid_from=since,
        valid_to=until,
        source="https://news.example/regions read there",
    )


def test_the_vintage_and_the_newer_names_stand_beside_each_area(anonymous: Client, sahel: Area) -> None:
    alias("Liptako", "reduced", date(2025, 7, 2))
    alias("Soum", "part", date(2025, 7, 2))
    told = words(anonymous, "/areas/")
    assert "First level, boundaries: about 2010" in told
    assert "Sahel Liptako : made smaller, since 2 July 2025" in told
    assert "Soum : part of it, since 2 July 2025" in told
    assert 'href="https://news.example/regions"' in anonymous.get("/areas/").content.decode()


def test_a_name_that_is_no_longer_or_not_yet_in_force_is_not_there(anonymous: Client, sahel: Area) -> None:
    alias("Oldname", "renamed", date(2000, 1, 1), date(2010, 1, 1))
    alias("Futurename", "renamed", date(2999, 1, 1))
    told = words(anonymous, "/areas/")
    assert "Oldname" not in told
    assert "Futurename" not in told


def test_second_level_areas_that_are_not_loaded_are_said_not_to_be(anonymous: Client, sahel: Area) -> None:
    told = words(anonymous, "/areas/")
    assert told.count("Second-level areas (provinces, cercles, departments) are not loaded.") == 13
    assert "load_areas" not in told


def test_an_admin_reads_how_to_load_them(admin_client: Client, sahel: Area) -> None:
    assert "load_areas FILE.geojson" in words(admin_client, "/areas/")


def test_once_loaded_the_second_level_is_listed(anonymous: Client, sahel: Area) -> None:
    factories.make_area(level=2, code="BF-SOM", country="BF", name_en="Soum", vintage="2020", parent=sahel)
    told = words(anonymous, "/areas/")
    assert "Second level, boundaries: 2020" in told
    assert told.count("are not loaded.") >= 12


def test_areas_of_a_vintage_that_was_replaced_are_not_listed(anonymous: Client, sahel: Area) -> None:
    Area.objects.filter(pk=sahel.pk).update(is_current=False)
    assert "Sahel Liptako" not in words(anonymous, "/areas/")
    assert "No first-level areas are loaded." in words(anonymous, "/areas/")


def test_newer_names_stay_with_their_ground_when_other_boundaries_are_loaded(
    anonymous: Client, sahel: Area
) -> None:
    alias("Liptako", "reduced", date(2025, 7, 2))
    alias("Soum", "part", date(2025, 7, 2))
    Area.objects.filter(pk=sahel.pk).update(is_current=False)
    factories.make_area(level=1, code="wof:1", country="BF", name_en="Sahel Region", vintage="wof")
    far = (0, 5, 1, 6)
    factories.make_area(level=1, code="wof:2", country="BF", name_en="Liptako", vintage="wof", box=far)
    told = words(anonymous, "/areas/")
    assert "Sahel Region Soum : part of it" in told
    assert "Liptako : made smaller" not in told  # these boundaries have an area of that name


def test_an_incident_names_its_areas_their_vintage_and_newer_names(anonymous: Client, sahel: Area) -> None:
    alias("Liptako", "reduced", date(2025, 7, 2))
    incident = factories.make_incident(status="published", area=sahel)
    told = words(anonymous, incident.get_absolute_url())
    assert "Sahel, Burkina Faso" in told
    assert "boundaries: about 2010; newer names: Liptako (made smaller)" in told
    assert "الساحل" in words(anonymous, incident.get_absolute_url(), "ar")


@pytest.mark.parametrize(
    ("origin", "said"),
    [
        (IncidentOrigin.SEED, "First history: this incident came with the software."),
        (IncidentOrigin.GENERATED, "Invented for a demonstration: this did not happen."),
    ],
)
def test_an_incident_that_no_editor_wrote_says_where_it_comes_from(
    anonymous: Client, origin: str, said: str
) -> None:
    incident = factories.make_incident(status="published", origin=origin)
    assert said in words(anonymous, incident.get_absolute_url())
    ours = factories.make_incident(status="published")
    assert said not in words(anonymous, ours.get_absolute_url())


def test_every_page_of_a_demonstration_says_so(anonymous: Client, settings) -> None:
    for path in ("/", "/areas/", "/about/", "/login/"):
        assert "every incident here is invented" not in words(anonymous, path)
    settings.DEMONSTRATION = True
    for path in ("/", "/areas/", "/about/", "/login/"):
        assert "every incident here is invented" in words(anonymous, path)


def test_a_village_that_stands_on_its_region_keeps_its_name(anonymous: Client) -> None:
    region = factories.make_place(
        "ML-region", kind="region", uncertainty_km=140, names=(("en", "Segou region"),)
    )
    about: dict[str, Any] = {
        "place": region,
        "point": region.point,
        "uncertainty_km": 140,
        "status": "published",
    }
    village = factories.make_incident(place_name="Bapho", **about)
    assert "Bapho, Segou region (within about 140 km)" in words(anonymous, village.get_absolute_url())
    same = factories.make_incident(place_name="segou region", **about)
    assert "segou region, Segou region" not in words(anonymous, same.get_absolute_url())
    withheld = factories.make_incident(place_name="Bapho", target_kind="shelter", **about)
    assert "Bapho" not in words(anonymous, withheld.get_absolute_url())
