"""The map of the dashboard: what it draws, says and asks, by mouse and by keyboard."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from .dashboard_view import Spot, expect_listed, is_marked, open_dashboard, point_of, total
from .history import Readers
from .test_dashboard_filters import ids_in, total_in

pytestmark = pytest.mark.e2e

BOL = Spot(13.46, 14.71)
HERE = "?from=2009-06-01&to=2009-06-30"  # the two in Bol, and no others
STILL_MS = 400


def settle(page: Page) -> None:
    """Until the map and the address have come to rest."""
    page.wait_for_timeout(STILL_MS)


def focus_map(page: Page) -> None:
    page.locator("#incident-map").focus()


def live(page: Page) -> str:
    """What the map last told those who listen."""
    return page.locator("[data-map-live]").inner_text()


def query_of(page: Page) -> str:
    return "?" + page.url.partition("?")[2]


def open_card(page: Page) -> Locator:
    """The card of the one town of HERE, opened with the keyboard."""
    open_dashboard(page, HERE)
    settle(page)
    focus_map(page)
    page.keyboard.press("n")
    expect(page.locator("[data-map-live]")).to_contain_text("1 of 1: 2 incidents, Bol")
    page.keyboard.press("Enter")
    card = page.locator(".map-card--popup")
    expect(card.locator("a")).to_have_count(2)
    return card


def test_several_incidents_on_one_town_give_a_card_that_lists_them(readers: Readers) -> None:
    page = readers.open()
    card = open_card(page)
    hrefs = card.locator("a").evaluate_all("all => all.map((a) => a.getAttribute('href'))")
    assert hrefs == [f"/incidents/{readers.ids[name]}/" for name in ("bol two", "bol one")]
    expect(card.locator("a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(page.locator("#incident-map")).to_be_focused()


def test_a_click_on_the_town_opens_the_same_card(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page, HERE)
    settle(page)
    spot = page.evaluate("() => window.sahelMaps['incident-map'].getCenter()")
    page.mouse.click(*point_of(page, Spot(spot["lat"], spot["lng"])))
    expect(page.locator(".map-card--popup a")).to_have_count(2)
    page.get_by_role("button", name="Show all in the list").click()
    expect(page.locator("[data-chips]")).to_contain_text("Within")
    expect_listed(page, [readers.ids["bol one"], readers.ids["bol two"]])


def test_n_and_p_step_through_what_is_in_view_and_escape_lets_go(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page, "?from=2021-01-01&to=2021-12-31")
    settle(page)
    in_view = page.locator("[data-map-summary]").inner_text()
    assert re.match(r"\d+ incidents in view", in_view)
    focus_map(page)
    page.keyboard.press("n")
    first = live(page)
    found = re.match(r"1 of (\d+): ", first)
    assert found and int(found[1]) > 5
    page.keyboard.press("n")
    assert live(page).startswith(f"2 of {found[1]}: ")
    page.keyboard.press("p")
    assert live(page) == first
    page.keyboard.press("p")
    assert live(page).startswith(f"{found[1]} of {found[1]}: ")
    page.keyboard.press("Escape")
    assert live(page) == ""


def test_one_incident_opens_its_page_from_the_keyboard(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page, "?from=2009-06-05&to=2009-06-05")
    settle(page)
    focus_map(page)
    page.keyboard.press("n")
    expect(page.locator("[data-map-live]")).to_contain_text("Armed clash, Bol, 5 June 2009, Deaths: 3")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/incidents/{readers.ids['bol one']}/")


def test_a_vague_place_is_an_area_and_never_a_pin(readers: Readers) -> None:
    """Coarse places alone: every mark says so to those who listen."""
    page = readers.open()
    open_dashboard(page, "?precision=3&from=2021-01-01&to=2021-12-31")
    settle(page)
    focus_map(page)
    page.keyboard.press("n")
    found = re.match(r"1 of (\d+): ", live(page))
    assert found
    told = [live(page)]
    for _ in range(int(found[1]) - 1):
        page.keyboard.press("n")
        told.append(live(page))
    assert told
    for text in told:
        assert re.search("approximate place|exact place withheld", text), text


def test_the_centre_of_a_vague_place_stays_empty(readers: Readers) -> None:
    page = readers.open()
    banibangou = Spot(15.042, 2.704)  # several incidents, up to 60 km round it
    open_dashboard(page, "?precision=2&near=15.042,2.704,1&map=8.5/15.042/2.704")
    settle(page)
    assert total(page) > 0
    assert not is_marked(page, banibangou)


def test_colours_by_deaths_and_shades_are_told_and_kept_in_the_address(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page)
    page.locator("[data-map-colour]").select_option("deaths")
    expect(page.locator("[data-map-legend]")).to_contain_text("Deaths, lowest figures")
    page.locator("[data-map-shade]").select_option("count")
    legend = page.locator("[data-map-shade-legend]")
    expect(legend).to_contain_text("Incidents in the area:")
    expect(legend).to_contain_text("no incident in the data")
    expect(page).to_have_url(re.compile(r"colour=deaths&shade=count"))
    page.reload()
    expect(page.locator("[data-map-shade-legend]")).to_contain_text("Incidents in the area:")
    expect(page.locator("[data-map-colour]")).to_have_value("deaths")


def test_the_level_of_the_shades_is_kept_and_missing_outlines_are_told(readers: Readers) -> None:
    page = readers.open()
    page.route("**/data/areas/2.json", lambda route: route.fulfill(status=500, body=""))
    open_dashboard(page, "?shade=count&level=2")
    legend, level = page.locator("[data-map-shade-legend]"), page.locator("[data-map-level]")
    expect(legend).to_contain_text("could not be loaded")
    expect(level).to_be_visible()
    expect(level).to_have_value("2")
    page.unroute("**/data/areas/2.json")
    expect(legend).to_contain_text("Incidents in the area:")
    level.select_option("1")
    expect(page).not_to_have_url(re.compile("level="))
    level.select_option("2")
    expect(page).to_have_url(re.compile("shade=count&level=2"))


def test_an_open_list_goes_with_what_it_names(readers: Readers) -> None:
    page = readers.open()
    card = open_card(page)
    page.locator('input[name="country"][value="TD"]').evaluate("(box) => box.click()")
    expect(page).to_have_url(re.compile("country=TD"))
    expect(card.locator("a")).to_have_count(2)
    page.locator('input[name="from"]').first.evaluate(
        "(field) => { field.value = '2009-06-06'; field.dispatchEvent(new Event('change', {bubbles: true})) }"
    )
    expect(card).to_have_count(0)
    expect(page.locator("#incident-map")).to_be_focused()


def test_arrows_in_the_list_do_not_move_the_visible_map_that_filters(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page, "?map=7/14/-4")
    page.get_by_role("button", name="Visible map only").click()
    expect(page).to_have_url(re.compile("bounds="))
    settle(page)
    before, number = page.url, total(page)
    page.locator("[data-list] a").first.focus()
    for _ in range(min(number, 25)):
        page.keyboard.press("ArrowDown")
    settle(page)
    page.wait_for_timeout(STILL_MS)
    assert (page.url, total(page)) == (before, number)


def test_a_drawing_that_ends_by_its_form_leaves_the_focus_on_the_map(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page, "?map=6/15/0")
    for end in ("Escape", "Enter"):
        page.get_by_role("button", name="Draw a radius").click()
        expect(page.locator("[data-drawing-hint]")).to_contain_text("Space sets a point")
        expect(page.locator("#incident-map")).to_be_focused()
        page.keyboard.press("Space")
        page.locator("[data-drawing-km]").fill("200")
        page.keyboard.press(end)
        expect(page.locator("[data-map-drawing]")).to_be_hidden()
        expect(page.locator("#incident-map")).to_be_focused()
    expect(page.locator("[data-chips]")).to_contain_text("Within 200 km")


def test_far_away_incidents_join_in_bubbles_that_count_them_all(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page, "?precision=1&map=3.5/15/2")
    settle(page)
    focus_map(page)
    page.keyboard.press("n")
    found = re.match(r"1 of (\d+): ", live(page))
    assert found
    marks = int(found[1])
    counts = []
    for _ in range(marks):
        told = live(page).partition(": ")[2]
        number = re.match(r"(\d+) incidents", told)
        counts.append(int(number[1]) if number else 1)
        page.keyboard.press("n")
    assert marks < total(page) / 2
    assert sum(counts) == total(page)


def test_visible_map_only_follows_the_map_and_lets_go(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page, "?map=7/14/-4")
    everything = total(page)
    page.get_by_role("button", name="Visible map only").click()
    expect(page).to_have_url(re.compile("bounds="))
    inside = total(page)
    assert 0 < inside < everything
    assert inside == total_in(readers.without_scripts(query_of(page)))
    before = page.url
    focus_map(page)
    page.keyboard.press("ArrowRight")
    expect(page).not_to_have_url(before)
    settle(page)
    assert total(page) == total_in(readers.without_scripts(query_of(page)))
    page.get_by_role("button", name="Visible map only").click()
    expect(page.locator("[data-chips] li")).to_have_count(0)
    assert total(page) == everything


def test_a_radius_drawn_with_the_mouse_asks_the_server_s_question(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page, "?map=6/15/0")
    settle(page)
    page.get_by_role("button", name="Draw a radius").click()
    settle(page)  # the form below the map takes room from it
    x, y = point_of(page, Spot(14.5, -4.0))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 30, y, steps=4)
    page.mouse.move(x + 60, y, steps=4)
    page.mouse.up()
    expect(page.locator("[data-chips]")).to_contain_text(
        re.compile(r"Within \d+ km of 14\.[45]\d, -[34]\.\d+")
    )
    expect(page).to_have_url(re.compile(r"near=14\.[45]"))
    html = readers.without_scripts(query_of(page))
    assert total_in(html) > 0
    expect_listed(page, ids_in(html))
    assert page.get_by_role("button", name="Draw a radius").get_attribute("aria-pressed") == "false"


def test_an_outline_drawn_with_the_mouse_asks_the_server_s_question(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page, "?map=6/15/0&from=2020-01-01&to=2022-12-31")
    settle(page)
    page.get_by_role("button", name="Draw an outline").click()
    settle(page)
    for corner in (Spot(14, -3), Spot(14, 1.5), Spot(15.9, 1.5)):
        page.mouse.click(*point_of(page, corner))
        page.wait_for_timeout(STILL_MS)  # else it is a double click, which closes the outline
    page.keyboard.press("Enter")
    expect(page.locator("[data-chips]")).to_contain_text("Inside the drawn outline")
    expect(page).to_have_url(re.compile("shape="))
    html = readers.without_scripts(query_of(page))
    assert total_in(html) > 0
    expect_listed(page, ids_in(html))
    page.get_by_role("button", name="Remove filter: Inside the drawn outline").click()
    expect(page).not_to_have_url(re.compile("shape="))


def test_escape_leaves_a_drawing_without_a_filter(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page)
    page.get_by_role("button", name="Draw an outline").click()
    expect(page.locator("[data-map-drawing]")).to_be_visible()
    page.mouse.click(*point_of(page, Spot(14, -3)))
    page.keyboard.press("Escape")
    expect(page.locator("[data-map-drawing]")).to_be_hidden()
    expect(page.locator("[data-chips] li")).to_have_count(0)


def test_the_map_frames_what_the_link_asks_for_also_when_the_page_has_filled_up(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page, "?from=2021-01-01&to=2021-12-31&precision=1")
    expect(page.locator("[data-map-summary]")).to_have_text(f"{total(page)} incidents in view")


def test_a_map_that_is_hidden_on_paper_stands_as_before_afterwards(readers: Readers) -> None:
    page = readers.open()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    open_dashboard(page)
    settle(page)
    scale = page.locator(".leaflet-control-scale-line").first
    before = scale.inner_text()
    page.emulate_media(media="print")
    expect(page.locator("#incident-map")).to_be_hidden()
    settle(page)
    page.emulate_media(media="screen")
    expect(page.locator("#incident-map")).to_be_visible()
    settle(page)
    assert scale.inner_text() == before
    assert errors == []
