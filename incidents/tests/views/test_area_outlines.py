"""The outlines that the map shades: on one grid, for current areas, with a tag that follows them."""

from typing import Any

import pytest
from django.contrib.gis.geos import MultiPolygon, Polygon
from django.test import Client
from django.utils import timezone

from incidents.models import Area
from incidents.selectors import area_outlines
from incidents.tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(settings: Any) -> Client:
    settings.PUBLIC_DASHBOARD = True
    area_outlines._kept.clear()
    return Client()


def corners(ring: list[int], unit: float) -> set[tuple[float, float]]:
    """The ring's points in degrees."""
    found, lng, lat = set(), 0, 0
    for east, north in zip(ring[::2], ring[1::2], strict=True):
        lng, lat = lng + east, lat + north
        found.add((round(lng * unit, 6), round(lat * unit, 6)))
    return found


def test_outlines_are_those_of_the_current_areas_of_the_level(reader: Client) -> None:
    area = factories.make_area(1, box=(-12, 13, -10, 15), country="ML")
    factories.make_area(1, box=(0, 0, 1, 1), is_current=False)
    inner = factories.make_area(2, box=(-11, 13, -10, 14))
    data = reader.get("/data/areas/1.json").json()
    assert (data["level"], data["levels"]) == (1, [1, 2])
    [(pk, country, [ring])] = data["areas"]
    assert (pk, country) == (area.pk, "ML")
    assert corners(ring, data["unit"]) == {(-12, 13), (-10, 13), (-10, 15), (-12, 15)}
    assert [row[0] for row in reader.get("/data/areas/2.json").json()["areas"]] == [inner.pk]


def test_holes_and_further_parts_are_rings_of_their_own(reader: Client) -> None:
    ring, hole = Polygon.from_bbox((0, 0, 4, 4)).shell, Polygon.from_bbox((1, 1, 2, 2)).shell
    shape = MultiPolygon(Polygon(ring, hole), Polygon.from_bbox((6, 6, 7, 7)), srid=4326)
    factories.make_area(1, geometry=shape)
    data = reader.get("/data/areas/1.json").json()
    rings = [corners(ring, data["unit"]) for ring in data["areas"][0][2]]
    assert [len(points) for points in rings] == [4, 4, 4]
    assert (1, 1) in rings[1]
    assert (7, 7) in rings[2]


def test_too_many_points_go_on_a_coarser_grid_that_keeps_shared_borders_shared(
    reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    border = [(2 + 0.004 * (step % 3), step * 0.01) for step in range(201)]
    west = Polygon([(0, 0), *border, (0, 2), (0, 0)])
    east = Polygon([(4, 0), *border, (4, 2), (4, 0)])
    for shape in (west, east):
        factories.make_area(1, geometry=MultiPolygon(shape, srid=4326))
    monkeypatch.setattr(area_outlines, "MOST_POINTS", 120)
    data = reader.get("/data/areas/1.json").json()
    assert data["unit"] == 0.04
    points = [corners(rings[0], data["unit"]) for _, _, rings in data["areas"]]
    assert sum(map(len, points)) <= 120
    inside = [{point for point in outline if 0 < point[0] < 4} for outline in points]
    assert inside[0] == inside[1]


def test_an_area_smaller_than_the_grid_is_left_out_and_breaks_nothing(reader: Client) -> None:
    large = factories.make_area(1)
    factories.make_area(1, box=(3.001, 3.001, 3.002, 3.002))
    assert [row[0] for row in reader.get("/data/areas/1.json").json()["areas"]] == [large.pk]


def test_the_tag_holds_until_other_boundaries_are_loaded(reader: Client) -> None:
    area = factories.make_area(1)
    tag = reader.get("/data/areas/1.json")["ETag"]
    assert reader.get("/data/areas/1.json", headers={"if-none-match": tag}).status_code == 304
    newer = factories.make_area(1, box=(0, 0, 2, 2))
    Area.objects.filter(pk=area.pk).update(is_current=False)
    fresh = reader.get("/data/areas/1.json", headers={"if-none-match": tag})
    assert fresh.status_code == 200
    assert [row[0] for row in fresh.json()["areas"]] == [newer.pk]
    Area.objects.filter(pk=newer.pk).update(loaded_at=timezone.now())
    assert reader.get("/data/areas/1.json", headers={"if-none-match": fresh["ETag"]}).status_code == 200


def test_levels_that_are_never_drawn_are_not_found_and_an_empty_one_is_empty(reader: Client) -> None:
    assert reader.get("/data/areas/0.json").status_code == 404
    assert reader.get("/data/areas/3.json").status_code == 404
    assert reader.get("/data/areas/2.json").json()["areas"] == []
