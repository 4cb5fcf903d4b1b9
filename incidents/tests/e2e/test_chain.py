"""From a feed to the map: a worker drafts, an editor decides, and a browser that is open already follows."""

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, expect

from .dashboard_view import Spot, in_bars, is_marked, listed, open_dashboard, total
from .desk import (
    add_feed,
    article_stages,
    decide,
    message_on,
    value_of,
    wait_for_drafts,
    wait_for_incident,
    withdraw,
)
from .loopback_site import ARABIC, FRENCH, NewsSite
from .people import People, people_at
from .processes import POLL_S, wait_until
from .stack import Ground, Stack, running_stack

pytestmark = pytest.mark.e2e

NARA = Spot(15.16931, -7.28985)
SEEDED = 7
# The promise is two seconds; a single step may meet a busy machine, most of them may not.
PROMISED_S, LONGEST_S = 2.0, 15.0


@dataclass
class Onlooker:
    """Somebody's dashboard, opened before anything happened and never reloaded."""

    page: Page
    delays: list[float] = field(default_factory=list)

    def sees(self, ids: list[str], deaths: str = "") -> None:
        """Return when list, count, timeline and map all show these incidents of Nara and no others."""
        since = time.monotonic()
        wait_until(
            lambda: self._agrees(ids, deaths), seconds=LONGEST_S, what=f"everything shows {ids} {deaths}"
        )
        self.delays.append(time.monotonic() - since)
        time.sleep(POLL_S)
        assert self._agrees(ids, deaths), "it did not stay so"

    def _agrees(self, ids: list[str], deaths: str) -> bool:
        return (
            listed(self.page) == ids
            and total(self.page) == in_bars(self.page) == len(ids)
            and is_marked(self.page, NARA) == bool(ids)
            and (not deaths or deaths in self.page.locator("[data-list]").inner_text())
        )


def onlooker_at(people: People) -> Onlooker:
    page = people.open()
    open_dashboard(page)
    page.evaluate("window.wasNeverReloaded = true")
    expect(page.get_by_text("Nothing published yet.")).to_be_visible()
    return Onlooker(page)


def open_draft_of(editor: Page, title: str) -> None:
    """Open the one draft that came of the article of this title."""
    editor.goto("/review/")
    item = editor.locator("ol.queue").first.locator("li.queue__item", has_text=title)
    expect(item).to_have_count(1)
    item.locator("a.queue__title").click()
    editor.wait_for_url("**/review/*/")


def publish_the_french_one(editor: Page) -> str:
    open_draft_of(editor, FRENCH.title)
    decide(editor, "publish")
    return wait_for_incident(editor)


def attach_the_arabic_one(editor: Page, public_id: str) -> None:
    open_draft_of(editor, ARABIC.title)
    row = editor.locator("section:has(#neighbours-title)", has_text=public_id)
    row.get_by_role("button", name="Same event: add as another report").click()
    assert wait_for_incident(editor) == public_id
    expect(message_on(editor)).to_contain_text("Added as another report")


def correct_the_toll(editor: Page, public_id: str, toll: str) -> None:
    editor.goto(f"/incidents/{public_id}/edit/")
    editor.get_by_label("Deaths").fill(toll)
    editor.locator("#id_reason").fill("the second report counts more")
    editor.get_by_role("button", name="Save the correction").click()
    expect(message_on(editor)).to_contain_text("Corrected.")


def decide_the_chain(people: People, onlooker: Onlooker) -> None:
    """Publish, attach, correct, withdraw; the onlooker follows every step."""
    editor = people.open("editor")
    public_id = publish_the_french_one(editor)
    onlooker.sees([public_id], "Deaths: 12")
    attach_the_arabic_one(editor, public_id)
    assert ARABIC.title in editor.locator("section:has(#sources-title)").inner_text()
    assert value_of(editor, "fatalities") == "12"
    onlooker.sees([public_id], "Deaths: 12")
    correct_the_toll(editor, public_id, "12-14")
    onlooker.sees([public_id], "Deaths: 12 to 14")
    withdraw(editor, f"/incidents/{public_id}/", "both reports were taken back")
    onlooker.sees([])
    assert onlooker.page.evaluate("window.wasNeverReloaded")
    tombstone = people.open()
    answer = tombstone.goto(f"/incidents/{public_id}/")
    assert answer and answer.status == 410
    expect(tombstone.locator("main")).to_contain_text("both reports were taken back")
    assert "Nara" not in tombstone.locator("main").inner_text()


def add_site(people: People, site: NewsSite) -> Page:
    admin = people.open("admin")
    add_feed(admin, site.publish(FRENCH, ARABIC))
    return admin


def test_feed_becomes_drafts_and_an_open_browser_follows_every_decision(
    own_people: People, site: NewsSite
) -> None:
    onlooker = onlooker_at(own_people)
    admin = add_site(own_people, site)
    wait_for_drafts(own_people.stack, admin, SEEDED + 2)
    decide_the_chain(own_people, onlooker)
    assert statistics.median(onlooker.delays) <= PROMISED_S, onlooker.delays
    assert site.asked.count(FRENCH.path) == site.asked.count(ARABIC.path) == 1


def kill_while(stack: Stack, is_caught: Callable[[], bool]) -> None:
    """Kill worker and queue, without warning, once the worker is caught in the midst of its task."""
    wait_until(is_caught, seconds=30, what="a worker in the midst of its task")
    stack.programs.pop("worker").kill()
    stack.programs.pop("redis").kill()


@pytest.fixture
def hasty_people(browser: Browser, ground: Ground) -> Iterator[People]:
    """People at a SahelWatch that takes a worker for dead after five seconds instead of fifteen."""
    with running_stack(ground, CLAIM_LEASE_SECONDS="5") as stack, people_at(browser, stack, {}) as people:
        yield people


def stays_at(stack: Stack, page: Page, drafts: int) -> None:
    """One more round of the sweeper, every five seconds, finds nothing to do."""
    time.sleep(6)
    assert page.request.get(stack.url + "/data/generation").json()["waiting"] == drafts


def test_nothing_is_lost_or_doubled_when_worker_and_queue_die_in_mid_task(
    hasty_people: People, site: NewsSite
) -> None:
    stack = hasty_people.stack
    onlooker = onlooker_at(hasty_people)
    with stack.held_table("incidents_candidate"):
        admin = add_site(hasty_people, site)
        kill_while(stack, lambda: article_stages(admin).get(FRENCH.title) == "being read")
    assert hasty_people.open().goto("/"), "without queue and worker the pages still come"
    stack.start("redis", "worker")
    wait_for_drafts(stack, admin, SEEDED + 2)
    stays_at(stack, admin, SEEDED + 2)
    decide_the_chain(hasty_people, onlooker)
