"""Tasks carry ids alone, run twice without harm, and nothing is lost when the queue is."""

import inspect
from collections.abc import Iterator
from datetime import timedelta

import pytest
from celery.contrib.testing.worker import start_worker
from django.utils import timezone

from incidents import tasks
from incidents.extraction.types import Extraction
from incidents.models import Article, Candidate, Incident, Source, Stage
from incidents.services import drafting
from incidents.tests.factories import DRAFT, make_article, make_source
from incidents.tests.services.feed_site import Site, running_site
from sahelwatch.celery import app

pytestmark = pytest.mark.django_db
SOON = timedelta(seconds=30)


@pytest.fixture(autouse=True)
def extractor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafting, "extract", lambda *args, **kwargs: Extraction("ar", True, (DRAFT,)))


@pytest.fixture
def site(settings) -> Iterator[Site]:
    settings.FETCH_ALLOW_LOOPBACK = True
    with running_site() as found:
        yield found


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Name and id of every message, in place of a broker."""
    messages: list[tuple[str, int]] = []
    for task in (tasks.draft_candidates, tasks.fetch_one_source):
        monkeypatch.setattr(
            task, "apply_async", lambda args, name=task.name, **_: messages.append((name, *args))
        )
    return messages


def test_a_message_that_comes_twice_is_done_once() -> None:
    article = make_article(stage=Stage.NEW)
    assert [tasks.draft_candidates(article.pk) for _ in range(2)] == [1, None]
    assert Candidate.objects.count() == 1
    assert not Incident.objects.exists()


def test_a_message_about_something_that_is_gone_is_no_error() -> None:
    assert tasks.draft_candidates(999_999) is None
    assert tasks.fetch_one_source(999_999) == 0


def test_a_fetched_feed_queues_its_new_articles(site: Site, sent: list[tuple[str, int]]) -> None:
    source = make_source(url=site.feed(site.item("/a"), site.item("/b")))
    assert tasks.fetch_one_source(source.pk) == 2
    assert sent == [
        ("incidents.draft_candidates", pk)
        for pk in Article.objects.order_by("pk").values_list("pk", flat=True)
    ]
    assert tasks.fetch_one_source(source.pk) == 0


def test_a_feed_fetched_while_the_queue_is_away_keeps_its_articles(site: Site, queue_away: None) -> None:
    source = make_source(url=site.feed(site.item("/a")))
    assert tasks.fetch_one_source(source.pk) == 1
    source.refresh_from_db()
    assert source.failures_in_a_row == 0
    assert Article.objects.waiting(timezone.now()).count() == 1


def test_the_sweeper_takes_up_what_waits_and_what_a_crash_left(sent: list[tuple[str, int]]) -> None:
    now = timezone.now()
    new = make_article(stage=Stage.NEW)
    crashed = make_article(stage=Stage.DRAFTING, claimed_until=now - timedelta(seconds=1))
    rested = make_article(stage=Stage.NEW, claimed_until=now - timedelta(seconds=1))
    make_article(stage=Stage.DRAFTING, claimed_until=now + SOON)
    make_article(stage=Stage.NEW, claimed_until=now + SOON)
    make_article(stage=Stage.FAILED)
    make_article(stage=Stage.DRAFTED)
    Source.objects.update(is_enabled=False)
    due, crashed_feed = make_source(), make_source(claimed_until=now - timedelta(seconds=1))
    make_source(next_fetch_at=now + SOON)
    make_source(claimed_until=now + SOON)
    make_source(is_enabled=False)
    make_source(kind="hand", url=None)
    assert tasks.sweep() == (3, 2)
    assert sent == [
        *(("incidents.draft_candidates", row.pk) for row in (new, crashed, rested)),
        *(("incidents.fetch_source", row.pk) for row in (due, crashed_feed)),
    ]


def test_what_a_crash_left_is_taken_up_within_thirty_seconds(settings) -> None:
    every = settings.CELERY_BEAT_SCHEDULE["sweep"]
    assert every["task"] == tasks.sweep.name
    assert settings.CLAIM_LEASE_SECONDS + 2 * every["schedule"] <= 30


def test_messages_are_acknowledged_after_the_work_and_never_hoarded(settings) -> None:
    assert settings.CELERY_TASK_ACKS_LATE
    assert settings.CELERY_TASK_REJECT_ON_WORKER_LOST
    assert settings.CELERY_WORKER_PREFETCH_MULTIPLIER == 1


def test_tasks_take_ids_and_nothing_else() -> None:
    ours = [task for name, task in app.tasks.items() if name.startswith("incidents.")]
    assert len(ours) == 5
    for task in ours:
        for parameter in inspect.signature(task.run).parameters.values():
            assert (parameter.name.endswith("_id"), parameter.annotation) == (True, int)


def test_without_a_queue_nothing_is_queued_and_nothing_breaks(queue_away: None) -> None:
    assert tasks.queue_article(1) is False
    assert tasks.queue_source(1) is False


def test_with_a_queue_the_article_is_queued() -> None:
    assert tasks.queue_article(1) is True


@pytest.mark.django_db(transaction=True)
def test_a_real_worker_reads_what_was_queued() -> None:
    article = make_article(stage=Stage.NEW)
    app.control.purge()  # what pages of earlier tests have queued
    with start_worker(app, pool="solo", perform_ping_check=False, shutdown_timeout=10):
        tasks.draft_candidates.delay(article.pk)
        wait_until_read(article)
    assert Candidate.objects.count() == 1


def wait_until_read(article: Article) -> None:
    deadline = timezone.now() + timedelta(seconds=10)
    while article.stage != Stage.DRAFTED and timezone.now() < deadline:
        article.refresh_from_db()
    assert article.stage == Stage.DRAFTED
