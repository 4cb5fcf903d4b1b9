"""Articles become candidates once, whatever happens to the workers."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from incidents.extraction import types
from incidents.extraction.types import Campaign as DraftCampaign
from incidents.extraction.types import Count, Extraction
from incidents.models import Article, Campaign, Candidate, CandidateState, Incident, Stage
from incidents.selectors.redaction import withholds_place
from incidents.services import drafting
from incidents.services.drafting import MAX_ATTEMPTS, draft_article, fingerprint, store_drafts
from incidents.services.fetch_sentences import sentence_for
from incidents.services.review import accept_candidate, reject_candidate
from incidents.tests.factories import (
    DRAFT,
    KAYES,
    NOW,
    make_article,
    make_draft,
    make_incident,
    make_user,
    make_world,
)
from incidents.tests.services.decisions import form_values

pytestmark = pytest.mark.django_db
Reader = Callable[..., Extraction]
NIORO = make_draft(place=replace(KAYES, key="nioro", name="Nioro"), confidence=0.4)
LEASE_OVER = timedelta(minutes=5)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Any]]:
    """Makes the extractor answer with these drafts, or raise this error; returns the calls it got."""

    def set_answer(*drafts: types.Draft, error: Exception | None = None, campaigns: Any = ()) -> list[Any]:
        calls: list[Any] = []

        def extract(text: str, *, published: date | None, vocabulary: object) -> Extraction:
            calls.append((text, published))
            if error:
                raise error
            return Extraction("ar", bool(drafts), drafts, tuple(campaigns))

        monkeypatch.setattr(drafting, "extract", extract)
        return calls

    return set_answer


@pytest.fixture
def article() -> Any:
    return make_article(stage=Stage.NEW, language="")


def test_an_article_gives_its_drafts_and_is_done(article: Any, reads: Any) -> None:
    calls = reads(DRAFT, NIORO)
    assert draft_article(article.pk, now=NOW) == 2
    article.refresh_from_db()
    assert (article.stage, article.claimed_until, article.drafted_at) == (Stage.DRAFTED, None, NOW)
    assert article.language == "ar"
    assert calls == [(article.text, article.published_local_date)]
    stored = list(article.candidates.order_by("position"))
    assert [row.fields["place"]["key"] for row in stored] == ["kayes", "nioro"]
    assert [row.confidence for row in stored] == [0.86, 0.4]
    assert {row.state for row in stored} == {CandidateState.OPEN}


def test_drafting_twice_in_a_row_gives_the_candidates_once(article: Any, reads: Any) -> None:
    calls = reads(DRAFT)
    assert [draft_article(article.pk, now=NOW) for _ in range(2)] == [1, None]
    assert len(calls) == 1
    assert Candidate.objects.count() == 1


def test_an_article_another_worker_holds_is_left_alone(article: Any, reads: Any) -> None:
    calls = reads(DRAFT)
    Article.objects.update(stage=Stage.DRAFTING, claimed_until=NOW + timedelta(seconds=1))
    assert draft_article(article.pk, now=NOW) is None
    assert calls == []


def test_an_article_whose_worker_died_is_taken_up_when_its_lease_is_over(article: Any, reads: Any) -> None:
    reads(DRAFT)
    drafting.claim_article(article.pk, now=NOW)  # and the worker is killed here
    article.refresh_from_db()
    assert article.stage == Stage.DRAFTING
    assert list(Article.objects.waiting(NOW)) == []
    assert article.claimed_until <= NOW + timedelta(seconds=30)
    assert list(Article.objects.waiting(NOW + LEASE_OVER)) == [article]
    assert draft_article(article.pk, now=NOW + LEASE_OVER) == 1


@pytest.mark.parametrize("stage", [Stage.DRAFTED, Stage.FAILED])
def test_what_is_done_or_set_aside_is_never_waiting(article: Any, stage: Stage) -> None:
    Article.objects.update(stage=stage)
    assert not Article.objects.waiting(NOW).exists()
    assert drafting.claim_article(article.pk, now=NOW) is None


def test_a_cited_address_is_never_waiting() -> None:
    make_article(text="", stage=Stage.CITED)
    assert not Article.objects.waiting(NOW).exists()


def test_an_extraction_that_fails_is_tried_again_after_a_pause_then_set_aside(
    article: Any, reads: Any
) -> None:
    calls = reads(error=ValueError("a bug"))
    now = NOW
    for attempt in range(1, MAX_ATTEMPTS):
        assert draft_article(article.pk, now=now) is None
        article.refresh_from_db()
        assert (article.stage, article.attempts) == (Stage.NEW, attempt)
        assert article.claimed_until > now
        assert draft_article(article.pk, now=now) is None  # it rests
        now = article.claimed_until + timedelta(seconds=1)
    draft_article(article.pk, now=now)
    article.refresh_from_db()
    assert article.stage == Stage.FAILED
    assert article.error_detail == "ValueError: a bug"
    assert "set aside" in str(sentence_for(article.error_cause))
    assert len(calls) == MAX_ATTEMPTS


def test_a_text_that_kills_its_worker_each_time_is_set_aside(article: Any, reads: Any) -> None:
    calls = reads(DRAFT)
    now = NOW
    for _ in range(MAX_ATTEMPTS):
        assert drafting.claim_article(article.pk, now=now) is not None  # the worker dies without a word
        now += LEASE_OVER
    assert draft_article(article.pk, now=now) is None
    article.refresh_from_db()
    assert (article.stage, article.error_cause) == (Stage.FAILED, "crashed")
    assert "set aside" in str(sentence_for("crashed"))
    assert calls == []


def test_a_failed_article_is_read_again_when_asked(article: Any, reads: Any) -> None:
    Article.objects.update(stage=Stage.FAILED, attempts=MAX_ATTEMPTS, error_cause="crashed")
    reads(DRAFT)
    drafting.retry_article(article.pk)
    assert draft_article(article.pk, now=NOW) == 1
    article.refresh_from_db()
    assert (article.error_cause, article.attempts) == ("", 0)


def test_retrying_a_read_article_does_not_read_it_again(article: Any) -> None:
    Article.objects.update(stage=Stage.DRAFTED)
    drafting.retry_article(article.pk)
    article.refresh_from_db()
    assert article.stage == Stage.DRAFTED


def test_a_worker_that_failed_too_late_does_not_undo_the_others_work(article: Any, reads: Any) -> None:
    slow: Any = drafting.claim_article(article.pk, now=NOW)
    reads(DRAFT)
    assert draft_article(article.pk, now=NOW + LEASE_OVER) == 1
    drafting._note_failure(slow, ValueError("lost its database"), NOW + LEASE_OVER)
    article.refresh_from_db()
    assert article.stage == Stage.DRAFTED


def test_the_fingerprint_does_not_depend_on_the_extractors_version(monkeypatch: pytest.MonkeyPatch) -> None:
    article = make_article()
    store_drafts(article.pk, (DRAFT,), now=NOW)
    before = Candidate.objects.get()
    monkeypatch.setattr(drafting, "EXTRACTOR_VERSION", "99")
    better = make_draft(
        sub_event_type="Government regains territory", confidence=0.99, fatalities=Count(13, 14)
    )
    store_drafts(article.pk, (better,), now=NOW)
    after = Candidate.objects.get()
    assert (after.pk, after.fingerprint) == (before.pk, before.fingerprint)
    assert (after.confidence, after.extractor_version) == (0.99, "99")
    assert after.fields["fatalities"]["low"] == 13


@pytest.mark.parametrize(
    "change",
    [
        {"date_start": date(2025, 6, 30)},
        {"date_end": date(2025, 7, 2)},
        {"place": None, "place_name": "Diboli"},
    ],
    ids=str,
)
def test_another_place_or_date_is_another_draft(change: dict[str, Any]) -> None:
    assert fingerprint(1, DRAFT.as_json()) != fingerprint(1, make_draft(**change).as_json())
    assert fingerprint(1, DRAFT.as_json()) != fingerprint(2, DRAFT.as_json())


def test_two_attacks_on_one_town_in_one_night_are_two_drafts() -> None:
    article = make_article()
    twins = (
        DRAFT,
        make_draft(target_kind="market", sub_event_type="Attack", event_type="Violence against civilians"),
    )
    for _ in range(2):
        assert store_drafts(article.pk, twins, now=NOW) == 2
        kinds = article.candidates.order_by("position").values_list("fields__target_kind", flat=True)
        assert list(kinds) == ["military", "market"]


def test_an_open_draft_that_is_no_longer_made_goes() -> None:
    article = make_article()
    store_drafts(article.pk, (DRAFT, NIORO), now=NOW)
    assert store_drafts(article.pk, (NIORO,), now=NOW) == 1
    assert [row.fields["place"]["key"] for row in article.candidates.all()] == ["nioro"]


def test_re_extraction_never_touches_a_decision() -> None:
    make_world()
    article, editor = make_article(), make_user()
    store_drafts(article.pk, (DRAFT, NIORO), now=NOW)
    kayes, nioro = article.candidates.order_by("position")
    accept_candidate(
        kayes.pk, form_values(kayes), editor=editor, corrected=[], reason="", neighbours_seen=False
    )
    reject_candidate(nioro.pk, editor=editor, reason="only panic")
    before = list(Candidate.objects.order_by("pk").values())
    store_drafts(article.pk, (make_draft(confidence=0.1, fatalities=None),), now=NOW)
    store_drafts(article.pk, (), now=NOW)
    assert list(Candidate.objects.order_by("pk").values()) == before
    assert Incident.objects.get().fatalities_low == 12


def test_a_campaign_of_an_article_is_kept_once_with_its_own_toll(article: Any, reads: Any) -> None:
    campaign = DraftCampaign("c1", positions=7, fatalities=Count(80, None, "more_than"))
    for _ in range(2):
        Article.objects.update(stage=Stage.NEW)
        reads(make_draft(campaign="c1"), campaigns=[campaign])
        draft_article(article.pk, now=NOW)
    row = Campaign.objects.get()
    assert (row.article_key, row.positions, row.fatalities_low, row.fatalities_high) == ("c1", 7, 80, None)


def test_that_only_a_summary_was_read_stays_noted(article: Any, reads: Any) -> None:
    Article.objects.update(error_cause="page", error_detail="the server answers 404")
    reads(DRAFT)
    draft_article(article.pk, now=NOW)
    article.refresh_from_db()
    assert (article.stage, article.error_cause) == (Stage.DRAFTED, "page")


def test_the_extractors_word_for_a_site_of_displaced_people_withholds_its_place() -> None:
    article = make_article()
    store_drafts(article.pk, (make_draft(target_kind="displaced_site"),), now=NOW)
    row = make_incident(target_kind=Candidate.objects.get().fields["target_kind"])
    assert withholds_place(row)
    assert "displaced_site" in types.TARGET_KINDS
