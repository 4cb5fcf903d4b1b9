"""One HTTP exchange with one vetted address, under one deadline."""

import contextlib
import http.client
import io
import socket
import ssl
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError, ReadTimeoutError
from urllib3.exceptions import SSLError as VerificationError
from urllib3.response import HTTPResponse

from .types import Cause, FetchError, Limits
from .web_address import WebAddress

_CHUNK_BYTES = 64 * 1024
_BUFFER_BYTES = 16 * 1024
# gzip or zlib, told apart by their own headers.
_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS
_UNPACKED = {"": False, "identity": False, "gzip": True, "x-gzip": True, "deflate": True}


class Deadline:
    """The moment a fetch must be over, on an injected monotonic clock in seconds."""

    def __init__(self, clock: Callable[[], float], total_s: float) -> None:
        self._clock, self._total_s = clock, total_s
        self._start = clock()

    def elapsed_s(self) -> float:
        """Seconds since the fetch began."""
        return self._clock() - self._start

    def left_s(self, cap_s: float) -> float:
        """Seconds left, at most `cap_s`. Raises FetchError timeout when none is."""
        left = self._total_s - self.elapsed_s()
        if left <= 0:
            raise FetchError(Cause.TIMEOUT, f"no complete answer within {self._total_s:g} seconds")
        return min(left, cap_s)


@dataclass(frozen=True, slots=True)
class Request:
    """What to ask, and of whom: `peer` is the vetted IP address, `address` gives the names."""

    address: WebAddress
    peer: str
    headers: Mapping[str, str]
    limits: Limits
    tls: ssl.SSLContext


@dataclass(frozen=True, slots=True)
class RawAnswer:
    """Status, headers by lower-case name, and the unpacked body (empty unless the status is 200)."""

    status: int
    reason: str
    headers: Mapping[str, str]
    body: bytes


class ConnectionFailed(Exception):
    """No connection to this peer; the next vetted address may still answer. Wraps the error to report."""

    def __init__(self, error: FetchError) -> None:
        self.error = error
        super().__init__(str(error))


def exchange(request: Request, deadline: Deadline) -> RawAnswer:
    """The peer's answer to one GET.

    1. connect to the peer, never to the name; TLS is checked against the name
    2. send the request and read status and headers, within `header_bytes`
    3. read and unpack the body of a 200, within `body_bytes`
    Every wait ends by the deadline. Raises ConnectionFailed in step 1, FetchError after it.
    """
    connection = _connected(request, deadline)
    try:
        guarded = _GuardedSocket(connection.sock, deadline, request.limits)
        connection.sock = guarded
        connection.request(
            "GET",
            request.address.target,
            headers=request.headers,
            preload_content=False,
            decode_content=False,
        )
        with contextlib.closing(connection.getresponse()) as response:
            guarded.headers_done = True
            headers = {name.lower(): value for name, value in response.headers.items()}
            body = _read_body(response, headers, request.limits) if response.status == 200 else b""
            return RawAnswer(response.status, response.reason or "", headers, body)
    except (HTTPError, http.client.HTTPException, OSError, ValueError) as error:
        raise _as_fetch_error(error) from error
    finally:
        connection.close()


def _connected(request: Request, deadline: Deadline) -> HTTPConnection:
    address, timeout = request.address, deadline.left_s(request.limits.connect_s)
    connection = (
        HTTPSConnection(
            request.peer, address.port, timeout=timeout, ssl_context=request.tls, server_hostname=address.host
        )
        if address.scheme == "https"
        else HTTPConnection(request.peer, address.port, timeout=timeout)
    )
    try:
        connection.connect()
    except (HTTPError, OSError, ValueError) as error:
        connection.close()
        raise ConnectionFailed(_as_fetch_error(error)) from error
    return connection


class _GuardedSocket:
    """A connected socket whose reads end by the deadline and whose header section has a size.

    http.client reads lines and chunks in loops of its own; a server that sends one byte a second would keep
    such a loop alive for hours while each single read stays within its timeout.
    """

    def __init__(self, sock: socket.socket, deadline: Deadline, limits: Limits) -> None:
        self._sock, self._deadline, self._limits = sock, deadline, limits
        self.headers_done = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)

    def makefile(self, mode: str) -> io.BufferedReader:
        """The buffered reader http.client asks for."""
        return io.BufferedReader(_GuardedReader(self, self._sock.makefile("rb", buffering=0)), _BUFFER_BYTES)

    def before_read(self, received_bytes: int) -> None:
        """Sets the timeout of the next read. Raises FetchError timeout or too_large."""
        if not self.headers_done and received_bytes >= self._limits.header_bytes:
            raise FetchError(Cause.TOO_LARGE, f"the headers exceed {self._limits.header_bytes} bytes")
        self._sock.settimeout(self._deadline.left_s(self._limits.read_s))


class _GuardedReader(io.RawIOBase):
    """Reads through the socket's own raw file, which keeps the socket open until it is closed itself."""

    def __init__(self, guarded: _GuardedSocket, raw: Any) -> None:
        self._guarded, self._raw, self._received = guarded, raw, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._guarded.before_read(self._received)
        count: int = self._raw.readinto(buffer)
        self._received += count
        return count

    def close(self) -> None:
        self._raw.close()
        super().close()


def _read_body(response: HTTPResponse, headers: Mapping[str, str], limits: Limits) -> bytes:
    unpack = _unpacker(headers.get("content-encoding", ""), limits.body_bytes)
    body, wire_bytes = bytearray(), 0
    while chunk := response.read1(_CHUNK_BYTES, decode_content=False):
        wire_bytes += len(chunk)
        body += unpack(chunk) if unpack else chunk
        if max(wire_bytes, len(body)) > limits.body_bytes:
            raise _too_large(limits.body_bytes)
    if unpack:
        unpack.check_complete()
    return bytes(body)


def _unpacker(encoding: str, cap: int) -> "_Unpacker | None":
    name = encoding.strip().lower()
    if name not in _UNPACKED:
        raise FetchError(Cause.BAD_ANSWER, f"the answer is packed as {name[:40]!r}, which was not asked for")
    return _Unpacker(cap) if _UNPACKED[name] else None


class _Unpacker:
    """Unpacks gzip (of several members) or zlib, and stops one byte past the cap."""

    def __init__(self, cap: int) -> None:
        self._cap, self._produced = cap, 0
        self._stream = zlib.decompressobj(_GZIP_OR_ZLIB)

    def __call__(self, data: bytes) -> bytes:
        out = bytearray()
        while data:
            out += self._some(data)
            data = self._stream.unused_data
            if self._stream.eof and data.startswith(b"\x1f\x8b"):
                self._stream = zlib.decompressobj(_GZIP_OR_ZLIB)
            else:
                break
        return bytes(out)

    def _some(self, data: bytes) -> bytes:
        try:
            some = self._stream.decompress(data, self._cap - self._produced + 1)
        except zlib.error as error:
            raise FetchError(Cause.BAD_ANSWER, f"the packed answer is damaged: {error}") from error
        self._produced += len(some)
        if self._produced > self._cap:
            raise _too_large(self._cap)
        return some

    def check_complete(self) -> None:
        """Raises FetchError bad_answer when the packed stream broke off."""
        if not self._stream.eof:
            raise FetchError(Cause.BAD_ANSWER, "the packed answer breaks off")


def _too_large(cap: int) -> FetchError:
    return FetchError(Cause.TOO_LARGE, f"the answer is larger than {cap:,} bytes")


def _as_fetch_error(error: Exception) -> FetchError:
    if isinstance(error, NewConnectionError):
        return FetchError(Cause.UNREACHABLE, f"no connection: {error.__cause__ or error}")
    if isinstance(error, TimeoutError | ConnectTimeoutError | ReadTimeoutError):
        return FetchError(Cause.TIMEOUT, "the server did not answer in time")
    if isinstance(error, ssl.SSLError | VerificationError | ssl.CertificateError):
        return FetchError(Cause.TLS, f"no secure connection: {error}")
    if isinstance(error, ConnectionError) and not isinstance(error, http.client.HTTPException):
        return FetchError(Cause.UNREACHABLE, f"the server closed the connection: {error}")
    return FetchError(Cause.BAD_ANSWER, f"the answer is not valid HTTP or breaks off: {error}")
