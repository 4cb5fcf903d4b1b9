"""Demo accounts work on the machine itself and nowhere else."""

from typing import Any

import pytest
from django.test import Client

from incidents.models import User
from incidents.services.accounts import ensure_demo_accounts
from incidents.tests.conftest import signed_in
from incidents.tests.factories import make_user

pytestmark = pytest.mark.django_db
HERE: dict[str, Any] = {"HTTP_HOST": "127.0.0.1:8000", "REMOTE_ADDR": "127.0.0.1"}
ELSEWHERE: dict[str, dict[str, Any]] = {
    "X-Forwarded-For": HERE | {"HTTP_X_FORWARDED_FOR": "203.0.113.9"},
    "an empty X-Forwarded-For": HERE | {"HTTP_X_FORWARDED_FOR": ""},
    "X-Real-IP": HERE | {"HTTP_X_REAL_IP": "127.0.0.1"},
    "Forwarded": HERE | {"HTTP_FORWARDED": "for=127.0.0.1"},
    "Via": HERE | {"HTTP_VIA": "1.1 proxy"},
    "a foreign host": HERE | {"HTTP_HOST": "sahelwatch.example"},
    "a host that begins like ours": HERE | {"HTTP_HOST": "127.0.0.1.sahelwatch.example"},
    "an address of the network": HERE | {"REMOTE_ADDR": "192.168.1.5"},
    "no address": HERE | {"REMOTE_ADDR": ""},
    "no address but a name": HERE | {"REMOTE_ADDR": "localhost"},
}


@pytest.fixture(autouse=True)
def demo(settings) -> dict[str, str]:
    settings.DEMO_ACCOUNTS = True
    settings.ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", ".sahelwatch.example"]
    return ensure_demo_accounts({})


def sign_in(client: Client, name: str, password: str, where: dict[str, Any]) -> Any:
    return client.post("/login/", {"username": name, "password": password}, **where)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "localhost:8000", "[::1]:8000", "[::1]"])
def test_a_demo_account_works_on_this_machine(demo: dict[str, str], host: str) -> None:
    client = Client()
    here = HERE | {"HTTP_HOST": host}
    assert sign_in(client, "editor", demo["editor"], here).status_code == 302
    assert client.get("/review/", **here).status_code == 200


@pytest.mark.parametrize("where", ELSEWHERE.values(), ids=ELSEWHERE)
def test_a_demo_account_cannot_sign_in_from_elsewhere(demo: dict[str, str], where: dict[str, Any]) -> None:
    client = Client()
    response = sign_in(client, "editor", demo["editor"], where)
    assert response.status_code == 200
    assert "machine itself" in response.content.decode()
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("where", ELSEWHERE.values(), ids=ELSEWHERE)
def test_a_demo_session_is_ended_when_it_turns_up_elsewhere(where: dict[str, Any]) -> None:
    client = signed_in(User.objects.get(username="editor"))
    response = client.get("/review/", **where)
    assert (response.status_code, response["Location"]) == (302, "/login/")
    assert client.get("/review/", **HERE).status_code == 302  # it does not come back
    assert "machine itself" in client.get("/login/", **HERE).content.decode()


def test_demo_accounts_do_nothing_where_they_are_switched_off(demo: dict[str, str], settings) -> None:
    settings.DEMO_ACCOUNTS = False
    client = Client()
    assert sign_in(client, "admin", demo["admin"], HERE).status_code == 200
    assert "_auth_user_id" not in client.session
    held = signed_in(User.objects.get(username="admin"))
    assert held.get("/users/", **HERE).status_code == 302


def test_a_demo_admin_gains_nothing_through_djangos_own_sign_in_page(demo: dict[str, str]) -> None:
    client, where = Client(), ELSEWHERE["X-Forwarded-For"]
    client.post("/django-admin/login/", {"username": "admin", "password": demo["admin"]}, **where)
    response = client.get("/django-admin/", **where)
    assert (response.status_code, response["Location"]) == (302, "/login/")
    assert "_auth_user_id" not in client.session


def test_real_accounts_work_from_everywhere() -> None:
    client = signed_in(make_user())
    assert client.get("/review/", **ELSEWHERE["X-Forwarded-For"]).status_code == 200


def test_a_wrong_password_says_nothing_about_demo_accounts() -> None:
    response = sign_in(Client(), "editor", "wrong", ELSEWHERE["X-Forwarded-For"])
    assert "machine itself" not in response.content.decode()
