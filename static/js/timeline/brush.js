/**
 * Choosing a span of days on the timeline.
 *
 * Drag draws a span, moves one, or moves an end of it; a click without a drag chooses one bar. Both ends are
 * sliders for the keyboard: arrows by a bar, Page keys by five, Home and End to the ends, Escape or
 * Delete clears. Spans snap to bars. Reports onRange({from, to}) with day numbers, and onClear().
 */
import { binIndexAt } from "../lib/timeline_bins.js";
import { svg } from "./bars.js";

const GRIP_PX = 9;

export function createBrush({ plot, onRange, onClear, describe, strings }) {
  const layer = svg("g", { class: "timeline__brush" });
  const span = svg("rect", { class: "timeline__span" });
  const grips = { from: makeGrip("from", strings), to: makeGrip("to", strings) };
  layer.append(span, grips.from, grips.to);
  let now = null; // {bins, scale, range, isSet}

  const binAt = (event) => {
    const box = plot.getBoundingClientRect();
    return binIndexAt(now.bins, now.scale.dayAt(event.clientX - box.left));
  };
  const choose = (a, b) => onRange({ from: now.bins[Math.min(a, b)].start, to: now.bins[Math.max(a, b)].end });
  connectPointer({ plot, binAt, choose, state: () => now });
  connectKeys({ grips, choose, onClear, state: () => now });

  return {
    layer,
    /** Puts span and grips where the filter is. */
    show(next) {
      now = next;
      const [a, b] = [now.scale.x(now.range.from), now.scale.x(now.range.to + 1)];
      const { margin, plotHeight } = now.scale;
      setAttributes(span, { x: Math.min(a, b), y: margin.top, width: Math.abs(b - a), height: plotHeight });
      span.classList.toggle("is-set", now.isSet);
      placeGrip(grips.from, a, now, describe(now.range.from));
      placeGrip(grips.to, b, now, describe(now.range.to));
      grips.from.setAttribute("aria-valuenow", String(binIndexAt(now.bins, now.range.from)));
      grips.to.setAttribute("aria-valuenow", String(binIndexAt(now.bins, now.range.to)));
    },
  };
}

function setAttributes(node, attributes) {
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
}

function makeGrip(side, strings) {
  const grip = svg("g", { class: "timeline__grip", role: "slider", tabindex: 0, "aria-label": strings.text(`slider_${side}`) });
  grip.dataset.side = side;
  grip.append(svg("line"), svg("rect", { rx: 2 }));
  return grip;
}

function placeGrip(grip, x, { bins, scale }, text) {
  const [line, knob] = grip.children;
  const middle = scale.margin.top + scale.plotHeight / 2;
  setAttributes(line, { x1: x, x2: x, y1: scale.margin.top, y2: scale.bottom });
  setAttributes(knob, { x: x - 3.5, y: middle - 11, width: 7, height: 22 });
  setAttributes(grip, { "aria-valuemin": 0, "aria-valuemax": bins.length - 1, "aria-valuetext": text });
}

function connectPointer({ plot, binAt, choose, state }) {
  let drag = null;
  plot.addEventListener("pointerdown", (event) => {
    if (!state() || event.button !== 0) return;
    drag = startDrag(event, state(), plot, binAt(event));
    plot.setPointerCapture(event.pointerId);
  });
  plot.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const at = binAt(event);
    if (at === drag.last) return;
    drag.last = at;
    drag.moved = true;
    dragTo(drag, at, state().bins.length, choose);
  });
  plot.addEventListener("pointerup", () => {
    if (drag && !drag.moved && drag.mode === "draw") choose(drag.anchor, drag.anchor);
    drag = null;
  });
  plot.addEventListener("pointercancel", () => {
    drag = null;
  });
}

/** What a press means: near an end it moves that end, inside a set span the span, elsewhere it draws anew. */
function startDrag(event, { bins, scale, range, isSet }, plot, at) {
  const x = event.clientX - plot.getBoundingClientRect().left;
  const [from, to] = [binIndexAt(bins, range.from), binIndexAt(bins, range.to)];
  const start = { last: at, moved: false, from, to, anchor: at };
  if (Math.abs(x - scale.x(range.from)) < GRIP_PX) return { ...start, mode: "draw", anchor: to, moved: true };
  if (Math.abs(x - scale.x(range.to + 1)) < GRIP_PX) return { ...start, mode: "draw", anchor: from, moved: true };
  if (isSet && at >= from && at <= to && to > from) return { ...start, mode: "move" };
  return { ...start, mode: "draw" };
}

function dragTo(drag, at, length, choose) {
  if (drag.mode === "draw") return choose(drag.anchor, at);
  const shift = Math.max(-drag.from, Math.min(length - 1 - drag.to, at - drag.anchor));
  return choose(drag.from + shift, drag.to + shift);
}

function connectKeys({ grips, choose, onClear, state }) {
  for (const [side, grip] of Object.entries(grips)) {
    grip.addEventListener("keydown", (event) => {
      const { bins, scale, range } = state();
      if (event.key === "Escape" || event.key === "Delete") return onClear();
      const own = binIndexAt(bins, range[side]);
      const other = binIndexAt(bins, side === "from" ? range.to : range.from);
      const next = moved(event.key, own, { length: bins.length, isRtl: scale.isRtl });
      if (next === null) return undefined;
      event.preventDefault();
      const bounded = side === "from" ? Math.min(next, other) : Math.max(next, other);
      return choose(bounded, other);
    });
  }
}

function moved(key, index, { length, isRtl }) {
  const ahead = isRtl ? -1 : 1;
  const steps = { ArrowRight: ahead, ArrowLeft: -ahead, ArrowUp: 1, ArrowDown: -1, PageUp: 5, PageDown: -5 };
  if (key === "Home") return 0;
  if (key === "End") return length - 1;
  return key in steps ? Math.max(0, Math.min(length - 1, index + steps[key])) : null;
}
