"""The hand on the page: pointer moves through the browser's own input, and what each cost.

The same moves go over the dashboard, over a page where nothing reacts (the control) and over a peer's page.
"""

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

from .pages import script
from .trace import CATEGORIES, Step, inputs_of, steps_of

# Between two moves: three frames, so that what a view does in a later frame belongs to its own step.
REST_S = 0.05


@dataclass(frozen=True)
class Path:
    """A press at the first point and moves to the others, in CSS pixels of the page."""

    points: Sequence[tuple[float, float]]
    rest_s: float = REST_S

    @property
    def steps(self) -> int:
        """Number of moves."""
        return len(self.points) - 1


def spread(start: float, end: float, step_px: float) -> list[float]:
    """Points from start to end at steps of about `step_px`, both ends included."""
    count = max(1, round(abs(end - start) / step_px))
    return [start + (end - start) * at / count for at in range(count + 1)]


class Hand:
    """The pointer of one page."""

    def __init__(self, browser: Browser, page: Page) -> None:
        self.browser, self.page = browser, page
        self.session: CDPSession = page.context.new_cdp_session(page)

    def press(self, x: float, y: float) -> None:
        """Move there and hold the main button."""
        self._send("mouseMoved", x, y, 0)
        self._send("mousePressed", x, y, 1)

    def move(self, x: float, y: float) -> None:
        """Move while holding; returns when the page has handled it."""
        self._send("mouseMoved", x, y, 1)

    def release(self, x: float, y: float) -> None:
        """Let go."""
        self._send("mouseReleased", x, y, 0)

    def _send(self, kind: str, x: float, y: float, buttons: int) -> None:
        is_click = kind != "mouseMoved"
        told: dict[str, Any] = {"type": kind, "x": x, "y": y, "buttons": buttons, "pointerType": "mouse"}
        told |= {"button": "left", "clickCount": 1} if is_click else {"button": "left" if buttons else "none"}
        self.session.send("Input.dispatchMouseEvent", told)

    def drag(self, path: Path) -> None:
        """The whole path, a rest after each move."""
        self.press(*path.points[0])
        for point in path.points[1:]:
            self.move(*point)
            time.sleep(path.rest_s)
        self.release(*path.points[-1])

    def busy(self, path: Path) -> list[Step]:
        """What each move of the path cost the main thread."""
        self.browser.start_tracing(page=self.page, categories=CATEGORIES)
        try:
            self.drag(path)
        finally:
            trace = self.browser.stop_tracing()
        events = json.loads(trace)["traceEvents"]
        thread, inputs = inputs_of(events, "pointermove")
        # The first is the move to the place of the press.
        return steps_of(events, inputs, thread, last_ms=path.rest_s * 1000)[-path.steps :]

    def painted(self, path: Path) -> list[float]:
        """Milliseconds from each move to its painted frame."""
        self.page.evaluate(script("painted"))
        self.drag(path)
        self.page.wait_for_timeout(200)
        values: list[float] = self.page.evaluate("() => window.benchPainted")
        return values[-path.steps :]


def profile(session: CDPSession, run: Callable[[], object], top: int = 15) -> list[tuple[str, float]]:
    """Functions with most time of their own while `run` lasts: name with place, milliseconds."""
    session.send("Profiler.enable")
    session.send("Profiler.setSamplingInterval", {"interval": 200})
    session.send("Profiler.start")
    run()
    told = session.send("Profiler.stop")["profile"]
    session.send("Profiler.disable")
    return self_times(told)[:top]


def self_times(told: dict[str, Any]) -> list[tuple[str, float]]:
    """Of a profile of the DevTools protocol: each function's own time in milliseconds, most first."""
    names = {node["id"]: _name(node["callFrame"]) for node in told["nodes"]}
    total: dict[str, float] = {}
    for node, delta in zip(told["samples"], told["timeDeltas"], strict=True):
        total[names[node]] = total.get(names[node], 0.0) + delta / 1000
    for idle in ("(idle)", "(program)", "(root)"):
        total.pop(idle, None)
    return sorted(total.items(), key=lambda one: -one[1])


def _name(frame: dict[str, Any]) -> str:
    file = frame["url"].rsplit("/", 1)[-1]
    place = f" {file}:{frame['lineNumber'] + 1}:{frame['columnNumber'] + 1}" if file else ""
    return f"{frame['functionName'] or '(anonymous)'}{place}"
