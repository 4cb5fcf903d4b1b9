"""What editors and admins do in a browser, and what they read there."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from .processes import wait_until
from .stack import Stack

INCIDENT_PAGE = re.compile(r"/incidents/SW-\d{6}/$")
TAKEN_UP_S = 30.0  # the promise: what a crash left is taken up within this


@dataclass(frozen=True)
class Entry:
    """An incident to enter by hand; texts as a person types them."""

    when: str
    where: str
    what: str = "Armed clash"
    deaths: str = ""
    country: str = ""
    source: str = "https://example.org/report"


def enter_at_once(page: Page, entry: Entry) -> str:
    """Public id of the incident, entered and published by posting the form: the setting of a test."""
    page.goto("/incidents/new/")
    token = page.locator("main input[name=csrfmiddlewaretoken]").input_value()
    fields: dict[str, str | float | bool] = {
        "csrfmiddlewaretoken": token,
        "date_text": entry.when,
        "place_text": entry.where,
        "sub_event_type": entry.what,
        "fatalities": entry.deaths,
        "country": entry.country,
        "urls": entry.source,
        "attribution": "unknown",
        "credibility": "6",
        "not_a_duplicate": "1",
        "publish": "1",
    }
    answer = page.request.post("/incidents/new/", form=fields, headers={"Referer": page.url})
    assert "/incidents/SW-" in answer.url, f"not saved ({answer.status}): {errors_in(answer.text())}"
    return id_in(answer.url)


def wait_for_incident(page: Page) -> str:
    """Public id of the incident whose page opens."""
    page.wait_for_url(INCIDENT_PAGE)
    return id_in(page.url)


def message_on(page: Page) -> Locator:
    """Where a page says what came of the last click."""
    return page.locator(".messages")


def decide(page: Page, action: str) -> None:
    """Press "accept" or "publish" on a draft's page."""
    page.locator(f'#incident-form button[value="{action}"]').click()


def take_everything_back(editor: Page) -> None:
    """Undo all decisions about drafts; what was published of them is withdrawn first."""
    editor.goto("/review/")
    decided = editor.locator("li.queue__item", has=editor.get_by_role("button", name="Take back"))
    while decided.count():
        link = decided.first.get_by_role("link", name=re.compile(r"^SW-"))
        if link.count():
            withdraw(editor, link.get_attribute("href") or "", "only a test")
            editor.goto("/review/")
        before = decided.count()
        decided.first.get_by_role("button", name="Take back").click()
        editor.goto("/review/")
        expect(decided).to_have_count(before - 1)


def withdraw(editor: Page, address: str, reason: str) -> None:
    """Withdraw an incident if it is published."""
    editor.goto(address)
    if not editor.locator(".badge--published").count():
        return
    editor.locator("summary", has_text="Withdraw").click()
    editor.get_by_label("Reason, shown to readers in its place").fill(reason)
    editor.get_by_role("button", name="Withdraw this incident").click()
    expect(message_on(editor)).to_contain_text("Withdrawn.")


def errors_in(html: str) -> list[str]:
    """The sentences that a form page complains with."""
    return re.findall(r'class="field__error"[^>]*>([^<]*)<', html)


def id_in(url: str) -> str:
    """The public id that an incident's address holds."""
    found = re.search(r"SW-\d{6}", url)
    assert found, f"{url} is no incident's page"
    return found[0]


def value_of(page: Page, field: str) -> str:
    """The value of a field as an incident's page writes it."""
    return page.locator(f'.value-row[data-field="{field}"] .value-row__value').inner_text().strip()


def support_of(page: Page, field: str) -> str:
    """What an incident's page says in support of a field."""
    return " ".join(page.locator(f'.value-row[data-field="{field}"] .evidence').all_inner_texts())


def add_feed(admin: Page, address: str) -> None:
    """The admin adds a feed on the sources page."""
    admin.goto("/sources/")
    admin.get_by_label("Address of the RSS or Atom feed").fill(address)
    admin.get_by_role("button", name="Add the feed").click()
    expect(message_on(admin)).to_contain_text("The feed is added")


def waiting_drafts(stack: Stack, editor: Page) -> int:
    """How many drafts wait, as open pages hear it."""
    return int(editor.request.get(stack.url + "/data/generation").json()["waiting"])


def wait_for_drafts(stack: Stack, editor: Page, number: int, seconds: float = TAKEN_UP_S) -> None:
    """Return when so many drafts wait for review."""
    enough = f"{number} drafts wait"
    wait_until(lambda: waiting_drafts(stack, editor) >= number, seconds=seconds, what=enough)


def draft_addresses(editor: Page) -> list[str]:
    """Addresses of the drafts in the queue, in its order."""
    editor.goto("/review/")
    queue = editor.locator("ol.queue").first
    return queue.locator("a.queue__title").evaluate_all("all => all.map((a) => a.getAttribute('href'))")


def article_stages(admin: Page) -> dict[str, str]:
    """Title to stage of every article on the sources page."""
    admin.goto("/sources/")
    rows = admin.locator("section:has(#articles-title) tbody tr")
    titles = rows.locator("th a").all_inner_texts()
    return dict(zip(titles, rows.locator("td:nth-child(2)").all_inner_texts(), strict=True))
