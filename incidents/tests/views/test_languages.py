"""Every text of every page goes through gettext, and Arabic pages run from right to left."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone, translation
from lxml import html

from incidents.models import User
from incidents.tests.conftest import signed_in
from incidents.tests.dashboard_rows import described_rows
from incidents.tests.factories import DRAFT, make_candidate, make_incident, make_place

from .every_page import Pages, every_page

pytestmark = pytest.mark.django_db
OPEN, CLOSE = "⟦", "⟧"
TRANSLATED = ("title", "placeholder", "aria-label", "alt")
# What is the same in every language: names of ours, keys of a keyboard, ids, addresses, time zone.
SAME_EVERYWHERE = re.compile(
    r"SahelWatch|\bSW-\d+|\bUTC\b|geonames\.org|https?://\S+|\S+@\S+|\bCtrl\b|\bEnter\b"
)
# Rules are codes for the desk, keys are keys, quotes and articles are other people's words.
CODES = {"code", "kbd", "script", "style", "q", "mark"}
LETTER = re.compile(r"[^\W\d_]")


@pytest.fixture
def pseudo_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every message comes back in brackets."""

    def wrapped(real: Callable[..., str]) -> Callable[..., str]:
        return lambda *args: f"{OPEN}{real(*args)}{CLOSE}"

    catalogue: Any = getattr(translation, "_trans")  # noqa: B009 - Django's own, in no stubs
    for name in ("gettext", "ngettext", "pgettext", "npgettext"):
        monkeypatch.setattr(catalogue, name, wrapped(getattr(catalogue, name)))


@pytest.fixture
def pages() -> Pages:
    """Every page by a name, with who opens it."""
    return every_page()


def untranslated(page: str) -> list[str]:
    """Words of the page that no gettext call brought."""
    root = html.document_fromstring(page)
    found, depth = [], 0
    for text in visible_texts(root):
        plain = ""
        for character in SAME_EVERYWHERE.sub("", text):
            depth += (character == OPEN) - (character == CLOSE)
            plain += "" if depth or character == CLOSE else character
        if LETTER.search(plain):
            found.append(plain.strip())
    for node in root.iter():
        for name in TRANSLATED if isinstance(node.tag, str) else ():
            value = SAME_EVERYWHERE.sub("", node.get(name) or "")
            if LETTER.search(re.sub(f"{OPEN}.*{CLOSE}", "", value, flags=re.S)):
                found.append(f"{name}={value}")
    return found


def visible_texts(root: html.HtmlElement) -> Iterator[str]:
    """Text nodes in order, but for codes and for what is written in a language of its own."""
    for node in root.iter():
        if not isinstance(node.tag, str):
            continue
        # dir="ltr" marks addresses and codes of errors, which run so on an Arabic page too.
        own_language = node.tag != "html" and (node.get("lang") is not None or node.get("dir") == "ltr")
        ancestors = {parent.tag for parent in node.iterancestors()}
        if node.text and node.tag not in CODES and not ancestors & CODES and not own_language:
            yield node.text
        if node.tail and not ancestors & CODES:
            yield node.tail


def test_the_search_finds_texts_that_nobody_can_translate() -> None:
    wrapped = f"12 {OPEN}word {OPEN}inner{CLOSE} more{CLOSE} 5"
    page = f"<html><body><p>{wrapped}</p><p>loose</p><a title='bare'>7</a></body></html>"
    assert untranslated(page) == ["loose", "title=bare"]


def test_every_text_of_every_page_can_be_translated(pages: Pages, pseudo_locale: None) -> None:
    loose = {}
    for name, (client, path) in pages.items():
        response = client.get(path)
        assert OPEN in response.content.decode(), name
        loose[name] = untranslated(response.content.decode())
    assert {name: words for name, words in loose.items() if words} == {}


def test_what_is_said_after_a_mistake_can_be_translated(pages: Pages, pseudo_locale: None) -> None:
    wrong = {
        "new incident": {
            "date_text": "31/6",
            "lat": "1",
            "fatalities": "1-0",
            "place_text": "1",
            "perpetrators_text": "1",
        },
        "correction": {"sub_event_type": "Attack"},
        "open candidate": {"action": "accept", "date_text": "1/1/2098"},
        "sources": {"url": "1"},
        "new article": {"published_text": "1/1/2098"},
        "users": {"username": "001"},
        "vocabulary: new place": {"name": "1", "lat": "1e999", "lng": "abc"},
        "vocabulary: new actor": {"name_en": "1", "inter": "9", "parent_text": "1"},
        "vocabulary: alias": {"text": "1", "valid_from": "2020-01-02", "valid_to": "2020-01-01"},
        "vocabulary: preview": {},
        "sign in": {"username": "1", "password": "1"},
    }
    for name, data in wrong.items():
        client, path = pages[name]
        response = client.post(path, data)
        assert response.status_code in (200, 422), name
        assert untranslated(response.content.decode()) == [], name
    for action, data in (
        ("reject", {}),
        ("attach", {"attach_to": pages["withdrawn incident"][1].split("/")[2]}),
    ):
        client, path = pages["open candidate"]
        assert untranslated(client.post(path, data | {"action": action}).content.decode()) == []


def test_the_strings_for_scripts_can_be_translated(pages: Pages, pseudo_locale: None) -> None:
    for name in ("dashboard", "new incident", "open candidate"):
        client, path = pages[name]
        root = html.document_fromstring(client.get(path).content.decode())
        blocks = [node for node in root.iter("script") if (node.get("id") or "").endswith("i18n")]
        assert blocks, name
        for block in blocks:
            data = json.loads(block.text)
            assert set(data["plurals"]) == {"zero", "one", "two", "few", "many", "other"}
            texts = [
                *data["strings"].values(),
                *(text for group in data["plurals"].values() for text in group.values()),
            ]
            assert all(text.startswith(OPEN) and text.endswith(CLOSE) for text in texts)


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("fr", "ltr"), ("en", "ltr")])
def test_every_page_opens_in_every_language_in_its_direction(
    pages: Pages, language: str, direction: str
) -> None:
    for name, (client, path) in pages.items():
        response = client.get(path, HTTP_ACCEPT_LANGUAGE=language)
        assert response.status_code in (200, 403, 404, 410), name
        root = html.document_fromstring(response.content.decode())
        assert (root.get("lang"), root.get("dir")) == (language, direction), name


def test_the_language_switch_is_kept_and_leads_back(analyst: User) -> None:
    client = signed_in(analyst)
    response = client.post("/i18n/setlang/", {"language": "ar", "next": "/about/"}, HTTP_HOST="localhost")
    assert response["Location"] == "/about/"
    assert 'dir="rtl"' in client.get("/about/", HTTP_HOST="localhost").content.decode()
    response = client.post(
        "/i18n/setlang/", {"language": "fr", "next": "https://evil.example/"}, HTTP_HOST="localhost"
    )
    assert "evil" not in response["Location"]


def test_words_of_others_carry_their_language_and_direction(editor: User, editor_client: Client) -> None:
    make_place()
    candidate = make_candidate(DRAFT)
    page = html.document_fromstring(editor_client.get(f"/review/{candidate.pk}/").content.decode())
    for quote in page.iter("q"):
        assert (quote.get("lang"), quote.get("dir")) == ("ar", "auto")


def test_dates_and_names_follow_the_readers_language(anonymous: Client, editor: User) -> None:
    place = make_place()
    make_incident(
        by=editor,
        status="published",
        place=place,
        place_name="Kayes",
        point=place.point,
        date_start=date(2025, 7, 1),
    )
    rows = {language: described_rows(anonymous, language)[0] for language in ("en", "fr", "ar")}
    assert [rows[language]["place"] for language in rows] == ["Kayes", "Kayes", "كايس"]
    assert rows["fr"]["date_text"] == "1er juillet 2025"
    assert rows["en"]["event_type"] == rows["ar"]["event_type"] == "Battles"


def test_a_date_of_tomorrow_is_refused_in_the_readers_language(editor_client: Client) -> None:
    day = timezone.localdate() + timedelta(days=1)
    typed = f"{day.day}/{day.month}/{day.year}"
    answers = {
        language: editor_client.get("/lookup/date", {"q": typed}, HTTP_ACCEPT_LANGUAGE=language).json()[
            "error"
        ]
        for language in ("en", "fr", "ar")
    }
    assert answers["en"] == "This date lies in the future."
