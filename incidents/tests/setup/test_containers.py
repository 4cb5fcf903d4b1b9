"""The containers are built by the commands that `make` runs, hold no secret and open nothing by default."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from sahelwatch.local.apps import ROLES
from sahelwatch.local.cli import STEPS

ROOT = Path(__file__).resolve().parents[3]
SERVICES = {"postgis", "redis", "web", "worker", "beat"}
SECRETS = ("POSTGRES_PASSWORD", "SECRET_KEY")


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def dockerfile() -> list[str]:
    joined = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in joined.splitlines() if line and not line.startswith("#")]


def instructions(dockerfile: list[str], name: str) -> list[str]:
    return [line.split(maxsplit=1)[1] for line in dockerfile if line.startswith(name + " ")]


def test_every_build_step_is_a_command_that_make_runs_too(dockerfile: list[str]) -> None:
    steps = [
        re.fullmatch(r"python3 -m sahelwatch\.local (\S+)", run) for run in instructions(dockerfile, "RUN")
    ]
    assert all(steps)
    assert [step.group(1) for step in steps if step] == list(STEPS)


def test_image_runs_as_an_unprivileged_user(dockerfile: list[str]) -> None:
    assert instructions(dockerfile, "USER") == ["10001:10001"]


def test_image_copies_what_a_step_reads_before_the_step(dockerfile: list[str]) -> None:
    text = "\n".join(dockerfile)
    for needed, step in (
        ("constraints.txt", "install-python"),
        ("package-lock.json", "build-frontend"),
        ("seeds", "build-frontend"),
    ):
        assert text.index(needed) < text.index(step)


def test_five_services_each_with_a_health_check(compose: dict[str, Any]) -> None:
    assert set(compose["services"]) == SERVICES
    assert all(service["healthcheck"]["test"][0] == "CMD" for service in compose["services"].values())


@pytest.mark.parametrize("role", ROLES)
def test_program_and_health_check_are_commands_of_ours(compose: dict[str, Any], role: str) -> None:
    service = compose["services"][role]
    assert service["command"] == ["python3", "-m", "sahelwatch.local", "serve", role]
    assert service["healthcheck"]["test"] == ["CMD", "python3", "-m", "sahelwatch.local", "healthy", role]


@pytest.mark.parametrize("name", SECRETS)
def test_secrets_come_from_outside_and_are_demanded(name: str) -> None:
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    uses = re.findall(rf"\$\{{{name}([^}}]*)\}}", text)
    assert uses
    assert all(use.startswith(":?") for use in uses)
    assert re.search(rf"^{name}=$", (ROOT / ".env.example").read_text(encoding="utf-8"), re.M)


def test_no_secret_stands_in_the_files(compose: dict[str, Any], dockerfile: list[str]) -> None:
    for service in compose["services"].values():
        for name, value in service.get("environment", {}).items():
            if re.search("PASSWORD|SECRET|KEY", name):
                assert str(value).startswith("${"), name
    assert not [line for line in dockerfile if re.search("PASSWORD|SECRET|TOKEN", line)]


@pytest.mark.parametrize("role", ROLES)
def test_containers_have_no_demo_accounts_and_no_debug(compose: dict[str, Any], role: str) -> None:
    environment = compose["services"][role]["environment"]
    assert environment["DEMO_ACCOUNTS"] == "0"
    assert environment["DEBUG"] == "0"
    assert environment["PUBLIC_DASHBOARD"] == "${PUBLIC_DASHBOARD:-0}"


def test_only_the_web_server_is_published_and_only_on_loopback(compose: dict[str, Any]) -> None:
    published = {
        name: service["ports"] for name, service in compose["services"].items() if "ports" in service
    }
    assert published == {"web": ["${BIND:-127.0.0.1}:${PORT:-8000}:8000"]}


def test_data_outlive_the_container(compose: dict[str, Any]) -> None:
    assert compose["services"]["postgis"]["volumes"] == ["database:/var/lib/postgresql/data"]
    assert "database" in compose["volumes"]


def test_nothing_of_a_checkout_that_is_private_enters_the_image() -> None:
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert {".git", ".local", ".venv", ".env", "node_modules"} <= set(ignored)
