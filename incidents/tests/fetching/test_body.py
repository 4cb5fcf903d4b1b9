"""News pages: their text, title, language and date, and pages that are none."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.fetching.body import fetch_body, read_body
from incidents.fetching.http import HttpClient
from incidents.fetching.types import Body, Cause, FetchError

from .conftest import NOW, Server

PARAGRAPHS = (
    "قتل خمسة جنود ماليين في هجوم مسلح استهدف معسكرا قرب مدينة كايس فجر الثلاثاء.",
    "وقال سكان إنهم سمعوا دوي انفجارات وإطلاق نار كثيف استمر حتى ساعات الصباح الأولى.",
    "ولم تتبن أي جهة مسؤولية الهجوم حتى الآن، فيما أرسل الجيش تعزيزات إلى المنطقة.",
)


def page(head: str = "", extra: str = "", lang: str = "ar") -> bytes:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f"<!doctype html><html lang='{lang}'><head><title>موقع</title>{head}</head><body>"
        "<nav><ul><li><a href='/'>الرئيسية</a></li><li><a href='/s'>رياضة</a></li></ul></nav>"
        f"<article><h1>هجوم قرب كايس</h1>{extra}{text}</article>"
        "<footer>جميع الحقوق محفوظة 2019</footer></body></html>"
    ).encode()


def read(body: bytes, content_type: str = "text/html") -> Body:
    return read_body(body, content_type=content_type, now_utc=NOW)


def test_the_article_is_read_without_navigation_and_footer() -> None:
    body = read(page())
    assert all(paragraph in body.text for paragraph in PARAGRAPHS)
    assert "رياضة" not in body.text
    assert "الحقوق" not in body.text
    assert (body.title, body.language_hint) == ("هجوم قرب كايس", "ar")


def test_the_stated_title_comes_before_the_heading() -> None:
    assert (
        read(page('<meta property="og:title" content="مالي: &lt;b&gt;هجوم&lt;/b&gt;">')).title == "مالي: هجوم"
    )


@pytest.mark.parametrize(
    ("lang", "hint"), [("fr-FR", "fr"), ("AR_ML", "ar"), ("", ""), ("<x>", ""), ("english", "")]
)
def test_the_language_hint_is_a_short_code_or_empty(lang: str, hint: str) -> None:
    assert read(page(lang=lang)).language_hint == hint


def _ld(data: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


PUBLISHED_TIME = '<meta property="article:published_time" content="2025-07-01T23:00:00-02:00">'
GRAPH = {"@graph": [{"@type": "WebSite"}, {"@type": ["NewsArticle"], "datePublished": "2025-07-01"}]}
ELSEWHERE = "<aside><time datetime='2024-01-05'>x</time></aside><time datetime='2025-07-01'>y</time>"


@pytest.mark.parametrize(
    ("head", "extra", "evidence"),
    [
        (PUBLISHED_TIME, "", "meta:article:published_time"),
        ('<meta itemprop="datePublished" content="2025-07-01">', "", "meta:datepublished"),
        (_ld({"@type": "NewsArticle", "datePublished": "2025-07-01T10:00:00Z"}), "", "json-ld:datePublished"),
        (_ld(GRAPH), "", "json-ld:datePublished"),
        ("", '<time datetime="2025-07-01T10:00:00+00:00">أمس</time>', "time"),
        ("", ELSEWHERE, "time"),
        ('<meta name="date" content="1970-01-01">', '<time datetime="2025-07-01">x</time>', "time"),
    ],
)
def test_the_date_comes_from_the_pages_own_statement(head: str, extra: str, evidence: str) -> None:
    body = read(page(head, extra))
    assert (body.published_local_date, body.published_evidence) == (date(2025, 7, 1), evidence)


@pytest.mark.parametrize(
    ("head", "extra"),
    [
        ("", ""),
        ("", "<p>نشر في 3 مارس 2025</p>"),
        ('<meta name="date" content="2025">', ""),
        ('<meta name="date" content="2025-07">', ""),
        ('<meta name="date" content="2090-01-01">', ""),
        ('<meta property="article:modified_time" content="2025-07-01T10:00:00Z">', ""),
        (_ld({"@type": "WebSite", "datePublished": "2015-01-01"}), ""),
        (_ld({"@type": "NewsArticle", "dateModified": "2025-07-01"}), ""),
        ('<script type="application/ld+json">{"@type": "NewsArticle", </script>', ""),
        ('<script type="application/ld+json">' + "[" * 100_000 + "</script>", ""),
        ("", "<time>2025-07-01</time>"),
        ("", "<ul><li><time datetime='2024-01-05'>x</time></li></ul>"),
    ],
)
def test_without_such_a_statement_the_date_is_unknown(head: str, extra: str) -> None:
    body = read(page(head, extra))
    assert (body.published, body.published_local_date, body.published_evidence) == (None, None, "")


def test_a_moment_is_given_in_utc() -> None:
    assert read(page(PUBLISHED_TIME)).published == datetime(2025, 7, 2, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "body",
    [
        b"", b" ", b"<html></html>", b"<!-- x -->",
        b"<html><body><div id=app></div><script>render()</script>",
        b"<p>Loading...</p>", b"<html><head><title>Just a title of some length here</title></head></html>",
    ],
)  # fmt: skip
def test_a_page_without_an_article_is_empty(body: bytes) -> None:
    with pytest.raises(FetchError) as caught:
        read(body)
    assert (caught.value.cause, caught.value.retryable) == (Cause.EMPTY_PAGE, False)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (page(), "application/pdf"),
        (page(), "image/png"),
        (b"%PDF-1.7" + bytes(range(256)) * 9, "text/html"),
        (b"\0" * 99, ""),
    ],
)
def test_what_is_no_web_page_is_refused(body: bytes, content_type: str) -> None:
    with pytest.raises(FetchError) as caught:
        read(body, content_type)
    assert caught.value.cause == Cause.NOT_TEXT


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "<svg onload=alert(1)><script>alert(1)</script></svg>",
        "<img src=x onerror=alert(1)>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<a href='javascript:alert(1)'>suite</a>",
        "<style>@import 'alert(1)';</style>",
        "<object data='alert(1)'></object><template><script>alert(1)</script></template>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
        "\u202e",
    ],
)
def test_hostile_markup_leaves_plain_text(attack: str) -> None:
    body = read(
        page(f"<meta property='og:title' content=\"{attack.replace(chr(34), '')}\">", f"<p>{attack}</p>")
    )
    assert PARAGRAPHS[0] in body.text
    assert not any(
        sign in body.text + body.title for sign in ("<script", "<img", "<iframe", "\u202e", "@import")
    )


@pytest.mark.parametrize("piece", ["<ul><li>x</li></ul>", "<div>", "<b>", "<table><tr><td>", "<br>"])
def test_a_page_of_very_many_elements_is_still_read(piece: str) -> None:
    body = page().replace(b"</article>", b"</article><div>" + piece.encode() * 20_000)
    assert PARAGRAPHS[0] in read(body).text


def test_a_page_is_fetched_and_read(server: Server, client: HttpClient) -> None:
    data = page().decode().encode("windows-1256")
    url = server.page(data, "/article", Content_Type="text/html; charset=windows-1256")
    body, answer = fetch_body(client, url, now_utc=NOW)
    assert PARAGRAPHS[1] in body.text
    assert (answer.final_url, len(answer.body)) == (url, len(data))


@given(st.binary(max_size=200), st.text(max_size=100))
def test_any_page_is_read_or_refused(noise: bytes, text: str) -> None:
    for candidate in (noise, page(text, text), page() + noise):
        try:
            body = read(candidate)
        except FetchError:
            continue
        body.text.encode("utf-8")
        body.title.encode("utf-8")
