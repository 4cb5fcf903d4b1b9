/**
 * The incidents on one canvas. createIncidentLayer(L) → {layer, show(incidents), light(id), hit(layerPoint), groups()}.
 * A group is {x, y, radius (vague only), members: [{incident}]} in layer pixels of the present zoom.
 */
import { groupByDistance, mergeOverlapping } from "../lib/grouping.js";
import { vagueRadiusKm } from "../lib/vagueness.js";
import { createCanvasLayer, toUnitSquare } from "./canvas_layer.js";
import { groupRadius, paintExact, paintVague } from "./incident_marks.js";
import { palette } from "./palette.js";

/** Figures nearer than this would cover each other. */
const GROUP_PX = 15;
/** Two single figures may touch a little before they become one ring. */
const SINGLE_PX = 6;
const SMALLEST_AREA_PX = 9;
const REACH_PX = 3;
const EQUATOR_KM = 40_075;

function toPoint(incident) {
  const [ux, uy] = toUnitSquare(incident.lng, incident.lat);
  return { incident, ux, uy, radiusKm: vagueRadiusKm(incident) };
}

function pixelsPerKm(lat, worldSize) {
  return worldSize / (EQUATOR_KM * Math.cos((lat * Math.PI) / 180));
}

/** Vague ones of one centre and radius share a circle; they never join the figures of exact places. */
function groupVague(points, worldSize) {
  const groups = new Map();
  for (const point of points) {
    const key = `${point.ux}:${point.uy}:${point.radiusKm}`;
    const radius = Math.max(SMALLEST_AREA_PX, point.radiusKm * pixelsPerKm(point.incident.lat, worldSize));
    if (!groups.has(key)) groups.set(key, { x: point.x, y: point.y, radius, members: [] });
    groups.get(key).members.push(point);
  }
  return [...groups.values()].sort((a, b) => b.radius - a.radius);
}

function groupExact(points) {
  return mergeOverlapping(groupByDistance(points, GROUP_PX), (count) => (count === 1 ? SINGLE_PX : groupRadius(count)));
}

function layOut(points, { worldSize, origin }) {
  const placed = points.map((point) => ({ ...point, x: point.ux * worldSize - origin.x, y: point.uy * worldSize - origin.y }));
  return {
    vague: groupVague(placed.filter((point) => point.radiusKm > 0), worldSize),
    exact: groupExact(placed.filter((point) => point.radiusKm === 0)),
  };
}

function contains(group, { x, y }, radius) {
  return Math.hypot(group.x - x, group.y - y) <= radius;
}

export function createIncidentLayer(L) {
  let points = [];
  let groups = { vague: [], exact: [] };
  let lit = null;

  const isLit = (group) => lit !== null && group.members.some(({ incident }) => incident.id === lit);
  const paint = (ctx, frame) => {
    ctx.clearRect(frame.bounds.min.x, frame.bounds.min.y, frame.bounds.max.x - frame.bounds.min.x, frame.bounds.max.y - frame.bounds.min.y);
    groups = layOut(points, frame);
    const colours = palette();
    groups.vague.forEach((group) => paintVague(ctx, group, { palette: colours, isLit: isLit(group) }));
    groups.exact.forEach((group) => paintExact(ctx, group, { palette: colours, isLit: isLit(group) }));
  };
  const layer = createCanvasLayer(L, { pane: "overlayPane", paint });

  return {
    layer,
    groups: () => groups,
    show(incidents) {
      points = incidents.filter((incident) => incident.lat !== null && incident.lng !== null).map(toPoint);
      layer.repaint();
    },
    light(id) {
      if (id === lit) return;
      lit = id;
      layer.repaint();
    },
    /** The group at a point: figures before areas, small areas before large ones; null when there is none. */
    hit(point) {
      const reach = (group) => groupRadius(group.members.length) + REACH_PX;
      const exact = groups.exact.findLast((group) => contains(group, point, reach(group)));
      return exact ?? groups.vague.findLast((group) => contains(group, point, group.radius)) ?? null;
    },
  };
}
