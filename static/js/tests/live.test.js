import assert from "node:assert/strict";
import { test } from "node:test";
import { createPoller, delayAfter } from "../lib/live.js";

/** Timers that fire when told to, and a record of what was asked for. */
function fakeTimers() {
  const waiting = new Map();
  let next = 1;
  return {
    set(run, delay) {
      waiting.set(next, { run, delay });
      return next++;
    },
    clear: (id) => waiting.delete(id),
    delays: () => [...waiting.values()].map(({ delay }) => delay),
    async fire() {
      const [id, { run }] = [...waiting][0];
      waiting.delete(id);
      await run();
    },
  };
}

function poller(change = {}) {
  const timers = fakeTimers();
  const heard = { answers: [], failures: [] };
  const made = createPoller({
    ask: async () => ({ generation: 1 }),
    onAnswer: (answer) => heard.answers.push(answer),
    onFailure: (error, failures) => heard.failures.push(failures),
    isVisible: () => true,
    timers,
    ...change,
  });
  return { made, timers, heard };
}

test("it asks each second while all goes well", async () => {
  const { made, timers, heard } = poller();
  await made.start();
  await timers.fire();
  assert.equal(heard.answers.length, 2);
  assert.deepEqual(timers.delays(), [1000]);
});

test("failures make it wait longer, at most fifteen seconds, and one success calms it", async () => {
  let broken = true;
  const { made, timers, heard } = poller({
    ask: async () => {
      if (broken) throw new Error("down");
      return {};
    },
  });
  await made.start();
  const seen = [];
  for (let i = 0; i < 5; i += 1) {
    seen.push(timers.delays()[0]);
    await timers.fire();
  }
  assert.deepEqual(seen, [2000, 4000, 8000, 15000, 15000]);
  assert.deepEqual(heard.failures, [1, 2, 3, 4, 5, 6]);
  broken = false;
  await timers.fire();
  assert.deepEqual(timers.delays(), [1000]);
  assert.equal(delayAfter(0), 1000);
});

test("a failure while taking up the answer counts as a failure", async () => {
  const { made, heard } = poller({ onAnswer: async () => { throw new Error("no data"); } });
  await made.start();
  assert.deepEqual(heard.failures, [1]);
});

test("a hidden page asks nothing until it is woken", async () => {
  let visible = false;
  const { made, timers, heard } = poller({ isVisible: () => visible });
  await made.start();
  assert.deepEqual([heard.answers.length, timers.delays()], [0, []]);
  visible = true;
  made.wake();
  await new Promise(setImmediate);
  assert.equal(heard.answers.length, 1);
});

test("waking cuts a long wait short and never asks twice at once", async () => {
  let release;
  let asked = 0;
  const { made, timers } = poller({
    ask: () => {
      asked += 1;
      return new Promise((resolve) => { release = resolve; });
    },
  });
  made.start();
  made.wake();
  assert.equal(asked, 1);
  release({});
  await new Promise(setImmediate);
  assert.deepEqual(timers.delays(), [0]);
});

test("after stop nothing is asked", async () => {
  const { made, timers, heard } = poller();
  await made.start();
  made.stop();
  made.wake();
  assert.deepEqual([heard.answers.length, timers.delays()], [1, []]);
});

test("the page says how soon it asks again while all goes well", async () => {
  const { made, timers } = poller({ calm: () => 300 });
  await made.start();
  assert.deepEqual(timers.delays(), [300]);
});
