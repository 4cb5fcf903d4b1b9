"""Opening the dashboard as a reader does, and reading what it shows."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize

SIZE: ViewportSize = {"width": 1920, "height": 1080}
LOADED_MS = 120_000
COUNTED_MS = 500
SCRIPTS = Path(__file__).with_name("page_scripts")
TOTAL = """() => document.querySelector("[data-count-total]")?.textContent ?? "" """


def script(name: str) -> str:
    """The text of page_scripts/NAME.js."""
    return (SCRIPTS / f"{name}.js").read_text(encoding="utf-8")


def function(name: str) -> str:
    """The same for a script that is one function: without its opening comment, as Playwright wants it."""
    return script(name).split("*/", 1)[1].strip()


@contextmanager
def new_page(browser: Browser, url: str, **options: Any) -> Iterator[Page]:
    """A page of a reader who has never been here: nothing cached, no cookie, English."""
    context = browser.new_context(base_url=url, viewport=SIZE, locale="en", timezone_id="UTC", **options)
    context.set_default_timeout(LOADED_MS)
    context.add_init_script(script("watch"))
    try:
        yield context.new_page()
    finally:
        context.close()


def open_loaded(page: Page, query: str = "") -> None:
    """The dashboard with all its data."""
    page.goto(f"/{query}")
    page.locator("[data-dashboard].is-live").wait_for()
    wait_for_all(page)


def wait_for_all(page: Page) -> None:
    """Return when the page has fetched every chunk of its manifest and counted it."""
    page.wait_for_function(function("loaded"))
    page.wait_for_timeout(COUNTED_MS)


def shown_total(page: Page) -> int:
    """The number of incidents on screen. Raises ValueError when there is none."""
    return number_in(page.evaluate(TOTAL))


def number_in(text: str) -> int:
    """The first number of a text, whatever stands between its thousands: "12,345 incidents" → 12345."""
    found = re.search(r"\d+(?:[\s,.'\u00a0\u202f\u2009]\d{3})*", text)
    if not found:
        raise ValueError(f"no number in {text!r}")
    return int(re.sub(r"\D", "", found[0]))
