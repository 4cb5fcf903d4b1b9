"""Feeds from a server on loopback: stored once, whatever they and their pages answer."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from incidents.fetching.http import HttpClient
from incidents.fetching.types import Cause
from incidents.models import Article, Incident, Source, Stage, User
from incidents.services import ingest
from incidents.services.cited_articles import cite_url
from incidents.services.errors import ServiceError
from incidents.services.fetch_sentences import SENTENCES, sentence_for
from incidents.services.ingest import MAX_PAUSE, add_source, fetch_now, fetch_source
from incidents.tests.factories import NOW, make_article, make_source
from incidents.tests.services.feed_site import LONG_TEXT, Site, page, running_site

pytestmark = pytest.mark.django_db
CLIENT = HttpClient(allow_loopback=True)


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as found:
        yield found


@pytest.fixture
def source(site: Site) -> Source:
    return make_source(url=site.base + "/rss")


def fetch(source: Source, *, now: datetime = NOW) -> list[int]:
    """Fetches the feed as if its time had come; the source is read anew."""
    fetch_now(source)
    ids = fetch_source(source.pk, client=CLIENT, now=now)
    source.refresh_from_db()
    return ids


def test_an_entry_becomes_an_article_that_waits_to_be_read(site: Site, source: Source) -> None:
    site.feed(site.item("/a?utm_source=rss"))
    ids = fetch(source)
    article = Article.objects.get()
    assert ids == [article.pk]
    assert article.canonical_url == site.base + "/a"
    assert (article.title, article.stage, article.source) == ("Attaque à Kayes", Stage.NEW, source)
    assert article.text.startswith("Des hommes armés")
    assert article.published_utc == datetime(2025, 7, 1, 9, tzinfo=UTC)
    assert (article.published_local_date, article.published_evidence) == (date(2025, 7, 1), "feed:published")
    assert (source.failures_in_a_row, source.entries_in_last_fetch, source.error_cause) == (0, 1, "")
    assert not Incident.objects.exists()


def test_a_feed_fetched_twice_is_stored_once(site: Site, source: Source) -> None:
    site.feed(site.item("/a"), site.item("/b", text=LONG_TEXT + "Autre fin."))
    assert len(fetch(source)) == 2
    Article.objects.update(stage=Stage.DRAFTED)
    assert fetch(source) == []
    assert Article.objects.filter(stage=Stage.DRAFTED).count() == 2


def test_an_unchanged_feed_answers_304_and_that_is_a_success(site: Site, source: Source) -> None:
    site.feed(site.item("/a"), ETag='"v1"')
    fetch(source)
    assert source.etag == '"v1"'
    later = NOW + timedelta(hours=1)
    assert fetch(source, now=later) == []
    assert site.asked[-1][1]["if-none-match"] == '"v1"'
    assert (source.succeeded_at, source.entries_in_last_fetch) == (later, 1)


def test_an_entry_without_its_text_is_read_from_its_page(site: Site, source: Source) -> None:
    site.put("/a", page())
    site.feed(site.item("/a", text="", description="Douze soldats tués."))
    fetch(source)
    assert "riposte au petit matin" in Article.objects.get().text


def test_a_page_that_fails_for_now_is_tried_again_and_the_etag_is_not_kept(
    site: Site, source: Source
) -> None:
    site.put("/b", "broken", status=503)
    site.feed(site.item("/a"), site.item("/b", text="", description="Douze soldats."), ETag='"v1"')
    assert len(fetch(source)) == 1
    assert source.etag == ""
    assert source.failures_in_a_row == 0
    site.put("/b", page())
    assert len(fetch(source)) == 1
    assert source.etag == '"v1"'
    assert Article.objects.count() == 2


def test_a_page_that_is_gone_leaves_the_feeds_summary_and_says_so(site: Site, source: Source) -> None:
    site.feed(site.item("/gone", text="", description="Douze soldats tués à Kayes."))
    fetch(source)
    article = Article.objects.get()
    assert article.text == "Attaque à Kayes\nDouze soldats tués à Kayes."
    assert (article.stage, article.error_cause) == (Stage.NEW, "page")
    assert "summary" in str(sentence_for("page"))


def test_an_entry_without_any_text_is_left_out(site: Site, source: Source) -> None:
    site.feed(site.item("/gone", title="", text=""), site.item("/b"))
    assert len(fetch(source)) == 1


def test_a_bad_entry_does_not_sink_its_feed(site: Site, source: Source) -> None:
    site.put("/loop", "", status=302, Location="/loop")
    bad = [
        "<item><title>without an address</title></item>",
        "<item><title>x</title><link>javascript:alert(1)</link></item>",
        site.item("/loop", text=""),
        site.item("/odd", title="nul &#0; and half &#xD800; a pair", text=LONG_TEXT + "&#0;&#xD83D;"),
        site.item("/long", title="t" * 5000, pubDate="Thu, 99 Foo 99999 25:00:00"),
        site.item("/" + "u" * 3000),
    ]
    site.feed(*bad, site.item("/good"))
    fetch(source)
    assert Article.objects.filter(canonical_url=site.base + "/good").exists()
    assert source.failures_in_a_row == 0
    odd = Article.objects.get(canonical_url=site.base + "/odd")
    assert "\x00" not in odd.title + odd.text
    assert len(Article.objects.get(canonical_url=site.base + "/long").title) == 500


def test_an_article_of_the_future_is_stored_without_that_date(site: Site, source: Source) -> None:
    site.feed(site.item("/a", pubDate="Tue, 01 Jul 2098 09:00:00 +0000"))
    fetch(source)
    published = Article.objects.get().published_local_date
    assert published is None or published <= NOW.date()


@pytest.mark.parametrize(
    ("body", "kind", "cause"),
    [
        ("<html><body>Bonjour</body></html>", "text/html", "not_a_feed"),
        ("Bonjour & au revoir", "application/rss+xml", "not_xml"),
        ("", "application/rss+xml", "empty_page"),
        ('{"items": []}', "application/json", "not_a_feed"),
        ("<?xml version='1.0'?><svg/>", "application/xml", "not_a_feed"),
    ],
)
def test_what_is_no_feed_is_named_on_the_source_in_a_sentence(
    site: Site, source: Source, body: str, kind: str, cause: str
) -> None:
    site.put("/rss", body, kind=kind)
    assert fetch(source) == []
    assert (source.error_cause, source.failures_in_a_row) == (cause, 1)
    assert str(sentence_for(cause)).endswith(".")
    assert source.claimed_until is None


def test_every_cause_of_failure_has_its_sentence() -> None:
    assert {str(cause) for cause in Cause} <= set(map(str, SENTENCES))


def test_the_pause_doubles_with_each_failure_up_to_a_day(site: Site, source: Source, settings) -> None:
    settings.FETCH_EVERY_SECONDS = 900
    site.put("/rss", "down", status=500)
    pauses = []
    for _ in range(14):
        fetch(source)
        assert source.next_fetch_at is not None
        pauses.append(source.next_fetch_at - NOW)
    assert pauses[:4] == [timedelta(minutes=15 * 2**n) for n in range(4)]
    assert pauses[-1] == MAX_PAUSE
    assert not Source.objects.due(NOW).exists()
    site.feed(site.item("/a"))
    fetch(source)
    assert (source.failures_in_a_row, source.next_fetch_at) == (0, NOW + timedelta(minutes=15))


def test_a_failed_visit_keeps_the_validators_of_the_last_good_one(site: Site, source: Source) -> None:
    site.feed(site.item("/a"), ETag='"v1"')
    fetch(source)
    site.put("/rss", "down", status=500)
    fetch(source)
    assert source.etag == '"v1"'


def test_a_feed_is_not_fetched_before_its_time_nor_by_two_nor_when_closed(site: Site, source: Source) -> None:
    site.feed(site.item("/a"))
    for state in (
        {"next_fetch_at": NOW + timedelta(seconds=1)},
        {"claimed_until": NOW + timedelta(seconds=1)},
        {"is_enabled": False},
    ):
        Source.objects.update(**({"next_fetch_at": None, "claimed_until": None, "is_enabled": True} | state))
        assert fetch_source(source.pk, client=CLIENT, now=NOW) == []
    assert site.asked == []


def test_a_feed_whose_worker_died_is_fetched_when_its_lease_is_over(site: Site, source: Source) -> None:
    site.feed(site.item("/a"))
    Source.objects.update(claimed_until=NOW - timedelta(seconds=1))
    assert len(fetch_source(source.pk, client=CLIENT, now=NOW)) == 1


def test_one_agency_text_under_two_addresses_stays_two_articles(site: Site, source: Source) -> None:
    site.feed(site.item("/a"), site.item("/b"))
    assert len(fetch(source)) == 2
    assert Article.objects.values("content_sha256").distinct().count() == 1


def test_an_address_that_was_only_cited_gets_its_text_from_the_feed(
    site: Site, source: Source, editor: User
) -> None:
    cited = cite_url(site.base + "/a", by=editor)
    site.feed(site.item("/a"))
    assert fetch(source) == [cited.pk]
    cited.refresh_from_db()
    assert (cited.stage, cited.source, cited.submitted_by) == (Stage.NEW, source, editor)
    assert cited.text.startswith("Des hommes armés")


def test_a_text_that_was_read_is_never_replaced_by_a_second_worker(
    site: Site, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.feed(site.item("/a", text="", description="x"), site.item("/b"))

    def meanwhile(headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        return 200, {"Content-Type": "text/html"}, page("Un autre texte, plus long. " * 9).encode()

    site.answers["/a"] = meanwhile
    read = make_article("Le texte que l'on a lu.", canonical_url=site.base + "/a")
    monkeypatch.setattr(ingest.Article.objects, "filter", _blind_once(ingest.Article.objects.filter))
    fetch(source)
    read.refresh_from_db()
    assert (read.text, read.stage) == ("Le texte que l'on a lu.", Stage.DRAFTED)
    assert Article.objects.filter(canonical_url=site.base + "/b").exists()


def _blind_once(real_filter):
    """The first look at what is known comes too early to see the other worker's article."""
    calls = []

    def filter_rows(*args, **kwargs):
        calls.append(kwargs)
        return real_filter(pk=-1) if len(calls) == 1 else real_filter(*args, **kwargs)

    return filter_rows


def test_a_feed_is_added_once_under_its_canonical_address(admin: User) -> None:
    source = add_source("", "https://Journal.example/rss?utm_source=x", by=admin)
    assert (source.url, source.name) == ("https://journal.example/rss", "https://journal.example/rss")
    with pytest.raises(ServiceError, match="already"):
        add_source("again", "https://journal.example/rss#top", by=admin)
    with pytest.raises(ServiceError, match="not a web address"):
        add_source("local", "file:///etc/passwd", by=admin)


def test_loopback_is_refused_where_it_was_not_allowed(site: Site, source: Source) -> None:
    site.feed(site.item("/a"))
    fetch_now(source)
    assert fetch_source(source.pk, client=HttpClient(), now=NOW) == []
    source.refresh_from_db()
    assert source.error_cause == "refused_address"
    assert site.asked == []
