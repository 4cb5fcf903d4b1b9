/** Draws the bars, the axes and the hatching of the timeline as SVG. */
import { EVENT_TYPES } from "../lib/event_types.js";
import { countAxis } from "../lib/timeline_bins.js";
import { timeTicks } from "./axis.js";

const SVG = "http://www.w3.org/2000/svg";

export function svg(name, attributes = {}, text) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  if (text !== undefined) node.textContent = text;
  return node;
}

/** One pattern per type for counts that may belong to another bar as well. */
export function hatchPatterns() {
  const defs = svg("defs");
  for (const { code, slug } of EVENT_TYPES) {
    const tile = { width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" };
    const pattern = svg("pattern", { id: `hatch-${slug}`, ...tile });
    pattern.dataset.type = code;
    pattern.append(
      svg("rect", { class: "timeline__hatch-ground", width: 5, height: 5 }),
      svg("rect", { class: "timeline__hatch-line", width: 2, height: 5 }),
    );
    defs.append(pattern);
  }
  return defs;
}

/** Pixel geometry: time runs towards the end of the line, so from right to left in Arabic. */
export function makeScale({ domain, width, height, margin, isRtl }) {
  const inner = width - margin.start - margin.end;
  const days = domain.last - domain.first + 1;
  const along = (day) => ((day - domain.first) / days) * inner;
  return {
    width, height, margin, isRtl, inner,
    bottom: height - margin.bottom,
    plotHeight: height - margin.bottom - margin.top,
    /** x of the start of a day. */
    x: (day) => (isRtl ? width - margin.start - along(day) : margin.start + along(day)),
    /** The day at x, clamped to the domain. */
    dayAt(x) {
      const offset = isRtl ? width - margin.start - x : x - margin.start;
      return Math.min(domain.last, Math.max(domain.first, domain.first + Math.floor((offset / inner) * days)));
    },
  };
}

export function drawTimeAxis(scale, domain, formats) {
  const axis = svg("g", { class: "timeline__axis" });
  for (const { day, label, isMajor } of timeTicks(domain, scale.inner, formats)) {
    const x = scale.x(day);
    axis.append(svg("line", { x1: x, x2: x, y1: scale.bottom, y2: scale.bottom + 5 }));
    const anchor = { x: x + (scale.isRtl ? -3 : 3), y: scale.bottom + 15, class: isMajor ? "timeline__tick is-major" : "timeline__tick" };
    if (fits(scale, anchor.x, label)) axis.append(svg("text", anchor, label));
  }
  axis.append(svg("line", { x1: 0, x2: scale.width, y1: scale.bottom, y2: scale.bottom }));
  return axis;
}

function fits(scale, x, label) {
  const needed = label.length * 6.5;
  return scale.isRtl ? x - needed > 0 : x + needed < scale.width;
}

export function drawCountAxis(scale, top, step, strings) {
  const axis = svg("g", { class: "timeline__grid" });
  for (let count = step; count <= top; count += step) {
    const y = scale.bottom - (count / top) * scale.plotHeight;
    axis.append(svg("line", { x1: 0, x2: scale.width, y1: y, y2: y }));
    axis.append(svg("text", { x: scale.isRtl ? scale.width : 0, y: y - 3 }, strings.number(count)));
  }
  return axis;
}

function drawBar(bin, { scale, top }) {
  const bar = svg("g", { class: "timeline__bar" });
  const [a, b] = [scale.x(bin.start), scale.x(bin.end + 1)];
  const gap = Math.abs(b - a) > 5 ? 1.5 : 0.25;
  const [left, width] = [Math.min(a, b) + gap / 2, Math.min(34, Math.max(0.75, Math.abs(b - a) - gap))];
  const shift = (Math.abs(b - a) - gap - width) / 2;
  let y = scale.bottom;
  for (const kind of ["inside", "spread"]) {
    for (const { code, slug } of EVENT_TYPES) {
      const count = bin[kind].get(code) ?? 0;
      if (!count) continue;
      const height = (count / top) * scale.plotHeight;
      y -= height;
      const rect = svg("rect", { x: left + Math.max(0, shift), y, width, height: Math.max(0.5, height - 0.5) });
      if (kind === "spread") rect.setAttribute("fill", `url(#hatch-${slug})`);
      else rect.setAttribute("class", "timeline__solid");
      rect.dataset.type = code;
      bar.append(rect);
    }
  }
  return bar;
}

/** {group, dimOutside}: all bars with the count axis, and what dims those outside a range of day numbers, ends included. */
export function drawBars({ bins, scale, strings }) {
  const { top, step } = countAxis(Math.max(0, ...bins.map((bin) => bin.total)));
  const group = svg("g");
  group.append(drawCountAxis(scale, top, step, strings));
  const bars = bins.filter((bin) => bin.total).map((bin) => ({ bin, node: drawBar(bin, { scale, top }) }));
  group.append(...bars.map(({ node }) => node));
  const dimOutside = ({ from, to }) => {
    for (const { bin, node } of bars) node.classList.toggle("is-dim", bin.end < from || bin.start > to);
  };
  return { group, dimOutside };
}
