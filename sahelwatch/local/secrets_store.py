"""Secrets of this installation: made once, kept in files that only their owner may read."""

import secrets
from pathlib import Path

from sahelwatch.local.layout import make_folder, write_private

# 48 random bytes: Django asks for 50 characters, and a password this long is beyond guessing.
SECRET_BYTES = 48


def secret_file(folder: Path, name: str) -> Path:
    """The file holding this secret, made with a new one when missing. Mode 600 in a folder of mode 700."""
    path = make_folder(folder, 0o700) / name
    if not path.exists() or not path.read_text(encoding="utf-8").strip():
        write_private(path, secrets.token_urlsafe(SECRET_BYTES) + "\n")
    return path


def read_secret(folder: Path, name: str) -> str:
    """The secret itself: letters, digits, - and _, safe in a URL and in SQL quotes."""
    return secret_file(folder, name).read_text(encoding="utf-8").strip()
