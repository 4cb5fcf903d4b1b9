"""An incident's page in a browser: open to all, the way back to the list, copying, paper, no scripts."""

import re

import pytest
from playwright.sync_api import Page, expect

from .desk import Entry, enter_at_once
from .people import People, Window
from .test_pages import violations

pytestmark = pytest.mark.e2e
_known: dict[str, list[str]] = {}


def incidents_of(people: People) -> list[str]:
    """Public ids of three incidents in Chad within a week, newest first."""
    key = people.stack.database
    if key not in _known:
        editor = people.open("editor")
        days = ("5/5/2017", "4/5/2017", "3/5/2017")
        _known[key] = [enter_at_once(editor, Entry(day, "Bol", deaths="2+")) for day in days]
    return _known[key]


def open_incident(people: People, window: Window) -> Page:
    page = people.open("analyst", window)
    page.goto(f"/incidents/{incidents_of(people)[1]}/")
    return page


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_the_page_with_its_company_is_open_to_all(people: People, language: str, width: int) -> None:
    page = open_incident(people, Window(width, 900, language))
    expect(page.locator("[data-related]").first).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width, "it has to be scrolled sideways"


def test_the_way_back_keeps_the_filter_and_leads_along_the_list(people: People) -> None:
    newest, middle, oldest = incidents_of(people)
    page = people.open("analyst")
    page.goto("/?country=TD&from=2017-05-01&to=2017-05-31")
    page.locator(f'[data-list] a[href="/incidents/{middle}/"]').first.click()
    expect(page.get_by_role("link", name="Previous in the list")).to_have_attribute(
        "href", f"/incidents/{newest}/"
    )
    page.get_by_role("link", name="Next in the list").click()
    page.wait_for_url(f"**/incidents/{oldest}/")
    expect(page.get_by_role("link", name="Next in the list")).to_be_hidden()
    page.get_by_role("link", name="Back to the dashboard").click()
    page.wait_for_url(re.compile(r"/\?.*country=TD"))
    assert "from=2017-05-01" in page.url


def test_without_a_list_there_is_the_plain_way_back(people: People) -> None:
    page = open_incident(people, Window())
    expect(page.get_by_role("link", name="Back to the dashboard")).to_have_attribute("href", "/")
    expect(page.get_by_role("link", name="Next in the list")).to_be_hidden()


def test_the_message_is_copied_as_it_stands(people: People) -> None:
    page = open_incident(people, Window())
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator('[data-copy="message-text"]').click()
    expect(page.get_by_text("Copied", exact=True)).to_be_visible()
    kept = page.evaluate("navigator.clipboard.readText()")
    assert kept == page.locator("#message-text").input_value()
    assert kept.splitlines()[-1] == page.url


def test_without_scripts_everything_is_there_to_select(people: People) -> None:
    page = open_incident(people, Window(has_scripts=False))
    assert page.url in page.locator("#message-text").input_value()
    assert page.locator("#lasting-link").input_value() == page.url
    assert page.locator("[data-copy]:visible").count() == 0


def test_paper_has_evidence_and_address_and_nothing_to_press(people: People) -> None:
    page = open_incident(people, Window())
    page.emulate_media(media="print")
    expect(page.locator(".incident-page__address")).to_have_text(page.url)
    for part in ("#facts-title", "#sources-title", ".evidence >> nth=0"):
        expect(page.locator(part)).to_be_visible()
    for part in ("button:visible", "textarea:visible", ".site-header:visible", ".incident-nav:visible"):
        expect(page.locator(part)).to_have_count(0)
