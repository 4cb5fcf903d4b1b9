/** What form and panels show, read from the tallies: facets minus their own choice, sums of deaths, rankings. Pure. */
import { DIMENSIONS, actorRowPasses, areaChain, areaCodes, precisionOf, tollIsIn } from "./dimensions.js";
import { EVENT_TYPES } from "./event_types.js";
import { TYPES, sumTolls } from "./tallies.js";

export const DEATH_CLASSES = ["unknown", "0", "1-9", "10-49", "50-99", "100-"];
const CIVILIAN = ["unknown", "no", "yes"];
const WITHOUT = { actors: { actors: [] }, roles: { roles: [] }, attributions: { attributions: [] } };

function dimensionOf(field) {
  return DIMENSIONS.findIndex(({ keys }) => keys.includes(field));
}

function add(map, key, count) {
  map.set(key, (map.get(key) ?? 0) + count);
}

const spotCount = (spotTypes, spot) => {
  let count = 0;
  for (let at = spot * TYPES; at < spot * TYPES + TYPES; at += 1) count += spotTypes[at];
  return count;
};

/** Rows per entry of a dictionary that match all but the dimension. */
function countsFor(index, { store, tallies }) {
  const { column } = DIMENSIONS[index];
  const extra = tallies.extra[index];
  const base = {
    trait: (at) => tallies.traits[at], spot: (at) => spotCount(tallies.spotTypes, at), toll: (at) => tallies.tolls[at],
    party: (at) => tallies.parties[at], source: (at) => tallies.sources[at], campaign: (at) => tallies.campaigns[at],
  }[column];
  const entries = { trait: store.traits, spot: store.spots, toll: store.tolls, party: store.parties, source: store.sources, campaign: store.campaigns }[column];
  return entries.map((entry, at) => [entry, base(at) + (extra ? extra[at] : 0)]).filter(([, count]) => count);
}

/** The options that an entry of the field's dictionary counts for, each once. */
function optionsOf(field, { filter, names }) {
  const actorField = (value) => {
    const others = { ...filter, ...WITHOUT[field] };
    return (rows) => new Set(rows.filter((row) => actorRowPasses(row, others, names)).map(value).filter(Boolean));
  };
  return {
    types: (trait) => [EVENT_TYPES[trait.type].code],
    subs: (trait) => [trait.sub],
    targets: (trait) => [trait.target || "none"],
    civilian: (trait) => [CIVILIAN[trait.civilian]],
    credibilities: (trait) => [String(trait.credibility)],
    origins: (trait) => [trait.origin],
    countries: (spot) => [spot.country].filter(Boolean),
    areas: (spot) => new Set(areaCodes(spot.area, names)),
    precisions: (spot) => [precisionOf(spot)],
    deaths: (toll) => [...new Set([...DEATH_CLASSES, ...filter.deaths])].filter((text) => tollIsIn(toll, text)),
    sources: (ids) => ids.map(String),
    campaigns: (id) => (id ? [String(id)] : []),
    actors: field === "actors" && actorField(({ actor }) => names?.actors?.[actor]?.[0]),
    roles: field === "roles" && actorField(({ role }) => role),
    attributions: field === "attributions" && actorField(({ attribution }) => attribution),
  }[field];
}

/** Map(option → incidents that it would give, the field's own choice left aside). */
export function facetsOf(field, world) {
  const found = new Map();
  const options = optionsOf(field, world);
  for (const [entry, count] of countsFor(dimensionOf(field), world)) {
    for (const option of options(entry)) add(found, option, count);
  }
  return found;
}

/** [[key, count, low]…] of what `keysOf` says of each entry, most incidents first. */
function ranking(entries, countAt, lowAt, keysOf) {
  const [counts, lows] = [new Map(), new Map()];
  entries.forEach((entry, at) => {
    const count = countAt(at);
    if (!count) return;
    for (const key of keysOf(entry)) {
      add(counts, key, count);
      add(lows, key, lowAt(at));
    }
  });
  return [...counts].map(([key, count]) => [key, count, lows.get(key)]).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** A campaign's joint toll beyond what its matching incidents count themselves; it belongs to none of them. */
function jointDeaths({ store, tallies, names }) {
  const joint = { count: 0, low: 0, best: 0, high: 0 };
  for (let at = 1; at < store.campaigns.length; at += 1) {
    const [, , low, high] = names?.campaigns?.[store.campaigns[at]] ?? [];
    if (!tallies.campaigns[at] || ((low ?? null) === null && (high ?? null) === null)) continue;
    joint.count += 1;
    joint.low += Math.max(0, (low ?? 0) - tallies.campaignLow[at]);
    joint.best += Math.max(0, (low ?? 0) - tallies.campaignBest[at]);
    joint.high += Math.max(0, (high ?? low ?? 0) - tallies.campaignHigh[at]);
  }
  return joint;
}

function placesOf({ store, tallies }) {
  let [withoutPlace, vaguePlace] = [0, 0];
  store.spots.forEach((spot, at) => {
    if (spot.lat !== null && !spot.isVague) return;
    const count = spotCount(tallies.spotTypes, at);
    if (spot.lat === null) withoutPlace += count;
    else vaguePlace += count;
  });
  return { withoutPlace, vaguePlace };
}

/** Everything that the panels say of what matches (shape: docs/dashboard-data.md). */
export function panelsOf(world) {
  const { store, tallies, names, isDated, undated } = world;
  const { traits, traitLow, spotTypes, spotLow, parties, partyLow } = tallies;
  const [own, joint] = [sumTolls(store.tolls, tallies.tolls), jointDeaths(world)];
  const bySpot = (keysOf) => ranking(store.spots, (at) => spotCount(spotTypes, at), (at) => spotLow[at], keysOf);
  const byTrait = (keysOf) => ranking(store.traits, (at) => traits[at], (at) => traitLow[at], keysOf);
  return {
    total: tallies.total,
    ...placesOf(world),
    withoutDate: isDated ? 0 : undated,
    undatedApart: isDated ? undated : 0,
    deaths: { low: own.low + joint.low, best: own.best + joint.best, high: own.high + joint.high, unknown: own.unknown, open: own.open, campaigns: joint },
    byType: byTrait(({ type }) => [type]),
    bySub: byTrait(({ sub }) => [sub]),
    byActor: ranking(store.parties, (at) => parties[at], (at) => partyLow[at], (rows) => new Set(rows.map(({ actor }) => actor))),
    byCountry: bySpot(({ country }) => [country].filter(Boolean)),
    byArea: bySpot(({ area }) => (area ? areaChain(area, names).slice(-1) : [])),
  };
}
