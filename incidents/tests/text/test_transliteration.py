"""Names said alike in two scripts, and words that a machine translated."""

import pytest

from incidents.text.transliteration import core_name, unlikeness


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("كايس", "Kayes"),
        ("مدينة تمبكتو", "Tombouctou"),
        ("غاو", "Gao"),
        ("جاو", "Gao"),
        ("دجيبو", "Djibo"),
        ("تشاد", "Tchad"),
        ("كاتسينا", "Katsina"),
        ("اكسيم", "Axim"),
        ("العيون", "El Aïoun"),
        ("وادي الفضة", "Oued Fodda"),
        ("قرية ساي في مالي", "Saye"),
        ("نيورو", "Nioro du Sahel"),
        ("ڨورايا", "Gouraya"),
        ("خراطة،بجاية", "Kherrata"),
    ],
)
def test_a_transliterated_name_has_the_same_consonants(arabic: str, latin: str) -> None:
    assert unlikeness(arabic, [latin]) <= 0.2


@pytest.mark.parametrize(
    ("translated", "latin"),
    [
        ("كرنب أجعد", "Kale"),
        ("غيبوبة", "Koma"),
        ("حرب", "War"),
        ("أغنية", "Song"),
        ("Guerre", "War"),
        ("Chou frisé", "Kale"),
        ("Nombril", "Navel"),
    ],
)
def test_a_translated_word_has_not(translated: str, latin: str) -> None:
    assert unlikeness(translated, [latin]) > 0.42


def test_the_nearest_of_several_names_counts_and_none_is_like_nothing() -> None:
    assert unlikeness("كايس", ["Bamako", "Kayes"]) == 0
    assert unlikeness("كايس", []) == 1


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("région de Mopti", "mopti"),
        ("Mopti Region", "mopti"),
        ("ولاية موبتي", "موبتي"),
        ("La Ville", "la ville"),
    ],
)
def test_generic_words_fall_away_unless_they_are_all_there_is(text: str, core: str) -> None:
    assert core_name(text) == core
