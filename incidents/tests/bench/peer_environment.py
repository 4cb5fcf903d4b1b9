"""The environment of the peers that benchmarks measure beside ours."""

import shutil
import subprocess
import sys
from pathlib import Path

from incidents.tests.e2e.processes import PROJECT

NEEDED = PROJECT / "requirements-bench.txt"


def prepare_peers(folder: Path) -> Path:
    """A virtual environment with the packages of requirements-bench.txt, made at the first run."""
    stamp, wanted = folder / ".sahelwatch-bench", NEEDED.read_text(encoding="utf-8")
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return folder
    print(f"Installing the peers of {NEEDED.name} from PyPI …", flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--no-input"]
    subprocess.run([*pip, "--disable-pip-version-check", "-r", str(NEEDED)], check=True)
    stamp.write_text(wanted, encoding="utf-8")
    return folder
