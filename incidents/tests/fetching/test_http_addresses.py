"""The HTTP client against redirects inwards, names that change their address, and wrong certificates."""

import socket
import ssl
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from incidents.fetching.http import HttpClient
from incidents.fetching.types import Cause, FetchError

from .conftest import QuietServer, Server, names


def test_redirects_are_followed_and_the_last_address_is_told(server: Server, client: HttpClient) -> None:
    server.page(b"", "/a", status=301, Location="/b?x=1")
    server.page(b"", "/b?x=1", status=302, Location=server.url("/c"))
    server.page(b"here", "/c")
    answer = client.get(server.url("/a"))
    assert (answer.body, answer.final_url) == (b"here", server.url("/c"))


def test_redirect_to_an_arabic_path_in_raw_utf8_is_followed(server: Server, client: HttpClient) -> None:
    def route(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 302 Found\r\nLocation: /" + "مالي".encode() + b"\r\n\r\n")

    server.routes["/a"] = route
    server.page(b"here", "/%D9%85%D8%A7%D9%84%D9%8A")
    assert client.get(server.url("/a")).body == b"here"


def test_endless_redirects_end(server: Server, client: HttpClient) -> None:
    url = server.page(b"", status=302, Location="/")
    with pytest.raises(FetchError) as caught:
        client.get(url)
    assert caught.value.cause == Cause.REDIRECT_LOOP
    assert len(server.seen) == 6


@pytest.mark.parametrize(
    ("location", "cause"),
    [
        ("http://169.254.169.254/latest/meta-data/", Cause.REFUSED_ADDRESS),
        ("http://[::ffff:169.254.169.254]/", Cause.REFUSED_ADDRESS),
        ("http://10.0.0.1/", Cause.REFUSED_ADDRESS),
        ("file:///etc/passwd", Cause.BAD_URL),
        ("gopher://127.0.0.1:6379/_FLUSHALL", Cause.BAD_URL),
        ("http://user:secret@127.0.0.1/", Cause.BAD_URL),
        ("http://[::1", Cause.BAD_URL),
        ("", Cause.BAD_ANSWER),
    ],
)
def test_redirect_inwards_is_refused(server: Server, location: str, cause: Cause) -> None:
    real = names(feeds_example="127.0.0.1")

    def resolver(host: str, port: int, type: int = 0) -> list[Any]:
        return (
            real(host, port, type) if host == "feeds.example" else socket.getaddrinfo(host, port, type=type)
        )

    server.page(b"", status=302, Location=location)
    client = HttpClient(resolver=resolver, allow_loopback=True)
    with pytest.raises(FetchError) as caught:
        client.get(server.url("/", "feeds.example"))
    assert len(server.seen) == 1
    assert (caught.value.cause, caught.value.retryable) == (cause, cause == Cause.BAD_ANSWER)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1", "0x7f.1", "2130706433", "0177.0.0.1", "[::1]", "0"])
def test_loopback_is_refused_however_it_is_written(server: Server, host: str) -> None:
    server.page(b"secret")
    with pytest.raises(FetchError) as caught:
        HttpClient().get(server.url("/", host))
    assert caught.value.cause == Cause.REFUSED_ADDRESS
    assert server.seen == []


def test_a_name_is_resolved_once_and_its_vetted_address_is_used(server: Server) -> None:
    asked: list[str] = []

    def rebinding(host: str, port: int, type: int = 0) -> list[Any]:
        asked.append(host)
        address = "127.0.0.1" if len(asked) == 1 else "10.0.0.1"
        return [(socket.AF_INET, type, 6, "", (address, port))]

    server.page(b"ok")
    client = HttpClient(resolver=rebinding, allow_loopback=True)
    assert client.get(server.url("/", "feeds.example")).body == b"ok"
    assert asked == ["feeds.example"]
    assert server.seen[0][1]["host"] == f"feeds.example:{server.port}"


def test_a_name_that_turns_inwards_at_the_redirect_is_refused(server: Server) -> None:
    answers = iter(["127.0.0.1", "192.168.1.1"])

    def rebinding(host: str, port: int, type: int = 0) -> list[Any]:
        return [(socket.AF_INET, type, 6, "", (next(answers), port))]

    server.page(b"", status=302, Location="/again")
    with pytest.raises(FetchError) as caught:
        HttpClient(resolver=rebinding, allow_loopback=True).get(server.url("/", "feeds.example"))
    assert caught.value.cause == Cause.REFUSED_ADDRESS
    assert len(server.seen) == 1


PEM = Path(__file__).with_name("feeds_example.pem")


@pytest.fixture
def tls_port() -> Iterator[int]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(f"{asked_names[-1]} {self.headers['Host']}".encode())

        def log_message(self, *args: Any) -> None:
            pass

    asked_names: list[str | None] = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(PEM)
    context.sni_callback = lambda sock, name, ctx: asked_names.append(name)
    httpd = QuietServer(("127.0.0.1", 0), Handler)
    httpd.socket = context.wrap_socket(httpd.socket, server_side=True, do_handshake_on_connect=False)
    thread = Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield httpd.server_address[1]
    httpd.shutdown()
    httpd.socket.close()
    thread.join()


def test_tls_is_asked_and_checked_for_the_name_while_the_address_is_pinned(tls_port: int) -> None:
    trusting = ssl.create_default_context(cafile=str(PEM))
    resolver = names(feeds_example="127.0.0.1", other_example="127.0.0.1")
    client = HttpClient(resolver=resolver, allow_loopback=True, tls=trusting)
    answer = client.get(f"https://feeds.example:{tls_port}/")
    assert answer.body == f"feeds.example feeds.example:{tls_port}".encode()
    for stranger in (client, replace(client, tls=None)):
        host = "other.example" if stranger is client else "feeds.example"
        with pytest.raises(FetchError) as caught:
            stranger.get(f"https://{host}:{tls_port}/")
        assert (caught.value.cause, caught.value.retryable) == (Cause.TLS, False)
