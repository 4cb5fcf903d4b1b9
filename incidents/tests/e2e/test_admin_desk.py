"""The admin's pages: articles by paste and upload, feeds good and bad, users; and who may open what."""

import re

import pytest
from playwright.sync_api import Page, expect

from .desk import add_feed
from .loopback_site import NewsSite
from .people import People, sign_in
from .processes import wait_until

pytestmark = pytest.mark.e2e

QUIET = "Le conseil municipal de Ségou a inauguré une bibliothèque mercredi. Les lecteurs sont nombreux."


def hand_in_file(page: Page, name: str, data: bytes) -> None:
    page.goto("/articles/new/")
    page.get_by_label("or a .txt file").set_input_files(
        {"name": name, "mimeType": "text/plain", "buffer": data}
    )
    page.get_by_role("button", name="Store and read it").click()


def wait_until_read(page: Page) -> None:
    """The article's page renews itself until a worker has read it."""
    expect(page.locator(".page__head .badge")).to_have_text("read", timeout=15_000)


def test_pasted_article_is_read_by_a_worker_and_its_page_says_what_came_of_it(people: People) -> None:
    page = people.open("admin")
    page.goto("/articles/new/")
    page.get_by_label("Text of the article").fill(QUIET)
    page.get_by_label("Published on").fill("3/6/2025")
    page.get_by_label("Title").fill("Une bibliothèque à Ségou")
    page.get_by_label("Address").fill("https://example.org/bibliotheque")
    page.get_by_role("button", name="Store and read it").click()
    wait_until_read(page)
    expect(page.get_by_text("No incident was found in it")).to_be_visible()
    expect(page.locator("main")).to_contain_text("3 June 2025")
    page.goto("/sources/")
    expect(page.get_by_role("row", name="Une bibliothèque à Ségou")).to_contain_text("read")


def test_same_text_handed_in_twice_is_told_to_be_there_already(people: People) -> None:
    page = people.open("admin")
    text = QUIET.replace("Ségou", "Mopti")
    for _ in range(2):
        page.goto("/articles/new/")
        page.get_by_label("Text of the article").fill(text)
        page.get_by_role("button", name="Store and read it").click()
    expect(page.locator(".field__error")).to_contain_text("here already")
    assert page.get_by_label("Text of the article").input_value() == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1256"])
def test_uploaded_text_file_is_read_in_its_own_encoding(people: People, encoding: str) -> None:
    page = people.open("admin")
    text = f"افتتحت البلدية مكتبة جديدة في مدينة سيغو يوم الأربعاء. {encoding}"
    hand_in_file(page, f"maktaba-{encoding}.txt", text.encode(encoding))
    wait_until_read(page)
    page.get_by_text("The text", exact=True).click()
    expect(page.locator(".article__text")).to_have_text(text)


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("photo.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8, "not plain text"),
        ("big.txt", "كلمة ".encode() * 700_000, "larger than 5 MB"),
        ("empty.txt", b"", "no text in it"),
        ("blank.txt", b" \n\t\n ", "no text in it"),
        ("article.pdf", b"%PDF-1.4 some words", "Only .txt files"),
    ],
)
def test_bad_upload_is_refused_with_what_to_do(people: People, name: str, data: bytes, sentence: str) -> None:
    page = people.open("admin")
    hand_in_file(page, name, data)
    expect(page.locator(".field__error")).to_contain_text(sentence)
    expect(page.get_by_role("alert")).to_contain_text("Nothing is stored yet")


def test_nothing_handed_in_is_refused(people: People) -> None:
    page = people.open("admin")
    page.goto("/articles/new/")
    page.get_by_role("button", name="Store and read it").click()
    expect(page.locator(".field__error")).to_contain_text("Paste the text of the article")


@pytest.mark.parametrize(
    ("body", "content_type", "sentence"),
    [
        ("<!doctype html><html><body><p>News of the day</p></body></html>", "text/html", "There is no feed"),
        ("<rss><channel><title>x</ti", "application/rss+xml", "broken XML"),
        ("", "application/rss+xml", "There is no text in it"),
    ],
)
def test_bad_feed_is_told_on_the_sources_page(
    people: People, site: NewsSite, body: str, content_type: str, sentence: str
) -> None:
    page = people.open("admin")
    address = site.serve("/feed", body, content_type)
    add_feed(page, address)
    row = page.get_by_role("row", name=address)

    def has_answer() -> bool:
        page.goto("/sources/")
        return "waits for its first visit" not in row.inner_text()

    wait_until(has_answer, seconds=15, what="the feed was visited")
    expect(row).to_contain_text(sentence)


def test_address_that_is_none_is_refused_at_once(people: People) -> None:
    page = people.open("admin")
    page.goto("/sources/")
    page.get_by_label("Address of the RSS or Atom feed").fill("ftp://example.org/rss")
    page.get_by_role("button", name="Add the feed").click()
    expect(page.locator(".field__error")).to_contain_text("not a web address")


def test_new_user_signs_in_with_the_password_shown_once(people: People) -> None:
    admin = people.open("admin")
    admin.goto("/users/")
    admin.get_by_label("User name").fill("aminata")
    admin.get_by_label("Role").select_option("editor")
    admin.get_by_role("button", name="Add the user").click()
    password = admin.locator("[data-new-password]").inner_text()
    admin.goto("/users/")
    assert password not in admin.content()

    newcomer = people.open()
    sign_in(newcomer, "aminata", password)
    expect(newcomer.get_by_role("navigation", name="Main").get_by_role("link", name="Review")).to_be_visible()

    row = admin.get_by_role("row", name="aminata")
    row.get_by_role("button", name="Close").click()
    expect(admin.get_by_role("row", name="aminata")).to_contain_text("closed")
    newcomer.goto("/review/")
    expect(newcomer).to_have_url(re.compile("/login/"))


def test_name_that_is_taken_is_refused(people: People) -> None:
    page = people.open("admin")
    page.goto("/users/")
    page.get_by_label("User name").fill("Editor")
    page.get_by_role("button", name="Add the user").click()
    expect(page.locator(".field__error")).to_contain_text("already a user of this name")


@pytest.mark.parametrize(
    ("role", "allowed", "refused"),
    [
        (
            "analyst",
            ["/", "/about/"],
            ["/review/", "/incidents/new/", "/sources/", "/users/", "/articles/new/"],
        ),
        ("editor", ["/", "/review/", "/incidents/new/"], ["/sources/", "/users/", "/articles/new/"]),
        ("admin", ["/", "/review/", "/incidents/new/", "/sources/", "/users/", "/articles/new/"], []),
    ],
)
def test_each_role_opens_its_own_pages_and_no_others(
    people: People, role: str, allowed: list[str], refused: list[str]
) -> None:
    page = people.open(role)
    for path in allowed:
        answer = page.goto(path)
        assert answer and answer.status == 200, path
    for path in refused:
        answer = page.goto(path)
        assert answer and answer.status == 403, path
        expect(page.get_by_role("heading", level=1)).to_have_text("Not for this account")
        assert page.get_by_role("navigation", name="Main").locator(f"a[href='{path}']").count() == 0


def test_stranger_is_asked_to_sign_in_and_then_comes_to_the_page_that_was_wanted(people: People) -> None:
    page = people.open()
    page.goto("/review/")
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill("wrong password")
    page.locator("main").get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill(people.stack.passwords["editor"])
    page.locator("main").get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/review/")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(people.stack.url + "/")
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()
