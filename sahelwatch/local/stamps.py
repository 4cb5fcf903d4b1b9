"""Stamps: a step is skipped while the digest of everything it reads is the one it last ran with."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path


def digest(paths: Iterable[Path], *salt: str) -> str:
    """One digest of names and contents of files, of whole trees for folders; missing ones count as such."""
    total = hashlib.sha256("\0".join(salt).encode())
    for path in paths:
        for file in files_under(path):
            total.update(os.fsencode(file) + b"\0" + content_digest(file))
    return total.hexdigest()


def files_under(path: Path) -> list[Path]:
    """The path itself, or every file of a folder in a stable order."""
    if not path.is_dir():
        return [path]
    return sorted(Path(folder, name) for folder, _, names in os.walk(path) for name in names)


def content_digest(file: Path) -> bytes:
    """Digest of a file's bytes; of nothing when it is missing."""
    try:
        return hashlib.sha256(file.read_bytes()).digest()
    except FileNotFoundError:
        return b"missing"


def is_current(stamp: Path, value: str) -> bool:
    """Whether the step last ended well with this very digest."""
    try:
        return stamp.read_text(encoding="utf-8").strip() == value
    except OSError:
        return False


def write_stamp(stamp: Path, value: str) -> None:
    """Remember the digest, after the step has ended well."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(value + "\n", encoding="utf-8")
