/**
 * The timeline. HTML:
 *   <section data-timeline> <svg data-timeline-plot> · <button data-timeline-clear> · <p data-timeline-unit> ·
 *   <p data-timeline-spread> (what hatching means) · <p data-timeline-empty> · <table data-timeline-table> </section>
 * The bars count what matches all but the dates; those outside the chosen span are dimmed. The domain is that of
 * all incidents, so that a filter never moves the axis under the hand.
 */
import { isoOfDay } from "../lib/calendar.js";
import { hasDates } from "../lib/filter.js";
import { todayNumber } from "../lib/format.js";
import { buildBins, timelineDomain } from "../lib/timeline_bins.js";
import { rangeInDomain } from "./axis.js";
import { drawBars, drawTimeAxis, hatchPatterns, makeScale, svg } from "./bars.js";
import { createBrush } from "./brush.js";
import { fillTable } from "./table.js";

const MARGIN = { top: 16, bottom: 22, start: 24, end: 10 };

function partsOf(root) {
  const part = (name) => root.querySelector(`[data-timeline-${name}]`);
  return Object.fromEntries(["plot", "clear", "unit", "spread", "empty", "table"].map((name) => [name, part(name)]));
}

/** A span that reaches an end of the axis is open there: what happens tomorrow belongs to it as well. */
function setDates(state, range, domain) {
  const from = range.from > domain.first ? isoOfDay(range.from) : null;
  const to = range.to < domain.last ? isoOfDay(range.to) : null;
  state.setFilter({ from, to });
}

export function startTimeline(root, { state, strings, formats, typeLabels, direction }) {
  const parts = partsOf(root);
  const bars = svg("g");
  const clear = () => state.setFilter({ from: null, to: null });
  const domainNow = () => timelineDomain(state.get().incidents, todayNumber(new Date()));
  const brush = createBrush({
    plot: parts.plot, strings, onClear: clear,
    onRange: (range) => setDates(state, range, domainNow()),
    describe: (day) => formats.day(isoOfDay(day)),
  });
  parts.plot.append(hatchPatterns(), bars, brush.layer);
  parts.clear.addEventListener("click", clear);

  const show = () => {
    const view = state.get();
    const domain = domainNow();
    parts.clear.hidden = !hasDates(view.filter);
    root.classList.toggle("is-empty", domain === null);
    parts.empty.hidden = domain !== null;
    if (domain) draw({ view, domain, parts, bars, brush, strings, formats, typeLabels, direction });
  };
  state.subscribe(show);
  new ResizeObserver(show).observe(parts.plot.parentElement);
}

function draw({ view, domain, parts, bars, brush, strings, formats, typeLabels, direction }) {
  const { width, height } = parts.plot.parentElement.getBoundingClientRect();
  if (width < 50 || height < 50) return; // not laid out yet; the observer calls again
  const scale = makeScale({ domain, width, height, margin: MARGIN, isRtl: direction === "rtl" });
  parts.plot.setAttribute("viewBox", `0 0 ${width} ${height}`);
  const bins = buildBins(view.anyDate, domain);
  const range = rangeInDomain(view.filter, domain);
  bars.replaceChildren(drawBars({ bins, scale, range, strings }), drawTimeAxis(scale, domain, formats));
  brush.show({ bins, scale, range, isSet: hasDates(view.filter) });
  parts.unit.textContent = strings.text(`unit_${domain.unit}`);
  parts.spread.hidden = !bins.some((bin) => bin.spread.size);
  fillTable(parts.table, { bins, unit: domain.unit, typeLabels, strings, formats });
}
