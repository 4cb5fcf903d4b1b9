"""Who owns the database's files: initdb refuses root, so root lends the work to an unprivileged user."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sahelwatch.local.report import Trouble

# Debian's PostgreSQL package makes the first one; the second is ours, made only where the first is missing.
CANDIDATES = ("postgres", "sahelwatch")


@dataclass(frozen=True)
class Owner:
    """An unprivileged user of this machine."""

    name: str
    uid: int
    gid: int

    def as_popen_arguments(self) -> dict[str, Any]:
        """What makes subprocess start a program as this user, without root's groups."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []}


def is_root() -> bool:
    """Whether this program runs as root."""
    return os.geteuid() == 0


def database_owner() -> Owner | None:
    """The user who runs the database when we are root; None when we are not and run it ourselves."""
    if not is_root():
        return None
    for name in CANDIDATES:
        found = find_user(name)
        if found:
            return found
    return create_user(CANDIDATES[-1])


def find_user(name: str) -> Owner | None:
    """The user of that name, or None."""
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return Owner(name, entry.pw_uid, entry.pw_gid)


def create_user(name: str) -> Owner:
    """A new system user without login. Trouble when the machine refuses."""
    argv = ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", name]
    made = subprocess.run(argv, capture_output=True, text=True, check=False)
    found = find_user(name)
    if not found:
        raise Trouble(
            f"The database may not run as root, and no user could be made for it: {made.stderr.strip()}"
        )
    return found


def can_reach(owner: Owner, folder: Path) -> bool:
    """Whether that user may enter the folder; false for a clone under root's closed home."""
    argv = ["/usr/bin/test", "-x", str(folder)]
    return subprocess.run(argv, cwd="/", check=False, **owner.as_popen_arguments()).returncode == 0


def give_to(owner: Owner | None, path: Path) -> None:
    """Hand a file or folder to the owner; nothing to do when we are the owner ourselves."""
    if owner:
        os.chown(path, owner.uid, owner.gid)
