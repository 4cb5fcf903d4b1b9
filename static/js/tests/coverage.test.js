import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { dayNumber } from "../lib/calendar.js";
import { LEVELS, coverageOf, keepCoverage, readCoverage, spanCoverage, stripCells, stripUnit, whenCovered } from "../lib/coverage.js";
import { STALE_MS, createReader } from "../lib/coverage_reader.js";
import { binEdges } from "../lib/timeline_bins.js";
import { cellByKey } from "../timeline/coverage_strip.js";
import { rowCodes } from "../timeline/coverage_view.js";

// Weeks from Monday 30 June 2025: Mali 3, 0, 12 articles; Niger 0, 0, 0, 2; international 1 in week 2.
const COVERAGE = readCoverage({
  first: "2025-06-30", weeks: 5, by_arrival: 0,
  countries: { ML: [[0, 3, 2], [1, 0, 2], [2, 12, 3]], NE: [[3, 2, 1]], "": [[2, 1, 1]] },
});
const day = dayNumber;

test("a span sums the articles of the weeks it touches, and the most sources that lived in one", () => {
  assert.deepEqual(spanCoverage(COVERAGE, day("2025-07-05"), day("2025-07-14")), { articles: 16, sources: 4, meanSources: 8 / 3 });
  assert.deepEqual(spanCoverage(COVERAGE, null, null), { articles: 18, sources: 4, meanSources: 9 / 5 });
  assert.equal(spanCoverage(COVERAGE, day("2025-07-07"), day("2025-07-13")).articles, 0);
});

test("weeks before and after what is known were not read, and count in the mean", () => {
  assert.deepEqual(spanCoverage(COVERAGE, day("2020-01-01"), day("2020-02-01")), { articles: 0, sources: 0, meanSources: 0 });
  assert.equal(spanCoverage(COVERAGE, day("2025-06-23"), day("2025-07-06")).meanSources, 1);
});

test("an installation that has read nothing has no weeks", () => {
  const nothing = readCoverage({ first: null, weeks: 0, countries: {}, by_arrival: 0 });
  assert.equal(spanCoverage(nothing, null, null).articles, 0);
});

test("one country is its own sources; an empty list or map counts international ones with them", () => {
  assert.equal(spanCoverage(COVERAGE, null, null, ["ML"]).articles, 15);
  assert.equal(coverageOf(null, null, ["ML"]), null);
  keepCoverage(COVERAGE);
  assert.deepEqual(coverageOf(null, null, ["ML"]), { articles: 16, sources: 4 });
  assert.deepEqual(coverageOf("2025-07-07", "2025-07-13", []), { articles: 0, sources: 2 });
  assert.deepEqual(coverageOf("2025-07-21", null), { articles: 2, sources: 1 });
  keepCoverage(null);
});

test("a week is a cell, shaded by its articles; none read is a class of its own", () => {
  const cells = stripCells(COVERAGE, binEdges({ first: day("2025-06-30"), last: day("2025-07-27") }, "week"), ["ML"]);
  const found = cells.map(({ articles, sources, level }) => [articles, sources, level]);
  assert.deepEqual(found, [[3, 2, 1], [0, 2, 0], [12, 3, 2], [0, 0, 0]]);
});

test("each week stands in one month, that of its Thursday, and none is lost or counted twice", () => {
  const cells = stripCells(COVERAGE, binEdges({ first: day("2025-05-01"), last: day("2025-09-30") }, "month"));
  assert.deepEqual(cells.map(({ articles }) => articles), [0, 0, 18, 0, 0]); // 3 July is the Thursday of week 0
  const one = Array.from({ length: 300 }, (_, week) => [week, 1, 1]);
  const many = readCoverage({ first: "2020-01-06", weeks: 300, by_arrival: 0, countries: { ML: one } });
  const months = stripCells(many, binEdges({ first: day("2020-01-01"), last: day("2025-12-31") }, "month"));
  assert.equal(months.reduce((sum, { articles }) => sum + articles, 0), 300);
  assert.ok(months.slice(0, 60).every(({ articles, level }) => articles >= 4 && articles <= 5 && level === 1));
});

test("the strip has weeks for days and weeks, months for months", () => {
  assert.deepEqual(["day", "week", "month"].map(stripUnit), ["week", "week", "month"]);
});

test("the key on the page names the classes", () => {
  const html = readFileSync(new URL("../../../templates/dashboard/_timeline.html", import.meta.url), "utf8");
  LEVELS.forEach((least, index) => {
    const words = index === LEVELS.length - 1 ? `≥ ${least}` : `${least}–${LEVELS[index + 1] - 1}`;
    assert.ok(html.includes(`coverage__level--${index + 1}" width="12" height="12"/></svg><bdi dir="ltr">${words}</bdi>`), words);
  });
});

test("rows are all sources and the filter's countries, or the core ones; all of them on demand", () => {
  assert.deepEqual(rowCodes(COVERAGE, [], false), [null, "ML", "BF", "NE"]);
  assert.deepEqual(rowCodes(COVERAGE, ["TD"], false), [null, "TD"]);
  const wide = readCoverage({ first: "2025-06-30", weeks: 1, by_arrival: 0, countries: { SN: [], ML: [], "": [] } });
  assert.deepEqual(rowCodes(wide, ["TD"], true), [null, "ML", "BF", "NE", "TD", "SN", ""]);
});

test("the keyboard walks over the cells and stays within them", () => {
  const rows = [{ cells: [1, 2, 3] }, { cells: [1, 2, 3] }];
  const to = (key, at, isRtl = false) => cellByKey(key, at, { rows, isRtl });
  assert.deepEqual(to("ArrowLeft", [0, 2]), [0, 1]);
  assert.deepEqual(to("ArrowLeft", [0, 1], true), [0, 2]);
  assert.deepEqual(to("ArrowDown", [1, 2]), [1, 2]);
  assert.deepEqual([to("Home", [1, 2]), to("End", [1, 0]), to("x", [0, 0])], [[1, 0], [1, 2], null]);
});

/** A reader whose hours pass when told, and whose server answers what stands in `answers`, or fails. */
function readerAt() {
  const world = { now: 0, isSeen: true, answers: [], heard: [], asked: 0, planned: null };
  const { read } = createReader({
    async ask() {
      world.asked += 1;
      if (!world.answers.length) throw new Error("no answer");
      return world.answers.shift();
    },
    onAnswer: (answer) => world.heard.push(answer),
    timers: { set: (run, ms) => (world.planned = { run, ms }), clear: () => { world.planned = null; } },
    clock: () => world.now,
    isSeen: () => world.isSeen,
  });
  const pass = async () => {
    world.now += world.planned.ms;
    world.planned.run();
    await new Promise(setImmediate);
  };
  return { world, read, pass };
}

test("what was read is asked for again while the page is seen, and at once when it is seen again", async () => {
  const { world, read, pass } = readerAt();
  world.answers = ["first", "second", "third"];
  await read();
  await read();
  assert.equal(world.asked, 1, "it is fresh");
  await pass();
  assert.deepEqual(world.heard, ["first", "second"]);
  world.isSeen = false;
  await pass();
  assert.equal(world.asked, 2);
  world.isSeen = true;
  await read();
  assert.deepEqual(world.heard, ["first", "second", "third"]);
});

test("a reading that fails is tried again, with pauses that grow to the usual one", async () => {
  const { world, read, pass } = readerAt();
  await read();
  const pauses = [world.planned.ms];
  for (let round = 0; round < 8; round += 1) {
    await pass();
    pauses.push(world.planned.ms);
  }
  assert.deepEqual(pauses.slice(0, 3), [5_000, 10_000, 20_000]);
  assert.equal(pauses.at(-1), STALE_MS);
  world.answers = ["at last"];
  await pass();
  assert.deepEqual(world.heard, ["at last"]);
});

test("those who speak of empty spans hear when it is known what was read", () => {
  const heard = [];
  keepCoverage(null);
  whenCovered(() => heard.push(coverageOf(null, null)?.articles ?? null));
  keepCoverage(readCoverage({ first: null, weeks: 0, countries: {}, by_arrival: false }));
  keepCoverage(null);
  assert.deepEqual(heard, [0, null]);
});
