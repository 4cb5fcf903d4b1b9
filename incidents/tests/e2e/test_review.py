"""The review desk: accept, correct, reject, publish, take back; words beside values; keys."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from .desk import (
    decide,
    message_on,
    support_of,
    take_everything_back,
    value_of,
    wait_for_drafts,
    wait_for_incident,
)
from .people import People

pytestmark = pytest.mark.e2e


@pytest.fixture
def editor(people: People) -> Iterator[Page]:
    """An editor with the seed's seven drafts before them; afterwards all of them wait again."""
    page = people.open("editor")
    wait_for_drafts(people.stack, page, 7)
    yield page
    take_everything_back(page)


def open_draft(page: Page, place: str) -> str:
    """Open the waiting draft of this place; its address."""
    page.goto("/review/")
    page.locator("ol.queue").first.locator("a.queue__title", has_text=place).first.click()
    page.wait_for_url("**/review/*/")
    return page.url


def take_back(page: Page, address: str) -> None:
    """Undo the decision about the draft."""
    page.goto(address)
    page.get_by_role("button", name="Take back").click()
    expect(message_on(page)).to_contain_text("waits for review again")


def test_accepted_draft_keeps_the_words_under_each_value_and_can_be_taken_back(editor: Page) -> None:
    address = open_draft(editor, "Kayes")
    decide(editor, "accept")
    public_id = wait_for_incident(editor)
    assert value_of(editor, "place").startswith("Kayes")
    assert value_of(editor, "fatalities") == "unknown"
    assert "كايس" in support_of(editor, "place")
    assert "quoted" in support_of(editor, "event_type")
    expect(editor.locator(".badge--draft")).to_be_visible()

    take_back(editor, address)
    editor.goto(f"/incidents/{public_id}/")
    expect(editor.get_by_role("heading", level=1)).to_have_text("Nothing here")


def test_corrected_value_is_asserted_by_the_editor_and_the_others_keep_their_words(editor: Page) -> None:
    open_draft(editor, "Kayes")
    editor.get_by_label("Deaths").fill("7-9")
    editor.locator("#id_reason").fill("heard from the hospital")
    decide(editor, "accept")
    wait_for_incident(editor)
    assert value_of(editor, "fatalities") == "7 to 9"
    assert "heard from the hospital" in support_of(editor, "fatalities")
    assert "quoted" not in support_of(editor, "fatalities")
    assert "quoted" in support_of(editor, "place")


def test_rejecting_needs_a_reason(editor: Page) -> None:
    address = open_draft(editor, "Diboli")
    editor.get_by_role("button", name="Reject").click()
    assert editor.url == address
    expect(editor.locator("#id_reject_reason")).to_be_focused()
    answer = editor.request.post(
        address,
        form={
            "csrfmiddlewaretoken": editor.locator("#reject-form [name=csrfmiddlewaretoken]").input_value(),
            "action": "reject",
            "reject_reason": "  ",
        },
        headers={"Referer": address},
    )
    assert answer.status == 422
    assert "Say why this draft is rejected." in answer.text()
    editor.goto(address)
    expect(editor.locator("#incident-form button[value=accept]")).to_be_enabled()


def test_reason_and_enter_reject_the_draft_and_lead_to_the_next_one(editor: Page) -> None:
    address = open_draft(editor, "Diboli")
    editor.locator("#id_reject_reason").fill("same as Kayes")
    editor.locator("#id_reject_reason").press("Enter")
    expect(message_on(editor)).to_contain_text("Rejected.")
    assert editor.url != address
    editor.goto("/review/")
    decided = editor.locator("li.queue__item", has_text="same as Kayes")
    expect(decided).to_contain_text("rejected")


def test_recalled_event_is_not_accepted_before_it_was_compared(editor: Page) -> None:
    open_draft(editor, "Timbuktu")
    decide(editor, "publish")
    expect(message_on(editor)).to_contain_text("First compare it with the known incidents")
    editor.get_by_label("I compared").check()
    decide(editor, "accept")
    wait_for_incident(editor)
    assert "between 1 June 2025 and 10 June 2025" in value_of(editor, "date")
    assert editor.locator('.value-row[data-field="date"] .vague').count() == 1


def test_unreadable_correction_is_told_and_nothing_is_lost(editor: Page) -> None:
    address = open_draft(editor, "Gogui")
    editor.get_by_label("Deaths").fill("several")
    editor.get_by_label("Notes").fill("kept")
    decide(editor, "accept")
    expect(editor.locator(".field__error")).to_contain_text("Type a number")
    assert editor.get_by_label("Notes").input_value() == "kept"
    assert editor.url == address


def test_pointing_at_a_field_lights_its_words_and_a_word_leads_to_its_field(editor: Page) -> None:
    open_draft(editor, "Kayes")
    row = editor.locator('.value-row[data-field="place"]')
    mark = editor.locator('mark.ev[data-fields~="place"]').first
    row.hover()
    expect(mark).to_have_class("ev is-active")
    editor.locator('.value-row[data-field="fatalities"]').hover()
    expect(mark).to_have_class("ev")
    mark.click()
    expect(editor.locator("#id_place_text")).to_be_focused()
    expect(row).to_have_class("value-row is-active")


def test_keys_walk_the_values_open_the_list_of_keys_and_decide(editor: Page) -> None:
    address = open_draft(editor, "Sandaré")
    focused_row = "document.activeElement.closest('.value-row')?.dataset.field"
    editor.keyboard.press("j")
    assert editor.evaluate(focused_row) == "date"
    editor.keyboard.press("j")
    assert editor.evaluate(focused_row) == "place"
    editor.keyboard.press("k")
    assert editor.evaluate(focused_row) == "date"
    editor.keyboard.press("Enter")
    expect(editor.locator("#id_date_text")).to_be_focused()
    editor.keyboard.press("Escape")
    editor.keyboard.press("?")
    dialog = editor.get_by_role("dialog")
    expect(dialog).to_contain_text("Accept and publish")
    expect(dialog).to_contain_text("Reject")
    editor.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    editor.keyboard.press("r")
    expect(editor.locator("#id_reject_reason")).to_be_focused()
    editor.keyboard.press("Escape")
    editor.locator("article[data-article]").focus()
    editor.keyboard.press("a")
    wait_for_incident(editor)
    take_back(editor, address)
    editor.keyboard.press("p")
    wait_for_incident(editor)
    expect(editor.locator(".badge--published")).to_be_visible()


def test_published_incident_must_be_withdrawn_before_its_decision_is_taken_back(editor: Page) -> None:
    address = open_draft(editor, "Gogui")
    decide(editor, "publish")
    wait_for_incident(editor)
    editor.goto(address)
    editor.get_by_role("button", name="Take back").click()
    expect(message_on(editor)).to_contain_text("Withdraw it with a reason")


def test_second_editor_is_told_that_the_draft_was_decided_meanwhile(editor: Page, people: People) -> None:
    address = open_draft(editor, "Diboli")
    other = people.open("admin")
    other.goto(address)
    decide(editor, "accept")
    wait_for_incident(editor)
    other.get_by_label("Deaths").fill("3")
    decide(other, "accept")
    expect(message_on(other)).to_contain_text("Someone else decided this draft meanwhile")
