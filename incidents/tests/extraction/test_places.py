"""Which names in a text are places of the event, which only say where it lies, and which are no places."""

from datetime import date

import pytest

from incidents.extraction import Vocabulary, extract
from incidents.extraction.mentions import find_mentions
from incidents.extraction.types import PlaceNameRecord, PlaceRecord
from incidents.extraction.vocabulary import distance_km
from incidents.text.folding import fold

from .conftest import by_key

TUESDAY = date(2025, 6, 10)


def village(key, *names, country="ML", lat=14.0, lon=-5.0, kind="village"):
    return PlaceRecord(key, tuple(PlaceNameRecord("", name) for name in names), country, None, lat, lon, kind)


def drafts(places, text):
    return by_key(extract(text, published=TUESDAY, vocabulary=Vocabulary.build(places, [])))


WORDS = [
    village("geonames:1", "Site", lat=11.0),
    village("geonames:2", "Bilan", lat=11.5),
    village("geonames:3", "Sam", lat=12.0),
    village("geonames:4", "Bangou", lat=12.5),
    village("geonames:5", "May", lat=13.0),
    village("geonames:6", "Bayan", "البيان", lat=13.5),
    village("geonames:7", "Day", "يوم", lat=14.5),
    village("geonames:8", "Paris", lat=15.0),
    village("geonames:9", "Guiré", lat=14.6),
    village("ML-gao", "Gao", "غاو", lat=16.27, lon=-0.05, kind="city"),
]


@pytest.mark.parametrize(
    "text",
    [
        "Mali: an attack killed five soldiers on May 5, the SITE monitoring group said.",
        "Mali : une attaque lundi. Bilan : cinq soldats tués.",
        "Ten soldiers were killed in an attack in Mali, Sam Touré told reporters.",
        "Mali : dix civils tués lundi dans l'attaque de Tchoma Bangou.",
        "جاء في البيان الصادر في مالي أن الهجوم قتل خمسة جنود يوم الاثنين.",
        "Paris condemned the attack that killed ten soldiers in Mali on Monday.",
    ],
)
def test_words_and_halves_of_names_are_no_villages(text):
    assert drafts(WORDS, text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Mali : une attaque a tué dix soldats lundi à Guiré.",
        "Mali: gunmen killed ten soldiers in the village of Guiré on Monday.",
        "Mali : l'attaque de Guiré a tué dix soldats. Des renforts sont arrivés à Guiré lundi.",
    ],
)
def test_an_uncurated_village_counts_where_the_text_puts_something_in_it(text):
    assert set(drafts(WORDS, text)) == {"geonames:9"}


def test_names_that_a_machine_translated_are_not_looked_for():
    found = find_mentions(fold("هجوم يوم الاثنين"), Vocabulary.build(WORDS, []))
    assert found.all("place") == []


HOMONYMS = [
    village("ML-boni", "Boni", lat=15.08, lon=-2.22, kind="town"),
    village("geonames:1", "Boni", country="BF", lat=11.57, lon=-3.4),
    village("BF-hounde", "Houndé", country="BF", lat=11.49, lon=-3.52, kind="town"),
    village("ML-gao", "Gao", lat=16.27, lon=-0.05, kind="city"),
    village("geonames:2", "Gao", country="BF", lat=11.65, lon=-2.18),
    village("NE-region", "région de Tillabéri", country="NE", lat=14.2, lon=2.2, kind="region"),
    village("geonames:3", "Zibane", country="NE", lat=14.3, lon=2.0),
    village("geonames:4", "Zibane", country="NE", lat=13.0, lon=12.0),
]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Burkina Faso : dix civils tués lundi à Boni, près de Houndé.", "geonames:1"),
        ("Mali, Burkina Faso, Burkina : dix civils tués lundi à Gao.", "ML-gao"),
        ("Niger : dix civils tués lundi à Zibane, dans la région de Tillabéri.", "geonames:3"),
    ],
)
def test_of_homonyms_the_one_that_fits_the_text_is_meant(text, key):
    assert set(drafts(HOMONYMS, text)) == {key}


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Dix soldats tués lundi à Soumpi, petite garnison au sud-ouest de Tombouctou.", {"ML-soumpi"}),
        ("Gunmen killed ten soldiers on Monday in Bamba, a town between Gao and Timbuktu.", {"ML-bamba"}),
        ("قتل عشرة جنود يوم الاثنين في هجوم على بامبا، بين غاو وتمبكتو.", {"ML-bamba"}),
        ("Une mine a tué dix soldats lundi à Toéni, sur la route de Tougan.", {"BF-toeni"}),
        ("Une attaque a tué dix soldats lundi à Djibo. Les blessés ont été transférés à Kaya.", {"BF-djibo"}),
        ("Gunmen killed ten people in Djibo on Monday; the wounded were evacuated to Kaya.", {"BF-djibo"}),
        ("Dix soldats tués lundi dans une attaque à Djibo, selon une source à Kaya.", {"BF-djibo"}),
        ("Gunmen attacked the vessel Timbuktu near Bamba on Monday, killing ten people.", {"ML-bamba"}),
        ("استهدف هجوم سفينة تمبكتو قرب بامبا يوم الاثنين وقتل عشرة مدنيين.", {"ML-bamba"}),
        ("Gunmen attacked Djibo on Monday, the general staff in Bamako said.", {"BF-djibo"}),
        ("An attack killed ten soldiers on Monday in Gao and Kidal.", {"ML-gao", "ML-kidal"}),
    ],
)
def test_places_that_only_locate_others_become_no_drafts(text, keys, read):
    assert set(by_key(read(text, published=TUESDAY))) == keys


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("Une mine a tué dix soldats lundi entre Djibo et Bourzanga.", 13.89, -1.59),
        ("A mine killed ten soldiers on Monday 20 km north of Djibo.", 14.28, -1.63),
        ("Dix soldats tués lundi dans une embuscade à 40 km au sud-est de Kidal.", 18.19, 1.68),
        ("قتل عشرة جنود يوم الاثنين في كمين على بعد 20 كلم شمال جيبو.", 14.28, -1.63),
        ("Dix soldats tués lundi à 20 km de Djibo sur la route de Bourzanga.", 13.92, -1.59),
        ("Gunmen attacked a bus coming from Djibo to Bourzanga on Monday.", 13.89, -1.59),
    ],
)
def test_a_distance_or_a_road_gives_a_point(text, lat, lon, read):
    (draft,) = read(text, published=TUESDAY).drafts
    assert distance_km((draft.place.lat, draft.place.lon), (lat, lon)) < 4
    assert draft.place.geo_precision == 2


@pytest.mark.parametrize(
    ("text", "name", "key"),
    [
        ("Dix civils tués lundi à Zorobala, dans la commune de Barsalogho.", "Zorobala", "BF-barsalogho"),
        ("Gunmen killed ten people on Monday in the village of Zorobala in the commune of Barsalogho.",
         "Zorobala", "BF-barsalogho"),
        ("Gunmen killed ten people on Monday at the mosque of Zorobala, in the commune of Barsalogho.",
         "Zorobala", "BF-barsalogho"),
        ("قتل مسلحون عشرة مدنيين يوم الاثنين في زوروبالا، التابعة لبلدية برسالوغو.",
         "زوروبالا", "BF-barsalogho"),
        ("قتل عشرة جنود يوم الاثنين بزوروبالا، في إقليم سوم.", "زوروبالا", "BF-province-soum"),
    ],
)  # fmt: skip
def test_a_village_nobody_knows_stands_in_its_commune(text, name, key, read):
    (draft,) = read(text, published=TUESDAY).drafts
    assert (draft.place_name, draft.place.key) == (name, key)
    assert draft.place.geo_precision == (3 if "province" in key else 2)


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked two villages of the Tillaberi region on Monday. In Zoro Bana there are 70 dead, and "
        "30 in Karbou, the mayor said.",
        "Des hommes armés ont attaqué lundi deux villages de la région de Tillabéri. A Zoro Bana, on compte "
        "70 morts, et 30 à Karbou.",
    ],
)
def test_a_name_that_opens_a_sentence_with_its_dead_is_a_village(text, read):
    found = read(text, published=TUESDAY).drafts
    assert {draft.place_name for draft in found} == {"Zoro Bana", "Karbou"}
    assert {draft.place.key for draft in found} == {"NE-region-tillaberi"}


def test_the_narrowest_area_of_a_village_counts(read):
    text = (
        "Dix soldats tués lundi à Zorobala, dans le nord du Burkina Faso. L'attaque à Zorobala, dans la "
        "province du Soum, n'a pas été revendiquée."
    )
    (draft,) = read(text, published=TUESDAY).drafts
    assert draft.place.key == "BF-province-soum"


@pytest.mark.parametrize(
    "text",
    [
        "Le village pleure ses morts : l'attaque a tué dix soldats lundi.",
        "قتل عشرة مدنيين يوم الاثنين في هجوم على قرية للفولاني.",
        "One village was attacked on Monday and ten people were killed.",
    ],
)
def test_words_beside_village_are_no_names(text, read):
    assert read(text, published=TUESDAY).drafts == ()


def test_an_arabic_name_is_heard_where_no_spelling_of_it_is_known():
    places = [
        village("BF-soum", "province du Soum", "إقليم سوم", country="BF", lat=14.2, lon=-1.3, kind="region"),
        village("geonames:1", "Zorobala", country="BF", lat=14.1, lon=-1.2),
        village("geonames:2", "Zarbala", country="BF", lat=11.0, lon=-4.0),
        village("geonames:3", "Tilimba", country="BF", lat=14.0, lon=-1.0),
        village("geonames:4", "Dilinfa", country="BF", lat=14.4, lon=-1.6),
    ]
    text = "بوركينا فاسو: قتل مسلحون عشرة مدنيين يوم الاثنين في قرية {} في إقليم سوم."
    assert set(drafts(places, text.format("زوروبالا"))) == {"geonames:1"}
    # Zarbala lies in no Soum, and a name with other consonants is another name.
    assert set(drafts(places, text.format("كوروبالا"))) == {"BF-soum"}


def test_niger_state_is_no_part_of_niger(read):
    text = "Nigeria: gunmen in Niger State killed ten people in Kontagora on Monday."
    assert set(by_key(read(text, published=TUESDAY))) == {"NG-kontagora"}
