"""Two at once, on real connections and real transactions: one wins, nothing is lost or doubled."""

from collections.abc import Callable
from threading import Barrier, Event, Thread
from typing import Any

import pytest
from django.db import connection

from incidents.extraction.types import Extraction
from incidents.models import Article, Candidate, CandidateState, Generation, Incident, Stage
from incidents.services import drafting, review
from incidents.services.drafting import draft_article, store_drafts
from incidents.services.errors import ServiceError, StaleVersion
from incidents.services.incidents import (
    correct_incident,
    enter_incident,
    publish_incident,
    withdraw_incident,
)
from incidents.services.review import accept_candidate, reject_candidate, take_back_decision
from incidents.tests.factories import (
    DRAFT,
    NOW,
    make_article,
    make_candidate,
    make_draft,
    make_incident,
    make_user,
    make_world,
)
from incidents.tests.services.decisions import form_values

pytestmark = pytest.mark.django_db(transaction=True)
Job = Callable[[], Any]


def at_once(*jobs: Job) -> list[Any]:
    """What each job returned or raised; all begin together, each on its own connection."""
    start = Barrier(len(jobs))
    outcomes: list[Any] = [None] * len(jobs)

    def run(number: int, job: Job) -> None:
        try:
            start.wait(5)
            outcomes[number] = job()
        except Exception as error:
            outcomes[number] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
        assert not thread.is_alive()
    return outcomes


def test_two_workers_on_one_article_give_its_candidates_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def extract(*args: Any, **kwargs: Any) -> Extraction:
        calls.append(1)
        return Extraction("ar", True, (DRAFT,))

    monkeypatch.setattr(drafting, "extract", extract)
    article = make_article(stage=Stage.NEW)
    outcomes = at_once(*[lambda: draft_article(article.pk, now=NOW)] * 4)
    assert sorted(map(str, outcomes)) == ["1", "None", "None", "None"]
    assert len(calls) == 1
    assert Candidate.objects.count() == 1


def test_two_slow_workers_that_both_finish_store_each_draft_once() -> None:
    article = make_article()
    outcomes = at_once(
        *[lambda: store_drafts(article.pk, (DRAFT, make_draft(date_start=None, date_end=None)), now=NOW)] * 2
    )
    assert outcomes == [2, 2]
    assert Candidate.objects.count() == 2


def test_two_editors_on_one_draft_one_wins_and_the_other_is_told() -> None:
    make_world()
    candidate, editors = make_candidate(), (make_user(), make_user())
    values = form_values(candidate)

    def accept_as(editor: Any) -> Job:
        return lambda: accept_candidate(
            candidate.pk, values, editor=editor, corrected=[], reason="", neighbours_seen=False
        )

    outcomes = at_once(*map(accept_as, editors))
    errors = [outcome for outcome in outcomes if isinstance(outcome, ServiceError)]
    assert [error.code for error in errors] == ["already_decided"]
    assert "Someone else decided" in str(errors[0].sentence)
    assert Incident.objects.count() == 1


def test_accepting_and_rejecting_at_once_leaves_one_decision() -> None:
    make_world()
    candidate, editor = make_candidate(), make_user()
    values = form_values(candidate)
    outcomes = at_once(
        lambda: accept_candidate(
            candidate.pk, values, editor=editor, corrected=[], reason="", neighbours_seen=False
        ),
        lambda: reject_candidate(candidate.pk, editor=editor, reason="a rumour"),
    )
    candidate.refresh_from_db()
    assert sum(isinstance(outcome, ServiceError) for outcome in outcomes) == 1
    assert (candidate.state == CandidateState.ACCEPTED) == Incident.objects.exists()


def test_a_decision_made_while_the_article_is_read_again_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    make_world()
    article, editor = make_article(), make_user()
    candidate = make_candidate(article=article)
    values = form_values(candidate)
    deciding, seen_open = Event(), Event()
    settle, choose = review._decide, drafting._free_fingerprint

    def slow_decision(*args: Any, **kwargs: Any) -> None:
        settle(*args, **kwargs)
        deciding.set()  # decided, not yet committed
        seen_open.wait(0.5)

    def after_the_decision(*args: Any) -> str:
        deciding.wait(5)
        return choose(*args)

    monkeypatch.setattr(review, "_decide", slow_decision)
    monkeypatch.setattr(drafting, "_free_fingerprint", after_the_decision)
    outcomes = at_once(
        lambda: accept_candidate(
            candidate.pk, values, editor=editor, corrected=[], reason="", neighbours_seen=False
        ),
        lambda: store_drafts(article.pk, (make_draft(confidence=0.11),), now=NOW),
    )
    assert not [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    candidate.refresh_from_db()
    assert (candidate.state, candidate.confidence) == (CandidateState.ACCEPTED, 0.86)
    assert candidate.incident_id == Incident.objects.get().pk


def test_an_incident_published_while_its_decision_is_taken_back_is_not_deleted() -> None:
    make_world()
    candidate, editor = make_candidate(), make_user()
    incident = accept_candidate(
        candidate.pk, form_values(candidate), editor=editor, corrected=[], reason="", neighbours_seen=False
    )
    outcomes = at_once(
        lambda: publish_incident(incident.pk, editor=editor),
        lambda: take_back_decision(candidate.pk, editor=editor),
    )
    published, taken_back = outcomes
    assert isinstance(taken_back, ServiceError) != isinstance(published, Incident.DoesNotExist)
    assert Incident.objects.published().exists() == isinstance(taken_back, ServiceError)


def test_two_corrections_of_one_version_keep_the_first_and_tell_the_second() -> None:
    make_world()
    candidate, editor = make_candidate(), make_user()
    values = form_values(candidate)
    incident = enter_incident(values, editor=editor, reason="by phone")

    def correct(toll: int) -> Job:
        changed = type(values)(columns=values.columns | {"fatalities_low": toll, "fatalities_high": toll})
        return lambda: correct_incident(
            incident.pk, changed, editor=editor, reason="a new toll", seen_version=1
        )

    outcomes = at_once(correct(3), correct(4))
    assert sum(isinstance(outcome, StaleVersion) for outcome in outcomes) == 1
    winner = next(outcome for outcome in outcomes if isinstance(outcome, Incident))
    incident.refresh_from_db()
    assert (incident.version, incident.fatalities_low) == (2, winner.fatalities_low)


def test_incidents_entered_at_once_get_different_public_ids_and_all_move_the_generation() -> None:
    editor = make_user()
    rows = [make_incident(by=editor) for _ in range(4)]
    outcomes = at_once(*[lambda row=row: publish_incident(row.pk, editor=editor) for row in rows])
    assert all(isinstance(outcome, Incident) for outcome in outcomes)
    assert Generation.objects.get(name="incidents").value == 4


def test_publishing_and_withdrawing_at_once_ends_in_one_of_both_states() -> None:
    editor = make_user()
    incident = make_incident(by=editor, status="published")
    at_once(*[lambda: withdraw_incident(incident.pk, editor=editor, reason="wrong town")] * 2)
    incident.refresh_from_db()
    assert (incident.status, incident.version) == ("withdrawn", 2)


def test_an_articles_claim_is_committed_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    article = make_article(stage=Stage.NEW)
    seen: list[str] = []

    def extract(*args: Any, **kwargs: Any) -> Extraction:
        seen.extend(at_once(lambda: Article.objects.get(pk=article.pk).stage))
        return Extraction("ar", False)

    monkeypatch.setattr(drafting, "extract", extract)
    draft_article(article.pk, now=NOW)
    assert seen == [Stage.DRAFTING]
