"""From article to candidates: claim, read with the pure extractor, store; safe to run twice."""

import hashlib
import logging
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F

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
        article = Article.objects.select_for_update().get(pk=article_id)
        seen = [_store_draft(article, position, draft) for position, draft in enumerate(drafts)]
        stale = article.candidates.filter(state=CandidateState.OPEN).exclude(fingerprint__in=seen)
        stale.delete()
        article.stage = Stage.DRAFTED
        article.claimed_until = None
        article.drafted_at = now
        article.error_cause = article.error_detail = ""
        article.extractor_version = EXTRACTOR_VERSION
        article.save()
    return len(set(seen))


def fingerprint(article_id: int, fields: dict[str, Any]) -> str:
    """The identity of a draft: its article, place and dates, whatever the extractor's version."""
    place = fields.get("place") or {}
    where = place.get("key") or place.get("name") or fields.get("place_name") or ""
    parts = (article_id, where, fields.get("date_start"), fields.get("date_end"))
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
                "fatalities_low": campaign.fatalities and campaign.fatalities.low,
                "fatalities_high": campaign.fatalities and campaign.fatalities.high,
            },
        )
    return found.drafts


def _store_draft(article: Article, position: int, draft: Draft) -> str:
    fields = draft.as_json()
    evidence = fields.pop("evidence")
    mark = fingerprint(article.pk, fields)
    candidate, is_new = Candidate.objects.get_or_create(
        fingerprint=mark,
        defaults={
            "article": article,
            "position": position,
            "fields": fields,
            "evidence": evidence,
            "confidence": draft.confidence,
            "is_background": draft.background,
            "extractor_version": EXTRACTOR_VERSION,
        },
    )
    if not is_new and candidate.state == CandidateState.OPEN:
        candidate.position, candidate.fields, candidate.evidence = position, fields, evidence
        candidate.confidence, candidate.is_background = draft.confidence, draft.background
        candidate.extractor_version = EXTRACTOR_VERSION
        candidate.save()
    return mark


def _note_failure(article: Article, error: Exception, now: datetime) -> None:
    if article.attempts >= MAX_ATTEMPTS:
        _set_aside(article, "extraction", f"{type(error).__name__}: {error}")
        return
    Article.objects.filter(pk=article.pk).update(
        stage=Stage.NEW,
        claimed_until=now + PAUSE_AFTER_ERROR * article.attempts,
        error_cause="extraction",
        error_detail=f"{type(error).__name__}: {error}"[:500],
    )


def _set_aside(article: Article, cause: str, detail: str) -> None:
    Article.objects.filter(pk=article.pk).update(
        stage=Stage.FAILED, claimed_until=None, error_cause=cause, error_detail=detail[:500]
    )


def retry_article(article_id: int) -> None:
    """Put a failed article back in line."""
    Article.objects.filter(pk=article_id, stage=Stage.FAILED).update(
        stage=Stage.NEW, claimed_until=None, attempts=0, error_cause="", error_detail=""
    )
