"""What a dashboard shows, read off the page: list, count, timeline, and the very pixels of the map.

The list keeps only rows in view in the document, and some hundred on paper: `everything_listed` reads it as
printed.
"""

import re
import time
from collections.abc import Iterable
from dataclasses import dataclass

from playwright.sync_api import Page

# The incidents' canvas lies in Leaflet's overlay pane. A small square round the point is looked at.
PAGE_ROWS = 50  # what a page without scripts lists (views/dashboard.py: LISTED_AT_ONCE)
PIXELS = """({lat, lng, reach}) => {
  const map = window.sahelMaps["incident-map"];
  const canvas = map.getPane("overlayPane").querySelector("canvas");
  const at = map.latLngToLayerPoint([lat, lng]).subtract(window.L.DomUtil.getPosition(canvas));
  const ratio = canvas.width / canvas.clientWidth;
  const side = (2 * reach + 1) * ratio;
  const corner = [(at.x - reach) * ratio, (at.y - reach) * ratio];
  const { data } = canvas.getContext("2d").getImageData(...corner, side, side);
  return data.some((value, index) => index % 4 === 3 && value > 0);
}"""
POINT = """({lat, lng, id}) => {
  const map = window.sahelMaps[id];
  const {x, y} = map.latLngToContainerPoint([lat, lng]);
  const box = map.getContainer().getBoundingClientRect();
  return [box.x + x, box.y + y];
}"""
BARS = """() => [...document.querySelectorAll("section:not(.is-empty) > * [data-timeline-table] tbody tr")]
  .reduce((sum, row) => sum + Number(row.lastElementChild.textContent), 0)"""
AS_PRINTED = """() => {
  window.dispatchEvent(new Event("beforeprint"));
  const rows = [...document.querySelectorAll("[data-list] > [data-incident]")];
  const ids = rows.map((row) => row.dataset.incident);
  window.dispatchEvent(new Event("afterprint"));
  return ids;
}"""
MAP_RESTS_MS = 250
MARK_REACH_PX = 3
PATIENCE_S = 10.0
PRINTED_ROWS = 300
TABLE_RESTS_MS = 250  # static/js/timeline/late_table.js waits for 120


@dataclass(frozen=True)
class Spot:
    """A place on the map in degrees."""

    lat: float
    lng: float


def open_dashboard(page: Page, query: str = "") -> None:
    """Open the dashboard and wait until its scripts have taken over."""
    page.goto("/" + query)
    page.locator("[data-dashboard].is-live").wait_for()
    page.wait_for_function("window.sahelMaps['incident-map']?.getPane('overlayPane').querySelector('canvas')")


def listed(page: Page) -> list[str]:
    """Public ids of the rows in view, top first; without scripts those of the page."""
    return page.locator("[data-list] > [data-incident]").evaluate_all(
        "all => all.map((li) => li.dataset.incident)"
    )


def total(page: Page) -> int:
    """The number in the line above the map."""
    return number_in(page.locator("[data-count-total]").inner_text())


def number_in(text: str) -> int:
    """The first number in a text, whose digits may be grouped as the reader's language does."""
    found = re.search(r"\d[\d., \u00a0\u202f\u066c]*", text)
    assert found, f"no number in “{text}”"
    return int(re.sub(r"\D", "", found[0]))


def everything_listed(page: Page) -> list[str]:
    """Public ids of all that matches, top first; at most PRINTED_ROWS."""
    return list(page.evaluate(AS_PRINTED))


def expect_listed(page: Page, wanted: Iterable[str]) -> None:
    """List and count show these incidents, at the latest when the page has come to rest."""
    ids = set(wanted)
    started = time.monotonic()
    while set(everything_listed(page)) != ids and time.monotonic() - started < PATIENCE_S:
        page.wait_for_timeout(50)
    assert set(everything_listed(page)) == ids
    assert total(page) == len(ids)


def is_marked(page: Page, spot: Spot) -> bool:
    """Whether the map has drawn something for an incident at this place."""
    return bool(page.evaluate(PIXELS, {"lat": spot.lat, "lng": spot.lng, "reach": MARK_REACH_PX}))


def in_bars(page: Page) -> int:
    """Sum of the timeline's bars, from the table behind it, which is filled only while it is open."""
    page.locator("[data-timeline-details]").evaluate("details => { details.open = true }")
    page.wait_for_timeout(TABLE_RESTS_MS)
    return int(page.evaluate(BARS))


def point_of(page: Page, spot: Spot, map_id: str = "incident-map") -> tuple[float, float]:
    """Where on the page this place lies, in pixels, once the map stands still: it is framed as data come."""
    told = {"lat": spot.lat, "lng": spot.lng, "id": map_id}
    before, now = None, page.evaluate(POINT, told)
    while before != now:
        page.wait_for_timeout(MAP_RESTS_MS)
        before, now = now, page.evaluate(POINT, told)
    x, y = now
    return x, y


def point_at(page: Page, spot: Spot) -> None:
    """Move the pointer to this place on the map."""
    x, y = point_of(page, spot)
    page.mouse.move(x - 40, y - 40)
    page.mouse.move(x, y)
