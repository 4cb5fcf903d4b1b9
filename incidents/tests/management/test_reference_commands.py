"""What load_places, load_areas and compare_places tell, and how they fail."""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from incidents.models import Area, AreaAlias, Generation, Place
from incidents.services.reference_data.area_aliases import COLUMNS
from incidents.tests.factories import make_area
from incidents.tests.services.gazetteer_texts import SEED_HEADER, geonames_line, shared_line, shared_table

from .test_prepare import run as prepare
from .test_prepare import small_seeds  # noqa: F401

pytestmark = pytest.mark.django_db


def told(*arguments: Any) -> str:
    out = StringIO()
    call_command(*map(str, arguments), stdout=out)
    return out.getvalue()


def written(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def areas_file(folder: Path, *, code: str = "ML-1", name: str = "areas.geojson") -> Path:
    ring = [[-12, 13], [-10, 13], [-10, 15], [-12, 15], [-12, 13]]
    about = {"level": 1, "code": code, "name": "Kayes", "country": "ML", "vintage": "2020", "source": "drawn"}
    outline = {"type": "Polygon", "coordinates": [ring]}
    feature = {"type": "Feature", "properties": about, "geometry": outline}
    return written(folder, name, json.dumps({"type": "FeatureCollection", "features": [feature]}))


def test_load_places_tells_counts_and_caps_the_refused_rows(tmp_path: Path) -> None:
    make_area(0, box=(-13, 10, 5, 25), country="ML")
    lines = [geonames_line(1), *(geonames_line(n, country="FR") for n in range(2, 32))]
    path, report = written(tmp_path, "x", "\n".join(lines)), tmp_path / "refused.csv"
    out = told("load_places", path, "--report", report)
    assert "GeoNames country dump: 31 rows in" in out
    assert "1 places new, 0 changed, 0 confirmed" in out
    assert "30 refused:\n  30 country is none of the project's" in out
    assert "line 2: Village 2: country is none of the project's (FR)" in out
    assert "and 10 more; --report" in out
    with report.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.reader(handle))
    assert rows[0] == ["line", "name", "reason", "detail"]
    assert rows[1] == ["2", "Village 2", "country is none of the project's", "FR"]
    assert len(rows) == 31


def test_load_places_says_which_countries_it_could_not_check(tmp_path: Path) -> None:
    out = told("load_places", written(tmp_path, "x", geonames_line(1)))
    assert "No outline is loaded for ML" in out


def test_load_places_fails_in_words_and_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="line 2 has 1 columns"):
        told("load_places", written(tmp_path, "x", geonames_line(1) + "\nhalf"))
    with pytest.raises(CommandError, match="is not there"):
        told("load_places", tmp_path / "nothing")
    assert not Place.objects.exists()
    assert not Generation.objects.filter(name="vocabulary").exists()


def test_a_report_that_cannot_be_written_is_said_after_the_load(tmp_path: Path) -> None:
    path = written(tmp_path, "x", geonames_line(1))
    with pytest.raises(CommandError, match="The places are loaded; the report could not be written"):
        told("load_places", path, "--report", tmp_path / "no" / "folder.csv")
    assert Place.objects.count() == 1


def test_load_areas_tells_counts_and_takes_options(tmp_path: Path) -> None:
    out = told(
        "load_areas",
        areas_file(tmp_path),
        "--vintage",
        "2023",
        "--valid-from",
        "2023-03-13",
        "--source",
        "IGM",
    )
    assert "1 areas new, 0 confirmed (level 1: 2023)" in out
    assert "1 areas began or ceased to be current" in out
    area = Area.objects.get()
    assert (str(area.valid_from), area.source) == ("2023-03-13", "IGM")


def test_load_areas_fails_in_words(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="TopoJSON"):
        told("load_areas", written(tmp_path, "x.json", '{"type": "Topology"}'))
    with pytest.raises(CommandError, match="invalid fromisoformat value"):
        told("load_areas", areas_file(tmp_path), "--valid-from", "yesterday")


def test_compare_places_fails_while_a_far_row_is_unexplained(tmp_path: Path) -> None:
    seeds = written(
        tmp_path,
        "places.csv",
        f"{SEED_HEADER}\nML-a,Aka,town,ML,,-4.2,14.7,3,,,,page,\nML-b,Bo,town,ML,,-4.2,14,3,,,,page,\n",
    )
    table = written(tmp_path, "table", shared_table(shared_line(1, name="Aka")))
    with pytest.raises(CommandError, match="1 rows are far off and explained nowhere"):
        told("compare_places", table, "--seeds", seeds)
    written(tmp_path, "far_places.csv", "key,reason\nML-a,two quarters\nML-z,gone\n")
    out = told("compare_places", table, "--seeds", seeds)
    assert "ML-a (town) 22.3 km from Aka at 14.500, -4.200: two quarters" in out
    assert "1 rows without a namesake: ML-b" in out
    assert "ML-z is explained and needs no explanation" in out
    assert "1 rows have a namesake; 0 lie" in told("compare_places", table, "--seeds", seeds, "--km", "30")
    with pytest.raises(CommandError, match="is not there"):
        told("compare_places", table, "--seeds", tmp_path / "none.csv")


def test_prepare_loads_areas_before_their_newer_names_and_again_when_areas_change(
    small_seeds: Path,  # noqa: F811
) -> None:
    written(small_seeds, "areas.csv", ",".join(COLUMNS) + "\nML,1,ML-1,part,Nioro,Nioro,,2023-03-13,,page\n")
    areas_file(small_seeds, code="other", name="areas.geojson.gz")
    assert "no area ML-1 of level 1 is loaded in ML" in prepare()
    areas_file(small_seeds, name="areas.geojson.gz")
    assert "area names: 1 new, 0 confirmed" in prepare()
    assert AreaAlias.objects.get().name_fr == "Nioro"
    assert "area names: up to date" in prepare()


def test_prepare_asks_each_time_which_areas_are_current(small_seeds: Path) -> None:  # noqa: F811
    prepare()
    make_area(1, code="ended", valid_to="2020-12-31")
    assert "areas: 1 began or ceased to be current; 0 incidents moved" in prepare()
    assert not Area.objects.get().is_current
