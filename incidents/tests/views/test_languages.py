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

from incidents.extraction.types import DraftPlace, Evidence
from incidents.models import Actor, ActorAlias, CasualtyClaim, IncidentActor, Report, Role, Stage, User
from incidents.services.vocabulary import retire_row
from incidents.services.vocabulary_merge import merge_rows
from incidents.services.vocabulary_names import retire_name
from incidents.tests.conftest import signed_in
from incidents.tests.dashboard_rows import described_rows
from incidents.tests.factories import (
    DRAFT,
    make_actor,
    make_article,
    make_candidate,
    make_draft,
    make_incident,
    make_place,
    make_source,
    make_user,
)

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
def pages() -> dict[str, tuple[Client, str]]:
    """Every page by a name, with who opens it. All data are digits, so that a letter is a text of ours."""
    admin, editor, analyst = (
        make_user(role, username=f"00{n}") for n, role in enumerate(reversed(Role.values))
    )
    place = make_place("77", names=(("en", "77"),), admin1="4", coord_source="1")
    actor, target = make_actor("55", name_en="55"), make_actor("56", name_en="56", inter=1)
    article = make_article(
        "8" * 90, title="88", language="", published_evidence="1", source=make_source(name="99")
    )
    draft = numeric_draft()
    candidates = {
        "open": make_candidate(draft, article=article),
        "recalled": make_candidate(
            numeric_draft(background=True, date_start=None, date_end=None), article=article
        ),
        "decided": make_candidate(
            draft, state="rejected", reject_reason="1", decided_by=editor,
            article=make_article("9" * 90, title="89", language="", source=article.source),
        ),
    }  # fmt: skip
    incidents = {}
    for status in ("published", "draft", "withdrawn"):
        row = make_incident(
            by=editor, status=status, place=place, place_name="77", point=place.point, uncertainty_km=150.0,
            country="ML", target_kind="market", civilian_targeting=True, time_of_day="night", notes="1",
            fatalities_low=3, fatalities_best=4, fatalities_high=5,
            withdrawn_reason="1" if status == "withdrawn" else "",
        )  # fmt: skip
        IncidentActor.objects.create(
            incident=row, actor=actor, role="perpetrator", attribution="claimed", said_by="1"
        )
        IncidentActor.objects.create(incident=row, actor=target, role="target")
        report = Report.objects.create(incident=row, article=article, added_by=editor)
        Report.objects.create(incident=row, confidential_note="1", added_by=editor)
        CasualtyClaim.objects.create(incident=row, kind="neutralised", low=4, claimant="1", report=report)
        row.evidence.create(field="date", kind="asserted", asserted_by=editor, reason="1", report=report)
        row.evidence.create(field="country", kind="derived", rule="1", derived_from=["place"])
        row.evidence.create(
            field="place", kind="quoted", article=article, start=0, end=2, quote="88", rule="1"
        )
        incidents[status] = row
    failed = make_article(
        "7" * 90,
        title="87",
        language="",
        published_evidence="1",
        stage=Stage.FAILED,
        error_cause="crashed",
        source=article.source,
    )
    waiting = make_article(
        "6" * 90, title="86", language="", published_evidence="1", stage=Stage.NEW, source=article.source
    )
    at_admin, at_editor, at_analyst = signed_in(admin), signed_in(editor), signed_in(analyst)
    found = {
        "dashboard": (at_editor, "/"),
        "dashboard of an analyst": (at_analyst, "/?from=2025-01-01&type=Weather"),
        "new incident": (at_editor, "/incidents/new/"),
        "correction": (at_editor, incidents["published"].get_absolute_url() + "edit/"),
        "queue": (at_editor, "/review/"),
        "sources": (at_admin, "/sources/"),
        "new article": (at_admin, "/articles/new/"),
        "users": (at_admin, "/users/"),
        "about": (at_admin, "/about/"),
        "sign in": (Client(), "/login/"),
        "forbidden": (at_analyst, "/users/"),
        "not found": (at_analyst, "/nowhere/"),
        "tombstone": (at_analyst, incidents["withdrawn"].get_absolute_url()),
    }
    found |= {f"{name} incident": (at_editor, row.get_absolute_url()) for name, row in incidents.items()}
    found |= {f"{name} candidate": (at_editor, f"/review/{row.pk}/") for name, row in candidates.items()}
    found |= {f"vocabulary: {name}": (at_editor, path) for name, path in vocabulary_pages(editor).items()}
    for name, text in (("read", article), ("failed", failed), ("waiting", waiting)):
        found[f"{name} article"] = (at_admin, f"/articles/{text.pk}/")
    return found


def vocabulary_pages(editor: User) -> dict[str, str]:
    """Pages of the vocabulary screens, of rows that were changed, merged and retired."""
    kept, merged = (
        make_place(f"7{n}", names=(("en", f"7{n}"),), coord_source="1", admin1="4") for n in (5, 6)
    )
    merge_rows(kept, merged, editor=editor, reason="1")
    actor = make_actor("57", aliases=("57", "58"), name_en="57", parent=make_actor("58", name_en="58"))
    retire_name(ActorAlias, actor.aliases.get(text="58").pk, editor=editor, reason="1")
    other = make_actor("59", name_en="59")
    retired = make_actor("60", name_en="60")
    retire_row(Actor, retired.pk, editor=editor, reason="1")
    return {
        "places": "/vocabulary/places/",
        "actors": "/vocabulary/actors/",
        "nothing found": "/vocabulary/places/?q=99999",
        "place": f"/vocabulary/places/{kept.pk}/",
        "merged place": f"/vocabulary/places/{merged.pk}/",
        "actor": f"/vocabulary/actors/{actor.pk}/",
        "retired actor": f"/vocabulary/actors/{retired.pk}/",
        "new place": "/vocabulary/places/new/",
        "new actor": "/vocabulary/actors/new/",
        "changed place": f"/vocabulary/places/{kept.pk}/edit/",
        "changed actor": f"/vocabulary/actors/{actor.pk}/edit/",
        "new name": f"/vocabulary/places/{kept.pk}/names/new/",
        "alias": f"/vocabulary/actors/names/{actor.aliases.get(text='57').pk}/",
        "merge": f"/vocabulary/actors/{actor.pk}/merge/",
        "preview": f"/vocabulary/actors/{actor.pk}/merge/?into={other.pk}",
    }


def numeric_draft(**changes: Any) -> Any:
    evidence = (
        Evidence("date", "1", 0, 2, "88"),
        Evidence("sub_event_type", "1", 2, 4, "88"),
        Evidence("campaign", "1", 2, 4, "88"),
        Evidence("background", "1", from_=("date", "published", "dateline")),
    )
    place = DraftPlace("77", "77", "ML", None, 14.4, -11.4, 1, 5.0)
    values = {
        "place": place,
        "place_name": "77",
        "perpetrators": (),
        "targets": (),
        "claims": (),
        "evidence": evidence,
    }
    return make_draft(**(values | changes))


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


def test_every_text_of_every_page_can_be_translated(pages: dict[str, Any], pseudo_locale: None) -> None:
    loose = {}
    for name, (client, path) in pages.items():
        response = client.get(path)
        assert OPEN in response.content.decode(), name
        loose[name] = untranslated(response.content.decode())
    assert {name: words for name, words in loose.items() if words} == {}


def test_what_is_said_after_a_mistake_can_be_translated(pages: dict[str, Any], pseudo_locale: None) -> None:
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


def test_the_strings_for_scripts_can_be_translated(pages: dict[str, Any], pseudo_locale: None) -> None:
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
    pages: dict[str, Any], language: str, direction: str
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
