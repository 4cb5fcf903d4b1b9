"""The whole of SahelWatch as processes of its own: database, queue, web, worker, beat.

Tests drive it through a browser or HTTP. Nothing of it is shared with the machine's other databases or
queues, so that parts of it may be killed.
"""

import json
import os
import secrets
import shutil
import socket
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg2
from psycopg2 import sql

from .processes import PROJECT, Running, run_to_end, wait_until

BUNDLES = PROJECT / "static" / "dist"
START_S = 40.0
CELERY = (sys.executable, "-m", "celery", "-A", "sahelwatch.celery")
WORKER = ("worker", "--loglevel", "INFO", "--concurrency", "2", "--without-gossip", "--without-mingle")
WEB = ("--worker-class", "gthread", "--workers", "1", "--threads", "8", "--no-control-socket")


@dataclass
class Ground:
    """What every stack of a test run starts from: collected static files, a prepared database, accounts."""

    folder: Path
    template: str
    passwords: dict[str, str]


@contextmanager
def prepared_ground() -> Iterator[Ground]:
    """A prepared database to copy and the static files, both gone afterwards."""
    missing = [name for name in ("dashboard.js", "site.css", "basemap.json") if not (BUNDLES / name).exists()]
    assert not missing, f"static/dist lacks {missing}: run `npm ci && npm run build` first"
    folder = Path(tempfile.mkdtemp(prefix="sahelwatch-e2e-"))
    template = f"e2e_{os.getpid()}_{secrets.token_hex(3)}"
    _create_database(template)
    try:
        yield Ground(folder, template, _prepare(folder, template))
    finally:
        _drop_database(template)
        shutil.rmtree(folder, ignore_errors=True)


def _prepare(folder: Path, database: str) -> dict[str, str]:
    """User name to password, after `collectstatic` and `prepare` ran side by side."""
    env = _environment(folder, database, redis_url=f"unix://{folder}/redis.sock")
    manage, accounts = [sys.executable, "manage.py"], folder / "accounts"
    static = Running("static", [*manage, "collectstatic", "--noinput"], env=env, log=folder / "static.log")
    queue = Running("redis", _redis_argv(folder), env=env, log=folder / "redis.log")
    # These tests tell the life of an empty desk; the first history has its own (test_first_history.py).
    run_to_end([*manage, "prepare", "--without-history", "--demo-accounts", str(accounts)], env=env)
    wait_until(lambda: not static.is_alive, seconds=120, what="static files are collected")
    assert "post-processed" in static.words, static.words[-2000:]
    static.stop()
    queue.stop()
    lines = accounts.read_text().splitlines()
    return dict(line.split() for line in lines if not line.startswith("#"))


@dataclass
class Stack:
    """One SahelWatch under way. `passwords` by user name; logs lie in `folder`."""

    ground: Ground
    folder: Path
    database: str
    port: int
    settings: dict[str, str] = field(default_factory=dict)
    programs: dict[str, Running] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """Where it is to be found, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def passwords(self) -> dict[str, str]:
        """User name to password of the demo accounts."""
        return self.ground.passwords

    @property
    def env(self) -> dict[str, str]:
        """The environment of its programs."""
        redis_url = f"unix://{self._socket}"
        return _environment(self.ground.folder, self.database, redis_url=redis_url) | self.settings

    @property
    def _socket(self) -> Path:
        return self.folder / "redis.sock"

    def start(self, *names: str) -> None:
        """Start the named programs, all of them without a name, and wait until they work."""
        for name in names or ("redis", "web", "worker", "beat"):
            log = self.folder / f"{name}.log"
            before = log.stat().st_size if log.exists() else 0
            self.programs[name] = Running(name, self._argv(name), env=self.env, log=log)
            self._wait_for(name, before)

    def stop(self) -> None:
        """Stop everything."""
        for name in ("beat", "worker", "web", "redis"):
            if name in self.programs:
                self.programs.pop(name).stop()

    def get_json(self, path: str) -> Any:
        """What an address answers to somebody who is not signed in."""
        with urllib.request.urlopen(self.url + path, timeout=10) as answer:
            return json.load(answer)

    @contextmanager
    def held_table(self, name: str) -> Iterator[None]:
        """While this lasts nobody can write to the table: whoever tries is caught in the midst of it."""
        connection = _connect(self.database)
        try:
            with connection, connection.cursor() as cursor:
                lock = sql.SQL("LOCK TABLE {} IN SHARE ROW EXCLUSIVE MODE")
                cursor.execute(lock.format(sql.Identifier(name)))
                yield
        finally:
            connection.close()

    def _argv(self, name: str) -> list[str]:
        if name == "redis":
            return _redis_argv(self.folder)
        if name == "web":
            bind = ["sahelwatch.wsgi", "--bind", f"127.0.0.1:{self.port}"]
            return [sys.executable, "-m", "gunicorn", *bind, *WEB]
        if name == "worker":
            return [*CELERY, *WORKER, "--hostname", f"{self.database}@%h"]
        return [*CELERY, "beat", "--loglevel", "INFO", "--pidfile=", "--schedule", str(self.folder / "beat")]

    def _wait_for(self, name: str, before: int) -> None:
        program = self.programs[name]
        is_ready = {
            "redis": self._socket.exists,
            "web": self._answers,
            "worker": lambda: " ready." in program.words[before:],
            "beat": lambda: "beat: Starting" in program.words[before:],
        }[name]
        what = f"{name} works; its last words: {program.words[-800:]}"
        wait_until(lambda: is_ready() or not program.is_alive, seconds=START_S, what=what)
        assert program.is_alive, f"{name} ended at once:\n{program.words[-3000:]}"

    def _answers(self) -> bool:
        try:
            return bool(self.get_json("/healthz"))
        except OSError:
            return False


@contextmanager
def running_stack(ground: Ground, *names: str, **settings: str) -> Iterator[Stack]:
    """A SahelWatch with the seeds loaded, or only the named programs of it; all is gone afterwards.

    `settings` are added to the environment of its programs.
    """
    database = f"e2e_{os.getpid()}_{secrets.token_hex(3)}"
    folder = Path(tempfile.mkdtemp(prefix="run-", dir=ground.folder))
    _create_database(database, template=ground.template)
    stack = Stack(ground, folder, database, _free_port(), settings)
    try:
        stack.start(*names)
        yield stack
    finally:
        stack.stop()
        _drop_database(database)


def _redis_argv(folder: Path) -> list[str]:
    path = shutil.which("redis-server")
    assert path, "redis-server is missing: install the package redis-server"
    listen = ["--port", "0", "--unixsocket", str(folder / "redis.sock")]
    return [path, *listen, "--save", "", "--appendonly", "no", "--dir", str(folder)]


def _environment(folder: Path, database: str, *, redis_url: str) -> dict[str, str]:
    key = folder / "secret-key"
    if not key.exists():
        key.write_text(secrets.token_urlsafe(48))
    return {
        **{name: value for name, value in os.environ.items() if name != "SECRET_KEY"},
        "DATABASE_URL": _url_of(database),
        "REDIS_URL": redis_url,
        "SECRET_KEY_FILE": str(key),
        "STATIC_ROOT": str(folder / "static"),
        "PUBLIC_DASHBOARD": "1",
        "DEMO_ACCOUNTS": "1",
        "FETCH_ALLOW_LOOPBACK": "1",
        "DEBUG": "0",
    }


def _url_of(database: str) -> str:
    given = os.environ.get("DATABASE_URL", "")
    assert given, "DATABASE_URL names no server on which the tests may create a database"
    return urlunsplit(urlsplit(given)._replace(path=f"/{database}"))


def _connect(database: str) -> Any:
    return psycopg2.connect(_url_of(database).replace("postgis://", "postgresql://", 1))


def _on_the_server(statement: str, **names: str) -> None:
    connection = _connect(urlsplit(os.environ.get("DATABASE_URL", "")).path.lstrip("/") or "postgres")
    connection.autocommit = True  # databases are made and dropped outside transactions
    try:
        with connection.cursor() as cursor:
            identifiers = {key: sql.Identifier(name) for key, name in names.items()}
            cursor.execute(sql.SQL(statement).format(**identifiers))
    finally:
        connection.close()


def _create_database(name: str, template: str = "template1") -> None:
    _on_the_server("CREATE DATABASE {name} TEMPLATE {template}", name=name, template=template)


def _drop_database(name: str) -> None:
    _on_the_server("DROP DATABASE IF EXISTS {name} WITH (FORCE)", name=name)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
