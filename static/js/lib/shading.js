/** Areas shaded by what matches in them: sums, classes from the data, and what is counted apart. Pure. */

const CLASSES = 5;
/** Where a spot counts: an area's index in the list of outlines, or one of these. */
export const [WIDER, NOWHERE] = [-1, -2];

/**
 * For each spot the index of its area among `outlines` [[id, country]…] of a level: WIDER where it is known only to an area
 * above the level in a country that has outlines, NOWHERE without a place or where no outline is loaded.
 * names.areas is {id: [code, name, level, parent id | null, country]}.
 */
export function areaOfSpots(spots, { outlines, names, level }) {
  const at = new Map(outlines.map(([id], index) => [id, index]));
  const countries = new Set(outlines.map(([, country]) => country));
  return Int32Array.from(spots, (spot) => {
    for (let id = spot.area; id; id = names.areas[id]?.[3]) {
      if (at.has(id)) return at.get(id);
    }
    const area = names.areas[spot.area];
    return area && area[2] < level && countries.has(area[4]) ? WIDER : NOWHERE;
  });
}

/** {count, low, unknown: one entry an area; wider, nowhere: incidents} summed over spots. */
export function sumAreas(areaOf, size, { spotTypes, spotLow, unknown, types = 6 }) {
  const sums = { count: new Uint32Array(size), low: new Float64Array(size), unknown: new Uint32Array(size), wider: 0, nowhere: 0 };
  for (let spot = 0; spot < areaOf.length; spot += 1) {
    let count = 0;
    for (let type = 0; type < types; type += 1) count += spotTypes[spot * types + type];
    if (!count) continue;
    const area = areaOf[spot];
    if (area === WIDER) sums.wider += count;
    else if (area === NOWHERE) sums.nowhere += count;
    else {
      sums.count[area] += count;
      sums.low[area] += spotLow[spot];
      sums.unknown[area] += unknown[spot];
    }
  }
  return sums;
}

/**
 * The least number of each class, at most five, from the values above zero: quantiles, so that each class has about
 * as many areas; fewer classes where many areas have the same number.
 */
export function classBreaks(values) {
  const sorted = [...values].filter((value) => value > 0).sort((a, b) => a - b);
  const least = Array.from({ length: CLASSES }, (_, index) => sorted[Math.floor((index * sorted.length) / CLASSES)]);
  return [...new Set(least)].filter((value) => value !== undefined);
}

/** The class of a value above zero, -1 for zero. */
export function shadeClass(value, breaks) {
  if (!(value > 0)) return -1;
  return Math.max(0, breaks.findLastIndex((least) => value >= least));
}

/** Which of the five colours stands for a class, so that few classes still reach the darkest. */
export function shadeOf(index, classes) {
  return classes === 1 ? CLASSES - 2 : Math.round((index * (CLASSES - 1)) / (classes - 1));
}

/** [[least, most]…] of the classes; `most` is the largest value there is. */
export function classRanges(breaks, values) {
  const most = values.reduce((a, b) => Math.max(a, b), 0);
  return breaks.map((least, index) => [least, index + 1 < breaks.length ? breaks[index + 1] - 1 : Math.max(least, most)]);
}

/** Rings as /data/areas/ tells them (steps in units of degrees) as [lng, lat, …] in degrees. */
export function ringInDegrees(steps, unit) {
  let [lng, lat] = [0, 0];
  return steps.map((step, index) => (index % 2 ? (lat += step) : (lng += step)) * unit);
}
