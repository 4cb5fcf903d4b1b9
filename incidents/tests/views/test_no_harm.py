"""Do no harm, on what is really sent: pages and JSON, for strangers and analysts, in three languages."""

import re
from html import unescape
from typing import Any

import pytest
from django.contrib.gis.geos import Point
from django.test import Client

from incidents.models import (
    Article,
    CasualtyClaim,
    Evidence,
    Incident,
    IncidentActor,
    Report,
    Role,
    Source,
    User,
)
from incidents.selectors.redaction import PUBLIC_QUOTE_CHARACTERS
from incidents.services.cited_articles import cite_url
from incidents.services.incidents import publish_incident, withdraw_incident
from incidents.tests.conftest import signed_in
from incidents.tests.dashboard_rows import build, everything_sent, rows_of
from incidents.tests.factories import (
    make_actor,
    make_area,
    make_article,
    make_candidate,
    make_incident,
    make_place,
    make_source,
    make_user,
)

pytestmark = pytest.mark.django_db
NAMES = (("fr", "Zorgatène"), ("en", "Zorgatene"), ("ar", "زرقاطين"))
SPELLINGS = ["Zorgatène", "Zorgatene", "ZORGATÈNE", "zorgatene", "زرقاطين", "زَرقاطين"]
SPOT = Point(-11.432109, 14.987654, srid=4326)
DIGITS = ["14.98", "11.43"]
NOTE = "the midwife of the clinic rang the desk"
SENSITIVE: dict[str, dict[str, Any]] = {
    "a site of displaced people": {"target_kind": "displaced_site"},
    "an editor's word": {"withhold_place": True},
    "a shelter": {"target_kind": "shelter"},
    "a clinic": {"target_kind": "health"},
    "sexual violence": {"sub_event_type": "Sexual violence"},
    "an abduction": {"sub_event_type": "Abduction/forced disappearance"},
    "abductees beside something else": {"abducted_low": 3},
    "at most so many abductees": {"abducted_high": 3},
    "children": {"claim": {"kind": "killed", "of_whom": "children", "low": 2}},
    "an abduction that one side claims": {"claim": {"kind": "abducted", "low": 2}},
}
LANGUAGES = ("en", "fr", "ar")


@pytest.fixture(params=["anonymous", "analyst"])
def reader(request, settings) -> Client:
    settings.PUBLIC_DASHBOARD = True
    return (
        Client()
        if request.param == "anonymous"
        else signed_in(make_user(Role.ANALYST, username="the-reader"))
    )


def sentence() -> str:
    """A quote that tries every spelling of the place."""
    return f"Attaque à {', '.join(SPELLINGS)} et بزرقاطين, والزرقاطين selon l'armée."


def published(editor: User, **values: Any) -> Incident:
    """A published incident with everything hanging on it that could give the place away."""
    claim = values.pop("claim", None)
    place = make_place("zorgatene", names=NAMES, point=SPOT, admin1="Region of Tests")
    incident = make_incident(
        by=editor, place=place, place_name="Zorgatène", point=SPOT, country="ML", notes=sentence(), **values
    )
    article = make_article(
        f"{sentence()} {LONG}",
        title=f"Derrière le puits: {sentence()}",
        canonical_url="https://journal.example/article-77",
    )
    report = Report.objects.create(incident=incident, article=article, added_by=editor)
    Report.objects.create(incident=incident, confidential_note=NOTE, added_by=editor)
    for field in ("place", "event_type", "date", "fatalities", "target_kind"):
        Evidence.objects.create(
            incident=incident, field=field, kind="quoted", article=article, start=0, end=len(sentence()),
            quote=sentence(), rule="test.rule",
        )  # fmt: skip
    Evidence.objects.create(
        incident=incident,
        field="notes",
        kind="asserted",
        asserted_by=editor,
        reason=sentence(),
        report=report,
    )
    IncidentActor.objects.create(
        incident=incident,
        actor=make_actor(),
        role="perpetrator",
        attribution="claimed",
        said_by="mayor of Zorgatène",
    )
    if claim:
        CasualtyClaim.objects.create(incident=incident, claimant="the hospital of Zorgatène", **claim)
    publish_incident(incident.pk, editor=editor)
    incident.refresh_from_db()
    return incident


LONG = "Une suite de l'article que personne ne lit ici. " * 20


def everything(client: Client, incident: Incident, language: str = "en") -> dict[str, str]:
    """All that this reader is sent: pages, fragments, data, headers included."""
    build()
    paths = ["/", "/?country=ML&type=Battles", "/data/manifest.json", "/data/generation", "/about/"]
    paths += [incident.get_absolute_url(), incident.get_absolute_url().lower()]
    answers = {path: client.get(path, HTTP_ACCEPT_LANGUAGE=language) for path in paths}
    sent = {path: f"{dict(answer.headers)} {answer.content.decode()}" for path, answer in answers.items()}
    return sent | {"json of the data": everything_sent(client, language)}


def assert_nowhere(words: list[str], sent: dict[str, str]) -> None:
    """As written, escaped for HTML, or escaped for JSON."""
    for path, raw in sent.items():
        for text in (raw, unescape(raw)):
            for spelling in words:
                for form in (spelling, spelling.encode("unicode_escape").decode()):
                    assert form not in text, (
                        f"{form} in {path}: {text[max(0, text.find(form) - 200) :][:300]}"
                    )


@pytest.mark.parametrize("kind", SENSITIVE)
def test_the_exact_place_of_people_at_risk_is_nowhere(reader: Client, editor: User, kind: str) -> None:
    make_area(2, name_en="Cercle of Tests")
    incident = published(editor, **SENSITIVE[kind])
    sent = everything(reader, incident)
    assert_nowhere([*SPELLINGS, *DIGITS, "Derrière le puits"], sent)
    assert "Cercle of Tests" in sent[incident.get_absolute_url()]
    assert "Cercle of Tests" in sent["/"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_place_stays_withheld_in_every_language(reader: Client, editor: User, language: str) -> None:
    incident = published(editor, target_kind="displaced_site")
    assert_nowhere([*SPELLINGS, *DIGITS], everything(reader, incident, language))


def test_without_boundaries_only_the_country_is_shown(reader: Client, editor: User) -> None:
    incident = published(editor, target_kind="displaced_site")
    row = rows_of(reader)[0]
    assert (row["lat"], row["lng"], row["place"], row["coarse"], row["country"]) == (
        None,
        None,
        "Mali",
        True,
        "ML",
    )
    assert "exact place is withheld" in reader.get(incident.get_absolute_url()).content.decode()


def test_the_area_shown_is_the_second_level_and_its_circle_holds_it_all(reader: Client, editor: User) -> None:
    make_area(1, box=(-13, 12, -9, 16), name_en="Region")
    make_area(2, box=(-11.6, 14.8, -11.2, 15.2), name_en="Cercle")
    make_area(3, box=(-11.5, 14.95, -11.4, 15.0), name_en="Commune")
    published(editor, target_kind="displaced_site")
    row = rows_of(reader)[0]
    assert (row["place"], row["coarse"], row["place_is_vague"]) == ("Cercle", True, True)
    assert (round(row["lat"], 3), round(row["lng"], 3)) == (15.0, -11.4)
    assert row["uncertainty_km"] == pytest.approx(31, abs=2)


def test_reasons_of_correction_and_withdrawal_do_not_name_the_place(reader: Client, editor: User) -> None:
    incident = published(editor, target_kind="displaced_site")
    withdraw_incident(incident.pk, editor=editor, reason=sentence())
    response = reader.get(incident.get_absolute_url())
    assert response.status_code == 410
    assert_nowhere(SPELLINGS, {"tombstone": response.content.decode()})
    publish_incident(incident.pk, editor=editor)
    page = reader.get(incident.get_absolute_url()).content.decode()
    assert "History" in page
    assert_nowhere(SPELLINGS, {"history": page})


def test_the_desk_sees_the_exact_place(editor: User, editor_client: Client) -> None:
    incident = published(editor, target_kind="displaced_site")
    page = editor_client.get(incident.get_absolute_url()).content.decode()
    assert "Zorgatène" in page
    assert NOTE in page
    row = rows_of(editor_client)[0]
    assert (row["lat"], row["coarse"]) == (round(SPOT.y, 5), False)


def test_an_ordinary_place_is_shown_to_all(reader: Client, editor: User) -> None:
    incident = published(editor)
    page = reader.get(incident.get_absolute_url()).content.decode()
    assert "<title>Armed clash, Zorgatene" in page
    assert "Derrière le puits" in page
    assert rows_of(reader)[0]["lat"] == round(SPOT.y, 5)


def test_quotes_are_at_most_300_characters_and_the_article_is_nowhere(reader: Client, editor: User) -> None:
    incident = published(editor)
    row = incident.evidence.filter(kind="quoted")[:1]
    Evidence.objects.filter(pk__in=row.values("pk")).update(quote=LONG[:900], end=900)
    sent = everything(reader, incident)
    assert PUBLIC_QUOTE_CHARACTERS == 300
    assert LONG[:250] in unescape(sent[incident.get_absolute_url()])
    assert_nowhere([LONG[:301]], sent)


PRIVATE = ["Amadou Diallo", "Fatoumata Traoré", "موسى تراوري"]


def test_private_persons_are_masked_wherever_words_of_others_stand(reader: Client, editor: User) -> None:
    incident = published(editor, claim={"kind": "killed", "low": 3})
    words = "Le maire Amadou Diallo et Mme Fatoumata Traoré ont parlé. وقال المواطن موسى تراوري إنه رأى ذلك."
    incident.evidence.filter(kind="quoted").update(quote=words)
    incident.evidence.filter(kind="asserted").update(reason=words)
    incident.actors.update(said_by="le maire Amadou Diallo")
    incident.claims.update(claimant="Mme Fatoumata Traoré")
    Article.objects.update(title=words)
    sent = everything(reader, incident)
    assert "[…]" in sent[incident.get_absolute_url()]
    assert_nowhere(PRIVATE, sent)


def test_confidential_notes_and_editors_names_are_nowhere(reader: Client, editor: User) -> None:
    incident = published(editor)
    sent = everything(reader, incident)
    assert_nowhere([NOTE, editor.username], sent)
    assert "a confidential report" in sent[incident.get_absolute_url()]
    assert "asserted by an editor" in sent[incident.get_absolute_url()]


def test_the_outlet_of_an_armed_party_is_named_as_a_claim_and_not_linked(
    reader: Client, editor: User
) -> None:
    party = make_actor("PARTY", name_en="The Armed Party")
    outlet = make_source(name="Party Radio", url="https://party.example/feed", party=party)
    incident = published(editor)
    article: Any = incident.reports.get(article__isnull=False).article
    article.source, article.canonical_url = outlet, "https://party.example/statement"
    article.save()
    sent = everything(reader, incident)
    assert_nowhere(["party.example"], sent)
    page = sent[incident.get_absolute_url()]
    assert "Party Radio" in page
    assert "a party’s claim" in page


def test_a_cited_address_of_a_party_is_not_linked_either(reader: Client, editor: User) -> None:
    make_source(url="https://party.example/feed", party=make_actor("PARTY"))
    incident = published(editor)
    article = cite_url("https://party.example/statement/5", by=editor)
    report = Report.objects.create(incident=incident, article=article, added_by=editor)
    Evidence.objects.filter(incident=incident, kind="asserted").update(report=report)
    assert_nowhere(["party.example"], everything(reader, incident))


def test_drafts_do_not_exist_for_readers(reader: Client, editor: User) -> None:
    incident = make_incident(by=editor, notes="only a draft")
    assert reader.get(incident.get_absolute_url()).status_code == 404
    assert incident.public_id not in reader.get("/").content.decode()
    assert rows_of(reader) == []


def test_a_withdrawn_incident_leaves_its_reason_and_nothing_else(reader: Client, editor: User) -> None:
    incident = published(editor)
    withdraw_incident(incident.pk, editor=editor, reason="it was another country")
    response = reader.get(incident.get_absolute_url())
    page = response.content.decode()
    assert response.status_code == 410
    assert "it was another country" in page
    assert_nowhere(
        [*SPELLINGS, *DIGITS, "Armed clash", "article-77", "JNIM", NOTE, editor.username], {"page": page}
    )
    assert incident.public_id not in reader.get("/").content.decode()


def test_the_desk_still_reads_a_withdrawn_incident(editor: User, editor_client: Client) -> None:
    incident = published(editor)
    withdraw_incident(incident.pk, editor=editor, reason="wrong")
    response = editor_client.get(incident.get_absolute_url())
    assert response.status_code == 200
    assert "Zorgatene" in response.content.decode()


def test_readers_never_meet_drafts_articles_or_the_number_that_wait(reader: Client, editor: User) -> None:
    candidate = make_candidate()
    incident = published(editor)
    sent = everything(reader, incident)
    assert_nowhere(["/review/", '="/articles/', "data-waiting"], sent)
    assert reader.get("/data/generation").json()["waiting"] is None
    for path in (f"/review/{candidate.pk}/", f"/articles/{candidate.article_id}/"):
        assert reader.get(path).status_code in (302, 403)


def test_markup_in_words_of_others_is_text_on_every_page(
    reader: Client, editor: User, editor_client: Client
) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    incident = published(editor)
    article: Any = incident.reports.get(article__isnull=False).article
    article.title = article.text = evil * 2
    article.save()
    Source.objects.update(name=evil)
    incident.evidence.filter(kind="quoted").update(quote=evil)
    Incident.objects.update(notes=evil, place_name=evil, place=None)
    candidate = make_candidate(article=article)
    sent = everything(reader, incident)
    for path in (
        f"/review/{candidate.pk}/",
        f"/articles/{article.pk}/",
        "/review/",
        incident.get_absolute_url() + "edit/",
    ):
        sent[path] = editor_client.get(path).content.decode()
    for path, text in sent.items():
        if "json" not in path:
            assert "<script>alert" not in text, path
            assert "<img src=x" not in text, path


def test_every_page_forbids_foreign_scripts_frames_and_caches(reader: Client, editor: User) -> None:
    incident = published(editor)
    for path in ("/", incident.get_absolute_url(), "/about/"):
        headers = reader.get(path).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert re.search(r"script-src 'self'( 'nonce-[^' ;]+')?(;|$)", policy)
        assert "unsafe-inline" not in policy
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in reader.get("/").headers["Cache-Control"]
