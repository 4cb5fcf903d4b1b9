import assert from "node:assert/strict";
import test from "node:test";
import { dayNumber, isoOfDay } from "../lib/calendar.js";
import { readChunk } from "../lib/chunk.js";
import { areaCodes, precisionOf, tollIsIn } from "../lib/dimensions.js";
import { createEngine } from "../lib/engine.js";
import { EVENT_TYPES, SUB_TYPES, typeIndexOf } from "../lib/event_types.js";
import { EMPTY_FILTER, LIST_KEYS } from "../lib/filter.js";
import { mayLieIn, mayLieNear } from "../lib/geometry.js";
import { createStore } from "../lib/store.js";
import { cut } from "./chunk_maker.js";

const TODAY = dayNumber("2026-07-01");
const SUBS = Object.values(SUB_TYPES).flat();
const NAMES = {
  language: "en", countries: { ML: "Mali", BF: "Burkina Faso" }, places: { 1: "Kayes", 2: "Nioro" },
  areas: { 5: ["ML1", "Kayes", 1, null, "ML"], 6: ["ML12", "Nioro", 2, 5, "ML"] },
  actors: { 1: ["jnim", "JNIM", 2], 2: ["fama", "FAMa", 1], 3: ["civilians", "civilians", 7] },
  sources: {}, campaigns: { 4: ["July", 7, 80, null] },
};

/** Numbers that look random and are the same each time (mulberry32). */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function pickFrom(next) {
  return (list) => list[Math.floor(next() * list.length)];
}

function randomIncidents(count, seed) {
  const next = random(seed);
  const pick = pickFrom(next);
  const spots = [
    [1, "", "ML", 14.44, -11.44, 3, 5, 0], [2, "", "ML", 15.23, -9.59, 2, 6, 0], [0, "a well", "BF", 12.1, -1.5, 30, 0, 1],
    [0, "", "ML", 17, -4, 400, 0, 1], [0, "", "BF", null, null, null, 0, 2], [0, "", "", null, null, null, 0, 0],
  ];
  const parties = [[], [[1, "perpetrator", "claimed"], [2, "target", "stated"]], [[1, "perpetrator", "suspected"]], [[3, "target", "stated"], [2, "perpetrator", "denied"]]];
  return Array.from({ length: count }, (_, index) => {
    const start = next() < 0.06 ? null : isoOfDay(TODAY - Math.floor(next() * 400));
    const kind = next();
    const end = start === null || kind < 0.05 ? null : kind < 0.8 ? start : isoOfDay(dayNumber(start) + Math.floor(next() * 60));
    return {
      id: index + 1, start, end, sub: pick(SUBS), target: pick(["", "military", "village"]), civilian: pick([0, 1, 2]), credibility: pick([1, 3, 6]),
      origin: "desk", precision: "day", spot: pick(spots), toll: pick([[null, null, null], [0, null, 0], [3, null, 3], [5, 7, 12], [20, null, null], [null, null, 4]]),
      party: pick(parties), sources: pick([[], [7], [7, 9]]), campaign: next() < 0.1 ? 4 : 0,
    };
  });
}

/** The same answers by looking at each incident, field by field. */
function passes(one, filter, leftOut = "") {
  const [place, name, country, lat, lng, km, area] = one.spot;
  const spot = { place, name, country, lat, lng, km, area };
  const toll = { low: one.toll[0], high: one.toll[2] };
  const on = (key) => key !== leftOut && filter[key].length;
  const has = (key, value) => !on(key) || filter[key].includes(value);
  const isRow = ([actor, role, attribution]) => has("actors", NAMES.actors[actor][0]) && has("roles", role) && has("attributions", attribution);
  const needsRow = ["actors", "roles", "attributions"].some((key) => filter[key].length);
  if (leftOut !== "dates" && (filter.from || filter.to)) {
    if (one.start === null) return false;
    if (filter.to && one.start > filter.to) return false;
    if (filter.from && one.end !== null && one.end < filter.from) return false;
  }
  return (
    has("types", EVENT_TYPES[typeIndexOf(one.sub)].code) && has("subs", one.sub) && has("targets", one.target || "none") &&
    has("civilian", ["unknown", "no", "yes"][one.civilian]) && has("credibilities", String(one.credibility)) && has("origins", one.origin) &&
    has("countries", country) && has("precisions", precisionOf(spot)) && (!on("areas") || areaCodes(area, NAMES).some((code) => filter.areas.includes(code))) &&
    (!on("deaths") || filter.deaths.some((text) => tollIsIn(toll, text))) && (!on("sources") || one.sources.some((id) => filter.sources.includes(String(id)))) &&
    has("campaigns", String(one.campaign)) && (!needsRow || one.party.some(isRow)) &&
    (!filter.near || (lat !== null && mayLieNear(spot, filter.near))) && (!filter.shape || (lat !== null && mayLieIn(spot, filter.shape)))
  );
}

function randomFilter(next) {
  const pick = pickFrom(next);
  const filter = { ...EMPTY_FILTER };
  const maybe = (key, values, odds = 0.25) => { if (next() < odds) filter[key] = [pick(values)]; };
  maybe("types", EVENT_TYPES.map(({ code }) => code));
  maybe("subs", SUBS, 0.05);
  maybe("targets", ["none", "military"]);
  maybe("civilian", ["yes", "unknown"], 0.1);
  maybe("credibilities", ["1", "6"], 0.1);
  maybe("countries", ["ML", "BF"]);
  maybe("precisions", ["1", "2", "3", "none"], 0.15);
  maybe("areas", ["ML1", "ML12"], 0.15);
  maybe("deaths", ["unknown", "0", "1-9", "10-"], 0.2);
  maybe("sources", ["7", "9"], 0.1);
  maybe("campaigns", ["4"], 0.05);
  maybe("actors", ["jnim", "fama"]);
  maybe("roles", ["perpetrator", "target"], 0.15);
  maybe("attributions", ["claimed", "denied"], 0.1);
  if (next() < 0.15) filter.near = { lat: 14.5, lng: -10.5, km: 120 };
  if (next() < 0.1) filter.shape = [[10, -12], [10, 0], [15, 0], [15, -12]];
  if (next() < 0.6) filter.from = isoOfDay(TODAY - Math.floor(next() * 420));
  if (next() < 0.6) filter.to = isoOfDay(dayNumber(filter.from ?? "2025-06-01") + Math.floor(next() * 200));
  return filter;
}

function filled(incidents, size) {
  const { manifest, bytes } = cut(incidents, size);
  const store = createStore();
  for (const { hash } of store.layOut(manifest)) store.put(hash, readChunk(bytes.get(hash)));
  return store;
}

const idsOf = (store, rows) => rows.map((row) => store.id[row]).sort((a, b) => a - b);

function assertAgrees(engine, store, incidents, filter) {
  const wanted = incidents.filter((one) => passes(one, filter));
  assert.equal(engine.total, wanted.length);
  assert.deepEqual(idsOf(store, engine.take("date", 0, 10_000)), wanted.map(({ id }) => id).sort((a, b) => a - b));
  const { deaths, undatedApart } = engine.panels();
  assert.equal(deaths.unknown, wanted.filter(({ toll }) => toll[0] === null && toll[2] === null).length);
  assert.equal(deaths.low - deaths.campaigns.low, wanted.reduce((sum, { toll }) => sum + (toll[0] ?? 0), 0));
  const isDated = filter.from || filter.to;
  assert.equal(undatedApart, isDated ? incidents.filter((one) => one.start === null && passes(one, filter, "dates")).length : 0);
  for (const field of LIST_KEYS) {
    for (const [option, count] of engine.facets(field)) {
      const alone = { ...filter, [field]: [option] };
      assert.equal(count, incidents.filter((one) => passes(one, alone)).length, `${field} ${option}`);
    }
  }
}

test("every count agrees with looking at each incident, whatever filter follows whatever other", () => {
  const incidents = randomIncidents(600, 1);
  const store = filled(incidents, 97);
  const engine = createEngine(store);
  const next = random(2);
  for (let round = 0; round < 150; round += 1) {
    const filter = randomFilter(next);
    engine.setFilter(filter, { names: NAMES, today: TODAY });
    assertAgrees(engine, store, incidents, filter);
  }
});

test("a brush that moves day by day agrees with counting anew", () => {
  const incidents = randomIncidents(500, 3);
  const store = filled(incidents, 60);
  const engine = createEngine(store);
  for (let shift = -430; shift < 40; shift += 7) {
    const filter = { ...EMPTY_FILTER, types: ["Battles"], from: isoOfDay(TODAY + shift), to: isoOfDay(TODAY + shift + (Math.abs(shift) % 90)) };
    engine.setFilter(filter, { names: NAMES, today: TODAY });
    assertAgrees(engine, store, incidents, filter);
  }
});

test("chunks that come one by one give what all at once give", () => {
  const incidents = randomIncidents(300, 4);
  const { manifest, bytes } = cut(incidents, 50);
  const store = createStore();
  const engine = createEngine(store);
  const filter = { ...EMPTY_FILTER, countries: ["ML"], from: "2025-09-01", to: "2026-05-01" };
  const present = [];
  for (const { hash } of store.layOut(manifest).reverse()) {
    const decoded = readChunk(bytes.get(hash));
    present.push(...decoded.columns.id);
    store.put(hash, decoded);
    engine.setFilter(filter, { names: NAMES, today: TODAY });
    assertAgrees(engine, store, incidents.filter(({ id }) => present.includes(id)), filter);
  }
});

test("types and deaths are right of every entry of the dictionaries, however they grew", () => {
  const incidents = Array.from({ length: 60 }, (_, index) => ({
    ...randomIncidents(1, 20)[0], id: index + 1, start: isoOfDay(TODAY - index), end: isoOfDay(TODAY - index),
    sub: SUBS[index % SUBS.length], credibility: 1 + (index % 6), spot: [1, "", "ML", 14.44, -11.44, 3, 5, 0], toll: [index, null, index], campaign: 0,
  }));
  const { manifest, bytes } = cut(incidents, 1);
  const store = createStore();
  const engine = createEngine(store);
  for (const { hash } of store.layOut(manifest)) {
    store.put(hash, readChunk(bytes.get(hash)));
    engine.setFilter(EMPTY_FILTER, { names: NAMES, today: TODAY });
  }
  const { byType, byCountry, deaths } = engine.panels();
  const expected = new Map();
  for (const { sub, toll } of incidents) expected.set(typeIndexOf(sub), (expected.get(typeIndexOf(sub)) ?? 0) + toll[0]);
  assert.deepEqual(new Map(byType.map(([type, , low]) => [type, low])), expected);
  assert.equal(byCountry.reduce((sum, [, , low]) => sum + low, 0), deaths.low);
  assert.equal(deaths.low, (59 * 60) / 2);
});

test("a new manifest keeps the chunks that stay and drops the rows that went", () => {
  const incidents = randomIncidents(300, 5);
  const store = filled(incidents, 50);
  const engine = createEngine(store);
  engine.setFilter(EMPTY_FILTER, { names: NAMES, today: TODAY });
  const fewer = incidents.filter(({ id }) => id !== 17);
  const { manifest, bytes } = cut(fewer, 50);
  const missing = store.layOut(manifest);
  assert.ok(missing.length < manifest.chunks.length, "nothing was kept");
  for (const { hash } of missing) store.put(hash, readChunk(bytes.get(hash)));
  engine.setFilter(EMPTY_FILTER, { names: NAMES, today: TODAY });
  assertAgrees(engine, store, fewer, EMPTY_FILTER);
  assert.equal(engine.rowOfId(17), -1);
});

test("a chunk that was taken back takes its incidents with it", () => {
  const incidents = randomIncidents(100, 6);
  const store = filled(incidents, 30);
  const engine = createEngine(store);
  engine.setFilter(EMPTY_FILTER, { names: NAMES, today: TODAY });
  const { hash, rows } = store.chunks[1];
  store.drop(hash);
  engine.setFilter(EMPTY_FILTER, { names: NAMES, today: TODAY });
  assert.equal(engine.total, 100 - rows);
});

test("rows that the server named keep all others out", () => {
  const incidents = randomIncidents(100, 7);
  const store = filled(incidents, 30);
  const engine = createEngine(store);
  engine.setFilter({ ...EMPTY_FILTER, q: "word" }, { names: NAMES, today: TODAY, rows: new Set([3, 40, 999]) });
  assert.deepEqual(idsOf(store, engine.take("date", 0, 10)), [3, 40]);
  engine.setFilter(EMPTY_FILTER, { names: NAMES, today: TODAY, rows: null });
  assert.equal(engine.total, 100);
});

test("a list sorted by deaths begins with the most and ends with the unknown, piece by piece", () => {
  const incidents = randomIncidents(200, 8);
  const store = filled(incidents, 40);
  const engine = createEngine(store);
  engine.setFilter(EMPTY_FILTER, { names: NAMES, today: TODAY });
  const whole = engine.take("deaths", 0, 200);
  const lowest = whole.map((row) => store.tolls[store.toll[row]]).map(({ low, high }) => low ?? high ?? -1);
  assert.deepEqual(lowest, [...lowest].sort((a, b) => b - a));
  assert.deepEqual([...engine.take("deaths", 0, 60), ...engine.take("deaths", 60, 200)], whole);
  assert.equal(engine.indexOf("deaths", whole[77]), 77);
});

test("a campaign's joint toll is added once, less what its incidents count themselves", () => {
  const base = randomIncidents(3, 9).map((one) => ({ ...one, start: "2026-06-01", end: "2026-06-01", campaign: 4 }));
  const tolls = [[10, null, 10], [20, null, null], [null, null, null]];
  const store = filled(base.map((one, index) => ({ ...one, toll: tolls[index] })), 10);
  const engine = createEngine(store);
  engine.setFilter(EMPTY_FILTER, { names: NAMES, today: TODAY });
  const { deaths } = engine.panels();
  assert.deepEqual(deaths, { low: 80, best: 80, high: 80, unknown: 1, open: 1, campaigns: { count: 1, low: 50, best: 50, high: 50 } });
  const own = filled(base.map((one) => ({ ...one, toll: [90, null, 90] })), 10);
  const other = createEngine(own);
  other.setFilter(EMPTY_FILTER, { names: NAMES, today: TODAY });
  assert.equal(other.panels().deaths.campaigns.count, 0, "one that adds nothing is not told of");
});

test("days given backwards hold no incident, and no count is below none", () => {
  const incidents = randomIncidents(80, 5);
  const engine = createEngine(filled(incidents, 40));
  engine.setFilter({ ...EMPTY_FILTER, from: isoOfDay(TODAY - 90), to: isoOfDay(TODAY - 190) }, { names: NAMES, today: TODAY });
  assert.equal(engine.total, 0);
  assert.deepEqual(engine.take("date", 0, 10), []);
  engine.setFilter(EMPTY_FILTER, { names: NAMES, today: TODAY });
  assert.equal(engine.total, incidents.length);
});

test("last days end on the server's today, whatever the reader's clock says", () => {
  const incidents = randomIncidents(200, 10);
  const store = filled(incidents, 40);
  const engine = createEngine(store);
  engine.setFilter({ ...EMPTY_FILTER, last: 30 }, { names: NAMES, today: TODAY });
  assertAgreesOnDates(engine, incidents, "2026-06-02", "2026-07-01");
});

function assertAgreesOnDates(engine, incidents, from, to) {
  const wanted = incidents.filter((one) => passes(one, { ...EMPTY_FILTER, from, to }));
  assert.equal(engine.total, wanted.length);
  assert.equal(engine.between(dayNumber(from), dayNumber(to)).count, wanted.length);
}

test("bytes that are no chunk are refused", () => {
  assert.throws(() => readChunk(new TextEncoder().encode("<html>not found</html>").buffer), RangeError);
  const { bytes } = cut(randomIncidents(20, 11), 20);
  const [whole] = bytes.values();
  assert.throws(() => readChunk(whole.slice(0, whole.byteLength - 40)), RangeError);
});
