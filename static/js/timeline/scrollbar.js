/**
 * The part of the time axis that is drawn, within the whole.
 *
 * HTML, inside [data-timeline]: <div data-timeline-scroll hidden> with <div data-timeline-mark> (the chosen span) and
 * <div data-timeline-thumb role="slider" tabindex="0"> (what is drawn). Hidden while all is drawn. Drag moves it, a click
 * beside it brings it there; arrows move by a tenth, Page keys by all of what is shown, Home and End to the ends.
 */
import { lengthOf } from "./time_window.js";

const PAN_KEYS = { ArrowRight: 0.1, ArrowUp: 0.1, ArrowLeft: -0.1, ArrowDown: -0.1, PageUp: 1, PageDown: -1 };

function place(node, { from, to }, domain, isRtl) {
  const length = lengthOf(domain);
  const share = (day) => Math.min(1, Math.max(0, (day - domain.first) / length)) * 100;
  node.style[isRtl ? "right" : "left"] = `${share(from)}%`;
  node.style.width = `${share(to + 1) - share(from)}%`;
}

function connectDrag(bar, { zoom, domain, isRtl }) {
  let drag = null;
  bar.addEventListener("pointerdown", (event) => {
    const { left, width } = bar.getBoundingClientRect();
    const share = (event.clientX - left) / width;
    const day = domain().first + (isRtl ? 1 - share : share) * lengthOf(domain());
    const { first, last } = zoom.window;
    drag = { x: event.clientX, daysPerPx: (lengthOf(domain()) / width) * (isRtl ? -1 : 1), rest: 0 };
    bar.setPointerCapture(event.pointerId);
    if (day < first || day > last) zoom.pan(day - (first + last) / 2);
  });
  bar.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const days = (event.clientX - drag.x) * drag.daysPerPx + drag.rest;
    Object.assign(drag, { x: event.clientX, rest: days - Math.round(days) });
    if (Math.round(days)) zoom.pan(Math.round(days));
  });
  for (const name of ["pointerup", "pointercancel"]) bar.addEventListener(name, () => { drag = null; });
}

function connectKeys(thumb, { zoom, domain, isRtl }) {
  thumb.addEventListener("keydown", (event) => {
    const mirrored = isRtl && event.key.startsWith("Arrow") && !/Up|Down/.test(event.key) ? -1 : 1;
    const ends = { Home: -lengthOf(domain()), End: lengthOf(domain()) };
    if (event.key in PAN_KEYS) zoom.pan(Math.round(PAN_KEYS[event.key] * mirrored * lengthOf(zoom.window)) || mirrored);
    else if (event.key in ends) zoom.pan(ends[event.key]);
    else return;
    event.preventDefault();
  });
}

/** `describe(window)` says the drawn part in words. */
export function createScrollbar({ root, zoom, domain, isRtl, describe }) {
  const [bar, thumb, mark] = ["scroll", "thumb", "mark"].map((name) => root.querySelector(`[data-timeline-${name}]`));
  connectDrag(bar, { zoom, domain, isRtl });
  connectKeys(thumb, { zoom, domain, isRtl });
  return {
    show(window, range) {
      if (bar.hidden !== zoom.isWhole) bar.hidden = zoom.isWhole;
      if (zoom.isWhole) return;
      place(thumb, { from: window.first, to: window.last }, domain(), isRtl);
      for (const [name, value] of Object.entries({ valuemin: domain().first, valuemax: domain().last, valuenow: window.first })) {
        thumb.setAttribute(`aria-${name}`, String(value));
      }
      thumb.setAttribute("aria-valuetext", describe(window));
      mark.hidden = !range;
      if (range) place(mark, range, domain(), isRtl);
    },
  };
}
