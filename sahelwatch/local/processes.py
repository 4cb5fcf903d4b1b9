"""Processes seen through /proc: who is alive, which are ours, how the left-over ones are ended.

A process is ours by the marker in its environment, or by its pid together with its start time; a pid
alone proves nothing, since the system hands it out again.
"""

import contextlib
import ctypes
import os
import signal
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from sahelwatch.local.layout import MARKER

PROC = Path("/proc")
PR_SET_PDEATHSIG = 1
POLL_S = 0.05
_libc = ctypes.CDLL(None)


@dataclass(frozen=True)
class Identity:
    """One process for ever: its pid and when it started, in clock ticks since boot."""

    pid: int
    started: int


def identify(pid: int) -> Identity | None:
    """The process that has this pid now, or None when there is none or it is only waiting to be reaped."""
    fields = stat_fields(pid)
    return Identity(pid, int(fields[19])) if fields and fields[0] not in "ZX" else None


def stat_fields(pid: int) -> list[str]:
    """Fields of /proc/PID/stat from the third on (the second, the name, may hold blanks); empty if gone."""
    try:
        return (PROC / str(pid) / "stat").read_text(errors="replace").rpartition(")")[2].split()
    except OSError:
        return []


def is_alive(process: Identity) -> bool:
    """Whether this very process still runs."""
    return identify(process.pid) == process


def marked(marker: str) -> list[Identity]:
    """Running processes that carry this marker in their environment, ourselves and our parents left out."""
    wanted, family = f"{MARKER}={marker}".encode(), own_family()
    found = (identify(pid) for pid in all_pids() if pid not in family and wanted in environment_of(pid))
    return [process for process in found if process]


def all_pids() -> list[int]:
    """Every pid there is."""
    return [int(name) for name in os.listdir(PROC) if name.isdigit()]


def environment_of(pid: int) -> list[bytes]:
    """A process's environment as NAME=value; empty when it is gone or not ours to read."""
    try:
        return (PROC / str(pid) / "environ").read_bytes().split(b"\0")
    except OSError:
        return []


def own_family() -> set[int]:
    """This process and all its ancestors."""
    family, pid = set(), os.getpid()
    while pid > 0 and pid not in family:
        family.add(pid)
        fields = stat_fields(pid)
        pid = int(fields[1]) if fields else 0
    return family


def end_all(processes: Iterable[Identity], *, patience_s: float) -> int:
    """How many had to be ended: asked with SIGTERM first, killed when they outlast the patience."""
    targets = [process for process in processes if is_alive(process)]
    for process in targets:
        send(process, signal.SIGTERM)
    wait_until(lambda: not any(map(is_alive, targets)), patience_s)
    for process in targets:
        send(process, signal.SIGKILL)
    wait_until(lambda: not any(map(is_alive, targets)), 2.0)
    return len(targets)


def send(process: Identity, number: int) -> None:
    """Signal this very process, if it still runs and is ours."""
    if is_alive(process):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(process.pid, number)


def wait_until(condition: Callable[[], bool], seconds: float) -> bool:
    """Whether the condition became true in time."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(POLL_S)
    return True


def die_with_parent(number: int) -> Callable[[], None]:
    """A hook for a new child: the kernel sends it `number` when we die, even by SIGKILL."""

    def ask_kernel() -> None:
        _libc.prctl(PR_SET_PDEATHSIG, number)

    return ask_kernel


def name_of(pid: int) -> str:
    """A process's short name, e.g. "make"; empty when it is gone."""
    try:
        return (PROC / str(pid) / "comm").read_text(errors="replace").strip()
    except OSError:
        return ""


class ParentWatch:
    """Notices that `make` above us was ended or told to end.

    A signal sent to make alone does not reach us: make only waits for us to finish. It shows all the same:
    on SIGHUP, SIGINT or SIGTERM make puts that signal back to its default, so the signal leaves the set
    that /proc lists as caught (GNU make, commands.c, fatal_error_signal).
    """

    def __init__(self) -> None:
        self.parent = os.getppid()
        self.is_make = name_of(self.parent) in {"make", "gmake"}
        self.caught = self._caught()

    def wants_end(self) -> bool:
        """Whether make is gone or was signalled; never so when something else started us."""
        if not self.is_make:
            return False
        return os.getppid() != self.parent or bool(self.caught & ~self._caught())

    def _caught(self) -> int:
        watched = sum(1 << (number - 1) for number in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM))
        try:
            status = (PROC / str(self.parent) / "status").read_text()
        except OSError:
            return 0
        line = next((line for line in status.splitlines() if line.startswith("SigCgt:")), "SigCgt: 0")
        return int(line.split()[1], 16) & watched
