/**
 * Areas shaded by incidents or deaths, on a canvas below everything else of ours. Outlines come from data-areas-url + "1.json" or
 * "2.json" (selectors/area_outlines.py) when they are first asked for.
 *
 * createShadeLayer(L, scene, {pane, url}) → {layer, refresh(), legend(), onChange(run)}. The classes are chosen from what
 * matches. Not for brush steps: some hundred areas are summed and filled.
 */
import { toUnitSquare } from "../lib/mercator.js";
import { areaOfSpots, classBreaks, classRanges, ringInDegrees, shadeClass, shadeOf, sumAreas } from "../lib/shading.js";
import { clearFrame, createCanvasLayer } from "./canvas_layer.js";
import { palette } from "./palette.js";

const OPACITY = 0.62;
const [FIRST_RETRY_MS, MOST_RETRY_MS] = [3_000, 60_000];

function readOutlines({ unit, areas, levels }) {
  const rings = areas.map(([, , list]) => list.map((steps) => {
    const flat = ringInDegrees(steps, unit);
    for (let at = 0; at < flat.length; at += 2) [flat[at], flat[at + 1]] = toUnitSquare(flat[at], flat[at + 1]);
    return flat;
  }));
  return { areas, levels, rings };
}

function pathOf(rings, { worldSize, origin }) {
  const path = new Path2D();
  for (const ring of rings) {
    for (let at = 0; at < ring.length; at += 2) {
      const [x, y] = [ring[at] * worldSize - origin.x, ring[at + 1] * worldSize - origin.y];
      if (at) path.lineTo(x, y);
      else path.moveTo(x, y);
    }
    path.closePath();
  }
  return path;
}

/**
 * of(level) → outlines or null while they are on their way; isMissing(level) tells a failure, after which onChange() asks again,
 * each time later.
 */
function createOutlines(url, onChange) {
  const known = new Map();
  const failures = new Map();
  function fail(level) {
    const times = failures.get(level) ?? 0;
    failures.set(level, times + 1);
    setTimeout(() => {
      known.delete(level);
      onChange();
    }, Math.min(MOST_RETRY_MS, FIRST_RETRY_MS * 2 ** times));
    onChange();
  }
  const of = (level) => {
    if (!known.has(level)) {
      known.set(level, null);
      fetch(`${url}${level}.json`).then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))))
        .then((data) => {
          known.set(level, readOutlines(data));
          failures.delete(level);
          onChange();
        })
        .catch(() => fail(level));
    }
    return known.get(level);
  };
  return { of, isMissing: (level) => failures.has(level) };
}

export function createShadeLayer(L, scene, { pane, url }) {
  const listeners = new Set();
  let spots = { key: null, areaOf: null };
  let paths = { key: null, list: [] };
  let breaks = [];
  let found = null; // {sums, values, outlines} of what is shown
  let painted = "";

  const outlines = createOutlines(url, () => refresh());
  const levelOf = () => Number(scene.view.display.level);

  function areasOfSpots({ areas }) {
    const { store, names } = scene.view;
    const level = levelOf();
    const key = [level, store.version, store.spots.length, names];
    if (!spots.key?.every((value, index) => value === key[index])) {
      spots = { key, areaOf: areaOfSpots(store.spots, { outlines: areas, names, level }) };
    }
    return spots.areaOf;
  }

  function sum() {
    const { names, display, engine } = scene.view ?? {};
    const drawn = names && display.shade !== "none" ? outlines.of(levelOf()) : null;
    if (!drawn) return null;
    const { spotTypes, spotLow } = engine;
    const sums = sumAreas(areasOfSpots(drawn), drawn.areas.length, { spotTypes, spotLow, unknown: scene.unknownBySpot() });
    return { sums, outlines: drawn, values: display.shade === "deaths" ? sums.low : sums.count };
  }

  function pathsAt({ worldSize, origin }, { rings: all }) {
    const key = [worldSize, origin.x, origin.y, all];
    if (!paths.key?.every((value, index) => value === key[index])) paths = { key, list: all.map((rings) => pathOf(rings, { worldSize, origin })) };
    return paths.list;
  }

  const shadeAt = (area) => {
    const index = shadeClass(found.values[area], breaks);
    return index < 0 ? -1 : shadeOf(index, breaks.length);
  };
  const signature = () => (found ? `${scene.view.display.shade}${found.outlines.areas.map((_, area) => shadeAt(area))}${found.sums.count.map((n) => n > 0)}` : "");

  const layer = createCanvasLayer(L, {
    pane,
    paint(ctx, frame) {
      clearFrame(ctx, frame.bounds);
      painted = signature();
      if (!found) return;
      const colours = scene.view.display.shade === "deaths" ? palette().deaths : palette().shades;
      pathsAt(frame, found.outlines).forEach((path, area) => paintArea(ctx, path, { colour: colours[shadeAt(area)], isEmpty: !found.sums.count[area] }));
    },
  });

  function refresh() {
    found = sum();
    layer.setShown(found !== null);
    if (found) breaks = classBreaks(found.values);
    if (signature() !== painted) layer.repaint();
    listeners.forEach((run) => run());
  }

  return {
    layer,
    refresh,
    onChange: (run) => listeners.add(run),
    /** {ranges: [[least, most, shade]…], empty, unknown, wider, nowhere}; {isMissing: true} where outlines failed; null while nothing is shaded. */
    legend() {
      const isAsked = scene.view && scene.view.display.shade !== "none";
      if (!found) return isAsked && outlines.isMissing(levelOf()) ? { isMissing: true } : null;
      const { sums, values } = found;
      const ranges = classRanges(breaks, values).map(([least, most], index) => [least, most, shadeOf(index, breaks.length)]);
      const total = (array) => array.reduce((a, b) => a + b, 0);
      return { ranges, empty: sums.count.filter((count) => !count).length, unknown: total(sums.unknown), wider: sums.wider, nowhere: sums.nowhere };
    },
  };
}

/** An area without incidents stays as the base map is; one whose deaths are none or unknown has an outline alone. */
function paintArea(ctx, path, { colour, isEmpty }) {
  if (isEmpty) return;
  if (colour) {
    ctx.globalAlpha = OPACITY;
    ctx.fillStyle = colour;
    ctx.fill(path, "evenodd");
    ctx.globalAlpha = 1;
  }
  ctx.strokeStyle = palette()["ink-faint"];
  ctx.lineWidth = 0.75;
  ctx.stroke(path);
}
