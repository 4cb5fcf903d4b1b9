"""Two editors at once on the vocabulary, on real connections: one wins, the other is told, none is stuck."""

import pytest

from incidents.models import Actor, ActorAlias, Incident, Place, VocabularyMerge
from incidents.services.errors import ServiceError
from incidents.services.incidents import withdraw_incident
from incidents.services.vocabulary_merge import merge_rows
from incidents.services.vocabulary_names import AliasValues, StrongOwner, add_name
from incidents.services.vocabulary_unmerge import undo_merge
from incidents.tests.factories import make_actor, make_incident, make_place, make_user
from incidents.tests.services.test_concurrency import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_strong_alias_given_to_two_actors_at_once_has_one_owner() -> None:
    editor, values = make_user(), AliasValues("Katiba", "fr", True, None, None, "")
    first, second = make_actor("FIRST"), make_actor("SECOND")
    outcomes = at_once(
        lambda: add_name(first, values, editor=editor), lambda: add_name(second, values, editor=editor)
    )
    assert {type(outcome) for outcome in outcomes} == {ActorAlias, StrongOwner}
    assert ActorAlias.objects.count() == 1


def test_two_rows_merged_into_each_other_at_once_are_merged_one_way() -> None:
    editor, one, other = make_user(), make_place("one"), make_place("other")
    for place in (one, other):
        make_incident(by=editor, status="published", place=place)
    outcomes = at_once(
        lambda: merge_rows(one, other, editor=editor, reason="same"),
        lambda: merge_rows(other, one, editor=editor, reason="same"),
    )
    assert {type(outcome) for outcome in outcomes} == {VocabularyMerge, ServiceError}
    kept = Place.objects.get(merged_into=None)
    assert set(Incident.objects.values_list("place_id", flat=True)) == {kept.pk}


def test_a_merge_and_a_withdrawal_of_its_incident_do_not_wait_for_each_other_for_ever() -> None:
    editor, kept, merged = make_user(), make_actor("KEPT"), make_actor("MERGED")
    incident = make_incident(by=editor, status="published")
    incident.actors.create(actor=merged, role="perpetrator")
    outcomes = at_once(
        lambda: merge_rows(kept, merged, editor=editor, reason="same"),
        lambda: withdraw_incident(incident.pk, editor=editor, reason="another town"),
    )
    assert [type(outcome) for outcome in outcomes] == [VocabularyMerge, Incident]
    incident.refresh_from_db()
    assert (incident.status, incident.version, incident.actors.get().actor) == ("withdrawn", 3, kept)


def test_a_merge_undone_by_two_at_once_is_undone_once() -> None:
    editor, kept, merged = make_user(), make_actor("KEPT"), make_actor("MERGED", aliases=("Katiba",))
    merge = merge_rows(kept, merged, editor=editor, reason="same")
    outcomes = at_once(*[lambda: undo_merge(merge.pk, editor=editor)] * 2)
    assert sorted(isinstance(outcome, ServiceError) for outcome in outcomes) == [False, True]
    assert Actor.objects.in_use().count() == 2
    assert merged.aliases.in_use().count() == 1
