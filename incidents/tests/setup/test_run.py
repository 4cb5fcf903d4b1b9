"""`make run` for real, in this very checkout, with a `.local` of its own beside a run that may be going on.

Only under `make test`, which has installed everything: elsewhere it would begin to install.
"""

import os
import re
import shutil
import signal
import subprocess
import tempfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from sahelwatch.local.layout import Layout
from sahelwatch.local.ports import free_loopback_port
from sahelwatch.local.processes import Identity, environment_of, is_alive, marked, wait_until
from sahelwatch.local.state import left_over

ROOT = Path(__file__).resolve().parents[3]
# Of `make test` and of the shell it runs in: what this run is given must be what a new user gives it.
GIVEN_TO_TESTS = {
    "DATABASE_URL",
    "REDIS_URL",
    "SECRET_KEY",
    "SECRET_KEY_FILE",
    "ALLOWED_HOSTS",
    "PUBLIC_DASHBOARD",
    "DEMO_ACCOUNTS",
    "DEBUG",
    "HOST",
    "YES",
    "ARGS",
}
WAIT_S = 120.0

pytestmark = pytest.mark.skipif(
    os.environ.get("SAHELWATCH_TEST") != "1", reason="only `make test` has installed what a run needs"
)


class Run:
    """One `make run`, or another target that runs, with its output in a file."""

    def __init__(self, layout: Layout, *words: str, target: str = "run") -> None:
        self.output = layout.local / "output.txt"
        self.port = free_loopback_port()
        self.environment = {k: v for k, v in os.environ.items() if k not in GIVEN_TO_TESTS}
        self.environment["SAHELWATCH_LOCAL"] = str(layout.local)
        with self.output.open("w") as file:
            argv = ["make", target, f"PORT={self.port}", *words]
            self.process = subprocess.Popen(
                argv,
                cwd=ROOT,
                env=self.environment,
                stdout=file,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def text(self) -> str:
        return self.output.read_text()

    def wait_for(self, words: str) -> None:
        assert wait_until(lambda: words in self.text() or self.process.poll() is not None, WAIT_S)
        assert words in self.text(), self.text()

    def make(self, *words: str) -> str:
        done = subprocess.run(
            ["make", *words], cwd=ROOT, env=self.environment, capture_output=True, text=True
        )
        return done.stdout + done.stderr


@pytest.fixture(scope="module")
def layout() -> Iterator[Layout]:
    """A `.local` in a folder the database's owner can reach, with the static files that stand already."""
    base = Path(tempfile.mkdtemp(prefix="sahelwatch-run-"))
    base.chmod(0o755)
    for name in ("static", "stamps"):
        shutil.copytree(ROOT / ".local" / name, base / name)
    yield Layout(ROOT, base)
    shutil.rmtree(base)


@pytest.fixture
def start(layout: Layout) -> Iterator[list[Run]]:
    runs: list[Run] = []
    yield runs
    for run in runs:
        if run.process.poll() is None:
            run.process.terminate()
            run.process.wait(60)


def ours(layout: Layout) -> list[Identity]:
    return left_over(layout)


def program(layout: Layout, word: str) -> int:
    """The pid of the oldest process of this run whose command line holds a word."""
    found = [p for p in ours(layout) if word in Path(f"/proc/{p.pid}/cmdline").read_text().replace("\0", " ")]
    return min(found, key=lambda process: process.started).pid


def answers(run: Run) -> bool:
    try:
        return bool(urllib.request.urlopen(f"http://127.0.0.1:{run.port}/", timeout=5).status == 200)
    except OSError:
        return False


def test_run_tells_address_accounts_and_logs_and_ctrl_c_leaves_no_process(
    layout: Layout, start: list[Run]
) -> None:
    start.append(run := Run(layout))
    run.wait_for("SahelWatch is ready")
    assert f"http://127.0.0.1:{run.port}/" in run.text()
    for name in ("analyst", "editor", "admin"):
        password = re.search(rf"^    {name} (\S{{8,}})$", run.text(), re.M)
        assert password, run.text()
    assert layout.demo_accounts.stat().st_mode & 0o777 == 0o600
    assert answers(run)
    assert "is running already" in run.make("run")
    before = ours(layout)
    assert before
    os.killpg(run.process.pid, signal.SIGINT)
    run.process.wait(60)
    assert not [process for process in before if is_alive(process)]
    assert marked(layout.marker) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP, signal.SIGKILL])
def test_signal_to_make_alone_stops_everything(layout: Layout, start: list[Run], number: int) -> None:
    start.append(run := Run(layout))
    run.wait_for("SahelWatch is ready")
    before = ours(layout)
    os.kill(run.process.pid, number)
    run.process.wait(60)
    assert wait_until(lambda: not [process for process in before if is_alive(process)], 30)


def test_killed_programs_come_back_and_make_stop_ends_all(layout: Layout, start: list[Run]) -> None:
    start.append(run := Run(layout))
    run.wait_for("SahelWatch is ready")
    for name, word in (
        ("redis", "redis-server"),
        ("postgres", "postgres -D"),
        ("web", "gunicorn"),
        ("worker", "worker"),
    ):
        os.kill(program(layout, word), signal.SIGKILL)
        run.wait_for(f"{name} runs again")
    assert wait_until(lambda: answers(run), 30)
    assert "Stopped." in run.make("stop")
    run.process.wait(10)
    assert ours(layout) == []


def test_reachable_address_has_no_demo_accounts(layout: Layout, start: list[Run]) -> None:
    start.append(run := Run(layout, "HOST=0.0.0.0"))
    run.wait_for("SahelWatch is ready")
    assert "demo accounts are off" in run.text()
    assert "add_user" in run.text()
    web = environment_of(program(layout, "gunicorn"))
    assert b"DEMO_ACCOUNTS=0" in web
    assert b"PUBLIC_DASHBOARD=0" in web


def test_taken_port_is_said_and_nothing_is_left_running(layout: Layout, start: list[Run]) -> None:
    start.append(first := Run(layout))
    first.wait_for("SahelWatch is ready")
    other = Layout(ROOT, layout.local / "other")
    other.local.mkdir()
    start.append(second := Run(other, f"PORT={first.port}"))
    assert second.process.wait(60) == 2
    assert f"Port {first.port} on 127.0.0.1 is taken by process" in second.text()
    assert "make run PORT=" in second.text()
    assert ours(other) == []
    assert answers(first)


def test_the_demo_runs_beside_the_real_one_on_a_database_of_its_own(layout: Layout, start: list[Run]) -> None:
    start.append(real := Run(layout))
    real.wait_for("SahelWatch is ready")
    start.append(demo := Run(layout, "DEMO_INCIDENTS=300", target="demo-100k"))
    demo.wait_for("SahelWatch is ready")
    assert "300 invented incidents in a database of its own" in demo.text()
    invented, true = (
        urllib.request.urlopen(f"http://127.0.0.1:{run.port}/", timeout=20).read().decode()
        for run in (demo, real)
    )
    assert "every incident here is invented" in invented
    assert "every incident here is invented" not in true
    assert "Stopped." in real.make("stop")
    for run in (demo, real):
        run.process.wait(30)
    assert ours(layout) == []
    assert ours(layout.for_demo()) == []
    start.append(again := Run(layout, "DEMO_INCIDENTS=300", target="demo-100k"))
    again.wait_for("SahelWatch is ready")
    assert "generated incidents: up to date" in (layout.local / "logs" / "setup.log").read_text()
