"""A form that is sent back as it was opened changes nothing: every quote stays, no value shifts."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.utils import translation

from incidents.extraction.types import Count, DraftPlace
from incidents.forms import IncidentForm
from incidents.forms.initial_values import from_candidate, from_incident
from incidents.models import Actor, Candidate, Incident, Place
from incidents.models.codes import ActorRole
from incidents.services.incidents import (
    ActorEntry,
    IncidentValues,
    changed_fields,
    correct_incident,
    enter_incident,
    field_values,
)
from incidents.tests.factories import (
    DRAFT,
    KAYES,
    TODAY,
    make_actor,
    make_candidate,
    make_draft,
    make_place,
    make_user,
    make_world,
)
from incidents.tests.forms.browser import posted

pytestmark = pytest.mark.django_db
CENTRE = DraftPlace(None, "Centre du Mali", "ML", None, 14.123456789, -4.000000001, 3, 180.5)
DRAFTS = {
    "plain": DRAFT,
    "nothing known": make_draft(
        date_start=None, date_end=None, date_precision=None, time_of_day=None, place=None, place_name="",
        perpetrators=(), responsibility="unknown", targets=(), target_kind=None, fatalities=None,
        civilian_targeting=None, claims=(),
    ),
    "a week": make_draft(date_start=date(2025, 6, 23), date_end=date(2025, 6, 29), date_precision="week"),
    "a month": make_draft(date_start=date(2025, 6, 1), date_end=date(2025, 6, 30), date_precision="month"),
    "a year": make_draft(date_start=date(2024, 1, 1), date_end=date(2024, 12, 31), date_precision="year"),
    "a night": make_draft(date_start=date(2025, 6, 30), date_end=date(2025, 7, 1), date_precision="days"),
    "a week not over yet": make_draft(
        date_start=date(2025, 6, 30), date_end=date(2025, 7, 6), date_precision="week"
    ),
    "still open": make_draft(date_end=None),
    "a part of a country": make_draft(place=CENTRE, place_name="وسط مالي"),
    "a region named like a town": make_draft(place=replace(CENTRE, name="Kayes")),
    "a region named like two towns": make_draft(place=replace(CENTRE, name="Bamba")),
    "a place that left the gazetteer": make_draft(place=replace(KAYES, key="gone", name="Gone")),
    "a name without a place": make_draft(place=None, place_name="Kayes"),
    "odd floats": make_draft(place=replace(KAYES, lat=14.1 + 0.2, lon=-11.1 - 0.2, uncertainty_km=1 / 3)),
    "open counts": make_draft(
        fatalities=Count(30, None, "at_least"), injured=Count(0, 0), abducted=Count(2, 5)
    ),
    "two perpetrators": make_draft(
        perpetrators=("JNIM", "ISGS"), responsibility="claimed", said_by=" the group  "
    ),
    "actors nobody knows": make_draft(perpetrators=("UNHEARD",), responsibility="claimed", targets=("OF",)),
    "words with markup": make_draft(said_by="<b>\"l'armée\" & co</b>"),
}  # fmt: skip


@pytest.fixture(autouse=True)
def world() -> None:
    make_world()
    make_actor("ISGS")
    for key in ("bamba-1", "bamba-2"):
        make_place(key, names=(("fr", "Bamba"),))


def reopened(candidate: Candidate) -> IncidentForm:
    """The draft's form as a browser sends it back untouched."""
    initial = from_candidate(candidate)
    data = posted(IncidentForm(initial=initial, today=TODAY))
    return IncidentForm(data, initial=initial, today=TODAY)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("name", [name for name in DRAFTS if name != "a name without a place"])
def test_a_draft_accepted_unchanged_has_no_corrected_field(name: str, language: str) -> None:
    with translation.override(language):
        form = reopened(make_candidate(DRAFTS[name]))
        assert form.is_valid(), form.errors
        assert form.changed_data == []
        assert form.corrected_fields() == []


@pytest.mark.parametrize("name", [name for name in DRAFTS if name != "a name without a place"])
def test_the_values_are_the_drafts_own(name: str) -> None:
    draft = DRAFTS[name]
    form = reopened(make_candidate(draft))
    assert form.is_valid(), form.errors
    values = form.values()
    found = values.columns
    assert (found["date_start"], found["date_end"]) == (draft.date_start, draft.date_end)
    assert found["date_precision"] == (draft.date_precision or "unknown")
    for kind in ("fatalities", "injured", "abducted"):
        count = getattr(draft, kind)
        expected = (count.low, count.high) if count else (None, None)
        assert (found[f"{kind}_low"], found[f"{kind}_high"]) == expected
    if draft.place:
        assert found["point"].coords == (draft.place.lon, draft.place.lat)
        assert (found["uncertainty_km"], found["country"]) == (
            draft.place.uncertainty_km,
            draft.place.country,
        )
    else:
        assert found["point"] is None
    assert (found["time_of_day"], found["target_kind"]) == (draft.time_of_day or "", draft.target_kind or "")
    assert found["civilian_targeting"] is draft.civilian_targeting


def test_a_region_is_not_mistaken_for_the_town_of_its_name() -> None:
    form = reopened(make_candidate(DRAFTS["a region named like a town"]))
    assert form.is_valid()
    assert form.values().columns["place_id"] is None


def test_a_name_without_a_place_asks_the_editor_to_choose_or_finds_the_only_one() -> None:
    form = reopened(make_candidate(DRAFTS["a name without a place"]))
    assert form.is_valid()
    assert form.values().columns["place_id"] is not None
    ambiguous = reopened(make_candidate(make_draft(place=None, place_name="Bamba")))
    assert not ambiguous.is_valid()
    assert set(ambiguous.errors) == {"place_text"}


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"date_text": "30/6/2025"}, "date"),
        ({"date_is_open": "on"}, "date"),
        ({"time_of_day": "night"}, "time_of_day"),
        ({"lat": "14.5"}, "place"),
        ({"uncertainty_km": "9"}, "place"),
        ({"country": "SN"}, "country"),
        ({"sub_event_type": "Attack"}, "event_type"),
        ({"perpetrators": []}, "perpetrators"),
        ({"attribution": "claimed"}, "responsibility"),
        ({"said_by": "the army"}, "responsibility"),
        ({"targets_text": "ISGS"}, "targets"),
        ({"associated_text": "ISGS"}, "associated"),
        ({"target_kind": "market"}, "target_kind"),
        ({"civilian_targeting": ""}, "civilian_targeting"),
        ({"fatalities": "12-13"}, "fatalities"),
        ({"injured": "0"}, "injured"),
        ({"missing": "1"}, "missing"),
        ({"abducted": "1"}, "abducted"),
        ({"credibility": "2"}, "credibility"),
        ({"notes": "seen"}, "notes"),
        ({"tags": "raid"}, "tags"),
    ],
    ids=str,
)
def test_each_input_that_changes_names_its_coded_field(typed: dict[str, Any], field: str) -> None:
    initial = from_candidate(make_candidate())
    data = posted(IncidentForm(initial=initial, today=TODAY), **typed)
    form = IncidentForm(data, initial=initial, today=TODAY)
    form.is_valid()
    assert form.corrected_fields() == [field]


def full_incident() -> Incident:
    place, jnim = Place.objects.get(key="kayes"), Actor.objects.get(key="JNIM")
    columns = {
        "event_type": "Battles", "sub_event_type": "Armed clash", "date_start": date(2025, 6, 23),
        "date_end": date(2025, 6, 29), "date_precision": "week", "time_of_day": "night", "place_id": place.pk,
        "place_name": "Kayes", "point": place.point, "uncertainty_km": 5.0, "country": "ML",
        "target_kind": "police",
        "civilian_targeting": True, "fatalities_low": 3, "fatalities_best": 4, "fatalities_high": 5,
        "injured_low": None, "injured_high": 7, "missing_low": 0, "missing_high": 0, "notes": "two\r\nlines",
        "tags": ["raid", "محور"], "credibility": 2,
    }  # fmt: skip
    actors = (ActorEntry(jnim.pk, ActorRole.PERPETRATOR, "claimed", "its spokesman"),)
    return enter_incident(IncidentValues(columns=columns, actors=actors), editor=make_user(), reason="r")


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
@pytest.mark.parametrize("open_ended", [False, True])
def test_an_incident_opened_and_saved_unchanged_keeps_every_value_and_its_evidence(
    language: str, open_ended: bool
) -> None:
    incident = full_incident()
    if open_ended:
        Incident.objects.filter(pk=incident.pk).update(date_end=None, date_precision="day")
    incident.refresh_from_db()
    before, evidence = field_values(incident), list(incident.evidence.values())
    with translation.override(language):
        initial = from_incident(incident)
        form = IncidentForm(
            posted(IncidentForm(initial=initial, today=TODAY), reason="r"), initial=initial, today=TODAY
        )
        assert form.is_valid(), form.errors
    assert form.corrected_fields() == []
    after = correct_incident(incident.pk, form.values(), editor=make_user(), reason="r", seen_version=1)
    after.refresh_from_db()
    assert changed_fields(before, field_values(after)) == []
    assert list(incident.evidence.values()) == evidence
