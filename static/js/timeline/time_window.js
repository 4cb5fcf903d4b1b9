/**
 * The part of the time axis that is drawn. Pure. A window is {first, last} in day numbers, ends included, within the
 * domain and never shorter than two weeks (or the domain).
 */
import { unitForSpan } from "../lib/timeline_bins.js";

const LEAST_DAYS = 14;
/** Bars thinner than this cannot be told apart or hit. */
const LEAST_BAR_PX = 3;
const DAYS_OF = { day: 1, week: 7, month: 30.44 };

export const lengthOf = ({ first, last }) => last - first + 1;

/** A window of `days` that begins at `first`, moved and cut so that it lies in the domain. */
function placed(first, days, domain) {
  const length = Math.min(lengthOf(domain), Math.max(LEAST_DAYS, Math.round(days)));
  const start = Math.min(domain.last - length + 1, Math.max(domain.first, Math.round(first)));
  return { first: start, last: start + length - 1 };
}

export function isWhole(window, domain) {
  return window.first <= domain.first && window.last >= domain.last;
}

/** The window grown by `factor` (0.5 shows half of it) about a day, which stays where it is. */
export function zoomed(window, domain, factor, day) {
  const days = Math.min(lengthOf(domain), Math.max(LEAST_DAYS, lengthOf(window) * factor));
  return placed(day - ((day - window.first) / lengthOf(window)) * days, days, domain);
}

export function panned(window, domain, days) {
  return placed(window.first + days, lengthOf(window), domain);
}

/** A window that shows the span {from, to} with half of its length on either side. */
export function around({ from, to }, domain) {
  const days = Math.max(LEAST_DAYS, (to - from + 1) * 2);
  return placed((from + to + 1 - days) / 2, days, domain);
}

/** The window moved as little as needed to hold the day, with a tenth of its length beyond it. */
export function holding(window, domain, day) {
  const rest = Math.ceil(lengthOf(window) / 10);
  if (day < window.first) return placed(day - rest, lengthOf(window), domain);
  if (day > window.last) return placed(day + rest - lengthOf(window) + 1, lengthOf(window), domain);
  return window;
}

/**
 * {window, unit} as drawn: the unit asked for, or the one that fits for "auto". Where bars of that unit would be too
 * thin over `width` pixels, only the newest part of the window that fits is drawn.
 */
export function fitted(window, domain, { asked, width }) {
  const unit = asked in DAYS_OF ? asked : unitForSpan(lengthOf(window));
  const most = Math.floor((width / LEAST_BAR_PX) * DAYS_OF[unit]);
  if (asked === unit && lengthOf(window) > most) return { unit, window: placed(window.last - most + 1, most, domain) };
  return { unit, window };
}
