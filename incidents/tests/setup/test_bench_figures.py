"""The pure parts of `make bench-dashboard`: figures, goals, table, time out of a trace, spans."""

import math
from datetime import date

import pytest

from incidents.tests.bench.counts import Comparison
from incidents.tests.bench.figures import Samples, percentile, ratio, raw_lines, short
from incidents.tests.bench.goals import Figure, exit_code, table
from incidents.tests.bench.hand import self_times, spread
from incidents.tests.bench.pages import number_in
from incidents.tests.bench.spans import Span, month_before, months_before, sliding, some
from incidents.tests.bench.trace import (
    FRAME,
    MAIN_THREAD,
    TASK,
    TraceGap,
    inputs_of,
    marks_of,
    steps_of,
    tasks_of,
)

PAGE, OTHER = (10, 11), (20, 21)


def task(at: float, length: float, thread: tuple[int, int] = PAGE, cpu: float = 0.0) -> dict[str, object]:
    """A task as Chromium writes it, microseconds."""
    where = {"pid": thread[0], "tid": thread[1]}
    return {"name": TASK, "ph": "X", "cat": "toplevel", "ts": at, "dur": length, "tdur": cpu, **where}


def dispatch(at: float, kind: str = "pointermove", thread: tuple[int, int] = PAGE) -> dict[str, object]:
    """An input that the page is given."""
    told = {"name": "EventDispatch", "ph": "X", "cat": "devtools.timeline", "ts": at, "dur": 1}
    return {**told, "pid": thread[0], "tid": thread[1], "args": {"data": {"type": kind}}}


@pytest.mark.parametrize(
    ("share", "expected"), [(0, 1), (0.5, 5), (0.9, 9), (0.95, 10), (0.91, 10), (1, 10), (0.1, 1), (0.11, 2)]
)
def test_percentile_is_a_measured_value_that_so_many_do_not_exceed(share: float, expected: int) -> None:
    assert percentile([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], share) == expected


def test_percentile_of_one_value_is_that_value() -> None:
    assert percentile([3.5], 0.95) == 3.5


@pytest.mark.parametrize(("values", "share"), [([], 0.5), ([1.0], -0.1), ([1.0], 1.01)])
def test_percentile_of_nothing_or_of_no_share_is_refused(values: list[float], share: float) -> None:
    with pytest.raises(ValueError, match=r"no "):
        percentile(values, share)


def test_samples_tell_their_number_and_keep_every_raw_value() -> None:
    samples = Samples("step", "ms", tuple(float(value) for value in range(1, 31)))
    assert samples.line() == "step: n=30 p50=15 p95=29 max=30 ms"
    assert " ".join(raw_lines(samples)).split() == [str(value) for value in range(1, 31)]


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.123, "0.12"), (1.0, "1"), (12.34, "12.3"), (123.4, "123"), (1234567, "1,234,567"), (0.0, "0")],
)
def test_numbers_have_as_many_digits_as_mean_something(value: float, text: str) -> None:
    assert short(value) == text


def test_ratio_to_nothing_is_infinite() -> None:
    assert ratio(3, 2) == 1.5
    assert math.isinf(ratio(3, 0))


@pytest.mark.parametrize(
    ("goal", "rows", "value", "verdict"),
    [
        ("brush", 100_000, 8.0, "ok"),
        ("brush", 100_000, 8.01, "MISSED"),
        ("brush", 1_000_000, 8.01, "ok"),
        ("brush", 5_000, 999.0, ""),
        ("markercluster", 100_000, 10.0, "ok"),
        ("markercluster", 100_000, 9.9, "MISSED"),
        ("slow_line", 5_000, 3.1, "MISSED"),
        ("heap", 100_000, 999.0, ""),
    ],
)
def test_verdict_knows_at_most_from_at_least_and_what_has_no_goal(
    goal: str, rows: int, value: float, verdict: str
) -> None:
    assert Figure(goal, rows, value).verdict == verdict


def test_table_has_the_order_of_the_goals_and_columns_of_one_width() -> None:
    figures = [
        Figure("bytes", 10_577, 1.15, data="UCDP"),
        Figure("brush", 1_000_000, 20.0),
        Figure("brush", 100_000, 5.0),
    ]
    lines = table(figures).splitlines()
    assert [line.split("|")[2].strip() for line in lines[2:]] == ["100,000", "1,000,000", "10,577 UCDP"]
    assert [line.split("|")[5].strip() for line in lines[2:]] == ["ok", "MISSED", "ok"]
    assert len({len(line) for line in lines}) == 1


def test_run_fails_by_a_wrong_count_or_by_none_and_never_by_speed() -> None:
    slow = Figure("brush", 100_000, 999.0)
    assert exit_code([slow, Figure("counts", 100_000, 0)]) == 0
    assert exit_code([Figure("counts", 100_000, 0), Figure("counts", 1_000_000, 1)]) == 1
    assert exit_code([slow]) == 1


@pytest.mark.parametrize(
    ("on_screen", "by_filter", "by_hand", "agrees"),
    [(5, 5, 5, True), (5, 5, None, True), (5, 6, None, False), (5, 5, 6, False), (6, 5, 5, False)],
)
def test_counts_agree_only_when_all_of_them_do(
    on_screen: int, by_filter: int, by_hand: int | None, agrees: bool
) -> None:
    assert Comparison("brush", "from=2024-01-01", on_screen, by_filter, by_hand).agrees is agrees


def test_a_step_is_all_tasks_from_its_input_to_the_next_one() -> None:
    events = [
        task(500, 400),  # before the first input
        task(1_000, 3_000, cpu=2_000), dispatch(1_100),
        task(5_000, 2_000), task(20_000, 1_000),  # what it set off later
        task(51_000, 500), dispatch(51_200),
        task(60_000, 7_000, OTHER),  # another page
        task(101_500, 999),  # after the last step
    ]  # fmt: skip
    thread, inputs = inputs_of(events, "pointermove")
    steps = steps_of(events, inputs, thread, last_ms=50)
    assert [step.busy_ms for step in steps] == [6.0, 0.5]
    assert [step.longest_ms for step in steps] == [3.0, 0.5]
    assert steps[0].cpu_ms == 2.0


def test_a_step_is_shown_with_the_task_of_the_first_frame_after_it() -> None:
    frame = {"name": FRAME, "ph": "X", "pid": PAGE[0], "tid": PAGE[1]}
    events = [
        frame | {"ts": 900},  # what was there before
        task(1_000, 3_000), dispatch(1_100), task(5_000, 2_000), frame | {"ts": 5_500}, task(20_000, 1_000),
        task(51_000, 500), dispatch(51_200),  # no frame follows
    ]  # fmt: skip
    thread, inputs = inputs_of(events, "pointermove")
    steps = steps_of(events, inputs, thread, last_ms=50)
    assert [step.frame_ms for step in steps] == [5.0, 0.5]


def test_several_dispatches_of_one_task_are_one_input() -> None:
    events = [task(1_000, 3_000), dispatch(1_100), dispatch(1_900), task(9_000, 100), dispatch(9_050)]
    assert inputs_of(events, "pointermove") == (PAGE, [1_100, 9_050])


def test_of_several_pages_the_one_that_saw_most_of_the_input_is_measured() -> None:
    events = [dispatch(1, thread=OTHER), dispatch(2), dispatch(3), dispatch(4, "pointerdown", OTHER)]
    assert inputs_of(events, "pointermove")[0] == PAGE


def test_a_task_within_a_task_is_counted_once() -> None:
    tasks = tasks_of([task(1_000, 5_000), task(2_000, 1_000), task(6_000, 10)], PAGE)
    assert [(one.start, one.length) for one in tasks] == [(1_000, 5_000), (6_000, 10)]


def test_a_trace_without_the_input_is_an_error_and_no_zero() -> None:
    with pytest.raises(TraceGap, match="pointermove"):
        inputs_of([task(1, 2), dispatch(1, "mousedown")], "pointermove")
    with pytest.raises(TraceGap, match="bench:"):
        marks_of([{"name": MAIN_THREAD, "cat": "__metadata", "ts": 1, "pid": 1, "tid": 1}], "bench:")


def test_marks_of_the_page_are_found_in_their_order() -> None:
    marks = [
        {"name": "bench:change", "cat": "blink.user_timing", "ts": at, "pid": 10, "tid": 11} for at in (9, 4)
    ]
    assert marks_of(marks, "bench:") == (PAGE, [4, 9])


def test_own_time_of_a_function_leaves_idleness_out() -> None:
    def node(number: int, name: str) -> dict[str, object]:
        frame = {"functionName": name, "url": "http://x/static/dist/a.js", "lineNumber": 4, "columnNumber": 6}
        return {"id": number, "callFrame": frame | ({"url": ""} if name.startswith("(") else {})}

    told = {
        "nodes": [node(1, "(idle)"), node(2, "paint"), node(3, "")],
        "samples": [1, 2, 2, 3],
        "timeDeltas": [9_000, 1_500, 500, 1_000],
    }
    assert self_times(told) == [("paint a.js:5:7", 2.0), ("(anonymous) a.js:5:7", 1.0)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12 incidents", 12),
        ("12,345 incidents", 12_345),
        ("1 000 000 incidents", 1_000_000),
        ("12\u202f345 incidents, 3 more", 12_345),
        ("Incidents: 7", 7),
        ("100000 incidents", 100_000),
    ],
)
def test_number_on_screen_is_read_whatever_stands_between_thousands(text: str, number: int) -> None:
    assert number_in(text) == number


def test_text_without_a_number_is_an_error() -> None:
    with pytest.raises(ValueError, match="no number"):
        number_in("no incidents")


def test_points_of_a_path_include_both_ends_at_even_steps() -> None:
    assert spread(0, 10, 2.4) == [0, 2.5, 5, 7.5, 10]
    assert spread(10, 0, 5) == [10, 5, 0]


def test_a_span_is_whole_months_before_the_newest_one() -> None:
    span = months_before("2026-03-15", 3)
    assert (span.first, span.last) == (date(2025, 12, 1), date(2026, 2, 28))
    assert span.query() == "?from=2025-12-01&to=2026-02-28"
    assert span.numbers() == [20423, 20512]
    assert months_before("2026-03-15", 12, 2).first == date(2025, 1, 1)


def test_months_are_counted_back_over_years() -> None:
    assert month_before(date(2026, 1, 31), 1) == date(2025, 12, 1)
    assert month_before(date(2026, 1, 31), 13) == date(2024, 12, 1)


def test_spans_go_back_a_month_at_a_time_to_the_oldest_day() -> None:
    spans = sliding("2025-10-20", "2026-03-15", 3)
    assert [span.first for span in spans] == [date(2025, 12, 1), date(2025, 11, 1)]
    assert spans[0] == Span(date(2025, 12, 1), date(2026, 2, 28))


@pytest.mark.parametrize(("of", "wanted", "taken"), [(10, 3, 3), (10, 10, 10), (10, 60, 10), (178, 60, 60)])
def test_some_spans_are_spread_and_never_more_than_asked(of: int, wanted: int, taken: int) -> None:
    spans = [Span(date(2020, 1, 1), date(2020, 1, day % 28 + 1)) for day in range(of)]
    assert len(some(spans, wanted)) == taken
    assert some(spans, wanted)[0] == spans[0]
