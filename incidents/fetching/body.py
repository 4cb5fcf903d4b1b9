"""A news page to its text, title and publication date."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import Any

from lxml import etree, html

from .charset import decode_bytes
from .http import Conditions, HttpClient
from .plain_text import clean_text, one_line
from .published import read_published
from .types import Answer, Body, Cause, FetchError, Published

ACCEPT = "text/html, application/xhtml+xml;q=0.9, text/plain;q=0.5"
TITLE_CHARS, TEXT_CHARS = 500, 200_000
# A page with less is a cookie wall or an empty template: the shortest dispatch says who, what and where.
MIN_LETTERS = 40
# trafilatura's time grows with the square of some lists: 10,000 elements take it two seconds at worst, a
# million would take hours. News pages have 1,000 to 5,000.
_MAX_ELEMENTS = 10_000
_PAGE_TYPES = ("text/", "application/xhtml", "application/xml", "")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LANGUAGE = re.compile(r"\s*([A-Za-z]{2,3})(?:[-_]|\s*$)")
# Only statements about this page's first publication, most specific first. A modification date is none.
_DATE_METAS = (
    "article:published_time", "og:article:published_time", "datepublished", "date.issued", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "parsely-pub-date", "sailthru.date", "publish-date", "pubdate",
    "dc.date", "date",
)  # fmt: skip
_JSON_LD_CHARS, _JSON_LD_NODES = 200_000, 2_000


def fetch_body(client: HttpClient, url: str, *, now_utc: datetime) -> tuple[Body, Answer]:
    """The text of the page at `url`, and the answer it came in (final address, bytes, time).

    Raises FetchError as HttpClient.get and read_body do.
    """
    answer = client.get(url, Conditions(accept=ACCEPT))
    return read_body(answer.body, content_type=answer.content_type, now_utc=now_utc), answer


def read_body(page: bytes, *, content_type: str, now_utc: datetime) -> Body:
    """The main text of an HTML page, without navigation, comments and scripts.

    1. refuse what is no text
    2. read title, language and date from the page's own statements
    3. extract the text (trafilatura; of a page beyond any article's size, its paragraphs)
    4. refuse a page without an article
    The date comes only from meta elements, JSON-LD or <time> and is None otherwise; no date is ever
    taken from the text, the address or a bare year. Raises FetchError not_text or empty_page (permanent).
    """
    _refuse_binary(page, content_type)
    root = _root(decode_bytes(page, content_type=content_type).text)
    published = _published(root, now_utc)
    title, language = _title(root), _language(root)
    text = _main_text(root)
    if sum(map(str.isalpha, text)) < MIN_LETTERS:
        raise FetchError(Cause.EMPTY_PAGE, "no article text was found on the page")
    return Body(
        text=text[:TEXT_CHARS],
        title=title,
        language_hint=language,
        published=published.at_utc if published else None,
        published_local_date=published.local_date if published else None,
        published_evidence=published.evidence if published else "",
    )


def _refuse_binary(page: bytes, content_type: str) -> None:
    kind = content_type.partition(";")[0].strip().lower()
    if not any(kind.startswith(known) if known else not kind for known in _PAGE_TYPES):
        raise FetchError(Cause.NOT_TEXT, f"the address answers with {kind[:80]}, not with a web page")
    # UTF-16 is full of NULs and announces itself; anything else with controls in its head is binary.
    if not page.startswith((b"\xff\xfe", b"\xfe\xff")) and len(_CONTROLS.findall(page[:4096])) > 20:
        raise FetchError(Cause.NOT_TEXT, "the address answers with binary content, not with a web page")


def _root(text: str) -> html.HtmlElement:
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(text.replace("\x00", "").encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise FetchError(Cause.EMPTY_PAGE, "the page is empty") from error


def _main_text(root: html.HtmlElement) -> str:
    if next(islice(root.iter(), _MAX_ELEMENTS, None), None) is not None:
        return clean_text("\n".join(paragraph.text_content() for paragraph in root.iter("p")))
    try:
        import trafilatura  # half a second that web server and commands need not wait for

        text = trafilatura.extract(root, include_comments=False, include_tables=True, with_metadata=False)
    except (etree.LxmlError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise FetchError(Cause.NOT_TEXT, f"the page cannot be read: {type(error).__name__}") from error
    return clean_text(text or "")


def _title(root: html.HtmlElement) -> str:
    names = {"og:title", "twitter:title"}
    stated = (content for name, content in _metas(root) if name in names)
    written = (element.text_content() for tag in ("h1", "title") for element in root.iter(tag))
    found = (one_line(text, max_chars=TITLE_CHARS) for source in (stated, written) for text in source)
    return next(filter(None, found), "")


def _language(root: html.HtmlElement) -> str:
    stated = [root.get("lang"), root.get("xml:lang")]
    stated += [content for name, content in _metas(root) if name in ("og:locale", "content-language")]
    for text in filter(None, stated):
        if match := _LANGUAGE.match(text):
            return match[1].lower()
    return ""


def _published(root: html.HtmlElement, now_utc: datetime) -> Published | None:
    stamps = (*_meta_stamps(root), *_json_ld_stamps(root), *_time_stamps(root))
    found = (read_published(stamp, evidence=evidence, now_utc=now_utc) for stamp, evidence in stamps)
    return next(filter(None, found), None)


def _metas(root: html.HtmlElement) -> Iterator[tuple[str, str]]:
    for meta in root.iter("meta"):
        names = (meta.get(attribute) for attribute in ("property", "name", "itemprop", "http-equiv"))
        yield next(filter(None, names), "").strip().lower(), meta.get("content") or ""


def _meta_stamps(root: html.HtmlElement) -> Iterator[tuple[str, str]]:
    found = dict(reversed(list(_metas(root))))
    return ((found[name], f"meta:{name}") for name in _DATE_METAS if name in found)


def _time_stamps(root: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """<time> marked as the publication; else the first that stands in no list of other articles."""
    times = [element for element in root.iter("time") if element.get("datetime")]
    marked = [t for t in times if t.get("itemprop") == "datePublished" or t.get("pubdate") is not None]
    heads = [t for t in times if next(t.iterancestors("aside", "nav", "footer", "li"), None) is None]
    return ((element.get("datetime", ""), "time") for element in (marked or heads)[:1])


def _json_ld_stamps(root: html.HtmlElement) -> Iterator[tuple[str, str]]:
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            data = json.loads((script.text or "")[:_JSON_LD_CHARS])
        except (ValueError, RecursionError):
            continue
        for node in _article_nodes(data):
            yield str(node.get("datePublished", "")), "json-ld:datePublished"


def _article_nodes(data: Any) -> Iterator[dict[str, Any]]:
    """Nodes of an Article type, breadth first, at most 2000 visited."""
    queue = [data]
    for position in range(_JSON_LD_NODES):
        if position >= len(queue):
            return
        node = queue[position]
        if isinstance(node, list):
            queue.extend(node[:_JSON_LD_NODES])
        elif isinstance(node, dict):
            if "Article" in str(node.get("@type", "")) or "BlogPosting" in str(node.get("@type", "")):
                yield node
            queue.extend(v for k, v in node.items() if k in ("@graph", "mainEntity", "mainEntityOfPage"))
