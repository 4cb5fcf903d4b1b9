"""What a run says: raw samples as it goes, the table at the end, everything in a file."""

import dataclasses
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from incidents.tests.e2e.browsers import find_chromium
from sahelwatch.local.layout import make_folder

from .figures import raw_lines
from .goals import Figure, table


def say(words: str) -> None:
    """A line at once, with the time of day."""
    print(f"{time.strftime('%H:%M:%S')} {words}", flush=True)


def tell(figure: Figure) -> None:
    """A figure with its samples, all values of them."""
    words, rows, goal, measured, verdict = figure.cells()
    say(f"{words}, {rows} incidents: {measured} (goal {goal}) {verdict}")
    if figure.note:
        print(f"  {figure.note}")
    for samples in figure.samples:
        print(f"  {samples.line()}")
        print("\n".join(raw_lines(samples)))
    for wrong in figure.details.get("wrong", ()):
        print(f"  DIFFERS: {wrong.line()}")
    for name, milliseconds in figure.details.get("hot", ()):
        print(f"  hot: {milliseconds:8.1f} ms {name}")
    sys.stdout.flush()


def machine() -> dict[str, Any]:
    """What it ran on: processor, cores, memory, versions, and what the load was at the start."""
    chromium = subprocess.run([find_chromium(), "--version"], capture_output=True, text=True, check=False)
    return {
        "processor": _first("/proc/cpuinfo", "model name"),
        "cores": os.cpu_count(),
        "memory": _first("/proc/meminfo", "MemTotal"),
        "load": os.getloadavg()[0],
        "chromium": chromium.stdout.strip(),
        "python": platform.python_version(),
        "commit": _commit(),
    }


def _first(path: str, name: str) -> str:
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return "unknown"
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith(name)), "unknown")


def _commit() -> str:
    asked = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False
    )
    return asked.stdout.strip()


def write(figures: Sequence[Figure], about: dict[str, Any], folder: Path) -> Path:
    """The file with every raw value of this run."""
    path = make_folder(folder) / f"dashboard-{time.strftime('%Y%m%d-%H%M%S')}.json"
    told = {"about": about, "figures": [dataclasses.asdict(figure) for figure in figures]}
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def close(figures: Sequence[Figure], about: dict[str, Any]) -> None:
    """The table and what it was measured on."""
    print(f"\n{table(figures)}\n")
    for figure in figures:
        if figure.note:
            print(f"{figure.cells()[0]}, {figure.cells()[1]}: {figure.note}")
    print("\n" + ", ".join(f"{name} {value}" for name, value in about.items()), flush=True)
