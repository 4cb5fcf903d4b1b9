"""Feeds of every version, and what answers in a feed's place."""

import socket
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.fetching.http import Conditions, HttpClient
from incidents.fetching.kinds import rss
from incidents.fetching.registry import FETCHED_KINDS, HANDED_KINDS
from incidents.fetching.types import Cause, Entry, FetchError

from .conftest import NOW, Server

BASE = "https://news.example/feed/"
LONG = "Des hommes armés ont attaqué le village mardi à l'aube, selon des habitants. " * 10


def rss20(*items: str, head: str = "") -> bytes:
    joined = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0"?>{head}<rss version="2.0"><channel>{joined}</channel></rss>'.encode()


def read(body: bytes, content_type: str = "") -> tuple[tuple[Entry, ...], int, bool]:
    return rss.read_feed(body, base_url=BASE, content_type=content_type, now_utc=NOW)


def only_entry(*parts: str) -> Entry:
    (entry,), _, _ = read(rss20("".join(parts)))
    return entry


LINK = "<link>https://news.example/1</link>"


def test_an_entry_carries_plain_text_and_its_date() -> None:
    entry = only_entry(
        "<title>مالي: هجوم &lt;b&gt;مسلح&lt;/b&gt;</title>",
        "<link>https://News.example/a?utm_source=rss&amp;id=7#top</link>",
        "<description><![CDATA[<p>Cinq <b>morts</b><script>alert(1)</script></p>]]></description>",
        "<pubDate>Tue, 01 Jul 2025 23:30:00 -0100</pubDate><guid>g-1</guid>",
    )
    assert entry == Entry(
        url="https://news.example/a?id=7",
        title="مالي: هجوم مسلح",
        summary="Cinq morts",
        published=datetime(2025, 7, 2, 0, 30, tzinfo=UTC),
        published_local_date=date(2025, 7, 1),
        published_evidence="feed:published",
        guid="g-1",
        content=None,
    )


@pytest.mark.parametrize(
    "body",
    [
        rss20(f"<title>t</title>{LINK}"),
        b'<rss version="0.91"><channel><item><title>t</title><link>https://news.example/1</link></item></channel></rss>',
        b'<rss version="0.92"><channel><item><title>t</title><link>https://news.example/1</link></item></channel></rss>',
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        b"<item><title>t</title><link>https://news.example/1</link></item></rdf:RDF>",
        b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>t</title><id>urn:1</id>'
        b'<link rel="alternate" href="https://news.example/1"/></entry></feed>',
        rss20(f"<title>t</title>{LINK}").decode().encode("utf-16"),
        b"\n\n" + rss20(f"<title>t</title>{LINK}"),
    ],
    ids=["rss 2.0", "rss 0.91", "rss 0.92", "rss 1.0", "atom", "utf-16", "blank lines first"],
)
def test_every_version_of_rss_and_atom_is_read(body: bytes) -> None:
    (entry,), skipped, _ = read(body)
    assert (entry.url, entry.title, skipped) == ("https://news.example/1", "t", 0)


@pytest.mark.parametrize("declared", ["utf-8", "windows-1256", "iso-8859-1"])
@pytest.mark.parametrize("real", ["utf-8", "windows-1256"])
def test_arabic_is_read_whatever_charset_was_declared(declared: str, real: str) -> None:
    xml = f'<?xml version="1.0" encoding="{declared}"?><rss version="2.0"><channel><item>'
    xml += f"<title>هجوم مسلح قرب مدينة كايس</title>{LINK}</item></channel></rss>"
    (entry,), _, _ = read(xml.encode(real))
    assert entry.title == "هجوم مسلح قرب مدينة كايس"


def test_relative_links_are_completed() -> None:
    assert only_entry("<link>../2025/a</link>").url == "https://news.example/2025/a"


def test_an_entry_without_a_link_is_known_by_an_address_in_its_guid_or_skipped() -> None:
    entries, skipped, _ = read(
        rss20(
            '<title>a</title><guid isPermaLink="false">https://news.example/a</guid>',
            "<title>b</title><guid isPermaLink='false'>4711</guid>",
            "<title>c</title><link>javascript:alert(1)</link>",
            "<title>d</title><link>https://user:pw@news.example/d</link>",
            "<title>e</title><link>https://[broken</link>",
        )
    )
    assert [e.url for e in entries] == ["https://news.example/a"]
    assert skipped == 4


def test_repeated_addresses_are_one_entry_and_one_guid_for_all_is_no_address() -> None:
    guid = "<guid isPermaLink='false'>same</guid>"
    entries, skipped, _ = read(rss20(LINK + guid, LINK + guid, f"<link>https://news.example/2</link>{guid}"))
    assert [e.url for e in entries] == ["https://news.example/1", "https://news.example/2"]
    assert skipped == 1


@pytest.mark.parametrize(
    ("stamp", "local_date", "evidence"),
    [
        ("<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>", None, ""),
        ("<pubDate>Sun, 01 Jan 2090 00:00:00 GMT</pubDate>", None, ""),
        ("<pubDate>2025</pubDate>", None, ""),
        ("<pubDate>2025-07</pubDate>", None, ""),
        ("<pubDate>soon</pubDate>", None, ""),
        ("", None, ""),
        (
            "<dc:date xmlns:dc='http://purl.org/dc/elements/1.1/'>2025-07-01</dc:date>",
            date(2025, 7, 1),
            "feed:updated",
        ),
        ("<pubDate>Mon Jun 30 10:00:00 2025</pubDate>", date(2025, 6, 30), "feed:published (no zone)"),
    ],
)
def test_a_date_that_cannot_be_true_is_unknown(stamp: str, local_date: date | None, evidence: str) -> None:
    entry = only_entry(LINK, stamp)
    assert (entry.published_local_date, entry.published_evidence) == (local_date, evidence)


def _content(text: str) -> str:
    return f"<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'><![CDATA[{text}]]></content:encoded>"


def test_full_text_in_the_feed_spares_the_page() -> None:
    assert only_entry(LINK, _content(f"<p>{LONG}</p><script>alert(1)</script>")).content == LONG.strip()


@pytest.mark.parametrize("teaser", ["Deux lignes.", LONG + "[…]", LONG + "...", LONG + "Lire la suite »"])
def test_a_teaser_is_no_full_text(teaser: str) -> None:
    assert only_entry(LINK, _content(teaser)).content is None


def test_of_very_many_entries_the_first_are_read() -> None:
    entries, skipped, _ = read(rss20(*(f"<link>https://news.example/{n}</link>" for n in range(600))))
    assert (len(entries), skipped) == (rss.MAX_ENTRIES, 0)
    assert entries[-1].url == "https://news.example/499"


def test_texts_are_cut_at_their_limits() -> None:
    entry = only_entry(
        LINK, f"<title>{'t' * 9000}</title><description>{'d' * 9000}</description><guid>{'g' * 9000}</guid>"
    )
    assert (len(entry.title), len(entry.summary), len(entry.guid)) == (500, 5000, 500)


def test_entries_of_broken_xml_are_recovered_and_the_damage_is_told() -> None:
    entries, _, malformed = read(rss20(f"<title>a & b</title>{LINK}").replace(b"</channel>", b""))
    assert [e.title for e in entries] == ["a & b"]
    assert malformed


@pytest.mark.parametrize(
    ("body", "cause", "said"),
    [
        (b"", Cause.EMPTY_PAGE, "nothing"),
        (b" \n", Cause.EMPTY_PAGE, "nothing"),
        (b"<!DOCTYPE html><html><body><p>Bonjour</p></body></html>", Cause.NOT_A_FEED, "web page"),
        (b"<html><head><title>404</title></head></html>", Cause.NOT_A_FEED, "web page"),
        (b'{"version": "https://jsonfeed.org/version/1.1"}', Cause.NOT_A_FEED, "JSON"),
        (
            b"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'/>",
            Cause.NOT_A_FEED,
            "neither RSS nor Atom",
        ),
        (b"not xml at all", Cause.NOT_XML, "not valid XML"),
        (b"<rss version='2.0'><channel>", Cause.NOT_XML, "not valid XML"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), Cause.NOT_XML, "not valid XML"),
    ],
)
def test_what_is_no_feed_is_refused_with_the_reason(body: bytes, cause: Cause, said: str) -> None:
    with pytest.raises(FetchError) as caught:
        read(body)
    assert (caught.value.cause, caught.value.retryable) == (cause, False)
    assert said in caught.value.detail


def test_a_feed_without_entries_is_a_feed() -> None:
    assert read(rss20()) == ((), 0, False)


def test_external_entities_are_not_opened(server: Server) -> None:
    server.page(b"secret", "/secret")
    head = f'<!DOCTYPE rss [<!ENTITY a SYSTEM "{server.url("/secret")}"><!ENTITY b SYSTEM "file:///etc/hostname">]>'
    entries, _, _ = read(rss20(f"<title>x&a;&b;</title>{LINK}", head=head))
    assert server.seen == []
    assert "secret" not in "".join(e.title for e in entries)


def test_entities_that_multiply_do_not_unfold() -> None:
    bomb = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    entries, _, _ = read(
        rss20(f"<title>&l11;</title>{LINK}", head=f'<!DOCTYPE rss [<!ENTITY l0 "ha">{bomb}]>')
    )
    assert all(len(e.title) < 100 for e in entries)


def test_fetch_reads_the_feed_once_and_then_hears_that_nothing_changed(
    server: Server, client: HttpClient
) -> None:
    body = rss20(f"<title>t</title>{LINK}")
    url = server.page(body, "/feed", ETag='"v1"')
    first = FETCHED_KINDS["rss"].fetch(client, url, conditions=Conditions(), now_utc=NOW)
    assert (first.status, len(first.entries), first.etag, first.bytes) == (200, 1, '"v1"', len(body))
    server.page(b"", "/feed", status=304)
    again = FETCHED_KINDS["rss"].fetch(client, url, conditions=Conditions(etag=first.etag), now_utc=NOW)
    assert (again.not_modified, again.entries, again.bytes) == (True, (), 0)
    assert server.seen[1][1]["if-none-match"] == '"v1"'
    assert "rss" in server.seen[1][1]["accept"]


def test_fetch_of_a_web_page_says_that_it_is_one(server: Server, client: HttpClient) -> None:
    url = server.page(b"<!doctype html><title>Accueil</title>", Content_Type="text/html")
    with pytest.raises(FetchError, match="web page, not with a feed"):
        rss.fetch(client, url, conditions=Conditions(), now_utc=NOW)


def test_every_kind_is_registered_under_its_name() -> None:
    assert set(FETCHED_KINDS) == {"rss"}
    assert set(HANDED_KINDS) == {"upload"}


@given(st.binary(max_size=200), st.text(max_size=100))
def test_any_answer_is_read_or_refused(noise: bytes, text: str) -> None:
    for body in (noise, rss20(LINK + text), rss20(LINK + "<title><![CDATA[" + text + "]]></title>") + noise):
        try:
            entries, _, _ = read(body)
        except FetchError:
            continue
        assert all(entry.url.startswith("https://") for entry in entries)


def test_feed_parsing_opens_neither_files_nor_connections(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: Any, **kwargs: Any) -> None:
        raise AssertionError("opened something")

    monkeypatch.setattr("builtins.open", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    for body in (b"/etc/hostname", b"http://127.0.0.1:1/feed"):
        with pytest.raises(FetchError):
            read(body)
