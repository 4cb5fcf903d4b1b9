"""The peers of the same run: a static page with Leaflet.markercluster, and Datasette with its cluster map."""

import json
import os
import shutil
import socket
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from incidents.tests.e2e.processes import PROJECT, Running, wait_until
from sahelwatch.local.layout import make_folder

PAGES = Path(__file__).with_name("peer_pages")
NODE_FOLDERS = {"leaflet": "leaflet/dist", "markercluster": "leaflet.markercluster/dist"}
# A transparent dot in place of the outside tile server that cluster-map would ask: it only spares it work.
DOT = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
START_S = 30.0


@contextmanager
def static_pages(folder: Path) -> Iterator[str]:
    """Address of a plain file server with the control and markercluster pages; `folder` holds the data."""
    make_folder(folder)
    for page in PAGES.iterdir():
        shutil.copy(page, folder / page.name)
    for name, inside in NODE_FOLDERS.items():
        (folder / name).unlink(missing_ok=True)
        (folder / name).symlink_to(PROJECT / "node_modules" / inside)
    port = _free_port()
    argv = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1", "--directory", str(folder)]
    with _running("pages", argv, folder.parent, f"http://127.0.0.1:{port}/empty.html"):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def datasette(database: Path, environment: Path) -> Iterator[str]:
    """Address of Datasette with the cluster map on this SQLite file, its settings as they come."""
    settings = database.with_name("metadata.json")
    told = {"plugins": {"datasette-cluster-map": {"tile_layer": DOT, "tile_layer_options": {"maxZoom": 19}}}}
    settings.write_text(json.dumps(told), encoding="utf-8")
    port = _free_port()
    argv = [str(environment / "bin" / "datasette"), "serve", str(database), "--host", "127.0.0.1"]
    argv += ["--port", str(port), "--metadata", str(settings)]
    with _running("datasette", argv, database.parent, f"http://127.0.0.1:{port}/-/versions.json"):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def _running(name: str, argv: list[str], folder: Path, address: str) -> Iterator[None]:
    program = Running(name, argv, env=dict(os.environ), log=make_folder(folder / "logs") / f"{name}.log")
    try:
        wait_until(lambda: _answers(address), seconds=START_S, what=f"{name} answers: {program.words[-800:]}")
        yield
    finally:
        program.stop()


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
