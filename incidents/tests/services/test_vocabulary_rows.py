"""Places and actors written on the vocabulary screens: recorded, stamped, taken back, never overwritten."""

from dataclasses import replace
from typing import Any

import pytest
from django.contrib.gis.geos import Point

from incidents.models import Actor, ActorAlias, Generation, Incident, IncidentActor, Place, User
from incidents.selectors.vocabulary import current_vocabulary
from incidents.selectors.vocabulary_history import history_of
from incidents.services.errors import ServiceError, StaleVersion
from incidents.services.vocabulary import (
    ActorValues,
    PlaceValues,
    add_actor,
    add_place,
    change_actor,
    change_place,
    restore_row,
    retire_row,
    stamp_of,
)
from incidents.tests.factories import make_actor, make_incident, make_place, make_user

pytestmark = pytest.mark.django_db
BER = PlaceValues(
    "Ber", "town", "ML", "Tombouctou", Point(-2.53, 16.83, srid=4326), 3.0, None, "read on a map"
)
MILITIA = ActorValues("Riders", "Cavaliers", "الفرسان", 3, ["ML"], None, None, None, False)


def generation(name: str) -> int:
    return getattr(Generation.objects.filter(name=name).first(), "value", 0)


def of_place(place: Place, **changes: Any) -> PlaceValues:
    names = PlaceValues.__dataclass_fields__
    return replace(PlaceValues(**{name: getattr(place, name) for name in names}), **changes)


def of_actor(actor: Actor, **changes: Any) -> ActorValues:
    names = ActorValues.__dataclass_fields__
    return replace(ActorValues(**{name: getattr(actor, name) for name in names}), **changes)


def test_a_new_place_is_a_persons_has_its_names_and_is_known_to_extraction_at_once(editor: User) -> None:
    before = generation("vocabulary")
    place = add_place(BER, {"ar": "بير", "fr": "Ber", "en": ""}, editor=editor)
    assert (place.origin, place.edited_at is not None) == ("person", True)
    assert sorted(place.names.values_list("language", "text")) == [("ar", "بير"), ("fr", "Ber")]
    assert generation("vocabulary") == before + 1
    assert place.key in current_vocabulary().by_key


def test_a_new_actors_names_are_aliases_and_weak_where_another_owns_them(editor: User) -> None:
    make_actor("OWNER", aliases=("Cavaliers",))
    actor = add_actor(MILITIA, editor=editor)
    assert dict(actor.aliases.values_list("text", "is_strong")) == {
        "Riders": True,
        "Cavaliers": False,
        "الفرسان": True,
    }


def test_a_new_actors_key_says_nothing_to_extraction(editor: User) -> None:
    army = add_actor(replace(MILITIA, name_en="Bandits FAMA UNSPEC", inter=1), editor=editor)
    assert army.key.removeprefix("DESK_").isdigit()


def test_the_first_change_of_a_loaded_row_is_told_with_what_it_was_before(editor: User) -> None:
    place = make_place()
    change_place(
        place.pk,
        of_place(place, kind="city", uncertainty_km=9.0),
        editor=editor,
        reason="census",
        seen=stamp_of(place),
    )
    (line,) = history_of(Place.objects.get(pk=place.pk))
    assert line.what == "Kind from town to city, Known to within (km) from 5 to 9"
    assert (line.reason, line.who) == ("census", f"editor {editor.username}")
    place.refresh_from_db()
    assert place.edited_at is not None


def test_two_who_change_one_row_the_second_is_told_and_nothing_is_overwritten(editor: User) -> None:
    place, other = make_place(), make_user()
    seen = stamp_of(place)
    change_place(place.pk, of_place(place, kind="city"), editor=editor, reason="census", seen=seen)
    with pytest.raises(StaleVersion):
        change_place(place.pk, of_place(place, kind="village"), editor=other, reason="visit", seen=seen)
    place.refresh_from_db()
    assert place.kind == "city"


@pytest.mark.parametrize("reason", ["", "   "])
def test_nothing_changes_without_a_reason(editor: User, reason: str) -> None:
    place = make_place()
    with pytest.raises(ServiceError):
        change_place(
            place.pk, of_place(place, kind="city"), editor=editor, reason=reason, seen=stamp_of(place)
        )
    with pytest.raises(ServiceError):
        retire_row(Place, place.pk, editor=editor, reason=reason)
    place.refresh_from_db()
    assert (place.kind, place.retired_at) == ("town", None)


def test_readers_are_told_when_a_published_incident_shows_the_changed_name(editor: User) -> None:
    place = make_place()
    before = generation("incidents")
    change_place(
        place.pk, of_place(place, name="Khayes"), editor=editor, reason="spelling", seen=stamp_of(place)
    )
    assert generation("incidents") == before
    make_incident(by=editor, status="published", place=place)
    place.refresh_from_db()
    change_place(
        place.pk, of_place(place, name="Kayes"), editor=editor, reason="spelling", seen=stamp_of(place)
    )
    assert generation("incidents") == before + 1


def test_changing_a_places_point_leaves_the_incidents_where_they_were(editor: User) -> None:
    place = make_place()
    incident = make_incident(by=editor, place=place, point=place.point)
    moved = of_place(place, point=Point(-11.0, 14.0, srid=4326))
    change_place(place.pk, moved, editor=editor, reason="better map", seen=stamp_of(place))
    incident.refresh_from_db()
    assert incident.point.coords == (-11.4443, 14.4469)
    assert incident.version == 1


def test_a_retired_place_is_offered_to_nobody_and_stays_on_its_incidents(editor: User) -> None:
    place = make_place()
    incident = make_incident(by=editor, place=place)
    retire_row(Place, place.pk, editor=editor, reason="never existed")
    assert place.key not in current_vocabulary().by_key
    incident.refresh_from_db()
    assert incident.place_id == place.pk
    restore_row(Place, place.pk, editor=editor)
    assert place.key in current_vocabulary().by_key
    assert [line.what for line in history_of(place)] == [
        "restored: offered again",
        "retired: no longer offered",
    ]


def test_a_retired_actors_aliases_rest_with_it_and_come_back_unless_others_took_them(editor: User) -> None:
    actor = make_actor("OLD", aliases=("Ansar", "Ansar al-Sahra"))
    retire_row(Actor, actor.pk, editor=editor, reason="dissolved")
    assert not ActorAlias.objects.in_use().exists()
    make_actor("NEW", aliases=("Ansar",))
    row, left = restore_row(Actor, actor.pk, editor=editor)
    assert [alias.text for alias in left] == ["Ansar"]
    in_use = ActorAlias.objects.in_use().filter(actor_id=row.pk)
    assert list(in_use.values_list("text", flat=True)) == ["Ansar al-Sahra"]


def test_a_retired_row_is_changed_only_after_it_was_restored(editor: User) -> None:
    place = make_place()
    retire_row(Place, place.pk, editor=editor, reason="never existed")
    place.refresh_from_db()
    with pytest.raises(ServiceError, match="restore it first"):
        change_place(place.pk, of_place(place), editor=editor, reason="x", seen=stamp_of(place))
    with pytest.raises(ServiceError, match="restore it first"):
        retire_row(Place, place.pk, editor=editor, reason="x")


def test_an_actor_is_no_part_of_itself_or_of_its_parts(editor: User) -> None:
    top = make_actor("TOP")
    part = make_actor("PART", parent=top)
    smallest = make_actor("SMALLEST", parent=part)
    for parent in (top, part, smallest):
        values = of_actor(top, parent_id=parent.pk)
        with pytest.raises(ServiceError, match="part of itself"):
            change_actor(top.pk, values, editor=editor, reason="x", seen=stamp_of(top))


def test_an_actor_who_acted_does_not_become_a_community(editor: User) -> None:
    actor = make_actor()
    IncidentActor.objects.create(incident=make_incident(by=editor), actor=actor, role="perpetrator")
    for changes in ({"is_community": True}, {"inter": 7}):
        values = of_actor(actor, **changes)
        with pytest.raises(ServiceError, match="perpetrator of 1 incident:"):
            change_actor(actor.pk, values, editor=editor, reason="x", seen=stamp_of(actor))
    assert Incident.objects.count() == 1
