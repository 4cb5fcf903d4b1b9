"""Markercluster and Datasette with the same incidents, in the same run, one after the other."""

import time
from pathlib import Path as FilePath

from playwright.sync_api import Browser, Page

from .brush import Brushed
from .desk import Desk
from .figures import Samples, ratio, short
from .goals import Figure
from .hand import Hand, Path, spread
from .pages import SIZE, new_page, script
from .peer_environment import prepare_peers
from .peers import datasette
from .spans import Span, sliding, some

STEPS = 60
FILTERS = 12
LOAD_ROUNDS = 3
LOADED_MS = 600_000
STRIP_PX = 80
TABLE = "/incidents/incidents"


def measure_markercluster(
    browser: Browser, url: str, desk: Desk, folder: FilePath, brushed: Brushed, rows: int
) -> list[Figure]:
    """Painted time of a date step, theirs over ours, over the same spans of days."""
    points = desk.ask("geojson", path=str(folder / "incidents.geojson"))
    facts, figures = desk.ask("facts"), []
    with new_page(browser, url) as page:
        page.goto("/markercluster.html")
        page.wait_for_function("() => window.peer.shown !== null", timeout=LOADED_MS)
        shown = float(page.evaluate("() => window.peer.shown")) / 1000
        for months, ours in brushed.painted.items():
            spans = some(sliding(facts["first"], facts["last"], months), STEPS)
            page.evaluate("(steps) => { window.steps = steps; }", [span.numbers() for span in spans])
            path = Path(
                [(x, SIZE["height"] - STRIP_PX) for x in spread(100, SIZE["width"] - 100, 1720 / STEPS)]
            )
            painted = Hand(browser, page).painted(path)
            theirs = Samples(f"markercluster: {months} months, painted", "ms", tuple(painted))
            figures.append(_faster("markercluster", rows, months, theirs, ours))
    print(f"  their {points:,} markers stood on the map after {short(shown)} s")
    return figures


def measure_datasette(
    browser: Browser, desk: Desk, folder: FilePath, brushed: Brushed, all_shown: Samples, rows: int
) -> list[Figure]:
    """First map with all rows and a date filter, theirs over ours."""
    file = folder / "incidents.db"
    points, facts = desk.ask("sqlite", path=str(file)), desk.ask("facts")
    filtered: dict[int, Samples] = {}
    with datasette(file, prepare_peers(folder.parent / "venv")) as url:
        loads = [_load(browser, url, TABLE) for _ in range(LOAD_ROUNDS)]
        for months in brushed.painted:
            spans = some(sliding(facts["first"], facts["last"], months), FILTERS)
            times = [_load(browser, url, f"{TABLE}?{_filter(span)}")[1] for span in spans]
            filtered[months] = Samples(f"Datasette: {months} months, all matching rows", "ms", tuple(times))
    every = Samples("Datasette: all rows on the map", "ms", tuple(one[1] for one in loads))
    first = Samples("Datasette: its first 1,000 rows on the map", "ms", tuple(one[0] for one in loads))
    note = (
        f"medians {short(every.p50 / 1000)} s for {points:,} rows, which it asks for by the thousand "
        f'after "load all" is pressed (the first after {short(first.p50)} ms); ours {short(all_shown.p50)} ms'
    )
    return [
        Figure("datasette_first", rows, ratio(every.p50, all_shown.p50), (every, first, all_shown), note),
        *(
            _faster("datasette_filter", rows, months, filtered[months], ours)
            for months, ours in brushed.painted.items()
        ),
    ]


def _faster(goal: str, rows: int, months: int, theirs: Samples, ours: list[float]) -> Figure:
    mine = Samples(f"ours: {months} months, painted", "ms", tuple(ours))
    note = f"medians {short(theirs.p50)} and {short(mine.p50)} ms, most of ours two frames of the browser"
    return Figure(goal, rows, ratio(theirs.p50, mine.p50), (theirs, mine), note, data=f"{months} months")


def _filter(span: Span) -> str:
    return f"date_start__lte={span.last}&date_end__gte={span.first}"


def _load(browser: Browser, url: str, address: str) -> tuple[float, float]:
    """Milliseconds to the first markers and to all of them."""
    with new_page(browser, url) as page:
        page.add_init_script(script("datasette"))
        page.goto(address, wait_until="commit")
        _wait(page)
        seen = page.evaluate("() => window.peer")
    time.sleep(0.2)
    return float(seen["first"]), float(seen["all"])


def _wait(page: Page) -> None:
    page.wait_for_function("() => window.peer?.all", timeout=LOADED_MS)
