"""The article that the project started from, read by a real worker: seven drafts, field by field."""

import json
import os
import sys
from datetime import datetime
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from .desk import article_stages, draft_addresses, wait_for_drafts
from .draft_view import DraftView, read_draft
from .people import People
from .processes import PROJECT, run_to_end

pytestmark = pytest.mark.e2e

ARTICLE = PROJECT / "seeds" / "articles" / "000_88204b7160fd1782.txt"
TITLE = "هجمات متزامنة على مواقع عسكرية في غرب مالي"
# The dateline, and the seat of an institute: named in the article, and no place of an event.
NAMED_ONLY = {"Bamako": (12.65, -8.0), "Dakar": (14.7, -17.45)}
NEAR_DEGREES = 0.5


@pytest.fixture(scope="module")
def expected() -> list[dict[str, Any]]:
    """The article's incidents as the command line prints them, without a database."""
    command = [sys.executable, "-m", "incidents.extraction", "--published", "2025-07-01", str(ARTICLE)]
    return json.loads(run_to_end(command, env=os.environ))["incidents"]


@pytest.fixture(scope="module")
def actor_names() -> dict[str, str]:
    """Key to English name of the actors in seeds/."""
    rows = yaml.safe_load((PROJECT / "seeds" / "actors.yml").read_text(encoding="utf-8"))
    rows = rows["actors"] if isinstance(rows, dict) else rows
    return {row["key"]: row["name"]["en"] for row in rows}


def seed_drafts(page: Page, people: People) -> list[str]:
    """Addresses of the drafts of the seed article, once they are there."""
    wait_for_drafts(people.stack, page, 7)
    return [a for a in draft_addresses(page) if is_of_the_seed(page, a)]


def is_of_the_seed(page: Page, address: str) -> bool:
    item = page.locator("li.queue__item", has=page.locator(f'a[href="{address}"]'))
    return TITLE[:40] in item.inner_text()


def expect_same(view: DraftView, draft: dict[str, Any], names: dict[str, str]) -> None:
    """The page shows this very draft: values, spans and rules."""
    place = draft["place"]
    assert float(view.form["lat"]) == pytest.approx(place["lat"], abs=1e-5)
    assert float(view.form["lng"]) == pytest.approx(place["lon"], abs=1e-5)
    assert float(view.form["uncertainty_km"]) == place["uncertainty_km"]
    assert view.form["country"] == place["country"]
    assert view.form["sub_event_type"] == draft["sub_event_type"]
    assert view.form["time_of_day"] == (draft["time_of_day"] or "")
    assert view.form["target_kind"] == (draft["target_kind"] or "")
    assert view.form["said_by"] == (draft["said_by"] or "")
    assert view.form["attribution"] == (draft["responsibility"] if draft["perpetrators"] else "unknown")
    assert view.form["fatalities"] == ("30+" if draft["fatalities"] else "")
    assert (view.form["injured"], view.form["abducted"]) == ("", "")
    assert view.perpetrators == sorted(names[key] for key in draft["perpetrators"])
    assert view.targets == sorted(names[key] for key in draft["targets"])
    evidence = draft["evidence"]
    spans = {n: (e["start"], e["end"]) for n, e in enumerate(evidence) if e.get("start") is not None}
    assert view.marks == spans
    assert sorted(quotes for quotes, _ in view.supports) == sorted(quotes_by_field(evidence).values())
    assert all(rules for _, rules in view.supports), "a value without the name of its rule"
    assert {rule for _, rules in view.supports for rule in rules} <= {e["rule"] for e in evidence}


def quotes_by_field(evidence: list[dict[str, Any]]) -> dict[str, list[str]]:
    """Field to its quotes, each once; a derived field has none."""
    found: dict[str, set[str]] = {e["field"]: set() for e in evidence}
    for item in evidence:
        if item.get("quote"):
            found[item["field"]].add(item["quote"])
    return {field: sorted(quotes) for field, quotes in found.items()}


def dates_of(view: DraftView) -> tuple[str, str]:
    """First and last day, from "1/6/2025 - 10/6/2025" or one day alone."""
    typed = view.form["date_text"].split(" - ")
    days = [datetime.strptime(day, "%d/%m/%Y").date().isoformat() for day in typed]
    return days[0], days[-1]


def test_seven_drafts_wait_and_each_shows_what_the_command_line_prints(
    people: People, expected: list[dict[str, Any]], actor_names: dict[str, str]
) -> None:
    page = people.open("editor")
    views = [read_draft(page, address) for address in seed_drafts(page, people)]
    assert len(views) == len(expected) == 7
    by_span = {view.marks[place_number(draft)]: (view, draft) for view, draft in pairs(views, expected)}
    assert len(by_span) == 7
    for view, draft in by_span.values():
        assert view.text == ARTICLE.read_text(encoding="utf-8")
        assert dates_of(view) == (draft["date_start"], draft["date_end"])
        expect_same(view, draft, actor_names)


def pairs(views: list[DraftView], drafts: list[dict[str, Any]]) -> list[tuple[DraftView, dict[str, Any]]]:
    """Each page with the draft of the same point and dates."""
    key = {(str(d["place"]["lat"]), d["date_start"]): d for d in drafts}
    return [(view, key[(str(float(view.form["lat"])), dates_of(view)[0])]) for view in views]


def place_number(draft: dict[str, Any]) -> int:
    """Which evidence of the draft quotes its place."""
    numbered = enumerate(draft["evidence"])
    return next(n for n, e in numbered if e["field"] == "place" and e.get("start") is not None)


def test_towns_that_are_only_named_get_no_draft(people: People) -> None:
    page = people.open("editor")
    for address in seed_drafts(page, people):
        form = read_draft(page, address).form
        for town, (lat, lng) in NAMED_ONLY.items():
            distance = max(abs(float(form["lat"]) - lat), abs(float(form["lng"]) - lng))
            assert distance > NEAR_DEGREES, f"{address} lies at {town}"


def test_recalled_events_are_badged_and_ask_for_a_comparison(people: People) -> None:
    page = people.open("editor")
    seed_drafts(page, people)
    recalled = page.locator("li.queue__item", has_text="recalled event")
    expect(recalled).to_have_count(2)
    recalled.first.locator("a.queue__title").click()
    expect(page.get_by_role("heading", name="The article recalls this event")).to_be_visible()


def test_admin_sees_what_came_of_the_article_and_everybody_at_the_desk_how_many_drafts_wait(
    people: People,
) -> None:
    admin = people.open("admin")
    seed_drafts(admin, people)
    assert article_stages(admin)[TITLE] == "read"
    row = admin.get_by_role("row", name=TITLE)
    assert row.locator("td").nth(1).inner_text() == "7"
    admin.goto("/")
    expect(admin.locator(".dash__waiting")).to_contain_text("drafts wait for review")
    expect(admin.locator("[data-waiting-number]")).not_to_have_text("0")
