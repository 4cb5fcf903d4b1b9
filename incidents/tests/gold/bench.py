"""make bench-extraction: articles a second on one core, memory, and the ratio to one pass of the automaton.

Each vocabulary is measured in a process of its own, so that memory is its alone.
"""

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from incidents.extraction.__main__ import SEEDS, load_vocabulary
from incidents.extraction.pipeline import extract
from incidents.text.folding import fold

from .articles import SETS, gold_articles

ROUNDS = 5


def main() -> None:
    """Prints the figures of the shipped vocabulary and, with --places, of the larger one."""
    parser = argparse.ArgumentParser(prog="make bench-extraction", description=__doc__)
    parser.add_argument("--places", type=Path, help="a larger gazetteer, measured beside the shipped names")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        measure(options.places)
        return
    for places in [None, *([options.places] if options.places else [])]:
        words = ["--places", str(places)] if places else []
        subprocess.run([sys.executable, "-m", "incidents.tests.gold.bench", "--one", *words], check=True)


def measure(places: Path | None) -> None:
    """The figures of one vocabulary: best of some rounds, since what else runs only ever slows down."""
    started = time.perf_counter()
    vocabulary = load_vocabulary(SEEDS, places)
    built = time.perf_counter() - started
    articles = [
        (date.fromisoformat(row["published"]), text) for name in SETS for row, text in gold_articles(name)
    ]
    folded = [fold(text).text for _, text in articles]

    def read() -> None:
        for published, text in articles:
            extract(text, published=published, vocabulary=vocabulary)

    def look_up() -> None:
        for text in folded:
            for _ in vocabulary.automaton.iter(text):
                pass

    seconds, floor = _best(read), _best(look_up)
    letters = sum(len(text) for _, text in articles)
    print(
        f"{len(vocabulary.automaton):,} forms of {len(vocabulary.places):,} places: read in {built:.1f} s; "
        f"{len(articles) / seconds:.0f} articles/s ({letters / len(articles):.0f} characters each); "
        f"{seconds / floor:.0f} times one pass of the automaton; "
        f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most",
        flush=True,
    )


def _best(run: Callable[[], None]) -> float:
    times = []
    for _ in range(ROUNDS):
        started = time.process_time()
        run()
        times.append(time.process_time() - started)
    return min(times)


if __name__ == "__main__":
    main()
