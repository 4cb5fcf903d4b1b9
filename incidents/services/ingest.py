"""Articles come in: from feeds, by paste and by upload. Every step can run twice without harm."""

import hashlib
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from incidents.fetching import registry
from incidents.fetching.body import fetch_body
from incidents.fetching.canonical_url import canonical_url
from incidents.fetching.http import Conditions, HttpClient
from incidents.fetching.kinds.upload import HandedText, read_paste, read_upload
from incidents.fetching.types import Cause, Entry, FetchError, FetchResult
from incidents.models import Actor, Article, Source, SourceKind, Stage, User

from .cited_articles import desk_source
from .errors import ServiceError
from .fetch_sentences import sentence_for

log = logging.getLogger(__name__)
MAX_PAUSE = timedelta(hours=24)
EARLIEST = date(1990, 1, 1)


@dataclass(frozen=True)
class HandedIn:
    """What a person says about a text they hand in. `url` and `published` may be unknown."""

    title: str = ""
    url: str = ""
    published: date | None = None


def add_source(name: str, url: str, *, by: User, party: Actor | None = None) -> Source:
    """A new feed, fetched at the next turn; `party` is the armed party whose outlet it is, if any.

    Raises ServiceError on a bad or known address.
    """
    try:
        address = canonical_url(url)
    except FetchError as error:
        raise ServiceError(sentence_for(error.cause), code="bad_url") from error
    if Source.objects.filter(url=address).exists():
        raise ServiceError(_("This feed is already among the sources."), code="known")
    try:
        with transaction.atomic():
            return Source.objects.create(
                name=name.strip() or address, url=address, kind=SourceKind.RSS, created_by=by, party=party
            )
    except IntegrityError as error:
        raise ServiceError(_("This feed is already among the sources."), code="known") from error


def add_pasted_article(text: str, about: HandedIn, *, by: User, today: date) -> Article:
    """The article of a pasted text, waiting to be read. Raises ServiceError with what to do."""
    return _add_handed_in(lambda: read_paste(text), about, by=by, today=today)


def add_uploaded_article(data: bytes, filename: str, about: HandedIn, *, by: User, today: date) -> Article:
    """The article of an uploaded .txt file. Raises ServiceError when it is binary, empty or over 5 MB."""
    return _add_handed_in(lambda: read_upload(data, filename=filename), about, by=by, today=today)


def text_hash(text: str) -> str:
    """SHA-256 of the text with its white space evened out, so that copies are recognised."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()


def claim_source(source_id: int, *, now: datetime) -> Source | None:
    """The feed, now this worker's for a lease; None when it is not due or another worker's."""
    lease = now + timedelta(seconds=settings.FETCH_LEASE_SECONDS)
    taken = Source.objects.due(now).filter(pk=source_id).update(claimed_until=lease)
    return Source.objects.select_related("party").get(pk=source_id) if taken else None


def fetch_source(source_id: int, *, client: HttpClient, now: datetime) -> list[int]:
    """Ids of the feed's new articles; what went wrong stands on the source, for the admin.

    1. Claim it.  2. Ask its kind for entries.  3. Store each new one; a bad one never sinks the feed.
    4. Note the outcome and the next turn; after failures the pause doubles, up to a day.
    """
    source = claim_source(source_id, now=now)
    if source is None:
        return []
    try:
        found = registry.FETCHED_KINDS[source.kind].fetch(
            client, source.url or "", conditions=_conditions(source), now_utc=now
        )
        stored, all_done = _store_entries(source, found, client, now)
    except FetchError as error:
        _note_failure(source, error, now)
        return []
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        # A feed that trips a parser in a new way: a note for the admin, and a pause like any failure.
        log.exception("feed %s could not be read", source.pk)
        detail = f"{type(error).__name__} while reading it; the log has the details"
        _note_failure(source, FetchError(Cause.BAD_ANSWER, detail), now)
        return []
    _note_success(source, found, now, keep_validators=all_done)
    return stored


def fetch_now(source: Source) -> None:
    """Make the feed due at once, whatever its pause."""
    Source.objects.filter(pk=source.pk).update(next_fetch_at=None, claimed_until=None, is_enabled=True)


def _add_handed_in(read: Callable[[], HandedText], about: HandedIn, *, by: User, today: date) -> Article:
    try:
        handed = read()
        address = canonical_url(about.url) if about.url.strip() else None
    except FetchError as error:
        raise ServiceError(sentence_for(error.cause), code=error.cause) from error
    if about.published and about.published > today:
        raise ServiceError(_("The publication date lies in the future."), code="future")
    if about.published and about.published < EARLIEST:
        raise ServiceError(_("The publication date is too far back."), code="past")
    known = _known_copy(handed.text, address)
    if known is not None:
        return _complete_cited(known, handed, about) if known.stage == Stage.CITED else _refuse(known)
    article = Article(
        source=desk_source(),
        canonical_url=address,
        title=about.title.strip()[:500] or _first_line(handed.text),
        text=handed.text,
        filename=handed.filename[:200],
        published_local_date=about.published,
        published_evidence="person" if about.published else "",
        content_sha256=text_hash(handed.text),
        submitted_by=by,
    )
    try:
        with transaction.atomic():
            article.save()
    except IntegrityError as error:  # the same text in the same second
        raise ServiceError(_("This text was handed in already."), code="known") from error
    return article


def _known_copy(text: str, address: str | None) -> Article | None:
    if address and (article := Article.objects.filter(canonical_url=address).first()):
        return article
    return Article.objects.filter(content_sha256=text_hash(text)).first()


def _complete_cited(article: Article, handed: HandedText, about: HandedIn) -> Article:
    """An address that was only cited so far gets its text and is read."""
    article.text, article.content_sha256 = handed.text, text_hash(handed.text)
    article.title = about.title.strip()[:500] or _first_line(handed.text)
    article.published_local_date = about.published
    article.published_evidence = "person" if about.published else ""
    article.stage = Stage.NEW
    article.save()
    return article


def _refuse(article: Article) -> Article:
    raise ServiceError(
        _("This text is here already, as article %(number)s.") % {"number": article.pk}, code="known"
    )


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")[:160]


def _conditions(source: Source) -> Conditions:
    return Conditions(etag=source.etag, last_modified=source.last_modified)


def _store_entries(
    source: Source, found: FetchResult, client: HttpClient, now: datetime
) -> tuple[list[int], bool]:
    stored, all_done = [], True
    began = time.monotonic()
    known = set(
        Article.objects.filter(canonical_url__in=[entry.url for entry in found.entries])
        .exclude(stage=Stage.CITED)
        .values_list("canonical_url", flat=True)
    )
    for entry in found.entries:
        if entry.url in known:
            continue
        _hold(source, now + timedelta(seconds=time.monotonic() - began))
        try:
            article = _store_entry(source, entry, client, now)
        except FetchError as error:
            log.warning("entry %s of source %s: %s", entry.url, source.pk, error)
            all_done = False
        except IntegrityError:  # another worker stored it meanwhile
            continue
        else:
            if article is not None:
                stored.append(article.pk)
    return stored, all_done


def _hold(source: Source, now: datetime) -> None:
    """Renews the claim: a feed of many slow pages takes longer than one lease."""
    lease = now + timedelta(seconds=settings.FETCH_LEASE_SECONDS)
    Source.objects.filter(pk=source.pk).update(claimed_until=lease)


def _store_entry(source: Source, entry: Entry, client: HttpClient, now: datetime) -> Article | None:
    """The stored article; None when neither feed nor page holds any text. Retryable errors go up."""
    text, title, cause, detail = entry.content or "", entry.title, "", ""
    published, published_date = entry.published, entry.published_local_date
    evidence = entry.published_evidence
    if not text:
        try:
            body, _answer = fetch_body(client, entry.url, now_utc=now)
            text, title = body.text, title or body.title
            if published_date is None:
                published, published_date = body.published, body.published_local_date
                evidence = body.published_evidence
        except FetchError as error:
            if error.retryable:
                raise
            text, cause, detail = "\n".join(filter(None, [entry.title, entry.summary])), "page", error.detail
    if not text.strip():
        return None
    values = {
        "source": source,
        "title": title[:500],
        "text": text,
        "published_utc": published,
        "published_local_date": published_date,
        "published_evidence": evidence[:40],
        "content_sha256": text_hash(text),
        "stage": Stage.NEW,
        "error_cause": cause,
        "error_detail": detail,
    }
    return _complete_or_create(entry.url, values)


def _complete_or_create(url: str, values: dict[str, Any]) -> Article:
    """The article, new or cited so far. Raises IntegrityError when another worker stored it meanwhile.

    Only a cited one is filled: a text that was read, and quoted by offsets, is never replaced.
    """
    with transaction.atomic():
        if Article.objects.filter(canonical_url=url, stage=Stage.CITED).update(**values):
            return Article.objects.get(canonical_url=url)
        return Article.objects.create(canonical_url=url, **values)


def _note_failure(source: Source, error: FetchError, now: datetime) -> None:
    failures = source.failures_in_a_row + 1
    pause = min(timedelta(seconds=settings.FETCH_EVERY_SECONDS) * 2 ** min(failures - 1, 10), MAX_PAUSE)
    Source.objects.filter(pk=source.pk).update(
        claimed_until=None,
        fetched_at=now,
        next_fetch_at=now + pause,
        failures_in_a_row=failures,
        error_cause=error.cause,
        error_detail=error.detail[:500],
    )


def _note_success(source: Source, found: FetchResult, now: datetime, *, keep_validators: bool) -> None:
    changes = {
        "claimed_until": None,
        "fetched_at": now,
        "succeeded_at": now,
        "next_fetch_at": now + timedelta(seconds=settings.FETCH_EVERY_SECONDS),
        "failures_in_a_row": 0,
        "error_cause": "",
        "error_detail": "",
    }
    if not found.not_modified:
        changes["entries_in_last_fetch"] = len(found.entries)
        # With an entry left over, the next visit must see the feed again, changed or not.
        changes["etag"] = found.etag if keep_validators else ""
        changes["last_modified"] = found.last_modified if keep_validators else ""
    Source.objects.filter(pk=source.pk).update(**changes)
