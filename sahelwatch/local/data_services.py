"""The database and the queue of an instance: its own, or those that DATABASE_URL and REDIS_URL name."""

import contextlib
import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from sahelwatch.local.layout import Layout, write_private
from sahelwatch.local.ports import free_loopback_port
from sahelwatch.local.postgres import Cluster, fill_cluster, find_cluster, postgres_program, wait_for_postgres
from sahelwatch.local.redis_server import Queue, find_queue, redis_program, wait_for_redis
from sahelwatch.local.report import Trouble, step
from sahelwatch.local.secrets_store import read_secret
from sahelwatch.local.state import clean_up, hold, is_held, read_state, remember_child, write_state
from sahelwatch.local.supervisor import Supervisor, rotate
from sahelwatch.local.system_packages import Purpose

# Before DATABASE_URL and REDIS_URL, by instance.
GIVEN_AS = {"run": "", "test": "TEST_", "demo": "DEMO_", "bench": "BENCH_"}


@dataclass(frozen=True)
class Data:
    """Where the application finds its database and its queue; `cluster` is None when it is not our own.

    `ports` are those of our own servers on loopback, for other commands of this checkout.
    """

    database_url: str
    redis_url: str
    cluster: Cluster | None = None
    ports: Mapping[str, int] = field(default_factory=dict)


def given(layout: Layout) -> tuple[str, str]:
    """DATABASE_URL and REDIS_URL from outside, empty when not set.

    Tests never take the run's, since they drop their tables, nor does the demo, since what is invented is
    not mixed with what is real: they have TEST_DATABASE_URL, DEMO_DATABASE_URL and so on.
    """
    prefix = GIVEN_AS[layout.instance]
    return os.environ.get(f"{prefix}DATABASE_URL", ""), os.environ.get(f"{prefix}REDIS_URL", "")


def purpose_for(layout: Layout) -> Purpose:
    """Which servers this instance needs on the machine."""
    database_url, redis_url = given(layout)
    return Purpose(postgres=not database_url, redis=not redis_url, tests=layout.has_tests)


def start_data(layout: Layout, supervisor: Supervisor) -> Data:
    """Database and queue running and ready. Trouble naming the log when one does not start."""
    database_url, redis_url = given(layout)
    ports = chosen_ports(layout)
    with step("PostgreSQL and Redis") as note:
        queue = None if redis_url else find_queue(layout, ports["redis"])
        cluster = None if database_url else find_cluster(layout, ports["postgres"])
        waits = [start_queue(queue, layout, supervisor)] if queue else []
        waits += [start_cluster(cluster, layout, supervisor)] if cluster else []
        for wait in waits:
            wait()
        note.text = where_they_are(cluster, queue)
    return Data(cluster.url if cluster else database_url, queue.url if queue else redis_url, cluster, ports)


def chosen_ports(layout: Layout) -> dict[str, int]:
    """Free loopback ports, the same as last time where they still are free."""
    path = layout.state / "ports.json"
    try:
        last = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        last = {}
    ports = {name: free_loopback_port(last.get(name)) for name in ("postgres", "redis")}
    write_private(path, json.dumps(ports))
    return ports


def start_queue(queue: Queue, layout: Layout, supervisor: Supervisor) -> Callable[[], None]:
    """Redis started; call what is returned to wait until it answers."""
    program = redis_program(queue, layout, lambda pid: remember_child(layout, "redis", pid))
    rotate(program.log)
    child = supervisor.start(program)
    return lambda: wait_for_redis(queue, child.runs, program.log)


def start_cluster(cluster: Cluster, layout: Layout, supervisor: Supervisor) -> Callable[[], None]:
    """PostgreSQL started; call what is returned to wait until it takes connections and has what it needs."""
    program = postgres_program(cluster, layout, lambda pid: remember_child(layout, "postgres", pid))
    rotate(program.log)
    child = supervisor.start(program)

    def wait() -> None:
        wait_for_postgres(cluster, child.runs, program.log)
        fill_cluster(cluster, layout.setup_log)

    return wait


def where_they_are(cluster: Cluster | None, queue: Queue | None) -> str:
    """Words on both for the step's line."""
    database = f"port {cluster.port}" if cluster else "from DATABASE_URL"
    return f"ready (PostgreSQL {database}, Redis {f'port {queue.port}' if queue else 'from REDIS_URL'})"


@contextlib.contextmanager
def data_at_hand(layout: Layout, doing: str) -> Iterator[Data]:
    """Database and queue for one command: those that run already, else started and stopped for it."""
    if is_held(layout):
        yield data_of_running(layout)
        return
    supervisor = Supervisor()
    with hold(layout):
        write_state(layout, supervisor=os.getpid(), doing=doing)
        clean_up(layout)
        try:
            data = start_data(layout, supervisor)
            write_state(layout, supervisor=os.getpid(), doing=doing, ports=data.ports)
            yield data
        finally:
            supervisor.stop_all()


def data_of_running(layout: Layout) -> Data:
    """Where the running instance has its data. Trouble while it is still starting."""
    state = read_state(layout)
    ports = state.get("ports")
    if not ports:
        raise Trouble(
            f"Another command is busy here ({state.get('doing', 'starting')}): try again when it has ended."
        )
    database_url, redis_url = given(layout)
    cluster = None if database_url else find_cluster(layout, ports["postgres"])
    queue = (
        None
        if redis_url
        else Queue(layout.home / "redis", ports["redis"], read_secret(layout.secrets, "redis"))
    )
    return Data(cluster.url if cluster else database_url, queue.url if queue else redis_url, cluster)
