import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { makeFormats } from "../lib/format.js";

/** The twelve months as the server writes them; incidents/tests/selectors/test_months.py holds it to the same file. */
const MONTHS = JSON.parse(readFileSync(new URL("./months.json", import.meta.url), "utf8"));
const strings = { text: (key, values) => `${key} ${values.week} ${values.date}` };

for (const [language, months] of Object.entries(MONTHS)) {
  test(`months and days are written as the server writes them: ${language}`, () => {
    const formats = makeFormats(language, strings);
    months.forEach((month, index) => {
      const number = String(index + 1).padStart(2, "0");
      assert.equal(formats.monthYear(`2025-${number}-01`), `${month} 2025`);
      assert.equal(formats.day(`2025-${number}-09`), `9 ${month} 2025`);
    });
  });
}

/** incidents/tests/selectors/test_months.py asks the server for the same. */
const FIRSTS = { en: "1 July 2025", fr: "1er juillet 2025", ar: "1 يوليو 2025" };

test("the first of a month is an ordinal in French alone", () => {
  for (const [language, first] of Object.entries(FIRSTS)) assert.equal(makeFormats(language, strings).day("2025-07-01"), first);
  const { day, dayMonth } = makeFormats("fr", strings);
  assert.equal(dayMonth("2025-04-01"), "1er avr.");
  assert.deepEqual([day("2025-07-11"), day("2025-07-21"), day("2025-07-10")], ["11 juillet 2025", "21 juillet 2025", "10 juillet 2025"]);
});

test("digits are Western in every language", () => {
  for (const language of Object.keys(MONTHS)) {
    const { dayMonth, period } = makeFormats(language, strings);
    assert.match(dayMonth("2025-04-21"), /21/);
    assert.match(period({ start: 20279 }, "week"), /^week_of 28 .*2025$/);
  }
});
