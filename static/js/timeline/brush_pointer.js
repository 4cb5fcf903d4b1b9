/**
 * The brush under mouse, pen and finger: see brush.js. A finger that moves up or down scrolls the page (touch-action
 * pan-y): the browser then takes the pointer away, and the span is put back to what it was.
 */
import { drawnRange } from "./brush.js";
import { daysOfUnits, unitIndex } from "./units.js";

const GRIP_PX = 9;
const FINGER_PX = 18;

/** What a press means: near an end it moves that end, inside a set span the span, elsewhere it draws anew. */
export function dragMode(x, { scale, range, isSet, unit }, reach) {
  const drawn = drawnRange(range, scale.window);
  const at = unitIndex(scale.dayAt(x), unit);
  const [from, to] = [unitIndex(range.from ?? drawn.from, unit), unitIndex(range.to ?? drawn.to, unit)];
  const start = { last: at, moved: false, from, to, anchor: at, mode: "draw" };
  const away = { from: Math.abs(x - scale.x(drawn.from)), to: Math.abs(x - scale.x(drawn.to + 1)) };
  const near = away.from <= away.to ? "from" : "to";
  if (away[near] < reach) return { ...start, anchor: near === "from" ? to : from, moved: true };
  if (isSet && at >= from && at <= to && to > from) return { ...start, mode: "move" };
  return start;
}

/** The span {from, to} in days that a drag to the unit of number `at` chooses, within the units first..last. */
export function draggedTo(drag, at, { unit, first, last }) {
  if (drag.mode === "draw") return daysOfUnits(drag.anchor, at, unit);
  const shift = Math.max(first - drag.from, Math.min(last - drag.to, at - drag.anchor));
  return daysOfUnits(drag.from + shift, drag.to + shift, unit);
}

export function connectPointer({ plot, state, domain, onStart, onRange, onRestore, onZoom, onDrag }) {
  let drag = null;
  const unitAt = (event) => unitIndex(state().scale.dayAt(event.clientX - drag.left), state().unit);

  plot.addEventListener("pointerdown", (event) => {
    if (!state() || event.button !== 0) return;
    const { left } = plot.getBoundingClientRect();
    const { unit } = state();
    const bounds = { unit, first: unitIndex(domain().first, unit), last: unitIndex(domain().last, unit) };
    const reach = event.pointerType === "touch" ? FINGER_PX : GRIP_PX;
    drag = { left, bounds, before: onStart(), ...dragMode(event.clientX - left, state(), reach) };
    plot.setPointerCapture(event.pointerId);
  });
  plot.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const at = unitAt(event);
    if (at === drag.last) return;
    Object.assign(drag, { last: at, moved: true, hasChosen: true });
    onDrag(true);
    onRange(draggedTo(drag, at, drag.bounds));
  });
  plot.addEventListener("pointerup", () => {
    if (drag && !drag.moved) onRange(daysOfUnits(drag.anchor, drag.anchor, drag.bounds.unit));
    drag = null;
    onDrag(false);
  });
  plot.addEventListener("pointercancel", () => {
    if (drag?.hasChosen) onRestore(drag.before);
    drag = null;
    onDrag(false);
  });
  plot.addEventListener("dblclick", (event) => {
    if (state()) onZoom("in", state().scale.dayAt(event.clientX - plot.getBoundingClientRect().left));
  });
}
