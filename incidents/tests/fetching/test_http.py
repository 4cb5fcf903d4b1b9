"""The HTTP client against servers that answer badly, slowly, endlessly or with a redirect inwards."""

import gzip
import itertools
import socket
import time
import zlib
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from incidents.fetching.http import Conditions, HttpClient
from incidents.fetching.types import Cause, FetchError, Limits

from .conftest import Server, names

HEAD = b"HTTP/1.1 200 OK\r\n"


def test_a_page_arrives_with_its_validators_and_address(server: Server, client: HttpClient) -> None:
    url = server.page(b"<rss/>", "/feed?a=b", ETag='"v1"', Last_Modified="Tue, 01 Jul 2025 10:00:00 GMT")
    answer = client.get(url)
    assert (answer.status, answer.body, answer.etag) == (200, b"<rss/>", '"v1"')
    assert answer.last_modified == "Tue, 01 Jul 2025 10:00:00 GMT"
    assert answer.final_url == url
    assert answer.elapsed_s > 0


def test_unchanged_feed_answers_not_modified(server: Server, client: HttpClient) -> None:
    url = server.page(b"", status=304)
    answer = client.get(url, Conditions(etag='"v1"', last_modified="Tue, 01 Jul 2025 10:00:00 GMT"))
    assert answer.not_modified
    assert answer.body == b""
    sent = server.seen[0][1]
    assert sent["if-none-match"] == '"v1"'
    assert sent["if-modified-since"] == "Tue, 01 Jul 2025 10:00:00 GMT"


def test_nothing_personal_is_sent_and_no_proxy_is_asked(
    server: Server, client: HttpClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://192.0.2.1:3128")
    client.get(server.page(b"x", Set_Cookie="a=b"))
    client.get(server.url())
    path, sent = server.seen[1]
    assert path == "/"
    assert not {"cookie", "authorization", "referer", "proxy-connection"} & set(sent)
    assert sent["user-agent"].startswith("SahelWatch/")


def test_a_validator_that_would_break_the_header_is_not_sent(server: Server, client: HttpClient) -> None:
    client.get(server.page(b"x"), Conditions(etag='"a"\r\nX-Evil: 1'))
    assert "if-none-match" not in server.seen[0][1]
    assert "x-evil" not in server.seen[0][1]


@pytest.mark.parametrize(
    ("status", "cause", "retryable"),
    [
        (404, Cause.HTTP_4XX, False),
        (403, Cause.HTTP_4XX, False),
        (429, Cause.HTTP_4XX, True),
        (500, Cause.HTTP_5XX, True),
        (503, Cause.HTTP_5XX, True),
        (204, Cause.BAD_ANSWER, False),
    ],
)
def test_error_statuses_say_whether_to_come_again(
    server: Server, client: HttpClient, status: int, cause: Cause, retryable: bool
) -> None:
    with pytest.raises(FetchError) as caught:
        client.get(server.page(b"", status=status))
    assert (caught.value.cause, caught.value.retryable) == (cause, retryable)
    assert str(status) in caught.value.detail


def test_the_next_vetted_address_is_tried_when_one_does_not_connect(server: Server) -> None:
    def two(host: str, port: int, type: int = 0) -> list[Any]:
        return [(socket.AF_INET, type, 6, "", (address, port)) for address in ("127.0.0.9", "127.0.0.1")]

    server.page(b"ok")
    client = HttpClient(resolver=two, allow_loopback=True)
    assert client.get(server.url("/", "feeds.example")).body == b"ok"


def test_unknown_name_and_closed_port_may_be_retried(client: HttpClient) -> None:
    with pytest.raises(FetchError) as caught:
        replace(client, resolver=names()).get("http://nowhere.example/")
    assert (caught.value.cause, caught.value.retryable) == (Cause.DNS, True)
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    with pytest.raises(FetchError) as caught:
        client.get(f"http://127.0.0.1:{port}/")
    assert (caught.value.cause, caught.value.retryable) == (Cause.UNREACHABLE, True)


def test_oversize_is_refused_with_and_without_a_length(server: Server, client: HttpClient) -> None:
    small = replace(client, limits=Limits(body_bytes=1000))
    server.page(b"x" * 1001, "/long")
    server.raw(lambda send: send(HEAD + b"\r\n" + b"x" * 100_000), "/unsaid")
    for path in ("/long", "/unsaid"):
        with pytest.raises(FetchError) as caught:
            small.get(server.url(path))
        assert (caught.value.cause, caught.value.retryable) == (Cause.TOO_LARGE, False)
    assert len(small.get(server.page(b"x" * 1000, "/fits")).body) == 1000


@pytest.mark.parametrize("members", [1, 3])
def test_packed_answers_are_unpacked(server: Server, client: HttpClient, members: int) -> None:
    packed = gzip.compress(b"abc" * 1000) * members
    answer = client.get(server.page(packed, Content_Encoding="gzip"))
    assert answer.body == b"abc" * 1000 * members


def test_gzip_bomb_is_refused_before_it_unfolds(server: Server, client: HttpClient) -> None:
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(b"\0" * 1_000_000) for _ in range(200)) + packer.flush()
    url = server.page(bomb, Content_Encoding="gzip")
    with pytest.raises(FetchError) as caught:
        client.get(url)
    assert caught.value.cause == Cause.TOO_LARGE
    bombs = gzip.compress(gzip.compress(b"\0" * 20_000_000))
    with pytest.raises(FetchError) as caught:
        client.get(server.page(bombs, "/twice", Content_Encoding="gzip, gzip"))
    assert caught.value.cause == Cause.BAD_ANSWER


@pytest.mark.parametrize(
    "answer",
    [
        HEAD + b"Content-Length: 100\r\n\r\nshort",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nbad\r\n",
        HEAD + b"Content-Encoding: gzip\r\n\r\nnot gzip",
        HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"x" * 1000)[:-12],
        HEAD + b"Content-Encoding: br\r\n\r\nx",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"HTTP/1.1 two hundred\r\n\r\n",
        b"",
    ],
    ids=[
        "wrong length",
        "bad chunk",
        "no gzip",
        "cut gzip",
        "unasked packing",
        "ssh",
        "no status",
        "silence",
    ],
)
def test_damaged_answers_are_told_as_such(server: Server, client: HttpClient, answer: bytes) -> None:
    with pytest.raises(FetchError) as caught:
        client.get(server.raw(lambda send: send(answer)))
    assert caught.value.cause == Cause.BAD_ANSWER


def _dripping(prefix: bytes, drop: bytes) -> Any:
    def write(send: Any) -> None:
        send(prefix)
        while True:
            send(drop)
            time.sleep(0.001)

    return write


@pytest.mark.parametrize(
    ("prefix", "drop"),
    [
        (HEAD + b"\r\n", b"x"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n1;", b"x"),
        (b"HTTP/1.1 200 ", b"x"),
    ],
    ids=["body", "chunks", "chunk extension", "status line"],
)
def test_a_body_that_never_ends_is_ended_by_the_deadline(server: Server, prefix: bytes, drop: bytes) -> None:
    # A clock that passes a second at each look: the deadline comes after thirty reads, whatever the machine.
    ticks = itertools.count()
    client = HttpClient(
        allow_loopback=True, clock=lambda: float(next(ticks)), limits=Limits(body_bytes=10**9)
    )
    with pytest.raises(FetchError) as caught:
        client.get(server.raw(_dripping(prefix, drop)))
    assert (caught.value.cause, caught.value.retryable) == (Cause.TIMEOUT, True)


def test_headers_that_never_end_are_refused(server: Server, client: HttpClient) -> None:
    small = replace(client, limits=Limits(header_bytes=2000))
    for write in (
        _dripping(HEAD, b"X: " + b"y" * 100 + b"\r\n"),
        _dripping(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ):
        with pytest.raises(FetchError) as caught:
            small.get(server.raw(write))
        assert caught.value.cause == Cause.TOO_LARGE


def test_a_server_that_says_nothing_times_out(server: Server, client: HttpClient) -> None:
    def silent(handler: BaseHTTPRequestHandler) -> None:
        handler.rfile.read(1)

    server.routes["/"] = silent
    with pytest.raises(FetchError) as caught:
        replace(client, limits=Limits(read_s=0.05)).get(server.url())
    assert (caught.value.cause, caught.value.retryable) == (Cause.TIMEOUT, True)
