import assert from "node:assert/strict";
import { test } from "node:test";
import { typedDays } from "../dashboard/date_fields.js";
import { deathRangeText } from "../lib/death_words.js";
import { EMPTY_FILTER } from "../lib/filter.js";
import { leastOf, withLeast } from "../lib/least_deaths.js";

const strings = {
  text: (key, values = {}) => [key, ...Object.values(values)].join(" "),
  count: (key, n, values = {}) => [n, key, ...Object.values(values)].join(" "),
  number: String,
};

test("days that are half typed or the wrong way round wait until the hand has left", () => {
  const filter = { ...EMPTY_FILTER, from: "2024-01-01", to: "2024-06-30" };
  assert.equal(typedDays({ from: "0002-03-01" }, filter, false), null);
  assert.equal(typedDays({ from: "2025-03-01" }, filter, false), null);
  assert.deepEqual(typedDays({ from: "2024-03-01" }, filter, false), { from: "2024-03-01", to: "2024-06-30" });
  assert.deepEqual(typedDays({ from: "2025-03-01" }, filter, true), { from: "2024-06-30", to: "2025-03-01" });
  assert.deepEqual(typedDays({ from: "0202-03-01" }, filter, true), { from: "2024-01-01", to: "2024-06-30" });
  assert.deepEqual(typedDays({ to: "" }, filter, false), { from: "2024-01-01", to: null });
});

test("a range of deaths is told in words", () => {
  const words = ["5-", "5-9", "0-0", "40", "unknown"].map((value) => deathRangeText(value, strings));
  assert.deepEqual(words, ["or_more 5", "range 5 9", "0", "40", "unknown"]);
});

test("the least number of deaths takes the place of the one before, also where that is a class", () => {
  const first = withLeast(["unknown"], "100");
  assert.deepEqual(first, { deaths: ["unknown", "100-"], typed: "100-" });
  assert.equal(leastOf(first.deaths, first.typed), "100-", "the field keeps what was typed, though there is a box for it");
  assert.deepEqual(withLeast(first.deaths, "150", first.typed), { deaths: ["unknown", "150-"], typed: "150-" });
  assert.deepEqual(withLeast(["5-", "7-"], "10").deaths, ["10-"], "ranges of the address go as well");
  assert.deepEqual(withLeast(["100-"], "150").deaths, ["100-", "150-"], "a ticked class stays");
  assert.deepEqual(withLeast(["100-"], "100"), { deaths: ["100-"], typed: null });
  for (const text of ["", "-3", "99999999", "x"]) assert.deepEqual(withLeast(["1-9", "5-"], text).deaths, ["1-9"], text);
  assert.deepEqual([leastOf(["100-", "1-9"]), leastOf(["100-", "5-"])], [null, "5-"]);
});
