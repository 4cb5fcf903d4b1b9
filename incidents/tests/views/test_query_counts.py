"""Pages ask the database a fixed number of times, however much there is to show."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from incidents.models import Actor, CasualtyClaim, Evidence, Incident, IncidentActor, Place, Report, User
from incidents.services.vocabulary_merge import merge_rows
from incidents.tests.factories import (
    NUMBERS,
    make_actor,
    make_area,
    make_article,
    make_candidate,
    make_draft,
    make_incident,
    make_place,
    make_source,
    make_user,
    make_world,
)

pytestmark = pytest.mark.django_db


def queries(client: Client, path: str) -> int:
    client.get(path)  # the vocabulary and the session are read once
    with CaptureQueriesContext(connection) as found:
        response = client.get(path)
    assert response.status_code == 200
    return len(found)


def same_with_more(client: Client, path: str, add: Callable[[], object], *, most: int) -> None:
    add()
    few = queries(client, path)
    for _ in range(4):
        add()
    many = queries(client, path)
    assert few == many
    assert many <= most


def add_published(editor: User) -> Incident:
    """A published incident at risk, in an area of its own, with all that hangs on it."""
    number = next(NUMBERS)
    place = make_place(f"p{number}")
    area = make_area(2)
    incident = make_incident(
        by=editor, status="published", place=place, place_name="Kayes", point=place.point, area=area,
        country="ML",
        target_kind="displaced_site" if number % 2 else "market",
    )  # fmt: skip
    hang_on(incident, editor)
    return incident


def hang_on(incident: Incident, editor: User) -> None:
    report = Report.objects.create(incident=incident, article=make_article(), added_by=editor)
    CasualtyClaim.objects.create(incident=incident, kind="killed", low=3, claimant="the army", report=report)
    actor = make_actor(f"A{next(NUMBERS)}")
    IncidentActor.objects.create(incident=incident, actor=actor, role="perpetrator", said_by="the army")
    values = {
        "kind": "quoted",
        "article": report.article,
        "start": 0,
        "end": 5,
        "quote": "words",
        "rule": "r",
    }
    Evidence.objects.create(incident=incident, field="place", **values)
    Evidence.objects.create(
        incident=incident, field="date", kind="asserted", asserted_by=make_user(), reason="r", report=report
    )
    Incident.objects.filter(pk=incident.pk).update(notes=f"version {next(NUMBERS)}")


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/", 32),  # a third of them count what each option of the form would give
        ("/?type=Battles&country=ML&from=2025-01-01&deaths=0&sort=area", 36),
        ("/?area=A1&actor=A1&q=kayes+army&near=14.4,-11.4,50,Kayes", 42),
    ],
)
def test_the_dashboards_queries_do_not_grow_with_incidents(
    anonymous: Client, editor: User, editor_client: Client, path: str, most: int
) -> None:
    for client in (anonymous, editor_client):
        same_with_more(client, path, lambda: add_published(editor), most=most)


def test_an_incidents_page_does_not_grow_with_what_hangs_on_it(
    anonymous: Client, editor: User, editor_client: Client
) -> None:
    incident = add_published(editor)
    for client in (anonymous, editor_client):
        same_with_more(client, incident.get_absolute_url(), lambda: hang_on(incident, editor), most=22)


def add_draft(editor: User) -> None:
    number = next(NUMBERS)
    article = make_article(source=make_source())
    make_candidate(make_draft(place_name=f"Place {number}", place=None), article=article)
    make_candidate(
        article=article, state="accepted", decided_by=make_user(), incident=make_incident(by=editor)
    )
    make_candidate(
        make_draft(date_start=date(2025, 6, 1), date_end=date(2025, 6, 1)), article=article, state="rejected",
        reject_reason="a rumour", decided_by=make_user(),
    )  # fmt: skip


def test_the_queues_queries_do_not_grow_with_drafts_and_decisions(
    editor: User, editor_client: Client
) -> None:
    make_world()
    same_with_more(editor_client, "/review/", lambda: add_draft(editor), most=8)


def test_a_drafts_page_does_not_grow_with_siblings_and_neighbours(
    editor: User, editor_client: Client
) -> None:
    make_world()
    candidate = make_candidate()

    def add() -> None:
        day = date(2025, 1, 1 + next(NUMBERS) % 28)
        make_candidate(
            make_draft(place_name=f"P{next(NUMBERS)}", place=None, date_start=day, date_end=day),
            article=candidate.article,
        )
        incident = add_published(editor)
        Incident.objects.filter(pk=incident.pk).update(date_start=date(2025, 7, 1))

    same_with_more(editor_client, f"/review/{candidate.pk}/", add, most=24)


def test_an_articles_page_does_not_grow_with_its_drafts(editor_client: Client) -> None:
    make_world()
    article = make_article()

    def add() -> None:
        make_candidate(make_draft(place_name=f"P{next(NUMBERS)}", place=None), article=article)

    same_with_more(editor_client, f"/articles/{article.pk}/", add, most=6)


def test_the_sources_page_does_not_grow_with_feeds_and_articles(admin_client: Client, editor: User) -> None:
    make_world()
    same_with_more(admin_client, "/sources/", lambda: add_draft(editor), most=9)


def test_the_users_page_does_not_grow_with_users(admin_client: Client) -> None:
    same_with_more(admin_client, "/users/", make_user, most=5)


def test_lookups_do_not_grow_with_what_they_find(editor_client: Client) -> None:
    def add() -> None:
        make_place(f"p{next(NUMBERS)}")
        make_actor(f"KAYES{next(NUMBERS)}")

    same_with_more(editor_client, "/lookup/places?q=Kay", add, most=7)
    same_with_more(editor_client, "/lookup/named-places?q=Kay", add, most=7)
    same_with_more(editor_client, "/lookup/actors?q=kay", add, most=5)


def add_used_rows(editor: User) -> None:
    """A place and an actor with names, children, incidents, drafts, changes and merges."""
    number = next(NUMBERS)
    place, twin = make_place(f"p{number}"), make_place(f"twin{number}")
    incident = make_incident(by=editor, status="published", place=place)
    parent = Actor.objects.get(key="JNIM")
    actor = make_actor(f"A{number}", aliases=(f"Name {number}",), parent=parent)
    IncidentActor.objects.create(incident=incident, actor=actor, role="target", said_by_actor=parent)
    Incident.objects.filter(pk=incident.pk).update(place=Place.objects.get(key="kayes"))
    merge_rows(Place.objects.get(key="kayes"), twin, editor=make_user(), reason="same")
    merge_rows(
        parent, make_actor(f"B{number}", aliases=(f"Other {number}",)), editor=make_user(), reason="same"
    )
    make_candidate(article=make_article())


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/vocabulary/places/", 9),
        ("/vocabulary/places/?q=kayes&state=any", 10),
        ("/vocabulary/actors/", 8),
        ("/vocabulary/actors/?q=name&state=any", 10),
        ("/vocabulary/places/{place}/", 20),
        ("/vocabulary/actors/{actor}/", 22),
        ("/vocabulary/places/{place}/edit/", 6),
        ("/vocabulary/places/{place}/merge/", 12),
        ("/vocabulary/actors/{actor}/merge/", 10),
        ("/vocabulary/places/{place}/merge/?into={other}", 15),
    ],
)
def test_the_vocabulary_screens_do_not_grow_with_what_they_show(
    editor: User, editor_client: Client, path: str, most: int
) -> None:
    make_world()
    ids = {
        "place": Place.objects.get().pk,
        "actor": Actor.objects.get(key="JNIM").pk,
        "other": make_place("other", names=(("fr", "Bamako"),)).pk,
    }
    same_with_more(editor_client, path.format(**ids), lambda: add_used_rows(editor), most=most)


def test_open_pages_that_ask_what_is_new_cost_a_handful_of_queries(
    anonymous: Client, editor_client: Client
) -> None:
    assert queries(anonymous, "/data/generation") <= 2
    assert queries(editor_client, "/data/generation") <= 6
