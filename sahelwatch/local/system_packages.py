"""What SahelWatch needs of the system, how its presence is seen, and which Debian packages bring it.

Presence is looked for by what is there, not by package name, so that a server from another archive counts.
"""

import ctypes.util
import importlib.util
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sahelwatch.local import apt
from sahelwatch.local.layout import Layout
from sahelwatch.local.report import Trouble, step

POSTGRES_ROOT = Path("/usr/lib/postgresql")
EXTENSIONS_ROOT = Path("/usr/share/postgresql")
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
DOCKER = "docker compose up"


@dataclass(frozen=True)
class Purpose:
    """What the machine is prepared for: servers of its own or those it is given; with tests or without."""

    postgres: bool = True
    redis: bool = True
    tests: bool = False


@dataclass(frozen=True)
class Need:
    """One thing needed; `packages` are asked for only when it is missing, once the lists are fresh."""

    name: str
    present: Callable[[], bool]
    packages: Callable[[], tuple[str, ...]]


def prepare_system(layout: Layout, purpose: Purpose) -> None:
    """Everything needed of the system is there. Trouble naming the packages when it cannot be had."""
    with step("System packages") as note:
        missing = missing_needs(purpose)
        if not missing:
            note.text = "all there"
            return
        names = install_missing(missing, layout.setup_log)
        note.text = f"installed {' '.join(names)}"


def missing_needs(purpose: Purpose) -> list[Need]:
    """What the purpose needs and the machine lacks."""
    return [need for need in needs(purpose) if not need.present()]


def install_missing(missing: list[Need], log: Path) -> list[str]:
    """The names of the packages installed. Trouble when the machine has no apt, or they did not help."""
    if not shutil.which("apt-get"):
        listed = ", ".join(need.name for need in missing)
        raise Trouble(f"Missing: {listed}. This is no Debian, so install them your way, or run `{DOCKER}`.")
    guess = package_names(missing)
    apt.refresh_lists(guess, log)
    names = package_names(missing)
    apt.install_packages(names, log)
    still = [need.name for need in missing if not need.present()]
    if still:
        raise Trouble(f"Installed {' '.join(names)}, and yet this is missing: {', '.join(still)}. See {log}")
    return names


def package_names(missing: list[Need]) -> list[str]:
    """The packages that bring what is missing, each once, in order."""
    return list(dict.fromkeys(name for need in missing for name in need.packages()))


def needs(purpose: Purpose) -> list[Need]:
    """Everything the purpose asks of the system."""
    listed = [
        Need("Python's venv", has_venv, venv_packages),
        Need("time zones", lambda: Path("/usr/share/zoneinfo/UTC").exists(), lambda: ("tzdata",)),
        Need("gettext", has_program("msgfmt"), lambda: ("gettext",)),
        Need(
            "GDAL", has_library("gdal"), lambda: (apt.newest_in_archive(r"libgdal(\d+)(t64)?") or "gdal-bin",)
        ),
        Need("GEOS", has_library("geos_c"), geos_packages),
        database_need(server=purpose.postgres),
    ]
    if purpose.redis:
        listed.append(Need("Redis", has_program("redis-server"), lambda: ("redis-server",)))
    if purpose.tests:
        listed.append(Need("Chromium", lambda: find_chromium() is not None, lambda: ("chromium",)))
        fonts = "fonts-noto-core"
        listed.append(Need("Arabic fonts", lambda: apt.is_installed(fonts), lambda: (fonts,)))
    return listed


def database_need(*, server: bool) -> Need:
    """PostgreSQL with PostGIS, or only its client when the database is given by DATABASE_URL."""
    if not server:
        return Need(
            "PostgreSQL client", lambda: bool(postgres_folders("pg_dump")), lambda: ("postgresql-client",)
        )
    return Need("PostgreSQL with PostGIS", lambda: bool(postgis_versions()), postgis_packages)


def postgres_folders(program: str) -> list[Path]:
    """The folders of PostgreSQL's programs that have this one, newest version first."""
    found = [path.parent for path in POSTGRES_ROOT.glob(f"*/bin/{program}") if path.parts[-3].isdigit()]
    return sorted(found, key=lambda folder: int(folder.parts[-2]), reverse=True)


def postgis_versions() -> list[int]:
    """PostgreSQL versions installed with both server and PostGIS, newest first."""
    versions = [int(folder.parts[-2]) for folder in postgres_folders("initdb")]
    return [v for v in versions if (EXTENSIONS_ROOT / str(v) / "extension" / "postgis.control").exists()]


def postgis_packages() -> tuple[str, ...]:
    """The server of the distribution's version with its PostGIS."""
    postgis = apt.newest_in_archive(r"postgresql-(\d+)-postgis-3")
    if not postgis:
        return ("postgresql", "postgis")
    return (postgis.removesuffix("-postgis-3"), postgis)


def geos_packages() -> tuple[str, ...]:
    """GEOS's C library under the name this distribution gives it."""
    return (apt.newest_in_archive(r"libgeos-c(\d+)(?:v5|t64)") or "libgeos-dev",)


def venv_packages() -> tuple[str, ...]:
    """The package that completes this very Python."""
    return ("python3-venv", f"python3.{sys.version_info.minor}-venv")


def has_venv() -> bool:
    """Whether this Python can make environments with pip in them; Debian splits ensurepip off."""
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def has_program(name: str) -> Callable[[], bool]:
    """A check that a program is there, in PATH or where Debian puts it."""
    return lambda: find_program(name) is not None


def find_program(name: str) -> str | None:
    """Where a program is, also when PATH lacks the usual folders."""
    return shutil.which(name) or shutil.which(name, path="/usr/local/bin:/usr/bin:/usr/sbin")


def has_library(name: str) -> Callable[[], bool]:
    """A check that a shared library is there, found the way GeoDjango finds it."""
    return lambda: ctypes.util.find_library(name) is not None


def find_chromium() -> str | None:
    """A Chromium for browser tests."""
    return next((found for name in CHROMIUM_NAMES if (found := find_program(name))), None)
