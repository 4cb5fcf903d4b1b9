"""`python -m incidents.tests.bench`: the whole run. Exit code 1 when a count on screen differed from SQL.

1 invented incidents at each size, 2 the site as shipped, 3 brush, other filters, first paint, each with its
counts, 4 the peers at a hundred thousand, 5 bytes, memory, an edit, 6 UCDP's events, 7 the table.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from playwright.sync_api import Browser

from incidents.tests.e2e.browsers import chromium, find_chromium
from sahelwatch.local.layout import find_layout, make_folder

from . import against, database, report
from .brush import measure_brush
from .data_work import measure_bytes, measure_edits, measure_heap, measure_ucdp
from .desk import Desk
from .filters import measure_filters
from .first_paint import measure_first
from .goals import LARGE, SMALL, Figure, exit_code
from .peers import static_pages
from .site import Site, running_site

PARTS = ("brush", "filter", "first", "peers", "bytes", "edit", "heap", "ucdp")


def main() -> int:
    """0, 1 when counts differ, 2 without a browser."""
    chosen = parser().parse_args()
    if not find_chromium():
        print(
            "Chromium is missing: install the package chromium, or set CHROMIUM to its path.", file=sys.stderr
        )
        return 2
    folder = make_folder(find_layout().for_bench().home)
    about = report.machine()
    figures: list[Figure] = []
    try:
        for rows in chosen.rows:
            figures.extend(at_size(rows, chosen.only, folder))
        if "ucdp" in chosen.only:
            figures += told(measure_ucdp())
    finally:
        if figures:
            print(f"\nRaw results: {report.write(figures, about, folder / 'results')}")
    report.close(figures, about)
    return exit_code(figures)


def parser() -> argparse.ArgumentParser:
    """The command line, e.g. ARGS="--rows 100000 --only brush,filter"."""
    parser = argparse.ArgumentParser(prog="make bench-dashboard", description=__doc__)
    parser.add_argument(
        "--rows", type=_numbers, default=[SMALL, LARGE], help="numbers of incidents, e.g. 100000,1000000"
    )
    parser.add_argument("--only", type=_parts, default=list(PARTS), help=f"of {','.join(PARTS)}")
    return parser


def _numbers(text: str) -> list[int]:
    return [int(part) for part in text.split(",")]


def _parts(text: str) -> list[str]:
    parts = text.split(",")
    if unknown := set(parts) - set(PARTS):
        raise argparse.ArgumentTypeError(f"unknown: {', '.join(sorted(unknown))}")
    return parts


def told(figures: Iterable[Figure]) -> list[Figure]:
    """The figures, each printed with its raw samples."""
    listed = list(figures)
    for figure in listed:
        report.tell(figure)
    return listed


def at_size(rows: int, only: list[str], folder: Path) -> Iterator[Figure]:
    """All measurements at one number of incidents."""
    report.say(f"{rows:,} invented incidents")
    name, seconds = database.invented(rows)
    report.say(f"{name}: {f'invented in {seconds:.0f} s' if seconds else 'kept from an earlier run'}")
    with (
        running_site(name, folder, rows=rows) as (site, built),
        Desk(name, site.env) as desk,
        static_pages(folder / "peers") as pages,
        chromium() as browser,
    ):
        report.say(f"the site runs; its chunks were there after {built:.1f} s")
        yield from measured(browser, site, desk, pages, Wanted(rows, only, folder / "peers"))


class Wanted:
    """What to measure: number of rows, parts, and the folder with the peers' files."""

    def __init__(self, rows: int, only: list[str], folder: Path) -> None:
        self.rows, self.only, self.folder = rows, only, folder

    def has(self, part: str, *, at: int = 0) -> bool:
        """Whether the part is wanted, and at this size."""
        return part in self.only and at in (0, self.rows)


def measured(browser: Browser, site: Site, desk: Desk, pages: str, wanted: Wanted) -> Iterable[Figure]:
    """Figure by figure, each printed as soon as it is there; nothing else runs meanwhile."""
    rows, has_peers = wanted.rows, wanted.has("peers", at=SMALL)
    if wanted.has("brush") or has_peers:
        brushed = measure_brush(browser, site.url, desk, rows, pages)
        yield from told(brushed.figures)
    if wanted.has("filter"):
        yield from told(measure_filters(browser, site.url, desk, rows))
    if wanted.has("first") or has_peers:
        figures, every = measure_first(browser, site.url, rows)
        yield from told(figures)
    if has_peers:
        folder = wanted.folder
        yield from told(against.measure_markercluster(browser, pages, desk, folder, brushed, rows))
        yield from told(against.measure_datasette(browser, desk, folder, brushed, every, rows))
    last: dict[str, Callable[[], Figure]] = {
        "bytes": lambda: measure_bytes(desk, rows),
        "heap": lambda: measure_heap(browser, site.url, rows),
        "edit": lambda: measure_edits(site, desk, rows),
    }
    for part, measure in last.items():
        if wanted.has(part):
            yield from told([measure()])


if __name__ == "__main__":
    sys.exit(main())
