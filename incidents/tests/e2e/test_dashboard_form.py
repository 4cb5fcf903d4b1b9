"""Typing in the filter form: one field never writes over another, and one edit is one step of the history."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from .dashboard_view import open_dashboard
from .history import Readers

pytestmark = pytest.mark.e2e

ADDRESS_RESTS_MS = 500


def fill_date(page: Page, name: str, text: str) -> None:
    """Type a date as a hand does: month, day, year, of an English page."""
    page.locator(f'input[name="{name}"]').focus()
    page.keyboard.type(text, delay=30)


def test_a_date_that_is_typed_leaves_the_other_alone_and_is_one_step_back(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page, "?from=2020-01-01&to=2021-12-31")
    steps = page.evaluate("history.length")
    fill_date(page, "from", "05172021")
    expect(page).to_have_url(re.compile("from=2021-05-17&to=2021-12-31"))
    page.wait_for_timeout(ADDRESS_RESTS_MS)
    assert page.evaluate("history.length") == steps + 1
    page.go_back()
    expect(page).to_have_url(re.compile("from=2020-01-01&to=2021-12-31"))
    page.locator('input[name="last"]').focus()
    expect(page.locator('input[name="from"]')).to_have_value("2020-01-01")


def test_days_the_wrong_way_round_are_turned_when_the_hand_leaves_both(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page, "?from=2020-01-01&to=2020-12-31")
    fill_date(page, "from", "03012022")
    page.wait_for_timeout(ADDRESS_RESTS_MS)
    expect(page.locator('input[name="to"]')).to_have_value("2020-12-31")
    assert "to=2020-12-31" in page.url
    page.locator('input[name="last"]').focus()
    expect(page).to_have_url(re.compile("from=2020-12-31&to=2022-03-01"))
    expect(page.locator('input[name="from"]')).to_have_value("2020-12-31")
    expect(page.locator('input[name="to"]')).to_have_value("2022-03-01")


def test_a_least_number_of_deaths_replaces_the_one_before(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page, "?deaths=5-")
    field = page.locator("#filter-deaths-min")
    expect(field).to_have_value("5")
    expect(page.get_by_role("button", name="Remove filter: Deaths: 5 or more")).to_be_visible()
    for text in ("100", "150"):
        field.fill(text)
        field.press("Enter")
        expect(page).to_have_url(re.compile(rf"[?]deaths={text}-$"))
    page.get_by_role("button", name="Remove filter: Deaths: 150 or more").click()
    expect(field).to_have_value("")


def test_what_was_typed_and_cleared_elsewhere_is_gone_when_the_hand_leaves(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page)
    box = page.locator("#filter-q")
    box.fill("Mopti")
    expect(page).to_have_url(re.compile("q=Mopti"))
    page.go_back()
    expect(page).not_to_have_url(re.compile("q=Mopti"))
    page.locator('input[name="last"]').focus()
    expect(box).to_have_value("")


def test_an_empty_list_says_what_was_read_though_that_comes_late(readers: Readers) -> None:
    page = readers.open()
    held: list[Route] = []
    page.route("**/data/coverage.json*", lambda route: held.append(route))
    open_dashboard(page, "?country=TD&type=Riots&from=2010-01-01&to=2010-12-31")
    expect(page.locator('[data-empty="matching"]')).to_be_visible()
    said = page.locator("[data-empty-read]")
    expect(said).to_be_hidden()
    held[0].continue_()
    expect(said).to_be_visible()
