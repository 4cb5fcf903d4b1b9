"""Many articles in one run: a manifest of JSON lines in, one line of drafts for each out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from incidents.extraction.pipeline import extract
from incidents.extraction.vocabulary import Vocabulary

LARGEST_BYTES = 5_000_000


class UnreadableError(Exception):
    """Something cannot be read; the message says so to the person at the keyboard."""


@dataclass(frozen=True)
class Listed:
    """One line of a manifest: where the text lies and when it was published, if that is known."""

    id: str
    path: Path
    published: date | None


def read_day(text: str | None, what: str) -> date | None:
    """A day such as 2025-07-01, of a time its day; None for nothing. Raises UnreadableError."""
    if not text:
        return None
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError as error:
        raise UnreadableError(f"{what} wants a date such as 2025-07-01, not {text!r}") from error


def decoded(raw: bytes, name: str) -> str:
    """The text of an article's bytes. Raises UnreadableError where they are no UTF-8 text or too many."""
    if len(raw) > LARGEST_BYTES:
        raise UnreadableError(f"{name} is larger than {LARGEST_BYTES:,} bytes")
    if b"\x00" in raw:
        raise UnreadableError(f"{name} is not text (it holds zero bytes)")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{name} is not UTF-8 text (byte {error.start})") from error


def read_text(path: Path) -> str:
    """The text of a file. Raises UnreadableError."""
    try:
        with path.open("rb") as handle:
            raw = handle.read(LARGEST_BYTES + 1)
    except OSError as error:
        raise UnreadableError(f"cannot read {path}: {error.strerror}") from error
    return decoded(raw, str(path))


def read_manifest(path: Path) -> Iterator[Listed | UnreadableError]:
    """Each line as what it lists, or as what is wrong with it; blank lines are none.

    Lines are {"id", "path", "published"?, "lang"?}; further keys are ignored, and so is "lang", which
    is guessed from the text. A path is looked for beside the manifest first. Raises UnreadableError where
    the manifest itself cannot be read.
    """
    for number, line in enumerate(read_text(path).splitlines(), start=1):
        if line.strip():
            try:
                yield _listed(line, path.parent, f"{path}, line {number}")
            except UnreadableError as error:
                yield error


def _listed(line: str, folder: Path, where: str) -> Listed:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise UnreadableError(f"{where}: not JSON ({error.msg})") from error
    if not isinstance(row, dict) or not row.get("id") or not isinstance(row.get("path"), str):
        raise UnreadableError(f'{where}: an object with "id" and "path" is wanted')
    beside = folder / row["path"]
    path = beside if beside.exists() else Path(row["path"])
    return Listed(str(row["id"]), path, read_day(row.get("published"), f'{where}: "published"'))


def predictions(manifest: Path, vocabulary: Vocabulary) -> Iterator[dict[str, Any] | UnreadableError]:
    """The drafts of each article in the order of the manifest, or what is wrong with it.

    Shape: shared/evaluation/README.md, `{"id", "language", "relevant", "incidents", "campaigns"}`.
    """
    for listed in read_manifest(manifest):
        if isinstance(listed, UnreadableError):
            yield listed
            continue
        try:
            text = read_text(listed.path)
        except UnreadableError as error:
            yield error
            continue
        found = extract(text, published=listed.published, vocabulary=vocabulary)
        yield {"id": listed.id, **found.as_json()}
