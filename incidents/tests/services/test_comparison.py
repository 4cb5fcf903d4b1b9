"""Seeds rows held against the nearest place of their name."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

from incidents.services.reference_data.comparison import Comparison, compare_places
from incidents.services.reference_data.source_files import FileRefused

from .gazetteer_texts import SEED_HEADER, SHARED, shared_line, shared_table

TABLE = SHARED / "gazetteer" / "sahel_places.tsv.gz"


def seed(
    key: str, name: str, lat: float, *, kind: str = "town", country: str = "ML", spelt: str = "", km: int = 3
) -> str:
    return f"{key},{name},{kind},{country},,-4.2,{lat},{km},{spelt},,,page,"


@pytest.fixture
def compare(tmp_path: Path) -> Callable[..., Comparison]:
    def of(rows: list[str], places: list[str], explained: str = "", km: float = 5) -> Comparison:
        seeds, gazetteer, reasons = tmp_path / "places.csv", tmp_path / "table", tmp_path / "far_places.csv"
        seeds.write_text("\n".join([SEED_HEADER, *rows]) + "\n", encoding="utf-8")
        gazetteer.write_text(shared_table(*places), encoding="utf-8")
        if explained:
            reasons.write_text(explained, encoding="utf-8")
        return compare_places(seeds, gazetteer, km=km, explanations=reasons)

    return of


def test_only_rows_beyond_the_limit_are_far_and_the_nearest_namesake_counts(
    compare: Callable[..., Comparison],
) -> None:
    places = [shared_line(n, name="Koro", lat=lat) for n, lat in enumerate(("14.6", "13.0", "14.47"))]
    found = compare([seed("ML-koro", "Koro", 14.5), seed("ML-koro-2", "Koro", 14.7)], places)
    [far] = found.far
    assert (far.key, far.km, far.lat) == ("ML-koro-2", 11.1, 14.6)
    assert (found.compared, found.without_namesake, found.unexplained) == (2, (), (far,))
    assert compare([seed("ML-koro-2", "Koro", 14.7)], places, km=12).far == ()


def test_any_spelling_counts_folded_in_the_same_country(compare: Callable[..., Comparison]) -> None:
    places = [
        shared_line(1, name="Autre", other_names="Korô", lat="15"),
        shared_line(2, name="Koro", cc="BF", lat="14.5"),
        shared_line(3, name="Koro", lat="0", lon="0"),  # no coordinates at all
    ]
    [far] = compare([seed("ML-x", "Quelque", 14.5, spelt="Koro")], places).far
    assert (far.km, far.namesake) == (55.7, "Autre")


def test_rows_without_a_namesake_stand_apart(compare: Callable[..., Comparison]) -> None:
    found = compare([seed("ML-gossi", "Gossi", 15.8)], [shared_line(1, name="Koro", cc="BF")])
    assert (found.far, found.without_namesake, found.compared) == ((), ("ML-gossi",), 0)


def test_explained_rows_are_marked_and_needless_explanations_named(
    compare: Callable[..., Comparison],
) -> None:
    explained = "key,reason\nML-a,the Malian side\nML-c,no more\n"
    rows = [seed("ML-a", "Aka", 14.7), seed("ML-b", "Bako", 14.7)]
    found = compare(rows, [shared_line(1, name="Aka"), shared_line(2, name="Bako")], explained)
    assert {far.key: far.reason for far in found.far} == {"ML-a": "the Malian side", "ML-b": ""}
    assert [far.key for far in found.unexplained] == ["ML-b"]
    assert found.needless == ("ML-c",)


def test_the_middle_of_an_expanse_may_lie_elsewhere_within_its_radius(
    compare: Callable[..., Comparison],
) -> None:
    rows = [
        seed("ML-region-a", "Aka", 15.0, kind="region", km=100),
        seed("ML-region-b", "Bako", 15.0, kind="region", km=20),
        seed("ML-town-c", "Cora", 15.0, km=100),
    ]
    places = [shared_line(n, name=name) for n, name in enumerate(("Aka", "Bako", "Cora"))]
    assert {far.key for far in compare(rows, places).unexplained} == {"ML-region-b", "ML-town-c"}


def test_a_zone_of_no_country_is_held_against_all(compare: Callable[..., Comparison]) -> None:
    found = compare(
        [seed("ZZ-lake", "Liptako", 14.5, kind="zone", country="")], [shared_line(1, name="Liptako", cc="NE")]
    )
    assert found.compared == 1


def test_what_is_no_gazetteer_and_no_table_of_reasons_is_refused(
    tmp_path: Path, compare: Callable[..., Comparison]
) -> None:
    with pytest.raises(FileRefused, match="no columns key and reason"):
        compare([seed("ML-a", "Aka", 14.7)], [shared_line(1)], "a,b\n1,2\n")
    seeds = tmp_path / "places.csv"
    with pytest.raises(FileRefused, match=r"is a places\.csv"):
        compare_places(seeds, seeds, km=5, explanations=tmp_path / "none")


@pytest.mark.skipif(not TABLE.exists(), reason=f"{TABLE} is not there")
def test_the_seeds_are_compared_with_the_whole_table_in_seconds() -> None:
    seeds = Path(settings.BASE_DIR / "seeds" / "places.csv")
    began = time.monotonic()
    found = compare_places(seeds, TABLE, km=5, explanations=seeds.with_name("none"))
    assert time.monotonic() - began < 30
    assert found.compared > 300
    assert "BF-kompienga" in {far.key for far in found.unexplained}
