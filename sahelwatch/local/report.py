"""What the person at the terminal reads: one line for each step, and troubles in words."""

import contextlib
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

TITLE_WIDTH = 34


class Trouble(Exception):
    """Something a person must act on. Its text is printed as it stands, without a traceback."""


class Stopped(BaseException):
    """Ctrl-C, SIGTERM, SIGHUP or a dead parent: unwind and stop everything.

    A BaseException, so that no `except Exception` on the way up swallows it.
    """


@dataclass
class Note:
    """What a step has to say at the end of its line."""

    text: str = "done"


@contextlib.contextmanager
def step(title: str) -> Iterator[Note]:
    """One line on the terminal: the title at once, the outcome and the seconds when it ends."""
    note, started = Note(), time.monotonic()
    say(f"  {title:<{TITLE_WIDTH}} ", end="")
    try:
        yield note
    except BaseException as problem:
        say("stopped" if isinstance(problem, Stopped | KeyboardInterrupt) else "failed")
        raise
    say(f"{note.text}{duration(time.monotonic() - started)}")


def duration(seconds: float) -> str:
    """Words for a time worth telling, e.g. ", 12 s"; nothing under one second."""
    return f", {seconds:.0f} s" if seconds >= 1 else ""


def say(text: str, *, end: str = "\n") -> None:
    """Print and flush; a closed terminal is no reason to leave processes behind."""
    with contextlib.suppress(OSError, ValueError):
        print(text, end=end, flush=True)


def complain(text: str) -> None:
    """Print to standard error, with the same tolerance as `say`."""
    with contextlib.suppress(OSError, ValueError):
        print(text, file=sys.stderr, flush=True)


def confirm(question: str, *, assume_yes: bool) -> bool:
    """Whether the person said yes. Trouble when nobody can be asked and YES=1 was not given."""
    if assume_yes:
        return True
    if not sys.stdin.isatty():
        raise Trouble(
            f"{question}\nNobody can be asked here (no terminal). Add YES=1 to go on without asking."
        )
    say(f"{question} [y/N] ", end="")
    return sys.stdin.readline().strip().lower() in {"y", "yes", "o", "oui"}
