"""Who is ours among the processes, and that nothing of ours outlives us."""

import os
import signal
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from sahelwatch.local.layout import MARKER, Layout
from sahelwatch.local.processes import Identity, end_all, identify, is_alive, marked, wait_until
from sahelwatch.local.state import AlreadyRunning, clean_up, hold, is_held, read_state, remember_child
from sahelwatch.local.supervisor import Program, Supervisor

SLEEP = "import time; time.sleep(60)"
STUBBORN = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); {SLEEP}"
WITH_CHILD = (
    f"import subprocess, sys; print('up', flush=True); subprocess.run([sys.executable, '-c', '{SLEEP}'])"
)


@pytest.fixture
def marker() -> str:
    return uuid.uuid4().hex


@pytest.fixture
def sleeper(marker: str) -> Iterator["subprocess.Popen[bytes]"]:
    process = subprocess.Popen([sys.executable, "-c", SLEEP], env={**os.environ, MARKER: marker})
    yield process
    process.kill()
    process.wait()


@pytest.fixture
def supervisor() -> Iterator[Supervisor]:
    supervisor = Supervisor()
    yield supervisor
    supervisor.stop_all()


def program(folder: Path, script: str, marker: str, patience_s: float = 0.3) -> Program:
    env = {**os.environ, MARKER: marker}
    return Program(
        "thing", [sys.executable, "-c", script], folder, folder / "thing.log", env, patience_s=patience_s
    )


def up(folder: Path) -> bool:
    return wait_until(lambda: "up" in (folder / "thing.log").read_text(), 10)


def test_marked_process_is_found_and_ended(sleeper: "subprocess.Popen[bytes]", marker: str) -> None:
    assert wait_until(lambda: [found.pid for found in marked(marker)] == [sleeper.pid], 5)
    assert end_all(marked(marker), patience_s=2) == 1
    assert sleeper.wait(5) == -signal.SIGTERM


def test_process_with_another_marker_is_left_alone(sleeper: "subprocess.Popen[bytes]", marker: str) -> None:
    assert marked(marker + "x") == []
    assert sleeper.poll() is None


def test_pid_handed_out_again_is_not_taken_for_the_old_process(sleeper: "subprocess.Popen[bytes]") -> None:
    here = identify(sleeper.pid)
    assert here
    assert is_alive(here)
    assert not is_alive(Identity(here.pid, here.started - 1))


def test_ended_process_waiting_to_be_reaped_counts_as_gone(sleeper: "subprocess.Popen[bytes]") -> None:
    sleeper.kill()
    assert wait_until(lambda: identify(sleeper.pid) is None, 5)


def test_own_ancestors_are_never_ours_to_end(marker: str) -> None:
    script = f"from sahelwatch.local.processes import marked; print(marked('{marker}'))"
    env = {**os.environ, MARKER: marker}
    asked = subprocess.run(
        [sys.executable, "-c", script], env=env, capture_output=True, text=True, check=True
    )
    assert asked.stdout == "[]\n"


def test_killed_program_is_started_again(tmp_path: Path, marker: str, supervisor: Supervisor) -> None:
    child = supervisor.start(program(tmp_path, SLEEP, marker))
    first = child.pid
    os.kill(first, signal.SIGKILL)
    child.process.wait(5)

    def tended() -> bool:
        supervisor.tend()
        return child.pid != first

    assert wait_until(tended, 5)
    assert child.runs()


def test_program_that_keeps_crashing_waits_longer_each_time(
    tmp_path: Path, marker: str, supervisor: Supervisor, capsys: pytest.CaptureFixture[str]
) -> None:
    child = supervisor.start(program(tmp_path, "raise SystemExit(7)", marker))
    pauses = []
    for _ in range(3):
        child.process.wait(5)
        supervisor.tend()
        assert child.restart_at is not None
        pauses.append(capsys.readouterr().out.rsplit("again in ", 1)[1])
        child.restart_at = 0
        supervisor.tend()
    assert [line.split(" s")[0] for line in pauses] == ["0.3", "1", "2"]
    assert "its log:" in pauses[-1]


def test_stop_ends_children_of_children(tmp_path: Path, marker: str, supervisor: Supervisor) -> None:
    supervisor.start(program(tmp_path, WITH_CHILD, marker))
    assert up(tmp_path)
    assert wait_until(lambda: len(marked(marker)) == 2, 10)
    supervisor.stop_all()
    assert wait_until(lambda: marked(marker) == [], 5)


def test_program_deaf_to_requests_is_killed(tmp_path: Path, marker: str, supervisor: Supervisor) -> None:
    child = supervisor.start(program(tmp_path, STUBBORN, marker))
    assert up(tmp_path)
    supervisor.stop_all()
    assert child.process.returncode == -signal.SIGKILL


def test_programs_die_with_a_supervisor_that_was_killed(tmp_path: Path, marker: str) -> None:
    script = (
        "import os, sys, time; from pathlib import Path; from sahelwatch.local.supervisor import *; "
        f"Supervisor().start(Program('thing', [sys.executable, '-c', {SLEEP!r}], Path('/'), "
        f"Path({str(tmp_path / 'log')!r}), dict(os.environ))); print('up', flush=True); time.sleep(60)"
    )
    env = {**os.environ, MARKER: marker}
    outer = subprocess.Popen([sys.executable, "-c", script], env=env, stdout=subprocess.PIPE)
    assert outer.stdout
    assert outer.stdout.readline() == b"up\n"
    outer.kill()
    outer.wait()
    outer.stdout.close()
    assert wait_until(lambda: marked(marker) == [], 5)


def test_left_over_processes_are_ended_at_the_next_start(tmp_path: Path) -> None:
    layout = Layout(tmp_path, tmp_path / ".local")
    env = {**os.environ, MARKER: layout.marker}
    known = subprocess.Popen([sys.executable, "-c", SLEEP], env=env)
    renamed = subprocess.Popen([sys.executable, "-c", SLEEP])
    with hold(layout):
        remember_child(layout, "redis", renamed.pid)
        assert clean_up(layout) == 2
    assert (known.wait(5), renamed.wait(5)) == (-signal.SIGTERM, -signal.SIGTERM)
    assert list(layout.state.glob("*.pid")) == []


def test_checkout_is_held_by_one_process_at_a_time(tmp_path: Path) -> None:
    layout = Layout(tmp_path, tmp_path / ".local")
    with hold(layout):
        assert is_held(layout)
        assert read_state(layout)["supervisor"] == os.getpid()
        with pytest.raises(AlreadyRunning), hold(layout):
            pass
    assert not is_held(layout)
    assert read_state(layout) == {}
