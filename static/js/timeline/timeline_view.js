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
import { remembering } from "../lib/remember.js";
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

/** Bars, axis and table of one set of bins at one size; kept while only the chosen span moves. */
function createPicture({ parts, bars, strings, formats, typeLabels, direction }) {
  return remembering((bins, domain, width, height) => {
    const scale = makeScale({ domain, width, height, margin: MARGIN, isRtl: direction === "rtl" });
    const { group, dimOutside } = drawBars({ bins, scale, strings });
    parts.plot.setAttribute("viewBox", `0 0 ${width} ${height}`);
    bars.replaceChildren(group, drawTimeAxis(scale, domain, formats));
    parts.unit.textContent = strings.text(`unit_${domain.unit}`);
    parts.spread.hidden = !bins.some((bin) => bin.spread.size);
    fillTable(parts.table, { bins, unit: domain.unit, typeLabels, strings, formats });
    return { scale, dimOutside };
  });
}

export function startTimeline(root, { state, strings, formats, typeLabels, direction }) {
  const parts = partsOf(root);
  const bars = svg("g");
  const [domainOf, binsOf] = [remembering(timelineDomain), remembering(buildBins)];
  const picture = createPicture({ parts, bars, strings, formats, typeLabels, direction });
  const clear = () => state.setFilter({ from: null, to: null });
  const domainNow = () => domainOf(state.get().incidents, todayNumber(new Date()));
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
    if (domain) draw({ bins: binsOf(view.anyDate, domain), view, domain, parts, brush, picture });
  };
  state.subscribe(show);
  new ResizeObserver(show).observe(parts.plot.parentElement);
}

function draw({ bins, view, domain, parts, brush, picture }) {
  const { width, height } = parts.plot.parentElement.getBoundingClientRect();
  if (width < 50 || height < 50) return; // not laid out yet; the observer calls again
  const { scale, dimOutside } = picture(bins, domain, width, height);
  const range = rangeInDomain(view.filter, domain);
  dimOutside(range);
  brush.show({ bins, scale, range, isSet: hasDates(view.filter) });
}
