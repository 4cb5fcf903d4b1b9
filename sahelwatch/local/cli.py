"""The commands behind `make`, and those the containers are built from."""

import argparse
import io
import os
import subprocess
import sys
from collections.abc import Callable, Sequence

from sahelwatch.local.apps import ROLES, become
from sahelwatch.local.backup import backup, restore
from sahelwatch.local.causes import explain
from sahelwatch.local.checks import PROGRAMS, run_checks
from sahelwatch.local.data_services import data_at_hand
from sahelwatch.local.django_steps import build_static, compile_messages, prepare_content
from sahelwatch.local.environment import django_environment
from sahelwatch.local.frontend import build_frontend
from sahelwatch.local.health import is_well
from sahelwatch.local.layout import Layout, find_layout
from sahelwatch.local.python_env import is_complete, prepare_python
from sahelwatch.local.report import Stopped, Trouble, complain, say
from sahelwatch.local.running import run
from sahelwatch.local.setup_steps import set_up
from sahelwatch.local.signals import StopOnSignal
from sahelwatch.local.state import only_one_setup
from sahelwatch.local.stopping import reset, stop
from sahelwatch.local.system_packages import Purpose, prepare_system

CHECKS = ("test", "lint", "unit", "e2e", *PROGRAMS)
# Steps of the set-up one by one, each done by `make run` and each a RUN line of the Dockerfile.
STEPS: dict[str, Callable[[Layout], None]] = {
    "install-system": lambda layout: prepare_system(layout, Purpose(postgres=False, redis=False)),
    "install-python": prepare_python,
    "build-frontend": build_frontend,
    "messages": compile_messages,
    "build-static": build_static,
}
INTERRUPTED = 130


def main(arguments: Sequence[str]) -> int:
    """The exit code of one command; troubles are printed in words."""
    speak_any_alphabet()
    chosen = parser().parse_args(arguments)
    signals = StopOnSignal().install()
    os.umask(0o022)  # the database's owner must reach .local; what is secret is closed file by file
    try:
        return perform(chosen, find_layout(), signals)
    except Trouble as trouble:
        complain(f"\n{trouble}")
        return 1
    except OSError as problem:
        complain(f"\n{words_for_system_error(problem)}")
        return 1
    except Stopped:
        if chosen.command != "logs":
            say("Stopped. Nothing is left running.")
        return 0 if chosen.command in {"run", "demo-100k", "logs"} else INTERRUPTED


def words_for_system_error(problem: OSError) -> str:
    """What the system refused, with its cause where we know one."""
    what = f"{problem.filename}: {problem.strerror}" if problem.filename else str(problem)
    return "\n".join(filter(None, (what, explain(what))))


def speak_any_alphabet() -> None:
    """A terminal whose encoding lacks a letter shows a question mark for it, and no error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def parser() -> argparse.ArgumentParser:
    """The command line."""
    whole = argparse.ArgumentParser(prog="python3 -m sahelwatch.local", description=__doc__)
    commands = whole.add_subparsers(dest="command", required=True)
    for name in ("run", "demo-100k", "stop", "reset", "backup", "logs", "set-up", *CHECKS, *STEPS):
        commands.add_parser(name)
    commands.add_parser("restore").add_argument("file", nargs="?", default="")
    commands.add_parser("manage").add_argument("words", nargs=argparse.REMAINDER)
    for name in ("serve", "healthy"):
        commands.add_parser(name).add_argument("role", choices=ROLES)
    return whole


def perform(chosen: argparse.Namespace, layout: Layout, signals: StopOnSignal) -> int:
    """Do one command."""
    name = chosen.command
    if name in STEPS:
        return perform_step(name, layout)
    if name in CHECKS:
        return run_checks(layout, name, signals)
    commands: dict[str, Callable[[], int]] = {
        "run": lambda: run(layout, signals),
        "demo-100k": lambda: run(layout.for_demo(), signals),
        "stop": lambda: stop(layout),
        "reset": lambda: reset(layout),
        "backup": lambda: backup(layout),
        "restore": lambda: restore(layout, chosen.file),
        "manage": lambda: manage(layout, chosen.words),
        "logs": lambda: follow_logs(layout),
        "set-up": lambda: only_set_up(layout),
        "serve": lambda: serve(chosen.role, layout),
        "healthy": lambda: 0 if is_well(chosen.role, layout) else 1,
    }
    return commands[name]()


def perform_step(name: str, layout: Layout) -> int:
    """One step of the set-up by itself."""
    with only_one_setup(layout):
        STEPS[name](layout)
    return 0


def only_set_up(layout: Layout) -> int:
    """Everything installed and built, nothing started."""
    set_up(layout)
    return 0


def serve(role: str, layout: Layout) -> int:
    """Become web, worker or beat, for containers; web prepares the database first, the others wait for it."""
    if role == "web":
        prepare_content(layout, dict(os.environ), demo_accounts=False)
    become(role, layout)
    return 1


def manage(layout: Layout, words: Sequence[str]) -> int:
    """manage.py with this installation's database and queue, started for it when they do not run."""
    if not is_complete(layout, tests=False):
        set_up(layout)
    with data_at_hand(layout, "manage") as data:
        argv = [str(layout.python), "manage.py", *words]
        return subprocess.run(
            argv, cwd=layout.checkout, env=django_environment(layout, data), check=False
        ).returncode


def follow_logs(layout: Layout) -> int:
    """Show what the programs write, as they write it, until Ctrl-C."""
    logs = sorted(str(path) for path in layout.logs.glob("*.log"))
    if not logs:
        raise Trouble(f"No logs yet in {layout.logs}: `make run` writes them.")
    return subprocess.run(["tail", "-n", "20", "-F", *logs], check=False).returncode
