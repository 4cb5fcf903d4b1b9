import assert from "node:assert/strict";
import { test } from "node:test";
import { dayNumber, isoOfDay } from "../lib/calendar.js";
import { timeTicks } from "../timeline/axis.js";
import { drawnRange } from "../timeline/brush.js";
import { movedByKey } from "../timeline/brush_keys.js";
import { dragMode, draggedTo } from "../timeline/brush_pointer.js";
import { makeScale } from "../timeline/scale.js";
import { around, fitted, holding, isWhole, panned, zoomed } from "../timeline/time_window.js";
import { daysOfUnits, unitIndex, unitStart } from "../timeline/units.js";

const day = dayNumber;
const span = (first, last) => ({ first: day(first), last: day(last) });
const DOMAIN = span("2012-01-01", "2025-12-31");
const MARGIN = { start: 50, end: 10, top: 10, bottom: 20 };
const scaleOf = (window, isRtl = false) => makeScale({ window, width: 360, height: 100, margin: MARGIN, isRtl });

test("units are counted through without a gap, also before 1970", () => {
  for (const unit of ["day", "week", "month"]) {
    for (const iso of ["1969-12-28", "1970-01-01", "2024-02-29", "2024-12-31"]) {
      const index = unitIndex(day(iso), unit);
      assert.ok(unitStart(index, unit) <= day(iso) && unitStart(index + 1, unit) > day(iso), `${unit} of ${iso}`);
    }
  }
});

test("units give days in either order", () => {
  const [a, b] = ["2025-05-10", "2025-07-04"].map((iso) => unitIndex(day(iso), "month"));
  const days = { from: day("2025-05-01"), to: day("2025-07-31") };
  assert.deepEqual([daysOfUnits(a, b, "month"), daysOfUnits(b, a, "month")], [days, days]);
});

test("time runs from right to left in Arabic, and a pixel finds its day in both", () => {
  for (const isRtl of [false, true]) {
    const scale = scaleOf(span("2025-07-01", "2025-07-30"), isRtl);
    assert.equal(scale.x(day("2025-07-01")), isRtl ? 310 : 50);
    for (const iso of ["2025-07-01", "2025-07-15", "2025-07-30"]) {
      const [left, width] = scale.box(day(iso), day(iso));
      assert.equal(isoOfDay(scale.dayAt(left + width / 2)), iso);
    }
    assert.equal(scale.box(day("2025-08-10"), day("2025-08-11"))[1], 0);
  }
});

test("zoom keeps the day under the pointer where it is and never leaves the axis", () => {
  const window = zoomed(DOMAIN, DOMAIN, 0.5, day("2020-01-01"));
  const share = ({ first, last }) => (day("2020-01-01") - first) / (last - first + 1);
  assert.ok(Math.abs(share(window) - share(DOMAIN)) < 0.001);
  assert.deepEqual(zoomed(window, DOMAIN, 4, day("2020-01-01")), DOMAIN);
  const least = zoomed(span("2025-01-01", "2025-01-20"), DOMAIN, 0.1, day("2025-01-10"));
  assert.equal(least.last - least.first + 1, 14);
});

test("panning stops at the ends with its length kept", () => {
  assert.deepEqual(panned(span("2025-01-01", "2025-01-31"), DOMAIN, 9999), span("2025-12-01", "2025-12-31"));
  assert.ok(isWhole(panned(DOMAIN, DOMAIN, 30), DOMAIN));
});

test("a span is shown with half its length on either side, and a day is brought into view", () => {
  assert.deepEqual(around({ from: day("2020-02-01"), to: day("2020-02-20") }, DOMAIN), span("2020-01-22", "2020-03-01"));
  const window = span("2020-01-01", "2020-01-31");
  assert.equal(holding(window, DOMAIN, day("2020-01-10")), window);
  const later = holding(window, DOMAIN, day("2020-02-10"));
  assert.ok(later.last >= day("2020-02-10") && later.first > window.first);
});

test("fourteen years by day are drawn only as far as bars can be told apart", () => {
  const { window, unit } = fitted(DOMAIN, DOMAIN, { asked: "day", width: 600 });
  assert.equal(unit, "day");
  assert.deepEqual(window, { first: DOMAIN.last - 199, last: DOMAIN.last });
  assert.deepEqual(fitted(DOMAIN, DOMAIN, { asked: "auto", width: 600 }), { window: DOMAIN, unit: "month" });
});

const MONTH = scaleOf(span("2025-07-01", "2025-07-30")); // ten pixels a day from 50
const chosen = { from: day("2025-07-10"), to: day("2025-07-14") };
const state = (range, isSet = true) => ({ scale: MONTH, range, isSet, unit: "day" });

test("a press near an end moves it, inside a span the span, elsewhere it draws anew", () => {
  assert.deepEqual([dragMode(143, state(chosen), 9).mode, dragMode(143, state(chosen), 9).anchor], ["draw", chosen.to]);
  assert.equal(dragMode(187, state(chosen), 9).anchor, chosen.from);
  assert.equal(dragMode(165, state(chosen), 9).mode, "move");
  assert.deepEqual([dragMode(265, state(chosen), 9).mode, dragMode(265, state(chosen), 9).moved], ["draw", false]);
});

test("an open side rests on the edge of what is drawn", () => {
  assert.deepEqual(drawnRange({ from: null, to: chosen.to }, MONTH.window), { from: MONTH.window.first, to: chosen.to });
  assert.equal(dragMode(52, state({ from: null, to: null }, false), 9).anchor, MONTH.window.last);
});

test("a span that is moved keeps its length and stops at the ends of the axis", () => {
  const bounds = { unit: "day", first: day("2025-06-01"), last: day("2025-07-31") };
  const drag = dragMode(165, state(chosen), 9);
  assert.deepEqual(draggedTo(drag, drag.anchor + 3, bounds), { from: chosen.from + 3, to: chosen.to + 3 });
  assert.deepEqual(draggedTo(drag, drag.anchor + 90, bounds), { from: day("2025-07-27"), to: day("2025-07-31") });
});

test("a drag backwards chooses the same days as one forwards, in whole bars", () => {
  const bounds = { unit: "week", first: 0, last: 5000 };
  const weeks = ["2025-07-02", "2025-07-16"].map((iso) => unitIndex(day(iso), "week"));
  const drag = (anchor) => ({ mode: "draw", anchor });
  const days = { from: day("2025-06-30"), to: day("2025-07-20") };
  assert.deepEqual(draggedTo(drag(weeks[0]), weeks[1], bounds), days);
  assert.deepEqual(draggedTo(drag(weeks[1]), weeks[0], bounds), days);
});

test("arrows follow the eye: right is later, and earlier in Arabic; Page keys go by five", () => {
  const bounds = { first: 0, last: 10, isRtl: false };
  const keys = ["ArrowRight", "ArrowLeft", "PageUp", "PageDown", "Home", "End", "a"];
  assert.deepEqual(keys.map((key) => movedByKey(key, 4, bounds)), [5, 3, 9, 0, 0, 10, null]);
  assert.equal(movedByKey("ArrowRight", 4, { ...bounds, isRtl: true }), 3);
  assert.equal(movedByKey("ArrowUp", 4, { ...bounds, isRtl: true }), 5);
});

test("every axis names a year", () => {
  const formats = { dayMonth: (iso) => iso.slice(5), month: (iso) => iso.slice(5, 7), year: (iso) => iso.slice(0, 4) };
  for (const window of [span("2025-07-01", "2025-07-30"), span("2025-02-01", "2025-10-30"), DOMAIN]) {
    const ticks = timeTicks(window, 800, formats);
    assert.ok(ticks.length > 3);
    assert.ok(ticks.some(({ label, isMajor }) => isMajor && /\d{4}/.test(label)));
  }
});
