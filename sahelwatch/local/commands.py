"""Running other programs: their output goes to a log, their failure becomes a sentence."""

import contextlib
import os
import re
import signal
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sahelwatch.local.causes import explain
from sahelwatch.local.layout import make_folder
from sahelwatch.local.owner import Owner
from sahelwatch.local.report import Trouble

Argv = list[str | Path]

TAIL_LINES = 12
# Where the cause is known, a few lines are enough to recognise it by.
TAIL_LINES_EXPLAINED = 3
ERROR = re.compile(r"\berror\b", re.I)
ERROR_LINES = 3
PATIENCE_S = 10.0


@dataclass(frozen=True)
class Command:
    """One program to run to its end; `what` names it for a person when it fails.

    `shares_terminal` keeps it in our process group: for sudo and apt, which must receive Ctrl-C from the
    terminal itself because we may not signal a process of root. `owner` runs it as another user; `text` is
    its standard input.
    """

    argv: Sequence[str | Path]
    what: str
    log: Path
    cwd: Path
    env: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    shares_terminal: bool = False
    owner: Owner | None = None
    text: str | None = None


def run_logged(command: Command) -> None:
    """Run to the end, output appended to the log. Trouble, with cause and last lines, when it fails."""
    make_folder(command.log.parent, 0o700)
    with command.log.open("ab") as log:
        log.write(f"\n$ {' '.join(map(str, command.argv))}\n".encode(errors="replace"))
        log.flush()
        before = log.tell()
        code = wait_for(start(command, log.fileno()), command)
    if code != 0:
        raise Trouble(failure_words(command, code, output_since(command.log, before)))


def start(command: Command, output: int) -> "subprocess.Popen[bytes]":
    """The started program; Trouble when it is not there at all."""
    try:
        return subprocess.Popen(
            [str(part) for part in command.argv],
            cwd=command.cwd,
            env=dict(command.env),
            stdin=subprocess.DEVNULL if command.text is None else subprocess.PIPE,
            stdout=output,
            stderr=subprocess.STDOUT,
            process_group=None if command.shares_terminal else 0,
            **(command.owner.as_popen_arguments() if command.owner else {}),
        )
    except OSError as problem:
        raise Trouble(
            f"{command.what}: {command.argv[0]} could not be started ({problem.strerror})."
        ) from problem


def wait_for(process: "subprocess.Popen[bytes]", command: Command) -> int:
    """The exit code; when we are stopped meanwhile, the program and its children end first."""
    try:
        process.communicate(None if command.text is None else command.text.encode())
    except BaseException:
        if command.shares_terminal:
            process.wait()
        else:
            end_group(process)
        raise
    return process.returncode


def end_group(process: "subprocess.Popen[bytes]") -> None:
    """Stop a program started in its own group, with its children: asked first, then killed."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(PATIENCE_S)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def output_since(log: Path, offset: int) -> str:
    """What was written to a log after `offset` bytes."""
    try:
        with log.open("rb") as file:
            file.seek(offset)
            return file.read().decode(errors="replace")
    except FileNotFoundError:
        return ""


def failure_words(command: Command, code: int, output: str) -> str:
    """What failed, why as far as known, the last lines of output, and where the rest is."""
    cause = explain(output)
    lines = telling_lines(output, TAIL_LINES_EXPLAINED if cause else TAIL_LINES)
    ending = f"ended with code {code}" if code >= 0 else f"was killed by signal {-code}"
    quoted = [f"    {line[:200]}" for line in lines]
    first = (f"{command.what} {ending}.", cause or "From what it wrote:")
    return "\n".join((*first, *quoted, f"All of it is in {command.log}"))


def telling_lines(output: str, count: int) -> list[str]:
    """The first lines that speak of an error, since some programs end in a long trace, then the last ones."""
    lines = [line for line in output.splitlines() if line.strip()]
    last = lines[-count:]
    return [line for line in lines if ERROR.search(line) and line not in last][:ERROR_LINES] + last
