/** How many incidents there would be if one choice were dropped: read from the engine's counts, no row is visited. Pure. */
import { DIMENSIONS } from "./dimensions.js";

const DATE_KEYS = ["from", "to", "last"];

function sum(counts) {
  let total = 0;
  for (const count of counts) total += count;
  return total;
}

function apartFromDates(engine) {
  let intervals = 0;
  for (const row of engine.intervals()) intervals += row >= 0 ? 1 : 0;
  return sum(engine.daily.counts) + intervals + engine.panels().undatedApart + engine.panels().withoutDate;
}

/**
 * [{keys, count}…], most incidents first: what dropping the filter on those keys together would give. Only what would give
 * more than there is now; text and "changed since" have null for a count, for only the server knows it.
 */
export function withoutEach(engine, filter) {
  const found = DIMENSIONS.map(({ keys, isOn }, index) => ({
    keys, count: isOn(filter) ? engine.total + sum(engine.tallies.extra[index] ?? []) : 0,
  }));
  if (DATE_KEYS.some((key) => filter[key])) found.push({ keys: DATE_KEYS, count: apartFromDates(engine) });
  const named = ["q", "since"].filter((key) => filter[key]);
  const counted = found.filter(({ count }) => count > engine.total).sort((a, b) => b.count - a.count);
  return named.length ? [...counted, { keys: named, count: null }] : counted;
}
