"""Two places or two actors become one, and two again to the letter."""

from typing import Any

import pytest
from django.contrib.gis.geos import Point
from django.db.models import Model

from incidents.forms.initial_values import from_candidate
from incidents.models import (
    Actor,
    ActorAlias,
    CasualtyClaim,
    Generation,
    Incident,
    IncidentActor,
    Place,
    PlaceName,
    Source,
    User,
    VocabularyMerge,
)
from incidents.selectors.history import public_history
from incidents.selectors.vocabulary import current_vocabulary
from incidents.selectors.vocabulary_history import history_of
from incidents.selectors.vocabulary_uses import merge_preview
from incidents.services.errors import ServiceError
from incidents.services.vocabulary import restore_row, retire_row
from incidents.services.vocabulary_merge import merge_rows
from incidents.services.vocabulary_unmerge import undo_merge
from incidents.tests.factories import (
    make_actor,
    make_area,
    make_candidate,
    make_draft,
    make_incident,
    make_place,
    make_source,
    make_world,
)

pytestmark = pytest.mark.django_db
# Every write stamps these; all else comes back to the letter.
STAMPS = {"edited_at", "updated_at", "version"}
HERE, THERE = Point(-11.4443, 14.4469, srid=4326), Point(-11.2, 14.3, srid=4326)


def rows_of(*models: type[Model]) -> dict[str, list[dict[str, Any]]]:
    return {
        model.__name__: [
            {column: str(value) for column, value in row.items() if column not in STAMPS}
            for row in model._default_manager.order_by("pk").values()
        ]
        for model in models
    }


@pytest.fixture
def places(editor: User) -> tuple[Place, Place]:
    """Kayes, and Kayes again a little off with two names of its own, in a country with one area."""
    make_area(1)
    kept = make_place("kept")
    merged = make_place(
        "merged", names=(("en", "Khayes"), ("fr", "Kayes"), ("ar", "خاي")), point=THERE, uncertainty_km=2.0
    )
    return kept, merged


@pytest.fixture
def actors(editor: User) -> tuple[Actor, Actor]:
    kept = make_actor("KEPT", aliases=("Riders", "Men of the dunes"), name_en="Riders")
    merged = make_actor("MERGED", name_en="Horsemen", aliases=("Horsemen",))
    alias = {"text": "Men of the dunes", "folded": "men of the dunes", "is_strong": False}
    ActorAlias.objects.create(actor=merged, **alias)
    return kept, merged


def test_incidents_move_as_new_versions_with_the_reason_in_their_public_history(
    editor: User, places: tuple[Place, Place]
) -> None:
    kept, merged = places
    incident = make_incident(by=editor, status="published", place=merged, place_name="Khayes", point=HERE)
    before = Generation.objects.get_or_create(name="incidents")[0].value
    merge_rows(kept, merged, editor=editor, reason="one town, listed twice")
    incident.refresh_from_db()
    assert (incident.place, incident.version, incident.place_name) == (kept, 2, "Khayes")
    line = public_history(incident, exact=True)[0]
    assert (line.role, line.reason) == ("editor", "one town, listed twice")
    assert Generation.objects.get(name="incidents").value == before + 1


def test_an_incidents_own_point_stays_and_one_taken_from_the_place_follows_it(
    editor: User, places: tuple[Place, Place]
) -> None:
    kept, merged = places
    own = make_incident(by=editor, place=merged, point=Point(-11.3, 14.2, srid=4326), uncertainty_km=2.0)
    rough = make_incident(by=editor, place=merged, point=THERE, uncertainty_km=30.0)
    taken = make_incident(by=editor, place=merged, point=THERE, uncertainty_km=2.0)
    merge_rows(kept, merged, editor=editor, reason="one town")
    for incident in (own, rough, taken):
        incident.refresh_from_db()
    assert (own.point.coords, own.uncertainty_km) == ((-11.3, 14.2), 2.0)
    assert (rough.point.coords, rough.uncertainty_km) == (THERE.coords, 30.0)
    assert (taken.point.coords, taken.uncertainty_km) == (kept.point.coords, kept.uncertainty_km)
    assert taken.area is not None


def test_a_merge_of_places_undone_gives_the_same_rows(editor: User, places: tuple[Place, Place]) -> None:
    kept, merged = places
    make_incident(by=editor, status="published", place=merged, point=THERE, uncertainty_km=2.0)
    make_incident(by=editor, place=merged, point=HERE)
    make_incident(by=editor, place=kept, point=HERE)
    before = rows_of(Place, PlaceName, Incident)
    merge = merge_rows(kept, merged, editor=editor, reason="one town")
    assert rows_of(Place, PlaceName, Incident) != before
    assert set(kept.names.values_list("text", flat=True)) == {"Kayes", "كايس", "Khayes", "خاي"}
    _row, left = undo_merge(merge.pk, editor=editor)
    assert left == {}
    assert rows_of(Place, PlaceName, Incident) == before


def test_a_merge_of_actors_undone_gives_the_same_rows(editor: User, actors: tuple[Actor, Actor]) -> None:
    kept, merged = actors
    make_actor("PART", parent=merged)
    make_source(party=merged)
    both, one = make_incident(by=editor, status="published"), make_incident(by=editor)
    for actor, attribution in ((kept, "claimed"), (merged, "suspected")):
        IncidentActor.objects.create(
            incident=both, actor=actor, role="perpetrator", attribution=attribution, said_by="the army"
        )
    IncidentActor.objects.create(incident=one, actor=merged, role="target", said_by_actor=merged)
    CasualtyClaim.objects.create(incident=one, kind="killed", low=3, claimant_actor=merged)
    models = (Actor, ActorAlias, Incident, IncidentActor, CasualtyClaim, Source)
    before = rows_of(*models)

    merge = merge_rows(kept, merged, editor=editor, reason="one group")
    assert list(both.actors.values_list("actor_id", "attribution")) == [(kept.pk, "claimed")]
    role = one.actors.get()
    assert (role.actor, role.said_by_actor) == (kept, kept)
    assert CasualtyClaim.objects.get().claimant_actor == kept
    assert Source.objects.get().party == kept
    assert Actor.objects.get(key="PART").parent == kept
    assert set(kept.aliases.in_use().values_list("text", flat=True)) == {
        "Riders",
        "Men of the dunes",
        "Horsemen",
    }
    assert sorted(Incident.objects.values_list("version", flat=True)) == [2, 2]

    _row, left = undo_merge(merge.pk, editor=editor)
    assert left == {}
    assert rows_of(*models) == before


def test_what_changed_hands_after_a_merge_is_left_where_it_is_and_said(
    editor: User, places: tuple[Place, Place]
) -> None:
    kept, merged = places
    third = make_place("third", names=(("en", "Third"),))
    moved_on = make_incident(by=editor, place=merged, point=HERE)
    refined = make_incident(by=editor, place=merged, point=THERE, uncertainty_km=2.0)
    merge = merge_rows(kept, merged, editor=editor, reason="one town")
    Incident.objects.filter(pk=moved_on.pk).update(place=third)
    Incident.objects.filter(pk=refined.pk).update(point=Point(-11.1, 14.1, srid=4326))
    PlaceName.objects.filter(text="خاي").update(place=third)
    _row, left = undo_merge(merge.pk, editor=editor)
    assert left == {"incidents": 1, "locations": 1, "names": 1}
    moved_on.refresh_from_db()
    refined.refresh_from_db()
    assert moved_on.place == third
    assert (refined.place, refined.point.coords) == (merged, (-11.1, 14.1))
    assert third.names.filter(text="خاي").exists()


def test_a_chain_of_merges_is_undone_from_its_middle_without_harm(editor: User) -> None:
    first, second, third = (make_place(key, names=(("en", key),)) for key in ("one", "two", "three"))
    incident = make_incident(by=editor, place=first)
    merge = merge_rows(second, first, editor=editor, reason="same")
    merge_rows(third, second, editor=editor, reason="same")
    row, left = undo_merge(merge.pk, editor=editor)
    assert (row.pk, row.retired_at, left) == (first.pk, None, {"incidents": 1, "names": 1})
    incident.refresh_from_db()
    assert incident.place == third


def test_a_merge_is_undone_once_and_not_by_restoring(editor: User, places: tuple[Place, Place]) -> None:
    kept, merged = places
    merge = merge_rows(kept, merged, editor=editor, reason="one town")
    with pytest.raises(ServiceError, match="undo the merge"):
        restore_row(Place, merged.pk, editor=editor)
    undo_merge(merge.pk, editor=editor)
    with pytest.raises(ServiceError, match="undone already"):
        undo_merge(merge.pk, editor=editor)
    assert VocabularyMerge.objects.get().undone_by == editor


def test_what_may_not_be_merged_is_refused_in_words(editor: User, places: tuple[Place, Place]) -> None:
    kept, merged = places
    retired = make_place("retired", names=(("en", "Retired"),))
    retire_row(Place, retired.pk, editor=editor, reason="never existed")
    retired.refresh_from_db()
    for pair, words in (
        ((kept, kept), "into itself"),
        ((retired, merged), "no longer in use"),
        ((kept, retired), "no longer in use"),
    ):
        with pytest.raises(ServiceError, match=words):
            merge_rows(*pair, editor=editor, reason="x")
    with pytest.raises(ServiceError, match="needs a reason"):
        merge_rows(kept, merged, editor=editor, reason=" ")
    assert not VocabularyMerge.objects.exists()


@pytest.mark.parametrize("values", [{"is_community": True, "inter": 4}, {"inter": 7}])
def test_a_community_is_never_merged_with_an_organised_party(
    editor: User, actors: tuple[Actor, Actor], values: dict[str, Any]
) -> None:
    kept, _merged = actors
    community = make_actor("PEOPLE", **({"name_en": "Farmers"} | values))
    for pair in ((kept, community), (community, kept)):
        with pytest.raises(ServiceError, match="never perpetrators"):
            merge_rows(*pair, editor=editor, reason="x")


def test_an_actor_is_not_merged_into_its_own_part(editor: User, actors: tuple[Actor, Actor]) -> None:
    kept, merged = actors
    Actor.objects.filter(pk=kept.pk).update(parent=merged)
    kept.refresh_from_db()
    with pytest.raises(ServiceError, match="change its parent first"):
        merge_rows(kept, merged, editor=editor, reason="x")


def test_drafts_that_name_a_merged_row_open_with_the_other_and_its_coordinates(editor: User) -> None:
    make_world()
    candidate = make_candidate(make_draft())
    kayes, jnim = Place.objects.get(key="kayes"), Actor.objects.get(key="JNIM")
    kept = make_place("better", names=(("en", "Kayes town"),), point=THERE, uncertainty_km=1.0)
    group = make_actor("BETTER", name_en="The same group")
    further = make_actor("FURTHER", name_en="The same group again")
    merge_rows(kept, kayes, editor=editor, reason="same")
    merge_rows(group, jnim, editor=editor, reason="same")
    merge_rows(further, group, editor=editor, reason="same")
    values = from_candidate(candidate)
    assert (values["place"], values["place_text"]) == (kept.pk, "Kayes town")
    assert (values["lat"], values["lng"], values["uncertainty_km"]) == (14.3, -11.2, 1.0)
    assert values["perpetrators"] == [further.pk]


def test_extraction_finds_the_kept_row_by_the_names_of_the_merged_one(
    editor: User, actors: tuple[Actor, Actor]
) -> None:
    kept, merged = actors
    merge_rows(kept, merged, editor=editor, reason="one group")
    vocabulary = current_vocabulary()
    assert "MERGED" not in vocabulary.actors
    assert "Horsemen" in {alias.text for alias in vocabulary.actors["KEPT"].aliases}


def test_the_preview_says_what_moves_what_is_lost_and_which_homonyms_collide(
    editor: User, places: tuple[Place, Place]
) -> None:
    kept, merged = places
    make_incident(by=editor, status="published", place=merged)
    make_incident(by=editor, place=merged)
    homonym = make_place("far", names=(("en", "Khayes"),), point=Point(3, 15, srid=4326))
    preview = merge_preview(kept, merged)
    assert (preview.incident_count, preview.published_count) == (2, 1)
    assert set(preview.moved_names) == {"Khayes", "خاي"}
    assert preview.shared_names == ["Kayes"]
    assert preview.homonyms == [("Khayes", homonym)]
    assert {column for column, _value, _stays in preview.lost} == {"name", "point", "uncertainty_km"}


def test_both_rows_tell_the_merge_and_its_undoing(editor: User, places: tuple[Place, Place]) -> None:
    kept, merged = places
    merge = merge_rows(kept, merged, editor=editor, reason="one town")
    undo_merge(merge.pk, editor=editor)
    told = [line.what for line in history_of(kept)]
    assert "“Khayes” was merged into this one" in told
    assert "the merge of “Khayes” was undone" in told
    assert "name “Khayes” came from “Khayes”" in told
    assert [line.what for line in history_of(merged) if "taken" in line.what or "merged" in line.what] == [
        "taken out of “Kayes” again",
        "merged into “Kayes”",
    ]
