/**
 * Draws the timeline when bars, size or window have changed, and not while only the chosen span moves.
 *
 * HTML, inside [data-timeline]: <svg data-timeline-bars>, <select data-timeline-unit> whose option "auto" names the unit,
 * <p data-timeline-spread hidden> (what hatching means), <div data-timeline-veil hidden> over what is still to come.
 */
import { remembering } from "../lib/remember.js";
import { buildBins, packLanes } from "../lib/timeline_bins.js";
import { createBars, hatchPatterns, laneHeight } from "./bars.js";
import { makeScale } from "./scale.js";
import { fitted } from "./time_window.js";

const WIDE_PX = 560;
const MARGIN = { top: 14, bottom: 22, end: 10 };
/** Lines of intervals are drawn while they are few enough to be followed one by one. */
const LANES = { most: 40, tracks: 6 };

/** Room at the start of the line for the names of the strip's rows, or their codes on a narrow screen. */
export function marginFor(width) {
  return { ...MARGIN, start: width >= WIDE_PX ? 92 : 34 };
}

export const isWide = (width) => width >= WIDE_PX;

export function createPicture(root, { strings, formats, isRtl }) {
  const part = (name) => root.querySelector(`[data-timeline-${name}]`);
  const [plot, unitChoice, spread, veil] = ["bars", "unit", "spread", "veil"].map(part);
  const bars = createBars({ strings, formats });
  plot.append(hatchPatterns(), bars.node);
  const binsOf = remembering((daily, first, last, unit, engine, store) => (
    buildBins({ daily, intervals: engine.intervals(), store }, { first, last }, unit)));
  const scaleOf = remembering((edges, width, height, lanes) => {
    const margin = marginFor(width);
    const window = { first: edges[0], last: edges.at(-1) - 1 };
    plot.setAttribute("viewBox", `0 0 ${width} ${height}`);
    return makeScale({ window, width, height, isRtl, margin: { ...margin, bottom: margin.bottom + lanes } });
  });
  const draw = remembering((bins, width, height, store) => {
    const lines = packLanes(bins.reaching, store, LANES);
    const scale = scaleOf(bins.edges, width, height, laneHeight(lines));
    bars.draw({ bins, lines, scale });
    spread.hidden = !bins.reaching.length;
    return { scale, lines };
  });
  const nameUnit = remembering((unit) => {
    unitChoice.options[0].textContent = strings.text(`unit_auto_${unit}`);
  });

  return {
    /** {bins, unit, scale, lines, window} as drawn. */
    show({ view, window, domain, width, height, missingUntil }) {
      const { asked, inner } = { asked: view.display.unit, inner: width - marginFor(width).start - MARGIN.end };
      const fit = fitted(window, domain, { asked, width: inner });
      const bins = binsOf(view.engine.daily, fit.window.first, fit.window.last, fit.unit, view.engine, view.store);
      const { scale, lines } = draw(bins, width, height, view.store);
      nameUnit(fitted(window, domain, { asked: "auto", width: inner }).unit);
      if (unitChoice.value !== asked) unitChoice.value = asked;
      placeVeil(veil, missingUntil, scale);
      return { ...fit, bins, scale, lines };
    },
  };
}

function placeVeil(veil, until, scale) {
  const isThere = until !== null && until >= scale.window.first;
  if (veil.hidden === isThere) veil.hidden = !isThere;
  if (!isThere) return;
  const [left, width] = scale.box(scale.window.first, until);
  veil.style.transform = `translateX(${Math.round(left)}px)`;
  veil.style.width = `${Math.round(width)}px`;
}
