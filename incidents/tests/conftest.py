"""What every test runs under: a closed installation, no outside queue, quick passwords."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.utils import translation

from incidents.models import Role, User
from incidents.selectors import chunk_names, kept_counts, vocabulary
from incidents.tests import factories
from sahelwatch.celery import app


@pytest.fixture(autouse=True)
def closed_installation(settings) -> Iterator[None]:
    """The safe defaults, whatever the developer's environment grants."""
    settings.PUBLIC_DASHBOARD = False
    settings.DEMO_ACCOUNTS = False
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    # Whitenoise reads the whole folder of static files for each new test client.
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "whitenoise" not in name]
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def queue_in_memory(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Messages stay in this process, so that no test fills a developer's Redis."""
    with _broker("memory://", monkeypatch):
        yield


@pytest.fixture
def queue_away(queue_in_memory: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Redis is gone: its port is dead."""
    with _broker("redis://127.0.0.1:1/0", monkeypatch):
        yield


@pytest.fixture(autouse=True)
def fresh_memory() -> None:
    """Test databases forget; the vocabulary and the data kept in memory have to forget with them."""
    vocabulary._kept.clear()
    chunk_names._ids.clear()
    chunk_names._texts.clear()
    kept_counts._kept.clear()


@pytest.fixture
def analyst(db: None) -> User:
    return factories.make_user(Role.ANALYST)


@pytest.fixture
def editor(db: None) -> User:
    return factories.make_user(Role.EDITOR)


@pytest.fixture
def admin(db: None) -> User:
    return factories.make_user(Role.ADMIN)


@pytest.fixture
def editor_client(editor: User) -> Client:
    return signed_in(editor)


@pytest.fixture
def analyst_client(analyst: User) -> Client:
    return signed_in(analyst)


@pytest.fixture
def admin_client(admin: User) -> Client:
    return signed_in(admin)


@pytest.fixture
def anonymous(settings) -> Client:
    """A reader without an account, where the dashboard is public."""
    settings.PUBLIC_DASHBOARD = True
    return Client()


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


class _broker:
    """Celery's producers on another broker for a while."""

    def __init__(self, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
        self.url, self.monkeypatch = url, monkeypatch

    def __enter__(self) -> None:
        self.before = app.conf.broker_url, app.conf.broker_write_url, app.conf.broker_read_url
        self._switch(self.url, self.url, self.url)

    def __exit__(self, *exc: object) -> None:
        self._switch(*self.before)

    @staticmethod
    def _switch(url: str, write_url: str, read_url: str) -> None:
        app.conf.broker_url, app.conf.broker_write_url, app.conf.broker_read_url = url, write_url, read_url
        app._pool = None
        app.amqp._producer_pool = None
