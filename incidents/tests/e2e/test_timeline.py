"""The timeline in a browser: brush, zoom, comparison, and the strip of what was read."""

import re

import pytest
from playwright.sync_api import Page, expect

from .dashboard_view import open_dashboard
from .desk import Entry, enter_at_once
from .people import People, Window

pytestmark = pytest.mark.e2e

ADDRESS_RESTS_MS = 400
# In a year and a country that no other test enters.
ENTRIES = (Entry("10/3/2013", "Nouakchott"), Entry("20/6/2013", "Nouakchott"))
_entered: set[str] = set()


@pytest.fixture(autouse=True)
def incidents_of_2013(people: People) -> None:
    """Two incidents long ago, entered once, so that the axis is years long."""
    if people.stack.database not in _entered:
        page = people.open("editor")
        for entry in ENTRIES:
            enter_at_once(page, entry)
        _entered.add(people.stack.database)


def plot(page: Page) -> dict[str, float]:
    """Where the bars lie on the screen; the width without the names at their side."""
    box = page.locator("[data-timeline-plot]").bounding_box()
    assert box
    return {"x": box["x"] + 100, "y": box["y"] + box["height"] / 2, "width": box["width"] - 120}


def drag(page: Page, start: float, end: float) -> None:
    """Drag over the bars from one part of their width to another."""
    box, before = plot(page), page.url
    page.mouse.move(box["x"] + start * box["width"], box["y"])
    page.mouse.down()
    page.mouse.move(box["x"] + end * box["width"], box["y"], steps=5)
    page.mouse.up()
    expect(page).not_to_have_url(before)
    page.wait_for_timeout(ADDRESS_RESTS_MS)


def chosen(page: Page) -> list[str]:
    """The days in the address."""
    return re.findall(r"(?:from|to)=(\d{4}-\d\d-\d\d)", page.url)


def draw_span(page: Page, query: str) -> list[str]:
    """Opens the dashboard and draws a span over the middle of the axis; its two days."""
    open_dashboard(page, query)
    drag(page, 0.3, 0.6)
    drawn = chosen(page)
    assert len(drawn) == 2
    return drawn


def test_dragging_draws_a_span_in_whole_bars_and_moves_it(people: People) -> None:
    page = people.open()
    drawn = draw_span(page, "?unit=month")
    assert drawn[0].endswith("-01")
    drag(page, 0.45, 0.55)
    moved = chosen(page)
    assert moved[0] > drawn[0] and moved[1] > drawn[1]


def test_back_brings_a_chosen_span_again_and_a_cleared_one(people: People) -> None:
    page = people.open()
    drawn = draw_span(page, "?last=3000&unit=month")
    page.get_by_role("button", name="Clear dates").click()
    expect(page).not_to_have_url(re.compile("from="))
    page.go_back()
    expect(page).to_have_url(re.compile(f"from={drawn[0]}&to={drawn[1]}"))
    expect(page.locator("[data-timeline-clear]")).to_be_visible()
    page.go_back()
    expect(page).to_have_url(re.compile(r"[?&]last=3000(&|$)"))
    expect(page.locator('input[name="last"]')).to_have_value("3000")


def test_a_finger_that_scrolls_leaves_the_last_days_as_they_were(people: People) -> None:
    page = people.open()
    open_dashboard(page, "?last=30&unit=month")
    box = plot(page)
    page.mouse.move(box["x"] + 0.3 * box["width"], box["y"])
    page.mouse.down()
    page.mouse.move(box["x"] + 0.5 * box["width"], box["y"], steps=3)
    page.wait_for_timeout(2 * ADDRESS_RESTS_MS)
    assert len(chosen(page)) == 2
    page.locator("[data-timeline-plot]").dispatch_event("pointercancel")
    expect(page).to_have_url(re.compile(r"[?&]last=30(&|$)"))
    assert chosen(page) == []


def test_what_has_no_undo_button_is_not_undone_by_a_key(people: People) -> None:
    page = people.open()
    open_dashboard(page, "?country=MR")
    page.get_by_role("button", name="Remove filter: Mauritania").click()
    expect(page.locator("[data-undo]")).to_be_visible()
    page.locator('input[name="type"][value="Battles"]').check()
    expect(page.locator("[data-undo]")).to_be_hidden()
    page.keyboard.press("Control+z")
    expect(page).to_have_url(re.compile("type=Battles"))
    expect(page).not_to_have_url(re.compile("country=MR"))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_drag_towards_the_end_of_the_line_is_later_in_both_directions_of_writing(
    people: People, language: str
) -> None:
    page = people.open(window=Window(language=language))
    open_dashboard(page, "?from=2014-01-01&to=2014-12-31&unit=month")
    slider = page.locator('[data-timeline-grip="to"]')
    before = slider.get_attribute("aria-valuenow") or ""
    slider.focus()
    slider.press("ArrowLeft" if language == "ar" else "ArrowRight")
    assert int(slider.get_attribute("aria-valuenow") or "0") > int(before)


def test_zoom_shows_less_and_all_again_by_buttons_and_keys(people: People) -> None:
    page = people.open()
    open_dashboard(page)
    scroll = page.locator("[data-timeline-scroll]")
    expect(scroll).to_be_hidden()
    page.get_by_role("button", name="Show less of the time").click()
    expect(scroll).to_be_visible()
    first = page.locator('[data-timeline-grip="from"]')
    first.focus()
    first.press("0")
    expect(scroll).to_be_hidden()


def test_days_chosen_in_the_address_are_zoomed_to_where_they_would_be_too_narrow(people: People) -> None:
    page = people.open()
    open_dashboard(page, "?from=2013-03-10&to=2013-03-12")
    expect(page.locator("[data-timeline-thumb]")).to_have_attribute(
        "aria-valuetext", re.compile("March 2013")
    )
    page.get_by_role("button", name="Clear dates").click()
    expect(page.locator("[data-timeline-scroll]")).to_be_hidden()


def test_a_span_in_which_nothing_was_read_is_said_to_be_blind(people: People) -> None:
    page = people.open()
    open_dashboard(page, "?from=2013-05-01&to=2013-06-30")
    blind = page.locator("[data-coverage-blind]")
    expect(blind).to_be_visible()
    expect(blind).to_contain_text("does not mean that nothing happened")
    expect(page.locator("[data-comparison-text]")).to_contain_text(
        "complete weeks to 30 June 2013: 1 incident"
    )


def test_the_strip_is_read_by_the_keyboard_and_as_a_table(people: People) -> None:
    page = people.open()
    open_dashboard(page)
    page.locator("[data-coverage-plot]").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-coverage-readout]")).to_contain_text("Mali")
    page.get_by_text("What was read, as a table").click()
    expect(page.locator("[data-coverage-table] tbody tr").first).to_be_visible()
    page.get_by_role("button", name="All countries").click()
    expect(page.locator("[data-coverage-table] th[scope=col]").last).to_have_text(
        "International or undeclared"
    )
