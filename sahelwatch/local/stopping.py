"""`make stop` and `make reset`."""

import os
import shutil
import signal
from collections.abc import Iterable
from pathlib import Path

from sahelwatch.local.data_services import given
from sahelwatch.local.layout import Layout
from sahelwatch.local.postgres_place import far_home
from sahelwatch.local.processes import identify, send, wait_until
from sahelwatch.local.report import Trouble, confirm, say
from sahelwatch.local.state import clean_up, hold, is_held, read_state

# Longer than all that the supervisor itself waits for before it kills.
PATIENCE_S = 45.0
PLACE_NOTE = "postgres-place"


def stop(layout: Layout) -> int:
    """Nothing of this checkout runs any more, its demo included; exit code 0 also when nothing ran."""
    stopped = [stop_instance(instance) for instance in run_and_demo(layout)]
    ran, ended = any(ran for ran, _ in stopped), sum(ended for _, ended in stopped)
    if ran:
        say("Stopped.")
    else:
        say(f"Ended {ended} processes that were left behind." if ended else "Nothing was running.")
    return 0


def run_and_demo(layout: Layout) -> list[Layout]:
    """The instances that people start; the demo only where there is one."""
    demo = layout.for_demo()
    return [layout, *([demo] if demo.home.exists() else [])]


def stop_instance(layout: Layout) -> tuple[bool, int]:
    """Whether it ran, and how many processes it had left behind."""
    ran = is_held(layout)
    if ran:
        stop_holder(layout)
    with hold(layout):
        return ran, clean_up(layout)


def stop_holder(layout: Layout) -> None:
    """Ask the process that holds this checkout to stop, and wait until it has. Trouble when it does not."""
    process = identify(int(read_state(layout).get("supervisor", 0)))
    if process:
        send(process, signal.SIGTERM)
    if not wait_until(lambda: not is_held(layout), PATIENCE_S):
        raise Trouble(
            f"Process {process.pid if process else '?'} does not stop; end it with: kill -9 and `make stop`"
        )


def reset(layout: Layout) -> int:
    """Database and accounts deleted after a question; packages, logs and backups stay. 1 when not wanted."""
    if given(layout)[0]:
        raise Trouble(
            "DATABASE_URL is set: that database is not ours to delete. Unset it to reset the private one."
        )
    question = "This deletes the database and all accounts of this checkout"
    question += " and stops SahelWatch, which is running now." if is_held(layout) else "."
    question += f"\nBackups in {layout.backups} stay. Delete?"
    if not confirm(question, assume_yes=bool(os.environ.get("YES"))):
        say("Nothing was deleted.")
        return 1
    for instance in run_and_demo(layout):
        stop_instance(instance)
        with hold(instance):
            delete(what_reset_deletes(instance))
    say("Deleted. `make run` starts afresh.")
    return 0


def what_reset_deletes(layout: Layout) -> list[Path]:
    """The database wherever it lies, the accounts, the secrets and the queue."""
    own = ("postgres", "redis", "secrets", "demo-accounts.txt", PLACE_NOTE)
    far = far_home(layout)
    return [*([far] if far.exists() else []), *(layout.home / name for name in own)]


def delete(paths: Iterable[Path]) -> None:
    """Files and folders gone, those of the database's owner included."""
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
