"""What the style sheets promise: nothing runs over, and nothing is told by a colour that goes away."""

import re

import pytest
from playwright.sync_api import expect

from .dashboard_view import open_dashboard
from .history import Readers
from .people import Window

pytestmark = pytest.mark.e2e

# Rows whose text stands lower than the row, or beyond the list's edges.
RUN_OVER = """() => {
  const list = document.querySelector("[data-dashboard] .list-scroll").getBoundingClientRect();
  const textOf = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return (getComputedStyle(element).overflowX === "visible" ? range : element).getBoundingClientRect();
  };
  return [...document.querySelectorAll(".list-bar .incident")].filter((row) =>
    [...row.querySelectorAll(".incident__title, .incident__facts > *, .incident__mark")].map(textOf)
      .some((box) =>
      box.width && (box.bottom > row.getBoundingClientRect().bottom + 0.5 || box.right > list.right + 0.5
        || box.left < list.left - 0.5))).map((row) => row.textContent);
}"""
CUT_CHIPS = """() => {
  const box = document.querySelector(".dash__chips").getBoundingClientRect();
  return [...document.querySelectorAll(".dash__chips .chip")].map((chip) => chip.getBoundingClientRect())
    .filter((chip) => chip.top < box.bottom - 0.5 && chip.bottom > box.bottom + 0.5).length;
}"""
LINES = """(cell) => {
  const range = document.createRange();
  range.selectNodeContents(cell);
  return new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size;
}"""
CLIPS = """(row) => [row, ...row.querySelectorAll("*")]
  .filter((element) => getComputedStyle(element).overflowX !== "visible").length"""
MANY = "?from=2005-01-01&country=ML&country=BF&type=Battles&type=Riots&deaths=1-9&role=target&precision=1"


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("width", [360, 1440])
def test_no_row_of_the_list_runs_over(readers: Readers, width: int, language: str) -> None:
    page = readers.open(Window(width=width, language=language))
    open_dashboard(page)
    page.locator(".list-bar .incident").nth(3).wait_for()
    for down in (0, 8_000, 20_000):
        page.locator(".list-scroll").evaluate("(list, down) => { list.scrollTop = down }", down)
        page.wait_for_timeout(200)
        assert page.evaluate(RUN_OVER) == []
    # Each clip is work for every frame: only what ends in "…" has one.
    clips = page.locator(".list-bar .incident").first.evaluate(CLIPS)
    assert clips <= 3


def test_chips_are_cut_between_rows_on_a_phone(readers: Readers) -> None:
    page = readers.open(Window(width=360, height=800))
    open_dashboard(page, MANY)
    chips = page.locator(".dash__chips")
    assert chips.evaluate("box => box.scrollHeight > box.clientHeight")
    assert page.evaluate(CUT_CHIPS) == 0


def test_a_heading_of_two_words_has_two_lines_in_arabic(readers: Readers) -> None:
    page = readers.open(Window(width=1440, language="ar"))
    open_dashboard(page)
    heading = page.locator("[data-ranking=types] thead th").last
    expect(heading).to_be_visible()
    assert heading.evaluate(LINES) <= 2


def test_high_contrast_keeps_what_was_told_by_a_background(readers: Readers) -> None:
    page = readers.open()
    page.emulate_media(forced_colors="active")
    open_dashboard(page, "?last=365&colour=deaths")
    pressed = page.locator("[data-last='365']")
    expect(pressed).to_have_css("outline-style", "solid")
    expect(page.locator("[data-last='30']")).not_to_have_css("outline-style", "solid")
    samples = page.locator(".map-sample--deaths")
    colours = samples.evaluate_all("all => all.map((one) => getComputedStyle(one).backgroundColor)")
    assert len(set(colours)) == len(colours) >= 4
    figures = page.locator("[data-filter-field=type] .type-key")
    fills = figures.evaluate_all("all => all.map((one) => getComputedStyle(one).fill)")
    assert len(set(fills)) == len(fills) == 6
    grip = page.locator(".timeline__grip").first
    width = grip.evaluate("grip => getComputedStyle(grip, '::before').borderInlineStartWidth")
    assert re.fullmatch(r"[12](\.\d+)?px", width)
