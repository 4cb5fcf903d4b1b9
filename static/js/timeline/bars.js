/**
 * Draws the bars, the axes and the lines of intervals as SVG: one path for each type and kind, so that a redraw writes
 * a dozen attributes and nothing is touched while the brush moves.
 */
import { EVENT_TYPES } from "../lib/event_types.js";
import { remembering } from "../lib/remember.js";
import { countAxis, TYPES } from "../lib/timeline_bins.js";
import { timeTicks } from "./axis.js";
import { rectPath, svg } from "./scale.js";

const WIDEST_BAR_PX = 34;
const LANE_PX = 3;

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

function typePath(code, attributes) {
  const path = svg("path", attributes);
  path.dataset.type = code;
  return path;
}

/** [left, width] of a bar in its bin: a gap where there is room, and no broader than WIDEST_BAR_PX, in the middle. */
function barBox(left, width) {
  const gap = width > 5 ? 1.5 : 0.25;
  const bar = Math.min(WIDEST_BAR_PX, Math.max(0.75, width - gap));
  return [left + (width - bar) / 2, bar];
}

/** Path data {solid, hatched}: [text of each type] of the stacked bars; solid parts stand below the hatched ones. */
function barPaths({ edges, count, inside, spread }, scale, top) {
  const parts = { solid: Array.from({ length: TYPES }, () => []), hatched: Array.from({ length: TYPES }, () => []) };
  for (let bin = 0; bin < count; bin += 1) {
    const [left, width] = barBox(...scale.box(edges[bin], edges[bin + 1] - 1));
    let y = scale.bottom;
    for (const [kind, counts] of [["solid", inside], ["hatched", spread]]) {
      for (let type = 0; type < TYPES; type += 1) {
        const height = (counts[bin * TYPES + type] / top) * scale.plotHeight;
        if (!height) continue;
        y -= height;
        parts[kind][type].push(rectPath(left, y, width, Math.max(0.5, height - (height > 3 ? 0.5 : 0))));
      }
    }
  }
  return parts;
}

function drawTimeAxis(scale, formats) {
  const axis = svg("g", { class: "timeline__axis" });
  for (const { day, label, isMajor } of timeTicks(scale.window, scale.inner, formats)) {
    const x = scale.x(day);
    axis.append(svg("line", { x1: x, x2: x, y1: scale.bottom, y2: scale.bottom + 5 }));
    const look = isMajor ? "timeline__tick is-major" : "timeline__tick";
    const anchor = { x: x + (scale.isRtl ? -3 : 3), y: scale.height - 6, class: look };
    if (fits(scale, anchor.x, label)) axis.append(svg("text", anchor, label));
  }
  axis.append(svg("line", { x1: 0, x2: scale.width, y1: scale.bottom, y2: scale.bottom }));
  return axis;
}

function fits(scale, x, label) {
  const needed = label.length * 6.5;
  return scale.isRtl ? x - needed > 0 : x + needed < scale.width;
}

function drawCountAxis(scale, { top, step }, strings) {
  const axis = svg("g", { class: "timeline__grid" });
  for (let count = step; count <= top; count += step) {
    const y = scale.bottom - (count / top) * scale.plotHeight;
    axis.append(svg("line", { x1: 0, x2: scale.width, y1: y, y2: y }));
    axis.append(svg("text", { x: scale.isRtl ? scale.width : 0, y: y - 3 }, strings.number(count)));
  }
  return axis;
}

/** A line of an interval under the axis, its ends marked; an open end has an arrow's head instead. */
function lanePath({ from, to, isOpen, track }, scale) {
  const [left, width] = scale.box(from, to);
  const y = scale.bottom + 4 + track * LANE_PX;
  const length = Math.max(1.5, width);
  if (!isOpen && to <= scale.window.last) return `M${left.toFixed(1)} ${y}h${length.toFixed(1)}`;
  const [tail, head, back] = scale.isRtl ? [left + length, left, 3] : [left, left + length, -3];
  return `M${tail.toFixed(1)} ${y}H${head.toFixed(1)}m${back} -2l${-back} 2l${back} 2`;
}

export function laneHeight(lines) {
  return lines?.length ? (Math.max(...lines.map(({ track }) => track)) + 1) * LANE_PX + 4 : 0;
}

/** {node, draw({bins, lines, scale})}: bars, axes and interval lines. */
export function createBars({ strings, formats }) {
  const node = svg("g");
  const axes = svg("g");
  const layer = (name, attributes) => EVENT_TYPES.map(({ code, slug }) => typePath(code, attributes(slug, name)));
  const solid = layer("solid", () => ({ class: "timeline__solid" }));
  const hatched = layer("hatched", (slug) => ({ fill: `url(#hatch-${slug})` }));
  const lanes = layer("lane", () => ({ class: "timeline__lane" }));
  const [grid, days] = [svg("g"), svg("g")];
  axes.append(grid, days);
  const drawGrid = remembering((scale, top, step) => grid.replaceChildren(drawCountAxis(scale, { top, step }, strings)));
  const drawDays = remembering((scale) => days.replaceChildren(drawTimeAxis(scale, formats)));
  node.append(axes, ...solid, ...hatched, ...lanes);
  return {
    node,
    draw({ bins, lines, scale }) {
      const counted = countAxis(bins.highest);
      const paths = barPaths(bins, scale, counted.top);
      drawGrid(scale, counted.top, counted.step);
      drawDays(scale);
      for (let type = 0; type < TYPES; type += 1) {
        solid[type].setAttribute("d", paths.solid[type].join(""));
        hatched[type].setAttribute("d", paths.hatched[type].join(""));
        const own = (lines ?? []).filter((line) => line.type === type);
        lanes[type].setAttribute("d", own.map((line) => lanePath(line, scale)).join(""));
      }
    },
  };
}
