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

/** Calls visit(entry, count) for the entries of a dimension's dictionary that rows matching all but it hold. */
function eachCounted(index, { store, tallies }, visit) {
  const { column } = DIMENSIONS[index];
  const extra = tallies.extra[index];
  const [entries, counts] = {
    trait: [store.traits, tallies.traits], spot: [store.spots, null], toll: [store.tolls, tallies.tolls],
    party: [store.parties, tallies.parties], source: [store.sources, tallies.sources], campaign: [store.campaigns, tallies.campaigns],
  }[column];
  for (let at = 0; at < entries.length; at += 1) {
    const count = (counts ? counts[at] : spotCount(tallies.spotTypes, at)) + (extra ? extra[at] : 0);
    if (count) visit(entries[at], count);
  }
}

const remembered = new WeakMap();

/** What `read(entry)` gives, kept for as long as `owner` (names, or the tallies) and the entry live. */
function kept(owner, name, read) {
  if (!owner) return read;
  if (!remembered.has(owner)) remembered.set(owner, new Map());
  const own = remembered.get(owner);
  if (!own.has(name)) own.set(name, new Map());
  const values = own.get(name);
  return (entry) => {
    let value = values.get(entry);
    if (value === undefined) values.set(entry, (value = [...read(entry)]));
    return value;
  };
}

/** The options that an entry of the field's dictionary counts for, each once. */
function optionsOf(field, { filter, names }) {
  const actorField = (value) => {
    const others = { ...filter, ...WITHOUT[field] };
    return (rows) => new Set(rows.filter((row) => actorRowPasses(row, others, names)).map(value).filter(Boolean));
  };
  const deathClasses = [...new Set([...DEATH_CLASSES, ...filter.deaths])];
  return {
    types: (trait) => [EVENT_TYPES[trait.type].code],
    subs: (trait) => [trait.sub],
    targets: (trait) => [trait.target || "none"],
    civilian: (trait) => [CIVILIAN[trait.civilian]],
    credibilities: (trait) => [String(trait.credibility)],
    origins: (trait) => [trait.origin],
    countries: (spot) => [spot.country].filter(Boolean),
    areas: kept(names, "areas", (spot) => new Set(areaCodes(spot.area, names))),
    precisions: (spot) => [precisionOf(spot)],
    deaths: (toll) => deathClasses.filter((text) => tollIsIn(toll, text)),
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
  eachCounted(dimensionOf(field), world, (entry, count) => {
    for (const option of options(entry)) add(found, option, count);
  });
  return found;
}

/** [[key, count, low]…] of what `keysOf` says of each entry, most incidents first. */
function ranking(entries, countAt, lowAt, keysOf) {
  const rows = new Map();
  for (let at = 0; at < entries.length; at += 1) {
    const count = countAt(at);
    if (!count) continue;
    for (const key of keysOf(entries[at])) {
      const row = rows.get(key);
      if (row) [row[1], row[2]] = [row[1] + count, row[2] + lowAt(at)];
      else rows.set(key, [key, count, lowAt(at)]);
    }
  }
  return [...rows.values()].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** A campaign's joint toll beyond what its matching incidents count themselves; it belongs to none of them. */
function jointDeaths({ store, tallies, names }) {
  const joint = { count: 0, low: 0, best: 0, high: 0 };
  for (let at = 1; at < store.campaigns.length; at += 1) {
    const [, , low, high] = names?.campaigns?.[store.campaigns[at]] ?? [];
    if (!tallies.campaigns[at] || ((low ?? null) === null && (high ?? null) === null)) continue;
    const extra = Math.max(0, (low ?? 0) - tallies.campaignLow[at]);
    joint.count += extra > 0 ? 1 : 0;
    joint.low += extra;
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

/** The rankings of the panels, each made when it is first read. */
function rankings({ store, tallies, names }) {
  const { traits, traitLow, spotTypes, spotLow, parties, partyLow } = tallies;
  const bySpot = (keysOf) => ranking(store.spots, (at) => spotCount(spotTypes, at), (at) => spotLow[at], keysOf);
  const byTrait = (keysOf) => ranking(store.traits, (at) => traits[at], (at) => traitLow[at], keysOf);
  return {
    byType: () => byTrait(kept(tallies, "types", ({ type }) => [type])),
    bySub: () => byTrait(kept(tallies, "subs", ({ sub }) => [sub])),
    byActor: () => ranking(store.parties, (at) => parties[at], (at) => partyLow[at], kept(tallies, "actors", (rows) => new Set(rows.map(({ actor }) => actor)))),
    byCountry: () => bySpot(kept(tallies, "countries", ({ country }) => [country].filter(Boolean))),
    byArea: () => bySpot(kept(names, "top areas", ({ area }) => (area ? [regionOf(area, names)] : []))),
  };
}

/** The region (level 1) that an area lies in; the area itself where it is wider or stands alone. */
function regionOf(area, names) {
  return areaChain(area, names).find((id) => names?.areas?.[id]?.[2] === 1) ?? area;
}

/** Everything that the panels say of what matches (shape: docs/dashboard-data.md); what is not read is not counted. */
export function panelsOf(world) {
  const { store, tallies, isDated, undated } = world;
  const [own, joint] = [sumTolls(store.tolls, tallies.tolls), jointDeaths(world)];
  const panels = {
    total: tallies.total,
    ...placesOf(world),
    withoutDate: isDated ? 0 : undated,
    undatedApart: isDated ? undated : 0,
    deaths: { low: own.low + joint.low, best: own.best + joint.best, high: own.high + joint.high, unknown: own.unknown, open: own.open, campaigns: joint },
  };
  for (const [name, make] of Object.entries(rankings(world))) {
    let made = null;
    Object.defineProperty(panels, name, { enumerable: true, get: () => (made ??= make()) });
  }
  return panels;
}
