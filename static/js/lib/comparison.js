/**
 * A span of weeks against as many weeks before it. Pure.
 *
 * Complete weeks alone, Monday to Sunday: half a week against a whole one compares nothing. The running week and weeks
 * that ended less than LATE_DAYS ago are left out, since articles about them are still coming in.
 */
import { startOfUnit } from "./calendar.js";

/** Papers that come out once a week must have had their turn. Chosen, not measured. */
export const LATE_DAYS = 7;
export const USUAL_WEEKS = 4;
/** Below this base a percentage tells of chance: 2 after 1 is no doubling. */
export const SMALLEST_BASE = 10;
/** See coverageChange. */
const MOST_CHANGE = 1 / 3;

/** The last Sunday of which it may be said that its week is over and told: at least LATE_DAYS before `today`. */
export function lastTold(today) {
  return startOfUnit(today - LATE_DAYS + 1, "week") - 1;
}

/**
 * {now: {from, to}, before: {from, to}, weeks} in day numbers, ends included; null where the span holds no complete week.
 * `range` {from, to} has null for an open side; null or both open: the last USUAL_WEEKS. `first` is the first day of
 * the data: an open beginning starts there, and `isKnown` is false where the weeks before reach back beyond it.
 */
export function spansToCompare(range, { today, first }) {
  const told = lastTold(today);
  const isChosen = range && (range.from !== null || range.to !== null);
  const from = isChosen ? startOfUnit((range.from ?? first) + 6, "week") : told - 7 * USUAL_WEEKS + 1;
  const to = isChosen && range.to !== null ? Math.min(told, startOfUnit(range.to + 1, "week") - 1) : told;
  const days = to - from + 1;
  if (days < 7) return null;
  const before = { from: from - days, to: from - 1 };
  return { now: { from, to }, before, weeks: days / 7, isKnown: before.from >= first };
}

/** {now, before, difference, percent}: percent as a fraction (0.61), null where the base is smaller than SMALLEST_BASE. */
export function change(now, before) {
  return { now, before, difference: now - before, percent: before < SMALLEST_BASE ? null : (now - before) / before };
}

/**
 * What the readings of the two spans say about comparing them: null (comparable), "changed", "unread_before",
 * "unread_now" or "unread". `now` and `before` are {articles, meanSources} of spans of one length.
 *
 * More than a third of the larger number apart is "changed", for articles or for living sources: events that are told
 * twice as often by twice as many papers look like twice as many events, and press and radio in the Sahel come and go
 * (closures, cut networks) by more than that, while two months of one unchanged set of feeds differ by less. A third
 * of the larger, so that a rise and a fall are judged alike. Chosen, not measured.
 */
export function coverageChange(now, before) {
  if (!now.articles && !before.articles) return "unread";
  if (!before.articles) return "unread_before";
  if (!now.articles) return "unread_now";
  const isApart = (a, b) => Math.abs(a - b) > MOST_CHANGE * Math.max(a, b) + 1e-9;
  const hasChanged = isApart(now.articles, before.articles) || isApart(now.meanSources, before.meanSources);
  return hasChanged ? "changed" : null;
}
