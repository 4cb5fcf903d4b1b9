"""Loading actors: nothing is loaded twice, no alias has two strong owners, what the desk did stays."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import timezone

from incidents.extraction.seed_files import SeedFileError
from incidents.models import Actor, ActorAlias, RowOrigin
from incidents.selectors.generations import generation
from incidents.services.errors import ServiceError
from incidents.services.reference_data import Loaded, load_actors
from incidents.text.folding import fold_key

pytestmark = pytest.mark.django_db
GROUP = """
- key: JNIM
  name: {en: "JNIM group", fr: "groupe JNIM", ar: "جماعة نصرة الإسلام"}
  inter: 2
  countries: [ML, BF]
  valid_from: 2017-03-01
  aliases:
  - {text: "GSIM", language: fr, strength: strong, checked: "https://news.example/gsim"}
  - {text: "jihadistes", language: fr, strength: weak, checked: false}
"""
PART = """
- key: KATIBA
  name: {en: "Katiba"}
  inter: 2
  parent: JNIM
  aliases:
  - {text: "FLM", language: fr, strength: weak, checked: false}
"""
Load = Callable[[str], Loaded]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    def loading(text: str) -> Loaded:
        path = tmp_path / "actors.yml"
        path.write_text(text, encoding="utf-8")
        return load_actors(path)

    return loading


def alias(text: str) -> ActorAlias:
    return ActorAlias.objects.get(folded=fold_key(text))


def test_actors_come_with_names_periods_parents_and_the_standing_of_each_alias(load: Load) -> None:
    done = load(GROUP + PART)
    assert (done.new, done.kept, done.refused) == (2, 0, ())
    group = Actor.objects.get(key="JNIM")
    assert (group.name_fr, group.inter, group.countries) == ("groupe JNIM", 2, ["ML", "BF"])
    assert str(group.valid_from) == "2017-03-01"
    assert Actor.objects.get(key="KATIBA").parent == group
    assert (alias("GSIM").is_strong, alias("GSIM").checked) == (True, "https://news.example/gsim")
    assert (alias("jihadistes").is_strong, alias("jihadistes").checked) == (False, "")
    assert alias("groupe JNIM").actor == group


def test_a_second_load_changes_nothing_and_wakes_no_worker(load: Load) -> None:
    load(GROUP + PART)
    rows, before = list(ActorAlias.objects.order_by("pk").values()), generation("vocabulary")
    done = load(GROUP + PART)
    assert (done.new, done.kept) == (0, 2)
    assert list(ActorAlias.objects.order_by("pk").values()) == rows
    assert generation("vocabulary") == before


def test_a_new_version_of_the_file_corrects_adds_and_removes(load: Load) -> None:
    load(GROUP)
    before = generation("vocabulary")
    load(GROUP.replace("inter: 2", "inter: 3").replace("jihadistes", "djihadistes"))
    assert Actor.objects.get().inter == 3
    assert not ActorAlias.objects.filter(text="jihadistes").exists()
    assert alias("djihadistes").is_strong is False
    assert generation("vocabulary") > before


def test_two_strong_owners_of_one_alias_are_refused_and_nothing_is_written(load: Load) -> None:
    rival = PART.replace('"FLM", language: fr, strength: weak', '"gsim", language: fr, strength: strong')
    with pytest.raises(ServiceError, match="“gsim” is a strong alias of both JNIM and KATIBA"):
        load(GROUP + rival)
    assert not Actor.objects.exists()


def test_a_strong_alias_changes_hands_from_one_version_to_the_next(load: Load) -> None:
    load(GROUP + PART)
    moved = GROUP.replace('"GSIM"', '"GSIM2"') + PART.replace(
        '"FLM", language: fr, strength: weak', '"GSIM", strength: strong'
    )
    done = load(moved)
    assert done.refused == ()
    assert (alias("GSIM").actor.key, alias("GSIM").is_strong) == ("KATIBA", True)


def test_a_parent_that_is_not_in_the_file_is_refused(load: Load) -> None:
    with pytest.raises(ServiceError, match="KATIBA is part of JNIM, which is not in the file"):
        load(PART)


@pytest.mark.parametrize(
    "text", ["- key: [", "- {inter: 2}", "- {key: A, inter: many}", "- just words", "a: b"]
)
def test_a_file_that_cannot_be_read_says_where_and_writes_nothing(load: Load, text: str) -> None:
    with pytest.raises(SeedFileError, match=r"actors\.yml"):
        load(text)
    assert not Actor.objects.exists()


def test_what_an_editor_changed_added_and_retired_stays(load: Load) -> None:
    load(GROUP)
    now = timezone.now()
    Actor.objects.update(name_fr="nom corrigé", edited_at=now)
    ActorAlias.objects.filter(text="GSIM").update(retired_at=now, edited_at=now)
    group = Actor.objects.get()
    ActorAlias.objects.create(
        actor=group, text="Nusra", folded="nusra", is_strong=True, origin=RowOrigin.PERSON, edited_at=now
    )
    load(GROUP.replace("groupe JNIM", "groupe tout autre"))
    group.refresh_from_db()
    assert group.name_fr == "nom corrigé"
    assert alias("GSIM").is_retired
    assert alias("Nusra").is_strong


def test_a_retired_or_merged_actor_does_not_come_back(load: Load) -> None:
    load(GROUP + PART)
    group, part = Actor.objects.get(key="JNIM"), Actor.objects.get(key="KATIBA")
    part.aliases.all().delete()
    Actor.objects.filter(pk=part.pk).update(merged_into=group, retired_at=timezone.now())
    load(GROUP + PART)
    part.refresh_from_db()
    assert part.is_retired
    assert not part.aliases.exists()


def test_a_strong_alias_that_the_desk_gave_to_another_comes_in_weak_and_is_told(load: Load) -> None:
    load(GROUP)
    other = Actor.objects.create(key="OTHER", name_en="Other", inter=2, origin=RowOrigin.PERSON)
    ActorAlias.objects.create(
        actor=other,
        text="FLM",
        folded="flm",
        is_strong=True,
        origin=RowOrigin.PERSON,
        edited_at=timezone.now(),
    )
    done = load(GROUP + PART.replace("strength: weak", "strength: strong"))
    assert done.refused == ("“FLM” is a strong alias of OTHER at this desk; for KATIBA it is weak.",)
    assert not ActorAlias.objects.get(actor__key="KATIBA", folded="flm").is_strong


def test_a_thousand_actors_load_and_load_again(load: Load) -> None:
    alias = '{{text: "alias {n}", strength: weak}}'
    row = f'- {{{{key: G{{n}}, name: {{{{en: "Group {{n}}"}}}}, inter: 2, aliases: [{alias}]}}}}\n'
    many = "".join(row.format(n=n) for n in range(1000))
    assert load(many).new == 1000
    assert load(many).kept == 1000
    assert ActorAlias.objects.count() == 2000
