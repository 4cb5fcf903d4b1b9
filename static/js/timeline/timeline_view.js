/**
 * The timeline: bars, brush, zoom, comparison, and the strip that tells quiet from blind.
 *
 * HTML: templates/dashboard/_timeline.html, <section data-timeline data-coverage-url>. Here: [data-timeline-plot],
 * <button data-timeline-clear hidden>, <p data-timeline-empty hidden>, <select data-timeline-unit>; the parts name theirs.
 * The bars count what matches all but the dates, shades lie over what is outside the chosen span. The axis is that of
 * all incidents, so that a filter never moves it under the hand.
 */
import { dayNumber, isoOfDay } from "../lib/calendar.js";
import { daysOf, hasDates } from "../lib/filter.js";
import { remembering } from "../lib/remember.js";
import { datedSpan, timelineDomain } from "../lib/timeline_bins.js";
import { createBrush } from "./brush.js";
import { startComparison } from "./comparison_view.js";
import { startCoverage } from "./coverage_view.js";
import { startHover } from "./hover.js";
import { readKnownDays, spanOfBoth } from "./known_days.js";
import { createPicture } from "./picture.js";
import { createScrollbar } from "./scrollbar.js";
import { startTable } from "./table.js";
import { lengthOf } from "./time_window.js";
import { createButtonMarks, createZoom } from "./zoom.js";

/** A chosen span narrower than this on the screen is zoomed to when it was not chosen here. */
const LEAST_SPAN_PX = 12;
const LEAST_DAYS = 14;

/** {from, to} of the filter as day numbers, null for an open side. */
function rangeOf(filter, today) {
  const { from, to } = daysOf(filter, today);
  return { from: from ? dayNumber(from) : null, to: to ? dayNumber(to) : null };
}

/** {first, last} of what is known, and the axis it asks for. */
function createDays(state) {
  const known = readKnownDays();
  const spanFor = remembering((store) => spanOfBoth(datedSpan(store), store.isComplete ? null : known.span));
  const domainFor = remembering((first, last, today) => timelineDomain(first === null ? null : { first, last }, today));
  const span = () => spanFor(state.get().store, state.get().store.version, state.get().store.loaded);
  return {
    span,
    domain: () => domainFor(span()?.first ?? null, span()?.last ?? null, state.today),
    missingUntil: () => known.missingUntil(state.get().store),
  };
}

export function startTimeline(root, shared) {
  const { state, strings, formats, direction } = shared;
  const isRtl = direction === "rtl";
  const part = (name) => root.querySelector(`[data-timeline-${name}]`);
  const plot = part("plot");
  const days = createDays(state);
  const { domain } = days;
  let [size, drawn, isOwn, shownRange, shownDomain] = [null, null, false, "", null];

  let series = {}; // what one hand chooses is one step of the browser's history
  const set = (change, how = { series }) => {
    isOwn = true;
    state.setFilter(change, how);
    isOwn = false;
  };
  const clear = () => {
    set({ from: null, to: null, last: null }, { push: hasDates(state.get().filter) });
    zoom.goBack();
  };
  const zoom = createZoom({ root, plot, domain, scale: () => drawn?.scale ?? null, onChange: () => show() });
  const dayText = (day) => formats.day(isoOfDay(day));
  const brush = createBrush({
    root, plot, domain, onClear: clear, onRestore: (dates) => set(dates),
    onStart() {
      series = {};
      const { from, to, last } = state.get().filter;
      return { from, to, last };
    },
    redraw: () => show(),
    onZoom: (name, day) => zoom.act(name, day),
    describe: (side, day) => (day === null ? strings.text(`open_${side}`) : dayText(day)),
    onRange(range, { side } = {}) {
      // A span that reaches an end of the axis is open there: what happens tomorrow belongs to it as well.
      const { first, last } = domain();
      const [from, to] = [range.from > first ? isoOfDay(range.from) : null, range.to < last ? isoOfDay(range.to) : null];
      set({ from, to, last: null });
      if (side) zoom.hold(Math.min(last, Math.max(first, range[side])));
    },
  });
  const picture = createPicture(root, { strings, formats, isRtl });
  const scrollbar = createScrollbar({
    root, zoom, domain, isRtl,
    describe: ({ first, last }) => strings.text("shown_part", { from: dayText(first), to: dayText(last) }),
  });
  const strip = startCoverage(root, { ...shared, isRtl });
  const table = startTable(root, shared);
  const markButtons = createButtonMarks(root);
  startHover(plot, { ...shared, drawn: () => drawn, readout: part("readout") });
  startComparison(root, { ...shared, rangeOf, firstDay: () => days.span()?.first ?? null, coverage: strip.coverage });

  function show() {
    if (!size || !state.today) return;
    const view = state.get();
    const range = rangeOf(view.filter, state.today);
    const isSet = hasDates(view.filter);
    const full = isSet ? { from: range.from ?? domain().first, to: range.to ?? domain().last } : null;
    zoom.choose(full);
    drawn = picture.show({ view, window: zoom.window, domain: domain(), ...size, missingUntil: days.missingUntil() });
    brush.show({ scale: drawn.scale, unit: drawn.unit, range, isSet });
    if (brush.isDragged) return;
    scrollbar.show(drawn.window, full);
    strip.draw(drawn);
    table.draw(drawn);
    markButtons({
      isWhole: zoom.isWhole && drawn.window.first <= domain().first, isLeast: lengthOf(zoom.window) <= LEAST_DAYS, hasSpan: isSet,
      atStart: zoom.window.first <= domain().first, atEnd: zoom.window.last >= domain().last,
    });
    const clearButton = part("clear");
    if (clearButton.hidden === isSet) clearButton.hidden = !isSet;
  }

  /** A span chosen elsewhere is shown: one that would be too narrow to see, or lies beyond what is drawn, is zoomed to. */
  function followChoice(view) {
    const range = rangeOf(view.filter, state.today);
    const name = `${range.from} ${range.to}`;
    if (name === shownRange || !size || !state.today) return;
    shownRange = name;
    if (isOwn) return;
    if (!hasDates(view.filter)) return zoom.goBack();
    const full = { from: range.from ?? domain().first, to: range.to ?? domain().last };
    const isOnAxis = full.from <= domain().last && full.to >= domain().first;
    if (isOnAxis && drawn.scale.box(full.from, full.to)[1] < LEAST_SPAN_PX) zoom.showSpan(full);
  }

  state.subscribe((view) => {
    if (view.reason !== "dates" && shownDomain !== domain()) {
      shownDomain = domain();
      zoom.keepWithin();
      if (zoom.isFollowing) shownRange = ""; // the days may not have been on the axis before
      part("empty").hidden = days.span() !== null;
      root.classList.toggle("is-empty", days.span() === null);
    }
    show();
    followChoice(view);
  });
  connectSize(plot, (next) => {
    size = next;
    show();
    followChoice(state.get());
  });
  part("clear").addEventListener("click", clear);
  part("unit").addEventListener("change", (event) => state.setDisplay({ unit: event.target.value }));
}

/** Calls onSize({width, height}) now and when the element's size changes; nothing reads the layout while brushing. */
function connectSize(element, onSize) {
  new ResizeObserver(([{ contentRect: { width, height } }]) => {
    if (width >= 50 && height >= 50) onSize({ width, height });
  }).observe(element);
}
