/** Pixel geometry of the time axis, shared by bars, lines, strip and brush. Pure. */

/**
 * Time runs towards the end of the line, so from right to left in Arabic. `window` {first, last} are whole days drawn
 * over `width` pixels less the margins {start, end, top, bottom}.
 */
export function makeScale({ window, width, height, margin, isRtl }) {
  const inner = width - margin.start - margin.end;
  const days = window.last - window.first + 1;
  const along = (day) => ((day - window.first) / days) * inner;
  const clamp = (day) => Math.min(window.last, Math.max(window.first, day));
  const x = (day) => (isRtl ? width - margin.start - along(day) : margin.start + along(day));
  return {
    window, width, height, margin, isRtl, inner, days,
    bottom: height - margin.bottom,
    plotHeight: height - margin.bottom - margin.top,
    /** x of the start of a day. */
    x,
    /** [left, width] of the days from..to, ends included, cut to what is drawn. */
    box(from, to) {
      const edge = (day) => x(Math.min(window.last + 1, Math.max(window.first, day)));
      const [a, b] = [edge(from), edge(to + 1)];
      return [Math.min(a, b), Math.abs(b - a)];
    },
    /** The day at x, clamped to what is drawn. */
    dayAt(at) {
      const offset = isRtl ? width - margin.start - at : at - margin.start;
      return clamp(window.first + Math.floor((offset / inner) * days));
    },
  };
}

const SVG = "http://www.w3.org/2000/svg";

export function svg(name, attributes = {}, text) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  if (text !== undefined) node.textContent = text;
  return node;
}

/** A rectangle as part of a path, in tenths of a pixel. */
export function rectPath(x, y, width, height) {
  return `M${x.toFixed(1)} ${y.toFixed(1)}h${width.toFixed(1)}v${height.toFixed(1)}h${(-width).toFixed(1)}z`;
}
