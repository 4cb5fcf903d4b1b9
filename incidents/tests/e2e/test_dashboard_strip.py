"""Quiet or blind: what was read is told in words, and an article that comes in changes it."""

import re

import pytest
from playwright.sync_api import expect

from .dashboard_view import open_dashboard
from .desk import Entry, add_feed, article_stages, enter_at_once
from .history import Readers
from .loopback_site import FRENCH, NewsSite
from .people import People
from .processes import wait_until

pytestmark = pytest.mark.e2e

NOTHING_READ = re.compile("says nothing about what happened|does not mean that nothing happened")
ITS_WEEK = "?from=2025-06-09&to=2025-06-15"


def test_where_nothing_was_read_the_page_says_so_in_words(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page, ITS_WEEK)
    blind = page.locator("[data-coverage-blind]")
    expect(blind).to_contain_text(NOTHING_READ)
    page.locator("[data-coverage-plot]").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-coverage-readout]")).to_contain_text("no article read")


def test_an_article_that_is_read_changes_the_strip(people: People, site: NewsSite) -> None:
    page, admin = people.open(), people.open("admin")
    enter_at_once(
        people.open("editor"), Entry("12/6/2025", "Diffa")
    )  # without a dated incident there is no axis
    open_dashboard(page, ITS_WEEK)
    blind = page.locator("[data-coverage-blind]")
    add_feed(admin, site.publish(FRENCH))
    wait_until(lambda: FRENCH.title in article_stages(admin), seconds=30, what="the article is read")
    page.reload()
    page.locator("[data-dashboard].is-live").wait_for()
    page.get_by_text("What was read, as a table").click()
    table = page.locator("[data-coverage-table]")
    expect(table).to_contain_text("1 (1)")
    expect(blind).to_be_hidden()
