"""The database's side of the measurements: Django in a process of its own, asked by lines of JSON.

Playwright keeps an event loop in the measuring process, where Django refuses its ORM. `Desk` is the asking
end, `python -m incidents.tests.bench.desk` the other.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

from incidents.tests.e2e.processes import PROJECT

from .database import url_of


class Desk:
    """Asks one database; a context manager that ends the process."""

    def __init__(self, database: str, env: dict[str, str] | None = None) -> None:
        self.database = database
        self._process = subprocess.Popen(
            [sys.executable, "-m", "incidents.tests.bench.desk"],
            cwd=PROJECT,
            env={**os.environ, **(env or {}), "DATABASE_URL": url_of(database)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, operation: str, **parameters: Any) -> Any:
        """What the operation of that name answers. RuntimeError when it failed, its trace on stderr."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps({"do": operation, **parameters}) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError(f"{operation} on {self.database} ended the process; its words are above")
        return json.loads(answer)

    def __enter__(self) -> "Desk":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(20)


def main() -> None:
    """Answer line by line until the asking end closes."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sahelwatch.settings")
    import django

    django.setup()
    from . import desk_operations

    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # whatever prints goes to the terminal, not between the answers
    for line in sys.stdin:
        asked = json.loads(line)
        operation: Callable[..., Any] = desk_operations.OPERATIONS[asked.pop("do")]
        out.write(json.dumps(operation(**asked), default=_plain) + "\n")
        out.flush()


def _plain(value: object) -> object:
    return str(value) if isinstance(value, Path) else list(value)  # type: ignore[call-overload]


if __name__ == "__main__":
    main()
