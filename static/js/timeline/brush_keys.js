/**
 * The brush under the keyboard: on each slider arrows move its end by a bar, Page keys by five, Home and End to the ends
 * of the axis; Escape or Delete clears; + and − zoom about the slider's day, 0 shows everything.
 */
import { drawnRange } from "./brush.js";
import { daysOfUnits, unitIndex } from "./units.js";

const ZOOM_KEYS = { "+": "in", "=": "in", "-": "out", 0: "all" };

/** The number of the unit that a key moves to, null for other keys. */
export function movedByKey(key, index, { first, last, isRtl }) {
  const ahead = isRtl ? -1 : 1;
  const steps = { ArrowRight: ahead, ArrowLeft: -ahead, ArrowUp: 1, ArrowDown: -1, PageUp: 5, PageDown: -5 };
  if (key === "Home") return first;
  if (key === "End") return last;
  return key in steps ? Math.max(first, Math.min(last, index + steps[key])) : null;
}

function onKey(event, side, { state, domain, onRange, onClear, onZoom }) {
  const { scale, unit, range } = state();
  const drawn = drawnRange(range, scale.window);
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" || event.key === "Delete") return onClear();
  if (event.key in ZOOM_KEYS) {
    event.preventDefault();
    return onZoom(ZOOM_KEYS[event.key], drawn[side]);
  }
  const index = (day) => unitIndex(day, unit);
  const own = index(range[side] ?? drawn[side]);
  const bounds = { first: index(domain().first), last: index(domain().last), isRtl: scale.isRtl };
  const next = movedByKey(event.key, own, bounds);
  if (next === null) return;
  event.preventDefault();
  const other = side === "from" ? index(range.to ?? domain().last) : index(range.from ?? domain().first);
  onRange(daysOfUnits(side === "from" ? Math.min(next, other) : Math.max(next, other), other, unit), { side });
}

export function connectKeys({ grips, ...tools }) {
  for (const [side, grip] of Object.entries(grips)) {
    grip.addEventListener("focus", () => tools.onStart());
    grip.addEventListener("keydown", (event) => tools.state() && onKey(event, side, tools));
  }
}
