"""Celery tasks, one per stage. Each loads, calls one service and passes ids on; ids alone travel.

PostgreSQL holds what is still to do. A message that is lost costs five seconds, until the sweeper
looks again; a message that comes twice finds the claim taken.
"""

import logging

from celery.exceptions import CeleryError
from django.conf import settings
from django.utils import timezone
from kombu.exceptions import KombuError
from redis.exceptions import RedisError

from incidents.fetching.http import HttpClient
from incidents.fetching.types import Limits
from incidents.models import Article, Source
from incidents.services.drafting import draft_article
from incidents.services.ingest import fetch_source
from incidents.services.search_words import fold_search_words as fold_texts
from incidents.services.search_words import folding_is_due
from incidents.services.snapshots import rebuild_is_due
from incidents.services.snapshots import rebuild_snapshots as build_again
from sahelwatch.celery import app

log = logging.getLogger(__name__)
# How much one sweep queues; the next one follows in five seconds.
SWEEP_ARTICLES, SWEEP_SOURCES = 200, 50
# One HTTP exchange ends before the feed's claim does (settings.FETCH_LEASE_SECONDS).
VISIT_SECONDS = 20.0
QUEUE_ERRORS = (CeleryError, KombuError, RedisError, OSError)


@app.task(name="incidents.draft_candidates")
def draft_candidates(article_id: int) -> int | None:
    """Number of drafts read from the article; None when it was read already."""
    return draft_article(article_id, now=timezone.now())


@app.task(name="incidents.fetch_source")
def fetch_one_source(source_id: int) -> int:
    """Number of new articles of the feed; each is queued for reading."""
    limits = Limits(total_s=VISIT_SECONDS)
    client = HttpClient(limits=limits, allow_loopback=settings.FETCH_ALLOW_LOOPBACK)
    article_ids = fetch_source(source_id, client=client, now=timezone.now())
    for article_id in article_ids:
        queue_article(article_id)
    return len(article_ids)


@app.task(name="incidents.rebuild_snapshots")
def rebuild_snapshots() -> int:
    """Number of chunks of the dashboard's data that were built anew."""
    return build_again(now=timezone.now(), today=timezone.localdate())


@app.task(name="incidents.fold_search_words")
def fold_search_words() -> int:
    """Number of incidents and articles whose texts search can find now; the next sweep takes what is left."""
    return fold_texts()


@app.task(name="incidents.sweep")
def sweep() -> tuple[int, int]:
    """Numbers of articles and feeds queued: what a crash, a lost message or the clock left to do."""
    now = timezone.now()
    if rebuild_is_due(now=now, today=timezone.localdate()):
        rebuild_snapshots.apply_async(expires=10)
    if folding_is_due():
        fold_search_words.apply_async(expires=10)
    articles = Article.objects.waiting(now).order_by("pk").values_list("pk", flat=True)[:SWEEP_ARTICLES]
    sources = Source.objects.due(now).order_by("pk").values_list("pk", flat=True)[:SWEEP_SOURCES]
    for article_id in articles:
        draft_candidates.apply_async((article_id,), expires=60)
    for source_id in sources:
        fetch_one_source.apply_async((source_id,), expires=60)
    return len(articles), len(sources)


def queue_article(article_id: int) -> bool:
    """Whether the article was queued; without a queue the sweeper takes it up when Redis is back."""
    return _queue(draft_candidates, article_id)


def queue_source(source_id: int) -> bool:
    """Whether the feed was queued for fetching."""
    return _queue(fetch_one_source, source_id)


def queue_snapshots() -> bool:
    """Whether the building of what changed in the dashboard's data was queued."""
    return _queue(rebuild_snapshots)


def _queue(task: object, *row_ids: int) -> bool:
    try:
        task.apply_async(row_ids, retry=False)  # type: ignore[attr-defined]
    except QUEUE_ERRORS as error:
        log.warning("queue is away, the sweeper will take it up: %s", error)
        return False
    return True
