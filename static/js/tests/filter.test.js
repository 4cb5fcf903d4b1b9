import assert from "node:assert/strict";
import { test } from "node:test";
import { dayNumber } from "../lib/calendar.js";
import { EMPTY_FILTER, changedKeys, daysOf, decodeFilter, encodeFilter, hasDates, isDay, isEmpty, sameApartFromDates } from "../lib/filter.js";

const filter = (change) => ({ ...EMPTY_FILTER, ...change });

const EVERYTHING = filter({
  from: "2025-06-01", to: "2025-07-31", types: ["Battles", "Explosions/Remote violence"], subs: ["Armed clash"], actors: ["jnim"], roles: ["perpetrator"],
  attributions: ["claimed"], targets: ["none", "military"], countries: ["ML"], areas: ["ML.KY"], deaths: ["unknown", "10-", "3-9", "0"], civilian: ["yes"],
  precisions: ["none", "1"], credibilities: ["6"], sources: ["12"], campaigns: ["3"], origins: ["desk"], q: "سوق نيورو & co", near: { lat: 15.23, lng: -9.59, km: 50, label: "نيورو, Mali" },
  shape: [[10, -5], [12, -5.5], [11, 0.25]], bounds: [9.5, -12, 20, 5], since: "2026-11-20T10:00:00Z",
});

test("a filter with every field survives the URL", () => {
  assert.deepEqual(decodeFilter(encodeFilter(EVERYTHING)), { filter: EVERYTHING, problems: [] });
});

test("the last days stand in the URL as such, and days asked for beside them give way", () => {
  assert.equal(encodeFilter(filter({ last: 30 })), "?last=30");
  assert.deepEqual(decodeFilter("?last=30&from=2025-01-01").filter, filter({ last: 30 }));
  assert.deepEqual(daysOf(filter({ last: 7 }), dayNumber("2026-07-07")), { from: "2026-07-01", to: "2026-07-07" });
});

test("what makes no sense is left out and named, and the rest stands", () => {
  const nonsense = "?from=2025-02-30&to=soon&last=x&deaths=many&civilian=perhaps&precision=9&credibility=0&source=abc&near=1,2&near=&shape=1,2;3,4&bounds=5,5,4,4&since=yesterday&type=Battles";
  const { filter: read, problems } = decodeFilter(nonsense, { types: ["Battles"] });
  assert.deepEqual(read, filter({ types: ["Battles"] }));
  assert.equal(problems.length, 12);
});

test("a point off the earth, a shape of a thousand corners and a negative radius are nonsense", () => {
  const corners = Array.from({ length: 1000 }, (_, at) => `${at / 100},1`).join(";");
  for (const query of [`?shape=${corners}`, "?near=95,0,10", "?near=1,1,-5", "?near=1,1,Infinity", "?bounds=-95,0,10,10"]) {
    assert.equal(decodeFilter(query).problems.length, 1, query.slice(0, 30));
  }
});

test("a range given backwards is turned round", () => {
  const { from, to } = decodeFilter("?from=2025-07-10&to=2025-07-01").filter;
  assert.deepEqual([from, to], ["2025-07-01", "2025-07-10"]);
});

test("codes are checked where they are known, and long rubbish is cut before it is shown", () => {
  const { filter: read, problems } = decodeFilter(`?country=ML&country=XX&country=${"y".repeat(500)}`, { countries: ["ML"] });
  assert.deepEqual(read.countries, ["ML"]);
  assert.deepEqual(problems.map((text) => text.length), [2, 60]);
});

test("a choice given twice counts once", () => {
  assert.deepEqual(decodeFilter("?country=ML&country=ML").filter.countries, ["ML"]);
});

test("the label of a radius may hold commas", () => {
  assert.equal(decodeFilter("?near=1,2,3,Gao, Mali").filter.near.label, "Gao, Mali");
});

test("only days of the calendar are days", () => {
  assert.ok(isDay("2024-02-29"));
  for (const text of ["2025-02-29", "2025-7-1", "1899-12-31", "", null, "2025-13-01"]) assert.ok(!isDay(text), text);
});

test("empty, dated and changed are told apart", () => {
  assert.ok(isEmpty(filter({})));
  assert.ok(!isEmpty(filter({ q: "x" })));
  assert.ok(hasDates(filter({ last: 3 })) && hasDates(filter({ to: "2025-01-01" })) && !hasDates(filter({})));
  assert.deepEqual(changedKeys(filter({ types: ["Riots"] }), filter({ types: ["Riots"], q: "x" })), ["q"]);
  assert.ok(sameApartFromDates(filter({ from: "2025-01-01" }), filter({ last: 3 })));
  assert.ok(!sameApartFromDates(filter({}), filter({ countries: ["ML"] })));
});
