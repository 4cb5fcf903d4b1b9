"""A first start with the history: real incidents that say where they come from, in three languages."""

import pytest
from playwright.sync_api import expect

from .dashboard_view import in_bars, listed, open_dashboard, total
from .history import EVERYTHING, Readers
from .people import Window

pytestmark = pytest.mark.e2e
MARKS = {"en": "first history", "fr": "historique initial", "ar": "من الأرشيف الأولي"}


def test_list_count_and_timeline_hold_the_history_at_the_first_look(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page)
    assert total(page) == EVERYTHING
    assert 0 < len(listed(page)) < 60, "only rows in view are in the document"
    first = page.locator("[data-list] > [data-incident]").first
    expect(first).to_have_attribute("aria-setsize", str(EVERYTHING))
    open_dashboard(page, "?from=2021-06-01&to=2021-06-30&country=BF")
    assert 0 < total(page) < 20
    assert in_bars(page) > 0


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
@pytest.mark.parametrize("width", [1440, 360])
def test_an_incident_says_that_it_is_of_the_first_history_and_who_counted(
    readers: Readers, language: str, width: int
) -> None:
    page = readers.open(Window(width=width, language=language))
    open_dashboard(page, "?from=2022-03-20&to=2022-04-10&country=ML")
    expect(page.locator("[data-list] > [data-incident]").first).to_contain_text(MARKS[language])
    page.locator("[data-list] > [data-incident] a").first.click()
    expect(page.locator(".notice--info").first).to_be_visible()
    expect(page.locator('[data-field="fatalities"]')).to_be_visible()
    expect(page.locator('[data-field="area"] .value-row__value')).not_to_be_empty()
    too_wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(too_wide) <= 0
