"""The vocabulary screens in a browser: a name added there is read by the worker that already runs."""

import pytest
from playwright.sync_api import Page, expect

from .dashboard_view import Spot, point_of
from .desk import message_on
from .people import People, Window

pytestmark = pytest.mark.e2e

ALIAS = "Katiba des Palmiers Bleus"
TEXT = (
    "Des combattants de la {alias} ont attaqué le {day} juillet 2025 la ville de Kayes, dans l'ouest "
    "du Mali, "
    "tuant douze soldats. L'armée malienne a confirmé l'attaque."
)
READ_MS = 30_000


def hand_in(people: People, day: str) -> str:
    """The address of the draft that a running worker made of an article about this day."""
    admin = people.open("admin")
    admin.goto("/articles/new/")
    admin.get_by_label("Text of the article").fill(TEXT.format(alias=ALIAS, day=day))
    admin.get_by_label("Published on").fill("20/7/2025")
    admin.get_by_label("Title").fill(f"Attaque du {day} juillet")
    admin.get_by_role("button", name="Store and read it").click()
    # The article's page renews itself until a worker has read it.
    expect(admin.locator(".page__head .badge")).to_have_text("read", timeout=READ_MS)
    return admin.locator("a.queue__title").get_attribute("href") or ""


def perpetrators(page: Page, address: str) -> list[str]:
    """Names in the field "By whom" of a draft."""
    page.goto(address)
    return page.locator('[data-chips-for="id_perpetrators_text"] .chip').all_inner_texts()


def test_an_alias_added_on_the_screen_is_matched_by_the_worker_that_already_ran(people: People) -> None:
    editor = people.open("editor")
    assert perpetrators(editor, hand_in(people, "3")) == []

    editor.goto("/vocabulary/actors/?q=Katiba+Macina")
    editor.locator("tbody th a").first.click()
    editor.get_by_role("link", name="Add a name").click()
    editor.get_by_label("Name", exact=True).fill(ALIAS)
    editor.locator("#id_language").select_option("fr")
    editor.get_by_label("Page where it was read").fill("https://example.org/katiba")
    editor.get_by_role("button", name="Add the name").click()
    expect(editor.locator("main").get_by_role("status").first).to_contain_text(f"“{ALIAS}” is added")
    owner = editor.get_by_role("heading", level=1).inner_text()
    expect(editor.locator(".changes")).to_contain_text(f"name “{ALIAS}” added")

    assert owner in "".join(perpetrators(editor, hand_in(people, "5")))

    editor.goto("/vocabulary/actors/?q=" + ALIAS.replace(" ", "+"))
    editor.locator("tbody th a").first.click()
    editor.get_by_role("link", name=f"Change {ALIAS}").click()
    editor.locator("#id_retire_reason").fill("only a test")
    editor.get_by_role("button", name="Retire it").click()
    expect(editor.locator("tr.is-retired")).to_contain_text(ALIAS)
    editor.get_by_role("button", name="Undo").click()
    expect(message_on(editor)).to_contain_text("is in use again")


def test_a_place_is_added_by_a_click_merged_and_parted_again(people: People) -> None:
    page = people.open("editor")
    page.goto("/vocabulary/places/new/")
    page.get_by_label("Main name").fill("Puits des Essais")
    page.get_by_label("Country").select_option("ML")
    page.get_by_label("Source of the coordinates").fill("a click of the tests")
    page.locator("[data-map-picker]").scroll_into_view_if_needed()
    page.wait_for_function("window.sahelMaps['picker-map']?.getSize().x > 0")
    page.mouse.click(*point_of(page, Spot(17.9, -3.2), "picker-map"))
    expect(page.get_by_label("Latitude")).not_to_have_value("")
    page.get_by_role("button", name="Add the place").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Puits des Essais")
    page.locator(".map-frame canvas").first.wait_for()

    page.get_by_role("link", name="Merge into another").click()
    page.get_by_role("searchbox").fill("tombouctou")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="See what moves").first.click()
    page.get_by_label("Why").fill("only a test")
    page.get_by_role("button", name="Merge them").click()
    expect(page.locator("main").get_by_role("status").first).to_contain_text("is merged into")
    expect(page.get_by_role("table", name="Names")).to_contain_text("Puits des Essais")
    page.locator("main").get_by_role("button", name="Undo", exact=True).click()
    expect(message_on(page)).to_contain_text("The merge is undone")
    expect(page.get_by_role("heading", level=1)).to_have_text("Puits des Essais")


def test_without_scripts_a_place_is_added_by_typing_and_its_twin_is_shown(people: People) -> None:
    page = people.open("editor", Window(has_scripts=False))
    for is_twin in (False, True):
        page.goto("/vocabulary/places/new/")
        page.get_by_label("Main name").fill("Mare des Essais")
        page.get_by_label("Latitude").fill("15,5")
        page.get_by_label("Longitude").fill("-2.5")
        page.get_by_label("Source of the coordinates").fill("typed by the tests")
        page.get_by_role("button", name="Add the place").click()
        if is_twin:
            expect(page.get_by_role("alert")).to_contain_text("the same name, 0 km away")
            assert page.get_by_label("Latitude").input_value() == "15,5"
        else:
            expect(page.get_by_role("heading", level=1)).to_have_text("Mare des Essais")
