"""What marks chunks of the dashboard's data: every write that changes what readers see, and no other."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.gis.geos import MultiPolygon, Point, Polygon

from incidents.models import (
    Area,
    Audience,
    Campaign,
    Chunk,
    ChunkContent,
    ChunkMark,
    Incident,
    IncidentActor,
    Report,
    User,
)
from incidents.services.vocabulary_merge import merge_rows
from incidents.services.vocabulary_unmerge import undo_merge
from incidents.tests.factories import (
    NOW,
    make_actor,
    make_area,
    make_article,
    make_incident,
    make_place,
    make_source,
)
from incidents.tests.services.snapshot_steps import AUGUST, JULY, built, claim, hashes, role, update

pytestmark = pytest.mark.django_db
Marks = set[tuple[date | None, str | None, bool]]


def marks() -> Marks:
    return set(ChunkMark.objects.values_list("month", "incident", "taken_back"))


def cite(incident: Incident) -> Report:
    return Report.objects.create(incident=incident, article=make_article())


SHOWN_OTHERWISE: dict[str, Callable[[Incident], Any]] = {
    "deaths": update(fatalities_low=3),
    "point": update(point=Point(1, 14, srid=4326)),
    "uncertainty": update(uncertainty_km=80.0),
    "country": update(country="BF"),
    "campaign": lambda incident: update(campaign=Campaign.objects.create(name="Raids"))(incident),
    "area": lambda incident: update(area=make_area(1))(incident),
    "report": cite,
    "actor": role,
    "figure": claim,
}


@pytest.mark.parametrize("what", SHOWN_OTHERWISE)
def test_what_is_shown_otherwise_marks_its_incident(shown: Incident, what: str) -> None:
    SHOWN_OTHERWISE[what](shown)
    assert (JULY, shown.public_id, False) in marks()
    assert not any(taken_back for _month, _incident, taken_back in marks())


@pytest.mark.parametrize("make", [cite, role, claim])
def test_a_part_that_is_changed_or_removed_marks_as_one_that_is_added(
    shown: Incident, make: Callable[[Incident], Any]
) -> None:
    part = make(shown)
    for write in (part.save, part.delete):
        built()
        write()
        assert marks() == {(JULY, shown.public_id, False)}


HIDDEN: dict[str, Callable[[Incident], Any]] = {
    "withheld by an editor": update(withhold_place=True),
    "a camp of displaced people": update(target_kind="displaced_site"),
    "sexual violence": update(event_type="Violence against civilians", sub_event_type="Sexual violence"),
    "people abducted": update(abducted_low=2),
    "children among the dead": lambda incident: claim(incident, of_whom="children"),
    "a claim of abducted people": lambda incident: claim(incident, kind="abducted"),
    "withdrawn": update(status="withdrawn", withdrawn_at=NOW, withdrawn_reason="another town"),
    "deleted": lambda incident: incident.delete(),
}  # fmt: skip


@pytest.mark.parametrize("what", HIDDEN)
def test_what_must_not_be_shown_any_more_is_taken_back(shown: Incident, what: str) -> None:
    name = shown.public_id
    (before,) = hashes()
    HIDDEN[what](shown)
    assert (JULY, name, True) in marks()
    built()
    old = Chunk.objects.get(audience=Audience.PUBLIC, hash=before)
    assert (old.taken_back, old.content_id) == (True, None)
    assert before not in hashes()
    if what in ("withdrawn", "deleted"):
        assert not ChunkContent.objects.exists()


def test_an_incident_that_moves_marks_both_months(shown: Incident) -> None:
    update(date_start=AUGUST, date_end=AUGUST)(shown)
    assert marks() == {(JULY, shown.public_id, False), (AUGUST, shown.public_id, False)}
    ChunkMark.objects.all().delete()
    update(date_start=None, date_end=None, date_precision="unknown")(shown)
    assert marks() == {(AUGUST, shown.public_id, False), (None, shown.public_id, False)}


def test_drafts_leave_no_mark(editor: User) -> None:
    draft = make_incident(by=editor)
    role(draft).delete()
    update(fatalities_low=3)(draft)
    draft.delete()
    assert not ChunkMark.objects.exists()


def test_a_large_statement_marks_months_not_incidents(editor: User) -> None:
    drafts = [make_incident(by=editor, date_start=JULY + timedelta(days=40 * (n % 2))) for n in range(21)]
    Incident.objects.filter(pk__in=[draft.pk for draft in drafts]).update(
        status="published", published_by=editor, published_at=NOW
    )
    assert marks() == {(JULY, None, False), (AUGUST, None, False)}


def outline(*box: Any) -> MultiPolygon:
    return MultiPolygon(Polygon.from_bbox(box), srid=4326)


def redrawn(**values: Any) -> Callable[[Area], Any]:
    return lambda area: Area.objects.filter(pk=area.pk).update(**values)


AREAS: dict[str, Callable[[Area], Any]] = {
    "a wider circle": redrawn(radius_km=999),
    "another outline": redrawn(geometry=outline(-13, 12, -10, 15)),
    "another level": redrawn(level=3),
    "replaced by a newer one": redrawn(is_current=False),
    "a new area there": lambda _area: make_area(1),
}


@pytest.mark.parametrize("what", AREAS)
def test_areas_that_may_stand_for_a_withheld_place_mark_its_month(shown: Incident, what: str) -> None:
    assert shown.area
    AREAS[what](shown.area)
    assert marks() == {(JULY, None, False)}


def test_an_area_elsewhere_or_loaded_again_marks_nothing(shown: Incident) -> None:
    make_area(2, box=(5, 5, 6, 6)).delete()
    assert shown.area
    shown.area.save()
    assert not ChunkMark.objects.exists()


def test_an_article_that_becomes_another_sources_marks_its_incidents(shown: Incident) -> None:
    report = cite(shown)
    built()
    article: Any = report.article
    article.title = "another title"
    article.save()
    assert not ChunkMark.objects.exists()
    article.source = make_source()
    article.save()
    assert marks() == {(JULY, shown.public_id, False)}


def test_merging_and_undoing_moves_the_rows_in_the_chunk(shown: Incident, editor: User) -> None:
    kept, other = make_place("kept", point=Point(-5, 14, srid=4326)), shown.place
    assert other
    actors = make_actor("KEPT"), make_actor("OTHER")
    IncidentActor.objects.create(incident=shown, actor=actors[1], role="target")
    built()

    def used() -> tuple[list[int], list[int]]:
        assert ChunkMark.objects.exists()
        built()
        told = Chunk.objects.current().get(audience=Audience.PUBLIC).used
        return told["places"], told["actors"]

    place_merge = merge_rows(kept, other, editor=editor, reason="the same")
    actor_merge = merge_rows(*actors, editor=editor, reason="the same")
    assert used() == ([kept.pk], [actors[0].pk])
    undo_merge(place_merge.pk, editor=editor)
    undo_merge(actor_merge.pk, editor=editor)
    assert used() == ([other.pk], [actors[1].pk])
