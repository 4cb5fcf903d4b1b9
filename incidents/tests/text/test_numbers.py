"""Numbers as news writes them."""

import pytest

from incidents.text.folding import fold
from incidents.text.numbers import find_numbers


@pytest.mark.parametrize(
    ("text", "low", "high", "quantifier"),
    [
        ("30", 30, 30, "exact"),
        ("٣٠", 30, 30, "exact"),
        ("1 200 soldats", 1200, 1200, "exact"),
        ("1,200 men", 1200, 1200, "exact"),
        ("twenty-one", 21, 21, "exact"),
        ("vingt et un", 21, 21, "exact"),
        ("quatre-vingt-dix-sept", 97, 97, "exact"),
        ("soixante-dix-huit", 78, 78, "exact"),
        ("two hundred and fifty", 250, 250, "exact"),
        ("deux cent trente et un", 231, 231, "exact"),
        ("خمسة وعشرون", 25, 25, "exact"),
        ("ثلاثة عشر", 13, 13, "exact"),
        ("مائتي شخص", 200, 200, "exact"),
        ("جنديان", 2, 2, "exact"),
        ("قتيلين", 2, 2, "exact"),
        ("une dizaine", 10, 10, "about"),
        ("une trentaine", 30, 30, "about"),
        ("a dozen", 12, 12, "about"),
        ("two dozen", 24, 24, "about"),
        ("environ 17", 17, 17, "about"),
        ("حوالي 17", 17, 17, "about"),
        ("more than 30", 30, None, "more_than"),
        ("plus de trente", 30, None, "more_than"),
        ("أكثر من 30", 30, None, "more_than"),
        ("at least 17", 17, None, "at_least"),
        ("12 soldats au moins", 12, None, "at_least"),
        ("ما لا يقل عن عشرة", 10, None, "at_least"),
        ("عشرات", 20, None, "dozens"),
        ("dozens", 20, None, "dozens"),
        ("des dizaines", 20, None, "dozens"),
        ("several", 2, None, "several"),
        ("onze (11) corps", 11, 11, "exact"),
        ("thirty-five (35) civilians", 35, 35, "exact"),
        ("14 (quatorze) blessés", 14, 14, "exact"),
        ("half a dozen soldiers", 6, 6, "about"),
        ("une demi-douzaine de morts", 6, 6, "about"),
        ("a couple of herders", 2, 2, "about"),
        ("plusieurs dizaines de soldats", 20, None, "dozens"),
        ("several hundred people", 200, None, "at_least"),
        ("بضع عشرات من القرويين", 20, None, "dozens"),
        ("واحدا وثلاثين قتيلا", 31, 31, "exact"),
        ("اثنتي عشرة امرأة", 12, 12, "exact"),
        ("شهيدان", 2, 2, "exact"),
        ("au bas mot trente", 30, None, "at_least"),
        ("يناهز 40", 40, 40, "about"),
        ("plusieurs", 2, None, "several"),
        ("between 30 and 32", 30, 32, "between"),
        ("30 to 32", 30, 32, "between"),
        ("de 30 à 32", 30, 32, "between"),
        ("27-30", 27, 30, "between"),
        ("بين 30 و32", 30, 32, "between"),
    ],
)
def test_number_is_read(text, low, high, quantifier):
    (mention,) = find_numbers(fold(text).text)
    assert (mention.low, mention.high, mention.quantifier) == (low, high, quantifier)


@pytest.mark.parametrize("text", ["France24", "14.5", "30%", "RN15", "أحد سكان", "No one was killed"])
def test_what_is_no_count(text):
    assert find_numbers(fold(text).text) == []


def test_neighbours_are_two_numbers():
    found = find_numbers(fold("five and six, ثلاثة جنود وعشرون مدنيا").text)
    assert [mention.low for mention in found] == [5, 6, 3, 20]
