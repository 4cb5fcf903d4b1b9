"""The date brush: spans of three and of twelve months dragged over the axis, made longer and shorter."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from playwright.sync_api import Browser, FloatRect, Page

from .counts import Comparison, compare
from .desk import Desk
from .figures import Samples, ratio, short
from .goals import Figure
from .hand import Hand, Path, profile, spread
from .pages import new_page, open_loaded
from .spans import FIVE_YEARS, QUARTER, YEAR, Span, months_before
from .trace import Step

PLOT = "[data-timeline-plot]"
GRIP = '[data-timeline-grip="{}"]'
ZOOM = '[data-timeline-zoom="{}"]'
# The grips at its ends take the pointer within this distance; a span to be moved has to be wider.
GRIP_PX = 12
RESIZE_STEPS = 40
CHECKED_STEPS = 10
SETTLED_MS = 700
# The share of what is drawn in which the pointer moves.
ENDS = (0.06, 0.97)
FORTNIGHTS = 6
BACK = """(query) => {
  history.replaceState(null, "", location.pathname + query);
  dispatchEvent(new PopStateEvent("popstate"));
}"""


@dataclass(frozen=True)
class Axis:
    """Where the chosen span and the drawn part of the axis lie on the page, in CSS pixels."""

    left: float
    right: float
    span_left: float
    span_right: float
    level: float

    @property
    def span_middle(self) -> float:
        """Where a press takes the whole span."""
        return (self.span_left + self.span_right) / 2


def find_axis(page: Page, zooms: int) -> Axis:
    """Axis and span after so many steps of zoom from all of the time towards the span."""
    for name in ("all", *["in"] * zooms):
        page.locator(ZOOM.format(name)).dispatch_event("click")
    page.wait_for_timeout(SETTLED_MS)
    plot = _box(page, PLOT)
    grips = [_box(page, GRIP.format(side)) for side in ("from", "to")]
    start, end = (grip["x"] + grip["width"] / 2 for grip in grips)
    if end - start < 2 * GRIP_PX:
        raise RuntimeError(f"the span is {end - start:.0f} pixels wide and cannot be moved by hand")
    left, right = (plot["x"] + share * plot["width"] for share in ENDS)
    return Axis(left, right, start, end, plot["y"] + plot["height"] * 0.25)


def _box(page: Page, what: str) -> FloatRect:
    box = page.locator(what).bounding_box()
    if not box:
        raise RuntimeError(f"{what} is not drawn")
    return box


def whole_drag(axis: Axis, step_px: float) -> Path:
    """From the middle of the span to the start of what is drawn and on to its end, as the hand would go."""
    back = spread(axis.span_middle, axis.left, step_px)
    forth = spread(axis.left, axis.right, step_px)
    return Path([(x, axis.level) for x in (*back, *forth[1:])])


def resizing(axis: Axis, step_px: float, steps: int = RESIZE_STEPS) -> Path:
    """The earlier end of the span moved away from the later one and back again."""
    away = [axis.span_left - step_px * at for at in range(1 + steps // 2)]
    return Path([(x, axis.level) for x in (*away, *away[-2::-1])])


@dataclass(frozen=True)
class Brushed:
    """The figures, and painted milliseconds of each step by the length of the span in months."""

    figures: list[Figure]
    painted: dict[int, list[float]]


@dataclass(frozen=True)
class Part:
    """A span chosen at first, the zoom it is dragged at, and into how many steps its width is divided."""

    span: Span
    zooms: int
    steps: int


class Brushing:
    """One page on which the span is dragged over what is drawn of the axis and back, unit by unit."""

    def __init__(self, browser: Browser, page: Page, part: Part) -> None:
        self.page, self.part = page, part
        self.hand = Hand(browser, page)
        open_loaded(page, part.span.query())
        axis = find_axis(page, part.zooms)
        self.step_px = (axis.span_right - axis.span_left) / part.steps
        self.path = whole_drag(axis, self.step_px)

    def warm(self) -> None:
        """A first pass, for the compiler: the first seconds of use do the same."""
        self.hand.drag(self.path)
        self.back()

    def busy(self) -> list[Step]:
        """Main-thread time of each step."""
        steps = self.hand.busy(self.path)
        self.back()
        return steps

    def resized(self) -> list[Step]:
        """The same while an end of the span is moved."""
        return self.hand.busy(resizing(self.back(), self.step_px))

    def painted(self) -> list[float]:
        """Milliseconds to the painted frame of each step."""
        times = self.hand.painted(self.path)
        self.back()
        return times

    def back(self) -> Axis:
        """The span put back to where it was, on the same page, as the browser's Back does it."""
        self.page.evaluate(BACK, self.part.span.query())
        self.page.wait_for_timeout(SETTLED_MS)
        return find_axis(self.page, self.part.zooms)


@dataclass
class Taken:
    """What the parts of a run gave."""

    busy: list[Step] = field(default_factory=list)
    resized: list[Step] = field(default_factory=list)
    painted: dict[int, list[float]] = field(default_factory=lambda: {FIVE_YEARS: [], YEAR: [], QUARTER: []})
    compared: list[Comparison] = field(default_factory=list)


def quarters_of(newest: str) -> list[Part]:
    """Three months at four places of the time axis, each dragged by fortnights over a quarter of it."""
    return [Part(months_before(newest, QUARTER, ago), 2, FORTNIGHTS) for ago in (12, 54, 96, 140)]


def measure_brush(browser: Browser, url: str, desk: Desk, rows: int, control_url: str) -> Brushed:
    """Main-thread time per step, painted time beside the control's, counts on screen at some steps."""
    newest, taken = desk.ask("facts")["last"], Taken()
    with new_page(browser, url) as page:
        for months in (FIVE_YEARS, YEAR):
            long = Brushing(browser, page, Part(months_before(newest, months), 0, months))
            long.warm()
            taken.painted[months] = long.painted()
            taken.compared += check_steps(long.hand, desk, long.path)
        for part in quarters_of(newest):
            brushing = Brushing(browser, page, part)
            _take(brushing, desk, taken)
        hot = profile(brushing.hand.session, lambda: brushing.hand.drag(brushing.path))
    samples = [
        _samples("brush: main thread a step", [step.busy_ms for step in taken.busy]),
        _samples("brush: of that with a core", [step.cpu_ms for step in taken.busy]),
        _samples("brush: longest task of a step", [step.longest_ms for step in taken.busy]),
        _samples("resizing: main thread a step", [step.busy_ms for step in taken.resized]),
        _samples("brush: painted", taken.painted[QUARTER]),
        *measure_control(browser, control_url, brushing.path),
    ]
    return Brushed(_figures(rows, samples, taken.compared, hot), taken.painted)


def _take(brushing: Brushing, desk: Desk, taken: Taken) -> None:
    brushing.warm()
    taken.busy += brushing.busy()
    taken.resized += brushing.resized()
    brushing.back()
    taken.painted[QUARTER] += brushing.painted()
    taken.compared += check_steps(brushing.hand, desk, brushing.path)
    brushing.back()


def _samples(name: str, values: Sequence[float]) -> Samples:
    return Samples(name, "ms", tuple(values))


def measure_control(browser: Browser, url: str, path: Path) -> list[Samples]:
    """The same moves on a page where nothing reacts."""
    with new_page(browser, url) as page:
        page.goto("/empty.html")
        hand = Hand(browser, page)
        busy, painted = hand.busy(path), hand.painted(path)
    return [
        _samples("control, empty page: main thread a step", [step.busy_ms for step in busy]),
        _samples("control, empty page: painted", painted),
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
