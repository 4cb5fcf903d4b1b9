"""Every page, in English and Arabic, wide and narrow: open to all, whole on screen, nothing from outside."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .desk import Entry, draft_addresses, enter_at_once
from .people import People, Window
from .processes import PROJECT

pytestmark = pytest.mark.e2e

AXE = PROJECT / "node_modules" / "axe-core" / "axe.min.js"
NARROW = 360
PAGES = [
    "/",
    "incident",
    "draft",
    "/review/",
    "/incidents/new/",
    "correction",
    "/sources/",
    "article",
    "/articles/new/",
    "/vocabulary/places/",
    "/vocabulary/actors/",
    "/vocabulary/places/?q=nothing+of+this+name",
    "/vocabulary/places/new/",
    "/vocabulary/actors/new/",
    "place",
    "actor",
    "changed place",
    "changed actor",
    "new name",
    "merge",
    "/users/",
    "/about/",
    "/areas/",
    "/login/",
    "/no-such-page/",
]
# Pages of the first row in the list of its kind.
VOCABULARY = {
    "place": ("places", ""),
    "actor": ("actors", ""),
    "changed place": ("places", "edit/"),
    "changed actor": ("actors", "edit/"),
    "new name": ("actors", "names/new/"),
    "merge": ("places", "merge/?q=Kayes"),
}
_found: dict[tuple[str, str], str] = {}


def address_of(people: People, name: str) -> str:
    """The address of a page; of those with a number in it, one that exists."""
    if name.startswith("/"):
        return name
    key = (people.stack.database, name)
    if key not in _found:
        _found[key] = _look_for(people, name)
    return _found[key]


def _look_for(people: People, name: str) -> str:
    if name == "draft":
        return draft_addresses(people.open("editor"))[-1]
    if name == "article":
        page = people.open("admin")
        page.goto("/sources/")
        return page.locator("section:has(#articles-title) tbody a").last.get_attribute("href") or ""
    if name in VOCABULARY:
        kind, rest = VOCABULARY[name]
        page = people.open("editor")
        page.goto(f"/vocabulary/{kind}/")
        return (page.locator("tbody th a").first.get_attribute("href") or "") + rest
    if name == "incident":
        return f"/incidents/{enter_at_once(people.open('editor'), Entry('3/4/2018', 'Bol', deaths='2+'))}/"
    return address_of(people, "incident") + "edit/"


def open_as_admin(people: People, name: str, window: Window) -> Page:
    """The page as an admin sees it; the sign-in page as a stranger does."""
    address = address_of(people, name)
    page = people.open("" if name == "/login/" else "admin", window)
    page.goto(address)
    if name == "/":
        page.locator("[data-dashboard].is-live").wait_for()
    return page


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong, one line a rule, with the first element concerned."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate("axe.run().then((answer) => answer.violations)")
    return [f"{rule['id']}: {rule['help']}: {rule['nodes'][0]['html'][:200]}" for rule in found]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("name", PAGES)
def test_page_is_open_to_all_and_fits_a_narrow_screen(people: People, name: str, language: str) -> None:
    page = open_as_admin(people, name, Window(language=language))
    assert page.evaluate("document.documentElement.dir") == ("rtl" if language == "ar" else "ltr")
    assert violations(page) == []
    page.set_viewport_size({"width": NARROW, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW, "it has to be scrolled sideways"
    assert people.hosts == {"127.0.0.1"}, "it asked another machine for something"


def test_language_switch_turns_the_page_round_and_stays_on_it(people: People) -> None:
    page = people.open()
    page.goto("/about/?x=1")
    left = page.locator(".brand").bounding_box()
    page.get_by_role("button", name="العربيّة").click()
    assert page.locator("html").get_attribute("lang") == "ar"
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.url.endswith("/about/?x=1")
    right = page.locator(".brand").bounding_box()
    assert left and right and right["x"] > left["x"] + 500
    page.goto("/")
    assert page.locator("html").get_attribute("dir") == "rtl"
    page.get_by_role("button", name="Français").click()
    assert page.locator("html").get_attribute("lang") == "fr"
    assert page.locator("html").get_attribute("dir") == "ltr"


def test_skip_link_leads_to_the_content(people: People) -> None:
    page = people.open()
    page.goto("/about/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip-link")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
