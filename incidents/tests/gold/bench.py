"""make bench-extraction: articles a second on one core, memory, and the ratio to one pass of the automaton.

Besides, the share of the date banks that dateparser finds beside ours.

Each vocabulary is measured in a process of its own, so that memory is its alone.
"""

import argparse
import gc
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from incidents.extraction.__main__ import SEEDS, load_vocabulary
from incidents.extraction.pipeline import extract
from incidents.extraction.vocabulary import Vocabulary
from incidents.tests.bench.peer_environment import prepare_peers
from incidents.text.folding import fold
from sahelwatch.local.layout import find_layout

from .articles import GOLD, LANGUAGES, SETS, gold_articles
from .phrases import wrong

ROUNDS = 5
PEER = Path(__file__).with_name("dateparser_peer.py")


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
    compare_dates(load_vocabulary(SEEDS, None))


def compare_dates(vocabulary: Vocabulary) -> None:
    """The share of each date bank that is read right, by ours and by dateparser."""
    python = prepare_peers(find_layout().local / "bench" / "venv") / "bin" / "python"
    for language in LANGUAGES:
        bank = GOLD / "phrases" / f"dates.{language}.jsonl"
        argv = [str(python), str(PEER), language, str(bank)]
        theirs = subprocess.run(argv, check=True, capture_output=True, text=True).stdout.strip()
        number, missed = wrong("dates", language, vocabulary)
        ours = (number - len(missed)) / number
        print(f"dates, {language}: ours {ours:.2f}, dateparser {theirs} of {number} phrases")


def measure(places: Path | None) -> None:
    """The figures of one vocabulary: best of some rounds, since what else runs only ever slows down."""
    started = time.perf_counter()
    vocabulary = load_vocabulary(SEEDS, places)
    built = time.perf_counter() - started
    gc.freeze()  # as the command does for a manifest
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
