"""The database records every change, with person, role and reason in the row itself, and keeps it."""

from typing import Any

import pytest
from django.apps import apps
from django.db import InternalError, connection, transaction

from incidents.models import Campaign, CasualtyClaim, Evidence, Incident, IncidentActor, Report, User
from incidents.services.ledger import recorded
from incidents.tests.factories import make_actor, make_incident

pytestmark = pytest.mark.django_db
WHO_AND_WHY = {"role": "editor", "reason": "heard it twice"}
TRACKED = [Incident, IncidentActor, CasualtyClaim, Report, Evidence, Campaign]


def make_row(model: Any, editor: User) -> Any:
    if model is Campaign:
        return Campaign.objects.create(name="June raids")
    incident = make_incident(by=editor)
    if model is Incident:
        return incident
    values: dict[type, dict[str, Any]] = {
        IncidentActor: {"actor": make_actor(), "role": "perpetrator"},
        CasualtyClaim: {"kind": "killed", "low": 3},
        Report: {"confidential_note": "by phone"},
        Evidence: {"field": "date", "kind": "asserted", "asserted_by": editor, "reason": "r"},
    }
    return model.objects.create(incident=incident, **values[model])


CHANGES: dict[type, dict[str, Any]] = {
    Incident: {"notes": "more"},
    IncidentActor: {"said_by": "the army"},
    CasualtyClaim: {"low": 4},
    Report: {"confidential_note": "by letter"},
    Evidence: {"reason": "another"},
    Campaign: {"positions": 7},
}


def history(model: Any, pk: int) -> Any:
    return (
        apps.get_model("incidents", f"{model.__name__}Event").objects.filter(pgh_obj_id=pk).order_by("pgh_id")
    )


@pytest.mark.parametrize("model", TRACKED, ids=lambda model: model.__name__)
def test_insert_update_and_delete_are_recorded_with_person_role_and_reason(model: Any, editor: User) -> None:
    with recorded(editor, reason="heard it twice"):
        row = make_row(model, editor)
        pk = row.pk
        model.objects.filter(pk=pk).update(**CHANGES[model])
        model.objects.get(pk=pk).delete()
    rows = list(history(model, pk))
    assert [row.pgh_label for row in rows] == ["insert", "update", "delete"]
    assert [row.pgh_context for row in rows] == [WHO_AND_WHY | {"user": editor.pk}] * 3
    column, value = next(iter(CHANGES[model].items()))
    assert getattr(rows[0], column) != value
    assert getattr(rows[1], column) == getattr(rows[2], column) == value


@pytest.mark.parametrize("model", TRACKED, ids=lambda model: model.__name__)
def test_raw_sql_is_recorded_although_nobody_is_named(model: Any, editor: User) -> None:
    row = make_row(model, editor)
    column, value = next(iter(CHANGES[model].items()))
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {column} = %s WHERE id = %s", [value, row.pk])
        cursor.execute(f"DELETE FROM {table} WHERE id = %s", [row.pk])
    rows = list(history(model, row.pk))
    assert [row.pgh_label for row in rows] == ["insert", "update", "delete"]
    assert rows[-1].pgh_context is None


@pytest.mark.parametrize("model", TRACKED, ids=lambda model: model.__name__)
def test_the_record_can_neither_be_changed_nor_deleted(model: Any, editor: User) -> None:
    row = make_row(model, editor)
    events = history(model, row.pk)
    with pytest.raises(InternalError, match="Cannot update or delete"), transaction.atomic():
        events.update(pgh_label="never")
    with pytest.raises(InternalError, match="Cannot update or delete"), transaction.atomic():
        events.delete()
    assert events.count() == 1


def test_an_update_that_changes_nothing_leaves_no_line(editor: User) -> None:
    row = make_row(Campaign, editor)
    Campaign.objects.filter(pk=row.pk).update(name=row.name)
    assert history(Campaign, row.pk).count() == 1


def test_what_hangs_on_a_deleted_incident_is_recorded_as_deleted(editor: User) -> None:
    report = make_row(Report, editor)
    with recorded(editor, reason="made by mistake"):
        report.incident.delete()
    assert [row.pgh_label for row in history(Report, report.pk)] == ["insert", "delete"]
    assert history(Report, report.pk).last().pgh_context["reason"] == "made by mistake"


@pytest.mark.django_db(transaction=True)
def test_one_persons_context_never_leaks_into_the_next_change(editor: User) -> None:
    with recorded(editor, reason="first"):
        row = make_row(Campaign, editor)
    Campaign.objects.filter(pk=row.pk).update(name="later, by a program")
    assert history(Campaign, row.pk).last().pgh_context is None
