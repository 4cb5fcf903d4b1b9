import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { EVENT_TYPES, eventType } from "../lib/event_types.js";
import { makeFormats } from "../lib/format.js";
import { makeStrings } from "../lib/strings.js";
import { isVaguePlace, marksOf, vagueRadiusKm } from "../lib/vagueness.js";

const ROOT = new URL("../../../", import.meta.url);

function incident(change = {}) {
  return {
    id: "SW-1", event_type: "Battles", country: "ML", date_start: "2025-07-01", date_end: "2025-07-01", date_precision: "day",
    lat: 14.4, lng: -11.4, uncertainty_km: 2, coarse: false, place_is_vague: false, ...change,
  };
}

test("the template draws each type with the same figure as the map", () => {
  const template = readFileSync(new URL("templates/components/type_symbols.html", ROOT), "utf8");
  for (const { slug, path } of EVENT_TYPES) assert.ok(template.includes(`<symbol id="type-${slug}" viewBox="-8 -8 16 16"><path d="${path}"/>`), slug);
});

test("each type's colour is a token of the style sheet", () => {
  const tokens = readFileSync(new URL("static/css/tokens.css", ROOT), "utf8");
  for (const { token } of EVENT_TYPES) assert.equal(tokens.split(`${token}:`).length, 3, `${token} in light and dark`);
});

test("an unknown type is drawn all the same", () => {
  assert.equal(eventType("Something new").slug, "strategic-developments");
});

test("a withheld, a vague or a wide place is never a pin", () => {
  assert.ok(!isVaguePlace(incident()));
  for (const change of [{ coarse: true }, { place_is_vague: true }, { place_is_vague: true, uncertainty_km: 2 }]) assert.ok(vagueRadiusKm(incident(change)) >= 10, JSON.stringify(change));
  assert.equal(vagueRadiusKm(incident()), 0);
  assert.equal(vagueRadiusKm(incident({ coarse: true, uncertainty_km: null })), 30);
  assert.equal(vagueRadiusKm(incident({ place_is_vague: true, uncertainty_km: 75 })), 75);
});

test("marks say what is not known", () => {
  assert.deepEqual(marksOf(incident()), []);
  assert.deepEqual(marksOf(incident({ date_start: null, date_end: null, lat: null, lng: null })), ["no_place"]);
  assert.deepEqual(marksOf(incident({ place: "Mali", lat: null, lng: null })), ["not_on_map"]);
  assert.deepEqual(marksOf(incident({ date_end: null, coarse: true })), ["still_open", "withheld"]);
  assert.deepEqual(marksOf(incident({ date_precision: "month", place_is_vague: true })), ["vague_date", "vague_place"]);
  assert.deepEqual(["desk", "seed", "generated", undefined].map((origin) => marksOf(incident({ origin }))), [[], ["seed"], ["generated"], []]);
});

test("counted texts take the form the language wants, with Western digits", () => {
  const plurals = Object.fromEntries(["zero", "one", "two", "few", "many", "other"].map((name) => [name, { incidents: `${name} {n}` }]));
  const arabic = makeStrings({ strings: {}, plurals }, "ar");
  assert.deepEqual([0, 1, 2, 3, 11, 100].map((n) => arabic.count("incidents", n)), ["zero 0", "one 1", "two 2", "few 3", "many 11", "other 100"]);
  const english = makeStrings({ strings: { hello: "Hi {name}, {unknown}" }, plurals }, "en");
  assert.equal(english.count("incidents", 1000), "other 1,000");
  assert.equal(english.text("hello", { name: "you" }), "Hi you, {unknown}");
});

test("dates have Western digits in Arabic and weeks their ISO number", () => {
  const strings = makeStrings({ strings: { week_of: "{week}/{date}" }, plurals: { other: {} } }, "ar");
  const formats = makeFormats("ar", strings);
  assert.match(formats.day("2025-07-01"), /1.*2025/);
  assert.match(formats.period({ start: 20269 }, "week"), /^27\//);
});
