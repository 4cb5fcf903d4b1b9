import assert from "node:assert/strict";
import { test } from "node:test";
import { createLoader } from "../lib/loader.js";
import { createStore } from "../lib/store.js";
import { cut } from "./chunk_maker.js";

function incidents(count) {
  return Array.from({ length: count }, (_, index) => ({
    id: index + 1, start: `2026-01-${String(1 + (index % 28)).padStart(2, "0")}`, end: `2026-01-${String(1 + (index % 28)).padStart(2, "0")}`, sub: "Attack",
    target: "", civilian: 0, credibility: 6, origin: "desk", precision: "day", spot: [0, "", "ML", 14, -4, 2, 0, 0], toll: [null, null, null], party: [], sources: [], campaign: 0,
  }));
}

/** A server of chunks that can be told to fail: `answers.get(hash)` lists errors to throw before the bytes. */
function serverOf(...cuts) {
  const bytes = new Map(cuts.flatMap((one) => [...one.bytes]));
  const answers = new Map();
  const asked = [];
  return {
    asked, answers, manifest: cuts[0].manifest,
    ask: {
      manifest: async () => cuts.at(-1).manifest,
      names: async () => ({ language: "en" }),
      chunk: async (hash) => {
        asked.push(hash);
        const [error] = answers.get(hash)?.splice(0, 1) ?? [];
        if (error) throw Object.assign(error, { hash });
        return bytes.get(hash);
      },
    },
  };
}

function loaderOf(server) {
  const [store, seen, troubles] = [createStore(), [], []];
  const loader = createLoader({
    store, ask: server.ask, wait: async () => {}, onTrouble: (found) => troubles.push(found?.missing.length ?? 0),
    onData: () => seen.push(store.loaded),
  });
  return { store, loader, seen, troubles };
}

test("the newest chunk is asked for first and shown before the rest is there", async () => {
  const one = cut(incidents(100), 20);
  const server = serverOf(one);
  const { loader, seen, store } = loaderOf(server);
  await loader.take(one.manifest);
  assert.equal(server.asked[0], one.manifest.chunks[0].hash);
  assert.ok(seen[0] < 100, `first shown with ${seen[0]}`);
  assert.equal(store.loaded, 100);
  assert.ok(loader.isComplete);
});

test("a chunk that fails is tried again while the rest is shown", async () => {
  const one = cut(incidents(60), 20);
  const server = serverOf(one);
  server.answers.set(one.manifest.chunks[1].hash, [new Error("500"), new Error("500")]);
  const { loader, troubles, store } = loaderOf(server);
  await loader.take(one.manifest);
  assert.deepEqual(troubles, [1, 1, 0]);
  assert.equal(store.loaded, 60);
});

test("bytes that cannot be read are a failure like any other", async () => {
  const one = cut(incidents(40), 20);
  const server = serverOf(one);
  const { chunk } = server.ask;
  let isFirst = true;
  server.ask.chunk = async (hash) => {
    const bytes = await chunk(hash);
    const broken = isFirst ? bytes.slice(0, 30) : bytes;
    isFirst = false;
    return broken;
  };
  const { loader, troubles, store } = loaderOf(server);
  await loader.take(one.manifest);
  assert.deepEqual([troubles[0], store.loaded], [1, 40]);
});

test("a new manifest takes effect whole and asks only for what changed", async () => {
  const [before, after] = [cut(incidents(100), 20), cut(incidents(101), 20)];
  const server = serverOf(before, after);
  const { loader, seen, store } = loaderOf(server);
  await loader.take(before.manifest);
  const [asked, shown] = [server.asked.length, seen.length];
  await loader.take(after.manifest);
  assert.equal(store.loaded, 101);
  assert.deepEqual(seen.slice(shown), [101]);
  assert.ok(server.asked.length - asked <= after.manifest.chunks.length);
});

test("content that was taken back goes at once, and the new manifest is read", async () => {
  const [before, after] = [cut(incidents(60), 20), cut(incidents(59), 20)];
  const server = serverOf(before, after);
  const gone = before.manifest.chunks[0].hash;
  server.answers.set(gone, [Object.assign(new Error("410"), { isGone: true })]);
  const { loader, store } = loaderOf(server);
  await loader.take(before.manifest);
  assert.equal(loader.version, after.manifest.version);
  assert.equal(store.loaded, 59);
});

test("when nothing can be had, what was there stays", async () => {
  const [before, after] = [cut(incidents(60), 20), cut(incidents(61), 20)];
  const server = serverOf(before, after);
  const { loader, store } = loaderOf(server);
  await loader.take(before.manifest);
  server.ask.names = async () => { throw new Error("away"); };
  await assert.rejects(loader.take({ ...after.manifest, names: "other" }));
  assert.equal(store.loaded, 60);
  assert.equal(loader.version, before.manifest.version);
});
