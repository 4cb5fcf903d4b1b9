"""From the navigation to the first incidents on the map, beside the same page with the base map only."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page

from .figures import Samples, ratio, short
from .goals import Figure
from .pages import new_page, number_in

ROUNDS = 10
SLOW_ROUNDS = 5
# 1.5 Mbit/s and 300 ms: the line of a district town, as the issue has it.
SLOW_LINE = {
    "offline": False,
    "latency": 300,
    "downloadThroughput": 1_500_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
DATA = ["*/data/chunks/*"]
FIRST = "() => window.bench.first !== undefined"
BASE_MAP = "() => window.bench.baseMap !== undefined"
ALL_SHOWN = """(rows) => {
  const digits = document.querySelector("[data-count-total]")?.textContent.replace(/\\D/g, "");
  return digits === String(rows) && window.bench.first !== undefined;
}"""
NOW = "() => performance.now()"


@dataclass(frozen=True)
class Visit:
    """Milliseconds since the navigation began; `every` when all incidents had been counted and drawn."""

    first: float
    base_map: float
    every: float


def visit(browser: Browser, url: str, rows: int, line: dict[str, Any] | None = None) -> Visit:
    """One visit with nothing cached."""
    with new_page(browser, url) as page:
        _set_line(page, line)
        page.goto("/", wait_until="commit")
        page.wait_for_function(FIRST, polling="raf")
        page.wait_for_function(BASE_MAP, polling="raf")
        page.wait_for_function(ALL_SHOWN, arg=rows, polling="raf")
        every: float = page.evaluate(NOW)
        seen = page.evaluate("() => window.bench")
    return Visit(seen["first"], seen["baseMap"], every)


def visit_without_data(browser: Browser, url: str, line: dict[str, Any] | None = None) -> float:
    """Milliseconds to the base map where no chunk is let through."""
    with new_page(browser, url) as page:
        session = _set_line(page, line)
        session.send("Network.setBlockedURLs", {"urls": DATA})
        page.goto("/", wait_until="commit")
        page.wait_for_function(BASE_MAP, polling="raf")
        return float(page.evaluate("() => window.bench.baseMap"))


def _set_line(page: Page, line: dict[str, Any] | None) -> Any:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    if line:
        session.send("Network.emulateNetworkConditions", line)
    return session


def measure_first(browser: Browser, url: str, rows: int) -> tuple[list[Figure], Samples]:
    """Both figures of the first paint, and the times at which all incidents stood on screen."""
    visit(browser, url, rows)  # the server's own first time
    visits, bare = [], []
    for _ in range(ROUNDS):
        bare.append(visit_without_data(browser, url))
        visits.append(visit(browser, url, rows))
    slow = [visit(browser, url, rows, SLOW_LINE) for _ in range(SLOW_ROUNDS)]
    first = Samples("first incidents painted", "ms", tuple(one.first for one in visits))
    base = Samples("base map painted, no data let through", "ms", tuple(bare))
    every = Samples("all incidents counted and painted", "ms", tuple(one.every for one in visits))
    beside = Samples("base map painted, with data", "ms", tuple(one.base_map for one in visits))
    line = Samples("first incidents at 1.5 Mbit/s, 300 ms", "s", tuple(one.first / 1000 for one in slow))
    rest = Samples("all incidents at 1.5 Mbit/s, 300 ms", "s", tuple(one.every / 1000 for one in slow))
    note = f"medians: {short(first.p50)} ms and {short(base.p50)} ms; all incidents {short(every.p50)} ms"
    return [
        Figure("first", rows, ratio(first.p50, base.p50), (first, base, beside, every), note),
        Figure("slow_line", rows, line.most, (line, rest), f"the slowest of {SLOW_ROUNDS}"),
    ], every


def shown_number(page: Page) -> int:
    """For a person who debugs: the number in the count line."""
    return number_in(page.inner_text("[data-count-total]"))
