/**
 * Which part of the time axis is drawn.
 *
 * HTML, inside [data-timeline]: <button data-timeline-zoom="in|out|all|span|earlier|later">;
 * scrollbar.js shows the part within the whole.
 * The wheel with Ctrl zooms about the pointer, with Shift or sideways it moves; without, it scrolls the page.
 */
import { around, holding, isWhole, lengthOf, panned, zoomed } from "./time_window.js";

const STEP = 0.5;
const WHEEL_STEP = 0.8;
const PANS = { earlier: -0.5, later: 0.5 };

/** `scale()` gives the pixel geometry now drawn or null, `onChange()` draws anew. */
export function createZoom({ root, plot, domain, scale, onChange }) {
  let window = null; // null: all of it
  let before = null; // what was drawn before the axis moved by itself to show a span chosen elsewhere
  let chosen = null; // {from, to} in days, or null
  const now = () => window ?? domain();
  const set = (next, { isOwn = true } = {}) => {
    window = next && isWhole(next, domain()) ? null : next;
    if (isOwn) before = null;
    onChange();
  };
  const zoom = {
    get window() {
      return now();
    },
    get isWhole() {
      return window === null;
    },
    /** Whether the axis moved by itself to a span chosen elsewhere, and would go back. */
    get isFollowing() {
      return before !== null;
    },
    act(name, day = middleOf(now(), chosen)) {
      if (name === "all") set(null);
      else if (name === "span") chosen && set(around(chosen, domain()));
      else if (name in PANS) set(panned(now(), domain(), PANS[name] * lengthOf(now())));
      else set(zoomed(now(), domain(), name === "in" ? STEP : 1 / STEP, day));
    },
    by: (factor, day) => set(zoomed(now(), domain(), factor, day)),
    pan: (days) => set(panned(now(), domain(), days)),
    hold: (day) => set(holding(now(), domain(), day)),
    /** Shows a span that was chosen elsewhere, and goes back when it is cleared. */
    showSpan(range) {
      before ??= { window };
      set(around(range, domain()), { isOwn: false });
    },
    goBack() {
      if (before) set(before.window);
    },
    choose(range) {
      chosen = range;
    },
    /** The domain has changed: what is drawn stays, as far as it is still there. */
    keepWithin: () => window && set(panned(window, domain(), 0), { isOwn: false }),
  };
  connectButtons(root, zoom);
  connectWheel(plot, scale, zoom);
  return zoom;
}

function middleOf(window, chosen) {
  if (!chosen) return (window.first + window.last) / 2;
  return Math.min(window.last, Math.max(window.first, (chosen.from + chosen.to) / 2));
}

function connectButtons(root, zoom) {
  for (const button of root.querySelectorAll("[data-timeline-zoom]")) {
    button.addEventListener("click", () => {
      if (button.getAttribute("aria-disabled") !== "true") zoom.act(button.dataset.timelineZoom);
    });
  }
}

function connectWheel(plot, scaleNow, zoom) {
  plot.addEventListener("wheel", (event) => {
    const scale = scaleNow();
    if (!scale) return;
    const sideways = event.deltaX || (event.shiftKey ? event.deltaY : 0);
    if (event.ctrlKey) {
      event.preventDefault();
      const day = scale.dayAt(event.clientX - plot.getBoundingClientRect().left);
      zoom.by(event.deltaY > 0 ? 1 / WHEEL_STEP : WHEEL_STEP, day);
    } else if (!zoom.isWhole && Math.abs(sideways) > (event.shiftKey ? 0 : Math.abs(event.deltaY))) {
      event.preventDefault();
      zoom.pan(((scale.isRtl ? -sideways : sideways) / scale.inner) * scale.days);
    }
  }, { passive: false });
}

/** A function that says which buttons can do something; they keep the focus when they cannot. */
export function createButtonMarks(root) {
  const buttons = [...root.querySelectorAll("[data-timeline-zoom]")];
  const shown = new Map();
  return ({ isWhole: isAll, isLeast, hasSpan, atStart, atEnd }) => {
    const idle = { in: isLeast, out: isAll, all: isAll, span: !hasSpan, earlier: isAll || atStart, later: isAll || atEnd };
    for (const button of buttons) {
      const isIdle = Boolean(idle[button.dataset.timelineZoom]);
      if (shown.get(button) === isIdle) continue;
      shown.set(button, isIdle);
      button.setAttribute("aria-disabled", String(isIdle));
    }
  };
}
