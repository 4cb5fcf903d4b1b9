"""From article to candidates: claim, read with the pure extractor, store; safe to run twice."""

import hashlib
import logging
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet

from incidents.extraction import EXTRACTOR_VERSION, extract
from incidents.extraction.types import Draft
from incidents.models import Article, Campaign, Candidate, CandidateState, Stage
from incidents.selectors.vocabulary import current_vocabulary

log = logging.getLogger(__name__)

# A text that brought a worker down this often is set aside, or it would take every worker in turn.
MAX_ATTEMPTS = 5
PAUSE_AFTER_ERROR = timedelta(seconds=10)


def claim_article(article_id: int, *, now: datetime) -> Article | None:
    """The article, now this worker's for a lease; None when it is read already or another worker's."""
    lease = now + timedelta(seconds=settings.CLAIM_LEASE_SECONDS)
    taken = (
        Article.objects.waiting(now)
        .filter(pk=article_id)
        .update(stage=Stage.DRAFTING, claimed_until=lease, attempts=F("attempts") + 1)
    )
    return Article.objects.get(pk=article_id) if taken else None


def draft_article(article_id: int, *, now: datetime) -> int | None:
    """Number of drafts in the article; None when there was nothing to do.

    1. Claim it with a conditional UPDATE, committed before the work.
    2. Read it, outside any transaction.
    3. Store drafts and stage together, or note what went wrong for the admin.
    """
    article = claim_article(article_id, now=now)
    if article is None:
        return None
    if article.attempts > MAX_ATTEMPTS:
        _set_aside(article, "crashed", "the worker stopped each time it read this text")
        return None
    try:
        drafts = _read(article)
    except Exception as error:
        log.exception("extraction failed on article %s", article.pk)
        _note_failure(article, error, now)
        return None
    return store_drafts(article.pk, drafts, now=now)


def store_drafts(article_id: int, drafts: tuple[Draft, ...], *, now: datetime) -> int:
    """Number of candidates of the article after storing these drafts.

    A draft met before is renewed while it is open; a decision is never touched; an open draft that
    the extractor no longer makes goes.
    """
    with transaction.atomic():
        # no_key: an editor who accepts a draft of it refers to this row, and must not wait for us.
        article = Article.objects.select_for_update(no_key=True).get(pk=article_id)
        seen: list[str] = []
        for position, draft in enumerate(drafts):
            seen.append(_store_draft(article, position, draft, seen))
        stale = article.candidates.filter(state=CandidateState.OPEN).exclude(fingerprint__in=seen)
        stale.delete()
        article.stage = Stage.DRAFTED
        article.claimed_until = None
        article.attempts = 0
        article.drafted_at = now
        if article.error_cause != "page":  # that only a summary was read stays worth knowing
            article.error_cause = article.error_detail = ""
        article.extractor_version = EXTRACTOR_VERSION
        article.save()
    return len(seen)


def fingerprint(article_id: int, fields: dict[str, Any], *, twin: int = 0) -> str:
    """The identity of a draft: its article, place and dates, whatever the extractor's version.

    `twin` counts the drafts of the same place and dates before it: two attacks on one town in one night.
    """
    place = fields.get("place") or {}
    where = place.get("key") or place.get("name") or fields.get("place_name") or ""
    parts = (article_id, where, fields.get("date_start"), fields.get("date_end"), *([twin] if twin else []))
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()


def _read(article: Article) -> tuple[Draft, ...]:
    found = extract(article.text, published=article.published_local_date, vocabulary=current_vocabulary())
    if not article.language and found.language:
        Article.objects.filter(pk=article.pk).update(language=found.language)
    for campaign in found.campaigns:
        Campaign.objects.get_or_create(
            article=article,
            article_key=campaign.id,
            defaults={
                "positions": campaign.positions,
                "fatalities_low": campaign.fatalities.low if campaign.fatalities else None,
                "fatalities_high": campaign.fatalities.high if campaign.fatalities else None,
            },
        )
    return found.drafts


def _store_draft(article: Article, position: int, draft: Draft, seen: list[str]) -> str:
    fields = draft.as_json()
    values = {
        "position": position,
        "evidence": fields.pop("evidence"),
        "fields": fields,
        "confidence": draft.confidence,
        "is_background": draft.background,
        "extractor_version": EXTRACTOR_VERSION,
    }
    mark = _free_fingerprint(article.pk, fields, seen)
    _candidate, is_new = Candidate.objects.get_or_create(
        fingerprint=mark, defaults={"article": article, **values}
    )
    if not is_new:
        # One conditional UPDATE: an editor who decides in this very moment is never overwritten.
        Candidate.objects.filter(fingerprint=mark, state=CandidateState.OPEN).update(**values)
    return mark


def _free_fingerprint(article_id: int, fields: dict[str, Any], seen: list[str]) -> str:
    marks = (fingerprint(article_id, fields, twin=twin) for twin in count())
    return next(mark for mark in marks if mark not in seen)


def _note_failure(article: Article, error: Exception, now: datetime) -> None:
    if article.attempts >= MAX_ATTEMPTS:
        _set_aside(article, "extraction", f"{type(error).__name__}: {error}")
        return
    _still_claimed(article).update(
        stage=Stage.NEW,
        claimed_until=now + PAUSE_AFTER_ERROR * article.attempts,
        error_cause="extraction",
        error_detail=f"{type(error).__name__}: {error}"[:500],
    )


def _set_aside(article: Article, cause: str, detail: str) -> None:
    _still_claimed(article).update(
        stage=Stage.FAILED, claimed_until=None, error_cause=cause, error_detail=detail[:500]
    )


def _still_claimed(article: Article) -> QuerySet[Article]:
    """The article while the claim is this worker's; empty once the lease was over and another took it up."""
    return Article.objects.filter(pk=article.pk, stage=Stage.DRAFTING, attempts=article.attempts)


def retry_article(article_id: int) -> None:
    """Put a failed article back in line."""
    Article.objects.filter(pk=article_id, stage=Stage.FAILED).update(
        stage=Stage.NEW, claimed_until=None, attempts=0, error_cause="", error_detail=""
    )
