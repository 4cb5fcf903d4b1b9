"""The private Redis: a queue on loopback with a password.

It keeps nothing on disk: the database holds the truth about what is still to do.
"""

import os
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sahelwatch.local.layout import MARKER, Layout, make_folder, write_private
from sahelwatch.local.processes import wait_until
from sahelwatch.local.report import Trouble
from sahelwatch.local.secrets_store import read_secret
from sahelwatch.local.supervisor import Program
from sahelwatch.local.system_packages import find_program

READY_AFTER_S = 20.0


@dataclass(frozen=True)
class Queue:
    """One Redis: its folder, its port of today, its password."""

    home: Path
    port: int
    password: str

    @property
    def url(self) -> str:
        """REDIS_URL."""
        return f"redis://:{self.password}@127.0.0.1:{self.port}/0"


def find_queue(layout: Layout, port: int) -> Queue:
    """The instance's Redis with its configuration written for this port."""
    home = make_folder(layout.home / "redis", 0o700)
    queue = Queue(home, port, read_secret(layout.secrets, "redis"))
    write_private(home / "redis.conf", configuration(queue))
    return queue


def configuration(queue: Queue) -> str:
    """Loopback only, password required, nothing saved, jobs never evicted."""
    lines = ("bind 127.0.0.1", f"port {queue.port}", f"requirepass {queue.password}", "protected-mode yes")
    return "\n".join(
        (*lines, 'save ""', "appendonly no", "maxmemory-policy noeviction", "dir .", "daemonize no", "")
    )


def redis_program(queue: Queue, layout: Layout, started: Callable[[int], None]) -> Program:
    """The server; the password stands in its file, not on the command line that all users can see."""
    program = find_program("redis-server")
    if not program:
        raise Trouble("redis-server is missing: install the package redis-server.")
    env = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", MARKER: layout.marker}
    argv = [program, "redis.conf"]
    log = layout.logs / "redis.log"
    return Program("redis", argv, queue.home, log, env, is_server=True, started=started)


def wait_for_redis(queue: Queue, still_runs: Callable[[], bool], log: Path) -> None:
    """Return when Redis answers; Trouble when it ends or stays silent."""
    if not wait_until(lambda: not still_runs() or answers(queue), READY_AFTER_S) or not still_runs():
        raise Trouble(f"Redis did not start. Its log says why: {log}")


def answers(queue: Queue) -> bool:
    """Whether Redis takes the password and answers a ping."""
    try:
        with socket.create_connection(("127.0.0.1", queue.port), timeout=1) as connection:
            connection.sendall(f"AUTH {queue.password}\r\nPING\r\n".encode())
            received = b""
            while b"PONG" not in received and (more := connection.recv(256)):
                received += more
    except OSError:
        return False
    return b"PONG" in received
