"""Databases of invented incidents on the server that DATABASE_URL names, kept from run to run."""

import os
import sys
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg2
from psycopg2 import sql

from incidents.tests.e2e.processes import run_to_end

SEED = 1
PREPARE = ("prepare", "--skip-checks", "--without-history", "--without-articles")


def url_of(name: str) -> str:
    """DATABASE_URL with this database in place of the named one."""
    given = os.environ.get("DATABASE_URL", "")
    if not given:
        raise SystemExit("DATABASE_URL names no server to measure on: run `make bench-dashboard`.")
    return urlunsplit(urlsplit(given)._replace(path=f"/{name}"))


def name_for(what: str) -> str:
    """The name of one of our databases; each begins with the given one's, e.g. sahelwatch_100000."""
    base = urlsplit(os.environ.get("DATABASE_URL", "")).path.lstrip("/") or "sahelwatch"
    return f"{base}_{what}"


def connect(name: str) -> Any:
    """A connection that commits by itself."""
    connection = psycopg2.connect(url_of(name).replace("postgis://", "postgresql://", 1))
    connection.autocommit = True
    return connection


def invented(rows: int, seed: int = SEED) -> tuple[str, float]:
    """Name of a database with `rows` invented incidents, and the seconds that inventing them took; 0: kept.

    A database that was filled otherwise, or not to its end, is made anew.
    """
    name, wanted = name_for(str(rows)), f"bench rows={rows} seed={seed}"
    if _remark(name) not in (wanted, None):
        _drop(name)
    is_new = _remark(name) is None
    if is_new:
        _create(name)
        _note(name, "bench unfinished")
    manage(name, *PREPARE)
    if not is_new:
        return name, 0.0
    started = time.monotonic()
    manage(name, "generate_incidents", "--skip-checks", "--up-to", str(rows), "--seed", str(seed))
    _note(name, wanted)
    return name, time.monotonic() - started


def empty(what: str) -> str:
    """Name of a new database with the seeds and no incident."""
    name = name_for(what)
    if _remark(name) is not None:
        _drop(name)
    _create(name)
    _note(name, "bench unfinished")
    manage(name, *PREPARE)
    return name


def manage(name: str, *words: str) -> str:
    """What manage.py wrote, run on this database."""
    env = {**os.environ, "DATABASE_URL": url_of(name)}
    return run_to_end([sys.executable, "manage.py", *words], env=env)


def _remark(name: str) -> str | None:
    """The remark on the database, "" without one, None where there is no such database."""
    found = _on_server(
        "SELECT COALESCE(shobj_description(oid, 'pg_database'), '') FROM pg_database WHERE datname = {text}",
        name,
    )
    return found[0][0] if found else None


def _note(name: str, remark: str) -> None:
    connection = connect(name)
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("COMMENT ON DATABASE {} IS %s").format(sql.Identifier(name)), [remark])
    connection.close()


def _create(name: str) -> None:
    _on_server("CREATE DATABASE {name} TEMPLATE template1", name)


def _drop(name: str) -> None:
    _on_server("DROP DATABASE {name} WITH (FORCE)", name)


def _on_server(statement: str, name: str) -> list[tuple[Any, ...]]:
    connection = connect(urlsplit(os.environ["DATABASE_URL"]).path.lstrip("/"))
    try:
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL(statement).format(name=sql.Identifier(name), text=sql.Literal(name)))
            return cursor.fetchall() if cursor.description else []
    finally:
        connection.close()


def log_folder() -> Path:
    """Where logs, peers' files and raw results of a run lie: .local/bench."""
    from sahelwatch.local.layout import find_layout

    return find_layout().for_bench().home
