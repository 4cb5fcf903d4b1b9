"""A report that is attached or taken away makes another version of a published incident."""

from typing import Any

import pytest

from incidents.models import Candidate, Incident, User
from incidents.selectors.history import public_history
from incidents.services.errors import StaleVersion
from incidents.services.incidents import IncidentValues, correct_incident
from incidents.services.review import attach_candidate, take_back_decision
from incidents.tests.factories import DRAFT, make_candidate, make_draft, make_incident, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def world() -> None:
    make_world()


def attached(editor: User) -> tuple[Candidate, Incident]:
    """A candidate and the published incident it was attached to, as it stood before."""
    candidate, incident = make_candidate(), make_incident(by=editor, status="published")
    attach_candidate(candidate.pk, incident.pk, editor=editor)
    return candidate, incident


def test_a_report_that_comes_or_leaves_makes_another_version_of_what_readers_see(editor: User) -> None:
    candidate, incident = attached(editor)
    first = (incident.version, incident.updated_at)
    incident.refresh_from_db()
    second = (incident.version, incident.updated_at)
    take_back_decision(candidate.pk, editor=editor)
    incident.refresh_from_db()
    assert (second[0], incident.version) == (first[0] + 1, first[0] + 2)
    assert first[1] < second[1] < incident.updated_at
    lines = [(line.what, line.reason) for line in public_history(incident, exact=False)]
    assert lines[:2] == [
        ("a report was taken away", "decision taken back"),
        ("a report was added", "another report of this incident"),
    ]


def test_figures_that_come_without_a_new_report_are_told_as_figures(editor: User) -> None:
    first, incident = attached(editor)
    second = make_draft(date_start=None, date_end=None, claims=DRAFT.claims[:1])
    attach_candidate(make_candidate(second, article=first.article).pk, incident.pk, editor=editor)
    assert public_history(incident, exact=False)[0].what == "the figures of a report were changed"


def corrected_after_attaching(editor: User, *, between: dict[str, Any]) -> Incident:
    """An incident corrected in a form that was opened before a report was attached to it."""
    _candidate, incident = attached(editor)
    columns = {"event_type": "Battles", "sub_event_type": "Armed clash", "date_precision": "unknown"}
    opened = incident.version  # as it was made: before the report
    if between:
        incident.refresh_from_db()
        Incident.objects.filter(pk=incident.pk).update(version=incident.version + 1, **between)
    values = IncidentValues(columns=columns | {"date_start": None, "date_end": None, "notes": "at night"})
    return correct_incident(incident.pk, values, editor=editor, reason="a letter", seen_version=opened)


def test_a_form_opened_before_a_report_came_is_saved(editor: User) -> None:
    incident = corrected_after_attaching(editor, between={})
    incident.refresh_from_db()
    assert (incident.version, incident.notes) == (3, "at night")
    assert incident.reports.count() == 1


def test_a_form_opened_before_a_report_and_another_correction_is_refused(editor: User) -> None:
    with pytest.raises(StaleVersion):
        corrected_after_attaching(editor, between={"fatalities_low": 7})
