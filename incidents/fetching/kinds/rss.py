"""RSS 0.9x, 1.0, 2.0 and Atom. Copy this file for a new kind of feed and add its line to the registry."""

import io
import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin

import feedparser

from ..canonical_url import canonical_url
from ..charset import decode_bytes
from ..http import Conditions, HttpClient
from ..plain_text import one_line, text_of_markup
from ..published import NO_ZONE, from_moment, read_published
from ..types import Cause, Entry, FetchError, FetchResult, Published

ACCEPT = "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.8"
MAX_ENTRIES = 500
TITLE_CHARS, SUMMARY_CHARS, CONTENT_CHARS, GUID_CHARS = 500, 5_000, 200_000, 500
# Below this an entry's content is a teaser, and the page is fetched: two short paragraphs of a dispatch.
FULL_TEXT_CHARS = 600
_TEASER_END = re.compile(r"(?:\[?(?:…|\.{3})\]?|(?:lire la suite|read more|اقرأ المزيد).{0,20})\s*$", re.I)
# Looked for in the first characters only, once feedparser has found no feed.
_WEB_PAGE, _HEAD_CHARS = re.compile(r"<(?:!doctype\s+html|html|head|body)[\s>]", re.I), 2_000


def fetch(client: HttpClient, address: str, *, conditions: Conditions, now_utc: datetime) -> FetchResult:
    """The entries of the feed at `address`, in the feed's order; none when it answers 304.

    Raises FetchError as HttpClient.get and read_feed do.
    """
    asked = Conditions(accept=ACCEPT, etag=conditions.etag, last_modified=conditions.last_modified)
    answer = client.get(address, asked)
    entries: tuple[Entry, ...] = ()
    skipped, malformed = 0, False
    if not answer.not_modified:
        entries, skipped, malformed = read_feed(
            answer.body, base_url=answer.final_url, content_type=answer.content_type, now_utc=now_utc
        )
    return FetchResult(
        status=answer.status,
        entries=entries,
        etag=answer.etag,
        last_modified=answer.last_modified,
        not_modified=answer.not_modified,
        final_url=answer.final_url,
        elapsed_s=answer.elapsed_s,
        bytes=len(answer.body),
        skipped=skipped,
        malformed=malformed,
    )


def read_feed(
    body: bytes, *, base_url: str, content_type: str, now_utc: datetime
) -> tuple[tuple[Entry, ...], int, bool]:
    """Entries, how many were skipped, and whether the XML was broken.

    An entry is skipped without a web address, or with one seen before in this feed; of more than 500 the
    first 500 are read. Raises FetchError empty_page, not_xml or not_a_feed (permanent).
    """
    text = decode_bytes(body, content_type=content_type).text
    if not text.strip():
        raise FetchError(Cause.EMPTY_PAGE, "the address answers with nothing")
    parsed = _parsed(text)
    _refuse_non_feed(parsed, text)
    found: dict[str, Entry] = {}
    raw_entries = parsed.entries[:MAX_ENTRIES]
    for raw in raw_entries:
        entry = _entry(raw, base_url, now_utc)
        if entry is not None:
            found.setdefault(entry.url, entry)
    if parsed.bozo and not found:
        raise FetchError(Cause.NOT_XML, "the feed is broken off: nothing in it can be read")
    return tuple(found.values()), len(raw_entries) - len(found), bool(parsed.bozo)


def _parsed(text: str) -> Any:
    # A stream, since feedparser would take a bare string for an address to fetch or a file to open. It
    # neither resolves nor sanitises here: links are resolved below, and no markup is kept at all.
    # Declaring the charset keeps its own guesses out.
    try:
        return feedparser.parse(
            io.BytesIO(text.encode("utf-8", "replace")),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except Exception as error:  # a third party's parser on hostile bytes may raise anything
        raise FetchError(Cause.NOT_XML, f"the feed cannot be read: {type(error).__name__}") from error


def _refuse_non_feed(parsed: Any, text: str) -> None:
    if parsed.version and (parsed.entries or not parsed.bozo):
        return
    if _WEB_PAGE.search(text[:_HEAD_CHARS]):
        raise FetchError(Cause.NOT_A_FEED, "the address answers with a web page, not with a feed")
    if text.lstrip()[:1] in ("{", "["):
        raise FetchError(Cause.NOT_A_FEED, "the address answers with JSON, not with an RSS or Atom feed")
    if parsed.bozo:
        raise FetchError(Cause.NOT_XML, f"the answer is not valid XML: {parsed.bozo_exception}")
    raise FetchError(Cause.NOT_A_FEED, "the address answers with XML that is neither RSS nor Atom")


def _entry(raw: Any, base_url: str, now_utc: datetime) -> Entry | None:
    url = _url(raw, base_url)
    if url is None:
        return None
    published = _published(raw, now_utc)
    return Entry(
        url=url,
        title=one_line(str(raw.get("title", "")), max_chars=TITLE_CHARS),
        summary=text_of_markup(str(raw.get("summary", "")))[:SUMMARY_CHARS],
        published=published.at_utc if published else None,
        published_local_date=published.local_date if published else None,
        published_evidence=published.evidence if published else "",
        guid=str(raw.get("id", ""))[:GUID_CHARS],
        content=_full_text(raw),
    )


def _url(raw: Any, base_url: str) -> str | None:
    """The entry's own address; its guid where that is one (a guid is often a bare number)."""
    for candidate in (raw.get("link"), raw.get("id")):
        if not candidate or (
            candidate == raw.get("id") and not str(candidate).startswith(("http://", "https://"))
        ):
            continue
        try:
            return canonical_url(urljoin(base_url, str(candidate).strip()))
        except (FetchError, ValueError):
            continue
    return None


def _full_text(raw: Any) -> str | None:
    parts = [str(part.get("value", "")) for part in raw.get("content", [])]
    text = text_of_markup(max(parts, key=len))[:CONTENT_CHARS] if parts else ""
    return text if len(text) >= FULL_TEXT_CHARS and not _TEASER_END.search(text[-40:]) else None


def _published(raw: Any, now_utc: datetime) -> Published | None:
    for name in ("published", "updated"):
        # dict.get: feedparser's own lookup would answer "updated" with the value of "published".
        stamp, evidence = dict.get(raw, name), f"feed:{name}"
        found = read_published(str(stamp), evidence=evidence, now_utc=now_utc) if stamp else None
        found = found or _by_feedparser(dict.get(raw, f"{name}_parsed"), evidence, now_utc)
        if found:
            return found
    return None


def _by_feedparser(moment: Any, evidence: str, now_utc: datetime) -> Published | None:
    """feedparser reads more spellings than we do, but completes a bare year or month with a first day."""
    if moment is None or moment.tm_mday == 1:
        return None
    try:
        at_utc = datetime(*moment[:6]).replace(tzinfo=UTC)
    except ValueError:
        return None
    return from_moment(at_utc, evidence=evidence + NO_ZONE, now_utc=now_utc)
