"""Values in words: unknown is never zero, vague is written as vague."""

from datetime import date

import pytest
from django.utils import translation

from incidents.models import Incident
from incidents.selectors.wording import distance_text, fatalities_text, interval_text, range_text

D = date


@pytest.mark.parametrize(
    ("low", "best", "high", "text"),
    [
        (None, None, None, "unknown"),
        (0, None, 0, "0"),
        (12, None, 12, "12"),
        (12, 12, 12, "12"),
        (30, None, 34, "30 to 34"),
        (30, 31, 34, "31 (30 to 34)"),
        (30, None, None, "at least 30"),
        (None, None, 10, "at most 10"),
        (0, None, 5, "0 to 5"),
        (0, 0, 5, "0 (0 to 5)"),
        (0, None, None, "at least 0"),
        (None, None, 0, "at most 0"),
    ],
)
def test_a_number_of_people_in_words(low: int | None, best: int | None, high: int | None, text: str) -> None:
    assert range_text(low, high, best) == text
    row = Incident(fatalities_low=low, fatalities_best=best, fatalities_high=high)
    assert fatalities_text(row) == text


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_unknown_is_never_a_digit_in_any_language(language: str) -> None:
    with translation.override(language):
        assert not any(character.isdigit() for character in range_text(None, None))
        assert range_text(None, None) != range_text(0, 0)


@pytest.mark.parametrize(
    ("start", "end", "precision", "text"),
    [
        (None, None, "unknown", "date unknown"),
        (D(2025, 7, 1), D(2025, 7, 1), "day", "1 July 2025"),
        (D(2025, 7, 1), None, "day", "since 1 July 2025"),
        (D(2025, 6, 1), D(2025, 6, 30), "month", "June 2025"),
        (D(2024, 2, 1), D(2024, 2, 29), "month", "February 2024"),
        (D(2025, 6, 1), D(2025, 6, 10), "days", "between 1 June 2025 and 10 June 2025"),
        (D(2025, 6, 23), D(2025, 6, 29), "week", "between 23 June 2025 and 29 June 2025"),
        (D(2024, 1, 1), D(2024, 12, 31), "year", "2024"),
        (D(2025, 1, 2), D(2025, 12, 30), "year", "2025"),
        (D(2025, 1, 3), D(2025, 12, 31), "year", "between 3 January 2025 and 31 December 2025"),
        (D(2025, 6, 1), D(2025, 6, 30), "days", "between 1 June 2025 and 30 June 2025"),
        (D(2025, 6, 2), D(2025, 6, 30), "month", "between 2 June 2025 and 30 June 2025"),
        (D(2024, 12, 1), D(2025, 11, 30), "year", "between 1 December 2024 and 30 November 2025"),
    ],
)
def test_a_date_in_words(start: date | None, end: date | None, precision: str, text: str) -> None:
    assert interval_text(start, end, precision) == text


def test_how_exactly_a_place_is_known_in_words() -> None:
    assert distance_text(None) == ""
    assert distance_text(149.6) == "within about 150 km"
