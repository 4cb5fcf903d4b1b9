import assert from "node:assert/strict";
import { test } from "node:test";
import { chipsOf } from "../lib/chip_list.js";
import { campaignsText, deathsText, highText } from "../lib/death_words.js";
import { EMPTY_FILTER } from "../lib/filter.js";
import { byCount, nested, otherWords, wordFilter } from "../lib/option_order.js";
import { createPace } from "../lib/pace.js";
import { createUndo } from "../lib/undo.js";
import { createVirtualScroll } from "../lib/virtual_scroll.js";
import { noteVisit, serverTime } from "../lib/visit.js";

const strings = {
  text: (key, values = {}) => [key, ...Object.values(values)].join(" "),
  count: (key, n, values = {}) => [n, key, ...Object.values(values)].join(" "),
  number: String,
};
const words = {
  strings, formats: { day: (iso) => iso, time: () => "14:05" }, label: (key, value) => `<${value}>`, legend: (key) => key.toUpperCase(),
};

test("each choice has a chip of its own, in an order that does not change, which takes it away", () => {
  const filter = { ...EMPTY_FILTER, from: "2026-01-01", q: "نيورو", types: ["Riots", "Battles"], roles: ["target"], near: { lat: 14.4, lng: -11.4, km: 50, label: "" } };
  const chips = chipsOf(filter, words);
  assert.deepEqual(chips.map(({ id }) => id), ["from", "q", "near", "types Riots", "types Battles", "roles target"]);
  assert.deepEqual(chips.map(({ label }) => label).slice(2), ["chip_near 50 14.40, -11.40", "<Riots>", "<Battles>", "chip_field ROLES <target>"]);
  const left = chips.reduce((rest, chip) => ({ ...rest, ...chipsOf(rest, words).find(({ id }) => id === chip.id).change }), filter);
  assert.deepEqual(left, EMPTY_FILTER);
  assert.deepEqual(chipsOf({ ...EMPTY_FILTER, last: 30 }, words).map(({ label }) => label), ["30 last_days"]);
});

test("sums of deaths say what is open, unknown and told jointly", () => {
  const deaths = { low: 10, best: 11, high: 25, unknown: 0, open: 0, campaigns: { count: 0, low: 0 } };
  assert.equal(deathsText(deaths, strings), "deaths range 10 25");
  assert.equal(deathsText({ ...deaths, high: 10 }, strings), "deaths 10");
  assert.equal(deathsText({ ...deaths, high: 10, open: 1 }, strings), "deaths range 10 or_more 10");
  assert.match(deathsText({ ...deaths, unknown: 3 }, strings), /3 deaths_unknown/);
  assert.equal(highText({ ...deaths, open: 2 }, strings), "25+");
  assert.equal(campaignsText(deaths, strings), "");
  assert.equal(campaignsText({ campaigns: { count: 2, low: 40 } }, strings), "2 told_jointly 40");
});

test("options stand by count, chosen ones first, and equal ones as they stood", () => {
  const counts = new Map([["b", 5], ["c", 9], ["d", 5]]);
  assert.deepEqual(byCount(["a", "b", "c", "d"], { counts, chosen: new Set(["a"]) }), ["a", "c", "b", "d"]);
});

test("areas stand below the area they lie in, whatever their order; a parent that is missing or a circle loses nobody", () => {
  const rows = nested([{ value: "kayes", parent: "ML" }, { value: "ML", parent: null }, { value: "x", parent: "gone" }, { value: "NE", parent: null }, { value: "self", parent: "self" }], (values) => [...values].sort());
  assert.deepEqual(rows.map(({ value, depth }) => `${value}${depth}`), ["ML0", "kayes1", "NE0", "self0", "x0"]);
});

test("a word finds names in any spelling, at the start of a word first of all", () => {
  assert.ok(wordFilter("menaka")("Région de Ménaka"));
  assert.ok(wordFilter("اغاديس")("أغاديس"));
  assert.ok(wordFilter("")("anything"));
  assert.ok(!wordFilter("gao kidal")("Gao"));
  assert.ok(!wordFilter("ao")("Gao"), "two letters within a word are chance");
});

test("an actor is found by its names in other languages, and nothing else has any", () => {
  const names = { actors: { 7: ["jnim", "JNIM", 2, "groupe de soutien a l'islam gsim نصره الاسلام"], 8: ["fama", "FAMa", 1] }, areas: { 1: ["ML", "Mali", 0] } };
  const words = otherWords("actors", names);
  for (const typed of ["GSIM", "soutien à l’islam", "نُصرة الإسلام"]) assert.ok(wordFilter(typed)(words.get("jnim")), typed);
  assert.equal(words.get("fama"), "");
  assert.equal(otherWords("areas", names).size, 0);
  assert.equal(otherWords("actors", null).size, 0);
});

test("undo gives filters back, the latest first, and no more than were left", () => {
  const undo = createUndo();
  undo.remember("one");
  undo.remember("two");
  assert.deepEqual([undo.size(), undo.take(), undo.take(), undo.take(), undo.size()], [2, "two", "one", null, 0]);
  undo.remember("three");
  undo.forget();
  assert.equal(undo.take(), null);
});

test("work at a pace runs at once, then not before its time, with the latest arguments", () => {
  let [now, planned] = [0, null];
  const ran = [];
  const pace = createPace((value) => ran.push([now, value]), {
    restMs: 100, clock: () => now, timers: { set: (run, delay) => { planned = { run, at: now + delay }; return 1; }, clear: () => { planned = null; } },
  });
  pace.step("a");
  now = 30;
  pace.step("b");
  now = 60;
  pace.step("c");
  assert.equal(planned.at, 100);
  now = 100;
  planned.run();
  now = 110;
  pace.now("d");
  assert.deepEqual(ran, [[0, "a"], [100, "c"], [110, "d"]]);
});

function storageOf(text = null) {
  const kept = { text };
  return { getItem: () => kept.text, setItem: (_, value) => { kept.text = value; }, kept };
}

test("the visit before this one is remembered by the server's clock; coming back soon is the same visit", () => {
  const storage = storageOf();
  assert.equal(noteVisit(storage, "2026-11-20T14:00:00Z"), null);
  assert.equal(noteVisit(storage, "2026-11-20T14:05:00Z"), null);
  assert.equal(noteVisit(storage, "2026-11-22T09:00:00Z"), "2026-11-20T14:05:00Z");
  assert.equal(noteVisit(storage, "2026-11-22T09:20:00Z"), "2026-11-20T14:05:00Z");
  assert.equal(noteVisit(storage, "2026-11-22T09:10:00Z"), "2026-11-20T14:05:00Z", "a clock set back moves nothing");
  assert.equal(noteVisit(storage, "2026-11-22T10:00:00Z"), "2026-11-22T09:20:00Z");
});

test("nonsense in the storage, or none at all, is a first visit", () => {
  for (const text of ["", "{", "null", '{"seen": 5, "before": "soon"}']) assert.equal(noteVisit(storageOf(text), "2026-11-20T14:00:00Z"), null, text);
  const refused = { getItem() { throw new Error("refused"); }, setItem() { throw new Error("refused"); } };
  assert.equal(noteVisit(refused, "2026-11-20T14:00:00Z"), null);
  assert.equal(serverTime("Sat, 28 Nov 2026 04:00:00 GMT"), "2026-11-28T04:00:00Z");
  assert.equal(serverTime(null), null);
});

function scrolled(rows, most) {
  const scroll = createVirtualScroll(most);
  scroll.resize({ rows, rowHeight: 50, viewport: 500 });
  return scroll;
}

test("a list that fits a browser scrolls pixel by pixel", () => {
  const scroll = scrolled(1_000);
  assert.equal(scroll.barHeight, 50_000);
  assert.deepEqual(scroll.range(2), { first: 0, last: 12 });
  assert.equal(scroll.moved(25_010), null);
  assert.deepEqual(scroll.range(0), { first: 500, last: 511 });
  assert.equal(scroll.topOf(501), 25_050);
  scroll.moved(49_500);
  assert.deepEqual(scroll.range(3), { first: 987, last: 1_000 });
});

test("a million rows are all reached: by jumps in proportion, by small steps one by one, and both ends exactly", () => {
  const scroll = scrolled(1_000_000, 1_000_000);
  assert.equal(scroll.barHeight, 1_000_000);
  scroll.moved(999_500);
  assert.equal(scroll.range(0).last, 1_000_000);
  scroll.moved(499_750);
  const { first } = scroll.range(0);
  assert.ok(Math.abs(first - 499_995) < 2, `row ${first}`);
  scroll.moved(499_800);
  assert.equal(scroll.range(0).first, first + 1, "a step of one row moves by one row");
  assert.ok(Math.abs(scroll.topOf(first + 1) - 499_800) < 50);
  scroll.moved(0);
  assert.equal(scroll.range(0).first, 0);
});

test("small steps skip no row, though the bar comes to its end sooner than the list", () => {
  for (const step of [-400, 400]) {
    const scroll = scrolled(1_000_000, 1_000_000);
    const wanted = step < 0 ? 0 : 999_990;
    let at = step < 0 ? 13_000 : 999_500 - 13_000;
    scroll.moved(at);
    let [row, steps, corrections] = [scroll.range(0).first, 0, 0];
    while (row !== wanted && steps < 2_000) {
      at = Math.min(999_500, Math.max(0, at + step));
      const corrected = scroll.moved(at);
      corrections += corrected === null ? 0 : 1;
      at = corrected ?? at;
      const next = scroll.range(0).first;
      assert.ok(Math.abs(next - row) <= 8, `from row ${row} to ${next}`);
      [row, steps] = [next, steps + 1];
    }
    assert.equal(row, wanted);
    assert.ok(corrections > 0, "the way was long enough for the bar to end first");
  }
});

test("a row is brought into view with the least movement, and a shorter list keeps within its end", () => {
  const scroll = scrolled(1_000);
  assert.equal(scroll.reveal(3), 0);
  assert.equal(scroll.reveal(20), 550);
  assert.equal(scroll.reveal(15), 550);
  assert.equal(scroll.reveal(5), 250);
  assert.equal(scroll.goTo(310), 310);
  assert.equal(scroll.top, 310);
  scroll.goTo(250);
  scroll.reveal(999);
  assert.equal(scroll.resize({ rows: 12 }), 100);
  assert.equal(scroll.resize({ rows: 0 }), 0);
  assert.deepEqual(scroll.range(5), { first: 0, last: 0 });
});
