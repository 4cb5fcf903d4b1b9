import assert from "node:assert/strict";
import { test } from "node:test";
import { dayNumber, isoOfDay, isoWeek, nextUnit, startOfUnit } from "../lib/calendar.js";
import { binIndexAt, buildBins, countAxis, timelineDomain, unitForSpan } from "../lib/timeline_bins.js";

const TODAY = dayNumber("2025-07-20");

function incident(start, end, type = "Battles") {
  return { date_start: start, date_end: end, event_type: type };
}

test("weeks start on Monday, also before 1970", () => {
  assert.equal(isoOfDay(startOfUnit(dayNumber("2025-07-06"), "week")), "2025-06-30");
  assert.equal(isoOfDay(startOfUnit(dayNumber("1969-12-31"), "week")), "1969-12-29");
});

test("week numbers follow ISO 8601 over the turn of the year", () => {
  assert.deepEqual(isoWeek(dayNumber("2024-12-30")), { year: 2025, week: 1 });
  assert.deepEqual(isoWeek(dayNumber("2021-01-03")), { year: 2020, week: 53 });
});

test("months follow each other whatever their length", () => {
  const starts = ["2024-01-01", "2024-02-01", "2023-02-01", "2024-12-01"].map(dayNumber);
  const next = starts.map((start) => isoOfDay(nextUnit(start, "month")));
  assert.deepEqual(next, ["2024-02-01", "2024-03-01", "2023-03-01", "2025-01-01"]);
});

test("the unit follows the span", () => {
  assert.deepEqual([30, 62, 63, 550, 551].map(unitForSpan), ["day", "day", "week", "week", "month"]);
});

test("the domain is null without dates and never shorter than four weeks", () => {
  assert.equal(timelineDomain([incident(null, null)], TODAY), null);
  const domain = timelineDomain([incident("2025-07-01", "2025-07-01")], TODAY);
  assert.equal(domain.last - domain.first + 1, 28 + 2);
  assert.ok(domain.first < dayNumber("2025-07-01") && domain.last > dayNumber("2025-07-01"));
});

test("an open end stretches the domain to today and its bars are all hatched", () => {
  const open = [incident("2025-07-01", null)];
  const domain = timelineDomain(open, TODAY + 20);
  assert.ok(domain.last >= TODAY + 20);
  const bins = buildBins(open, domain);
  const counted = bins.filter((bin) => bin.total === 1);
  assert.equal(isoOfDay(counted[0].start), "2025-07-01");
  assert.equal(counted.at(-1), bins.at(-1)); // "still open" has no last day
  assert.ok(counted.every((bin) => bin.spread.get("Battles") === 1 && bin.inside.size === 0));
});

test("an exact day is solid in one bin; a rough week is hatched in each day it may be", () => {
  const list = [incident("2025-07-03", "2025-07-03"), incident("2025-07-01", "2025-07-07", "Riots")];
  const bins = buildBins(list, timelineDomain(list, TODAY));
  const third = bins[binIndexAt(bins, dayNumber("2025-07-03"))];
  assert.equal(third.inside.get("Battles"), 1);
  assert.equal(third.spread.get("Riots"), 1);
  assert.equal(bins.reduce((sum, bin) => sum + (bin.spread.get("Riots") ?? 0), 0), 7);
});

test("a rough week inside one month's bar is solid there", () => {
  const list = [incident("2020-01-01", "2020-01-01"), incident("2025-07-01", "2025-07-07")];
  const domain = timelineDomain(list, TODAY);
  const bins = buildBins(list, domain);
  assert.equal(domain.unit, "month");
  assert.equal(bins.at(-2).inside.get("Battles"), 1);
});

test("bins cover the domain without gap or overlap", () => {
  const list = [incident("2024-01-15", "2024-01-15"), incident("2025-07-01", "2025-07-01")];
  const domain = timelineDomain(list, TODAY);
  const bins = buildBins(list, domain);
  assert.equal(bins[0].start, domain.first);
  assert.equal(bins.at(-1).end, domain.last);
  bins.slice(1).forEach((bin, i) => assert.equal(bin.start, bins[i].end + 1));
});

test("incidents outside a given domain are not pushed into its edges", () => {
  const bins = buildBins([incident("2020-01-01", "2020-01-02")], { first: TODAY, last: TODAY + 5, unit: "day" });
  assert.equal(bins.reduce((sum, bin) => sum + bin.total, 0), 0);
});

test("the count axis ends on a round number at or above the highest bar", () => {
  assert.deepEqual(countAxis(0), { top: 1, step: 1 });
  assert.deepEqual(countAxis(3), { top: 3, step: 1 });
  assert.deepEqual(countAxis(13), { top: 15, step: 5 });
  for (const highest of [1, 7, 99, 1234]) assert.ok(countAxis(highest).top >= highest);
});
