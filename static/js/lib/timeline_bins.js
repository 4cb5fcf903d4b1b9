/**
 * Bars of the timeline. Pure.
 *
 * An incident counts in each bin its interval overlaps, once in each. It is "inside" a bin that holds the whole of its
 * interval, and "spread" where the interval reaches further: there the bar is hatched, because the incident may have
 * happened in another bin as well. An open end reaches to the last bin. The same overlap decides what a chosen span
 * holds, so that bars and filter cannot disagree.
 */
import { nextUnit, startOfUnit } from "./calendar.js";
import { EVENT_TYPES } from "./event_types.js";
import { remembering } from "./remember.js";
import { OPEN, UNDATED } from "./store.js";

export const TYPES = EVENT_TYPES.length;
/** Spans up to these many days get a bar a day, a bar a week; longer ones a bar a month. */
const MAX_DAYS_BY_DAY = 62;
const MAX_DAYS_BY_WEEK = 550;
const MIN_SPAN_DAYS = 28;
/** Spread rows are listed one by one up to this number and one more: beyond it no view draws each. */
const MOST_REACHING = 100;
/** Without any dated incident the axis shows the last year, so that what was read in it can be seen. */
const EMPTY_SPAN_DAYS = 364;

export function unitForSpan(days) {
  if (days <= MAX_DAYS_BY_DAY) return "day";
  return days <= MAX_DAYS_BY_WEEK ? "week" : "month";
}

/** {first, last} of the days that the loaded incidents name, null without one; an open end names its start alone. */
export function datedSpan(store) {
  let [first, last] = [Infinity, -Infinity];
  for (const { isLoaded, isUndated, offset, rows, wide } of store.chunks) {
    if (!isLoaded || isUndated || !rows) continue;
    last = Math.max(last, store.start[offset]); // rows of a chunk lie newest first
    first = Math.min(first, store.start[offset + rows - 1]);
    for (const row of wide) if (store.end[row] !== OPEN) last = Math.max(last, store.end[row]);
  }
  return first > last ? null : { first, last };
}

/**
 * {first, last} of the time axis: the dated span up to `today` at least, four weeks at least, on whole units with an
 * empty one at either end. What happens tomorrow lies beyond it, so a choice that reaches its end is an open one.
 */
export function timelineDomain(span, today) {
  let first = span ? Math.min(span.first, today) : today - EMPTY_SPAN_DAYS + 1;
  const last = Math.max(span?.last ?? today, today);
  first = Math.min(first, last - MIN_SPAN_DAYS + 1);
  const unit = unitForSpan(last - first + 1);
  const afterLast = nextUnit(startOfUnit(last, unit), unit);
  return { first: startOfUnit(startOfUnit(first, unit) - 1, unit), last: nextUnit(afterLast, unit) - 1 };
}

/** First days of the whole units that the window touches, and after them the day after the last. */
export function binEdges({ first, last }, unit) {
  const edges = [startOfUnit(first, unit)];
  while (edges.at(-1) <= last) edges.push(nextUnit(edges.at(-1), unit));
  return Int32Array.from(edges);
}

/** The same array while the question stays the same, so that what is drawn by the edges alone is not drawn again. */
const edgesOf = remembering((first, last, unit) => binEdges({ first, last }, unit));

/** Index of the bin that holds the day, clamped to the first and last. */
export function binIndexAt(edges, day) {
  let [low, high] = [0, edges.length - 2];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (edges[middle] <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}

function addSingleDays({ first, last, counts }, edges, inside) {
  const until = Math.min(last, edges.at(-1) - 1);
  let bin = 0;
  for (let day = Math.max(first, edges[0]); day <= until; day += 1) {
    while (edges[bin + 1] <= day) bin += 1;
    for (let type = 0; type < TYPES; type += 1) inside[bin * TYPES + type] += counts[(day - first) * TYPES + type];
  }
}

/**
 * Counts intervals in the bins they overlap: a rise where one begins and a fall after its end, added up at the end, so
 * that an incident open for years costs no more than one of two days. Gives the rows that are spread.
 */
function addIntervals(rows, store, edges, { inside, spread }) {
  const { start, end, trait } = store;
  const typeOf = Uint8Array.from(store.traits, ({ type }) => type);
  const [origin, after, bins] = [edges[0], edges.at(-1), edges.length - 1];
  const binOf = new Uint16Array(after - origin);
  for (let bin = 0; bin < bins; bin += 1) binOf.fill(bin, edges[bin] - origin, edges[bin + 1] - origin);
  const rises = new Int32Array((bins + 1) * TYPES);
  const reaching = [];
  for (const row of rows) {
    const first = start[row]; // plain locals: this loop runs for every interval after each change of a filter
    const last = end[row];
    if (first === UNDATED || first >= after || last < origin) continue;
    const type = typeOf[trait[row]];
    const from = first < origin ? 0 : binOf[first - origin];
    const to = last >= after ? bins - 1 : binOf[last - origin];
    if (from === to && first >= origin && last < after) {
      inside[from * TYPES + type] += 1;
      continue;
    }
    rises[from * TYPES + type] += 1;
    rises[(to + 1) * TYPES + type] -= 1;
    if (reaching.length <= MOST_REACHING) reaching.push(row);
  }
  for (let index = 0; index < bins * TYPES; index += 1) {
    spread[index] = rises[index] + (index < TYPES ? 0 : spread[index - TYPES]);
  }
  return reaching;
}

/**
 * {edges, count, inside, spread, totals, highest, reaching} of the bins of a window of days. `inside` and `spread`
 * (Uint32Array, bin * TYPES + type) count incidents, `totals` both of a bin; `reaching` lists the
 * spread rows, at most MOST_REACHING and one.
 * `daily` and `intervals` are the engine's: single days by type, and rows with an interval.
 */
export function buildBins({ daily, intervals, store }, window, unit) {
  const edges = edgesOf(window.first, window.last, unit);
  const count = edges.length - 1;
  const [inside, spread] = [new Uint32Array(count * TYPES), new Uint32Array(count * TYPES)];
  if (daily) addSingleDays(daily, edges, inside);
  const reaching = addIntervals(intervals, store, edges, { inside, spread });
  const totals = new Uint32Array(count);
  for (let index = 0; index < count * TYPES; index += 1) totals[Math.floor(index / TYPES)] += inside[index] + spread[index];
  return { edges, count, inside, spread, totals, highest: totals.reduce((a, b) => Math.max(a, b), 0), reaching };
}

/**
 * Lines for intervals, each on a track of its own where they overlap: [{row, type, from, to, isOpen, track}…], by their
 * start; null when there are more than `most` or they need more than `tracks`, so that the hatching alone must do.
 */
export function packLanes(rows, store, { most, tracks }) {
  if (rows.length > most) return null;
  const ends = [];
  const lines = [];
  for (const row of [...rows].sort((a, b) => store.start[a] - store.start[b])) {
    const free = ends.findIndex((end) => end < store.start[row]);
    const track = free < 0 ? ends.length : free;
    ends[track] = store.end[row];
    const { type } = store.traits[store.trait[row]];
    lines.push({ row, type, from: store.start[row], to: store.end[row], isOpen: store.end[row] === OPEN, track });
  }
  return ends.length > tracks ? null : lines;
}

/** A round number of steps for a count axis up to at least `highest`: {top, step}. */
export function countAxis(highest) {
  const rough = Math.max(1, highest / 3);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough);
  return { top: Math.max(1, Math.ceil(highest / step)) * step, step };
}
