import assert from "node:assert/strict";
import { test } from "node:test";
import { showEmpty } from "../dashboard/empty_list.js";
import { startFreshness } from "../dashboard/freshness.js";
import { EMPTY_FILTER } from "../lib/filter.js";
import { freshnessOf } from "../lib/freshness_text.js";

const strings = {
  text: (key, values = {}) => [key, ...Object.values(values)].join(" "),
  count: (key, n, values = {}) => [n, key, ...Object.values(values)].join(" "),
};
const formats = { day: (iso) => iso, time: () => "14:05" };
const words = { strings, formats };
const WHOLE = { awaited: [], isPending: false, size: 9 };

function element() {
  return { hidden: true, textContent: "", dataset: {}, children: [], append(...more) { this.children.push(...more); }, addEventListener(name, run) { this[name] = run; } };
}

test("data of another day are told with their date", () => {
  const trouble = { cause: "connection_lost", missing: 0, goodAt: new Date(2026, 10, 27, 14, 5) };
  const said = (now) => freshnessOf({ ...trouble, now }, { store: WHOLE, ...words }).text;
  assert.equal(said(new Date(2026, 10, 27, 23, 59)), "connection_lost data_of_time 14:05 trying_again");
  assert.equal(said(new Date(2026, 10, 30, 8, 0)), "connection_lost data_of_day 2026-11-27 14:05 trying_again");
});

test("rows left out for a correction are told with their number", () => {
  const quiet = { cause: null, missing: 0, goodAt: null, now: new Date() };
  const said = (store) => freshnessOf(quiet, { store: { ...WHOLE, ...store }, ...words }).text;
  assert.equal(said({ awaited: [{ rows: 12 }, { rows: 30 }], isPending: true }), "42 awaited_rows");
  assert.equal(said({ size: 0, isPending: true }), "awaited_all");
  assert.equal(said({ isPending: true }), "");
});

test("a session that has ended is told with the way to sign in, which leads back here", () => {
  const notice = element();
  notice.dataset.loginUrl = "/login/";
  globalThis.document = { createElement: element };
  globalThis.location = { pathname: "/", search: "?q=a&type=Riots" };
  const freshness = startFreshness(notice, { store: WHOLE, ...words });
  freshness.isGood(true);
  freshness.failed({ status: 401 }, 1);
  assert.equal(notice.textContent, "signed_out");
  assert.equal(notice.children[1].href, "/login/?next=%2F%3Fq%3Da%26type%3DRiots");
  freshness.isConnected(true);
  assert.deepEqual([notice.hidden, notice.textContent], [true, ""]);
});

test("one lost answer is no news; data that cannot be taken up, or nothing at all, is at once", () => {
  const notice = element();
  const freshness = startFreshness(notice, { store: WHOLE, now: () => new Date(2026, 10, 27), ...words });
  freshness.failed({}, 1);
  assert.equal(notice.textContent, "never_loaded");
  freshness.isGood(true);
  assert.equal(notice.textContent, "");
  freshness.failed({}, 1);
  assert.equal(notice.textContent, "");
  freshness.failed({ isBehind: true }, 1);
  assert.match(notice.textContent, /^data_behind data_of_time/);
  freshness.failed({}, 2);
  assert.match(notice.textContent, /^connection_lost data_of_time/);
});

test("nothing is called unpublished or unmatched while incidents are left out for a correction", () => {
  const parts = { published: element(), matching: { ...element(), querySelector: element } };
  const root = { querySelector: (selector) => parts[selector.match(/"(.*)"/)[1]] };
  const show = (store) => {
    Object.values(parts).forEach((part) => { part.hidden = null; });
    showEmpty(root, { state: { get: () => ({ engine: { total: 0 }, store, filter: EMPTY_FILTER }) }, ...words, labels: {} });
    return [parts.published.hidden, parts.matching.hidden];
  };
  assert.deepEqual(show({ size: 0, isPending: true, awaited: [{ rows: 3 }] }), [true, true]);
  assert.deepEqual(show({ size: 5, isPending: true, awaited: [{ rows: 3 }] }), [true, true]);
  assert.deepEqual(show({ size: 0, isPending: false, awaited: [] }), [false, true]);
});
