"""Every address, tried as everybody: what each may read and do stands in one table here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from incidents import urls
from incidents.models import Role, User
from incidents.permissions import ALLOWED, Action, may
from incidents.services.short_links import short_link
from incidents.services.vocabulary_merge import merge_rows
from incidents.tests.conftest import signed_in
from incidents.tests.factories import (
    make_article,
    make_candidate,
    make_incident,
    make_place,
    make_source,
    make_user,
    make_world,
)

pytestmark = pytest.mark.django_db
PEOPLE = ("anonymous", "reader", "analyst", "editor", "admin")
# One letter a person of PEOPLE, in that order: "anonymous" is a stranger at a closed installation,
# "reader" the same where PUBLIC_DASHBOARD is set. r = their page, f = forbidden in words, l = asked to
# sign in, j = 401 in JSON, n = nothing there for them, m = method not allowed, g = goes on (redirect),
# v = their own form again with what is missing, b = told in words what is missing.
TABLE: dict[str, tuple[str, str]] = {
    #                     GET      POST
    "dashboard":         ("lrrrr", "mmmmm"),
    "data_generation":   ("jrrrr", "mmmmm"),
    "data_manifest":     ("jrrrr", "mmmmm"),
    "data_chunk":        ("jnnnn", "mmmmm"),
    "data_names":        ("jrrrr", "mmmmm"),
    "area_outlines":     ("jrrrr", "mmmmm"),
    "data_coverage":     ("jrrrr", "mmmmm"),
    "data_matches":      ("jbbbb", "mmmmm"),
    "make_link":         ("mmmmm", "jrrrr"),
    "short_link":        ("lgggg", "mmmmm"),
    "new_incident":      ("llfrr", "llfvv"),
    "incident":          ("lrrrr", "mmmmm"),
    "edit_incident":     ("llfrr", "llfvv"),
    "publish_incident":  ("mmmmm", "llfgg"),
    "withdraw_incident": ("mmmmm", "llfgg"),
    "lookup_places":     ("jjfrr", "mmmmm"),
    "lookup_named_places": ("jrrrr", "mmmmm"),
    "lookup_actors":     ("jjfrr", "mmmmm"),
    "lookup_date":       ("jjfrr", "mmmmm"),
    "lookup_duplicates": ("jjfrr", "mmmmm"),
    "queue":             ("llfrr", "mmmmm"),
    "draft":             ("llfrr", "llfvv"),
    "take_back":         ("mmmmm", "llfgg"),
    "sources":           ("llffr", "llffv"),
    "fetch_source":      ("mmmmm", "llffg"),
    "new_article":       ("llffr", "llffv"),
    "article":           ("llfrr", "mmmmm"),
    "retry_article":     ("mmmmm", "llffg"),
    "vocabulary_list":   ("llfrr", "mmmmm"),
    "vocabulary_add":    ("llfrr", "llfvv"),
    "vocabulary_row":    ("llfrr", "mmmmm"),
    "vocabulary_edit":   ("llfrr", "llfvv"),
    "vocabulary_retire":       ("mmmmm", "llfvv"),
    "vocabulary_restore":      ("mmmmm", "llfgg"),
    "vocabulary_merge":        ("llfrr", "llfvv"),
    "vocabulary_merge_undo":   ("mmmmm", "llfgg"),
    "vocabulary_name_add":     ("llfrr", "llfvv"),
    "vocabulary_name_edit":    ("llfrr", "llfvv"),
    "vocabulary_name_retire":  ("mmmmm", "llfvv"),
    "vocabulary_name_restore": ("mmmmm", "llfgg"),
    "users":             ("llffr", "llffv"),
    "set_active":        ("mmmmm", "llffg"),
    "login":             ("rrggg", "rrggg"),
    "logout":            ("mmmmm", "ggggg"),
    "about":             ("rrrrr", "mmmmm"),
    "areas":             ("rrrrr", "mmmmm"),
    "health":            ("rrrrr", "mmmmm"),
}  # fmt: skip

VOCABULARY_ROW_PAGES = (
    "vocabulary_row",
    "vocabulary_edit",
    "vocabulary_retire",
    "vocabulary_restore",
    "vocabulary_merge",
    "vocabulary_name_add",
)
VOCABULARY_NAME_PAGES = ("vocabulary_name_edit", "vocabulary_name_retire", "vocabulary_name_restore")


@dataclass(frozen=True)
class World:
    """Arguments by address, for reverse()."""

    arguments: dict[str, list[Any]]


@pytest.fixture
def world(editor: User) -> World:
    make_world()
    incident = make_incident(by=editor, status="published")
    article, source = make_article(), make_source()
    candidate = make_candidate(article=article)
    of_incident, of_draft = [incident.public_id], [candidate.pk]
    place = make_place("twin")
    merge = merge_rows(place, make_place("other twin"), editor=editor, reason="the same town")
    of_row, of_name = ["places", place.pk], ["places", place.names.first().pk]
    return World(
        {
            "area_outlines": [1],
            "data_chunk": ["0" * 32],
            "short_link": [short_link("type=Battles", is_stranger=False, now=timezone.now()).code],
            "incident": of_incident,
            "edit_incident": of_incident,
            "publish_incident": of_incident,
            "withdraw_incident": of_incident,
            "draft": of_draft,
            "take_back": of_draft,
            "fetch_source": [source.pk],
            "article": [article.pk],
            "retry_article": [article.pk],
            "vocabulary_list": ["actors"],
            "vocabulary_add": ["places"],
            **dict.fromkeys(VOCABULARY_ROW_PAGES, of_row),
            **dict.fromkeys(VOCABULARY_NAME_PAGES, of_name),
            "vocabulary_merge_undo": [merge.pk],
            "set_active": [make_user(Role.ANALYST).pk],
        }
    )


@pytest.fixture(params=PEOPLE)
def person(request, settings) -> tuple[int, Client]:
    """The column in TABLE, and a browser of that person."""
    name = request.param
    settings.PUBLIC_DASHBOARD = name != "anonymous"
    client = Client() if name in ("anonymous", "reader") else signed_in(make_user(name))
    return PEOPLE.index(name), client


def letter(response: Any) -> str:
    if response.status_code in (301, 302):
        return "l" if response["Location"].startswith("/login/?next=") else "g"
    return {200: "r", 400: "b", 401: "j", 403: "f", 404: "n", 405: "m", 422: "v"}.get(
        response.status_code, "?"
    )


def test_every_address_has_its_line_in_the_table() -> None:
    assert [pattern.name for pattern in urls.urlpatterns] == list(TABLE)


def test_nothing_is_served_outside_the_table_but_the_language_switch_and_djangos_admin() -> None:
    prefixes = [str(found.pattern) for found in get_resolver().url_patterns]
    assert prefixes == ["i18n/", "django-admin/", ""]
    ours = get_resolver().url_patterns[-1]
    assert isinstance(ours, URLResolver)
    assert all(isinstance(found, URLPattern) for found in ours.url_patterns)


@pytest.mark.parametrize("method", ["get", "post"])
def test_each_address_answers_each_person_as_the_table_says(
    world: World, person: tuple[int, Client], method: str
) -> None:
    column, client = person
    expected = {name: row[method == "post"][column] for name, row in TABLE.items() if name != "logout"}
    found = {}
    for name in expected:
        send: Callable[..., Any] = getattr(client, method)
        # A browser's form always sends something, its token at the least.
        found[name] = letter(send(reverse(name, args=world.arguments.get(name, [])), {"sent": "1"}))
    assert found == expected


def test_everybody_may_sign_out(person: tuple[int, Client]) -> None:
    _column, client = person
    assert letter(client.get(reverse("logout"))) == "m"
    assert letter(client.post(reverse("logout"))) == "g"
    assert "_auth_user_id" not in client.session


def test_a_guarded_view_names_the_action_it_asks_for() -> None:
    open_to_all = {"login", "logout", "about", "areas", "health"}
    for pattern in urls.urlpatterns:
        assert hasattr(pattern.callback, "required_action") != (pattern.name in open_to_all), pattern.name


def test_a_post_needs_the_forms_own_token(world: World, admin: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin)
    for name, (_get, post) in TABLE.items():
        if post[4] in "gv":
            assert client.post(reverse(name, args=world.arguments.get(name, []))).status_code == 403, name


def test_a_closed_account_is_a_stranger(world: World, admin: User) -> None:
    client = signed_in(admin)
    User.objects.filter(pk=admin.pk).update(is_active=False)
    assert letter(client.get(reverse("users"))) == "l"
    admin.is_active = False
    assert not any(may(admin, action) for action in Action)


def test_every_action_has_its_roles_and_each_role_holds_what_the_lower_one_may() -> None:
    assert set(ALLOWED) == set(Action)
    for roles in ALLOWED.values():
        assert (Role.ANALYST not in roles or Role.EDITOR in roles) and (
            Role.EDITOR not in roles or Role.ADMIN in roles
        )


def test_djangos_admin_shows_tables_to_admins_and_changes_nothing(world: World) -> None:
    admin = make_user(Role.ADMIN, is_staff=True)
    client = signed_in(admin)
    incident = world.arguments["incident"][0]
    assert incident in client.get("/django-admin/incidents/incident/").content.decode()
    assert client.get("/django-admin/incidents/incident/add/").status_code == 403
    row = make_incident()
    assert (
        client.post(f"/django-admin/incidents/incident/{row.pk}/delete/", {"post": "yes"}).status_code == 403
    )
    assert (
        client.post(f"/django-admin/incidents/incident/{row.pk}/change/", {"status": "published"}).status_code
        == 403
    )
    row.refresh_from_db()
    assert row.status == "draft"
    for role in (Role.ANALYST, Role.EDITOR):
        stranger = signed_in(make_user(role))
        assert stranger.get("/django-admin/incidents/incident/").status_code == 302


def test_signing_in_leads_back_to_the_page_and_never_to_another_site(editor: User) -> None:
    for target, landing in (("/review/", "/review/"), ("https://evil.example/", "/")):
        response = Client().post(
            "/login/", {"username": editor.username, "password": "long-enough-word", "next": target}
        )
        assert response["Location"] == landing
