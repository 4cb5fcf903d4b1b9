"""Names of places and aliases of actors: one strong owner, one shown first, retired and restored."""

from dataclasses import replace

import pytest

from incidents.models import ActorAlias, PlaceName, User
from incidents.selectors.vocabulary_history import history_of
from incidents.services.errors import ServiceError, StaleVersion
from incidents.services.vocabulary import retire_row, stamp_of
from incidents.services.vocabulary_names import (
    AliasValues,
    PlaceNameValues,
    StrongOwner,
    add_name,
    change_name,
    restore_name,
    retire_name,
)
from incidents.tests.factories import make_actor, make_place

pytestmark = pytest.mark.django_db
STRONG = AliasValues("Katiba", "fr", True, None, None, "https://example.org/page")


def test_a_strong_alias_that_another_actor_owns_is_refused_with_its_owner(editor: User) -> None:
    owner, actor = make_actor("OWNER", aliases=("Katiba",), name_en="The owner"), make_actor("OTHER")
    with pytest.raises(StrongOwner, match="strong alias of The owner") as refused:
        add_name(actor, replace(STRONG, text="KATIBA"), editor=editor)
    assert refused.value.owner == owner
    assert not actor.aliases.exists()


def test_a_weak_alias_may_be_that_of_several_actors(editor: User) -> None:
    make_actor("OWNER", aliases=("Katiba",))
    actor = make_actor("OTHER")
    alias = add_name(actor, replace(STRONG, is_strong=False), editor=editor)
    assert (alias.origin, alias.folded) == ("person", "katiba")
    with pytest.raises(StrongOwner):
        change_name(ActorAlias, alias.pk, STRONG, editor=editor, reason="x", seen=stamp_of(alias))


def test_a_strong_alias_of_a_retired_actor_is_free_again(editor: User) -> None:
    owner = make_actor("OWNER", aliases=("Katiba",))
    retire_row(type(owner), owner.pk, editor=editor, reason="dissolved")
    assert add_name(make_actor("OTHER"), STRONG, editor=editor).is_strong


def test_a_retired_strong_alias_does_not_come_back_beside_a_new_owner(editor: User) -> None:
    owner = make_actor("OWNER", aliases=("Katiba", "Other name"))
    alias = owner.aliases.get(text="Katiba")
    retire_name(ActorAlias, alias.pk, editor=editor, reason="ambiguous")
    add_name(make_actor("OTHER", name_en="New owner"), STRONG, editor=editor)
    with pytest.raises(StrongOwner, match="New owner"):
        restore_name(ActorAlias, alias.pk, editor=editor)


def test_a_name_is_there_once_however_it_is_accented(editor: User) -> None:
    actor = make_actor("OWNER", aliases=("Katiba",))
    with pytest.raises(ServiceError, match="among the names already"):
        add_name(actor, replace(STRONG, text="KATÎBA"), editor=editor)
    place = make_place()
    with pytest.raises(ServiceError, match="among the names already"):
        add_name(place, PlaceNameValues("Kayes", "fr", False, ""), editor=editor)


def test_one_name_is_shown_first_in_its_language(editor: User) -> None:
    place = make_place()
    add_name(place, PlaceNameValues("خاي", "ar", True, ""), editor=editor)
    assert list(place.names.filter(language="ar", is_preferred=True).values_list("text", flat=True)) == [
        "خاي"
    ]
    assert place.names.filter(text="كايس", is_preferred=False, edited_at__isnull=False).exists()


def test_the_last_name_is_not_retired(editor: User) -> None:
    place = make_place(names=(("fr", "Kayes"),))
    with pytest.raises(ServiceError, match="only name left"):
        retire_name(PlaceName, place.names.get().pk, editor=editor, reason="x")


def test_nobody_overwrites_a_name_that_somebody_else_has_just_changed(editor: User) -> None:
    alias = make_actor("OWNER", aliases=("Katiba", "b")).aliases.get(text="Katiba")
    seen = stamp_of(alias)
    change_name(ActorAlias, alias.pk, STRONG, editor=editor, reason="checked", seen=seen)
    with pytest.raises(StaleVersion):
        change_name(
            ActorAlias, alias.pk, replace(STRONG, text="Katibas"), editor=editor, reason="x", seen=seen
        )


def test_what_became_of_a_name_is_told_in_sentences(editor: User) -> None:
    actor = make_actor("OWNER", aliases=("Katiba", "b"))
    alias = actor.aliases.get(text="Katiba")
    values = replace(STRONG, is_strong=False)
    change_name(ActorAlias, alias.pk, values, editor=editor, reason="checked", seen=stamp_of(alias))
    retire_name(ActorAlias, alias.pk, editor=editor, reason="ambiguous")
    restore_name(ActorAlias, alias.pk, editor=editor)
    add_name(actor, replace(STRONG, text="Katiba Serma"), editor=editor)
    assert [(line.what, line.reason) for line in history_of(actor)] == [
        ("name “Katiba Serma” added", "name added on the vocabulary screen"),
        ("name “Katiba” restored", "taken back"),
        ("name “Katiba” retired", "ambiguous"),
        (
            "name “Katiba”: Language from nothing to French, Strong from yes to no, "
            "Page where it was read from nothing to https://example.org/page",
            "checked",
        ),
    ]


def test_a_name_that_folds_to_more_letters_than_the_column_holds_is_kept(editor: User) -> None:
    place = make_place()
    name = add_name(place, PlaceNameValues("ﷺ" * 200, "ar", False, ""), editor=editor)
    assert len(name.folded) == 200
