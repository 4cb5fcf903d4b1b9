import assert from "node:assert/strict";
import { test } from "node:test";
import { EMPTY_FILTER } from "../lib/filter.js";
import { createSignal, createViewState } from "../lib/view_state.js";

/** A state with an engine that remembers what it was asked, and timers that run when told. */
function makeState(filter = EMPTY_FILTER) {
  const [asked, planned, urls] = [[], [], []];
  const paused = new Map();
  const state = createViewState({
    engine: { setFilter: (next) => asked.push(next) }, store: {}, filter, display: { sort: "date" },
    later: (run) => planned.push(run),
    pause: (run) => paused.set(run, run) && run,
    cancel: (run) => paused.delete(run),
    onUrl: (what) => urls.push(what),
  });
  const run = () => planned.splice(0).forEach((one) => one());
  return { state, asked, urls, run, settle: () => [...paused.values()].forEach((one) => one()) };
}

test("every view hears of the same state, and ending a subscription ends it", () => {
  const { state } = makeState();
  const [first, second] = [[], []];
  const end = state.subscribe((view) => first.push(view));
  state.subscribe((view) => second.push(view));
  state.setFilter({ types: ["Riots"] });
  end();
  state.setFilter({ from: "2026-01-01" });
  assert.deepEqual(second.map(({ reason }) => reason), ["data", "filter", "dates"]);
  assert.equal(first.length, 2);
  assert.equal(first[1], second[1]);
});

test("while a brush moves, late views wait until it rests", () => {
  const { state, run, settle } = makeState();
  const heard = [];
  state.subscribe(({ reason }) => heard.push(reason), { late: true });
  for (let step = 0; step < 5; step += 1) {
    state.setFilter({ from: `2026-01-0${1 + step}` });
    run();
  }
  assert.deepEqual(heard, ["data"]);
  settle();
  assert.deepEqual(heard, ["data", "dates"]);
});

test("late views are told once a frame, of the weightiest change", () => {
  const { state, run } = makeState();
  const heard = [];
  state.subscribe(({ reason }) => heard.push(reason), { late: true });
  state.setFilter({ from: "2026-01-01" });
  state.setFilter({ types: ["Riots"] });
  state.setFilter({ from: "2026-01-02" });
  assert.deepEqual(heard, ["data"]);
  run();
  assert.deepEqual(heard, ["data", "filter"]);
});

test("the URL is written when the hand rests, at once for a step of the history", () => {
  const { state, urls, run, settle } = makeState();
  state.setFilter({ from: "2026-01-01" });
  state.setFilter({ from: "2026-01-02" });
  assert.equal(urls.length, 0);
  settle();
  assert.deepEqual(urls.map(({ filter }) => filter.from), ["2026-01-02"]);
  state.setFilter({ types: ["Riots"] }, { push: true });
  run();
  assert.equal(urls.at(-1).push, true);
});

test("a series of steps is one step of the history, which begins where the first one did", () => {
  const { state, urls, settle, run } = makeState();
  const pushes = () => urls.splice(0).map(({ filter, push }) => [filter.from, push]);
  const drag = {};
  for (const from of ["2026-01-01", "2026-01-02"]) state.setFilter({ from }, { series: drag });
  assert.deepEqual(pushes(), [], "nothing is written while the hand moves");
  settle();
  state.setFilter({ from: "2026-01-03" }, { series: drag });
  settle();
  assert.deepEqual(pushes(), [["2026-01-02", true], ["2026-01-03", false]]);
  state.setFilter({ from: "2026-02-01" }, { series: {} });
  state.setFilter({ types: ["Riots"] }, { push: true });
  run();
  assert.deepEqual(pushes(), [["2026-02-01", true], ["2026-02-01", true]], "another change does not swallow the step that waits");
});

test("a series that ends where it began, or that the way back overtakes, leaves no step", () => {
  const { state, urls, settle } = makeState();
  const [drag, keys] = [{}, {}];
  state.setFilter({ from: "2026-01-01" }, { series: drag });
  state.setFilter({ from: null }, { series: drag });
  settle();
  assert.deepEqual(urls.splice(0).map(({ push }) => push), [false]);
  state.setFilter({ from: "2026-01-01" }, { series: keys });
  state.setFilter(EMPTY_FILTER, { isQuiet: true });
  settle();
  assert.deepEqual(urls, []);
  state.setFilter({ from: "2026-01-05" }, { series: keys });
  settle();
  assert.deepEqual(urls.map(({ push }) => push), [true], "after the way back the same hand begins anew");
});

test("choosing days ends the last days, and the last days end chosen ones", () => {
  const { state } = makeState({ ...EMPTY_FILTER, last: 30 });
  state.setFilter({ from: "2026-01-01" });
  assert.deepEqual([state.get().filter.last, state.get().filter.from], [null, "2026-01-01"]);
  state.setFilter({ last: 7 });
  assert.deepEqual([state.get().filter.last, state.get().filter.from], [7, null]);
});

test("new data keep the filter", () => {
  const { state, asked } = makeState({ ...EMPTY_FILTER, countries: ["NE"] });
  state.setData({ names: {}, today: 20_000 });
  assert.deepEqual(asked.at(-1).countries, ["NE"]);
});

test("a signal speaks only when its value changes", () => {
  const heard = [];
  const signal = createSignal(null);
  signal.subscribe((value) => heard.push(value));
  ["a", "a", null].forEach(signal.set);
  assert.deepEqual(heard, ["a", null]);
});
