import assert from "node:assert/strict";
import { test } from "node:test";
import { startLastVisit } from "../dashboard/last_visit.js";

const strings = {
  text: (key, values = {}) => [key, ...Object.values(values)].join(" "),
  count: (key, n, values = {}) => [n, key, ...Object.values(values)].join(" "),
};
const words = { strings, formats: { day: (iso) => iso, time: () => "14:05" } };
const settled = () => new Promise(setImmediate);

function element() {
  return { hidden: true, textContent: "", addEventListener(name, run) { this[name] = run; } };
}

test("a page left alone for long names the moment that its button filters by", async () => {
  const parts = { "[data-since]": element(), "[data-since-none]": element(), "[data-chips-home]": { focus() {} } };
  let [clock, kept, filtered] = ["Fri, 27 Nov 2026 10:00:00 GMT", JSON.stringify({ seen: "2026-11-25T08:00:00Z", before: null }), null];
  const [page, answer] = [{ visibilityState: "visible", addEventListener(name, run) { page[name] = run; } }, { ok: true, headers: { get: () => clock }, arrayBuffer: async () => new ArrayBuffer(8) }];
  globalThis.document = page;
  globalThis.window = { localStorage: { getItem: () => kept, setItem: (_, value) => { kept = value; } } };
  const [realFetch, realInterval] = [globalThis.fetch, globalThis.setInterval];
  Object.assign(globalThis, { fetch: async () => answer, setInterval() {} });
  const state = { get: () => ({ filter: { since: null } }), subscribe() {}, setFilter: (change) => { filtered = change.since; } };
  startLastVisit({ dataset: { generationUrl: "/g" }, querySelector: (selector) => parts[selector] }, { state, ...words });
  await settled();
  const button = parts["[data-since]"];
  button.click();
  assert.equal(filtered, "2026-11-25T08:00:00Z");
  assert.match(button.textContent, /2 changed_since moment 2026-11-25/);
  clock = "Fri, 27 Nov 2026 12:00:00 GMT";
  page.visibilitychange();
  await settled();
  button.click();
  Object.assign(globalThis, { fetch: realFetch, setInterval: realInterval });
  assert.match(button.textContent, /2 changed_since moment 2026-11-27/);
  assert.equal(filtered, "2026-11-27T10:00:00Z");
});
