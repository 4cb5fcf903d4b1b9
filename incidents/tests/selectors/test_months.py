"""Months on the server: the same twelve names in the three languages as the browser writes."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

from incidents.selectors.wording import day_text, interval_text

MONTHS = json.loads((Path(settings.BASE_DIR) / "static/js/tests/months.json").read_text())


@pytest.mark.parametrize("language", [code for code, _ in settings.LANGUAGES])
def test_months_and_days_are_written_as_the_browser_writes_them(language: str) -> None:
    with translation.override(language):
        for number, month in enumerate(MONTHS[language], start=1):
            assert day_text(date(2025, number, 9)) == f"9 {month} 2025"
            whole = interval_text(date(2025, number, 1), date(2025, number, 28), "month")
            assert whole == f"{month} 2025"
