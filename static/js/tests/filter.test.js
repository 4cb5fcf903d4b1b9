import assert from "node:assert/strict";
import { test } from "node:test";
import { EMPTY_FILTER, decodeFilter, encodeFilter, isDay, matches, summarise } from "../lib/filter.js";

const KNOWN = { types: ["Battles", "Riots"], countries: ["ML", "NE"] };

function incident(change = {}) {
  return {
    id: "SW-1", event_type: "Battles", country: "ML", date_start: "2025-07-01", date_end: "2025-07-01",
    lat: 14.4, lng: -11.4, ...change,
  };
}

function filter(change) {
  return { ...EMPTY_FILTER, ...change };
}

test("a day inside the range matches and one outside does not", () => {
  assert.ok(matches(incident(), filter({ from: "2025-07-01", to: "2025-07-01" })));
  assert.ok(!matches(incident(), filter({ from: "2025-07-02" })));
  assert.ok(!matches(incident(), filter({ to: "2025-06-30" })));
});

test("an interval matches when any of it lies in the range", () => {
  const july = incident({ date_start: "2025-07-01", date_end: "2025-07-31" });
  assert.ok(matches(july, filter({ from: "2025-07-31", to: "2025-08-10" })));
  assert.ok(!matches(july, filter({ from: "2025-08-01" })));
});

test("an open end reaches into the future but not before its start", () => {
  const siege = incident({ date_end: null });
  assert.ok(matches(siege, filter({ from: "2030-01-01" })));
  assert.ok(!matches(siege, filter({ to: "2025-06-30" })));
});

test("an undated incident never matches a date filter and is counted apart", () => {
  const list = [incident(), incident({ id: "SW-2", date_start: null, date_end: null })];
  const dated = summarise(list, filter({ from: "2025-01-01" }));
  assert.deepEqual(dated.counts, { total: 1, withoutPlace: 0, withoutDate: 0, undatedApart: 1 });
  const free = summarise(list, EMPTY_FILTER);
  assert.deepEqual(free.counts, { total: 2, withoutPlace: 0, withoutDate: 1, undatedApart: 0 });
});

test("choices combine by OR within a list and by AND across lists", () => {
  const riot = incident({ event_type: "Riots", country: "NE" });
  assert.ok(matches(riot, filter({ types: ["Battles", "Riots"] })));
  assert.ok(!matches(riot, filter({ types: ["Riots"], countries: ["ML"] })));
});

test("an incident at latitude zero has a place", () => {
  const list = [incident({ lat: 0, lng: 0 }), incident({ lat: null, lng: null })];
  assert.equal(summarise(list, EMPTY_FILTER).counts.withoutPlace, 1);
});

test("an option's count leaves its own list aside", () => {
  const list = [incident(), incident({ event_type: "Riots" }), incident({ event_type: "Riots", country: "NE" })];
  const { facets: counts } = summarise(list, filter({ types: ["Battles"], countries: ["ML"] }));
  assert.equal(counts.types.get("Riots"), 1);
  assert.equal(counts.countries.get("NE"), undefined);
  assert.equal(counts.countries.get("ML"), 1);
});

test("a filter survives its URL", () => {
  const whole = { from: "2025-01-01", to: "2025-12-31", types: ["Battles", "Riots"], countries: ["NE"] };
  assert.deepEqual(decodeFilter(encodeFilter(whole), KNOWN), { filter: whole, problems: [] });
  assert.equal(encodeFilter(EMPTY_FILTER), "");
});

test("nonsense in a URL is left out and named", () => {
  const { filter: kept, problems } = decodeFilter("?from=2025-02-30&to=soon&type=Party&type=Riots&country=XX&utm=1", KNOWN);
  assert.deepEqual(kept, { from: null, to: null, types: ["Riots"], countries: [] });
  assert.deepEqual(problems, ["2025-02-30", "soon", "Party", "XX"]);
});

test("a range given backwards is turned round", () => {
  const { filter: kept } = decodeFilter("?from=2025-07-09&to=2025-07-01", KNOWN);
  assert.deepEqual([kept.from, kept.to], ["2025-07-01", "2025-07-09"]);
});

test("the same value twice in a URL counts once", () => {
  assert.deepEqual(decodeFilter("?type=Riots&type=Riots", KNOWN).filter.types, ["Riots"]);
});

test("only real days are days", () => {
  assert.ok(isDay("2024-02-29"));
  for (const text of ["2025-02-29", "2025-13-01", "0001-01-01", "2025-1-1", "", null]) assert.ok(!isDay(text), String(text));
});
