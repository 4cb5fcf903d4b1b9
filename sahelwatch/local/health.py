"""Whether web, worker and beat are well: asked by `make run` while it waits, and by containers."""

import http.client
import os
import subprocess
import time
from pathlib import Path

from sahelwatch.local.apps import schedule_files
from sahelwatch.local.commands import Argv, output_since
from sahelwatch.local.layout import Layout
from sahelwatch.local.ports import Address

# Celery's log line once the worker takes tasks: "celery@host ready."
WORKER_READY = " ready."
# Beat writes its schedule at least every three minutes (celery.beat.Scheduler.sync_every).
BEAT_SILENCE_S = 300


def host_header(allowed_hosts: str) -> str:
    """A name the web server accepts: the first of ALLOWED_HOSTS, "localhost" where that is a pattern."""
    first = allowed_hosts.split(",")[0].strip()
    return first if first and first[0] not in ".*" else "localhost"


def web_answers(address: Address, host: str) -> bool:
    """Whether the web server answers to that name, without an error of its own."""
    connection = http.client.HTTPConnection(address.local_host, address.port, timeout=5)
    try:
        connection.request("GET", "/", headers={"Host": host})
        return connection.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def worker_is_ready(log: Path, offset: int) -> bool:
    """Whether the worker has said so since `offset` in its log."""
    return WORKER_READY in output_since(log, offset)


def is_well(role: str, layout: Layout) -> bool:
    """Whether the program of this container is well; beat, while its schedule file is being written."""
    if role == "web":
        address = Address("127.0.0.1", int(os.environ.get("PORT", "8000")))
        return web_answers(address, host_header(os.environ.get("ALLOWED_HOSTS", "")))
    if role == "worker":
        return worker_replies(layout)
    written = [path.stat().st_mtime for path in schedule_files(layout)]
    return time.time() - max(written, default=0) < BEAT_SILENCE_S


def worker_replies(layout: Layout) -> bool:
    """Whether a worker answers a ping through the queue."""
    words = "-m celery -A sahelwatch.celery inspect ping --timeout 5"
    argv: Argv = [layout.python, *words.split()]
    return subprocess.run(argv, cwd=layout.checkout, capture_output=True, check=False).returncode == 0
