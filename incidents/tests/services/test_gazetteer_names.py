"""The rule about translated names, held against the whole shared table and the project's own seeds."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings

from incidents.extraction.types import WIDE_KINDS
from incidents.services.reference_data import gazetteer_checks as checks
from incidents.services.reference_data.gazetteer_formats import recognised
from incidents.services.reference_data.gazetteer_rows import Checked
from incidents.text.transliteration import unlikeness

from .gazetteer_texts import SHARED

TABLE = SHARED / "gazetteer" / "sahel_places.tsv.gz"


@pytest.fixture(scope="module")
def whole_table() -> Checked:
    if not TABLE.exists():
        pytest.skip(f"{TABLE} is not there")
    gazetteer = recognised(TABLE)
    assert gazetteer is not None
    return checks.checked_rows(gazetteer.rows(), source=gazetteer.source)


def test_hardly_any_arabic_name_of_the_seeds_would_be_refused() -> None:
    strange: Counter[str] = Counter()
    with Path(settings.BASE_DIR / "seeds" / "places.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            latin = [
                text for name in ("name", "names_fr", "names_en") for text in row[name].split("|") if text
            ]
            for text in row["names_ar"].split("|") if row["kind"] not in WIDE_KINDS else []:
                strange["all"] += bool(text)
                strange["town"] += bool(text) and unlikeness(text, latin) > checks.TOWN
                strange["hamlet"] += bool(text) and unlikeness(text, latin) > checks.HAMLET
    assert strange["all"] > 500
    assert strange["town"] <= strange["all"] / 200
    assert strange["hamlet"] <= strange["all"] / 50


def test_the_vegetable_and_the_illness_are_found_in_the_whole_table(whole_table: Checked) -> None:
    refused = {(refusal.what, refusal.detail) for refusal in whole_table.refused}
    for pair in (
        ("Kale", "كرنب أجعد"),
        ("Koma", "غيبوبة"),
        ("Kale", "Chou frisé"),
        ("Ore", "خام"),
        ("Song", "أغنية"),
    ):
        assert pair in refused


def test_names_of_towns_in_the_whole_table_are_kept(whole_table: Checked) -> None:
    kept = {(row.name, name.text) for row in whole_table.rows for name in row.names}
    for pair in (
        ("Mopti", "موبتي"),
        ("Gao", "غاو"),
        ("Kidal", "كيدال"),
        ("Djibo", "دجيبو"),
        ("Agadez", "أغاديس"),
    ):
        assert pair in kept


def test_as_many_names_are_refused_as_when_the_rule_was_calibrated(whole_table: Checked) -> None:
    counts = Counter(refusal.reason for refusal in whole_table.refused)
    assert 400 < counts[checks.TRANSLATED_ARABIC] < 450
    assert 320 < counts[checks.TRANSLATED_FRENCH] < 390
    assert len(whole_table.rows) > 161_000
