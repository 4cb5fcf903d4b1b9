"""Months on the server: the same twelve names in the three languages as the browser writes."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

from incidents.selectors.wording import day_text, interval_text

MONTHS = json.loads((Path(settings.BASE_DIR) / "static/js/tests/months.json").read_text())

# static/js/tests/format.test.js asks the browser for the same.
FIRSTS = {"en": "1 July 2025", "fr": "1er juillet 2025", "ar": "1 يوليو 2025"}


@pytest.mark.parametrize("language", FIRSTS)
def test_the_first_of_a_month_is_an_ordinal_in_french_alone(language: str) -> None:
    with translation.override(language):
        assert day_text(date(2025, 7, 1)) == FIRSTS[language]
        assert day_text(date(2025, 7, 11)).startswith("11 ")


@pytest.mark.parametrize("language", [code for code, _ in settings.LANGUAGES])
def test_months_and_days_are_written_as_the_browser_writes_them(language: str) -> None:
    with translation.override(language):
        for number, month in enumerate(MONTHS[language], start=1):
            assert day_text(date(2025, number, 9)) == f"9 {month} 2025"
            whole = interval_text(date(2025, number, 1), date(2025, number, 28), "month")
            assert whole == f"{month} 2025"
