"""`make test` and its parts: lint, types, import floors, JavaScript, Python, browser."""

import os
import shlex
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sahelwatch.local.data_services import Data, start_data
from sahelwatch.local.environment import django_environment
from sahelwatch.local.frontend import find_node
from sahelwatch.local.layout import Layout
from sahelwatch.local.processes import Identity, end_all, marked
from sahelwatch.local.report import Trouble, say
from sahelwatch.local.setup_steps import set_up
from sahelwatch.local.signals import StopOnSignal
from sahelwatch.local.state import AlreadyRunning, clean_up, hold, write_state
from sahelwatch.local.supervisor import Supervisor
from sahelwatch.local.system_packages import find_chromium

E2E = "incidents/tests/e2e"
BENCHMARK = "bench-dashboard"
# Targets that are one program each, with the ARGS of the command line.
PROGRAMS = {
    "screenshots": "incidents.tests.e2e.screenshots",
    "gold": "incidents.tests.gold",
    "bench-extraction": "incidents.tests.gold.bench",
    BENCHMARK: "incidents.tests.bench",
}


@dataclass(frozen=True)
class Part:
    """One check: a name for the summary and a command line."""

    name: str
    argv: Sequence[str | Path]


def lint_parts(layout: Layout) -> list[Part]:
    """Style, types and the floors of imports."""
    python = layout.python
    return [
        Part("ruff check", [python, "-m", "ruff", "check", "."]),
        Part("ruff format", [python, "-m", "ruff", "format", "--check", "."]),
        Part("mypy", [python, "-m", "mypy", "incidents", "sahelwatch"]),
        Part("import-linter", [python, layout.venv / "bin" / "lint-imports"]),
    ]


def seeds_part(layout: Layout) -> Part:
    """Every row under seeds/ has its source, lies where it says and names what is there."""
    return Part("reference data", [layout.python, "manage.py", "check_reference_data"])


def javascript_part(layout: Layout) -> Part:
    """The tests of static/js, by the Node that builds the bundles."""
    return Part("node --test", [*find_node(layout).npm, "test"])


def pytest_part(layout: Layout, name: str, *what: str) -> Part:
    """pytest on some paths; ARGS of the command line of make goes on to it."""
    return Part(name, [layout.python, "-m", "pytest", *what, *_arguments()])


def _arguments() -> list[str]:
    return shlex.split(os.environ.get("ARGS", ""))


def chosen_parts(layout: Layout, which: str) -> list[Part]:
    """The parts of one make target."""
    if which == "lint":
        return lint_parts(layout)
    if which == "unit":
        return [javascript_part(layout), pytest_part(layout, "pytest", f"--ignore={E2E}")]
    if which == "e2e":
        return [pytest_part(layout, "pytest, browser", E2E)]
    if which in PROGRAMS:
        return [Part(which, [layout.python, "-m", PROGRAMS[which], *_arguments()])]
    return [*lint_parts(layout), seeds_part(layout), javascript_part(layout), pytest_part(layout, "pytest")]


def run_checks(layout: Layout, which: str, signals: StopOnSignal) -> int:
    """0 when every part is green. Database and queue are the tests' own, beside those of a run."""
    layout = layout.for_bench() if which == BENCHMARK else layout.for_tests()
    supervisor = Supervisor()
    try:
        with hold(layout):
            write_state(layout, supervisor=os.getpid(), doing="test")
            clean_up(layout)
            set_up(layout)
            return checks_with_data(layout, which, supervisor, signals)
    except AlreadyRunning as running:
        doing = "Tests are" if layout.instance == "test" else "A benchmark is"
        raise Trouble(f"{doing} running already in this checkout: wait until the end.") from running


def checks_with_data(layout: Layout, which: str, supervisor: Supervisor, signals: StopOnSignal) -> int:
    """Run the parts with their database and queue; nothing of them is left behind."""
    try:
        data = start_data(layout, supervisor)
        environment = checks_environment(layout, data)
        results = [(part.name, *timed(part, layout, environment)) for part in chosen_parts(layout, which)]
    finally:
        signals.asked = True
        end_all(started_by_tests(layout, supervisor), patience_s=5.0)
        supervisor.stop_all()
    return summary(results)


def started_by_tests(layout: Layout, supervisor: Supervisor) -> list[Identity]:
    """Processes that the tests started and left, our own servers not among them."""
    ours = {child.pid for child in supervisor.children}
    return [process for process in marked(layout.marker) if process.pid not in ours]


def checks_environment(layout: Layout, data: Data) -> dict[str, str]:
    """Django's environment, and what the tests ask for: a browser, a Node, a word that make started them."""
    return {
        **django_environment(layout, data),
        "PATH": os.pathsep.join(
            (str(layout.venv / "bin"), str(find_node(layout).folder), os.environ.get("PATH", ""))
        ),
        "CHROMIUM": find_chromium() or "",
        "SAHELWATCH_TEST": "1",
    }


def timed(part: Part, layout: Layout, environment: dict[str, str]) -> tuple[int, float]:
    """Exit code and seconds of one part, its output straight to the terminal."""
    say(f"\n--- {part.name}")
    started = time.monotonic()
    argv = [str(word) for word in part.argv]
    process = subprocess.Popen(argv, cwd=layout.checkout, env=environment, stdin=subprocess.DEVNULL)
    try:
        code = process.wait()
    except BaseException:
        process.terminate()
        process.wait(10)
        raise
    return code, time.monotonic() - started


def summary(results: list[tuple[str, int, float]]) -> int:
    """One line a part; the exit code of the whole."""
    say("")
    for name, code, seconds in results:
        outcome = (
            "ok" if code == 0 else "nothing was run" if code == 5 and "pytest" in name else f"FAILED ({code})"
        )
        say(f"  {name:<20} {outcome:<16} {seconds:6.1f} s")
    failed = [name for name, code, _ in results if code != 0]
    say(f"\nFailed: {', '.join(failed)}" if failed else "\nAll green.")
    return 1 if failed else 0
