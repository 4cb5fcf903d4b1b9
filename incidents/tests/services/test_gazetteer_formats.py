"""Gazetteers are recognised by content, and a bad file gives a sentence."""

import gzip
import zipfile
from pathlib import Path

import pytest

from incidents.services.reference_data.gazetteer_formats import recognised
from incidents.services.reference_data.gazetteer_rows import RawPlace
from incidents.services.reference_data.source_files import LONGEST_LINE, FileRefused

from .gazetteer_texts import (
    SEEDS,
    geonames_line,
    shared_line,
    shared_table,
    wof_collection,
    wof_feature,
)

META_HEADER = (
    "bbox,cessation,deprecated,geom_latitude,geom_longitude,id,iso_country,name,placetype,superseded_by,"
    "wof_country"
)


def written(folder: Path, content: str | bytes, name: str = "file.dat") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def rows_of(path: Path) -> list[RawPlace]:
    gazetteer = recognised(path)
    assert gazetteer is not None
    return list(gazetteer.rows())


def test_a_geonames_dump_gives_names_kind_and_people(tmp_path: Path) -> None:
    line = geonames_line(
        2453348, name="Mopti", alternates="Mobti,MZI,موبتي,Мопти", feature="P.PPLA", population="114296"
    )
    [place] = rows_of(written(tmp_path, line + "\n"))
    assert (place.key, place.kind, place.population, place.country) == (
        "geonames:2453348",
        "region_capital",
        114296,
        "ML",
    )
    assert place.names == (("", "Mobti"), ("ar", "موبتي"))  # no airport code, no script nobody here reads


def test_the_shared_table_prefers_the_geonames_id(tmp_path: Path) -> None:
    table = shared_table(
        shared_line(7, names_ar="كرنب|كالي", names_fr="Chou", other_names="Kalé"),
        shared_line(8, geonames_id="", id="1108"),
        shared_line(9, geonames_id="", id="gn:2357076"),
    )
    places = rows_of(written(tmp_path, table))
    assert [place.key for place in places] == ["geonames:7", "wof:1108", "geonames:2357076"]
    assert places[0].names == (("ar", "كرنب"), ("ar", "كالي"), ("fr", "Chou"), ("en", ""), ("", "Kalé"))
    assert [place.line for place in places] == [2, 3, 4]


def test_who_is_on_first_geojson_gives_every_language_we_read(tmp_path: Path) -> None:
    feature = wof_feature(
        421168669,
        **{
            "wof:name": "Kidal",
            "name:ara_x_preferred": ["كيدال"],
            "name:fra_x_preferred": ["Kidal"],
            "name:rus_x_preferred": ["Кидаль"],
            "name:eng_x_variant": ["Kidal Town"],
            "wof:concordances": {"gn:id": 2455290},
            "wof:population": 25617,
            "lbl:latitude": 18.44,
            "lbl:longitude": 1.41,
        },
    )
    old = wof_feature(2, **{"wof:superseded_by": [421168669]})
    gone = wof_feature(3, **{"mz:is_current": 0})
    [place] = rows_of(written(tmp_path, wof_collection(feature, old, gone)))
    assert (place.key, place.lat, place.lng, place.population) == ("geonames:2455290", "18.44", "1.41", 25617)
    assert set(place.names) == {("ar", "كيدال"), ("fr", "Kidal"), ("en", "Kidal Town")}


def test_a_meta_table_of_who_is_on_first_gives_coordinates(tmp_path: Path) -> None:
    rows = [
        'x,uuuu,uuuu,18.4,1.4,42,ML,"Kidal, ville",locality,,ML',
        "x,uuuu,2019-01-01,18.4,1.4,43,ML,Gone,locality,,ML",
        "x,uuuu,uuuu,18.4,1.4,44,ML,Shop,venue,,ML",
    ]
    places = rows_of(written(tmp_path, "\n".join([META_HEADER, *rows])))
    assert [(place.key, place.name, place.kind) for place in places] == [
        ("wof:42", "Kidal, ville", "village"),
        ("wof:44", "Shop", None),
    ]


def test_a_table_like_the_seeds_is_told_apart(tmp_path: Path) -> None:
    assert recognised(written(tmp_path, SEEDS)) is None


@pytest.mark.parametrize("packing", ["plain", "gz", "zip"])
def test_packing_is_seen_in_the_bytes_whatever_the_name(tmp_path: Path, packing: str) -> None:
    content = (geonames_line() + "\n").encode()
    path = tmp_path / "places.whatever"
    if packing == "zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("readme.txt", "what the columns are")
            archive.writestr("ML.txt", content)
    else:
        path.write_bytes(gzip.compress(content) if packing == "gz" else content)
    assert [place.name for place in rows_of(path)] == ["Village 1"]


def test_a_zip_with_two_data_files_is_asked_back(tmp_path: Path) -> None:
    path = tmp_path / "two.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ML.txt", geonames_line())
        archive.writestr("BF.txt", geonames_line())
    with pytest.raises(FileRefused, match=r"should hold one data file, and holds 2: ML.txt, BF.txt"):
        rows_of(path)


BAD_FILES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "is empty"),
    "blank": (b" \n\n", "is empty"),
    "binary": (bytes(range(256)) * 50, "NUL byte"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\x01" * 200, "not UTF-8|no gazetteer"),
    "utf-16": (geonames_line().encode("utf-16"), "NUL byte"),
    "latin-1": (geonames_line(name="Ségou").encode("latin-1"), "line 1 is not UTF-8"),
    "latin-1 later": (
        (geonames_line() + "\n" + geonames_line(2, name="Ségou")).encode("latin-1"),
        "line 2 is not UTF-8",
    ),
    "18 columns": ((geonames_line() + "\n1\tKayes\n").encode(), "line 2 has 2 columns, a GeoNames dump 19"),
    "short row": ((shared_table(shared_line()) + "1\tML\n").encode(), "line 3 has 2 columns, its header 15"),
    "other table": (b"a,b,c\n1,2,3\n", "Its first line begins: a,b,c"),
    "long line": (b"1\t" + b"x" * (10 * LONGEST_LINE), "line 1 is longer than"),
    "half a gz": (gzip.compress((geonames_line() + "\n").encode() * 5000)[:400], "damaged or was cut off"),
    "not a zip": (b"PK\x03\x04 and then nothing", "damaged or was cut off"),
    "half a json": (b'{"type": "FeatureCollection", "features": [{', "not valid JSON"),
    "topojson": (b'{"type": "Topology", "objects": {}}', "TopoJSON"),
    "other geojson": (
        b'{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"a": 1}}]}',
        "load_areas",
    ),
    "no feature": (b'{"type": "FeatureCollection", "features": []}', "holds no feature"),
}


@pytest.mark.parametrize("case", BAD_FILES)
def test_a_bad_file_is_refused_in_words(tmp_path: Path, case: str) -> None:
    content, sentence = BAD_FILES[case]
    path = written(tmp_path, content, "bad.dat")
    with pytest.raises(FileRefused, match=sentence):
        rows_of(path)


def test_a_file_that_is_not_there_and_a_folder_are_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="is not there"):
        recognised(tmp_path / "nothing.txt")
    with pytest.raises(FileRefused, match="is a folder"):
        recognised(tmp_path)
