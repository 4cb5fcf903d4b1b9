"""A real HTTP server on loopback that misbehaves as told, and a guard against any other address."""

import socket
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from threading import Thread
from typing import Any

import pytest

from incidents.fetching.http import HttpClient
from incidents.fetching.types import Limits

NOW = datetime(2025, 7, 2, 12, 0, tzinfo=UTC)
Route = Callable[[BaseHTTPRequestHandler], None]


class QuietServer(ThreadingHTTPServer):
    """Clients that hang up are what these tests are about; they leave no trace on the terminal."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass


class Server:
    """Routes by path, and the requests that arrived."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.routes: dict[str, Route] = {}
        self.seen: list[tuple[str, dict[str, str]]] = []

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def page(self, body: bytes, path: str = "/", *, status: int = 200, **headers: str) -> str:
        """Serves `body` at `path`; underscores in header names become hyphens."""

        def route(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in headers.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.send_header("Content-Length", str(len(body)))
            handler.end_headers()
            handler.wfile.write(body)

        self.routes[path] = route
        return self.url(path)

    def raw(self, write: Callable[[Callable[[bytes], Any]], None], path: str = "/") -> str:
        """Lets `write` send bytes as it likes until the client hangs up."""

        def route(handler: BaseHTTPRequestHandler) -> None:
            write(handler.wfile.write)

        self.routes[path] = route
        return self.url(path)


def names(**addresses: str) -> Any:
    """A resolver that knows these names only, underscores for dots."""

    def resolve(host: str, port: int, type: int = 0) -> list[Any]:
        if host not in known:
            raise socket.gaierror("unknown name")
        return [(socket.AF_INET, type, 6, "", (known[host], port))]

    known = {name.replace("_", "."): address for name, address in addresses.items()}
    return resolve


@pytest.fixture
def server() -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            shared.seen.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            try:
                shared.routes[self.path](self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, *args: Any) -> None:
            pass

    httpd = QuietServer(("127.0.0.1", 0), Handler)
    shared = Server(httpd.server_address[1])
    thread = Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield shared
    httpd.shutdown()
    httpd.socket.close()
    thread.join()


@pytest.fixture
def client() -> HttpClient:
    return HttpClient(allow_loopback=True, limits=Limits(total_s=20, connect_s=5, read_s=5))


@pytest.fixture(autouse=True)
def only_loopback_is_contacted(monkeypatch: pytest.MonkeyPatch) -> None:
    real_connect = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and not ip_address(address[0]).is_loopback:
            raise AssertionError(f"a test tried to reach {address[0]}")
        real_connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
