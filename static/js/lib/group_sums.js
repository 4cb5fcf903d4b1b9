/**
 * What matches in each group of spots (clusters.js): sums over some thousand spots, never over rows. Pure.
 *
 * createSums(layout, km) → {types: Uint32Array(group * 6 + type), count, low (deaths, lowest figures), unknown (incidents
 * whose deaths are), vague (incidents at an approximate place), spots (that match), last (a spot that does)}, one entry a
 * group; add up anew with sumGroups.
 */
export const TYPES = 6;

export function createSums(size) {
  return {
    types: new Uint32Array(size * TYPES), count: new Uint32Array(size), low: new Float64Array(size), unknown: new Uint32Array(size),
    vague: new Uint32Array(size), spots: new Uint32Array(size), last: new Int32Array(size).fill(-1),
  };
}

/** Fills `sums` from the engine's counts; `unknown` (per spot) may be null where nobody asks. */
export function sumGroups(sums, groupOf, { spotTypes, spotLow, unknown, km }) {
  for (const array of Object.values(sums)) array.fill(0);
  for (let spot = 0; spot < groupOf.length; spot += 1) {
    const group = groupOf[spot];
    if (group < 0) continue;
    let count = 0;
    for (let type = 0; type < TYPES; type += 1) {
      const some = spotTypes[spot * TYPES + type];
      count += some;
      sums.types[group * TYPES + type] += some;
    }
    if (!count) continue;
    sums.count[group] += count;
    sums.low[group] += spotLow[spot];
    if (unknown) sums.unknown[group] += unknown[spot];
    if (km[spot]) sums.vague[group] += count;
    sums.spots[group] += 1;
    sums.last[group] = spot;
  }
  return sums;
}

/** The most frequent type of a group, the first of equals. */
export function mainType(types, group) {
  let best = 0;
  for (let type = 1; type < TYPES; type += 1) if (types[group * TYPES + type] > types[group * TYPES + best]) best = type;
  return best;
}

/** {count, low: Float64Array} of all loaded rows by spot, whatever the filter. */
export function weighSpots(store) {
  const [count, low] = [new Float64Array(store.spots.length), new Float64Array(store.spots.length)];
  const lowest = Float64Array.from(store.tolls, (toll) => toll.low ?? 0);
  for (const { offset, rows, isLoaded } of store.chunks) {
    if (!isLoaded) continue;
    for (let row = offset; row < offset + rows; row += 1) {
      count[store.spot[row]] += 1;
      low[store.spot[row]] += lowest[store.toll[row]];
    }
  }
  return { count, low };
}

/** Rows whose deaths are not known at all, so that a brush step asks only these. */
export function rowsOfUnknownToll(store) {
  const isUnknown = store.tolls.map(({ low, high }) => low === null && high === null);
  const found = [];
  for (const { offset, rows, isLoaded } of store.chunks) {
    if (!isLoaded) continue;
    for (let row = offset; row < offset + rows; row += 1) if (isUnknown[store.toll[row]]) found.push(row);
  }
  return Uint32Array.from(found);
}

/** How many of these rows match, by spot. */
export function countBySpot(rows, { store, engine }) {
  const counts = new Uint32Array(store.spots.length);
  for (const row of rows) if (engine.matches(row)) counts[store.spot[row]] += 1;
  return counts;
}
