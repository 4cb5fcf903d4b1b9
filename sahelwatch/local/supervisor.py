"""Keeps programs running: starts them, starts them again when they end, stops all of them at the end."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sahelwatch.local.layout import make_folder
from sahelwatch.local.owner import Owner
from sahelwatch.local.processes import POLL_S, die_with_parent, wait_until
from sahelwatch.local.report import Trouble, say

# After one crash a program is back at once; one that crashes again and again waits longer each time.
BACK_OFF_S = (0.3, 1.0, 2.0, 5.0, 10.0, 30.0)
STEADY_AFTER_S = 60.0
LOG_LIMIT_BYTES = 10_000_000


@dataclass(frozen=True)
class Program:
    """One long-running program.

    `patience_s` is how long it may take to end once asked with `stop_signal`. A server is stopped after
    the programs that use it. `started` is told the pid at every start.
    """

    name: str
    argv: Sequence[str | Path]
    cwd: Path
    log: Path
    env: Mapping[str, str]
    owner: Owner | None = None
    stop_signal: int = signal.SIGTERM
    patience_s: float = 5.0
    is_server: bool = False
    started: Callable[[int], None] = field(default=lambda pid: None)


@dataclass
class Child:
    """A program and its present process; `log_start` is where in its log the first start began to write."""

    program: Program
    process: "subprocess.Popen[bytes]"
    since: float
    log_start: int = 0
    crashes: int = 0
    restart_at: float | None = None

    @property
    def pid(self) -> int:
        return self.process.pid

    def runs(self) -> bool:
        return self.process.poll() is None


class Supervisor:
    """The programs of one instance."""

    def __init__(self) -> None:
        self.children: list[Child] = []
        self.hurry = False

    def start(self, program: Program) -> Child:
        """The program, running from now on until `stop_all`."""
        written = program.log.stat().st_size if program.log.exists() else 0
        child = Child(program, launch(program), time.monotonic(), written)
        self.children.append(child)
        return child

    def tend(self) -> None:
        """One look at every program: those that ended are started again when their time has come."""
        for child in self.children:
            if child.restart_at is None and not child.runs():
                self._plan_restart(child)
            if child.restart_at is not None and time.monotonic() >= child.restart_at:
                self._restart(child)

    def stop_all(self) -> None:
        """Everything ended: first the programs that use the servers, then the servers."""
        for servers in (False, True):
            stop_together([c for c in self.children if c.program.is_server == servers], lambda: self.hurry)
        self.children.clear()

    def _plan_restart(self, child: Child) -> None:
        lived = time.monotonic() - child.since
        child.crashes = 1 if lived > STEADY_AFTER_S else child.crashes + 1
        pause = BACK_OFF_S[min(child.crashes, len(BACK_OFF_S)) - 1]
        child.restart_at = time.monotonic() + pause
        kill_group(child.pid)
        hint = f"; its log: {child.program.log}" if child.crashes > 2 else ""
        say(f"{clock()} {child.program.name} {ending(child.process)}; starting it again in {pause:g} s{hint}")

    def _restart(self, child: Child) -> None:
        child.process, child.since, child.restart_at = launch(child.program), time.monotonic(), None
        say(f"{clock()} {child.program.name} runs again")


def launch(program: Program) -> "subprocess.Popen[bytes]":
    """The program as a process of its own session: Ctrl-C in the terminal reaches only us."""
    make_folder(program.log.parent, 0o700)
    with program.log.open("ab") as log:
        try:
            process = subprocess.Popen(
                [str(part) for part in program.argv],
                cwd=program.cwd,
                env=dict(program.env),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=die_with_parent(program.stop_signal),
                **(program.owner.as_popen_arguments() if program.owner else {}),
            )
        except OSError as problem:
            raise Trouble(f"{program.name} could not be started: {problem}") from problem
    program.started(process.pid)
    return process


def stop_together(children: Sequence[Child], hurry: Callable[[], bool]) -> None:
    """End these programs: all asked at once, waited for, killed. A second Ctrl-C shortens the wait."""
    asked = [child for child in children if child.runs()]
    for child in asked:
        with contextlib.suppress(ProcessLookupError):
            os.kill(child.pid, child.program.stop_signal)
    for child in asked:
        wait_until(lambda child=child: hurry() or not child.runs(), child.program.patience_s)  # type: ignore[misc]
    for child in children:
        kill_group(child.pid)
        child.process.wait()


def kill_group(pid: int) -> None:
    """Kill what is left of a program's process group."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


def ending(process: "subprocess.Popen[bytes]") -> str:
    """How a process ended, in words."""
    code = process.returncode
    return f"was ended by {signal.Signals(-code).name}" if code < 0 else f"ended by itself (code {code})"


def clock() -> str:
    """The local time of day, for lines that appear while everything runs."""
    return time.strftime("%H:%M:%S")


def rotate(log: Path) -> None:
    """Set a log aside as .1 once it has grown past ten megabytes, so that disks never fill."""
    with contextlib.suppress(FileNotFoundError):
        if log.stat().st_size > LOG_LIMIT_BYTES:
            log.replace(log.with_name(log.name + ".1"))


def pause() -> None:
    """The rhythm of looking after programs: quick enough to be unnoticed, slow enough to cost nothing."""
    time.sleep(POLL_S * 4)
