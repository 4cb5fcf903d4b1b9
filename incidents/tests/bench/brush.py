"""The date brush: a span of three months dragged over the whole time axis, then made longer and shorter."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, Page

from .counts import Comparison, compare
from .desk import Desk
from .figures import Samples, ratio, short
from .goals import Figure
from .hand import Hand, Path, profile, spread
from .pages import new_page, open_loaded
from .spans import QUARTER, YEAR, Span, months_before
from .trace import Step

SPAN = ".timeline__span"
PLOT = "[data-timeline-plot]"
ALL = '[data-timeline-zoom="all"]'
BARE_PX = 2
RESIZE_STEPS = 40
CHECKED_STEPS = 10
SETTLED_MS = 700
# The share of the axis in which the pointer moves; at its very ends the span would leave it.
ENDS = (0.03, 0.97)
BACK = """(query) => {
  history.replaceState(null, "", location.pathname + query);
  dispatchEvent(new PopStateEvent("popstate"));
}"""


@dataclass(frozen=True)
class Axis:
    """Where the chosen span and the whole axis lie on the page, in CSS pixels."""

    left: float
    right: float
    span_left: float
    span_right: float
    middle: float

    @property
    def span_middle(self) -> float:
        return (self.span_left + self.span_right) / 2


def find_axis(page: Page) -> Axis:
    """Axis and span as drawn; all of the time is shown first."""
    every = page.locator(ALL)
    if every.count() and every.is_enabled():
        every.dispatch_event("click")
        page.wait_for_timeout(SETTLED_MS)
    plot, span = page.locator(PLOT).bounding_box(), page.locator(SPAN).bounding_box()
    if not plot or not span or span["width"] < BARE_PX:
        raise RuntimeError(f"no span can be gripped on the timeline: {plot}, {span}")
    left, right = (plot["x"] + share * plot["width"] for share in ENDS)
    middle = span["y"] + span["height"] * 0.3
    return Axis(left, right, span["x"], span["x"] + span["width"], middle)


def whole_drag(axis: Axis, step_px: float) -> Path:
    """From the middle of the span to the start of the axis and on to its end, as the hand would go."""
    back = spread(axis.span_middle, axis.left, step_px)
    forth = spread(axis.left, axis.right, step_px)
    return Path([(x, axis.middle) for x in (*back, *forth[1:])])


def resizing(axis: Axis, step_px: float, steps: int = RESIZE_STEPS) -> Path:
    """The earlier end of the span moved away from the later one and back again."""
    away = [axis.span_left - step_px * at for at in range(1 + steps // 2)]
    return Path([(x, axis.middle) for x in (*away, *away[-2::-1])])


@dataclass(frozen=True)
class Brushed:
    """The figures, and painted milliseconds of each step by the length of the span in months."""

    figures: list[Figure]
    painted: dict[int, list[float]]


class Brushing:
    """One page with a span of so many months chosen; `path` drags it over the whole axis, a month a step."""

    def __init__(self, browser: Browser, page: Page, span: Span, months: int) -> None:
        self.page, self.span = page, span
        self.hand = Hand(browser, page)
        axis = self.afresh()
        self.step_px = (axis.span_right - axis.span_left) / months
        self.path = whole_drag(axis, self.step_px)

    def afresh(self) -> Axis:
        """The page opened anew with the span where it was at first."""
        open_loaded(self.page, self.span.query())
        return find_axis(self.page)

    def busy(self) -> list[Step]:
        """Main-thread time of each step; a first pass warms the compiler up, as the first seconds do."""
        self.hand.drag(self.path)
        self._back()
        return self.hand.busy(self.path)

    def resized(self) -> list[Step]:
        """The same while an end of the span is moved."""
        return self.hand.busy(resizing(self._back(), self.step_px))

    def painted(self) -> list[float]:
        """Milliseconds to the painted frame of each step."""
        self.afresh()
        self.hand.drag(self.path)
        self._back()
        return self.hand.painted(self.path)

    def _back(self) -> Axis:
        """The span put back to where it was, on the same page: the browser's Back is enough for that."""
        self.page.evaluate(BACK, self.span.query())
        self.page.wait_for_timeout(SETTLED_MS)
        return find_axis(self.page)


def measure_brush(browser: Browser, url: str, desk: Desk, rows: int, control_url: str) -> Brushed:
    """Main-thread time per step, painted time beside the control's, counts on screen at some steps."""
    newest = desk.ask("facts")["last"]
    painted: dict[int, list[float]] = {}
    with new_page(browser, url) as page:
        for months in (YEAR, QUARTER):
            brushing = Brushing(browser, page, months_before(newest, months), months)
            painted[months] = brushing.painted()
        brushing.afresh()
        busy, resized = brushing.busy(), brushing.resized()
        brushing.afresh()
        compared = check_steps(brushing.hand, desk, brushing.path)
        brushing.afresh()
        hot = profile(brushing.hand, brushing.path)
    samples = [
        Samples("brush: main thread a step", "ms", tuple(step.busy_ms for step in busy)),
        Samples("brush: of that with a core", "ms", tuple(step.cpu_ms for step in busy)),
        Samples("brush: longest task of a step", "ms", tuple(step.longest_ms for step in busy)),
        Samples("resizing: main thread a step", "ms", tuple(step.busy_ms for step in resized)),
        Samples("brush: painted", "ms", tuple(painted[QUARTER])),
        *measure_control(browser, control_url, brushing.path),
    ]
    return Brushed(_figures(rows, samples, compared, hot), painted)


def measure_control(browser: Browser, url: str, path: Path) -> list[Samples]:
    """The same moves on a page where nothing reacts."""
    with new_page(browser, url) as page:
        page.goto("/empty.html")
        hand = Hand(browser, page)
        busy, painted = hand.busy(path), hand.painted(path)
    return [
        Samples("control, empty page: main thread a step", "ms", tuple(step.busy_ms for step in busy)),
        Samples("control, empty page: painted", "ms", tuple(painted)),
    ]


def check_steps(hand: Hand, desk: Desk, path: Path) -> list[Comparison]:
    """The count on screen against SQL at some steps of the path, with the pointer still held down."""
    hand.press(*path.points[0])
    every = max(1, path.steps // CHECKED_STEPS)
    compared = []
    for at, point in enumerate(path.points[1:], start=1):
        hand.move(*point)
        if at % every == 0:
            hand.page.wait_for_timeout(SETTLED_MS)
            compared.append(compare(hand.page, desk, "brush"))
    hand.release(*path.points[-1])
    if len({one.query for one in compared}) < len(compared) // 2:
        raise RuntimeError(f"the brush did not follow the hand: {[one.query for one in compared]}")
    return compared


def dates_of(url: str) -> tuple[str, str]:
    """from and to of an address, "" where it has none."""
    query = parse_qs(urlsplit(url).query)
    return query.get("from", [""])[0], query.get("to", [""])[0]


def _figures(
    rows: int,
    samples: Sequence[Samples],
    comparison: list[Comparison],
    hot: list[tuple[str, float]],
) -> list[Figure]:
    busy, painted, still = samples[0], samples[4], samples[6]
    wrong = [one for one in comparison if not one.agrees]
    note = (
        f"painted p50 {short(painted.p50)} ms, the empty page {short(still.p50)} ms: "
        f"{short(ratio(painted.p50, still.p50))} times; resizing p95 {short(samples[3].p95)} ms"
    )
    return [
        Figure("brush", rows, busy.p95, tuple(samples), note, {"hot": hot}),
        Figure(
            "counts",
            rows,
            len(wrong),
            note=f"{len(comparison)} brush steps compared",
            details={"wrong": wrong},
        ),
    ]
