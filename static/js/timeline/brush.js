/**
 * Choosing a span of days on the timeline.
 *
 * HTML, inside [data-timeline]: [data-timeline-plot] with <div data-timeline-grip="from|to" role="slider" tabindex="0">, and
 * wherever the time axis is drawn a [data-timeline-cover]: shades.js. While the pointer drags, nothing else changes: no
 * layout, no bar is drawn again, and the two elements wait for its end. Meanwhile [data-dashboard] has the class is-brushed.
 *
 * Drag draws a span, moves one, or moves an end of it; a click without a drag chooses one bar; spans snap to bars. Both
 * ends are sliders for the keyboard: brush_keys.js. Reports onStart() when a hand begins (a press, or a slider that gets
 * the focus), which gives the filter's dates; onRange({from, to}) with day numbers, ends included; onRestore(what onStart
 * gave) when the browser takes the pointer away.
 */
import { connectKeys } from "./brush_keys.js";
import { connectPointer } from "./brush_pointer.js";
import { createShades } from "./shades.js";

/** Writes to a node only what differs from the last time. */
function writer(node) {
  const last = new Map();
  return (name, value) => {
    if (last.get(name) === value) return;
    last.set(name, value);
    if (name === "transform") node.style.transform = value;
    else node.setAttribute(name, value);
  };
}

const shift = (x) => `translateX(${Math.round(x * 10) / 10}px)`;

/** The ends of the range as drawn: an open side rests on the edge of what is shown. */
export function drawnRange({ from, to }, { first, last }) {
  const clamp = (day) => Math.min(last, Math.max(first, day));
  return { from: clamp(from ?? first), to: clamp(to ?? last) };
}

export function createBrush({ root, plot, domain, onStart, onRange, onRestore, onClear, onZoom, redraw, describe }) {
  const grips = { from: root.querySelector('[data-timeline-grip="from"]'), to: root.querySelector('[data-timeline-grip="to"]') };
  const write = { from: writer(grips.from), to: writer(grips.to) };
  const shades = createShades([...root.querySelectorAll("[data-timeline-cover]")]);
  let now = null; // {scale, unit, range, isSet}
  const page = root.closest("[data-dashboard]");
  let isDragged = false;
  const onDrag = (isOn) => {
    if (isDragged === isOn) return;
    isDragged = isOn;
    page?.classList.toggle("is-brushed", isOn);
    redraw();
  };
  const tools = { plot, grips, state: () => now, domain, onStart, onRange, onRestore, onClear, onZoom, onDrag };
  connectPointer(tools);
  connectKeys(tools);

  function placeGrip(side, x, day) {
    const { first, last } = domain();
    const name = day === null ? "open" : "set";
    write[side]("transform", shift(x));
    write[side]("data-state", name);
    write[side]("aria-valuemin", String(first));
    write[side]("aria-valuemax", String(last));
    const value = day ?? (side === "from" ? first : last);
    write[side]("aria-valuenow", String(Math.min(last, Math.max(first, value))));
    write[side]("aria-valuetext", describe(side, day));
  }

  /** Shades lie over the days alone, never over the names beside them; [left, right] are the ends of what stays light. */
  function placeShades({ inner, margin, isRtl }, [left, right], range) {
    const origin = isRtl ? margin.end : margin.start;
    const [first, second] = isRtl ? ["to", "from"] : ["from", "to"];
    const isOpen = { left: range[first] === null, right: range[second] === null };
    const words = isDragged ? { left: describe(first, range[first]), right: describe(second, range[second]) } : null;
    shades.show({ origin, inner, left: left - origin, right: right - origin, isOpen, words });
  }

  /** Puts shades and grips where the filter is. */
  function show(next) {
    now = next;
    const { scale, range, isSet } = next;
    const drawn = drawnRange(range, scale.window);
    const [a, b] = [scale.x(drawn.from), scale.x(drawn.to + 1)];
    const isAway = isSet && ((range.from ?? -Infinity) > scale.window.last || (range.to ?? Infinity) < scale.window.first);
    placeShades(scale, isSet ? [Math.min(a, b), isAway ? Math.min(a, b) : Math.max(a, b)] : [-2, scale.width + 2], range);
    if (isDragged) return;
    placeGrip("from", a, range.from);
    placeGrip("to", b, range.to);
  }

  return {
    show,
    /** Whether the pointer is moving the span right now. */
    get isDragged() {
      return isDragged;
    },
  };
}
