"""An incident entered by hand: keyboard alone, dates and places in three languages, or a click on the map."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from .dashboard_view import Spot, listed, open_dashboard, point_of
from .desk import Entry, enter_at_once, id_in, support_of, value_of, wait_for_incident
from .people import People, Window

pytestmark = pytest.mark.e2e

# A minute of unhurried typing; every letter, Tab and arrow counts.
MOST_KEYS = 150


@dataclass
class Keyboard:
    """A keyboard that counts."""

    page: Page
    presses: int = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.presses += 1

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.presses += len(text)

    def tab_to(self, name: str) -> None:
        """Press Tab until the input of this name has the focus."""
        for _ in range(30):
            if self.page.evaluate("document.activeElement.name || document.activeElement.id") == name:
                return
            self.press("Tab")
        raise AssertionError(f"the Tab key never reaches {name}")

    def choose(self, typed: str) -> None:
        """Type into a combobox and take the first of what it offers."""
        self.type(typed)
        expect(self.page.locator('[role="option"][aria-selected="true"]:visible')).to_be_visible()
        self.press("Enter")


def today() -> date:
    """The server's day."""
    return datetime.now(UTC).date()


def first_of_july() -> date:
    """The latest 1 July that is not to come."""
    this_year = date(today().year, 7, 1)
    return this_year if this_year <= today() else this_year.replace(year=this_year.year - 1)


def in_words(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


@pytest.mark.parametrize(
    ("typed_date", "days_ago", "typed_place", "place"),
    [
        ("1/7", None, "kayes", "Kayes"),
        ("hier", 1, "tombouctou", "Timbuktu"),
        ("أمس", 1, "ميناكا", "Menaka"),
        ("yesterday", 1, "agadez", "Agadez"),
    ],
)
def test_editor_enters_an_incident_without_touching_the_mouse(
    people: People, typed_date: str, days_ago: int | None, typed_place: str, place: str
) -> None:
    day = first_of_july() if days_ago is None else today() - timedelta(days=days_ago)
    page = people.open("editor")
    page.goto("/incidents/new/")
    expect(page.locator("#id_date_text")).to_be_focused()  # autofocus may come a moment after the page
    keys = Keyboard(page)

    keys.type(typed_date)
    expect(page.locator("#id_date_text-preview")).to_have_text(in_words(day))
    keys.tab_to("place_text")
    keys.choose(typed_place)
    keys.tab_to("sub_event_type")
    keys.type("Armed")
    expect(page.locator("output[data-type-of]")).to_have_text("Battles")
    keys.tab_to("fatalities")
    keys.type("3-5")
    keys.tab_to("urls")
    keys.type("https://example.org/a1")
    keys.press("Control+Enter")

    wait_for_incident(page)
    assert (value_of(page, "date"), value_of(page, "event_type")) == (in_words(day), "Battles: Armed clash")
    assert value_of(page, "place").startswith(place)
    assert value_of(page, "fatalities") == "3 to 5"
    assert page.locator(".badge--draft").is_visible()
    assert keys.presses <= MOST_KEYS, f"it took {keys.presses} key presses"


def test_enter_pressed_before_the_list_has_come_does_not_send_the_form(people: People) -> None:
    page = people.open("editor")
    page.goto("/incidents/new/")
    keys = Keyboard(page)
    keys.tab_to("place_text")
    keys.type("kayes")
    keys.press("Enter")
    expect(page.locator('[role="option"][aria-selected="true"]:visible')).to_be_visible()
    keys.press("Enter")
    expect(page.locator("#id_place_text")).to_have_value("Kayes")
    assert page.locator(".field__error").count() == 0


def test_actors_are_chosen_by_typing_and_taken_away_by_backspace(people: People) -> None:
    page = people.open("editor")
    page.goto("/incidents/new/")
    keys = Keyboard(page)
    keys.tab_to("perpetrators_text")
    keys.choose("jnim")
    keys.choose("EIGS")
    chips = page.locator('[data-chips-for="id_perpetrators_text"] .chip')
    expect(chips).to_have_count(2)
    keys.press("Backspace")
    expect(chips).to_have_count(1)
    page.get_by_label("What happened").select_option("Attack")
    page.get_by_label("Claimed or suspected").select_option("suspected")
    page.get_by_label("Confidential report").fill("told by a resident")
    page.get_by_role("button", name="Save as draft").click()
    wait_for_incident(page)
    assert "Nusrat" in value_of(page, "perpetrators") or "JNIM" in value_of(page, "perpetrators")


def test_confidential_report_alone_is_source_enough_and_readers_never_see_it(people: People) -> None:
    page = people.open("editor")
    page.goto("/incidents/new/")
    page.get_by_label("When", exact=True).fill("5/3/2024")
    page.get_by_label("What happened").select_option("Looting/property destruction")
    page.get_by_label("Confidential report").fill("seen by a driver of the market")
    page.get_by_role("button", name="Save and publish").click()
    wait_for_incident(page)
    assert "seen by a driver" in page.locator("main").inner_text()

    reader = people.open()
    reader.goto(page.url)
    assert "seen by a driver" not in reader.content()
    assert "editor" in support_of(reader, "date")


def test_without_source_nothing_is_saved_and_what_was_typed_stays(people: People) -> None:
    page = people.open("editor")
    page.goto("/incidents/new/")
    page.get_by_label("When", exact=True).fill("5/3/2024")
    page.get_by_label("What happened").select_option("Attack")
    page.get_by_role("button", name="Save as draft").click()
    expect(page.locator(".field__error")).to_contain_text("Give at least one source")
    assert page.get_by_label("When", exact=True).input_value() == "5/3/2024"


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("When", "31/12/2099", "lies in the future"),
        ("When", "31/6/2024", "There is no such day"),
        ("When", "perhaps", "cannot be read"),
        ("Where", "Nowhereville", "No place called"),
        ("Deaths", "many", "Type a number"),
    ],
)
def test_bad_value_is_told_beside_its_field(people: People, field: str, typed: str, sentence: str) -> None:
    page = people.open("editor")
    page.goto("/incidents/new/")
    box = page.locator(".field", has=page.get_by_label(field, exact=True))
    box.locator("input:not([type=hidden])").fill(typed)
    page.get_by_label("What happened").select_option("Attack")
    page.get_by_label("Sources: addresses").fill("https://example.org/x")
    page.get_by_role("button", name="Save as draft").click()
    expect(box.locator(".field__error")).to_contain_text(sentence)


def test_likely_duplicate_is_shown_while_typing_and_asked_about_before_saving(people: People) -> None:
    page = people.open("editor")
    known = enter_at_once(page, Entry("14/2/2024", "Ansongo"))
    page.goto("/incidents/new/")
    page.get_by_label("When", exact=True).fill("15/2/2024")
    page.get_by_role("combobox", name="Where").fill("ansongo")
    page.locator("#id_place_text ~ ul").get_by_role("option").first.click()
    page.get_by_label("What happened").select_option("Armed clash")
    expect(page.locator("[data-duplicates]")).to_contain_text(known)

    page.get_by_label("Sources: addresses").fill("https://example.org/another")
    page.get_by_role("button", name="Save as draft").click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing is saved yet")
    keys = Keyboard(page)
    keys.press("Space", "Control+Enter")  # the question has the focus
    wait_for_incident(page)
    assert id_in(page.url) != known


def test_click_on_the_map_sets_point_and_country_and_offers_the_nearest_name(people: People) -> None:
    page = people.open("editor", Window(height=1400))
    page.goto("/incidents/new/")
    page.get_by_text("Map, coordinates and precision").click()
    page.wait_for_function("window.sahelMaps['picker-map']?.getSize().x > 0")
    page.mouse.click(*point_of(page, Spot(16.27, -0.05), "picker-map"))
    expect(page.get_by_label("Latitude")).to_have_value(re.compile(r"^16\.\d"))
    page.get_by_role("button", name="Gao").click()
    page.get_by_label("When", exact=True).fill("20/3/2024")
    page.get_by_label("What happened").select_option("Attack")
    page.get_by_label("Sources: addresses").fill("https://example.org/map")
    page.get_by_role("button", name="Save and publish").click()
    wait_for_incident(page)
    assert value_of(page, "place").startswith("Gao")
    assert value_of(page, "country") == "Mali"
    reader = people.open()
    open_dashboard(reader, "?from=2024-03-20&to=2024-03-20")
    assert id_in(page.url) in listed(reader)
