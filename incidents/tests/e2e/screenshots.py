"""`python -m incidents.tests.e2e.screenshots`: the pictures of the README, of the seed article and history.

Starts a SahelWatch of its own, publishes the seed's drafts through the browser, and writes
docs/screenshots/PAGE-LANGUAGE-SIZE.png; of the dashboard also what opens on it, and the dark colours.
"""

import sys
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page

from .browsers import chromium, find_chromium
from .dashboard_view import open_dashboard
from .desk import decide, draft_addresses, wait_for_drafts, wait_for_incident
from .people import People, Window, people_at
from .processes import PROJECT, run_to_end
from .stack import prepared_ground, running_stack

FOLDER = PROJECT / "docs" / "screenshots"
SIZES = {"wide": (1440, 900), "narrow": (360, 780)}
LANGUAGES = ("en", "ar")
QUESTION = "?from=2019-01-01&to=2023-12-31&country=BF&country=ML&country=NE"
BASE_MAP_MS = 800  # the base map is drawn after the page has come


def main() -> int:
    """0 after writing every picture, 2 without a browser."""
    if not find_chromium():
        print("Chromium is missing: install the package chromium.", file=sys.stderr)
        return 2
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (
        prepared_ground() as ground,
        running_stack(ground) as stack,
        chromium() as browser,
        people_at(browser, stack, {}) as people,
    ):
        take_all(people)
    return 0


def take_all(people: People) -> None:
    """One picture of each page, language and width."""
    editor = people.open("editor")
    wait_for_drafts(people.stack, editor, 7)
    addresses = draft_addresses(editor)
    take(people, "review", addresses[0], role="editor")
    incidents = [publish(editor, address) for address in addresses]
    take(people, "incident", incidents[0], role="")
    # What a first start shows besides: the history, and the vocabulary that it uses.
    run_to_end([sys.executable, "manage.py", "prepare"], env=people.stack.env)
    take(people, "dashboard", "/", role="")
    take_dashboards(people)
    take(people, "vocabulary", "/vocabulary/places/?q=Kidal", role="editor")


def take_dashboards(people: People) -> None:
    """What a reader opens on the dashboard: a question, filters on a phone, deaths in areas, the dark."""
    wide, narrow = Window(*SIZES["wide"]), Window(*SIZES["narrow"], language="fr")
    page = show(people, wide, QUESTION + "&shade=deaths&colour=deaths")
    page.screenshot(path=picture("dashboard-deaths", "en", "wide"))
    page = show(people, wide, QUESTION, colours="dark")
    page.screenshot(path=picture("dashboard-dark", "en", "wide"))
    page = show(people, wide, QUESTION)
    for group in ("actor", "area", "deaths"):
        page.locator(f'details:has([data-filter-field="{group}"]) > summary').last.click()
    page.locator('[data-filter-field="actor"]').scroll_into_view_if_needed()
    page.screenshot(path=picture("dashboard-filters", "en", "wide"))
    page = show(people, narrow, QUESTION)
    page.screenshot(path=picture("dashboard", "fr", "narrow"))
    page.locator("[data-open-filters]").click()
    page.wait_for_timeout(BASE_MAP_MS)
    page.screenshot(path=picture("dashboard-filters", "fr", "narrow"))


def show(people: People, window: Window, query: str, *, colours: Literal["light", "dark"] = "light") -> Page:
    """The dashboard with this question, drawn to the end."""
    page = people.open("", window)
    page.emulate_media(color_scheme=colours)
    open_dashboard(page, query)
    page.wait_for_timeout(BASE_MAP_MS)
    return page


def publish(editor: Page, address: str) -> str:
    """The address of the incident that the draft becomes, as an editor accepts and publishes it."""
    editor.goto(address)
    comparison = editor.locator('input[name="neighbours_seen"]')
    if comparison.count():
        comparison.check()
    decide(editor, "publish")
    return f"/incidents/{wait_for_incident(editor)}/"


def take(people: People, name: str, address: str, *, role: str) -> None:
    """The page in every language and width."""
    for language in LANGUAGES:
        for size, (width, height) in SIZES.items():
            page = people.open(role, Window(width, height, language))
            open_dashboard(page) if address == "/" else page.goto(address)
            page.wait_for_timeout(BASE_MAP_MS)
            page.screenshot(path=picture(name, language, size))


def picture(name: str, language: str, size: str) -> Path:
    """Where a picture belongs."""
    return FOLDER / f"{name}-{language}-{size}.png"


if __name__ == "__main__":
    sys.exit(main())
