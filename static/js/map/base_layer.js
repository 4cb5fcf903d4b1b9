/** The base map from basemap.json (format: static/js/build/basemap.mjs), drawn on one canvas. */
import { toUnitSquare } from "../lib/mercator.js";
import { paintLabels } from "./base_labels.js";
import { createCanvasLayer } from "./canvas_layer.js";
import { palette } from "./palette.js";

const UNITS_FROM_ZOOM = 4.5;

function toPath(flat, unit) {
  const points = new Float64Array(flat.length);
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  let [lng, lat] = [0, 0];
  for (let i = 0; i < flat.length; i += 2) {
    lng += flat[i];
    lat += flat[i + 1];
    const [x, y] = toUnitSquare(lng * unit, lat * unit);
    points[i] = x;
    points[i + 1] = y;
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return { points, box };
}

function readBasemap(data) {
  const paths = (list) => list.map((flat) => toPath(flat, data.unit));
  return {
    land: data.land.map(([code, ...rings]) => ({ near: code !== "", paths: paths(rings) })),
    lakes: paths(data.lakes),
    rivers: paths(data.rivers),
    coast: paths(data.coast),
    borders: paths(data.borders),
    units: paths(data.units),
    countries: data.labels.map(([code, lng, lat]) => ({ code, at: toUnitSquare(lng, lat) })),
    towns: data.towns.map(([rank, lng, lat, names]) => ({ rank, names, at: toUnitSquare(lng, lat) })),
  };
}

function isInView({ box }, { bounds, worldSize, origin }) {
  const left = (bounds.min.x + origin.x) / worldSize;
  const top = (bounds.min.y + origin.y) / worldSize;
  const right = (bounds.max.x + origin.x) / worldSize;
  const bottom = (bounds.max.y + origin.y) / worldSize;
  return box[0] <= right && box[2] >= left && box[1] <= bottom && box[3] >= top;
}

function trace(ctx, paths, frame, { close = false } = {}) {
  const { worldSize, origin } = frame;
  ctx.beginPath();
  for (const path of paths) {
    if (!isInView(path, frame)) continue;
    const { points } = path;
    ctx.moveTo(points[0] * worldSize - origin.x, points[1] * worldSize - origin.y);
    for (let i = 2; i < points.length; i += 2) ctx.lineTo(points[i] * worldSize - origin.x, points[i + 1] * worldSize - origin.y);
    if (close) ctx.closePath();
  }
}

function strokeAll(ctx, paths, frame, { colour, width, dash = [] }) {
  trace(ctx, paths, frame);
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.setLineDash(dash);
  ctx.stroke();
  ctx.setLineDash([]);
}

function fillAll(ctx, paths, frame, colour) {
  trace(ctx, paths, frame, { close: true });
  ctx.fillStyle = colour;
  ctx.fill("evenodd");
}

function paintBasemap(ctx, base, frame, look) {
  const colours = look.palette;
  const { min, max } = frame.bounds;
  ctx.fillStyle = colours.sea;
  ctx.fillRect(min.x, min.y, max.x - min.x, max.y - min.y);
  ctx.lineJoin = "round";
  fillAll(ctx, base.land.filter((land) => !land.near).flatMap((land) => land.paths), frame, colours["land-far"]);
  fillAll(ctx, base.land.filter((land) => land.near).flatMap((land) => land.paths), frame, colours.land);
  if (frame.zoom >= UNITS_FROM_ZOOM) strokeAll(ctx, base.units, frame, { colour: colours.unit, width: 1 });
  strokeAll(ctx, base.rivers, frame, { colour: colours.river, width: frame.zoom < 6 ? 1 : 1.6 });
  fillAll(ctx, base.lakes, frame, colours.lake);
  strokeAll(ctx, base.borders, frame, { colour: colours.border, width: frame.zoom < 6 ? 1 : 1.5 });
  strokeAll(ctx, base.coast, frame, { colour: colours.coast, width: 1 });
  paintLabels(ctx, base, frame, look);
}

/** A layer in Leaflet's tile pane. `words` is {language, nameOf: country code → name}. */
export function createBaseLayer(L, data, words) {
  const base = readBasemap(data);
  return createCanvasLayer(L, { pane: "tilePane", paint: (ctx, frame) => paintBasemap(ctx, base, frame, { ...words, palette: palette() }) });
}
