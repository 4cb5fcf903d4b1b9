"""Every field of the address: scripts and server give the same incidents, and counts keep their promise."""

import re

import pytest
from playwright.sync_api import Page, expect

from .dashboard_view import (
    PAGE_ROWS,
    PRINTED_ROWS,
    everything_listed,
    expect_listed,
    number_in,
    open_dashboard,
    total,
)
from .history import Readers
from .people import Window

pytestmark = pytest.mark.e2e

# What is asked of each field; lists are asked by the options of the form, whose ids differ between starts.
QUERIES = {
    "dates": "?from=2021-05-30&to=2021-07-02",
    "backwards": "?from=2021-07-02&to=2021-05-30",
    "since a day": "?from=2025-01-01",
    "until a day": "?to=2013-02-01",
    "last days": "?last=900",
    "exact deaths": "?deaths=4&deaths=40-60",
    "near": "?near=14.5,-4.1,120,Sévaré",
    "near a vague place": "?near=17.2,0.4,60",
    "outline": "?shape=11,-3;11,2;15,2;15.5,-1;13,-3",
    "visible map": "?bounds=11,-3,15.2,2.5",
    "changed since": "?since=2001-01-01T00:00:00Z&country=BF&last=1500",
    "nothing changed": "?since=2099-01-01T00:00:00Z",
    "text in English": "?q=suicide bomb",
    "text in French": "?q=Sévaré",
    "text in Arabic": "?q=" + "تمبكتو",
    "several fields": "?type=Battles&country=ML&country=BF&deaths=10-&precision=1&from=2019-01-01",
    "nothing at all": "?country=TD&type=Riots&from=2010-01-01&to=2010-12-31",
}
LISTS = [
    "type", "sub", "actor", "role", "attribution", "target", "country", "area", "deaths", "civilian",
    "precision", "credibility", "source", "campaign", "origin",
]  # fmt: skip
TOLD = """all => all.map((one) => [
  one.querySelector("input").value, one.querySelector("[data-option-count]").textContent,
])"""
OPTION = re.compile(r'<input type="checkbox" name="(\w+)" value="([^"]*)".*?data-option-count>(\d*)<', re.S)


def ids_in(html: str) -> list[str]:
    """Public ids of the rows in the page that the server wrote."""
    return re.findall(r'data-incident="(SW-\d+)"', html)


def total_in(html: str) -> int:
    """The number in its count line."""
    found = re.search(r"data-count-total>([^<]*)<", html)
    assert found
    return number_in(found[1])


def options_in(html: str) -> dict[str, dict[str, int]]:
    """Field to option to the number of incidents that it would give."""
    found: dict[str, dict[str, int]] = {}
    for field, value, count in OPTION.findall(html):
        found.setdefault(field, {})[value] = int(count or 0)
    return found


def expect_the_server_s_answer(readers: Readers, page: Page, query: str) -> int:
    """The script's page lists and counts what the server's does; how many those are."""
    html = readers.without_scripts(query)
    open_dashboard(page, query)
    if total_in(html) <= PAGE_ROWS:
        expect_listed(page, ids_in(html))
        assert everything_listed(page) == ids_in(html), "another order"
    else:
        assert everything_listed(page)[:PAGE_ROWS] == ids_in(html)
    assert total(page) == total_in(html)
    return total(page)


@pytest.mark.parametrize("name", QUERIES)
def test_scripts_and_server_read_an_address_alike(readers: Readers, name: str) -> None:
    found = expect_the_server_s_answer(readers, readers.open(), QUERIES[name])
    assert (found == 0) == (name in ("nothing changed", "nothing at all")), found


@pytest.mark.parametrize("field", LISTS)
def test_an_option_gives_what_its_count_says_and_two_give_either(readers: Readers, field: str) -> None:
    options = {
        value: count for value, count in options_in(readers.without_scripts(""))[field].items() if count
    }
    fitting = sorted(
        (value for value in options if options[value] < PRINTED_ROWS - 50), key=options.__getitem__
    )
    chosen = (fitting or list(options))[-2:]
    page = readers.open()
    first = expect_the_server_s_answer(readers, page, f"?{field}={chosen[0]}")
    assert first == options[chosen[0]] > 0
    both = expect_the_server_s_answer(readers, page, "?" + "&".join(f"{field}={value}" for value in chosen))
    assert both >= max(options[value] for value in chosen)


@pytest.mark.parametrize("query", ["", "?type=Battles&from=2020-01-01&to=2023-12-31&country=ML"])
def test_the_counts_beside_all_options_are_the_server_s(readers: Readers, query: str) -> None:
    promised = options_in(readers.without_scripts(query))
    page = readers.open()
    open_dashboard(page, query)
    page.locator("[data-filter-form] details").evaluate_all(
        "all => all.forEach((one) => { one.open = true })"
    )
    for field, options in promised.items():
        group = page.locator(f'[data-filter-field="{field}"]')
        shown = group.locator("[data-option]:has(input)")
        expect(shown.locator("[data-option-count]").first).not_to_be_empty()
        told = dict(shown.evaluate_all(TOLD))
        both = told.keys() & options.keys()  # the script shows the first dozen, and the countries round areas
        assert both, field
        assert {value: number_in(told[value]) for value in both} == {value: options[value] for value in both}


def test_undo_and_the_way_back_bring_a_filter_again(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page, "?country=NE&from=2021-01-01&to=2021-12-31")
    before = everything_listed(page)
    page.get_by_role("button", name="Remove filter: Niger").click()
    expect(page.get_by_role("button", name="Remove filter: Niger")).to_have_count(0)
    assert len(everything_listed(page)) > len(before)
    page.get_by_role("button", name="Undo").click()
    expect_listed(page, before)
    page.locator('input[name="type"][value="Battles"]').check()
    expect(page).to_have_url(re.compile("type=Battles"))
    page.go_back()
    expect_listed(page, before)
    assert not page.locator('input[name="type"][value="Battles"]').is_checked()
    page.go_forward()
    expect(page.locator('input[name="type"][value="Battles"]')).to_be_checked()
    expect(page.get_by_role("button", name="Remove filter: Battles")).to_be_visible()


def test_text_is_searched_while_typing_and_marks_its_chip(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page)
    page.locator("#filter-q").press_sequentially("تمبكتو", delay=20)
    expect(page.locator("[data-chips]")).to_contain_text("Text: تمبكتو")
    html = readers.without_scripts("?q=Tombouctou")
    assert ids_in(html)
    expect_listed(page, ids_in(html))


def test_round_a_place_by_its_arabic_name(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page)
    page.get_by_text("Around a place", exact=True).first.click()
    page.locator("#filter-near-place").press_sequentially("نيورو", delay=20)
    page.get_by_role("option").filter(has_text="Nioro du Sahel").first.click()
    expect(page.locator("[data-chips]")).to_contain_text(re.compile("Within 50 km of .*Nioro"))
    near = re.search(r"near=([^&]*)", page.url)
    assert near
    expect_listed(page, ids_in(readers.without_scripts("?near=" + near[1])))
    assert total(page) > 0


def test_nothing_found_offers_a_way_out_that_keeps_its_promise(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page, "?country=BF&from=2009-06-01&to=2009-06-30")
    assert total(page) == 0
    offers = page.locator("[data-empty-offers] button")
    expect(offers.first).to_be_visible()
    promised = number_in(offers.first.inner_text().rpartition(":")[2])
    offers.first.click()
    expect(page.locator("[data-empty=matching]")).to_be_hidden()
    assert total(page) == promised > 0


def test_the_column_of_filters_cannot_be_shut_by_its_heading(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page)
    filters = page.locator("[data-filters]")
    expect(filters.locator("summary").first).to_have_attribute("tabindex", "-1")
    filters.evaluate("details => { details.firstElementChild.click() }")
    expect(filters).to_have_attribute("open", "")


@pytest.mark.parametrize("width", [700, 1280])
def test_the_focus_stays_in_view_when_the_last_filter_goes(readers: Readers, width: int) -> None:
    page = readers.open(Window(width=width))
    open_dashboard(page, "?country=NE")
    if width > 960:
        page.locator("[data-open-filters]").click()  # puts the column away
    page.get_by_role("button", name="Remove filter: Niger").click()
    expect(page.locator("[data-undo]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-undo]")).to_be_hidden()
    expect(page.locator("[data-open-filters]")).to_be_focused()


def test_an_actor_is_found_by_its_names_in_other_languages(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page)
    group = page.locator('[data-filter-field="actor"]')
    group.evaluate("group => { (group.closest('details') ?? group).open = true }")
    box = group.locator("input[type=search]")
    jnim = group.locator("[data-option]:visible").filter(has=page.locator('input[value="JNIM"]'))
    for name in ("GSIM", "soutien à l'islam", "نصرة الإسلام"):
        box.fill("no such actor")
        expect(jnim).to_have_count(0)
        box.fill(name)
        expect(jnim).to_have_count(1)
