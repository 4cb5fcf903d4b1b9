"""Short links to questions: made once for each, kept for ever."""

import hashlib
from base64 import b32encode
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from incidents.models import ShortLink

from .errors import ServiceError

MOST_CHARACTERS = 4_000
CODE_LENGTHS = (8, 12, 16, 24, 32)  # the next one where another question has the code already
# New links of people who are not signed in, all of them together; signed-in ones are known and not counted.
STRANGERS_AN_HOUR = 200


class TooLong(ServiceError):
    """The question is longer than a short link may stand for; the long address still works."""


class TooMany(ServiceError):
    """Strangers have made too many new links this hour; the long address still works."""


def short_link(query: str, *, is_stranger: bool, now: datetime) -> ShortLink:
    """The link of a query in its one spelling, made where there is none yet. One to three queries.

    Raises TooLong and TooMany, each of which the caller shows in words.
    """
    if len(query) > MOST_CHARACTERS:
        raise TooLong(_("This question is too long for a short link. Use the address of the page."))
    codes = [_digest(query)[:length] for length in CODE_LENGTHS]
    known = ShortLink.objects.in_bulk(codes)
    for code in codes:
        link = known.get(code) or _made(code, query, is_stranger=is_stranger, now=now)
        if link.query == query:
            return link
    raise RuntimeError("two questions with one hash")


def _made(code: str, query: str, *, is_stranger: bool, now: datetime) -> ShortLink:
    """A new link; that of somebody who was quicker, which may be of another question."""
    if is_stranger and _made_by_strangers(now) >= STRANGERS_AN_HOUR:
        raise TooMany(_("Too many new short links in this hour. Use the address of the page."))
    values = {"query": query, "by_stranger": is_stranger, "made_at": now}
    return ShortLink.objects.get_or_create(code=code, defaults=values)[0]


def _made_by_strangers(now: datetime) -> int:
    return ShortLink.objects.filter(by_stranger=True, made_at__gt=now - timedelta(hours=1)).count()


def _digest(query: str) -> str:
    """Letters and digits that nobody mistakes for each other when reading them out: a-z, 2-7."""
    return b32encode(hashlib.sha256(query.encode()).digest()).decode().lower()
