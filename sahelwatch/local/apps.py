"""Our three programs: web, worker, beat. `make run` and the containers start them with the same words."""

import os
from pathlib import Path

from sahelwatch.local.commands import Argv
from sahelwatch.local.layout import Layout, make_folder
from sahelwatch.local.ports import EVERYWHERE
from sahelwatch.local.supervisor import Program

ROLES = ("web", "worker", "beat")
# Drafting an article is short; a worker that is stopped lets a running task end within this.
WORKER_PATIENCE_S = 8.0


def schedule_file(layout: Layout) -> Path:
    """Where beat keeps when it last sent what."""
    return make_folder(layout.state, 0o700) / "beat-schedule"


def schedule_files(layout: Layout) -> list[Path]:
    """What beat really wrote there: Python's dbm adds endings of its own, other ones on other machines."""
    return sorted(schedule_file(layout).parent.glob("beat-schedule*"))


def app_argv(role: str, layout: Layout, bind: str = "") -> Argv:
    """The command line of one program; `python -m`, since scripts in .venv break when a checkout moves."""
    celery = "-m celery -A sahelwatch.celery"
    words = {
        "web": f"-m gunicorn sahelwatch.wsgi --bind {bind} --worker-class gthread --workers 2 --threads 4"
        " --preload --graceful-timeout 4 --no-control-socket --access-logfile - --error-logfile -",
        "worker": f"{celery} worker --loglevel INFO --concurrency 2 --hostname worker@%h"
        " --without-gossip --without-mingle",
        "beat": f"{celery} beat --loglevel INFO --pidfile= --schedule",
    }
    argv: Argv = [layout.python, *words[role].split()]
    return [*argv, schedule_file(layout)] if role == "beat" else argv


def app_program(role: str, layout: Layout, env: dict[str, str], bind: str = "") -> Program:
    """One of the three, for the supervisor."""
    argv, log = app_argv(role, layout, bind), layout.logs / f"{role}.log"
    patience = WORKER_PATIENCE_S if role == "worker" else 6.0
    return Program(role, argv, layout.checkout, log, env, patience_s=patience)


def become(role: str, layout: Layout) -> None:
    """Does not return: this process becomes the program, as a container wants it; web listens on PORT."""
    bind = f"{os.environ.get('HOST', EVERYWHERE)}:{os.environ.get('PORT', '8000')}"
    argv = [str(part) for part in app_argv(role, layout, bind)]
    os.chdir(layout.checkout)
    os.execv(argv[0], argv)  # noqa: S606 (no shell is wanted)
