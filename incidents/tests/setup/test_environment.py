"""What Django is told: open on loopback, closed where others can reach it; tests have their own data."""

from pathlib import Path

import pytest

from sahelwatch.local.data_services import Data, given, purpose_for
from sahelwatch.local.environment import web_environment
from sahelwatch.local.layout import Layout
from sahelwatch.local.ports import Address

DATA = Data("postgis://a:b@127.0.0.1:1/c", "redis://127.0.0.1:2/0")
SET_BY_PEOPLE = ("PUBLIC_DASHBOARD", "ALLOWED_HOSTS", "DATABASE_URL", "REDIS_URL", "DEMO_ACCOUNTS")


@pytest.fixture
def layout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Layout:
    for name in SET_BY_PEOPLE:
        monkeypatch.delenv(name, raising=False)
    return Layout(tmp_path, tmp_path / ".local")


def test_loopback_has_demo_accounts_and_an_open_dashboard(layout: Layout) -> None:
    environment = web_environment(layout, DATA, Address("127.0.0.1", 8000))
    assert (environment["DEMO_ACCOUNTS"], environment["PUBLIC_DASHBOARD"]) == ("1", "1")
    assert environment["ALLOWED_HOSTS"] == "127.0.0.1,localhost,[::1]"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.7.7"])
def test_reachable_address_has_neither_even_when_demo_accounts_are_asked_for(
    layout: Layout, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEMO_ACCOUNTS", "1")
    environment = web_environment(layout, DATA, Address(host, 8000))
    assert (environment["DEMO_ACCOUNTS"], environment["PUBLIC_DASHBOARD"]) == ("0", "0")


def test_given_address_is_an_allowed_host(layout: Layout) -> None:
    assert "192.168.7.7" in web_environment(layout, DATA, Address("192.168.7.7", 80))["ALLOWED_HOSTS"].split(
        ","
    )


def test_every_address_allows_the_names_of_this_machine_but_not_any(
    layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sahelwatch.local.environment.names_of_this_machine", lambda: ["desk", "10.0.0.5"])
    hosts = web_environment(layout, DATA, Address("0.0.0.0", 80))["ALLOWED_HOSTS"].split(",")
    assert {"desk", "10.0.0.5", "127.0.0.1"} <= set(hosts)
    assert "*" not in hosts


def test_secret_key_goes_by_file_and_not_by_value(layout: Layout) -> None:
    environment = web_environment(layout, DATA, Address("127.0.0.1", 8000))
    key = (layout.secrets / "secret-key").read_text().strip()
    assert environment["SECRET_KEY_FILE"] == str(layout.secrets / "secret-key")
    assert key not in environment.values()


def test_each_server_given_from_outside_is_not_asked_of_the_machine(
    layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert purpose_for(layout).postgres
    assert purpose_for(layout).redis
    monkeypatch.setenv("DATABASE_URL", "postgis://elsewhere/x")
    assert not purpose_for(layout).postgres
    assert purpose_for(layout).redis


def test_tests_never_take_the_database_of_the_run(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgis://precious/x")
    assert given(layout)[0] == "postgis://precious/x"
    assert given(layout.for_tests())[0] == ""
    assert given(layout.for_demo())[0] == ""


def test_instances_share_packages_and_nothing_else(layout: Layout) -> None:
    instances = (layout, layout.for_tests(), layout.for_demo())
    assert len({instance.venv for instance in instances}) == 1
    for name in ("home", "state", "logs", "secrets", "marker"):
        assert len({getattr(instance, name) for instance in instances}) == 3
