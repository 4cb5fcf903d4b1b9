"""What the network edge hands over, and the errors it raises."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Cause(StrEnum):
    """Why a fetch or a file was refused; a service turns each code into a translated sentence."""

    BAD_URL = "bad_url"
    DNS = "dns"
    REFUSED_ADDRESS = "refused_address"
    UNREACHABLE = "unreachable"
    TLS = "tls"
    TIMEOUT = "timeout"
    TOO_LARGE = "too_large"
    REDIRECT_LOOP = "redirect_loop"
    HTTP_4XX = "http_4xx"
    HTTP_5XX = "http_5xx"
    BAD_ANSWER = "bad_answer"
    NOT_TEXT = "not_text"
    WRONG_TYPE = "wrong_type"
    NOT_XML = "not_xml"
    NOT_A_FEED = "not_a_feed"
    EMPTY_PAGE = "empty_page"


# What may be over by itself in an hour. A 4xx decides by its status (429 passes, 404 stays).
_RETRYABLE = frozenset({Cause.DNS, Cause.UNREACHABLE, Cause.TIMEOUT, Cause.HTTP_5XX, Cause.BAD_ANSWER})
_DETAIL_CHARS = 500


class FetchError(Exception):
    """A fetch, feed, page or file that cannot be used.

    `cause` is a stable code, `retryable` says whether the same request may work later, `detail` is plain
    English of at most 500 characters, free of control characters, safe for a log and (escaped) a page.
    """

    def __init__(self, cause: Cause, detail: str, *, retryable: bool | None = None) -> None:
        self.cause = cause
        self.detail = "".join(c if c.isprintable() else " " for c in detail)[:_DETAIL_CHARS]
        self.retryable = cause in _RETRYABLE if retryable is None else retryable
        super().__init__(f"{cause.value}: {self.detail}")


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one fetch, redirects included; seconds and bytes. `body_bytes` counts after unpacking."""

    total_s: float = 30.0
    connect_s: float = 10.0
    read_s: float = 10.0
    body_bytes: int = 5 * 1024 * 1024
    header_bytes: int = 64 * 1024
    redirects: int = 5
    addresses: int = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """One successful HTTP exchange: 200 with a body, or 304 with `not_modified` and no body."""

    status: int
    body: bytes
    content_type: str
    etag: str
    last_modified: str
    final_url: str
    elapsed_s: float
    not_modified: bool = False


@dataclass(frozen=True, slots=True)
class Published:
    """When a text came out: the instant in UTC, the date as its publisher wrote it, and where that stands.

    `at_utc` is None where only a date is given. `evidence` is a code of at most 40 characters such as
    "feed:published" or "meta:article:published_time"; " (no zone)" is added where UTC is our reading.
    """

    at_utc: datetime | None
    local_date: date
    evidence: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed; every text is plain. `content` is the full text where the feed carries it."""

    url: str
    title: str
    summary: str
    published: datetime | None
    published_local_date: date | None
    published_evidence: str
    guid: str
    content: str | None = None


@dataclass(frozen=True, slots=True)
class FetchResult:
    """What one visit to a feed gave. `skipped` counts entries without a usable address, and repeated ones.

    `malformed` says that the XML was broken and the entries were recovered from it.
    """

    status: int
    entries: tuple[Entry, ...]
    etag: str
    last_modified: str
    not_modified: bool
    final_url: str
    elapsed_s: float
    bytes: int
    skipped: int = 0
    malformed: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """The text of a page: plain, paragraphs parted by newlines. Empty strings and None mean unknown."""

    text: str
    title: str
    language_hint: str
    published: datetime | None
    published_local_date: date | None
    published_evidence: str
