"""Large files: a generated one of 100,000 rows, and the whole shared table."""

import time
from pathlib import Path

import pytest

from incidents.models import Generation, Place
from incidents.selectors.vocabulary import current_vocabulary
from incidents.services.reference_data.gazetteer import load_gazetteer
from incidents.tests.factories import make_area

from .gazetteer_texts import SHARED, geonames_line

pytestmark = pytest.mark.django_db
TABLE = SHARED / "gazetteer" / "sahel_places.tsv.gz"
# The aim is a minute on a quiet machine; the machines that run tests are seldom that.
BUSY = 3


def generated(path: Path, rows: int) -> None:
    with path.open("w", encoding="utf-8") as handle:
        for number in range(rows):
            lat, lng = 12 + number % 400 * 0.02, -11 + number // 400 * 0.05
            name, people = f"Kona{number:06d}", str(number % 1000)
            line = geonames_line(number, name=name, lat=f"{lat:.4f}", lng=f"{lng:.4f}", population=people)
            handle.write(line + "\n")


def test_a_hundred_thousand_rows_load_in_a_minute_and_again_without_a_change(tmp_path: Path) -> None:
    make_area(0, box=(-12.3, 10.1, 4.3, 25.0), country="ML")
    path = tmp_path / "ML.txt"
    generated(path, 100_000)
    began = time.monotonic()
    first = load_gazetteer(path)
    assert time.monotonic() - began < 60 * BUSY
    assert first.new + len(first.refused) == 100_000
    assert first.new > 90_000
    second = load_gazetteer(path)
    assert (second.new, second.changed, second.names_new, second.confirmed) == (0, 0, 0, first.new)
    assert Generation.objects.get(name="vocabulary").value == 1


@pytest.mark.skipif(not TABLE.exists(), reason=f"{TABLE} is not there")
def test_the_whole_shared_table_keeps_its_homonyms_and_makes_a_vocabulary() -> None:
    began = time.monotonic()
    done = load_gazetteer(TABLE)
    assert time.monotonic() - began < 60 * BUSY
    assert done.read == 161_432
    for folded, least in (("koro", 32), ("gaya", 13), ("farabougou", 10), ("sikasso", 3)):
        assert Place.objects.filter(names__folded=folded).distinct().count() >= least, folded
    began = time.monotonic()
    vocabulary = current_vocabulary()
    assert len(vocabulary.places) > 140_000
    assert time.monotonic() - began < 10 * BUSY
