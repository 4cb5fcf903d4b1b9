/**
 * Which spots stand together on the map at a zoom, whatever the filter: laid out once, then only summed. Pure.
 *
 * Spots are those of the store ({lat, lng, km, isVague, isWithheld}). Lengths are CSS pixels, positions pixels of the
 * world at the zoom (worldSize on a side, Web Mercator). A vague spot whose area is larger than that of a
 * bubble keeps it as a disc of its own; every other joins a bubble, which stands on its heaviest spot, an exact one where there is one.
 */
import { pixelsPerKm, toUnitSquare } from "./mercator.js";
import { vagueRadiusKm } from "./vagueness.js";

const [SINGLE_PX, LARGEST_PX] = [8, 30];
/** A smaller vague area joins the bubbles: what a bubble gathers may lie up to two of its radii away in any case. */
const LEAST_DISC_PX = 1.5 * LARGEST_PX;
/** Two single figures may touch a little before they become one bubble. */
const TOUCHING_PX = 6;
/** Discs round nearly one centre are one, told by the largest, in which the others lie; but no town's joins a country's. */
const [SAME_CENTRE, SAME_SIZE] = [0.5, 3];

/** Radius of what is drawn for a number of incidents (or of deaths). */
export function bubbleRadius(number) {
  return number <= 1 ? SINGLE_PX : Math.min(LARGEST_PX, 9 + 1.5 * Math.log2(number));
}

/** {x, y: unit square (NaN without a place), km: radius of the vague area, 0 for an exact place} for every spot. */
export function projectSpots(spots) {
  const found = { x: new Float64Array(spots.length), y: new Float64Array(spots.length), km: new Float64Array(spots.length) };
  spots.forEach(({ lat, lng, km, isVague, isWithheld }, index) => {
    [found.x[index], found.y[index]] = lat === null ? [NaN, NaN] : toUnitSquare(lng, lat);
    found.km[index] = vagueRadiusKm({ place_is_vague: isVague, coarse: isWithheld, uncertainty_km: km });
  });
  return found;
}

/** Hosts by cells of a square grid, so that near ones are found without looking at all. */
function createGrid(size) {
  const cells = new Map();
  const keyOf = (column, row) => column * 4_000_000 + row; // rows stay well below half of that at every zoom
  return {
    add(x, y, index) {
      const key = keyOf(Math.floor(x / size), Math.floor(y / size));
      const cell = cells.get(key);
      if (cell) cell.push(index);
      else cells.set(key, [index]);
    },
    /** Calls visit(index) for those in the cell of the point and the eight round it. */
    visitNear(x, y, visit) {
      const [column, row] = [Math.floor(x / size), Math.floor(y / size)];
      for (let c = column - 1; c <= column + 1; c += 1) {
        for (let r = row - 1; r <= row + 1; r += 1) {
          const cell = cells.get(keyOf(c, r));
          if (cell) for (const index of cell) visit(index);
        }
      }
    },
  };
}

function mergingRadius(weight) {
  return weight <= 1 ? TOUCHING_PX : bubbleRadius(weight);
}

/** One pass over the hosts, in order: each that would touch an earlier one joins it. Returns those that remain. */
function joinOnce(hosts, { x, y, weight, into }) {
  const grid = createGrid(2 * LARGEST_PX);
  return hosts.filter((item) => {
    const own = mergingRadius(weight[item]);
    let [best, nearest] = [-1, Infinity];
    grid.visitNear(x[item], y[item], (host) => {
      const away = Math.hypot(x[host] - x[item], y[host] - y[item]);
      if (away < nearest && away < own + mergingRadius(weight[host])) [best, nearest] = [host, away];
    });
    if (best < 0) {
      grid.add(x[item], y[item], item);
      return true;
    }
    into[item] = best;
    weight[best] += weight[item];
    return false;
  });
}

/** Joins until none would touch another. `order` is that in which they are looked at; `into` tells each one's host. */
function joinAll(order, field) {
  let hosts = order;
  for (let before = Infinity; hosts.length < before; ) {
    before = hosts.length;
    hosts = joinOnce(hosts, field);
  }
  return hosts;
}

function hostOf(into, item) {
  let host = item;
  while (into[host] !== host) host = into[host];
  return host;
}

/** Discs round nearly one centre become one, the largest of them; smaller ones come last, so that they are drawn above. */
function joinDiscs(order, { x, y, radius, into }) {
  const hosts = [];
  for (const item of order) {
    const same = hosts.find((host) => {
      const away = Math.hypot(x[host] - x[item], y[host] - y[item]);
      return away < SAME_CENTRE * radius[item] && away + radius[item] < 1.1 * radius[host] && radius[host] < SAME_SIZE * radius[item];
    });
    if (same === undefined) hosts.push(item);
    else into[item] = same;
  }
  return hosts;
}

/**
 * {groups, groupOf} of the spots at a zoom. A group is {x, y, seed: spot, members: [spot…], disc: radius in pixels or 0,
 * reach: the most that is drawn for it, whatever the filter};
 * discs come first, the largest before the smaller. groupOf[spot] is its group's index, -1 without a place and where nothing
 * happened: a place that is withheld by now is still in the store's list and must not show where it lay.
 */
export function layOutSpots({ x: unitX, y: unitY, km }, spots, { weights, worldSize }) {
  const [x, y] = [unitX.map((value) => value * worldSize), unitY.map((value) => value * worldSize)];
  const radius = km.map((value, index) => (value && spots[index].lat !== null ? value * pixelsPerKm(spots[index].lat, worldSize) : 0));
  const field = { x, y, radius, weight: Float64Array.from(weights), into: Int32Array.from(x, (_, index) => index) };
  const placed = [...x.keys()].filter((index) => weights[index] > 0 && !Number.isNaN(x[index]));
  const large = placed.filter((index) => radius[index] >= LEAST_DISC_PX).sort((a, b) => radius[b] - radius[a] || a - b);
  const small = placed.filter((index) => radius[index] < LEAST_DISC_PX);
  small.sort((a, b) => Number(km[a] > 0) - Number(km[b] > 0) || weights[b] - weights[a] || a - b);
  const [discs, bubbles] = [joinDiscs(large, field), joinAll(small, field)];
  return collect([...discs, ...bubbles], placed, { field, discs: discs.length });
}

function collect(hosts, placed, { field, discs }) {
  const { x, y, radius, weight, into } = field;
  const groups = hosts.map((seed, at) => {
    const disc = at < discs ? radius[seed] : 0;
    return { x: x[seed], y: y[seed], seed, members: [], disc, reach: disc || bubbleRadius(weight[seed]) };
  });
  const at = new Map(hosts.map((seed, index) => [seed, index]));
  const groupOf = new Int32Array(x.length).fill(-1);
  for (const item of placed) {
    groupOf[item] = at.get(hostOf(into, item));
    groups[groupOf[item]].members.push(item);
  }
  return { groups, groupOf };
}
