"""What runs in this checkout: a lock that dies with its holder, and a file that says who and where."""

import contextlib
import fcntl
import json
import os
from collections.abc import Iterator
from typing import Any

from sahelwatch.local.layout import Layout, make_folder, write_private
from sahelwatch.local.processes import Identity, end_all, identify, marked
from sahelwatch.local.report import Trouble


class AlreadyRunning(Trouble):
    """Another process holds this instance."""


@contextlib.contextmanager
def hold(layout: Layout) -> Iterator[None]:
    """This instance is ours until the block ends. AlreadyRunning when another process has it."""
    make_folder(layout.local, 0o711)
    make_folder(layout.state, 0o700)
    with (layout.state / "lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as held:
            raise AlreadyRunning("It is running already.") from held
        try:
            write_state(layout, supervisor=os.getpid())
            yield
        finally:
            (layout.state / "state.json").unlink(missing_ok=True)


def is_held(layout: Layout) -> bool:
    """Whether a living process holds this instance."""
    try:
        with (layout.state / "lock").open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


@contextlib.contextmanager
def only_one_setup(layout: Layout) -> Iterator[None]:
    """Two commands never install into the same .venv at once: the second waits for the first."""
    make_folder(layout.local, 0o711)
    with (layout.local / "setup.lock").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def write_state(layout: Layout, **values: Any) -> None:
    """Replace the file that tells others about this instance."""
    write_private(layout.state / "state.json", json.dumps(values))


def read_state(layout: Layout) -> dict[str, Any]:
    """What the holder wrote, or {} when there is nothing to read."""
    try:
        found = json.loads((layout.state / "state.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def remember_child(layout: Layout, name: str, pid: int) -> None:
    """Keep the identity of a server whose environment the marker cannot be read from (it renames itself)."""
    process = identify(pid)
    if process:
        path = layout.state / f"{name}.pid"
        write_private(path, f"{process.pid} {process.started}\n")


def left_over(layout: Layout) -> list[Identity]:
    """Processes of this instance that outlived whoever started them."""
    found = set(marked(layout.marker))
    for path in layout.state.glob("*.pid"):
        process = recorded(path.read_text(encoding="utf-8"))
        if process and identify(process.pid) == process:
            found.add(process)
    return sorted(found, key=lambda process: process.pid)


def recorded(text: str) -> Identity | None:
    """The identity that a .pid file holds, None when it is damaged."""
    parts = text.split()
    return (
        Identity(int(parts[0]), int(parts[1])) if len(parts) == 2 and all(map(str.isdigit, parts)) else None
    )


def clean_up(layout: Layout) -> int:
    """How many left-over processes were ended. Call it only while holding the instance."""
    ended = end_all(left_over(layout), patience_s=8.0)
    for path in layout.state.glob("*.pid"):
        path.unlink(missing_ok=True)
    return ended
