"""Names of newer regions: seeds/areas.csv."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from incidents.models import AreaAlias
from incidents.services.reference_data import load_area_aliases
from incidents.services.reference_data.area_aliases import COLUMNS
from incidents.services.reference_data.loaded import Loaded
from incidents.services.reference_data.source_files import FileRefused
from incidents.tests.factories import make_area

pytestmark = pytest.mark.django_db
SOUM = "BF,1,BF-12,part,Soum,Soum,سوم,2025-07-02,,https://example.org/decree"
LIPTAKO = "BF,1,BF-12,reduced,Liptako,Liptako,,2025-07-02,,https://example.org/decree"


@pytest.fixture
def load(tmp_path: Path) -> Callable[..., Loaded]:
    make_area(1, code="BF-12", country="BF", is_current=False)

    def of(*rows: str, header: str = ",".join(COLUMNS)) -> Loaded:
        path = tmp_path / "areas.csv"
        path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
        return load_area_aliases(path)

    return of


def test_names_are_stored_with_their_dates_and_relation(load: Callable[..., Loaded]) -> None:
    assert load(SOUM, LIPTAKO) == Loaded(2, 0)
    alias = AreaAlias.objects.get(name_fr="Soum")
    assert (alias.relation, alias.valid_from, alias.valid_to, alias.name_ar) == (
        "part",
        date(2025, 7, 2),
        None,
        "سوم",
    )


def test_a_second_load_confirms_and_a_correction_corrects(load: Callable[..., Loaded]) -> None:
    load(SOUM, LIPTAKO)
    ids = set(AreaAlias.objects.values_list("pk", flat=True))
    assert load(SOUM, LIPTAKO) == Loaded(0, 2)
    load(SOUM.replace("part", "renamed"), LIPTAKO)
    assert AreaAlias.objects.get(name_fr="Soum").relation == "renamed"
    assert set(AreaAlias.objects.values_list("pk", flat=True)) == ids


def test_a_name_that_left_the_file_leaves_the_table(load: Callable[..., Loaded]) -> None:
    load(SOUM, LIPTAKO)
    load(LIPTAKO)
    assert [alias.name_fr for alias in AreaAlias.objects.all()] == ["Liptako"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (SOUM.replace("BF-12", "BF-99"), "no area BF-99 of level 1 is loaded in BF"),
        (SOUM.replace("BF,1", "ML,1"), "no area BF-12 of level 1 is loaded in ML"),
        (SOUM.replace("https://example.org/decree", " "), "no source"),
        (SOUM.replace("2025-07-02", "July"), "'July' is no day"),
        (SOUM.replace("2025-07-02", ""), "'' is no day"),
        (SOUM.replace("2025-07-02,", "2025-07-02,2024-01-01"), "it ends on 2024-01-01, before it begins"),
        (SOUM.replace("part", "neighbour"), "not 'neighbour'"),
        (SOUM.replace(",1,", ",0,"), "level is 1, 2 or 3"),
        (SOUM.replace("Soum,Soum", ",Soum"), "the French or the English name is missing"),
    ],
)
def test_a_row_that_leads_nowhere_is_told_with_its_line(
    load: Callable[..., Loaded], row: str, reason: str
) -> None:
    done = load(LIPTAKO, row)
    assert done.new == 1
    assert done.refused[0].startswith("areas.csv, line 3: ")
    assert reason in done.refused[0]


@pytest.mark.parametrize(
    ("rows", "header", "sentence"),
    [
        ((SOUM,), "country,level", "lacks the columns area_code"),
        ((SOUM + ",more",), ",".join(COLUMNS), "line 2 has not as many columns"),
        (("BF,1",), ",".join(COLUMNS), "line 2 has not as many columns"),
    ],
)
def test_another_table_writes_nothing(
    load: Callable[..., Loaded], rows: tuple[str, ...], header: str, sentence: str
) -> None:
    with pytest.raises(FileRefused, match=sentence):
        load(*rows, header=header)
    assert not AreaAlias.objects.exists()
