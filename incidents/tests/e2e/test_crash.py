"""What a power cut leaves is taken up: the seed gives seven drafts, once, however its worker ends."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from .desk import add_feed, article_stages, message_on, wait_for_drafts
from .loopback_site import FRENCH, NewsSite
from .people import People, people_at
from .processes import wait_until
from .stack import Ground, running_stack
from .test_seed import TITLE

pytestmark = pytest.mark.e2e


@pytest.fixture
def unread(browser: Browser, ground: Ground) -> Iterator[People]:
    """People at a SahelWatch whose worker has not started yet: nothing is read."""
    with running_stack(ground, "redis", "web") as stack, people_at(browser, stack, {}) as people:
        yield people


def seed_row(admin: Page) -> list[str]:
    """Stage, drafts, waiting and accepted of the seed article."""
    admin.goto("/sources/")
    return admin.get_by_role("row", name=TITLE).locator("td").all_inner_texts()


def test_seed_gives_exactly_seven_drafts_though_its_worker_was_killed_in_mid_task(unread: People) -> None:
    stack, admin = unread.stack, unread.open("admin")
    assert seed_row(admin) == ["waiting to be read", "0", "0", "0"]
    with stack.held_table("incidents_candidate"):
        stack.start("worker", "beat")
        wait_until(lambda: seed_row(admin)[0] == "being read", seconds=30, what="a worker reads the seed")
        stack.programs.pop("worker").kill()
    assert seed_row(admin) == ["being read", "0", "0", "0"]
    stack.start("worker")
    wait_for_drafts(stack, admin, 7)
    assert seed_row(admin) == ["read", "7", "7", "0"]


def test_article_handed_in_while_the_queue_is_away_is_stored_and_read_when_it_is_back(people: People) -> None:
    stack, admin = people.stack, people.open("admin")
    stack.programs.pop("redis").kill()
    try:
        admin.goto("/articles/new/")
        admin.get_by_label("Text of the article").fill("Le marché de Kita rouvre jeudi.")
        admin.get_by_role("button", name="Store and read it").click()
        expect(message_on(admin)).to_contain_text("The queue is away at the moment")
        expect(admin.get_by_text("A worker is about to read this article.")).to_be_visible()
    finally:
        stack.start("redis")
    expect(admin.locator(".page__head .badge")).to_have_text("read", timeout=30_000)


def test_feed_whose_worker_died_while_fetching_is_fetched_again_and_gives_its_article_once(
    people: People, site: NewsSite
) -> None:
    stack, admin = people.stack, people.open("admin")
    address = site.publish(FRENCH)
    with site.held(FRENCH.path):
        add_feed(admin, address)
        wait_until(lambda: FRENCH.path in site.asked, seconds=15, what="the worker waits for the page")
        stack.programs.pop("worker").kill()
    stack.start("worker")
    row = admin.get_by_role("row", name=address)
    row.get_by_role("button", name="Fetch now").click()
    wait_until(lambda: FRENCH.title in article_stages(admin), seconds=20, what="the article is there")
    expect(row.locator("td").nth(2)).to_have_text("1")
    assert site.asked.count(FRENCH.path) == 2
