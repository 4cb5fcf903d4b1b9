"""The vocabulary: boundaries, clitics, homonyms, weak and strong aliases."""

from datetime import date

import pytest

from incidents.extraction import Vocabulary, extract
from incidents.extraction.mentions import find_mentions
from incidents.extraction.types import ActorRecord, AliasRecord, PlaceNameRecord, PlaceRecord
from incidents.text.folding import fold

DAY = date(2025, 6, 10)


def place(key, *names, country="ML", lat=14.0, lon=-5.0, kind="town", population=None):
    return PlaceRecord(
        key, tuple(PlaceNameRecord("", name) for name in names), country, None, lat, lon, kind, population
    )


def actor(key, inter, *aliases, countries=("ML",)):
    return ActorRecord(key, inter, countries, None, aliases)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("à Kayes.", ["kayes"]),
        ("Kayesville", []),
        ("kayes", []),
        ("d'Ansongo", ["ansongo"]),
        ("بكايس", ["كايس"]),
        ("وكايس", ["كايس"]),
        ("مكايس", []),
        ("كايسون", []),
        ("Gorom-Gorom", ["gorom-gorom"]),
        ("Gorom Gorom", ["gorom gorom"]),
    ],
)
def test_names_are_found_at_word_boundaries_and_after_clitics(text, found):
    vocabulary = Vocabulary.build(
        [place("k", "Kayes", "كايس"), place("a", "Ansongo"), place("g", "Gorom-Gorom")], []
    )
    folded = fold(text)
    assert [folded.text[m.start : m.end] for m in find_mentions(folded, vocabulary).all("place")] == found


def test_longest_name_wins():
    vocabulary = Vocabulary.build(
        [place("a", "Nioro"), place("b", "Nioro du Rip", country="SN", lon=-15.0)], []
    )
    mentions = find_mentions(fold("à Nioro du Rip"), vocabulary).all("place")
    assert [vocabulary.places[number].key for mention in mentions for number in mention.value] == ["b"]


def test_twin_records_of_one_place_become_one():
    vocabulary = Vocabulary.build(
        [place("ML-kayes", "Kayes"), place("geonames:1", "Kayes", "Khay", lat=14.01)], []
    )
    assert [record.key for record in vocabulary.places] == ["ML-kayes"]
    drafts = extract(
        "Une attaque a tué dix soldats à Khay lundi.", published=DAY, vocabulary=vocabulary
    ).drafts
    assert [draft.place.key for draft in drafts] == ["ML-kayes"]


@pytest.mark.parametrize(("country", "key"), [("Mali", "ML-koro"), ("Burkina Faso", "BF-koro")])
def test_homonyms_follow_the_country_that_the_text_names(country, key):
    vocabulary = Vocabulary.build(
        [place("ML-koro", "Koro"), place("BF-koro", "Koro", country="BF", lat=11.0)], []
    )
    (draft,) = extract(
        f"{country} : dix civils tués à Koro lundi.", published=DAY, vocabulary=vocabulary
    ).drafts
    assert draft.place.key == key


def test_acronyms_count_only_as_written():
    vocabulary = Vocabulary.build([place("k", "Kayes")], [actor("NE_FDS", 1, AliasRecord("FAN", "fr"))])
    folded = fold("un fan de Kayes, FAN")
    assert [folded.quote(m.start, m.end) for m in find_mentions(folded, vocabulary).all("actor")] == ["FAN"]


def test_weak_alias_never_overrides_strong_one():
    strong = actor("A", 2, AliasRecord("les Lions", "fr"))
    weak = actor("B", 2, AliasRecord("les Lions", "fr", strong=False))
    vocabulary = Vocabulary.build([place("k", "Kayes")], [weak, strong])
    (draft,) = extract(
        "Les Lions ont attaqué un camp militaire à Kayes lundi.", published=DAY, vocabulary=vocabulary
    ).drafts
    assert draft.perpetrators == ("A",)


def test_alias_counts_only_while_it_was_in_use():
    old = actor("OLD", 2, AliasRecord("les Lions", "fr", valid_to=date(2020, 1, 1)))
    vocabulary = Vocabulary.build([place("k", "Kayes")], [old])
    (draft,) = extract(
        "Les Lions ont attaqué un camp militaire à Kayes lundi.", published=DAY, vocabulary=vocabulary
    ).drafts
    assert draft.perpetrators == ()


def test_a_community_is_never_a_perpetrator():
    community = ActorRecord("PEOPLE", 4, ("ML",), None, (AliasRecord("les Peuls", "fr"),), is_community=True)
    vocabulary = Vocabulary.build([place("k", "Kayes")], [community])
    (draft,) = extract(
        "Les Peuls ont attaqué un village à Kayes lundi.", published=DAY, vocabulary=vocabulary
    ).drafts
    assert draft.perpetrators == ()


def test_terrorists_alone_name_nobody_even_as_an_alias():
    jihadists = actor("JIHADIST_UNSPEC", 2, AliasRecord("terroristes", "fr"), countries=("*",))
    vocabulary = Vocabulary.build([place("k", "Kayes")], [jihadists])
    (draft,) = extract(
        "Des terroristes ont tué dix civils à Kayes.", published=DAY, vocabulary=vocabulary
    ).drafts
    assert draft.perpetrators == ()


@pytest.mark.parametrize(("country", "army"), [("malienne", "ML_FAMA"), ("burkinabè", "BF_FDS")])
def test_the_army_is_that_of_the_country(country, army):
    armies = [actor("ML_FAMA", 1), actor("BF_FDS", 1, countries=("BF",))]
    vocabulary = Vocabulary.build(
        [place("k", "Kayes"), place("d", "Djibo", country="BF", lat=14.1, lon=-1.6)], armies
    )
    where = "Kayes" if army == "ML_FAMA" else "Djibo"
    (draft,) = extract(
        f"Dix soldats de l'armée {country} tués dans une embuscade à {where}.",
        published=DAY,
        vocabulary=vocabulary,
    ).drafts
    assert draft.targets == (army,)


@pytest.mark.parametrize(
    "text",
    [
        "L'Institut Kayes a publié une étude après l'attaque.",
        "Kayes FC victorious after attack on goalkeeper.",
        "Le gouverneur de Kayes a condamné l'attaque.",
        "Selon une source à Kayes, une attaque a eu lieu.",
    ],
)
def test_institutions_clubs_officials_and_sources_are_no_places(text):
    vocabulary = Vocabulary.build([place("k", "Kayes")], [])
    assert extract(text, published=DAY, vocabulary=vocabulary).drafts == ()
