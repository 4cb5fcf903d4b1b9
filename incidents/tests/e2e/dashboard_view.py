"""What a dashboard shows, read off the page: list, count, timeline, and the very pixels of the map."""

import re
from dataclasses import dataclass

from playwright.sync_api import Page

# The incidents' canvas lies in Leaflet's overlay pane. A small square round the point is looked at.
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
MARK_REACH_PX = 3
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
    """Public ids in the list, top first."""
    return page.locator("[data-list] > [data-incident]").evaluate_all(
        "all => all.map((li) => li.dataset.incident)"
    )


def total(page: Page) -> int:
    """The number in the line above the map."""
    found = re.search(r"\d+", page.locator("[data-count-total]").inner_text())
    assert found, "the count line holds no number"
    return int(found[0])


def is_marked(page: Page, spot: Spot) -> bool:
    """Whether the map has drawn something for an incident at this place."""
    return bool(page.evaluate(PIXELS, {"lat": spot.lat, "lng": spot.lng, "reach": MARK_REACH_PX}))


def in_bars(page: Page) -> int:
    """Sum of the timeline's bars, from the table behind it, which is filled only while it is open."""
    page.locator("[data-timeline-details]").evaluate("details => { details.open = true }")
    page.wait_for_timeout(TABLE_RESTS_MS)
    return int(page.evaluate(BARS))


def point_of(page: Page, spot: Spot, map_id: str = "incident-map") -> tuple[float, float]:
    """Where on the page this place lies, in pixels."""
    x, y = page.evaluate(POINT, {"lat": spot.lat, "lng": spot.lng, "id": map_id})
    return x, y


def point_at(page: Page, spot: Spot) -> None:
    """Move the pointer to this place on the map."""
    x, y = point_of(page, spot)
    page.mouse.move(x - 40, y - 40)
    page.mouse.move(x, y)
