"""The whole view stands in the address: reload, link, short link; and what changed since the last visit."""

import re

import pytest
from playwright.sync_api import Page, expect

from .dashboard_view import everything_listed, expect_listed, open_dashboard, total
from .desk import Entry, enter_at_once
from .history import Readers
from .people import People, Window

pytestmark = pytest.mark.e2e

EVERYTHING_SET = (
    "?from=2019-01-01&to=2023-12-31&type=Battles&type=Violence+against+civilians&country=BF&country=NE&deaths=1-9"
    "&deaths=10-&precision=1&precision=2&near=13.5%2C1%2C400%2CTillab%C3%A9ri&colour=deaths&shade=count&unit=month&sort=deaths"
    "&map=6%2F14.0000%2F1.0000"
)
STANDS_AT = """() => {
  const map = window.sahelMaps["incident-map"];
  const { lat, lng } = map.getCenter();
  return [map.getZoom(), lat, lng];
}"""
# As this browser remembers that the visit before this one ended at that moment (static/js/lib/visit.js).
LAST_VISIT = """(at) => {
  const iso = (time) => new Date(time).toISOString().slice(0, 19) + "Z";
  localStorage.setItem("sahelwatch.visit", JSON.stringify({ seen: iso(Date.now()), before: iso(at) }));
}"""


def looks(page: Page) -> dict[str, object]:
    """What can be seen of the view."""
    fields = ("#filter-from", "#filter-to", "#filter-near-place", "#filter-near-km")
    selects = ("[data-map-colour]", "[data-map-shade]", "[data-timeline-unit]", "[data-list-sort]")
    ticked = page.locator("[data-filter-form] input:checked")
    return {
        "ids": everything_listed(page),
        "total": total(page),
        "chips": page.locator("[data-chips] li").all_inner_texts(),
        "map": [round(number, 1) for number in page.evaluate(STANDS_AT)],
        "looks": [page.locator(select).input_value() for select in selects],
        "dates": [page.locator(field).input_value() for field in fields],
        "ticked": ticked.evaluate_all("all => all.map((one) => one.value)"),
    }


def test_everything_is_there_again_after_a_reload(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page, EVERYTHING_SET)
    before = looks(page)
    assert len(before["ids"]) > 3  # type: ignore[arg-type]
    assert before["looks"] == ["deaths", "count", "month", "deaths"]
    assert before["dates"] == ["2019-01-01", "2023-12-31", "Tillabéri", "400"]
    assert before["map"] == [6, 14, 1]
    page.reload()
    page.locator("[data-dashboard].is-live").wait_for()
    assert looks(page) == before
    page.wait_for_timeout(400)
    assert page.url.endswith(EVERYTHING_SET)


def test_a_mended_address_stays_mended_when_one_goes_back(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page, "?type=Nonsense&country=NE&deaths_min=40&near_place=Ayorou")
    before, notice = everything_listed(page), page.locator("[data-url-problems]")
    assert before
    assert "Nonsense" not in page.url
    expect(notice).to_contain_text("Nonsense")
    page.get_by_role("checkbox", name="Battles").check()
    expect(page).to_have_url(re.compile("type=Battles"))
    page.go_back()
    expect_listed(page, before)


def test_a_link_within_the_page_asks_nothing_anew(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page, "?country=NE")
    before = everything_listed(page)
    page.locator("#filter-from").fill("2021-01-01")
    page.evaluate("() => { window.location.hash = 'incidents' }")  # before the address tells of the day
    page.wait_for_timeout(200)
    expect(page.locator("#filter-from")).to_have_value("2021-01-01")
    assert len(everything_listed(page)) < len(before)


def test_after_going_back_another_language_shows_the_same_question(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page, "?country=NE")
    page.get_by_role("checkbox", name="Mali").check()
    expect(page).to_have_url(re.compile("country=ML"))
    page.go_back()
    expect(page).not_to_have_url(re.compile("country=ML"))
    following = page.locator('.language-switch input[name="next"]')
    assert set(following.evaluate_all("all => all.map((one) => one.value)")) == {"/?country=NE"}


def test_a_visible_map_sent_to_a_smaller_screen_stays_the_sender_s_question(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page, "?map=7/14/-4")
    page.get_by_role("button", name="Visible map only").click()
    expect(page).to_have_url(re.compile("bounds="))
    found, query = everything_listed(page), "?" + page.url.partition("?")[2]
    for width in (1440, 700):
        other = readers.open(Window(width=width, height=700))
        open_dashboard(other, re.sub("&?map=[^&]*", "", query))
        other.wait_for_timeout(500)
        expect_listed(other, found)


def test_a_short_link_opens_the_same_view(readers: Readers) -> None:
    page = readers.open()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_dashboard(page, EVERYTHING_SET)
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator("[data-share-note]")).to_have_text("Link copied.")
    link = page.evaluate("navigator.clipboard.readText()")
    assert len(link) < len(page.url) / 3
    assert "/s/" in link
    other = readers.open()
    other.goto(link)
    other.locator("[data-dashboard].is-live").wait_for()
    assert looks(other) == looks(page)


def test_a_browser_that_forbids_copying_shows_the_link(readers: Readers) -> None:
    page = readers.open()
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    open_dashboard(page, "?country=BF")
    page.get_by_role("button", name="Copy link").click()
    field = page.locator("[data-share-link]")
    expect(field).to_be_visible()
    assert "/s/" in field.input_value()


def test_changed_since_my_last_visit_names_what_an_editor_corrected(people: People) -> None:
    editor = people.open("editor")
    corrected = enter_at_once(editor, Entry("3/3/2005", "Tidjikja", deaths="1"))
    enter_at_once(editor, Entry("4/3/2005", "Tidjikja"))
    page = people.open()
    page.goto("/")
    now = page.evaluate("() => fetch('/data/generation').then((a) => Date.parse(a.headers.get('Date')))")
    page.wait_for_timeout(2_100)  # an answer's Date has whole seconds
    correct(editor, corrected, deaths="2")
    page.evaluate(LAST_VISIT, now + 1_000)
    open_dashboard(page)
    button = page.locator("[data-since]")
    expect(button).to_have_text(re.compile(r"^1 new or changed since"))
    button.click()
    expect_listed(page, [corrected])
    expect(page.locator("[data-chips]")).to_contain_text("New or changed since")
    assert "since=" in page.url


def correct(editor: Page, public_id: str, *, deaths: str) -> None:
    """The editor corrects the number of deaths."""
    editor.goto(f"/incidents/{public_id}/edit/")
    editor.locator("[name=fatalities]").fill(deaths)
    editor.locator("#id_reason").fill("counted anew")
    editor.get_by_role("button", name="Save the correction").click()
    editor.wait_for_url(f"**/incidents/{public_id}/")
