"""What is passed on: at most 700 characters, always with the link, never what is withheld."""

import re
from typing import Any

import pytest
from django.contrib.gis.geos import Point
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.models import Incident, IncidentActor, User
from incidents.models.codes import Attribution
from incidents.selectors.citation import Cited, citation_bibtex, citation_text
from incidents.selectors.incident_text import MOST_CHARACTERS, message_text
from incidents.selectors.incident_view import with_all
from incidents.tests.factories import DAY, NUMBERS, make_actor, make_area, make_incident, make_place

pytestmark = pytest.mark.django_db
URL = "https://sahelwatch.example/incidents/SW-000012/"
LANGUAGES = ("en", "fr", "ar")
ISOLATES = re.compile("[\u2066-\u2069]")


def message(incident: Incident, language: str = "en", url: str = URL) -> str:
    read = with_all(Incident.objects.all()).get(pk=incident.pk)
    with translation.override(language):
        return message_text(read, url=url)


def involve(incident: Incident, name: str, attribution: str, **values: Any) -> None:
    actor = make_actor(f"A{next(NUMBERS)}", name_en=name)
    IncidentActor.objects.create(
        incident=incident, actor=actor, role="perpetrator", attribution=attribution, **values
    )


NAMES = st.lists(st.sampled_from(["JNIM", "الجيش", "Katiba de", "x" * 120, "(AQIM)"]), min_size=1).map(
    " ".join
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    language=st.sampled_from(LANGUAGES),
    place=NAMES,
    said_by=NAMES,
    deaths=st.none() | st.integers(0, 10_000),
    host=st.text("abcdefghij-", min_size=1, max_size=250),
    count=st.integers(0, 6),
)
def test_a_message_never_exceeds_its_length_and_ends_with_the_link_alone_on_its_line(
    editor: User, language: str, place: str, said_by: str, deaths: int | None, host: str, count: int
) -> None:
    incident = make_incident(by=editor, status="published", place_name=place[:200], fatalities_low=deaths)
    for n in range(count):
        involve(incident, f"{place[:150]} {n}", "suspected", said_by=said_by[:200])
    url = f"https://{host}/incidents/{incident.public_id}/"
    text = message(incident, language, url)
    assert len(text) <= MOST_CHARACTERS == 700
    assert text.splitlines()[-1] == url
    assert text.count("\u2068") == text.count("\u2069")


def test_vague_and_unknown_things_are_written_so(editor: User) -> None:
    place = make_place("centre", names=(("en", "Central Mali"),), uncertainty_km=180.0)
    incident = make_incident(
        by=editor, status="published", place=place, place_name="Central Mali", point=place.point,
        uncertainty_km=180.0, country="ML", date_start=DAY, date_end=None, date_precision="days",
    )  # fmt: skip
    lines = message(incident).splitlines()
    assert "When: since 1 July 2025" in lines
    assert "Where: Central Mali (within about 180 km), Mali" in lines
    assert "By whom: unknown" in lines
    assert "Deaths: unknown" in lines
    assert "Sources: none recorded" in lines


@pytest.mark.parametrize(
    ("attribution", "words"),
    [
        ("claimed", "claimed by JNIM"),
        ("suspected", "JNIM suspected"),
        ("stated", "attributed to JNIM"),
        ("denied", "JNIM named, but this is denied"),
        ("unknown", "JNIM named, it is not said by whom"),
    ],
)
def test_who_did_it_is_always_hedged(editor: User, attribution: str, words: str) -> None:
    incident = make_incident(by=editor, status="published")
    involve(incident, "JNIM", attribution)
    assert f"By whom: {words}" in message(incident).splitlines()


def test_every_way_of_knowing_has_its_words(editor: User) -> None:
    for attribution in Attribution.values:
        incident = make_incident(by=editor, status="published")
        involve(incident, f"A {attribution}", attribution)
        assert f"A {attribution}" in message(incident)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_withheld_place_is_in_no_message_whoever_copies_it(editor: User, language: str) -> None:
    make_area(2, name_en="Cercle of Tests", box=(-12, 14, -11, 16))
    place = make_place("z", names=(("fr", "Zorgatène"), ("en", "Zorgatene"), ("ar", "زرقاطين")))
    incident = make_incident(
        by=editor, status="published", place=place, place_name="Zorgatène", country="ML",
        point=Point(-11.432109, 14.987654, srid=4326), target_kind="displaced_site",
    )  # fmt: skip
    involve(incident, "JNIM", "stated", said_by="the mayor of Zorgatene")
    text = message(incident, language)
    for word in ("Zorgat", "زرقاطين", "14.98", "11.43"):
        assert word not in text
    assert "Cercle of Tests" in text


def test_an_arabic_message_sets_latin_names_apart_and_leaves_the_link_alone(editor: User) -> None:
    incident = make_incident(by=editor, status="published", place_name="Ansongo")
    involve(incident, "JNIM", "claimed")
    lines = message(incident, "ar").splitlines()
    assert any("\u2068Ansongo\u2069" in line for line in lines)
    assert lines[-1] == URL
    assert not ISOLATES.search(lines[-1])


def test_an_english_message_needs_no_marks(editor: User) -> None:
    assert not ISOLATES.search(message(make_incident(by=editor, status="published", place_name="Ansongo")))


def test_what_was_invented_says_so_first(editor: User) -> None:
    incident = make_incident(by=editor, status="published", origin="generated")
    assert message(incident).startswith("Invented for a demonstration")
    seed = make_incident(by=editor, status="published", origin="seed")
    assert "Not yet checked by an editor of this desk." in message(seed)


def cited(title: str = "Armed clash, Kayes") -> Cited:
    return Cited("SW-000123", title, 3, version_day=DAY, accessed=DAY.replace(day=9), url=URL)


def test_a_citation_names_id_version_and_days(editor: User) -> None:
    assert citation_text(cited()) == (
        "SahelWatch, incident SW-000123: Armed clash, Kayes, version 3 of 1 July 2025, "
        f"accessed 9 July 2025, {URL}"
    )


def test_a_bibtex_entry_keeps_its_braces_and_its_address(editor: User) -> None:
    entry = citation_bibtex(cited(title="50 % {of} A_B & C\\D"))
    assert entry.startswith("@misc{SW-000123-v3,\n")
    assert r"title = {{50 \% \{of\} A\_B \& C\textbackslash{}D}}" in entry
    assert f"url = {{{URL}}}" in entry
    assert "urldate = {2025-07-09}" in entry
    bare = entry.replace(r"\{", "").replace(r"\}", "")
    assert bare.count("{") == bare.count("}")
