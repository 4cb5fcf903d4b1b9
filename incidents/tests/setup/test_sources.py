"""The set-up program itself: it needs nothing but Python, and every command of make is explained."""

import ast
import importlib.metadata
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
LOCAL = ROOT / "sahelwatch" / "local"
REQUIREMENT = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)$")


def imported_names(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            found.add(node.module or ".")
    return found


@pytest.mark.parametrize("path", sorted(LOCAL.glob("*.py")), ids=lambda path: path.name)
def test_set_up_program_imports_only_the_standard_library(path: Path) -> None:
    foreign = {name for name in imported_names(path) if name.split(".")[0] not in sys.stdlib_module_names}
    assert not {name for name in foreign if not name.startswith("sahelwatch.local")}


def make(*arguments: str) -> str:
    done = subprocess.run(["make", *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout


def test_every_target_is_explained_by_make_help() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.search(r"^\.PHONY: (help .*)$", text, re.M)
    assert targets
    explained = re.findall(r"^  make (\S+) +\S", make(), re.M)
    assert set(explained) == set(targets.group(1).split())


@pytest.mark.parametrize("words", [["restore", "a/b.dump"], ["restore", "FILE=a/b.dump"]])
def test_restore_takes_its_file_as_second_word_or_as_variable(words: list[str]) -> None:
    assert make(*words, "PYTHON=echo").split()[-1] == words[1].removeprefix("FILE=")


def pins(name: str) -> dict[str, str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    found = [REQUIREMENT.match(line) for line in lines if line and not line.startswith(("#", "-"))]
    assert all(found)
    return {normal(match.group(1)): match.group(2) for match in found if match}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_has_one_version_which_constraints_repeat(name: str) -> None:
    assert pins(name).items() <= pins("constraints.txt").items()


def test_every_installed_package_is_pinned() -> None:
    installed = {normal(found.name): found.version for found in importlib.metadata.distributions()}
    for tool in ("pip", "setuptools", "wheel"):
        installed.pop(tool, None)
    assert installed.items() <= pins("constraints.txt").items()


def test_ci_runs_what_a_person_runs() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if line and not line.startswith(("#", "set ", "cd ", "export "))]
    assert commands == ["exec make test </dev/null"]


def test_no_file_of_the_set_up_names_a_path_of_one_machine() -> None:
    for path in [*LOCAL.glob("*.py"), ROOT / "Makefile", ROOT / "Dockerfile", ROOT / "docker-compose.yml"]:
        assert not re.search(r"(?<![\w.])/(root|work|home)/", path.read_text(encoding="utf-8")), path
