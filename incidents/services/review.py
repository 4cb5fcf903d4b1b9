"""An editor's decisions about drafts: accept, attach, reject, take back. Each can be undone."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from incidents.models import (
    Campaign,
    Candidate,
    CandidateState,
    CasualtyClaim,
    Evidence,
    Incident,
    Report,
    User,
)
from incidents.models.codes import CasualtyKind, EvidenceKind, OfWhom, Quantifier, Status

from .errors import NeighboursNotSeen, ServiceError
from .incidents import IncidentValues, assert_field, create_incident, known_fields
from .ledger import move_generation, recorded


def accept_candidate(
    candidate_id: int,
    values: IncidentValues,
    *,
    editor: User,
    corrected: Iterable[str],
    reason: str,
    neighbours_seen: bool,
) -> Incident:
    """A draft incident made from the candidate as the editor confirmed it.

    Fields in `corrected` are asserted by the editor with the reason; every other field keeps the
    candidate's evidence. Raises ServiceError when it was decided meanwhile and NeighboursNotSeen
    for a recalled event that was not yet compared with its neighbours.
    """
    corrected = set(corrected)
    # The innermost reason is the one that the ledger keeps, so it is settled before.
    recorded_reason = reason.strip() or gettext_noop("accepted as drafted")
    with recorded(editor, reason=recorded_reason):
        candidate = _open_candidate(candidate_id)
        if candidate.is_background and not neighbours_seen:
            raise NeighboursNotSeen(
                _("This event is recalled by the article. First compare it with the known incidents.")
            )
        values = _with_campaign(candidate, values)
        incident = create_incident(values, editor=editor, reason=recorded_reason, article=candidate.article)
        _keep_evidence(incident, candidate, corrected)
        _keep_claims(incident, candidate)
        _assert_the_rest(incident, corrected, editor, reason.strip())
        candidate.neighbours_seen = neighbours_seen
        _decide(candidate, CandidateState.ACCEPTED, editor, incident=incident)
    return incident


def attach_candidate(candidate_id: int, incident_id: int, *, editor: User) -> Incident:
    """The known incident, with the candidate's article as one more report of it."""
    with recorded(editor, reason=gettext_noop("another report of this incident")):
        candidate = _open_candidate(candidate_id)
        incident = Incident.objects.select_for_update().get(pk=incident_id)
        if incident.status == Status.WITHDRAWN:
            raise ServiceError(_("This incident is withdrawn. Publish it again before adding a report."))
        report, _created = Report.objects.get_or_create(
            incident=incident, article=candidate.article, defaults={"added_by": editor}
        )
        _keep_claims(incident, candidate, report=report)
        _tell_readers(incident)
        candidate.neighbours_seen = candidate.is_attached = True
        _decide(candidate, CandidateState.ACCEPTED, editor, incident=incident)
    return incident


def reject_candidate(candidate_id: int, *, editor: User, reason: str) -> Candidate:
    """The candidate, rejected. Raises ServiceError without a reason."""
    if not reason.strip():
        raise ServiceError(_("Say why this draft is rejected."), code="no_reason")
    with transaction.atomic():
        candidate = _open_candidate(candidate_id)
        candidate.reject_reason = reason.strip()[:500]
        _decide(candidate, CandidateState.REJECTED, editor)
    return candidate


def take_back_decision(candidate_id: int, *, editor: User) -> Candidate:
    """The candidate, open again.

    An incident made from it and never published goes with the decision (the ledger keeps its
    deletion); a published one has to be withdrawn first, with a reason.
    """
    with recorded(editor, reason=gettext_noop("decision taken back")):
        candidate = Candidate.objects.select_for_update(of=("self",)).get(pk=candidate_id)
        if candidate.state == CandidateState.OPEN:
            return candidate
        _undo_incident(candidate)
        candidate.state = CandidateState.OPEN
        candidate.decided_by = candidate.decided_at = candidate.incident = None
        candidate.reject_reason = ""
        candidate.neighbours_seen = candidate.is_attached = False
        candidate.save()
    return candidate


def _undo_incident(candidate: Candidate) -> None:
    if candidate.incident_id is None:
        return
    # Locked, so that nobody publishes it while it is being undone.
    incident = Incident.objects.select_for_update().get(pk=candidate.incident_id)
    if candidate.is_attached:
        _detach(candidate, incident)
        return
    if incident.status == Status.PUBLISHED:
        raise ServiceError(
            _("This incident is published. Withdraw it with a reason before taking the decision back.")
        )
    if incident.candidates.exclude(pk=candidate.pk).exists():
        raise ServiceError(_("Other drafts were added to this incident. Take those decisions back first."))
    if incident.published_at is None:
        incident.delete()


def _detach(candidate: Candidate, incident: Incident) -> None:
    report = incident.reports.filter(article=candidate.article).first()
    if report is None:
        return
    siblings = incident.candidates.exclude(pk=candidate.pk).filter(article=candidate.article)
    _drop_claims(report, candidate)
    if not siblings.exists():
        report.delete()
    _tell_readers(incident)


def _tell_readers(incident: Incident) -> None:
    """A published incident with other reports or figures is another version of it, changed now."""
    if incident.status == Status.PUBLISHED:
        incident.version += 1
        incident.save()
        move_generation("incidents")


def _drop_claims(report: Report, candidate: Candidate) -> None:
    """Takes away one equal claim for each that the candidate brought; a sibling's figures stay."""
    for values in _claim_values(candidate):
        claim = report.claims.filter(**values).last()
        if claim is not None:
            claim.delete()


def _open_candidate(candidate_id: int) -> Candidate:
    candidate = Candidate.objects.select_for_update(of=("self",)).get(pk=candidate_id)
    if candidate.state != CandidateState.OPEN:
        raise ServiceError(
            _("Someone else decided this draft meanwhile: %(state)s.")
            % {"state": candidate.get_state_display()},
            code="already_decided",
        )
    return candidate


def _decide(
    candidate: Candidate, state: CandidateState, editor: User, incident: Incident | None = None
) -> None:
    candidate.state = state
    candidate.incident = incident
    candidate.decided_by = editor
    candidate.decided_at = timezone.now()
    candidate.save()


def _with_campaign(candidate: Candidate, values: IncidentValues) -> IncidentValues:
    key = candidate.fields.get("campaign")
    if not key:
        return values
    campaign = Campaign.objects.filter(article=candidate.article, article_key=key).first()
    return IncidentValues(
        columns=values.columns,
        actors=values.actors,
        urls=values.urls,
        confidential_note=values.confidential_note,
        campaign_id=campaign.pk if campaign else None,
    )


def _keep_evidence(incident: Incident, candidate: Candidate, corrected: set[str]) -> None:
    rows = []
    for item in candidate.evidence:
        # Type and sub-type are one value here: the sub-type sets the type.
        name = "event_type" if item["field"] == "sub_event_type" else item["field"]
        is_quoted = item.get("start") is not None
        if name in corrected or not (is_quoted or item.get("from")):
            continue
        rows.append(
            Evidence(
                incident=incident,
                field=name,
                kind=EvidenceKind.QUOTED if is_quoted else EvidenceKind.DERIVED,
                article=candidate.article if is_quoted else None,
                start=item.get("start"),
                end=item.get("end"),
                quote=item.get("quote", "")[:1000],
                rule=item.get("rule", ""),
                derived_from=item.get("from") or [],
                confidence=candidate.confidence,
            )
        )
    Evidence.objects.bulk_create(rows)


def _keep_claims(incident: Incident, candidate: Candidate, report: Report | None = None) -> None:
    report = report or incident.reports.filter(article=candidate.article).first()
    for values in _claim_values(candidate):
        CasualtyClaim.objects.create(incident=incident, report=report, **values)


def _claim_values(candidate: Candidate) -> Iterator[dict[str, Any]]:
    """Columns of each claim that says a figure."""
    for claim in candidate.fields.get("claims") or []:
        if claim.get("low") is None and claim.get("high") is None:
            continue
        yield {
            "kind": _known(claim.get("kind"), CasualtyKind, CasualtyKind.KILLED),
            "of_whom": _known(claim.get("of_whom"), OfWhom, OfWhom.UNSPECIFIED),
            "low": claim.get("low"),
            "high": claim.get("high"),
            "quantifier": _known(claim.get("quantifier"), Quantifier, Quantifier.EXACT),
            "claimant": (claim.get("claimant") or "")[:200],
        }


def _known(value: str | None, codes: type, fallback: str) -> str:
    return value if value and value in getattr(codes, "values", ()) else fallback


def _assert_the_rest(incident: Incident, corrected: set[str], editor: User, reason: str) -> None:
    """Every value must rest on something: what no evidence carries is asserted by the editor."""
    supported = set(incident.evidence.values_list("field", flat=True))
    reason = reason or gettext_noop("read so by the editor in the article")
    for name in known_fields(incident):
        if name in corrected or name not in supported:
            assert_field(incident, name, editor=editor, reason=reason)
    for name in corrected - set(known_fields(incident)):
        assert_field(incident, name, editor=editor, reason=reason)
