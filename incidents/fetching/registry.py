"""Kinds of source: name (as stored) -> module. A new kind is one file in kinds/ and one line here."""

from datetime import datetime
from typing import Final, Protocol

from .http import Conditions, HttpClient
from .kinds import rss, upload
from .kinds.upload import HandedText
from .types import FetchResult


class FetchedKind(Protocol):
    """A kind that is visited on a schedule."""

    def fetch(
        self, client: HttpClient, address: str, *, conditions: Conditions, now_utc: datetime
    ) -> FetchResult:
        """What a visit gave. Raises FetchError."""
        ...


class HandedKind(Protocol):
    """A kind whose texts people hand in."""

    def read_upload(self, data: bytes, *, filename: str) -> HandedText:
        """The text of an uploaded file. Raises FetchError."""
        ...

    def read_paste(self, text: str) -> HandedText:
        """The clean form of a pasted text. Raises FetchError."""
        ...


FETCHED_KINDS: Final[dict[str, FetchedKind]] = {
    "rss": rss,
}
HANDED_KINDS: Final[dict[str, HandedKind]] = {
    "upload": upload,
}
