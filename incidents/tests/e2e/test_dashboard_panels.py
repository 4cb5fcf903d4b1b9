"""The numbers beside the map: deaths, rankings, what is counted apart; they agree with list and address."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from .dashboard_view import PAGE_ROWS, everything_listed, expect_listed, number_in, open_dashboard, total
from .history import Readers
from .test_dashboard_filters import ids_in, total_in

pytestmark = pytest.mark.e2e

RESTS_MS = 900  # rankings are put in order when the brush has rested


def deaths(page: Page) -> dict[str, str]:
    """low, best, high and unknown as the panel writes them."""
    cells = page.locator("[data-panel-deaths]:visible")
    return dict(cells.evaluate_all("all => all.map((one) => [one.dataset.panelDeaths, one.textContent])"))


def ranking(page: Page, name: str) -> list[tuple[str, int, int]]:
    """[(name, incidents, lowest deaths)…] of a ranking, which is brought into view."""
    page.locator(f"#tab-{name}").click()
    rows = page.locator(f'[data-ranking="{name}"] tbody tr')
    texts = rows.evaluate_all("all => all.map((row) => [...row.children].map((cell) => cell.textContent))")
    return [(text, number_in(count), number_in(low)) for text, count, low in texts]


def test_deaths_are_lowest_best_and_highest_with_the_unknown_apart(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page, "?from=2009-01-01&to=2009-12-31")  # 3-5, 3 and 1-2
    assert deaths(page) == {"low": "7", "best": "7", "high": "10", "unknown": "0"}
    expect(page.locator("[data-count-notes]")).to_contain_text("1 without a place")
    page.locator('[data-filter-field="dates"] [name=from]').fill("2009-06-06")
    page.keyboard.press("Tab")
    expect(page.locator('[data-panel-deaths="high"]')).to_have_text("2")
    assert deaths(page)["low"] == "1"


def test_unknown_deaths_are_no_zero(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page, "?deaths=unknown&country=MR")
    told = deaths(page)
    assert (told["low"], told["high"]) == ("0", "0")
    assert number_in(told["unknown"]) == total(page) > 0


def test_a_campaign_s_joint_toll_counts_once_and_is_labelled(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page, "?from=2024-09-17&to=2024-09-17&country=ML")  # Bamako: two places, 77 to 100 in all
    assert total(page) == 2
    assert {name: deaths(page)[name] for name in ("low", "high")} == {"low": "77", "high": "100"}
    expect(page.locator('[data-panel-deaths="joint"]')).to_have_text(
        "of which 77 told jointly for 1 campaign, counted once"
    )
    assert "Of these 77 are told jointly for 1 campaign" in readers.without_scripts(
        "?from=2024-09-17&to=2024-09-17&country=ML"
    )


def test_without_a_place_or_a_day_is_counted_and_listed_apart(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page)
    place, day = (page.locator(f'[data-apart="{name}"]') for name in ("place", "date"))
    expect(page.locator("[data-count-notes]")).to_have_text("2 without a place, 2 without a date")
    expect(place).to_have_text("2 without a place")
    expect(day).to_have_text("2 without a date")
    day.click()
    undated = {f"/incidents/{readers.ids[name]}/" for name in ("undated", "neither")}
    expect(page.locator("[data-list] a:focus")).to_have_count(1)
    expect(page.locator("[data-list-section]")).to_have_text(re.compile("date unknown|20|19"))
    assert page.evaluate("document.activeElement.getAttribute('href')") in undated
    place.click()
    expect_listed(page, [readers.ids["placeless"], readers.ids["neither"]])
    assert page.url.endswith("?precision=none")


def test_rankings_agree_with_total_list_and_the_server_and_set_the_filter(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page, "?from=2021-01-01&to=2021-12-31")
    for name in ("types", "countries"):
        assert sum(count for _, count, _ in ranking(page, name)) == total(page), name
    actors = ranking(page, "actors")
    label, count, low = actors[0]
    assert count == max(count for _, count, _ in actors)
    page.locator('[data-ranking="actors"] tbody tr').first.get_by_role("button").click()
    expect(page).to_have_url(re.compile("actor="))
    assert total(page) == count == total_in(readers.without_scripts("?" + page.url.partition("?")[2]))
    assert number_in(deaths(page)["low"]) >= low
    expect(page.locator("[data-chips]")).to_contain_text(label)
    areas = ranking(page, "areas")
    page.locator('[data-ranking="areas"] tbody tr').first.get_by_role("button").click()
    expect(page).to_have_url(re.compile("area="))
    assert total(page) == areas[0][1]


def test_after_a_brush_panels_list_count_and_address_tell_one_thing(readers: Readers) -> None:
    page = readers.open()
    open_dashboard(page, "?country=BF&unit=month")
    last = page.get_by_role("slider", name="Last day")
    last.focus()
    for _ in range(7):
        last.press("PageDown")
    expect(page).to_have_url(re.compile(r"to=\d{4}-\d\d-\d\d"))
    page.wait_for_timeout(RESTS_MS)
    html = readers.without_scripts("?" + page.url.partition("?")[2])
    assert 0 < total(page) == total_in(html)
    assert everything_listed(page)[:PAGE_ROWS] == ids_in(html)
    assert sum(count for _, count, _ in ranking(page, "types")) == total(page)
    low = re.search(r"Lowest figures ([\d,]+), best ([\d,]+), highest ([\d,]+)", html)
    assert low
    told = deaths(page)
    assert [number_in(told[name]) for name in ("low", "best", "high")] == [
        number_in(text) for text in low.groups()
    ]


def test_the_last_days_end_on_the_server_s_today_whatever_the_reader_s_clock_says(readers: Readers) -> None:
    page = readers.open()
    page.clock.set_system_time(date(2019, 3, 1).isoformat())
    today = readers.people.stack.get_json("/data/manifest.json")["today"]
    open_dashboard(page, "?last=900")
    html = readers.without_scripts("?last=900")
    assert total(page) == total_in(html) > 0
    assert everything_listed(page)[:PAGE_ROWS] == ids_in(html)
    since = (date.fromisoformat(today).toordinal()) - 899
    plain = f"?from={date.fromordinal(since)}&to={today}"
    assert total_in(readers.without_scripts(plain)) == total(page)
