/**
 * Bars of the timeline. Pure.
 *
 * An incident counts in each bin its interval overlaps. It is "inside" a bin that holds the whole of its
 * interval, and "spread" where the interval reaches further: there the bar is hatched, because the incident
 * may have happened in another bin as well. An open end reaches to the last bin.
 */
import { dayNumber, nextUnit, startOfUnit } from "./calendar.js";

/** Spans up to these many days get a bar a day, a bar a week; longer ones a bar a month. */
const MAX_DAYS_BY_DAY = 62;
const MAX_DAYS_BY_WEEK = 550;
const MIN_SPAN_DAYS = 28;

export function unitForSpan(days) {
  if (days <= MAX_DAYS_BY_DAY) return "day";
  return days <= MAX_DAYS_BY_WEEK ? "week" : "month";
}

/** First and last day of a dated incident, as read once with the data or else from its dates; null: still open. */
function firstDay(incident) {
  return incident.day_start ?? dayNumber(incident.date_start);
}

function lastDay(incident) {
  if (!incident.date_end) return null;
  return incident.day_end ?? dayNumber(incident.date_end);
}

/**
 * {first, last, unit}: the day numbers all dated incidents span, at least four weeks, on whole units with an
 * empty one at either end; null without a dated incident. Open ends reach to `today` (a day number).
 */
export function timelineDomain(incidents, today) {
  let first = Infinity;
  let last = -Infinity;
  for (const incident of incidents) {
    if (!incident.date_start) continue;
    const start = firstDay(incident);
    first = Math.min(first, start);
    last = Math.max(last, start, lastDay(incident) ?? today);
  }
  if (first > last) return null;
  const missing = Math.max(0, MIN_SPAN_DAYS - (last - first + 1));
  first -= Math.ceil(missing / 2);
  last += Math.floor(missing / 2);
  const unit = unitForSpan(last - first + 1);
  const afterLast = nextUnit(startOfUnit(last, unit), unit);
  return { first: startOfUnit(startOfUnit(first, unit) - 1, unit), last: nextUnit(afterLast, unit) - 1, unit };
}

function emptyBins({ first, last, unit }) {
  const bins = [];
  for (let start = first; start <= last; start = nextUnit(start, unit)) {
    bins.push({ start, end: nextUnit(start, unit) - 1, inside: new Map(), spread: new Map(), total: 0 });
  }
  return bins;
}

/** Index of the bin that holds the day, clamped to the first and last. */
export function binIndexAt(bins, day) {
  let [low, high] = [0, bins.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (bins[middle].start <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Day of the domain, counted from its first → index of its bin. */
function binOfEachDay(bins, { first, last }) {
  const indexes = new Uint16Array(last - first + 1);
  bins.forEach((bin, index) => indexes.fill(index, bin.start - first, bin.end - first + 1));
  return indexes;
}

function addTo(bin, kind, type) {
  bin[kind].set(type, (bin[kind].get(type) ?? 0) + 1);
  bin.total += 1;
}

/** [{start, end (day numbers), inside, spread: Map(event type → count), total}] over the domain. */
export function buildBins(incidents, domain) {
  const { first, last } = domain;
  const bins = emptyBins(domain);
  const binOf = binOfEachDay(bins, domain);
  for (const incident of incidents) {
    if (!incident.date_start) continue;
    const [start, end] = [firstDay(incident), lastDay(incident) ?? last];
    if (start > last || end < first) continue;
    const from = binOf[Math.max(start, first) - first];
    const to = binOf[Math.min(end, last) - first];
    const kind = from === to && incident.date_end ? "inside" : "spread";
    for (let index = from; index <= to; index += 1) addTo(bins[index], kind, incident.event_type);
  }
  return bins;
}

/** A round number of steps for a count axis up to at least `highest`: {top, step}. */
export function countAxis(highest) {
  const rough = Math.max(1, highest / 3);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough);
  return { top: Math.max(1, Math.ceil(highest / step)) * step, step };
}
