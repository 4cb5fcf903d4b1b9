"""Search by words: any spelling in any of the three languages finds what is shown, and nothing else."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.gis.geos import Point

from incidents.models import (
    ActorAlias,
    AreaAlias,
    Campaign,
    Incident,
    IncidentActor,
    IncidentWords,
    Report,
    User,
)
from incidents.selectors.incident_filter import IncidentFilter
from incidents.services.ledger import move_generation
from incidents.services.search_words import fold_search_words, folding_is_due
from incidents.tests.factories import (
    DAY,
    make_actor,
    make_area,
    make_article,
    make_incident,
    make_place,
    make_source,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def incident(editor: User) -> Incident:
    """A clash at Kayes with all that can be searched."""
    region = make_area(1, code="R1", name_en="Western Region", name_ar="منطقة الغرب", box=(-13, 12, -9, 16))
    area = make_area(2, code="D1", name_en="Kayes district", parent=region)
    place = make_place(names=(("en", "Kayes"), ("fr", "Kayes-Ville"), ("ar", "كايس")))
    found = make_incident(
        by=editor, status="published", place=place, point=place.point, country="ML", area=area,
        place_name="Camp du Sahel", notes="Trois véhicules brûlés près du fleuve",
        campaign=Campaign.objects.create(name="Opération Dougoukoloko"),
    )  # fmt: skip
    actor = make_actor("JNIM", name_en="Group for Support", name_ar="جماعة نصرة الإسلام")
    ActorAlias.objects.create(actor=actor, text="GSIM", folded="gsim")
    IncidentActor.objects.create(incident=found, actor=actor, role="perpetrator")
    AreaAlias.objects.create(
        country="ML", level=1, area_code="R1", relation="renamed", name_fr="Ouestan", name_en="Westland",
        valid_from=DAY, source="a page",
    )  # fmt: skip
    add_report(
        found, title="Le maire Amadou Diallo parle d’une embuscade", source=make_source(name="Radio Niaré")
    )
    make_incident(by=editor, status="published", sub_event_type="Looting/property destruction", country="NE")
    fold_search_words()
    return found


def add_report(incident: Incident, **values: Any) -> None:
    Report.objects.create(incident=incident, article=make_article(**values))


def found(text: str, *, exact: bool = False) -> list[str]:
    matching = IncidentFilter(text=text).apply(Incident.objects.published(), exact=exact)
    return list(matching.values_list("public_id", flat=True))


@pytest.mark.parametrize(
    "text",
    [
        "kayes", "KAYÈS", "kay", "kayes ville", "ville kayes", "كايس", "بكايس", "وكايس", "كاي", "à Kayes",
        "d'Kayes", "فبكايس",
        "western", "الغرب", "غرب", "بالغرب", "westland", "ouestan", "kayes district",
        "gsim", "group support", "نصرة", "النصرة", "نصره الاسلام",
        "armed clash", "affrontement", "اشتباك",
        "dougoukoloko", "niare", "radio niaré",
        "véhicules", "vehicules brules", "camp sahel", "embuscade", "kayes embuscade gsim clash",
    ],
)  # fmt: skip
def test_any_spelling_of_what_is_shown_finds_it(incident: Incident, text: str) -> None:
    assert found(text) == found(text, exact=True) == [incident.public_id]


@pytest.mark.parametrize(
    "text", ["bamako", "ayes", "kayes bamako", "kayes looting", "vil kayesx", "لكايسو", "éhicules", "sw-9999"]
)
def test_every_word_has_to_begin_a_word_that_is_shown(incident: Incident, text: str) -> None:
    assert found(text) == found(text, exact=True) == []


def test_a_public_id_finds_its_incident(incident: Incident) -> None:
    number = incident.public_id.removeprefix("SW-").lstrip("0")
    for text in (incident.public_id, incident.public_id.lower(), f"sw{number}", f"SW-{number} kayes"):
        assert found(text) == [incident.public_id]
    assert found(f"SW-{number} looting") == []


def test_short_words_are_sought_in_names_alone(incident: Incident) -> None:
    assert found("ka") == [incident.public_id]
    assert found("br") == []  # "brûlés" stands in the notes


def test_a_withheld_place_is_found_by_the_desk_alone(incident: Incident) -> None:
    Incident.objects.filter(pk=incident.pk).update(withhold_place=True, area=None)
    for text in ("كايس", "ville", "camp", "véhicules", "embuscade", "dougoukoloko"):
        assert (text, found(text), found(text, exact=True)) == (text, [], [incident.public_id])
    # Its area stands for it, and who is said to have done it is no secret.
    for text in ("western", "gsim", "niare"):
        assert found(text) == [incident.public_id]


def test_a_private_person_is_no_way_to_find_an_incident(incident: Incident) -> None:
    for text in ("amadou", "diallo", "Amadou Diallo"):
        assert (found(text), found(text, exact=True)) == ([], [incident.public_id])


def test_titles_of_a_partys_outlet_are_not_searched(incident: Incident) -> None:
    outlet = make_source(name="Outlet", party=make_actor("PARTY"))
    add_report(incident, title="Proclamation victorieuse", source=outlet)
    fold_search_words()
    assert found("proclamation") == found("proclamation", exact=True) == []
    assert found("outlet") == [incident.public_id]


def test_drafts_are_not_found(editor: User) -> None:
    place = make_place()
    make_incident(by=editor, place=place, point=Point(0, 0, srid=4326))
    assert found("kayes", exact=True) == []


def test_texts_are_folded_again_when_they_change(incident: Incident) -> None:
    incident.notes = "Une rumeur"
    incident.save()
    move_generation("incidents")
    assert folding_is_due()
    assert fold_search_words() == 1
    assert not folding_is_due()
    assert (found("rumeur"), found("véhicules")) == ([incident.public_id], [])
    assert fold_search_words() == 0


def test_a_text_changed_on_a_host_whose_clock_is_behind_is_folded_again(incident: Incident) -> None:
    behind = incident.updated_at - timedelta(hours=1)
    Incident.objects.filter(pk=incident.pk).update(notes="Une rumeur", updated_at=behind)
    move_generation("incidents")
    assert fold_search_words() == 1
    assert found("rumeur") == [incident.public_id]
    assert fold_search_words() == 0


def test_folding_goes_on_where_a_batch_ended(incident: Incident) -> None:
    IncidentWords.objects.all().delete()
    Incident.objects.update(notes="some words")
    move_generation("incidents")
    assert fold_search_words(batch=1) == 1 and folding_is_due()
    assert fold_search_words(batch=1) == 1 and folding_is_due()
    assert fold_search_words(batch=1) == 0 and not folding_is_due()


def test_a_search_asks_a_fixed_number_of_times(
    incident: Incident, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(14):
        assert found("kayes embuscade gsim") == [incident.public_id]
