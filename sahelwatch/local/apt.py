"""Installing Debian packages without letting Debian start services of its own."""

import contextlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from sahelwatch.local.commands import Command, run_logged
from sahelwatch.local.owner import is_root
from sahelwatch.local.report import Trouble

POLICY = Path("/usr/sbin/policy-rc.d")
POLICY_TEXT = (
    "#!/bin/sh\n# SahelWatch: start no service while packages are installed (removed right after)\nexit 101\n"
)
NO_CLUSTER = Path("/etc/postgresql-common/createcluster.d/sahelwatch.conf")
NO_CLUSTER_TEXT = (
    "# SahelWatch, while it installs packages (removed right after)\ncreate_main_cluster = false\n"
)
INTERRUPTED = Path("/var/lib/dpkg/updates")


def install_packages(names: Sequence[str], log: Path) -> None:
    """The packages installed, no service of theirs running or enabled. Trouble in words when not."""
    prefix = become_root(names)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}

    def run(*argv: str) -> None:
        command = Command((*prefix, *argv), f"{argv[0]} {argv[1]}", log, Path("/"), environment, True)
        run_logged(command)

    with no_services_of_debian(prefix):
        if INTERRUPTED.is_dir() and any(INTERRUPTED.iterdir()):
            run("dpkg", "--configure", "-a")
        run(*apt_get("install", *names))
    if "redis-server" in names:
        keep_redis_off(prefix)


def keep_redis_off(prefix: Sequence[str]) -> None:
    """Debian's Redis, which came with our package, does not start at the next boot either.

    By every tool that may be there: a minimal system has no systemctl, but has its links all the same.
    """
    for argv in (
        ("systemctl", "disable", "redis-server"),
        ("deb-systemd-helper", "disable", "redis-server.service"),
        ("update-rc.d", "redis-server", "disable"),
    ):
        program = shutil.which(argv[0]) or shutil.which(argv[0], path="/usr/sbin:/usr/bin")
        if program:
            subprocess.run([*prefix, program, *argv[1:]], capture_output=True, check=False)


def refresh_lists(names: Sequence[str], log: Path) -> None:
    """The package lists as the mirror has them now; `names` is only for the words when we may not."""
    prefix = become_root(names)
    run_logged(Command((*prefix, *apt_get("update")), "apt-get update", log, Path("/"), shares_terminal=True))


def apt_get(verb: str, *names: str) -> list[str]:
    """An apt-get command line that asks nothing, waits for other installers, brings only the needed."""
    options = ["-q", "-y", "-o", "DPkg::Lock::Timeout=120", "-o", "APT::Update::Error-Mode=any"]
    extra = ["--no-install-recommends", "-o", "Dpkg::Options::=--force-confold"] if verb == "install" else []
    return ["apt-get", verb, *options, *extra, *names]


def become_root(names: Sequence[str]) -> list[str]:
    """What to put before a command of root's: nothing, or sudo after it asked for its password here."""
    if is_root():
        return []
    if shutil.which("sudo"):
        quiet = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
        if quiet or (sys.stdin.isatty() and subprocess.run(["sudo", "-v"], check=False).returncode == 0):
            return ["sudo", "-n", "DEBIAN_FRONTEND=noninteractive"]
    raise Trouble(words_without_root(names))


def words_without_root(names: Sequence[str]) -> str:
    """What a person without root's rights can do."""
    return (
        "Packages are missing, and installing them needs root or sudo. Either have root run:\n"
        f"    apt-get update && apt-get install --no-install-recommends {' '.join(names)}\n"
        "and then `make run` again as yourself, or use containers:\n"
        "    cp .env.example .env    (and fill it in)\n"
        "    docker compose up"
    )


@contextlib.contextmanager
def no_services_of_debian(prefix: Sequence[str]) -> Iterator[None]:
    """Meanwhile no package starts a service or makes a database cluster of the system's."""
    placed = [pair for pair in ((POLICY, POLICY_TEXT), (NO_CLUSTER, NO_CLUSTER_TEXT)) if may_place(*pair)]
    try:
        for path, text in placed:
            place(prefix, path, text)
        yield
    finally:
        paths = [str(path) for path, _ in placed]
        subprocess.run([*prefix, "rm", "-f", *paths], capture_output=True, check=False)


def may_place(path: Path, text: str) -> bool:
    """Whether the file is ours to write and remove: absent, or left by a run of ours that was cut short."""
    try:
        return path.read_text(encoding="utf-8") == text
    except FileNotFoundError:
        return True
    except OSError:
        return False


def place(prefix: Sequence[str], path: Path, text: str) -> None:
    """Write a file of root's, executable, with its folder."""
    script = 'mkdir -p "$(dirname "$1")" && printf %s "$2" > "$1" && chmod 755 "$1"'
    argv = [*prefix, "sh", "-c", script, "sh", str(path), text]
    placed = subprocess.run(argv, capture_output=True, text=True, check=False)
    if placed.returncode != 0:
        raise Trouble(f"{path} could not be written: {placed.stderr.strip()}")


def newest_in_archive(pattern: str) -> str | None:
    """The name in the distribution's archive that matches, with the highest number; None when none does.

    `pattern` is a regular expression of the whole name with one group: the number, e.g. `libgdal(\\d+)`.
    """
    start = re.split(r"[(\[\\.]", pattern, maxsplit=1)[0]
    listed = subprocess.run(["apt-cache", "pkgnames", start], capture_output=True, text=True, check=False)
    found = [match for name in listed.stdout.split() if (match := re.fullmatch(pattern, name))]
    return max(found, key=lambda match: int(match.group(1))).group(0) if found else None


def is_installed(name: str) -> bool:
    """Whether dpkg says that the package is installed."""
    argv = ["dpkg-query", "-W", "-f", "${db:Status-Abbrev}", name]
    asked = subprocess.run(argv, capture_output=True, text=True, check=False)
    return asked.returncode == 0 and asked.stdout.startswith("ii")
