"""The dashboard in three languages on a phone and a desk's screen: direction, room, and what axe finds."""

import re

import pytest
from playwright.sync_api import Page, expect

from .dashboard_view import Spot, open_dashboard, point_of
from .history import Readers
from .people import Window
from .test_pages import violations

pytestmark = pytest.mark.e2e

SPAN = "?from=2021-01-01&to=2021-12-31"
# The desk's own words for what must not stay English on a page in another language.
ENGLISH = re.compile(
    r"\b(incidents?|deaths|unknown|filters?|sort by|loading|show all|timeline|lowest|highest|without|within"
    r"|since|from|until|around|approximate|last \d+ days|clear|undo|copy|country|actors?|areas?|event type"
    r"|articles?)\b",
    re.IGNORECASE,
)
# What French writes alike, and names that are proper in any language.
ALIKE = {"incident", "incidents", "articles", "article"}
VISIBLE = """() => {
  const apart = "script, style, template, noscript, .language-switch, .incident__title, [data-part=where]";
  const own = (node) => node.closest("[lang]")?.lang === document.documentElement.lang;
  const walker = document.createTreeWalker(document.querySelector("[data-dashboard]"), NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (node.closest(apart)) continue;
    if (own(node) && walker.currentNode.data.trim()) texts.push(walker.currentNode.data.trim());
  }
  for (const node of document.querySelectorAll("[aria-label], [title], [placeholder]")) {
    if (node.closest(".language-switch")) continue;
    for (const name of ["aria-label", "title", "placeholder"]) texts.push(node.getAttribute(name) ?? "");
  }
  return texts;
}"""


@pytest.fixture(params=[(language, width) for language in ("en", "fr", "ar") for width in (360, 1440)])
def page(request: pytest.FixtureRequest, readers: Readers) -> Page:
    """The dashboard of a year in a language on a screen, the area of whose chart tables is open."""
    language, width = request.param
    found = readers.open(Window(width, 900, language))
    open_dashboard(found, SPAN)
    return found


def fits(page: Page) -> bool:
    """Whether nothing has to be scrolled sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def test_direction_room_and_axe_with_filters_tables_and_a_card_open(page: Page) -> None:
    language = page.evaluate("document.documentElement.lang")
    assert page.evaluate("document.documentElement.dir") == ("rtl" if language == "ar" else "ltr")
    assert violations(page) == []
    assert fits(page)
    page.locator("details[data-timeline-details], details[data-coverage-details]").evaluate_all(
        "all => all.forEach((one) => { one.open = true })"
    )
    expect(page.locator("[data-timeline-table] tbody tr").first).to_be_visible()
    assert violations(page) == [], "with tables open"
    assert fits(page), "with tables open"
    show_card(page)
    assert violations(page) == [], "with a card open"
    page.keyboard.press("Escape")
    open_filters(page)
    assert violations(page) == [], "with filters open"
    assert fits(page), "with filters open"


def show_card(page: Page) -> None:
    """A list of incidents on the map, by keyboard: the first mark that has one."""
    page.locator("#incident-map").focus()
    page.evaluate("window.sahelMaps['incident-map'].setView([16.272, -0.045], 9, { animate: false })")  # Gao
    page.wait_for_timeout(300)
    page.keyboard.press("n")
    assert page.locator("[data-map-live]").inner_text() != ""
    x, y = point_of(page, Spot(16.272, -0.045))
    page.mouse.move(x, y)


def open_filters(page: Page) -> None:
    """All groups of the form, in the column or in the sheet."""
    if page.viewport_size and page.viewport_size["width"] < 900:
        page.locator("[data-open-filters]").click()
        expect(page.locator("dialog[data-filter-sheet]")).to_be_visible()
    page.locator("[data-filter-form] details").evaluate_all(
        "all => all.forEach((one) => { one.open = true })"
    )
    expect(page.locator('[data-filter-field="actor"] [data-option-count]').first).not_to_be_empty()


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_no_english_is_left(readers: Readers, language: str) -> None:
    page = readers.open(Window(1440, 900, language))
    open_dashboard(page, SPAN + "&near=14,-1,600")
    page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true })")
    page.locator("[data-map-shade]").select_option("deaths")
    page.wait_for_timeout(600)
    left = [text for text in page.evaluate(VISIBLE) if has_english(text, language)]
    assert left == []


def has_english(text: str, language: str) -> bool:
    """Whether the text holds an English word that the language does not share."""
    alike = ALIKE if language == "fr" else set()
    return any(word.lower() not in alike for word in ENGLISH.findall(text))


def test_digits_are_western_and_months_the_region_s(readers: Readers) -> None:
    page = readers.open(Window(language="ar"))
    open_dashboard(page, SPAN)
    text = page.locator("[data-dashboard]").inner_text()
    assert not re.search("[٠-٩۰-۹]", text)
    expect(page.locator("[data-chips]")).to_contain_text("2021")
    assert re.search("ديسمبر|دجنبر", page.locator("[data-chips]").inner_text())
