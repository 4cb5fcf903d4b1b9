import assert from "node:assert/strict";
import { test } from "node:test";
import { startServerRows } from "../dashboard/server_rows.js";
import { createSignal } from "../lib/view_state.js";

const strings = { text: (key) => key };
const settled = () => new Promise(setImmediate);

/** Questions to the server in a page: ask(filter) is answered by the test. */
function questions() {
  const [given, questionsAsked, timers, listeners] = [[], [], [], {}];
  let show;
  let view = { filter: { q: "", since: null }, store: { version: 1 }, reason: "data" };
  const [notice, search] = [{ hidden: true, textContent: "" }, createSignal(null)];
  startServerRows({
    search, strings, notice,
    state: { get: () => view, subscribe(run) { show = run; show(view); }, setData: ({ rows }) => given.push(rows) },
    ask: (filter) => new Promise((resolve, reject) => questionsAsked.push({ filter, resolve, reject })),
    timers: { set: (run, delay) => timers.push({ run, delay }), clear: () => timers.splice(0) },
    online: { addEventListener: (name, run) => { listeners[name] = run; } },
  });
  const change = async (filter, version = 1) => {
    view = { ...view, filter: { q: "", since: null, ...filter }, store: { version } };
    show(view);
    await settled();
  };
  return { given, asked: questionsAsked, timers, notice, search, change, comeOnline: () => listeners.online() };
}

test("a search without an answer leaves the rows of the question before, says so and asks again", async () => {
  const { given, asked, timers, notice, search, change, comeOnline } = questions();
  await change({ q: "atar" });
  asked[0].resolve(new Set([1]));
  await settled();
  await change({ q: "nara" });
  asked[1].reject(new Error("500"));
  await settled();
  assert.deepEqual([given.at(-1), search.get(), notice.hidden, notice.textContent], [null, "failed", false, "search_failed"]);
  assert.deepEqual(timers.map(({ delay }) => delay), [2_000]);
  timers[0].run();
  asked[2].reject(new Error("500"));
  await settled();
  assert.equal(timers.at(-1).delay, 4_000);
  comeOnline();
  asked[3].resolve(new Set([7]));
  await settled();
  assert.deepEqual([[...given.at(-1)], search.get(), notice.hidden], [[7], null, true]);
  assert.equal(asked[3].filter.q, "nara");
});

test("what is new is told apart when it cannot be asked for, and is asked no more when it is taken away", async () => {
  const { asked, timers, notice, search, change } = questions();
  await change({ since: "2026-11-20T14:05:00Z" });
  asked[0].reject(new Error("500"));
  await settled();
  assert.deepEqual([notice.textContent, search.get()], ["since_failed", null]);
  await change({});
  assert.deepEqual([notice.hidden, timers.length], [true, 0]);
});

test("a question that was answered keeps its rows when it fails on newer data", async () => {
  const { given, asked, timers, notice, change } = questions();
  await change({ q: "atar" });
  asked[0].resolve(new Set([1]));
  await settled();
  await change({ q: "atar" }, 2);
  asked[1].reject(new Error("500"));
  await settled();
  assert.deepEqual([[...given.at(-1)], notice.hidden, timers.length], [[1], true, 1]);
});
