/**
 * The incidents on one canvas. createIncidentLayer(L) → {layer, show(incidents), light(id), hit(layerPoint), incidentsOf(group)}.
 * A group is {x, y, count, radius (vague only), members: [spot…]} in layer pixels of the present zoom; a spot is
 * what lib/spots.js makes of all incidents of one place.
 */
import { groupByDistance, mergeOverlapping } from "../lib/grouping.js";
import { remembering } from "../lib/remember.js";
import { spotsOf } from "../lib/spots.js";
import { createCanvasLayer, toUnitSquare } from "./canvas_layer.js";
import { groupRadius, paintExact, paintVague } from "./incident_marks.js";
import { palette } from "./palette.js";

/** Figures nearer than this would cover each other. */
const GROUP_PX = 15;
/** Two single figures may touch a little before they become one ring. */
const SINGLE_PX = 6;
const SMALLEST_AREA_PX = 9;
const REACH_PX = 3;
/** What a figure may reach beyond its radius: its rim, its light, its number. */
const BRIM_PX = 12;
const EQUATOR_KM = 40_075;

function placed(incidents) {
  const spots = spotsOf(incidents);
  for (const spot of spots) [spot.ux, spot.uy] = toUnitSquare(spot.lng, spot.lat);
  return spots;
}

function pixelsPerKm(lat, worldSize) {
  return worldSize / (EQUATOR_KM * Math.cos((lat * Math.PI) / 180));
}

/** A vague spot keeps a circle of its own; it never joins the figures of exact places. */
function vagueGroup(spot, worldSize) {
  const radius = Math.max(SMALLEST_AREA_PX, spot.radiusKm * pixelsPerKm(spot.lat, worldSize));
  return { x: spot.x, y: spot.y, count: spot.count, radius, members: [spot] };
}

function groupExact(spots) {
  return mergeOverlapping(groupByDistance(spots, GROUP_PX), (count) => (count === 1 ? SINGLE_PX : groupRadius(count)));
}

/** {vague, exact}: the groups at a zoom. They lie in layer pixels, so a pan leaves them where they are. */
function layOut(spots, worldSize, originX, originY) {
  for (const spot of spots) {
    spot.x = spot.ux * worldSize - originX;
    spot.y = spot.uy * worldSize - originY;
  }
  const vague = spots.filter((spot) => spot.radiusKm > 0).map((spot) => vagueGroup(spot, worldSize));
  return { vague: vague.sort((a, b) => b.radius - a.radius), exact: groupExact(spots.filter((spot) => spot.radiusKm === 0)) };
}

function contains(group, { x, y }, radius) {
  return Math.hypot(group.x - x, group.y - y) <= radius;
}

function isInView(group, { min, max }) {
  const reach = (group.radius ?? groupRadius(group.count)) + BRIM_PX;
  return group.x + reach > min.x && group.x - reach < max.x && group.y + reach > min.y && group.y - reach < max.y;
}

export function createIncidentLayer(L) {
  let shown = [];
  let spots = [];
  let groups = { vague: [], exact: [] };
  let lit = null;
  const groupsAt = remembering(layOut);

  const litSpot = () => {
    const position = lit === null ? -1 : shown.findIndex((incident) => incident.id === lit);
    return position < 0 ? null : spots.find((spot) => spot.positions.includes(position));
  };
  const paint = (ctx, { bounds, worldSize, origin }) => {
    ctx.clearRect(bounds.min.x, bounds.min.y, bounds.max.x - bounds.min.x, bounds.max.y - bounds.min.y);
    groups = groupsAt(spots, worldSize, origin.x, origin.y);
    const bright = litSpot();
    const look = (group) => ({ palette: palette(), isLit: group.members.includes(bright) });
    for (const group of groups.vague) if (isInView(group, bounds)) paintVague(ctx, group, look(group));
    for (const group of groups.exact) if (isInView(group, bounds)) paintExact(ctx, group, look(group));
  };
  const layer = createCanvasLayer(L, { pane: "overlayPane", paint });

  return {
    layer,
    /** The incidents of a group in the order of the list, newest first. */
    incidentsOf: (group) => group.members.flatMap((spot) => spot.positions).sort((a, b) => a - b).map((at) => shown[at]),
    show(incidents) {
      shown = incidents;
      spots = placed(incidents);
      layer.repaint();
    },
    light(id) {
      if (id === lit) return;
      lit = id;
      layer.repaint();
    },
    /** The group at a point: figures before areas, small areas before large ones; null when there is none. */
    hit(point) {
      const reach = (group) => groupRadius(group.count) + REACH_PX;
      const exact = groups.exact.findLast((group) => contains(group, point, reach(group)));
      return exact ?? groups.vague.findLast((group) => contains(group, point, group.radius)) ?? null;
    },
  };
}
