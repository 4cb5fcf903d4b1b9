"""Where things lie: what a checkout shares, and what each instance (the run, the tests) has alone."""

import hashlib
import os
from dataclasses import dataclass, replace
from pathlib import Path

MARKER = "SAHELWATCH_INSTANCE"


@dataclass(frozen=True)
class Layout:
    """Paths of one checkout and one instance of it; `instance` is "run", "test", "demo" or "bench"."""

    checkout: Path
    local: Path
    instance: str = "run"

    @property
    def home(self) -> Path:
        """Everything that belongs to this instance alone."""
        return self.local if self.instance == "run" else self.local / self.instance

    @property
    def logs(self) -> Path:
        return self.home / "logs"

    @property
    def setup_log(self) -> Path:
        return self.local / "logs" / "setup.log"

    @property
    def state(self) -> Path:
        return self.home / "state"

    @property
    def secrets(self) -> Path:
        return self.home / "secrets"

    @property
    def backups(self) -> Path:
        return self.local / "backups"

    @property
    def demo_accounts(self) -> Path:
        return self.home / "demo-accounts.txt"

    @property
    def stamps(self) -> Path:
        return self.local / "stamps"

    @property
    def static_root(self) -> Path:
        return self.local / "static"

    @property
    def venv(self) -> Path:
        return self.checkout / ".venv"

    @property
    def python(self) -> Path:
        return self.venv / "bin" / "python"

    @property
    def marker(self) -> str:
        """Value of the environment variable that every process of this instance carries."""
        return f"{self.instance}-{path_digest(self.home)}"

    def shown(self, path: Path) -> str:
        """A path as short as a person in the checkout can use it."""
        try:
            return str(path.relative_to(self.checkout))
        except ValueError:
            return str(path)

    def for_tests(self) -> "Layout":
        """The same checkout with its own database, queue and logs, so that tests never touch a run's."""
        return replace(self, instance="test")

    def for_demo(self) -> "Layout":
        """The same checkout with a database of its own for invented incidents, beside a real one."""
        return replace(self, instance="demo")

    def for_bench(self) -> "Layout":
        """The same checkout with databases and results of measurements, kept from run to run."""
        return replace(self, instance="bench")

    @property
    def has_tests(self) -> bool:
        """Whether what tests need has to be installed as well: a browser and the packages that drive it."""
        return self.instance in {"test", "bench"}


def find_layout() -> Layout:
    """The layout of the checkout this program stands in; SAHELWATCH_LOCAL moves `.local` elsewhere."""
    checkout = Path(__file__).resolve().parents[2]
    local = os.environ.get("SAHELWATCH_LOCAL")
    return Layout(checkout, Path(local).resolve() if local else checkout / ".local")


def path_digest(path: Path) -> str:
    """Twelve letters that stand for a path, whatever its length and letters."""
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]


def make_folder(path: Path, mode: int = 0o755) -> Path:
    """The folder, made with its parents when missing; an existing one keeps its mode."""
    if not path.is_dir():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.mkdir(exist_ok=True)
        path.chmod(mode)
    return path


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner may read, complete or not at all."""
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)
    fresh.touch(0o600, exist_ok=False)
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)
