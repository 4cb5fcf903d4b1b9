"""The one HTTP client of the project: addresses vetted and pinned, every dimension bounded."""

import contextlib
import functools
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urljoin

import certifi

from .addresses import Resolver, vetted_addresses
from .transport import ConnectionFailed, Deadline, RawAnswer, Request, exchange
from .types import Answer, Cause, FetchError, Limits
from .web_address import WebAddress, parse_address

USER_AGENT = "SahelWatch/0.1 (feed reader of a public incident dashboard)"
# The columns that store them; a longer validator is dropped, which costs one full answer and no more.
_ETAG_CHARS, _LAST_MODIFIED_CHARS = 500, 100
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
# Client errors that pass by themselves: timeout, too early, too many requests.
_PASSING_4XX = frozenset({408, 425, 429})


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a request adds: the types it likes and the validators of the last answer (ETag, Last-Modified)."""

    accept: str = "*/*"
    etag: str = ""
    last_modified: str = ""


_UNCONDITIONAL = Conditions()


@dataclass(frozen=True, slots=True)
class HttpClient:
    """Fetches public web addresses. Sends no cookies and no credentials, reads no proxy settings.

    `allow_loopback` is for tests alone. One client may be shared by threads; it holds no connection.
    """

    limits: Limits = field(default_factory=Limits)
    resolver: Resolver = socket.getaddrinfo
    clock: Callable[[], float] = time.monotonic
    user_agent: str = USER_AGENT
    allow_loopback: bool = False
    tls: ssl.SSLContext | None = None

    def get(self, url: str, conditions: Conditions = _UNCONDITIONAL) -> Answer:
        """The answer to a GET: 200 with its body, or 304 without.

        Follows at most `limits.redirects` redirects, each target vetted like the first address.
        Raises FetchError; `retryable` says whether to come again (dns, unreachable, timeout, http_5xx,
        bad_answer, 408/425/429) or to tell the person who entered the address (all others).
        """
        deadline = Deadline(self.clock, self.limits.total_s)
        address = parse_address(url)
        for _ in range(self.limits.redirects + 1):
            raw = self._ask(address, conditions, deadline)
            if raw.status not in _REDIRECTS:
                return _answer(raw, address, deadline)
            address = _redirect_target(raw, address)
        raise FetchError(Cause.REDIRECT_LOOP, f"more than {self.limits.redirects} redirects in a row")

    def _ask(self, address: WebAddress, conditions: Conditions, deadline: Deadline) -> RawAnswer:
        peers = vetted_addresses(
            address.host, address.port, resolver=self.resolver, allow_loopback=self.allow_loopback
        )
        headers = self._headers(address, conditions)
        failure: ConnectionFailed | None = None
        for peer in peers[: self.limits.addresses]:
            try:
                request = Request(address, peer, headers, self.limits, self.tls or _default_tls())
                return exchange(request, deadline)
            except ConnectionFailed as error:
                failure = error
        assert failure is not None  # vetted_addresses never returns none
        raise failure.error

    def _headers(self, address: WebAddress, conditions: Conditions) -> dict[str, str]:
        headers = {
            "Host": address.authority,
            "User-Agent": self.user_agent,
            "Accept": conditions.accept,
            "Accept-Encoding": "gzip",
            "Connection": "close",
        }
        if _is_header_safe(conditions.etag):
            headers["If-None-Match"] = conditions.etag
        if _is_header_safe(conditions.last_modified):
            headers["If-Modified-Since"] = conditions.last_modified
        return headers


@functools.cache
def _default_tls() -> ssl.SSLContext:
    # The system's certificates (an operator's own authority among them) and certifi's: bare Debian has none.
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _is_header_safe(value: str) -> bool:
    return bool(value) and value.isascii() and value.isprintable()


def _redirect_target(raw: RawAnswer, address: WebAddress) -> WebAddress:
    location = raw.headers.get("location", "")
    if not location:
        raise FetchError(Cause.BAD_ANSWER, f"the server answers {raw.status} without saying where to go")
    # Headers arrive as Latin-1; servers write raw UTF-8 into this one.
    with contextlib.suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")
    try:
        return parse_address(urljoin(address.url, location))
    except ValueError as error:
        raise FetchError(Cause.BAD_URL, f"the server redirects to an unreadable address: {error}") from error


def _answer(raw: RawAnswer, address: WebAddress, deadline: Deadline) -> Answer:
    if raw.status not in (200, 304):
        raise _status_error(raw)
    return Answer(
        status=raw.status,
        body=raw.body,
        content_type=raw.headers.get("content-type", ""),
        etag=_validator(raw, "etag", _ETAG_CHARS),
        last_modified=_validator(raw, "last-modified", _LAST_MODIFIED_CHARS),
        final_url=address.url,
        elapsed_s=deadline.elapsed_s(),
        not_modified=raw.status == 304,
    )


def _validator(raw: RawAnswer, name: str, max_chars: int) -> str:
    value = raw.headers.get(name, "").strip()
    return value if len(value) <= max_chars and _is_header_safe(value) else ""


def _status_error(raw: RawAnswer) -> FetchError:
    detail = f"the server answers {raw.status} {raw.reason[:80]}".strip()
    if 400 <= raw.status < 500:
        return FetchError(Cause.HTTP_4XX, detail, retryable=raw.status in _PASSING_4XX)
    if raw.status >= 500:
        return FetchError(Cause.HTTP_5XX, detail)
    return FetchError(Cause.BAD_ANSWER, f"{detail}, where a page was expected", retryable=False)
