"""Entering, correcting, publishing and withdrawing incidents."""

from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.contrib.gis.geos import Point

from incidents.models import Generation, Incident, Stage, User
from incidents.services.errors import ServiceError, StaleVersion
from incidents.services.incidents import (
    ActorEntry,
    IncidentValues,
    correct_incident,
    enter_incident,
    publish_incident,
    withdraw_incident,
)
from incidents.tests.factories import make_actor, make_area, make_article, make_place, make_source

pytestmark = pytest.mark.django_db
COLUMNS: dict[str, Any] = {
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "date_start": date(2025, 7, 1),
    "date_end": date(2025, 7, 1),
    "date_precision": "day",
    "fatalities_low": 0,
    "fatalities_high": 0,
}


def values(**changes: Any) -> IncidentValues:
    parts = {name: changes.pop(name) for name in ("actors", "urls", "confidential_note") if name in changes}
    return IncidentValues(columns=COLUMNS | changes, **parts)


def enter(editor: User, **changes: Any) -> Incident:
    return enter_incident(values(**changes), editor=editor, reason="heard on the radio")


def correct(incident: Incident, editor: User, **changes: Any) -> Incident:
    version = changes.pop("seen_version", incident.version)
    reason = changes.pop("reason", "a better source")
    return correct_incident(
        incident.pk, values(**changes), editor=editor, reason=reason, seen_version=version
    )


def generation() -> int:
    row = Generation.objects.filter(name="incidents").first()
    return row.value if row else 0


def test_an_incident_entered_by_hand_is_a_draft_that_its_editor_asserts(editor: User) -> None:
    incident = enter(editor, confidential_note="told by phone")
    assert incident.status == "draft"
    rows = incident.evidence.all()
    assert {row.field for row in rows} == {"event_type", "date", "fatalities"}
    assert {(row.kind, row.asserted_by, row.reason) for row in rows} == {
        ("asserted", editor, "heard on the radio")
    }
    assert {row.report for row in rows} == {incident.reports.get()}


def test_zero_deaths_are_a_value_and_unknown_ones_are_none(editor: User) -> None:
    assert enter(editor).evidence.filter(field="fatalities").exists()
    unknown = enter(editor, fatalities_low=None, fatalities_high=None)
    assert not unknown.evidence.filter(field="fatalities").exists()
    assert (unknown.fatalities_low, unknown.fatalities_high) == (None, None)


def test_a_cited_address_becomes_one_article_without_a_text(editor: User) -> None:
    address = "https://journal.example/a"
    first, second = enter(editor, urls=(address + "?utm_source=x",)), enter(editor, urls=(address,))
    article: Any = first.reports.get().article
    assert article == second.reports.get().article
    assert (article.canonical_url, article.stage, article.text) == (address, Stage.CITED, "")


def test_a_cited_address_of_a_known_article_is_that_article(editor: User) -> None:
    article = make_article()
    assert enter(editor, urls=(article.canonical_url,)).reports.get().article == article


def test_an_address_on_a_partys_outlet_belongs_to_that_outlet(editor: User) -> None:
    outlet = make_source(url="https://party.example/feed", party=make_actor())
    incident = enter(editor, urls=("https://party.example/statement/9",))
    article: Any = incident.reports.get().article
    assert article.source == outlet
    assert not outlet.may_be_linked


def test_a_wrong_address_saves_nothing(editor: User) -> None:
    with pytest.raises(ServiceError, match="is not a web address"):
        enter(editor, urls=("ftp://journal.example/a",))
    assert not Incident.objects.exists()


def test_a_correction_asserts_what_changed_and_nothing_else(editor: User) -> None:
    actor = make_actor()
    incident = enter(editor)
    before = {row.field: row.pk for row in incident.evidence.all()}
    entry = ActorEntry(actor.pk, "perpetrator", "claimed", "its spokesman")
    after = correct(incident, editor, fatalities_low=3, fatalities_high=None, actors=(entry,))
    assert (after.version, after.fatalities_low, after.fatalities_high) == (2, 3, None)
    rows = {row.field: row for row in after.evidence.all()}
    assert set(rows) == {"event_type", "date", "fatalities", "perpetrators", "responsibility"}
    assert {name for name in before if rows[name].pk == before[name]} == {"event_type", "date"}
    assert rows["fatalities"].reason == rows["responsibility"].reason == "a better source"


def test_a_correction_removes_changes_and_adds_actors(editor: User) -> None:
    gone, kept, new = make_actor("A"), make_actor("B"), make_actor("C")
    first = (ActorEntry(gone.pk, "perpetrator"), ActorEntry(kept.pk, "target"))
    incident = enter(editor, actors=first)
    kept_row = incident.actors.get(actor=kept)
    correct(
        incident, editor, actors=(ActorEntry(kept.pk, "target", "stated"), ActorEntry(new.pk, "associated"))
    )
    rows = {(row.actor.key, row.role, row.attribution): row.pk for row in incident.actors.all()}
    assert set(rows) == {("B", "target", "stated"), ("C", "associated", "unknown")}
    assert rows["B", "target", "stated"] == kept_row.pk


@pytest.mark.parametrize("reason", ["", " \n"])
def test_a_correction_without_a_reason_is_refused(editor: User, reason: str) -> None:
    incident = enter(editor)
    with pytest.raises(ServiceError, match="needs a reason"):
        correct(incident, editor, reason=reason, fatalities_low=9, fatalities_high=9)
    incident.refresh_from_db()
    assert (incident.version, incident.fatalities_low) == (1, 0)


def test_a_correction_of_an_old_version_changes_nothing(editor: User) -> None:
    incident = enter(editor)
    correct(incident, editor, fatalities_low=3, fatalities_high=3)
    with pytest.raises(StaleVersion):
        correct(
            incident,
            editor,
            seen_version=1,
            fatalities_low=9,
            fatalities_high=9,
            urls=("https://x.example/1",),
        )
    incident.refresh_from_db()
    assert (incident.version, incident.fatalities_low, incident.reports.count()) == (2, 3, 0)


def test_publishing_names_the_person_and_the_time(editor: User) -> None:
    incident = publish_incident(enter(editor).pk, editor=editor)
    assert (incident.status, incident.published_by, incident.version) == ("published", editor, 2)
    assert incident.published_at is not None
    assert list(Incident.objects.published()) == [incident]


def test_publishing_twice_is_publishing_once(editor: User) -> None:
    incident = enter(editor)
    versions = [publish_incident(incident.pk, editor=editor).version for _ in range(2)]
    assert versions == [2, 2]
    assert generation() == 1


def test_another_version_than_the_editor_saw_is_not_published(editor: User) -> None:
    incident = enter(editor)
    correct(incident, editor, fatalities_low=3, fatalities_high=3)
    with pytest.raises(StaleVersion):
        publish_incident(incident.pk, editor=editor, seen_version=1)
    assert not Incident.objects.published().exists()


def test_withdrawing_needs_a_reason_and_something_published(editor: User) -> None:
    incident = enter(editor)
    with pytest.raises(ServiceError, match="Only a published"):
        withdraw_incident(incident.pk, editor=editor, reason="wrong town")
    publish_incident(incident.pk, editor=editor)
    with pytest.raises(ServiceError, match="needs a reason"):
        withdraw_incident(incident.pk, editor=editor, reason=" ")
    assert Incident.objects.published().count() == 1


def test_a_withdrawn_incident_comes_back_and_keeps_its_id(editor: User) -> None:
    incident = enter(editor)
    publish_incident(incident.pk, editor=editor)
    gone = withdraw_incident(incident.pk, editor=editor, reason="wrong town")
    assert (gone.status, gone.withdrawn_reason) == ("withdrawn", "wrong town")
    back = publish_incident(incident.pk, editor=editor)
    assert (back.status, back.withdrawn_reason, back.withdrawn_at) == ("published", "", None)
    assert (back.public_id, back.version) == (incident.public_id, 4)
    events = (
        apps.get_model("incidents", "IncidentEvent").objects.filter(pgh_obj_id=incident.pk).order_by("pgh_id")
    )
    assert [row.pgh_context["reason"] for row in events] == [
        "heard on the radio",
        "published",
        "wrong town",
        "published",
    ]


def test_the_generation_moves_exactly_when_readers_see_something_else(editor: User) -> None:
    seen = [generation()]

    def step(change: Any) -> None:
        change()
        seen.append(generation())

    incident = enter(editor)
    step(lambda: enter(editor))
    step(lambda: correct(incident, editor, notes="still a draft"))
    step(lambda: publish_incident(incident.pk, editor=editor))
    incident.refresh_from_db()
    step(lambda: correct(incident, editor, notes="now public"))
    step(lambda: withdraw_incident(incident.pk, editor=editor, reason="wrong town"))
    incident.refresh_from_db()
    step(lambda: correct(incident, editor, notes="while withdrawn"))
    step(lambda: publish_incident(incident.pk, editor=editor))
    assert seen == [0, 0, 0, 1, 2, 3, 3, 4]


def test_a_refused_change_does_not_move_the_generation(editor: User) -> None:
    incident = publish_incident(enter(editor).pk, editor=editor)
    with pytest.raises(StaleVersion):
        correct(incident, editor, seen_version=1)
    assert generation() == 1


def test_public_ids_are_never_given_again(editor: User) -> None:
    first = enter(editor)
    number = int(first.public_id.removeprefix("SW-"))
    first.delete()
    assert int(enter(editor).public_id.removeprefix("SW-")) > number


def test_an_incident_lies_in_the_smallest_area_that_its_uncertainty_allows(editor: User) -> None:
    point = Point(-11.4443, 14.4469, srid=4326)
    make_area(0, box=(-20, 5, 0, 25))
    region, district = make_area(1, box=(-13, 12, -9, 16)), make_area(2, box=(-11.6, 14.2, -11.2, 14.6))
    for km, area in ((0.0, district), (5.0, district), (25.0, district), (150.0, region)):
        assert enter(editor, point=point, uncertainty_km=km).area == area
    assert enter(editor).area is None


def test_a_place_that_moves_finds_its_new_area(editor: User) -> None:
    place = make_place()
    here, there = make_area(1, box=(-12, 14, -11, 15)), make_area(1, box=(0, 14, 1, 15))
    spot = {"place_id": place.pk, "uncertainty_km": 5.0}
    incident = enter(editor, point=place.point, **spot)
    moved = correct(incident, editor, point=Point(0.5, 14.5, srid=4326), **spot)
    assert (incident.area, moved.area) == (here, there)
    assert moved.evidence.get(field="place").reason == "a better source"
