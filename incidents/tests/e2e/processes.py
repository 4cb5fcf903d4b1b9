"""Programs that a test starts: each in its own process group, its output in a file, gone with the test."""

import atexit
import contextlib
import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]
PR_SET_PDEATHSIG = 1
POLL_S = 0.05
PATIENCE_S = 8.0
_libc = ctypes.CDLL(None)
_running: "set[Running]" = set()


class Running:
    """One program under way."""

    def __init__(self, name: str, argv: Sequence[str], *, env: Mapping[str, str], log: Path) -> None:
        self.name, self.log = name, log
        with log.open("ab") as output:
            self._process = subprocess.Popen(
                argv,
                cwd=PROJECT,
                env=dict(env),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                process_group=0,
                preexec_fn=_die_with_the_tests,
            )
        _running.add(self)

    @property
    def is_alive(self) -> bool:
        """Whether it still runs."""
        return self._process.poll() is None

    @property
    def words(self) -> str:
        """All that it has written so far."""
        return self.log.read_text(errors="replace")

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program and its children."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, number)

    def kill(self) -> None:
        """End it as a power cut would: no warning, no last word."""
        self.signal(signal.SIGKILL)
        self._process.wait(PATIENCE_S)
        _running.discard(self)

    def stop(self) -> None:
        """Ask it to end, and end it when it does not."""
        self.signal(signal.SIGTERM)
        self.signal(signal.SIGCONT)  # one that was halted could not hear it
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(PATIENCE_S)
        self.kill()


def run_to_end(argv: Sequence[str], *, env: Mapping[str, str]) -> str:
    """What the program wrote. Raises AssertionError with its last words when it fails."""
    done = subprocess.run(argv, cwd=PROJECT, env=dict(env), capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(argv)} failed:\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
    return done.stdout


def wait_until(is_so: Callable[[], object], *, seconds: float, what: str) -> float:
    """Seconds it took until it was so. Raises AssertionError, saying what was waited for."""
    started = time.monotonic()
    while not is_so():
        if time.monotonic() - started > seconds:
            raise AssertionError(f"after {seconds:.0f} s still not: {what}")
        time.sleep(POLL_S)
    return time.monotonic() - started


def _die_with_the_tests() -> None:
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


@atexit.register
def _end_all() -> None:
    for program in list(_running):
        program.stop()
