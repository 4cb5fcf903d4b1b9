"""Every other filter, set and taken away one after the other: what each change costs the main thread."""

import json
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page

from .counts import Comparison, compare
from .desk import Desk
from .figures import Samples, short
from .goals import Figure
from .hand import profile
from .pages import function, new_page, open_loaded
from .trace import CATEGORIES, Step, marks_of, steps_of

MARK = "bench:change"
# All that a change sets off belongs to it: list, panels and options follow a frame later, sentences at rest.
REST_MS = 400
ROUNDS = 2
# A drawn polygon round the inner delta of the Niger, 50 km round Mopti, a view of the central Sahel.
SHAPE = "15.9,-5.4;16.6,-3.6;15.4,-1.9;14.1,-2.2;13.5,-4.3;14.3,-5.6"
PLACES = (("near", "14.4843,-4.1830,50"), ("shape", SHAPE), ("bounds", "12,-6,16,2"))
FIXED = (
    ("deaths", "unknown"), ("deaths", "1-9"), ("deaths", "50-"), ("civilian", "yes"), ("civilian", "unknown"),
    ("precision", "1"), ("precision", "3"), ("precision", "none"), ("credibility", "6"),
    ("role", "perpetrator"), ("attribution", "claimed"), ("origin", "generated"), ("last", "90"),
)  # fmt: skip
NOTHING = "(mark) => { performance.mark(mark); }"


def choices(facts: dict[str, Any]) -> list[tuple[str, str]]:
    """(parameter, value) of every change, the most frequent values of what the database names."""
    known = [
        (name, value)
        for name in ("type", "sub", "country", "target", "actor", "area")
        for value in facts[name]
    ]
    return [*known, *FIXED, *PLACES]


def measure_filters(browser: Browser, url: str, desk: Desk, rows: int) -> list[Figure]:
    """Main-thread time of each change beside that of no change, and the counts on screen after each."""
    wanted = choices(desk.ask("facts"))
    with new_page(browser, url) as page:
        open_loaded(page)
        comparisons = [_checked(page, desk, *choice) for choice in wanted]  # the first round warms up as well
        names, steps = _traced(browser, page, wanted)
        idle = _idle(browser, page)
        session = page.context.new_cdp_session(page)
        hot = profile(session, lambda: _all_once(page, wanted))
    busy = Samples("filter: main thread a change", "ms", tuple(step.busy_ms for step in steps))
    longest = Samples("filter: longest task of a change", "ms", tuple(step.longest_ms for step in steps))
    shown = Samples(
        "filter: of that until map, chart and count are drawn", "ms", tuple(step.frame_ms for step in steps)
    )
    still = Samples(
        f"control, same page, nothing changes, {REST_MS} ms", "ms", tuple(step.busy_ms for step in idle)
    )
    wrong = [one for one in comparisons if not one.agrees]
    by_name = sorted(zip(names, busy.values, strict=True), key=lambda one: -one[1])
    worst = ", ".join(f"{name} {short(value)}" for name, value in by_name[:4])
    note = (
        f"p50 {short(busy.p50)} ms, until map, chart and count are drawn p50 {short(shown.p50)}, "
        f"p95 {short(shown.p95)} ms, no change {short(still.p50)} ms; the dearest: {worst}"
    )
    return [
        Figure("filter", rows, busy.p95, (busy, shown, longest, still), note, {"each": by_name, "hot": hot}),
        Figure(
            "counts", rows, len(wrong), note=f"{len(comparisons)} filters compared", details={"wrong": wrong}
        ),
    ]


def _checked(page: Page, desk: Desk, name: str, value: str) -> Comparison:
    """The filter set, its count compared, and taken away."""
    _change(page, name, value, True)
    found = compare(page, desk, name)
    _change(page, name, value, False)
    return found


def _traced(browser: Browser, page: Page, wanted: list[tuple[str, str]]) -> tuple[list[str], list[Step]]:
    names: list[str] = []
    browser.start_tracing(page=page, categories=CATEGORIES)
    for _ in range(ROUNDS):
        names += _all_once(page, wanted)
    steps = _steps(browser)
    if len(steps) != len(names):
        raise RuntimeError(f"{len(names)} changes, and {len(steps)} of them in the trace")
    return names, steps


def _all_once(page: Page, wanted: list[tuple[str, str]]) -> list[str]:
    """Each filter set and taken away; what was done, in order."""
    names = []
    for name, value in wanted:
        for is_on in (True, False):
            _change(page, name, value, is_on)
            names.append(f"{name}={value[:20]} {'on' if is_on else 'off'}")
    return names


def _idle(browser: Browser, page: Page, count: int = 20) -> list[Step]:
    browser.start_tracing(page=page, categories=CATEGORIES)
    for _ in range(count):
        page.evaluate(NOTHING, MARK)
        page.wait_for_timeout(REST_MS)
    return _steps(browser)


def _steps(browser: Browser) -> list[Step]:
    events = json.loads(browser.stop_tracing())["traceEvents"]
    thread, marks = marks_of(events, MARK)
    return steps_of(events, marks, thread, last_ms=REST_MS)


def _change(page: Page, name: str, value: str, is_on: bool) -> None:
    query = f"?{urlencode({name: value})}" if is_on else ""
    page.evaluate(function("change"), {"name": name, "value": value, "query": query, "mark": MARK})
    page.wait_for_timeout(REST_MS)
