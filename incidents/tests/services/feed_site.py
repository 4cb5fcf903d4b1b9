"""A news site on loopback: a feed, pages, and a record of what was asked for."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from xml.sax.saxutils import escape

PARAGRAPH = (
    "Des hommes armés ont attaqué la ville de Kayes dans la nuit de lundi à mardi, selon des habitants. "
    "L'armée parle de douze soldats tués et d'une riposte au petit matin. "
)
LONG_TEXT = PARAGRAPH * 6
Answer = tuple[int, dict[str, str], bytes]


class Site:
    """Answers by path; `asked` holds (path, headers) in order."""

    def __init__(self, port: int) -> None:
        self.base = f"http://127.0.0.1:{port}"
        self.answers: dict[str, Answer | Callable[[dict[str, str]], Answer]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    def put(
        self, path: str, body: str | bytes, *, status: int = 200, kind: str = "text/html", **headers: str
    ) -> str:
        data = body.encode() if isinstance(body, str) else body
        self.answers[path] = (status, {"Content-Type": f"{kind}; charset=utf-8", **headers}, data)
        return self.base + path

    def feed(self, *items: str, **headers: str) -> str:
        """A feed at /rss; with an ETag it answers 304 to who has it already."""
        channel = f"<channel><title>J</title>{''.join(items)}</channel>"
        body = f'<?xml version="1.0"?><rss version="2.0">{channel}</rss>'
        full: Answer = (200, {"Content-Type": "application/rss+xml", **headers}, body.encode())
        self.answers["/rss"] = full
        etag = headers.get("ETag")
        if etag:
            self.answers["/rss"] = lambda asked: (
                (304, headers, b"") if asked.get("if-none-match") == etag else full
            )
        return self.base + "/rss"

    def item(self, path: str, *, title: str = "Attaque à Kayes", text: str = LONG_TEXT, **parts: str) -> str:
        """One entry with its full text, or with a summary when `text` is empty."""
        more = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in parts.items())
        content = f"<content:encoded>{escape(text)}</content:encoded>" if text else ""
        date = "" if "pubDate" in parts else "<pubDate>Tue, 01 Jul 2025 09:00:00 +0000</pubDate>"
        return (
            f'<item xmlns:content="http://purl.org/rss/1.0/modules/content/"><title>{escape(title)}</title>'
            f"<link>{self.base}{path}</link>{date}{more}{content}</item>"
        )

    def visits(self, path: str) -> int:
        return sum(asked == path for asked, _headers in self.asked)


@contextmanager
def running_site() -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            site.asked.append((self.path, headers))
            answer = site.answers.get(self.path, (404, {}, b"nothing here"))
            status, sent, body = answer(headers) if callable(answer) else answer
            self.send_response(status)
            for name, value in sent.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site = Site(server.server_address[1])
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def page(text: str = LONG_TEXT) -> str:
    article = f"<article><h1>Attaque</h1><p>{text}</p></article>"
    return f"<html lang='fr'><head><title>Attaque</title></head><body>{article}</body></html>"
