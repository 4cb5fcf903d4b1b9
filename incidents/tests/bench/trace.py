"""Main-thread time from a trace of Chromium. Pure: events in, milliseconds out.

A task of the renderer's main thread (`ThreadControllerImpl::RunTask`) is all that it does: handlers, timers,
style, layout, painting, the commit to the compositor, collecting garbage. Wall time is counted: waiting for a
core is waiting.
"""

import bisect
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

CATEGORIES = ["toplevel", "devtools.timeline", "blink.user_timing"]
TASK = "ThreadControllerImpl::RunTask"
MAIN_THREAD = "CrRendererMain"
# A frame that has something to show passes it, in the task that commits the frame.
FRAME = "PrePaint"
Event = dict[str, Any]
Thread = tuple[int, int]


class TraceGap(ValueError):
    """The trace lacks what was to be measured: dropped events, or a page that never saw the input."""


@dataclass(frozen=True)
class Task:
    """One task: start and length in microseconds; `cpu` is what it really had a core for."""

    start: float
    length: float
    cpu: float = 0.0

    @property
    def end(self) -> float:
        """When it ended."""
        return self.start + self.length


@dataclass(frozen=True)
class Step:
    """What one input cost: all tasks until the next, and of them those until a first frame was committed."""

    busy_ms: float
    longest_ms: float
    cpu_ms: float
    frame_ms: float


def steps_of(
    events: Sequence[Event], inputs: Sequence[float], thread: Thread, *, last_ms: float
) -> list[Step]:
    """The cost of each input at the times `inputs` (microseconds), each up to the next one.

    The last lasts `last_ms`. A task belongs to the input that it started after, or that it contains.
    """
    tasks = tasks_of(events, thread)
    frames = sorted(
        event["ts"]
        for event in events
        if event.get("name") == FRAME and (event["pid"], event["tid"]) == thread
    )
    starts = [_task_start(tasks, at) for at in inputs]
    ends = [*starts[1:], starts[-1] + last_ms * 1000] if starts else []
    return [_step(tasks, frames, start, end) for start, end in zip(starts, ends, strict=True)]


def tasks_of(events: Sequence[Event], thread: Thread) -> list[Task]:
    """The outermost tasks of a thread in order; one run by another (a nested loop) is not counted twice."""
    found = [
        Task(event["ts"], event.get("dur", 0.0), event.get("tdur", 0.0))
        for event in events
        if event.get("name") == TASK and event.get("ph") == "X" and (event["pid"], event["tid"]) == thread
    ]
    outer: list[Task] = []
    for task in sorted(found, key=lambda one: (one.start, -one.length)):
        if not outer or task.start >= outer[-1].end:
            outer.append(task)
    return outer


def inputs_of(events: Sequence[Event], kind: str) -> tuple[Thread, list[float]]:
    """The main thread that was given events of this kind, e.g. "pointermove", and when it began with each.

    Raises TraceGap when no thread saw one. Of several threads the one that saw most.
    """
    found: dict[Thread, list[float]] = defaultdict(list)
    for event in events:
        if event.get("name") == "EventDispatch" and event["args"]["data"]["type"] == kind:
            found[(event["pid"], event["tid"])].append(event["ts"])
    if not found:
        raise TraceGap(f"no page was given a {kind}")
    thread = max(found, key=lambda one: len(found[one]))
    return thread, _once_a_task(events, thread, sorted(found[thread]))


def marks_of(events: Sequence[Event], prefix: str) -> tuple[Thread, list[float]]:
    """The main thread whose page set performance marks that begin so, and when. TraceGap without any."""
    found: dict[Thread, list[float]] = defaultdict(list)
    for event in events:
        if event.get("cat") == "blink.user_timing" and event["name"].startswith(prefix):
            found[(event["pid"], event["tid"])].append(event["ts"])
    if not found:
        raise TraceGap(f"no page set a mark {prefix}")
    thread = max(found, key=lambda one: len(found[one]))
    return thread, sorted(found[thread])


def _once_a_task(events: Sequence[Event], thread: Thread, times: list[float]) -> list[float]:
    """Of dispatches within one task (several targets or listeners of one input) the first."""
    tasks = tasks_of(events, thread)
    first: dict[float, float] = {}
    for at in times:
        first.setdefault(_task_start(tasks, at), at)
    return list(first.values())


def _task_start(tasks: Sequence[Task], at: float) -> float:
    """When the task that runs at this time began; the time itself where none does."""
    index = bisect.bisect_right([task.start for task in tasks], at) - 1
    return tasks[index].start if index >= 0 and tasks[index].end >= at else at


def _step(tasks: Sequence[Task], frames: Sequence[float], start: float, end: float) -> Step:
    inside = [task for task in tasks if start <= task.start < end]
    lengths = [task.length / 1000 for task in inside]
    at = bisect.bisect_left(frames, start)
    first = frames[at] if at < len(frames) else end
    until_frame = sum(length for task, length in zip(inside, lengths, strict=True) if task.start <= first)
    cpu = sum(task.cpu for task in inside) / 1000
    return Step(sum(lengths), max(lengths, default=0.0), cpu, until_frame)
