"""Bad state: chunks that fail, lie or are taken back, data that change under the reader, a server gone."""

import re
import time
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from .dashboard_view import PAGE_ROWS, everything_listed, expect_listed, open_dashboard, total
from .desk import Entry, enter_at_once, withdraw
from .history import EVERYTHING, Readers
from .people import People

pytestmark = pytest.mark.e2e

CHUNKS = "**/data/chunks/*"
HEALED_MS = 15_000
WOKEN_MS = 5_000  # a page that is not woken asks again after up to 15 s


def older_chunk(readers: Readers) -> tuple[str, int]:
    """Address and rows of the chunk with the undated incidents, which comes last."""
    chunk = readers.people.stack.get_json("/data/manifest.json")["chunks"][-1]
    return f"/data/chunks/{chunk['hash']}", chunk["rows"]


def answer_wrongly(page: Page, path: str, wrong: Callable[[Route], None], times: int) -> list[str]:
    """Answer the first requests for a chunk in this way and let the later ones through; the requests."""
    asked: list[str] = []

    def handle(route: Route) -> None:
        asked.append(route.request.url)
        if urlsplit(route.request.url).path == path and len(asked) <= times:
            wrong(route)
        else:
            route.continue_()

    page.route("**" + path, handle)
    return asked


WRONG = {
    "500": lambda route: route.fulfill(status=500, body="broken"),
    "garbage": lambda route: route.fulfill(status=200, body=b"SWC1\xff\xff\xff\x7fgarbage" * 30),
    "cut off": lambda route: route.abort("connectionreset"),
    "another file": lambda route: route.fulfill(
        status=200, content_type="text/html", body="<h1>Sign in</h1>"
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_chunk_that_fails_is_told_with_its_rows_and_heals_by_itself(readers: Readers, name: str) -> None:
    path, rows = older_chunk(readers)
    page = readers.open()
    answer_wrongly(page, path, WRONG[name], times=2)
    page.goto("/")
    notice = page.locator("[data-freshness]")
    expect(notice).to_contain_text(
        f"{rows} incidents could not be loaded and are missing from map and counts."
    )
    page.locator("[data-dashboard].is-live").wait_for()
    assert total(page) == EVERYTHING - rows
    expect(notice).to_be_hidden(timeout=HEALED_MS)
    expect(page.locator("[data-count-total]")).to_have_text(f"{EVERYTHING} incidents")


def test_all_chunks_failing_leaves_the_server_s_list_and_says_so(readers: Readers) -> None:
    page = readers.open()
    page.route(CHUNKS, lambda route: route.fulfill(status=500, body=""))
    page.goto("/?country=BF")
    expect(page.locator("[data-freshness]")).to_contain_text("could not be loaded")
    assert page.locator("[data-list] > [data-incident]").count() == PAGE_ROWS
    assert total(page) > PAGE_ROWS
    page.unroute(CHUNKS)
    page.locator("[data-dashboard].is-live").wait_for(timeout=HEALED_MS)
    assert total(page) == len(everything_listed(page))


def test_the_newest_are_shown_while_older_ones_are_on_their_way(readers: Readers) -> None:
    path, rows = older_chunk(readers)
    page = readers.open()
    held: list[Route] = []
    page.route("**" + path, lambda route: held.append(route))
    page.goto("/")
    page.locator("[data-dashboard].is-live").wait_for()
    assert page.evaluate("performance.getEntriesByName('sahel:first-incidents').length") == 1
    assert total(page) == EVERYTHING - rows
    expect(page.locator("[data-list] > [data-incident]").first).to_be_visible()
    loading = page.get_by_text(f"{EVERYTHING - rows} of {EVERYTHING} loaded so far")
    expect(loading).to_be_visible()
    for route in held:
        route.continue_()
    expect(page.locator("[data-count-total]")).to_have_text(f"{EVERYTHING} incidents")
    expect(loading).to_be_hidden()


def test_what_is_published_and_withdrawn_elsewhere_comes_and_goes_by_itself(people: People) -> None:
    reader, editor = people.open(), people.open("editor")
    asked = "?from=2007-01-01&to=2007-12-31"
    kept = enter_at_once(editor, Entry("9/9/2007", "Atar"))
    open_dashboard(reader, asked)
    wait_for_ids(reader, {kept})
    reader.locator("[data-list] a").first.focus()
    late = enter_at_once(editor, Entry("8/8/2007", "Zouérat"))
    wait_for_ids(reader, {kept, late})
    expect(reader.locator("[data-list] [data-incident]:focus-within")).to_have_attribute(
        "data-incident", kept
    )
    withdraw(editor, f"/incidents/{late}/", "only a test")
    wait_for_ids(reader, {kept})
    assert reader.url.endswith(asked), "the question has changed"


def test_a_newer_incident_moves_neither_the_focus_nor_its_link(people: People) -> None:
    reader, editor = people.open(), people.open("editor")
    old, kept = (enter_at_once(editor, Entry(day, "Atar")) for day in ("7/7/2002", "8/8/2002"))
    open_dashboard(reader, "?from=2002-01-01&to=2002-12-31")
    wait_for_ids(reader, {old, kept})
    reader.locator("[data-list] a").first.focus()
    newer = enter_at_once(editor, Entry("9/9/2002", "Zouérat"))
    wait_for_ids(reader, {old, kept, newer})
    assert everything_listed(reader) == [newer, kept, old]
    held = reader.locator("[data-list] [data-incident]:focus-within")
    expect(held).to_have_attribute("data-incident", kept)
    expect(held.locator("a")).to_have_attribute("href", f"/incidents/{kept}/")
    expect(held).to_have_attribute("aria-posinset", "2")
    withdraw(editor, f"/incidents/{kept}/", "only a test")
    wait_for_ids(reader, {old, newer})
    expect(held).to_have_attribute("data-incident", old)


def wait_for_ids(page: Page, wanted: set[str], seconds: float = 15.0) -> None:
    """Until the list holds these, by the page's own doing."""
    started = time.monotonic()
    while set(everything_listed(page)) != wanted and time.monotonic() - started < seconds:
        page.wait_for_timeout(100)
    expect_listed(page, wanted)


def test_a_chunk_that_is_taken_back_takes_its_rows_along_at_once(readers: Readers) -> None:
    """410 while a page loads: what it held is not shown, and the manifest is read anew."""
    path, _rows = older_chunk(readers)
    page = readers.open()
    manifests: list[str] = []
    page.on(
        "request", lambda request: manifests.append(request.url) if "manifest.json" in request.url else None
    )
    answer_wrongly(
        page, path, lambda route: route.fulfill(status=410, body='{"error": "taken back"}'), times=1
    )
    page.goto("/")
    page.locator("[data-dashboard].is-live").wait_for()
    expect(page.locator("[data-count-total]")).to_have_text(f"{EVERYTHING} incidents")
    assert manifests, "the manifest was not read anew"


def test_a_server_that_is_gone_empties_nothing(people: People) -> None:
    page, editor = people.open(), people.open("editor")
    kept = enter_at_once(editor, Entry("9/9/2006", "Atar"))
    enter_at_once(editor, Entry("9/9/2004", "Atar"))
    open_dashboard(page, "?from=2006-01-01&to=2006-12-31")
    wait_for_ids(page, {kept})
    page.context.set_offline(True)
    notice = page.locator("[data-freshness]")
    expect(notice).to_contain_text(
        re.compile(r"Connection lost\. Showing data as of .*\d"), timeout=HEALED_MS
    )
    assert everything_listed(page) == [kept]
    page.locator("[data-clear-all]").first.click()  # filtering needs no server
    assert total(page) > 1
    page.locator("#filter-q").fill("Atar")
    expect(page.locator("[data-search-note]")).to_contain_text("The search gave no answer")
    assert total(page) > 1
    page.context.set_offline(False)  # which wakes the page: it does not wait for its next turn
    expect(notice).to_be_hidden(timeout=WOKEN_MS)


@pytest.mark.parametrize("query", [
    "?near=1,2&shape=1,2;3&bounds=5,5,1,1&since=yesterday&last=-3",
    "?type=%00&deaths=many&page=nine&map=a/b/c&sort=random&colour=plaid",
    "?q=" + "x" * 300 + "&area=no-such&source=99999999999999999999&campaign=1e9",
    "?from=0000-00-00&to=99999-01-01&near=91,0,5&near=1,1,NaN",
])  # fmt: skip
def test_nonsense_in_any_field_leaves_a_working_page(readers: Readers, query: str) -> None:
    page = readers.open()
    answer = page.goto("/" + query)
    assert answer and answer.status == 200
    page.locator("[data-dashboard].is-live").wait_for()
    html = readers.without_scripts(query)
    expect(page.locator("[data-url-problems]")).to_be_visible()
    found = re.search(r"data-count-total>([\d,]+)", html)
    assert found
    expect(page.locator("[data-count-total]")).to_contain_text(found[1])


def test_rows_left_out_for_a_correction_are_told_and_come_back(readers: Readers) -> None:
    """What is taken back goes at once; the page says what else is missing until a worker has been there."""
    stack_says = readers.people.stack.get_json("/data/manifest.json")
    left_out = stack_says["chunks"][0]
    kept = stack_says["chunks"][1:]
    pending = stack_says | {"version": "pending", "pending": True, "chunks": kept}
    page = readers.open()
    open_dashboard(page)
    page.route("**/data/manifest.json", lambda route: route.fulfill(json=pending))
    page.route(
        "**/data/generation",
        lambda route: route.fulfill(json={"generation": 1, "manifest": "pending", "waiting": None}),
    )
    notice = page.locator("[data-freshness]")
    expect(notice).to_have_text(
        f"{left_out['rows']} incidents are missing for a moment while a correction is taken up."
    )
    expect(page.locator("[data-empty='published']")).to_be_hidden()
    assert total(page) == EVERYTHING - left_out["rows"]
    page.unroute("**/data/manifest.json")
    page.unroute("**/data/generation")
    expect(notice).to_be_hidden()
    expect(page.locator("[data-count-total]")).to_have_text(f"{EVERYTHING} incidents")


def test_the_header_and_the_line_tell_one_number_of_waiting_drafts(people: People) -> None:
    page = people.open("editor")
    open_dashboard(page)
    page.route(
        "**/data/generation",
        lambda route: route.fulfill(json=route.fetch().json() | {"waiting": 37}),
    )
    expect(page.locator("[data-waiting-line]").first).to_have_text("37 drafts wait for review")
    expect(page.locator("[data-waiting-number]")).to_have_text("37")


def test_a_session_that_ended_is_told_with_the_way_to_sign_in(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page, "?country=BF")
    page.route("**/data/generation", lambda route: route.fulfill(status=401, json={"error": "sign in"}))
    notice = page.locator("[data-freshness]")
    expect(notice).to_contain_text("You are signed out")
    expect(notice.get_by_role("link", name="Sign in")).to_have_attribute(
        "href", "/login/?next=%2F%3Fcountry%3DBF"
    )
