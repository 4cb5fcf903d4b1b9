"""SahelWatch as `make run` starts it, on one of the benchmark's databases: web, worker and beat."""

import http.client
import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from incidents.tests.e2e.processes import Running, wait_until
from sahelwatch.local.apps import app_argv
from sahelwatch.local.layout import find_layout, make_folder

from .database import url_of

START_S = 60.0
BUILT_S = 600.0


@dataclass(frozen=True)
class Site:
    """One under way. `env` is what its programs were started with."""

    database: str
    port: int
    env: dict[str, str]

    @property
    def url(self) -> str:
        """Where it is to be found."""
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str, headers: dict[str, str] | None = None) -> tuple[int, bytes]:
        """Status and body of one answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request("GET", path, headers=headers or {})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def manifest(self) -> dict[str, Any]:
        """What the public manifest says now."""
        status, body = self.get("/data/manifest.json")
        if status != 200:
            raise RuntimeError(f"/data/manifest.json answers {status}")
        found: dict[str, Any] = json.loads(body)
        return found


@contextmanager
def running_site(database: str, folder: Path, *, rows: int) -> Iterator[tuple[Site, float]]:
    """The site, and the seconds until its chunks held all rows; nothing of it is left afterwards."""
    port = int(os.environ.get("BENCH_PORT") or _free_port())
    site = Site(database, port, _environment(database))
    programs = [_start(role, site, make_folder(folder / "logs")) for role in ("web", "worker", "beat")]
    try:
        wait_until(lambda: _answers(site), seconds=START_S, what=f"web answers; {programs[0].words[-1500:]}")
        yield site, wait_for_chunks(site, rows)
    finally:
        for program in reversed(programs):
            program.stop()


def wait_for_chunks(site: Site, rows: int) -> float:
    """Seconds until the public manifest holds all rows and nothing waits to be built."""

    def is_built() -> bool:
        manifest = site.manifest()
        return manifest["rows"] == rows and not manifest["pending"]

    started = time.monotonic()
    wait_until(is_built, seconds=BUILT_S, what=f"chunks of {rows} rows are built: {site.manifest()}"[:500])
    return time.monotonic() - started


def _start(role: str, site: Site, logs: Path) -> Running:
    argv = [str(word) for word in app_argv(role, find_layout().for_bench(), f"127.0.0.1:{site.port}")]
    return Running(role, argv, env=site.env, log=logs / f"{role}.log")


def _environment(database: str) -> dict[str, str]:
    """As web_environment() of sahelwatch.local gives it on loopback; the rest came with our environment."""
    return {
        **os.environ,
        "DATABASE_URL": url_of(database),
        "PUBLIC_DASHBOARD": "1",
        "DEMO_ACCOUNTS": "1",
        "DEMONSTRATION": "1",
        "DEBUG": "0",
    }


def _answers(site: Site) -> bool:
    try:
        return site.get("/healthz")[0] == 200
    except OSError:
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
