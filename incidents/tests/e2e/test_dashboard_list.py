"""The list: any number of rows of which those in view are in the document, by keyboard, in three orders."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from .dashboard_view import PAGE_ROWS, everything_listed, listed, number_in, open_dashboard, total
from .history import EVERYTHING, Readers
from .people import Window
from .test_dashboard_filters import ids_in

pytestmark = pytest.mark.e2e


def focused(page: Page) -> Locator:
    """The row that holds the focus."""
    return page.locator("[data-list] > [data-incident]:focus-within")


def position(page: Page) -> int:
    """Its place among all, from 1."""
    expect(focused(page)).to_have_count(1)
    return int(focused(page).get_attribute("aria-posinset") or 0)


def test_rows_come_and_go_as_the_list_is_scrolled(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page)
    first = listed(page)
    page.locator("[data-list-scroll]").evaluate("area => { area.scrollTop = area.scrollHeight / 2 }")
    expect(
        page.locator(f'[data-list] [data-incident="{first[0]}"], [data-incident="{first[0]}"]')
    ).to_have_count(0)
    rows = page.locator("[data-list] > [data-incident]")
    assert 0 < rows.count() < 60
    expect(rows.first).to_have_attribute("aria-setsize", str(EVERYTHING))
    places = rows.evaluate_all("all => all.map((row) => Number(row.getAttribute('aria-posinset')))")
    assert places == list(range(places[0], places[0] + len(places)))
    assert places[0] > 100


def test_keys_lead_to_both_ends_and_enter_opens(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page)
    page.locator("[data-list] a").first.focus()
    page.keyboard.press("End")
    assert position(page) == EVERYTHING
    expect(focused(page)).to_be_in_viewport()
    page.keyboard.press("ArrowUp")
    assert position(page) == EVERYTHING - 1
    page.keyboard.press("Home")
    assert position(page) == 1
    page.keyboard.press("ArrowUp")
    assert position(page) == 1
    page.keyboard.press("PageDown")
    page.keyboard.press("ArrowDown")
    at = position(page)
    assert 2 < at < 30
    public_id = focused(page).get_attribute("data-incident")
    assert public_id == everything_listed(page)[at - 1]
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/incidents/{public_id}/")


def test_one_row_of_the_list_is_in_the_tab_order(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page)
    links = page.locator("[data-list] a")
    assert links.evaluate_all("all => all.filter((a) => a.tabIndex === 0).length") == 1
    links.first.focus()
    page.keyboard.press("ArrowDown")
    assert links.evaluate_all(
        "all => all.filter((a) => a.tabIndex === 0).map((a) => a === document.activeElement)"
    ) == [True]


def test_a_row_in_view_is_reached_by_tab_after_the_wheel(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page)
    page.locator("[data-list-scroll]").evaluate("area => { area.scrollTop = area.scrollHeight / 2 }")
    expect(page.locator("[data-list] > [aria-posinset='1']")).to_have_count(0)
    page.locator("[data-list-sort]").focus()
    for _ in range(3):  # the area that scrolls may be a stop of its own
        page.keyboard.press("Tab")
        if focused(page).count():
            break
    assert position(page) > 100
    expect(focused(page)).to_be_in_viewport()


def test_without_a_date_leads_to_the_undated_ones_also_from_a_filter_by_days(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page, "?from=2021-01-01&to=2021-12-31")
    page.locator('[data-apart="date"]').evaluate("(button) => button.click()")
    expect(page).not_to_have_url(re.compile("from="))
    page.wait_for_timeout(500)
    assert position(page) == EVERYTHING - 1
    expect(focused(page)).to_be_in_viewport()
    undated = {readers.ids[name] for name in ("undated", "neither")}
    assert focused(page).get_attribute("data-incident") in undated


@pytest.mark.parametrize("order", ["date", "deaths", "area"])
def test_order_is_the_server_s(readers: Readers, order: str) -> None:
    page = readers.open()
    open_dashboard(page, "?from=2020-01-01&to=2022-12-31")
    page.locator("[data-list-sort]").select_option(order)
    page.wait_for_timeout(300)
    assert everything_listed(page)[:PAGE_ROWS] == ids_in(
        readers.without_scripts(f"?from=2020-01-01&to=2022-12-31&sort={order}")
    )
    if order == "deaths":
        told = page.locator('[data-list] [data-part="deaths"]').all_inner_texts()
        lows = [number_in(text) for text in told if re.search(r"\d", text)]
        assert lows == sorted(lows, reverse=True)
        assert lows[0] > 100


def test_the_focus_stays_on_its_incident_while_the_filter_changes(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page, "?from=2021-01-01&to=2021-12-31")
    row = (
        page.locator("[data-list] > [data-incident]", has_text="Battles")
        .or_(page.locator('[data-list] > [data-incident]:has([data-type="Battles"])'))
        .nth(2)
    )
    public_id = row.get_attribute("data-incident")
    row.locator("a").focus()
    page.locator('input[name="type"][value="Battles"]').evaluate("(box) => box.click()")
    expect(page).to_have_url(re.compile("type=Battles"))
    expect(page.locator("[data-list] > [data-incident]").first).to_have_attribute(
        "aria-setsize", str(total(page))
    )
    expect(focused(page)).to_have_attribute("data-incident", public_id or "")
    assert everything_listed(page)[position(page) - 1] == public_id


def test_pointing_at_a_row_lights_it_and_its_place(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page, "?from=2009-06-05&to=2009-06-05")
    page.locator("[data-list] > [data-incident]").first.hover()
    expect(page.locator(".map-halo--lit:visible")).to_have_count(1)


def test_without_scripts_there_is_the_list_page_by_page_in_any_order(readers: Readers) -> None:
    page = readers.open(Window(has_scripts=False))
    page.goto("/")
    seen = listed(page)
    rows, older = (
        page.locator("[data-list] > [data-incident]"),
        page.get_by_role("link", name=re.compile("Next|Older")),
    )
    while older.count():
        assert len(seen) % PAGE_ROWS == 0
        older.click()
        expect(rows).to_have_count(min(PAGE_ROWS, EVERYTHING - len(seen)))
        seen += listed(page)
    assert len(set(seen)) == len(seen) == EVERYTHING == total(page)
    page.locator("#filter-sort").select_option("deaths")
    page.locator('input[name="country"][value="BF"]').check()
    page.get_by_role("button", name="Apply").click()
    page.wait_for_url(re.compile("country=BF"))
    assert "sort=deaths" in page.url
    assert page.locator('input[name="country"][value="BF"]').is_checked()
    assert total(page) == number_in(
        page.locator('[data-option]:has(input[value="BF"]) [data-option-count]').inner_text()
    )
    expect(page.locator(".map-panel__foot .notice--info")).to_contain_text("The form and the list answer")
    page.locator("summary", has_text="Around a place").click()
    page.locator("#filter-near-place").fill("نيورو")
    page.get_by_role("button", name="Apply").click()
    page.wait_for_url(re.compile("near="))
    expect(page.get_by_text("Counted round")).to_contain_text("Nioro")
