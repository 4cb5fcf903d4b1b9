"""A small news site on loopback: a feed, its articles, and whatever bad thing a test wants served."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

LONGEST_HOLD_S = 60.0


@dataclass(frozen=True)
class Dispatch:
    """One article of the site. `published` is its UTC moment; `text` its paragraphs, a line each."""

    path: str
    language: str
    title: str
    text: str
    published: datetime

    def page(self) -> str:
        """The article as a web page."""
        paragraphs = "".join(f"<p>{escape(line)}</p>" for line in self.text.splitlines())
        head = f'<meta charset="utf-8"><title>{escape(self.title)}</title>'
        moment = f'<meta property="article:published_time" content="{self.published.isoformat()}">'
        body = f"<article><h1>{escape(self.title)}</h1>{paragraphs}</article>"
        inner = f"<head>{head}{moment}</head><body>{body}</body>"
        return f'<!doctype html><html lang="{self.language}">{inner}</html>'

    def item(self, site: str) -> str:
        """The article as an item of the feed, without its text: the page has to be fetched."""
        date = format_datetime(self.published)
        return (
            f"<item><title>{escape(self.title)}</title><link>{site}{self.path}</link>"
            f"<guid>{site}{self.path}</guid><pubDate>{date}</pubDate></item>"
        )


FRENCH = Dispatch(
    path="/nara-attaque-poste-militaire",
    language="fr",
    title="Mali : un poste de l’armée attaqué à Nara",
    text=(
        "Bamako, 12 juin 2025 – Des hommes armés ont attaqué mercredi 11 juin un poste de l’armée "
        "malienne à Nara, dans l’ouest du pays.\n"
        "L’attaque a fait douze morts parmi les soldats, selon un communiqué de l’armée.\n"
        "Elle n’a pas été revendiquée dans l’immédiat."
    ),
    published=datetime(2025, 6, 12, 8, 30, tzinfo=UTC),
)
ARABIC = Dispatch(
    path="/nara-hujum",
    language="ar",
    title="هجوم على موقع للجيش المالي في نارا",
    text=(
        "باماكو، 12 يونيو 2025\n"
        "هاجم مسلحون يوم الأربعاء 11 يونيو موقعا للجيش المالي في مدينة نارا غربي البلاد.\n"
        "وأسفر الهجوم عن مقتل 14 جنديا، وفق مصدر أمني.\n"
        "ولم تتبن أي جهة الهجوم حتى الآن."
    ),
    published=datetime(2025, 6, 12, 11, 0, tzinfo=UTC),
)


class NewsSite:
    """Serves what `pages` holds; notes what was asked for."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.pages: dict[str, tuple[str, bytes]] = {}
        self.asked: list[str] = []
        self._gates: dict[str, threading.Event] = {}

    def serve(self, path: str, body: str, content_type: str = "text/html; charset=utf-8") -> str:
        """The address at which the body is served from now on."""
        self.pages[path] = (content_type, body.encode())
        return self.url + path

    def publish(self, *dispatches: Dispatch, path: str = "/rss.xml") -> str:
        """The address of a feed of these articles, each on a page of its own."""
        for dispatch in dispatches:
            self.serve(dispatch.path, dispatch.page())
        items = "".join(dispatch.item(self.url) for dispatch in dispatches)
        channel = f"<channel><title>Loopback</title>{items}</channel>"
        feed = f'<?xml version="1.0"?><rss version="2.0">{channel}</rss>'
        return self.serve(path, feed, "application/rss+xml; charset=utf-8")

    @contextmanager
    def held(self, path: str) -> Iterator[None]:
        """While this lasts, whoever asks for the path waits for an answer."""
        gate = self._gates[path] = threading.Event()
        try:
            yield
        finally:
            gate.set()
            del self._gates[path]

    def answer(self, path: str) -> tuple[int, str, bytes]:
        """Status, content type and body for a path."""
        self.asked.append(path)
        gate = self._gates.get(path)
        if gate:
            gate.wait(LONGEST_HOLD_S)
        if path not in self.pages:
            return 404, "text/plain", b"nothing here"
        return 200, *self.pages[path]


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that are killed while they wait are what some tests are about."""


@contextmanager
def news_site() -> Iterator[NewsSite]:
    """A site under way on a port of its own."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, content_type, body = site.answer(self.path)
            self.send_response(status)
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: Any) -> None:
            """Says nothing on the terminal."""

    server = _Server(("127.0.0.1", 0), Handler)
    site = NewsSite(server.server_port)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
