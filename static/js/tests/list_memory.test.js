import assert from "node:assert/strict";
import test from "node:test";
import { beside, idsOf, queryOf, recall, remember } from "../lib/list_memory.js";

function storage(start = {}) {
  const kept = { ...start };
  return { kept, getItem: (key) => kept[key] ?? null, setItem: (key, value) => (kept[key] = value) };
}

test("a query and a list come back as they were kept", () => {
  const place = storage();
  remember(place, { query: "?country=ML&near=14.4,-11.4,50", ids: ["SW-000002", "SW-000001"] });
  const { query, ids } = recall(place);
  assert.deepEqual([...new URLSearchParams(query)], [["country", "ML"], ["near", "14.4,-11.4,50"]]);
  assert.deepEqual(ids, ["SW-000002", "SW-000001"]);
});

test("nothing that is no query leads anywhere", () => {
  for (const text of ["//evil.example/", "https://evil.example", "javascript:alert(1)", "country=ML", "", null, 7, {}]) {
    assert.equal(queryOf(text), "");
  }
  assert.equal(queryOf(`?q=${"a".repeat(5000)}`), "");
  assert.equal(queryOf('?q="><script>'), "?q=%22%3E%3Cscript%3E");
});

test("what is not kept, broken or full is no list", () => {
  assert.equal(recall(storage()), null);
  assert.equal(recall(storage({ "sahelwatch.list": "{broken" })), null);
  assert.deepEqual(recall(storage({ "sahelwatch.list": '{"query":5,"ids":"SW-000001"}' })), { query: "", ids: [] });
  const full = { setItem() { throw new Error("full"); } };
  assert.doesNotThrow(() => remember(full, { query: "", ids: [] }));
});

test("ids are public ids, each once, at most four hundred", () => {
  assert.deepEqual(idsOf(["SW-000001", "SW-000001", "../admin", null, "SW-1"]), ["SW-000001"]);
  const many = Array.from({ length: 900 }, (_, n) => `SW-${String(n).padStart(6, "0")}`);
  assert.equal(idsOf(many).length, 400);
});

test("the neighbours in the list end with it", () => {
  const ids = ["SW-000003", "SW-000002", "SW-000001"];
  assert.deepEqual(beside(ids, "SW-000003"), { previous: null, next: "SW-000002" });
  assert.deepEqual(beside(ids, "SW-000001"), { previous: "SW-000002", next: null });
  assert.deepEqual(beside(ids, "SW-000009"), { previous: null, next: null });
});
