"""What an editor decides about a draft: accept, attach, reject, and take each of them back."""

from typing import Any

import pytest
from django.apps import apps

from incidents.extraction.types import Evidence as DraftEvidence
from incidents.models import Campaign, Candidate, CandidateState, Evidence, Generation, Incident, User
from incidents.services.errors import NeighboursNotSeen, ServiceError
from incidents.services.incidents import publish_incident, withdraw_incident
from incidents.services.review import (
    accept_candidate,
    attach_candidate,
    reject_candidate,
    take_back_decision,
)
from incidents.tests.factories import (
    DRAFT,
    make_article,
    make_candidate,
    make_draft,
    make_incident,
    make_world,
    quoted,
)
from incidents.tests.services.decisions import form_values

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def world() -> None:
    make_world()


def accept(candidate: Candidate, editor: User, **values: Any) -> Incident:
    typed = values.pop("typed", {})
    decision: dict[str, Any] = {"corrected": [], "reason": "", "neighbours_seen": False} | values
    return accept_candidate(candidate.pk, form_values(candidate, **typed), editor=editor, **decision)


def evidence_of(incident: Incident) -> dict[str, Evidence]:
    return {row.field: row for row in incident.evidence.all()}


def test_an_accepted_draft_is_a_draft_incident_with_the_drafts_values(editor: User) -> None:
    candidate = make_candidate()
    incident = accept(candidate, editor)
    candidate.refresh_from_db()
    assert (incident.status, incident.published_by, incident.created_by) == ("draft", None, editor)
    assert (incident.event_type, incident.sub_event_type) == ("Battles", "Armed clash")
    assert (incident.date_start, incident.date_end) == (DRAFT.date_start, DRAFT.date_end)
    assert (incident.fatalities_low, incident.fatalities_best, incident.fatalities_high) == (12, None, 12)
    assert (incident.injured_low, incident.injured_high) == (None, None)
    assert incident.place is not None
    assert incident.place.key == "kayes"
    assert incident.civilian_targeting is False
    roles = {(row.actor.key, row.role, row.attribution) for row in incident.actors.all()}
    assert roles == {("JNIM", "perpetrator", "stated"), ("ML_FAMA", "target", "stated")}
    assert [report.article for report in incident.reports.all()] == [candidate.article]
    assert (candidate.state, candidate.incident, candidate.decided_by) == ("accepted", incident, editor)


def test_uncorrected_fields_keep_their_quotes_to_the_letter(editor: User) -> None:
    candidate = make_candidate()
    found = evidence_of(accept(candidate, editor))
    place = found["place"]
    assert (place.kind, place.quote, place.rule) == ("quoted", "كايس", "test.rule")
    assert candidate.article.text[place.start : place.end] == place.quote
    assert (found["country"].kind, found["country"].derived_from) == ("derived", ["place"])
    assert found["date"].confidence == candidate.confidence


def test_what_no_evidence_carries_is_asserted_by_the_editor(editor: User) -> None:
    found = evidence_of(accept(make_candidate(), editor))
    row = found["civilian_targeting"]  # the draft has the value and no words for it
    assert (row.kind, row.asserted_by) == ("asserted", editor)
    assert row.reason
    assert "injured" not in found  # unknown needs no support


def test_a_corrected_field_is_asserted_with_the_reason_and_loses_its_quote(editor: User) -> None:
    incident = accept(
        make_candidate(),
        editor,
        typed={"fatalities": "30+"},
        corrected=["fatalities"],
        reason="the hospital says so",
    )
    rows = list(incident.evidence.filter(field="fatalities"))
    assert [(row.kind, row.reason, row.asserted_by) for row in rows] == [
        ("asserted", "the hospital says so", editor)
    ]
    assert (incident.fatalities_low, incident.fatalities_high) == (30, None)


def test_a_value_that_the_editor_empties_is_asserted_as_unknown(editor: User) -> None:
    typed = {"time_of_day": ""}
    incident = accept(make_candidate(), editor, typed=typed, corrected=["time_of_day"], reason="not said")
    row = evidence_of(incident)["time_of_day"]
    assert (row.kind, row.reason) == ("asserted", "not said")


def test_the_sub_types_words_support_the_type_that_it_sets(editor: User) -> None:
    evidence = tuple(item for item in DRAFT.evidence if item.field != "event_type")
    draft = make_draft(evidence=(*evidence, quoted("sub_event_type", "هاجم مسلحون")))
    incident = accept(make_candidate(draft), editor)
    row = evidence_of(incident)["event_type"]
    assert (row.kind, row.quote) == ("quoted", "هاجم مسلحون")
    typed = {"sub_event_type": "Attack"}
    other = make_candidate(draft)
    corrected = accept(other, editor, typed=typed, corrected=["event_type"], reason="civilians died")
    assert evidence_of(corrected)["event_type"].kind == "asserted"
    assert "sub_event_type" not in evidence_of(corrected)


def test_evidence_that_rests_on_nothing_is_replaced_by_the_editors_word(editor: User) -> None:
    draft = make_draft(evidence=(DraftEvidence("date", "date.of_publication", from_=()),))
    row = evidence_of(accept(make_candidate(draft), editor))["date"]
    assert row.kind == "asserted"


def test_rival_tolls_stay_side_by_side(editor: User) -> None:
    incident = accept(make_candidate(), editor)
    report = incident.reports.get()
    claims = [(c.low, c.high, c.quantifier, c.report) for c in incident.claims.all()]
    assert claims == [(12, 12, "exact", report), (30, None, "at_least", report)]


def test_the_ledger_names_the_editor_and_a_reason_even_when_none_was_typed(editor: User) -> None:
    incident = accept(make_candidate(), editor)
    for name, rows in (
        ("Incident", [incident.pk]),
        ("Evidence", incident.evidence.values_list("pk", flat=True)),
    ):
        for event in apps.get_model("incidents", f"{name}Event").objects.filter(pgh_obj_id__in=rows):
            assert event.pgh_context == {"user": editor.pk, "role": "editor", "reason": "accepted as drafted"}


def test_drafts_of_one_campaign_meet_in_it(editor: User) -> None:
    article = make_article()
    campaign = Campaign.objects.create(article=article, article_key="c1", positions=7)
    first = accept(make_candidate(make_draft(campaign="c1"), article=article), editor)
    later = make_candidate(make_draft(campaign="c1", date_start=None, date_end=None), article=article)
    assert first.campaign == accept(later, editor).campaign == campaign


def test_a_recalled_event_is_not_accepted_before_its_neighbours_were_seen(editor: User) -> None:
    candidate = make_candidate(make_draft(background=True))
    with pytest.raises(NeighboursNotSeen):
        accept(candidate, editor)
    candidate.refresh_from_db()
    assert candidate.state == CandidateState.OPEN
    assert not Incident.objects.exists()
    incident = accept(candidate, editor, neighbours_seen=True)
    assert publish_incident(incident.pk, editor=editor).status == "published"


def test_a_recalled_event_whose_neighbours_were_not_seen_is_never_published(editor: User) -> None:
    candidate = make_candidate(make_draft(background=True))
    incident = accept(candidate, editor, neighbours_seen=True)
    Candidate.objects.update(neighbours_seen=False)
    with pytest.raises(NeighboursNotSeen):
        publish_incident(incident.pk, editor=editor)


def test_a_decided_draft_cannot_be_decided_again(editor: User) -> None:
    candidate = make_candidate()
    known = make_incident(by=editor)
    values = form_values(candidate)
    reject_candidate(candidate.pk, editor=editor, reason="a rumour")
    for decide in (
        lambda: reject_candidate(candidate.pk, editor=editor, reason="again"),
        lambda: attach_candidate(candidate.pk, known.pk, editor=editor),
        lambda: accept_candidate(
            candidate.pk, values, editor=editor, corrected=[], reason="", neighbours_seen=True
        ),
    ):
        with pytest.raises(ServiceError, match="decided this draft meanwhile: rejected"):
            decide()


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_rejection_without_a_reason_is_refused(editor: User, reason: str) -> None:
    candidate = make_candidate()
    with pytest.raises(ServiceError, match="Say why"):
        reject_candidate(candidate.pk, editor=editor, reason=reason)
    candidate.refresh_from_db()
    assert candidate.state == CandidateState.OPEN


def test_a_rejection_can_be_taken_back(editor: User) -> None:
    candidate = make_candidate()
    reject_candidate(candidate.pk, editor=editor, reason="a rumour")
    for _ in range(2):  # twice does no harm
        candidate = take_back_decision(candidate.pk, editor=editor)
    assert (candidate.state, candidate.reject_reason, candidate.decided_by) == ("open", "", None)


def test_taking_back_an_acceptance_removes_its_incident_and_the_ledger_keeps_it(editor: User) -> None:
    candidate = make_candidate()
    incident = accept(candidate, editor)
    take_back_decision(candidate.pk, editor=editor)
    candidate.refresh_from_db()
    assert (candidate.state, candidate.incident) == ("open", None)
    assert not Incident.objects.exists()
    last = (
        apps.get_model("incidents", "IncidentEvent").objects.filter(pgh_obj_id=incident.pk).latest("pgh_id")
    )
    assert (last.pgh_label, last.pgh_context["reason"]) == ("delete", "decision taken back")
    assert accept(candidate, editor).public_id != incident.public_id


def test_a_published_incident_must_be_withdrawn_first_and_is_never_deleted(editor: User) -> None:
    candidate = make_candidate()
    incident = accept(candidate, editor)
    publish_incident(incident.pk, editor=editor)
    with pytest.raises(ServiceError, match="Withdraw it"):
        take_back_decision(candidate.pk, editor=editor)
    withdraw_incident(incident.pk, editor=editor, reason="wrong town")
    take_back_decision(candidate.pk, editor=editor)
    incident.refresh_from_db()
    candidate.refresh_from_db()
    assert (incident.status, candidate.state, candidate.incident) == ("withdrawn", "open", None)


def attached(editor: User, **values: Any) -> tuple[Candidate, Incident]:
    candidate, incident = make_candidate(), make_incident(by=editor, **values)
    attach_candidate(candidate.pk, incident.pk, editor=editor)
    candidate.refresh_from_db()
    return candidate, incident


def test_an_attached_draft_adds_its_report_and_figures_and_changes_no_value(editor: User) -> None:
    candidate, incident = attached(editor)
    before = (incident.fatalities_low, incident.version)
    incident.refresh_from_db()
    assert (incident.fatalities_low, incident.version) == before
    assert [report.article for report in incident.reports.all()] == [candidate.article]
    assert incident.claims.count() == 2
    assert (candidate.state, candidate.incident, candidate.is_attached) == ("accepted", incident, True)


def test_taking_back_an_attachment_removes_report_and_figures_and_keeps_the_incident(editor: User) -> None:
    candidate, incident = attached(editor)
    take_back_decision(candidate.pk, editor=editor)
    assert Incident.objects.get() == incident
    assert not incident.reports.exists()
    assert not incident.claims.exists()


def test_of_two_drafts_of_one_article_each_takes_back_its_own_figures(editor: User) -> None:
    first, incident = attached(editor)
    second = make_candidate(
        make_draft(date_start=None, date_end=None, claims=DRAFT.claims[:1]), article=first.article
    )
    attach_candidate(second.pk, incident.pk, editor=editor)
    assert (incident.reports.count(), incident.claims.count()) == (1, 3)
    take_back_decision(second.pk, editor=editor)
    assert (incident.reports.count(), incident.claims.count()) == (1, 2)
    take_back_decision(first.pk, editor=editor)
    assert (incident.reports.count(), incident.claims.count()) == (0, 0)


def test_an_incident_that_others_were_added_to_is_taken_back_last(editor: User) -> None:
    first, second = make_candidate(), make_candidate()
    incident = accept(first, editor)
    attach_candidate(second.pk, incident.pk, editor=editor)
    with pytest.raises(ServiceError, match="Other drafts were added"):
        take_back_decision(first.pk, editor=editor)
    take_back_decision(second.pk, editor=editor)
    take_back_decision(first.pk, editor=editor)
    assert not Incident.objects.exists()


def test_nothing_is_added_to_a_withdrawn_incident(editor: User) -> None:
    incident = make_incident(by=editor, status="withdrawn")
    with pytest.raises(ServiceError, match="withdrawn"):
        attach_candidate(make_candidate().pk, incident.pk, editor=editor)


@pytest.mark.parametrize(("status", "moves"), [("published", 2), ("draft", 0)])
def test_readers_are_told_when_a_report_comes_to_or_leaves_a_published_incident(
    editor: User, status: str, moves: int
) -> None:
    candidate, _incident = attached(editor, status=status)
    take_back_decision(candidate.pk, editor=editor)
    counter = Generation.objects.filter(name="incidents").first()
    assert (counter.value if counter else 0) == moves
