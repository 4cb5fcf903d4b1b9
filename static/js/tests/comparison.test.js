import assert from "node:assert/strict";
import { test } from "node:test";
import { dayNumber, isoOfDay } from "../lib/calendar.js";
import { change, coverageChange, lastTold, spansToCompare } from "../lib/comparison.js";

const TODAY = dayNumber("2025-12-03"); // a Wednesday
const FIRST = dayNumber("2020-01-01");
const range = (from, to) => ({ from: from && dayNumber(from), to: to && dayNumber(to) });
const compare = (asked, today = TODAY, first = FIRST) => spansToCompare(asked, { today, first });
const words = ({ from, to }) => `${isoOfDay(from)} ${isoOfDay(to)}`;

test("the running week and what ended less than a week ago are left out", () => {
  assert.equal(isoOfDay(lastTold(TODAY)), "2025-11-23");
  assert.equal(isoOfDay(lastTold(dayNumber("2025-11-30"))), "2025-11-23"); // a Sunday, seven days after
  assert.equal(isoOfDay(lastTold(dayNumber("2025-11-29"))), "2025-11-16");
});

test("without a choice the last four complete weeks stand against the four before", () => {
  for (const asked of [null, range(null, null)]) {
    const { now, before, weeks, isKnown } = compare(asked);
    assert.deepEqual([words(now), words(before), weeks, isKnown], ["2025-10-27 2025-11-23", "2025-09-29 2025-10-26", 4, true]);
  }
});

test("a chosen span is cut to the whole weeks in it, Monday to Sunday", () => {
  const { now, before, weeks } = compare(range("2025-07-01", "2025-07-31"));
  assert.deepEqual([words(now), words(before), weeks], ["2025-07-07 2025-07-27", "2025-06-16 2025-07-06", 3]);
  assert.equal(words(compare(range("2025-07-07", "2025-07-13")).now), "2025-07-07 2025-07-13");
});

test("a span up to today ends with the last week that is told", () => {
  assert.equal(words(compare(range("2025-11-05", "2025-12-03")).now), "2025-11-10 2025-11-23");
  assert.equal(words(compare(range("2025-11-05", null)).now), "2025-11-10 2025-11-23");
});

test("a span without a complete week compares nothing", () => {
  assert.equal(compare(range("2025-07-08", "2025-07-19")), null);
  assert.equal(compare(range("2025-11-24", null)), null);
  assert.equal(compare(range("2026-02-01", "2026-03-31")), null);
});

test("weeks before the first day of the data are no quiet ones", () => {
  assert.equal(compare(range("2020-01-20", "2020-02-16")).isKnown, false);
  assert.equal(compare(range(null, "2020-03-01")).isKnown, false);
  assert.equal(compare(range("2020-03-02", "2020-03-08")).isKnown, true);
});

test("a percentage stands only on a base of ten", () => {
  assert.deepEqual(change(61, 38), { now: 61, before: 38, difference: 23, percent: 23 / 38 });
  assert.equal(change(8, 9).percent, null);
  assert.equal(change(5, 10).percent, -0.5);
});

const read = (articles, meanSources = 10) => ({ articles, meanSources });

test("more than a third of the larger number apart is another coverage, up or down, articles or sources", () => {
  assert.equal(coverageChange(read(90), read(60)), null);
  assert.equal(coverageChange(read(90), read(59)), "changed");
  assert.equal(coverageChange(read(59), read(90)), "changed");
  assert.equal(coverageChange(read(90, 10), read(90, 6)), "changed");
  assert.equal(coverageChange(read(90, 6), read(90, 9)), null);
});

test("a span of which nothing was read is named as such", () => {
  assert.equal(coverageChange(read(0, 3), read(0, 0)), "unread");
  assert.equal(coverageChange(read(4), read(0, 2)), "unread_before");
  assert.equal(coverageChange(read(0), read(4)), "unread_now");
});
