/**
 * One state of filter, data and looks; every view subscribes here and never to another view. Pure: timers come in.
 *
 * A view gets {engine, store, names, filter, display, reason}: the engine has counted once, so that map, timeline, panels
 * and list cannot disagree. `reason` is "data", "filter", "dates" (nothing but the days changed) or "display"; `isStep` tells
 * a step of a brush, of which many follow each other; `rows` are the numbers that the server named (Set), null for all.
 * Subscribers with {late: true} are called when the hand rests for a moment: a list that is written anew with every step of
 * a brush costs more than all the rest, and one written now and then makes the brush stumble (measured: 30 to 45 ms).
 */
import { changedKeys, sameApartFromDates } from "./filter.js";

// Each write to the address costs the main thread some 5 ms, so it waits until the hand rests.
const URL_PAUSE_MS = 400;
const REST_MS = 250;

/**
 * `later(run)` runs after the next frame, `pause(run, ms)` returns what `cancel` takes;
 * `onUrl({filter, display, push})` is told when the last change is 400 ms old, after the frame for one that is to be a
 * step of the browser's history.
 */
export function createViewState({ engine, store, filter, display, later, pause, cancel, onUrl }) {
  const [early, late] = [new Set(), new Set()];
  let view = { engine, store, names: null, filter, display, reason: "data", isStep: false, rows: null };
  let today = 0;
  let lateTimer = null;
  let lateReasons = new Set();
  let urlTimer = null;
  let series = null; // that of the last step, whose place in the history is made or waits to be
  let isStepDue = false; // whether the address that waits to be written becomes a step of the history
  let written = filter;

  function showLate() {
    if (lateTimer !== null) cancel(lateTimer);
    lateTimer = null;
    if (!lateReasons.size) return;
    const reason = ["data", "filter", "dates", "display"].find((one) => lateReasons.has(one));
    lateReasons = new Set();
    for (const show of late) show({ ...view, reason, isStep: false });
  }

  function show(reason, isStep = false) {
    view = { ...view, reason, isStep };
    lateReasons.add(reason);
    for (const run of early) run(view);
    if (late.size) planLate(isStep);
  }

  /** Steps of a brush are taken up when it rests, any other change after its frame. */
  function planLate(isStep) {
    if (lateTimer !== null) cancel(lateTimer);
    lateTimer = null;
    if (!isStep) later(showLate);
    else lateTimer = pause(showLate, REST_MS);
  }

  function count(reason, isStep) {
    engine.setFilter(view.filter, { names: view.names, today, rows: view.rows });
    show(reason, isStep);
  }

  function writeUrl(push) {
    if (urlTimer !== null) cancel(urlTimer);
    urlTimer = null;
    if (push) later(() => tell(true));
    else urlTimer = pause(writeWaiting, URL_PAUSE_MS);
  }

  function tell(push) {
    written = view.filter;
    onUrl({ filter: view.filter, display: view.display, push });
  }

  /** The address that waits; a series that ended where it began is no step of the history. */
  function writeWaiting() {
    if (urlTimer === null) return;
    cancel(urlTimer);
    const push = isStepDue && changedKeys(written, view.filter).length > 0;
    [urlTimer, isStepDue] = [null, false];
    tell(push);
  }

  /** What is known of the history when a change comes: a series that begins or ends, or the reader's way back. */
  function noteSeries(next, { push, isQuiet }) {
    if (isQuiet && urlTimer !== null) cancel(urlTimer);
    if (isQuiet) [urlTimer, isStepDue, written] = [null, false, view.filter];
    else if (next && next !== series) isStepDue = true;
    if (next || push || isQuiet) series = next;
  }

  return {
    get: () => view,
    get today() {
      return today;
    },
    /**
     * Changes some fields; `push` makes it a step that the browser's Back undoes. Changes with the same `series` (any
     * object) that follow each other are one such step, written when the hand rests. `isQuiet`: the address has it already.
     */
    setFilter(change, { push = false, isQuiet = false, series: next = null } = {}) {
      if (isStepDue && !isQuiet && next !== series) writeWaiting();
      const before = view.filter;
      view = { ...view, filter: { ...before, ...change } };
      if (change.from !== undefined || change.to !== undefined) view.filter.last = change.last ?? null;
      if (change.last) [view.filter.from, view.filter.to] = [null, null];
      const areDates = sameApartFromDates(before, view.filter);
      count(areDates ? "dates" : "filter", areDates && !push);
      noteSeries(next, { push, isQuiet });
      if (!isQuiet) writeUrl(push);
    },
    setDisplay(change, { isQuiet = false } = {}) {
      view = { ...view, display: { ...view.display, ...change } };
      show("display");
      if (!isQuiet) writeUrl(false);
    },
    /** The store has changed, or names, today (day number) or the rows that the server named (Set, or null for all). */
    setData(change) {
      if (change.names) view = { ...view, names: change.names };
      if (change.today !== undefined) today = change.today;
      if (change.rows !== undefined) view = { ...view, rows: change.rows };
      count("data");
    },
    /** Calls show(view) now, where there are names, and after each change; returns a function that ends it. */
    subscribe(run, { late: isLate = false } = {}) {
      (isLate ? late : early).add(run);
      run(view);
      return () => (isLate ? late : early).delete(run);
    },
  };
}

/** A value that several views watch, such as the incident under the pointer. */
export function createSignal(initial) {
  const subscribers = new Set();
  let value = initial;
  return {
    get: () => value,
    set(next) {
      if (next === value) return;
      value = next;
      subscribers.forEach((show) => show(value));
    },
    subscribe: (show) => subscribers.add(show),
  };
}
