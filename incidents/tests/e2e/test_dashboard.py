"""The dashboard: list, map, count, timeline and address always give one answer, with scripts and without."""

import re
from collections.abc import Iterable

import pytest
from playwright.sync_api import Page, Route, expect

from .dashboard_view import (
    Spot,
    everything_listed,
    expect_listed,
    in_bars,
    is_marked,
    listed,
    open_dashboard,
    point_at,
    total,
)
from .desk import Entry, enter_at_once
from .people import People, Window

pytestmark = pytest.mark.e2e

# Far from each other, so that each has a figure of its own, and in a year that no other test enters.
ENTRIES = {
    "march in Moundou": (Entry("1/3/2019", "Moundou", what="Peaceful protest"), Spot(8.57, 16.08)),
    "clash in Abéché": (Entry("10/3/2019", "Abéché", deaths="4-6"), Spot(13.83, 20.83)),
    "clash in Diffa": (Entry("10/3/2019", "Diffa"), Spot(13.32, 12.61)),
    "shots near Arlit": (Entry("20/3/2019", "Arlit", what="Attack"), Spot(18.74, 7.39)),
}
YEAR = "?from=2019-01-01&to=2019-12-31"
QUESTIONS = [
    "",
    YEAR,
    YEAR + "&country=TD&type=Battles",
    "?country=NE&country=TD",
    "?from=2019-03-10&to=2019-03-10",
    "?from=2019-03-31&to=2019-03-01",
    "?from=20190310",
    "?from=0001-01-01&country=TD",
    "?type=War&country=TD",
]
MAP_RESTS_TRIES = 50
_known: dict[str, dict[str, str]] = {}


@pytest.fixture
def names(people: People) -> dict[str, str]:
    """Public id to name of the incidents of this file, entered once."""
    if people.stack.database not in _known:
        page = people.open("editor")
        entered = {enter_at_once(page, entry): name for name, (entry, _) in ENTRIES.items()}
        enter_at_once(page, Entry("", "Moundou", what="Arrests"))
        _known[people.stack.database] = entered
    return _known[people.stack.database]


def choose(page: Page, name: str, code: str) -> None:
    """Tick an option of the filter form."""
    page.locator(f'input[name="{name}"][value="{code}"]').check()


def expect_everywhere(page: Page, names: dict[str, str], wanted: Iterable[str]) -> None:
    """List, count and map show the wanted incidents of this file and no others."""
    ids = {name: key for key, name in names.items()}
    expect_listed(page, [ids[name] for name in wanted])
    marked: set[str] = set()
    for _ in range(MAP_RESTS_TRIES):  # the map is framed anew while the page fills up
        marked = {name for name, (_entry, spot) in ENTRIES.items() if is_marked(page, spot)}
        if marked == set(wanted):
            break
        page.wait_for_timeout(100)
    assert marked == set(wanted)


def test_filters_change_list_map_count_and_address_together(people: People, names: dict[str, str]) -> None:
    page = people.open()
    open_dashboard(page, YEAR)
    expect_everywhere(page, names, ENTRIES)

    choose(page, "country", "TD")
    expect_everywhere(page, names, ["march in Moundou", "clash in Abéché"])
    choose(page, "type", "Battles")
    expect_everywhere(page, names, ["clash in Abéché"])
    assert page.url.endswith(YEAR + "&type=Battles&country=TD")
    choose(page, "country", "NE")
    expect_everywhere(page, names, ["clash in Abéché", "clash in Diffa"])
    page.locator("#filter-to").fill("2019-03-09")
    page.locator("#filter-to").press("Tab")
    expect_everywhere(page, names, [])
    expect(page.get_by_text("No incident matches these filters.")).to_be_visible()


def test_reload_and_a_sent_link_keep_the_filter(people: People, names: dict[str, str]) -> None:
    page = people.open()
    open_dashboard(page, YEAR)
    choose(page, "country", "NE")
    expect_everywhere(page, names, ["clash in Diffa", "shots near Arlit"])
    open_dashboard(page, page.url.partition("/?")[2].join(("?", "")))
    expect_everywhere(page, names, ["clash in Diffa", "shots near Arlit"])
    assert page.locator("input[name=country][value=NE]").is_checked()
    assert page.locator("#filter-from").input_value() == "2019-01-01"


def test_chips_take_a_filter_away_and_all_of_them_at_once(people: People, names: dict[str, str]) -> None:
    page = people.open()
    open_dashboard(page, YEAR)  # the map is framed once, round these
    choose(page, "type", "Protests")
    choose(page, "country", "TD")
    expect_everywhere(page, names, ["march in Moundou"])
    page.get_by_role("button", name="Remove filter: Protests").click()
    expect_everywhere(page, names, ["march in Moundou", "clash in Abéché"])
    page.locator(".dash__head").get_by_role("button", name="Clear all filters").click()
    expect(page.locator("[data-chips] li")).to_have_count(0)
    assert page.url == people.stack.url + "/"
    assert set(names) <= set(everything_listed(page))


def test_timeline_counts_what_the_list_shows_and_undated_ones_apart(
    people: People, names: dict[str, str]
) -> None:
    page = people.open()
    open_dashboard(page, "?country=TD")
    assert total(page) == len(everything_listed(page)) == in_bars(page) + 1
    expect(page.locator("[data-count-notes]")).to_contain_text("1 without a date")
    open_dashboard(page, YEAR + "&country=TD")
    assert (total(page), in_bars(page)) == (2, 2)
    expect(page.locator("[data-count-notes]")).to_contain_text("1 more without a date is not counted")


def test_timeline_is_set_by_the_keyboard_and_cleared(people: People, names: dict[str, str]) -> None:
    page = people.open()
    open_dashboard(page, "?country=TD")
    before = total(page)
    slider = page.get_by_role("slider", name="First day")
    slider.focus()
    slider.press("ArrowRight")
    expect(page).to_have_url(re.compile(r"from=\d{4}-\d\d-\d\d"))
    page.get_by_role("button", name="Clear dates").click()
    expect(page).to_have_url(people.stack.url + "/?country=TD")
    assert total(page) == before


def test_map_names_what_lies_under_the_pointer_and_opens_it(people: People, names: dict[str, str]) -> None:
    page = people.open()
    open_dashboard(page, YEAR)
    spot = ENTRIES["clash in Abéché"][1]
    point_at(page, spot)
    expect(page.locator(".map-tooltip")).to_contain_text("Armed clash, Abéché")
    point_at(page, Spot(spot.lat + 2, spot.lng))
    expect(page.locator(".map-tooltip")).to_have_count(0)
    point_at(page, spot)
    page.mouse.down()
    page.mouse.up()
    page.wait_for_url("**/incidents/SW-*/")
    assert names[page.url.rstrip("/").rpartition("/")[2]] == "clash in Abéché"


def test_page_without_scripts_gives_the_same_answers(people: People, names: dict[str, str]) -> None:
    scripted, plain = people.open(), people.open(window=Window(has_scripts=False))
    for query in QUESTIONS:
        open_dashboard(scripted, query)
        plain.goto("/" + query)
        assert listed(plain) == everything_listed(scripted), query
        assert total(plain) == total(scripted), query
        has_message = [page.locator("[data-url-problems]").is_visible() for page in (plain, scripted)]
        assert has_message[0] == has_message[1], query


def test_form_works_without_scripts(people: People, names: dict[str, str]) -> None:
    page = people.open(window=Window(has_scripts=False))
    page.goto("/")
    page.locator("#filter-from").fill("2019-01-01")
    page.locator("#filter-to").fill("2019-12-31")
    choose(page, "country", "TD")
    page.get_by_role("button", name="Apply").click()
    expect(page.locator("[data-list] > [data-incident]")).to_have_count(2)  # the next page has been read
    assert {names[key] for key in listed(page)} == {"march in Moundou", "clash in Abéché"}
    page.get_by_role("link", name="Clear all filters").click()
    assert page.url == people.stack.url + "/"
    page.locator("[data-incident] a").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize("has_scripts", [True, False])
def test_nonsense_in_the_address_is_told_and_left_out(people: People, has_scripts: bool) -> None:
    page = people.open(window=Window(has_scripts=has_scripts))
    answer = page.goto("/?from=perhaps&type=War&country=XX&to=2019-13-01")
    assert answer and answer.status == 200
    expect(page.locator("[data-url-problems]")).to_contain_text("could not be understood")
    expect(page.locator("[data-count-total]")).to_contain_text("incident")


def test_lost_connection_is_told_with_the_age_of_the_data_and_heals_by_itself(
    people: People, names: dict[str, str]
) -> None:
    page = people.open()
    open_dashboard(page, YEAR)
    people.stack.programs.pop("web").kill()
    try:
        notice = page.locator("[data-freshness]")
        expect(notice).to_contain_text(
            re.compile(r"Connection lost\. Showing data as of .*\d"), timeout=15_000
        )
        expect_everywhere(page, names, ENTRIES)
    finally:
        people.stack.start("web")
    expect(notice).to_be_hidden(timeout=20_000)
    late = enter_at_once(people.open("editor"), Entry("30/12/2018", "Tillabéri"))
    page.locator(".dash__head").get_by_role("button", name="Clear all filters").click()
    expect(page.locator(f'[data-incident="{late}"]')).to_be_visible()


def test_while_the_data_are_on_their_way_the_server_s_list_stays(
    people: People, names: dict[str, str]
) -> None:
    page = people.open()
    held: list[Route] = []
    page.route("**/data/chunks/*", lambda route: held.append(route))
    page.goto("/" + YEAR)
    expect(page.locator("[data-list] > [data-incident]")).to_have_count(len(ENTRIES))
    assert {names[key] for key in listed(page)} == set(ENTRIES)
    assert total(page) == len(ENTRIES)
    assert not page.locator("[data-dashboard].is-live").count()
    for route in held:
        route.continue_()
    page.locator("[data-dashboard].is-live").wait_for()
    expect_everywhere(page, names, ENTRIES)
