import assert from "node:assert/strict";
import { test } from "node:test";
import { dayNumber, isoOfDay, isoWeek, nextUnit, startOfUnit } from "../lib/calendar.js";
import { readChunk } from "../lib/chunk.js";
import { createEngine } from "../lib/engine.js";
import { EMPTY_FILTER } from "../lib/filter.js";
import { createStore } from "../lib/store.js";
import {
  TYPES, binEdges, binIndexAt, buildBins, countAxis, datedSpan, packLanes, timelineDomain, unitForSpan,
} from "../lib/timeline_bins.js";
import { cut } from "./chunk_maker.js";

const TODAY = dayNumber("2025-07-20");
const RIOTS = 4;

function incident(start, end, sub = "Armed clash") {
  return {
    id: 0, start, end, sub, target: "", civilian: 0, credibility: 3, origin: "desk", precision: "day",
    spot: [1, "", "ML", 14, -11, 5, 0, 0], toll: [null, null, null], party: [], sources: [], campaign: null,
  };
}

/** A store and an engine over incidents; chunks of two rows, those beyond `loaded` still on their way. */
function world(incidents, loaded = Infinity) {
  const { manifest, bytes } = cut(incidents.map((one, index) => ({ ...one, id: index + 1 })), 2);
  const store = createStore();
  store.layOut(manifest);
  [...bytes].slice(0, loaded).forEach(([hash, buffer]) => store.put(hash, readChunk(buffer)));
  const engine = createEngine(store);
  engine.setFilter(EMPTY_FILTER, { names: {}, today: TODAY });
  return { store, engine };
}

const window = (first, last) => ({ first: dayNumber(first), last: dayNumber(last) });
const binsOf = ({ store, engine }, days, unit) => (
  buildBins({ daily: engine.daily, intervals: engine.intervals(), store }, days, unit));

test("weeks start on Monday, also before 1970", () => {
  assert.equal(isoOfDay(startOfUnit(dayNumber("2025-07-06"), "week")), "2025-06-30");
  assert.equal(isoOfDay(startOfUnit(dayNumber("1969-12-31"), "week")), "1969-12-29");
});

test("week numbers follow ISO 8601 over the turn of the year", () => {
  assert.deepEqual(isoWeek(dayNumber("2024-12-30")), { year: 2025, week: 1 });
  assert.deepEqual(isoWeek(dayNumber("2021-01-03")), { year: 2020, week: 53 });
});

test("months follow each other whatever their length", () => {
  const starts = ["2024-01-01", "2024-02-01", "2023-02-01", "2024-12-01"].map(dayNumber);
  const next = starts.map((start) => isoOfDay(nextUnit(start, "month")));
  assert.deepEqual(next, ["2024-02-01", "2024-03-01", "2023-03-01", "2025-01-01"]);
});

test("the unit follows the span", () => {
  assert.deepEqual([30, 62, 63, 550, 551].map(unitForSpan), ["day", "day", "week", "week", "month"]);
});

test("the span holds the days that loaded incidents name, an open end only its start", () => {
  const list = [
    incident("2025-07-01", "2025-07-09"), incident("2025-06-03", null), incident(null, null), incident("2020-01-01", "2020-01-01"),
  ];
  assert.deepEqual(datedSpan(world(list).store), window("2020-01-01", "2025-07-09"));
  assert.deepEqual(datedSpan(world(list, 1).store), window("2025-06-03", "2025-07-09"));
  assert.equal(datedSpan(world([incident(null, null)]).store), null);
});

test("the axis reaches today, is four weeks at least, and has an empty unit at either end", () => {
  const domain = timelineDomain(window("2025-07-01", "2025-07-01"), TODAY);
  assert.equal(isoOfDay(domain.first), "2025-06-22");
  assert.equal(isoOfDay(domain.last), "2025-07-21");
  const long = timelineDomain(window("2012-05-05", "2025-07-01"), TODAY);
  assert.deepEqual([isoOfDay(long.first), isoOfDay(long.last)], ["2012-04-01", "2025-08-31"]);
});

test("without a dated incident the axis shows the last year", () => {
  const domain = timelineDomain(null, TODAY);
  assert.ok(domain.last > TODAY && TODAY - domain.first >= 364 && TODAY - domain.first < 380);
});

test("an open end counts in every bar from its start on, and all of them are hatched", () => {
  const bins = binsOf(world([incident("2025-07-01", null)]), window("2025-06-29", "2025-07-05"), "day");
  assert.deepEqual([...bins.totals], [0, 0, 1, 1, 1, 1, 1]);
  assert.equal(bins.inside.some(Boolean), false);
});

test("an exact day is solid in one bin; a rough week is hatched in each day it may be", () => {
  const list = [incident("2025-07-03", "2025-07-03"), incident("2025-07-01", "2025-07-07", "Mob violence")];
  const bins = binsOf(world(list), window("2025-06-20", "2025-07-20"), "day");
  const third = binIndexAt(bins.edges, dayNumber("2025-07-03"));
  assert.equal(bins.inside[third * TYPES], 1);
  assert.equal(bins.spread[third * TYPES + RIOTS], 1);
  assert.equal(bins.spread.reduce((sum, count) => sum + count, 0), 7);
});

test("an interval inside one bar is solid there and no line; over two bars it counts once in each", () => {
  const place = world([incident("2025-07-01", "2025-07-07"), incident("2025-06-28", "2025-07-02")]);
  const bins = binsOf(place, window("2025-06-01", "2025-07-31"), "month");
  assert.deepEqual([...bins.totals], [1, 2]);
  assert.deepEqual([bins.inside[0], bins.inside[TYPES], bins.spread[0], bins.spread[TYPES]], [0, 1, 1, 1]);
  assert.equal(bins.reaching.length, 1);
});

test("an interval that reaches beyond the window is hatched in it, never pushed into its edge as exact", () => {
  const list = [incident("2025-06-01", "2025-07-01"), incident("2020-01-01", "2020-01-02")];
  const bins = binsOf(world(list), window("2025-07-01", "2025-07-10"), "day");
  assert.deepEqual([bins.totals[0], bins.totals[1], bins.inside[0], bins.spread[0]], [1, 0, 0, 1]);
});

test("bars count what matches all but the dates, and each as often as the filter finds it in its days", () => {
  const list = [
    incident("2025-07-01", "2025-07-20"), incident("2025-06-02", null), incident("2025-07-08", "2025-07-08"),
    incident("2025-07-06", "2025-07-07"), incident(null, null),
  ];
  const { store, engine } = world(list);
  const bins = binsOf({ store, engine }, window("2025-05-26", "2025-08-03"), "week");
  for (let bin = 0; bin < bins.count; bin += 1) {
    const [from, to] = [isoOfDay(bins.edges[bin]), isoOfDay(bins.edges[bin + 1] - 1)];
    engine.setFilter({ ...EMPTY_FILTER, from, to }, { today: TODAY });
    assert.equal(engine.total, bins.totals[bin], `${from} to ${to}`);
  }
});

test("bins cover the window in whole units without gap or overlap", () => {
  const edges = binEdges(window("2024-01-15", "2025-07-02"), "month");
  assert.equal(isoOfDay(edges[0]), "2024-01-01");
  assert.equal(isoOfDay(edges.at(-1)), "2025-08-01");
  assert.equal(edges.length, 20);
});

test("lines of intervals share a track only when they do not overlap", () => {
  const list = [incident("2025-07-01", "2025-07-04"), incident("2025-07-03", null), incident("2025-07-05", "2025-07-06")];
  const { store } = world(list);
  const rows = store.chunks.flatMap((chunk) => [...chunk.wide]);
  const lines = packLanes(rows, store, { most: 3, tracks: 2 });
  assert.deepEqual(lines.map(({ track, isOpen }) => [track, isOpen]), [[0, false], [1, true], [0, false]]);
  assert.equal(packLanes(rows, store, { most: 2, tracks: 2 }), null);
  assert.equal(packLanes(rows, store, { most: 3, tracks: 1 }), null);
});

test("the count axis ends on a round number at or above the highest bar", () => {
  assert.deepEqual(countAxis(0), { top: 1, step: 1 });
  assert.deepEqual(countAxis(3), { top: 3, step: 1 });
  assert.deepEqual(countAxis(13), { top: 15, step: 5 });
  for (const highest of [1, 7, 99, 1234]) assert.ok(countAxis(highest).top >= highest);
});
