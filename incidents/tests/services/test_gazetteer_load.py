"""What load_gazetteer stores, refuses and leaves alone."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.contrib.gis.geos import Point
from django.utils import timezone

from incidents.models import Generation, Place, PlaceName, RowOrigin
from incidents.services.reference_data import gazetteer_checks as checks
from incidents.services.reference_data.gazetteer import OUTSIDE, load_gazetteer
from incidents.services.reference_data.loaded import LoadedPlaces
from incidents.services.reference_data.place_store import remove_places
from incidents.services.reference_data.source_files import FileRefused
from incidents.tests.factories import make_area, make_incident, make_place

from .gazetteer_texts import (
    SEED_HEADER,
    SEEDS,
    geonames_line,
    shared_line,
    shared_table,
    wof_collection,
    wof_feature,
)

pytestmark = pytest.mark.django_db
MALI = (-12.3, 10.1, 4.3, 25.0)


@pytest.fixture(autouse=True)
def mali() -> None:
    make_area(0, box=MALI, country="ML", code="ML")


def load(folder: Path, content: str) -> LoadedPlaces:
    path = folder / "file"
    path.write_text(content, encoding="utf-8")
    return load_gazetteer(path)


def dump(*lines: str) -> str:
    return "\n".join(lines) + "\n"


def vocabulary() -> int:
    return Generation.objects.filter(name="vocabulary").values_list("value", flat=True).first() or 0


def state() -> list[Any]:
    """Every place and name to the letter."""
    places = Place.objects.order_by("key").values_list(
        "key", "name", "kind", "point", "coord_source", "origin"
    )
    names = PlaceName.objects.order_by("pk").values_list(
        "pk", "place__key", "language", "text", "is_preferred", "origin"
    )
    return [list(places), list(names)]


def reasons(done: LoadedPlaces) -> list[tuple[int, str]]:
    return [(refusal.line, refusal.reason) for refusal in done.refused]


def test_places_come_with_names_kind_uncertainty_source_and_origin(tmp_path: Path) -> None:
    done = load(
        tmp_path,
        dump(geonames_line(5, name="Gao", alternates="Gawgaw,غاو", feature="P.PPLA", population="86633")),
    )
    place = Place.objects.get()
    assert (done.new, done.names_new, done.form) == (1, 3, "GeoNames country dump")
    assert (place.key, place.kind, place.uncertainty_km, place.population) == (
        "geonames:5",
        "region_capital",
        5,
        86633,
    )
    assert (place.coord_source, place.origin) == ("GeoNames country dump, id 5", RowOrigin.GAZETTEER)
    assert place.point.coords == (-4.2, 14.5)
    names = [
        (name.language, name.text, name.folded, name.is_preferred, name.origin) for name in place.names.all()
    ]
    assert names == [
        ("", "Gao", "gao", False, "gazetteer"),
        ("", "Gawgaw", "gawgaw", False, "gazetteer"),
        ("ar", "غاو", "غاو", True, "gazetteer"),
    ]


def test_a_second_load_changes_nothing_and_moves_no_generation(tmp_path: Path) -> None:
    table = shared_table(
        *(shared_line(n, lat=f"{12 + n}", name=f"Kona {n}", names_fr=f"Cona {n}") for n in range(1, 6))
    )
    first = load(tmp_path, table)
    before, moved = state(), vocabulary()
    second = load(tmp_path, table)
    assert (first.new, moved) == (5, 1)
    assert (second.new, second.changed, second.confirmed, second.names_new) == (0, 0, 5, 0)
    assert (state(), vocabulary()) == (before, moved)


def test_a_newer_dump_corrects_a_row_and_the_generation_moves_once(tmp_path: Path) -> None:
    load(tmp_path, dump(geonames_line(1), geonames_line(2, lat="16")))
    done = load(tmp_path, dump(geonames_line(1, lat="14.6", alternates="Sokura"), geonames_line(2, lat="16")))
    assert (done.changed, done.confirmed, done.names_new, vocabulary()) == (1, 1, 1, 2)
    assert Place.objects.get(key="geonames:1").point.y == 14.6


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"lat": ""}, checks.NO_COORDINATES),
        ({"lat": "fourteen"}, checks.NO_COORDINATES),
        ({"lat": "nan"}, checks.OFF_THE_GLOBE),
        ({"lat": "141.5"}, checks.OFF_THE_GLOBE),
        ({"lat": "0", "lng": "0.0"}, checks.ZERO),
        ({"country": "FR"}, checks.OTHER_COUNTRY),
        ({"country": ""}, checks.OTHER_COUNTRY),
        ({"name": "1234"}, checks.NO_NAME),
        ({"name": "村"}, checks.NO_NAME),
        ({"feature": "S.SCH"}, checks.OTHER_KIND),
        ({"name": "Marsaxlokk", "lat": "35.84", "lng": "14.54"}, OUTSIDE),  # Malta, filed under ML
        ({"lng": "4.7"}, OUTSIDE),  # 43 km beyond the border
    ],
)
def test_a_bad_row_is_told_with_its_line_and_the_good_ones_are_stored(
    tmp_path: Path, change: dict[str, str], reason: str
) -> None:
    done = load(tmp_path, dump(geonames_line(1), geonames_line(2, **({"name": "Bankass"} | change))))
    assert reasons(done) == [(2, reason)]
    assert (done.read, list(Place.objects.values_list("key", flat=True))) == (2, ["geonames:1"])


def test_a_village_a_walk_across_the_border_stays(tmp_path: Path) -> None:
    assert load(tmp_path, dump(geonames_line(1, lng="4.4"))).new == 1  # 11 km


def test_rows_known_to_be_wrong_in_geonames_stay_out(tmp_path: Path) -> None:
    done = load(tmp_path, dump(geonames_line(10343856, name="Tessit")))
    assert (reasons(done), Place.objects.count()) == ([(1, checks.KNOWN_WRONG)], 0)


def test_where_no_outline_is_loaded_it_is_said(tmp_path: Path) -> None:
    done = load(tmp_path, dump(geonames_line(1, country="NE", lat="13.5", lng="2.1")))
    assert (done.new, done.unchecked_countries) == (1, ("NE",))


def test_a_translated_name_alone_is_refused_and_the_row_stays(tmp_path: Path) -> None:
    row = shared_line(2455878, name="Kale", names_ar="كرنب أجعد|كالي", names_fr="Chou frisé|Kalé")
    done = load(tmp_path, shared_table(row))
    assert reasons(done) == [(2, checks.TRANSLATED_ARABIC), (2, checks.TRANSLATED_FRENCH)]
    assert [refusal.detail for refusal in done.refused] == ["كرنب أجعد", "Chou frisé"]
    names = set(Place.objects.get().names.values_list("language", "text"))
    assert names == {("", "Kale"), ("ar", "كالي"), ("fr", "Kalé")}


def test_a_town_with_people_counted_is_trusted_with_another_name(tmp_path: Path) -> None:
    hamlet = shared_line(1, name="Alger", names_ar="الجزائر")
    town = shared_line(2, name="Alger", names_ar="الجزائر", population="1977663", lat="17")
    done = load(tmp_path, shared_table(hamlet, town))
    assert reasons(done) == [(2, checks.TRANSLATED_ARABIC)]


def test_one_place_of_two_files_is_one_row(tmp_path: Path) -> None:
    load(tmp_path, dump(geonames_line(2455290, name="Kidal")))
    feature = wof_feature(
        421,
        **{"wof:name": "Kidal", "wof:concordances": {"gn:id": 2455290}, "name:ara_x_preferred": ["كيدال"]},
    )
    feature["properties"]["geom:latitude"] = 14.7
    done = load(tmp_path, wof_collection(feature))
    place = Place.objects.get()
    assert (done.new, done.confirmed, done.names_new) == (0, 1, 1)
    # GeoNames' own dump keeps its coordinates, whichever file comes last.
    assert (place.point.y, place.coord_source) == (14.5, "GeoNames country dump, id 2455290")


def test_a_dump_corrects_what_an_older_merge_said(tmp_path: Path) -> None:
    load(tmp_path, shared_table(shared_line(7, lat="14.9")))
    done = load(tmp_path, dump(geonames_line(7)))
    assert (done.changed, Place.objects.get().point.y) == (1, 14.5)


def test_the_row_that_a_seed_cites_is_not_added(tmp_path: Path) -> None:
    make_place(
        "ML-x",
        coord_source="GeoNames country dump ML.txt as kept in https://x, id 77",
        names=(("fr", "Autre"),),
    )
    done = load(tmp_path, dump(geonames_line(77, name="Zorokoro")))
    assert (done.twins, done.new) == (1, 0)


@pytest.mark.parametrize(
    ("change", "twins"),
    [
        ({"lat": "14.65"}, 1),  # 17 km
        ({"lat": "14.75"}, 0),  # 28 km: another Koro
        ({"lat": "14.65", "name": "Tout autre"}, 0),
        ({"lat": "14.65", "name": "Tout autre", "alternates": "Korro"}, 1),  # any spelling
        ({"lat": "14.65", "feature": "H.WLL"}, 1),  # the well of the town
        ({"lat": "14.65", "feature": "A.ADM2"}, 0),  # the district is not the town
    ],
)
def test_a_namesake_near_a_seed_row_is_that_row(tmp_path: Path, change: dict[str, str], twins: int) -> None:
    make_place("ML-koro", names=(("fr", "Koro"), ("en", "Korro")), point=Point(-4.2, 14.5, srid=4326))
    done = load(tmp_path, dump(geonames_line(1, **({"name": "Koro"} | change))))
    assert (done.twins, done.new) == (twins, 1 - twins)


def test_a_namesake_in_the_other_country_is_another_place(tmp_path: Path) -> None:
    make_place("BF-x", country="BF", names=(("fr", "Koro"),), point=Point(-4.2, 14.5, srid=4326))
    assert load(tmp_path, dump(geonames_line(1, name="Koro"))).new == 1


def test_namesakes_of_gazetteers_a_walk_apart_are_one_and_homonyms_stay(tmp_path: Path) -> None:
    rows = [geonames_line(n, name="Farabougou", lat=f"{14 + n * 0.2:.3f}") for n in range(10)]
    rows.append(geonames_line(99, name="Farabougou", lat="14.02"))  # 2.2 km from the first
    done = load(tmp_path, dump(*rows))
    assert (done.new, done.twins) == (10, 1)
    assert load(tmp_path, dump(*rows)).new == 0


def test_a_region_of_another_spelling_is_the_seeds_region(tmp_path: Path) -> None:
    make_place("ML-region-gao", kind="region", names=(("fr", "région de Gao"),), uncertainty_km=235.0)
    Place.objects.update(point=Point(0, 16, srid=4326))
    region = shared_line(1, kind="region", name="Gao", lat="17", lon="1")
    district = shared_line(2, kind="county", name="Gao", lat="16.5", lon="0.2")
    done = load(tmp_path, shared_table(region, district))
    assert (done.twins, done.new) == (1, 1)
    assert Place.objects.get(key="geonames:2").kind == "district"


# --- what people changed ---------------------------------------------------------------------------------


def test_edited_coordinates_survive(tmp_path: Path) -> None:
    load(tmp_path, dump(geonames_line(1)))
    Place.objects.update(point=Point(-4.0, 14.0, srid=4326), edited_at=timezone.now())
    done = load(tmp_path, dump(geonames_line(1, name="Renamed", lat="14.8")))
    place = Place.objects.get()
    assert (place.point.coords, place.name, done.changed) == ((-4.0, 14.0), "Village 1", 0)


def test_an_added_alias_survives_with_its_standing(tmp_path: Path) -> None:
    load(tmp_path, dump(geonames_line(1, name="Sokura")))
    place = Place.objects.get()
    own = {"origin": RowOrigin.PERSON, "edited_at": timezone.now(), "is_preferred": True}
    PlaceName.objects.create(place=place, text="سكورة", folded="سكوره", language="ar", **own)
    load(tmp_path, shared_table(shared_line(1, name="Sokura", names_ar="سوكورا")))
    names = dict(place.names.filter(language="ar").values_list("text", "is_preferred"))
    assert names == {"سكورة": True, "سوكورا": False}


def test_a_retired_place_stays_retired_and_gets_no_names(tmp_path: Path) -> None:
    load(tmp_path, dump(geonames_line(1)))
    Place.objects.update(retired_at=timezone.now(), retired_reason="no such place", edited_at=timezone.now())
    before = state()
    done = load(tmp_path, dump(geonames_line(1, alternates="Sokura", lat="14.9")))
    assert (state(), done.changed, done.names_new, vocabulary()) == (before, 0, 0, 1)
    assert Place.objects.get().is_retired


def test_what_was_retired_does_not_come_back_under_another_key(tmp_path: Path) -> None:
    load(tmp_path, dump(geonames_line(1, name="Koro")))
    Place.objects.update(retired_at=timezone.now(), edited_at=timezone.now())
    assert load(tmp_path, wof_collection(wof_feature(5, **{"wof:name": "Koro"}))).new == 0


@pytest.mark.parametrize("again", ["Sokura", "SOKURA", "Sokúra"])
def test_a_retired_alias_is_not_revived_in_any_spelling(tmp_path: Path, again: str) -> None:
    load(tmp_path, dump(geonames_line(1, alternates="Sokura")))
    PlaceName.objects.filter(text="Sokura").update(retired_at=timezone.now(), edited_at=timezone.now())
    before = state()
    load(tmp_path, dump(geonames_line(1, alternates=again)))
    assert state() == before
    assert PlaceName.objects.in_use().count() == 1


def test_a_merged_place_stays_merged_when_its_key_comes_again(tmp_path: Path) -> None:
    load(tmp_path, dump(geonames_line(1), geonames_line(2, lat="16")))
    kept, merged = Place.objects.order_by("key")
    Place.objects.filter(pk=merged.pk).update(
        merged_into=kept, retired_at=timezone.now(), edited_at=timezone.now()
    )
    before = state()
    load(tmp_path, dump(geonames_line(1), geonames_line(2, lat="16.1", alternates="Autre Nom")))
    assert state() == before
    assert Place.objects.get(pk=merged.pk).merged_into == kept


def test_a_place_that_a_person_added_keeps_the_gazetteers_away(tmp_path: Path) -> None:
    make_place(
        "person:1", origin=RowOrigin.PERSON, names=(("fr", "Koro"),), point=Point(-4.2, 14.5, srid=4326)
    )
    before = state()
    assert load(tmp_path, dump(geonames_line(1, name="Koro", lat="14.6"))).twins == 1
    assert state() == before


def test_only_places_that_nothing_refers_to_are_removed(tmp_path: Path) -> None:
    load(tmp_path, dump(*(geonames_line(n, lat=f"{13 + n}") for n in range(1, 5))))
    used, edited, named, _free = Place.objects.order_by("key")
    make_incident(place=used)
    Place.objects.filter(pk=edited.pk).update(edited_at=timezone.now())
    named.names.update(retired_at=timezone.now())
    assert remove_places([f"geonames:{n}" for n in range(1, 5)]) == {"geonames:4"}
    assert Place.objects.count() == 3


# --- tables like the seeds -----------------------------------------------------------------------------


def test_a_table_like_the_seeds_is_curated_and_its_names_are_not_judged(tmp_path: Path) -> None:
    content = SEEDS + "XX-1,Nowhere,town,ML,,,14,3,,,,page,\nML-far,Far,town,ML,,60,14,3,,,,page,\n"
    done = load(tmp_path, content)
    assert (done.form, done.new) == ("places.csv", 2)
    assert reasons(done) == [(4, checks.NO_COORDINATES), (5, OUTSIDE)]
    assert set(Place.objects.values_list("origin", flat=True)) == {"seed"}
    assert PlaceName.objects.get(language="ar").checked == "read 2026-11-23"


def test_such_a_table_overtakes_the_gazetteers_row_of_the_same_place(tmp_path: Path) -> None:
    load(
        tmp_path,
        dump(geonames_line(1, name="Koro", lat="14.1", lng="-3.1"), geonames_line(2, name="Koro", lat="17")),
    )
    load(tmp_path, SEEDS)
    assert set(Place.objects.values_list("key", flat=True)) == {"ML-kayes", "ML-koro", "geonames:2"}


@pytest.mark.parametrize(
    ("row", "detail"),
    [
        ("ML-a,Aka,palace,ML,,-4,14,3,,,,page,", "palace"),
        ("ML-a,Aka,town,ML,,-4,14,3,,,,,", "no source"),
        ("ML-a,Aka,town,ML,,-4,14,far,,,,page,", "could not convert"),
        ("ML-a,Aka,town,ML,,-4,14,3,,,,page,soon", "Invalid isoformat"),
    ],
)
def test_a_row_of_such_a_table_that_says_nonsense_is_told(tmp_path: Path, row: str, detail: str) -> None:
    done = load(tmp_path, f"{SEED_HEADER}\n{row}\n")
    assert done.new == 0
    assert detail in done.refused[0].detail


def test_a_key_twice_in_such_a_table_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="ML-koro stands twice"):
        load(tmp_path, SEEDS + SEEDS.splitlines()[2] + "\n")
    assert not Place.objects.exists()


def test_a_file_that_breaks_off_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileRefused):
        load(tmp_path, dump(geonames_line(1), "2\tKayes"))
    assert not Place.objects.exists()


def test_the_report_counts_by_reason(tmp_path: Path) -> None:
    done = load(tmp_path, dump(*(geonames_line(n, lat="") for n in range(3)), geonames_line(9, country="FR")))
    assert done.by_reason() == {checks.NO_COORDINATES: 3, checks.OTHER_COUNTRY: 1}
    assert str(replace(done.refused[0], what="Kayes")) == f"line 1: Kayes: {checks.NO_COORDINATES} (, -4.2)"
