"""Entry point: `python3 -m sahelwatch.local COMMAND`.

This file must stay readable by any Python 3, so that an old one says what it lacks instead of failing
on the syntax of the rest.
"""

import os
import shutil
import sys

OLDEST = (3, 11)
NEWER_NAMES = ("python3.13", "python3.12", "python3.11")


def main() -> None:
    """Run the command with this Python, or hand over to a newer one on the machine."""
    if sys.version_info < OLDEST:
        hand_over_to_newer_python()
    from sahelwatch.local.cli import main as run

    sys.exit(run(sys.argv[1:]))


def hand_over_to_newer_python() -> None:
    """Does not return: becomes a newer Python, or says which one is needed and exits with 1."""
    for name in NEWER_NAMES:
        found = shutil.which(name)
        if found:
            os.execv(found, [found, "-m", "sahelwatch.local", *sys.argv[1:]])  # noqa: S606 (no shell is wanted)
    have = ".".join(str(part) for part in sys.version_info[:3])
    sys.stderr.write(
        f"SahelWatch needs Python 3.11 or newer; this is {have} ({sys.executable}).\n"
        "On Debian 12: apt-get install python3. Elsewhere: make run PYTHON=/path/to/python3.11\n"
    )
    sys.exit(1)


if __name__ == "__main__":
    main()
