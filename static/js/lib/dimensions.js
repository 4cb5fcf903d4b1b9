/**
 * The filter's fields, each a test of one dictionary's entries. Pure.
 *
 * A dimension is {bit, column, keys, isOn(filter), test(filter, world) → (entry) → boolean}: the engine asks the test once
 * for every entry of the dictionary, some thousands, and never for a row. `world` is {names, places} where `places(key)`…
 * An incident matches when every dimension lets its entry through: AND across, OR within.
 */
import { cornersOf, mayLieIn, mayLieNear } from "./geometry.js";
import { EVENT_TYPES } from "./event_types.js";

const CIVILIAN = ["unknown", "no", "yes"];
const NEAR_KM = 60;
const TOWN_KM = 12;

const oneOf = (chosen, value) => chosen.includes(value);

/** ACLED's geo_precision of a spot as text, "none" without a place (incidents/models/precision.py has the same). */
export function precisionOf({ lat, km }) {
  if (lat === null) return "none";
  return km <= TOWN_KM ? "1" : km <= NEAR_KM ? "2" : "3";
}

/** The lowest figure that is given, null where none is. */
export const lowestOf = ({ low, high }) => low ?? high;

/** [from, to] of "a-b", "a-" or "a"; null for "unknown". */
export function tollRange(text) {
  if (text === "unknown") return null;
  const [from, to] = text.split("-");
  if (to === undefined) return [Number(from), Number(from)];
  return [Number(from), to === "" ? Infinity : Number(to)];
}

export function tollIsIn(toll, text) {
  const [lowest, range] = [lowestOf(toll), tollRange(text)];
  if (range === null || lowest === null) return range === null && lowest === null;
  return lowest >= range[0] && lowest <= range[1];
}

/** The area and all it lies in, as ids; names.areas is {id: [code, name, level, parent id | null, country]}. */
export function areaChain(id, names) {
  const chain = [];
  for (let at = id; at && !chain.includes(at); at = names?.areas?.[at]?.[3]) chain.push(at);
  return chain;
}

/** The codes of an area and of all it lies in. */
export function areaCodes(id, names) {
  return areaChain(id, names).map((one) => names?.areas?.[one]?.[0]).filter(Boolean);
}

/** Whether one row of an incident's actors satisfies actor, role and attribution together. */
export function actorRowPasses(row, { actors, roles, attributions }, names) {
  if (actors.length && !oneOf(actors, names?.actors?.[row.actor]?.[0])) return false;
  return (!roles.length || oneOf(roles, row.role)) && (!attributions.length || oneOf(attributions, row.attribution));
}

const spotTests = ({ near, shape, bounds }) => [
  near && ((spot) => mayLieNear(spot, near)),
  shape && ((spot) => mayLieIn(spot, shape)),
  bounds && ((spot) => mayLieIn(spot, cornersOf(bounds))),
].filter(Boolean);

const field = (name, column, value) => ({
  column,
  keys: [name],
  isOn: (filter) => filter[name].length > 0,
  test: (filter) => (entry) => oneOf(filter[name], value(entry)),
});

export const DIMENSIONS = [
  field("types", "trait", (trait) => EVENT_TYPES[trait.type].code),
  field("subs", "trait", (trait) => trait.sub),
  field("targets", "trait", (trait) => trait.target || "none"),
  field("civilian", "trait", (trait) => CIVILIAN[trait.civilian]),
  field("credibilities", "trait", (trait) => String(trait.credibility)),
  field("origins", "trait", (trait) => trait.origin),
  field("countries", "spot", (spot) => spot.country),
  field("precisions", "spot", precisionOf),
  {
    column: "party",
    keys: ["actors", "roles", "attributions"],
    isOn: ({ actors, roles, attributions }) => actors.length + roles.length + attributions.length > 0,
    test: (filter, names) => (rows) => rows.some((row) => actorRowPasses(row, filter, names)),
  },
  {
    column: "spot",
    keys: ["areas"],
    isOn: ({ areas }) => areas.length > 0,
    test: ({ areas }, names) => (spot) => areaCodes(spot.area, names).some((code) => oneOf(areas, code)),
  },
  {
    column: "spot",
    keys: ["near", "shape", "bounds"],
    isOn: ({ near, shape, bounds }) => Boolean(near || shape || bounds),
    test: (filter) => (spot) => spot.lat !== null && spotTests(filter).every((passes) => passes(spot)),
  },
  {
    column: "toll",
    keys: ["deaths"],
    isOn: ({ deaths }) => deaths.length > 0,
    test: ({ deaths }) => (toll) => deaths.some((text) => tollIsIn(toll, text)),
  },
  {
    column: "source",
    keys: ["sources"],
    isOn: ({ sources }) => sources.length > 0,
    test: ({ sources }) => (ids) => ids.some((id) => oneOf(sources, String(id))),
  },
  field("campaigns", "campaign", (id) => String(id)),
].map((dimension, index) => ({ ...dimension, bit: 1 << index }));

/** The rows that only the server can name, for text and "changed since". */
export const ROWS_BIT = 1 << DIMENSIONS.length;
/** Set on rows whose interval is longer than a day: they are visited by lists of their own. */
export const WIDE_BIT = 1 << 15;
