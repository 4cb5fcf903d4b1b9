/**
 * The running counts behind every view: what matches, added and taken away row by row. Pure.
 *
 * One count per entry of each dictionary, so that a brush step costs a few additions for each row that enters or leaves,
 * and everything that is shown (facets, panels, map) is read from some thousand counts. For each dimension that is on,
 * `extra` counts the rows that it alone keeps out: with them a facet counts minus its own choice.
 */
import { DIMENSIONS } from "./dimensions.js";

export const TYPES = 6;

/** Sums of a toll: what is not known adds nothing and is counted apart. */
const lowOf = ({ low }) => low ?? 0;
const highOf = ({ low, high }) => high ?? low ?? 0;
const bestOf = ({ low, best }) => best ?? low ?? 0;

function longer(array, length) {
  const next = new array.constructor(Math.max(length, Math.ceil(array.length * 1.5)));
  next.set(array);
  return next;
}

export function createTallies(store) {
  const tallies = {
    total: 0,
    traits: new Uint32Array(0), traitLow: new Float64Array(0), traitType: new Uint8Array(0),
    spotTypes: new Uint32Array(0), spotLow: new Float64Array(0),
    tolls: new Uint32Array(0), tollLow: new Uint32Array(0),
    parties: new Uint32Array(0), partyLow: new Float64Array(0),
    sources: new Uint32Array(0), campaigns: new Uint32Array(0), campaignLow: new Float64Array(0),
    campaignBest: new Float64Array(0), campaignHigh: new Float64Array(0),
    extra: DIMENSIONS.map(() => null),
  };

  const fit = (name, length) => {
    if (tallies[name].length < length) tallies[name] = longer(tallies[name], length);
  };
  const learnt = { traitType: 0, tollLow: 0 };
  /** What entries say that came since; arrays have room to spare, so their length says nothing. */
  const learn = (name, items, read) => {
    fit(name, items.length);
    for (let index = learnt[name]; index < items.length; index += 1) tallies[name][index] = read(items[index]);
    learnt[name] = items.length;
  };

  return Object.assign(tallies, {
    /** Makes room for what the dictionaries hold now. */
    fit() {
      const { traits, spots, tolls, parties, sources, campaigns } = store;
      for (const name of ["traits", "traitLow"]) fit(name, traits.length);
      learn("traitType", traits, ({ type }) => type);
      fit("spotTypes", spots.length * TYPES);
      fit("spotLow", spots.length);
      fit("tolls", tolls.length);
      learn("tollLow", tolls, lowOf);
      for (const name of ["parties", "partyLow"]) fit(name, parties.length);
      fit("sources", sources.length);
      for (const name of ["campaigns", "campaignLow", "campaignBest", "campaignHigh"]) fit(name, campaigns.length);
      for (const [index, { column }] of DIMENSIONS.entries()) {
        const counts = tallies.extra[index];
        if (counts && counts.length < lengthOf(column)) tallies.extra[index] = longer(counts, lengthOf(column));
      }
    },
    /** Sets all to zero; `isOn[index]` says for which dimensions extra counts are kept. */
    clear(isOn) {
      tallies.total = 0;
      for (const value of Object.values(tallies)) if (ArrayBuffer.isView(value) && value !== tallies.traitType && value !== tallies.tollLow) value.fill(0);
      tallies.extra = DIMENSIONS.map(({ column }, index) => (isOn[index] ? new Uint32Array(lengthOf(column)) : null));
    },
    /** Adds (sign 1) or takes away (-1) one row that nothing keeps out. */
    addCampaign(index, toll, sign) {
      tallies.campaigns[index] += sign;
      tallies.campaignLow[index] += sign * lowOf(toll);
      tallies.campaignBest[index] += sign * bestOf(toll);
      tallies.campaignHigh[index] += sign * highOf(toll);
    },
  });

  function lengthOf(column) {
    return { trait: store.traits, spot: store.spots, toll: store.tolls, party: store.parties, source: store.sources, campaign: store.campaigns }[column].length;
  }
}

/** {low, best, high, unknown, open} of counted tolls. */
export function sumTolls(tolls, counts) {
  const sum = { low: 0, best: 0, high: 0, unknown: 0, open: 0 };
  for (let index = 0; index < tolls.length; index += 1) {
    const count = counts[index];
    if (!count) continue;
    const toll = tolls[index];
    sum.low += count * lowOf(toll);
    sum.best += count * bestOf(toll);
    sum.high += count * highOf(toll);
    if (toll.low === null && toll.high === null) sum.unknown += count;
    if (toll.low !== null && toll.high === null) sum.open += count;
  }
  return sum;
}
