import assert from "node:assert/strict";
import { test } from "node:test";
import { createLoader } from "../lib/loader.js";
import { createStore } from "../lib/store.js";
import { awaitedBy } from "../lib/taken_back.js";
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
      isGone: async () => false,
      chunk: async (hash) => {
        asked.push(hash);
        await new Promise(setImmediate); // an answer of the network is never there in the same turn
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

/** Waits some turns of the event loop for something to become true. */
async function until(isTrue) {
  for (let turn = 0; turn < 100 && !isTrue(); turn += 1) await new Promise(setImmediate);
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

test("what comes in quick succession is shown together, and all of it in the end", async () => {
  const one = cut(incidents(100), 10);
  const server = serverOf(one);
  const pauses = [];
  const wait = (milliseconds) => new Promise((done) => (milliseconds ? pauses.push(done) : setImmediate(done)));
  const [store, seen] = [createStore(), []];
  const loader = createLoader({ store, ask: server.ask, wait, onTrouble() {}, onData: ({ isComplete }) => seen.push([store.loaded, isComplete]) });
  await loader.take(one.manifest);
  assert.equal(seen.length, 2, `shown ${seen.length} times for ten chunks`);
  assert.ok(seen[0][0] < 100);
  assert.deepEqual(seen[1], [100, true]);
  pauses.forEach((done) => done());
  await new Promise(setImmediate);
  assert.equal(seen.length, 2, "shown again although all was there");
});

test("what has come is shown after a moment while the rest is slow", async () => {
  const one = cut(incidents(30), 10);
  const server = serverOf(one);
  const { chunk } = server.ask;
  const slow = one.manifest.chunks[2].hash;
  server.ask.chunk = (hash) => (hash === slow ? new Promise(() => {}) : chunk(hash));
  const [store, seen] = [createStore(), []];
  createLoader({ store, ask: server.ask, wait: () => new Promise(setImmediate), onTrouble() {}, onData: () => seen.push(store.loaded) }).take(one.manifest);
  await until(() => seen.at(-1) === 20);
  assert.deepEqual([seen.at(-1), seen.length <= 2], [20, true]);
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

const FOR_EVER = () => Array.from({ length: 50 }, () => new Error("500"));

/** Incidents of three months, a chunk each: [{month, count}…]. */
function monthly(counts) {
  const rows = Object.entries(counts).flatMap(([month, count]) => incidents(count).map((one) => ({ ...one, id: 100 * month + one.id, start: `2026-${month}-10`, end: `2026-${month}-10` })));
  const parts = Object.keys(counts).map((month) => cut(rows.filter(({ start }) => start.includes(`-${month}-`)), 1_000));
  const chunks = parts.flatMap(({ manifest }) => manifest.chunks).reverse();
  return { bytes: new Map(parts.flatMap(({ bytes }) => [...bytes])), manifest: { ...parts[0].manifest, version: chunks.map(({ hash }) => hash).join(), chunks } };
}

/** 17 incidents are shown, a newer manifest has 16, and the chunk of its newest month fails whenever it is asked for. */
async function withChunkThatNeverComes() {
  const [before, after] = [monthly({ "01": 9, "02": 8 }), monthly({ "01": 9, "02": 7 })];
  const server = serverOf(before, after);
  const tools = loaderOf(server);
  await tools.loader.take(before.manifest);
  server.answers.set(after.manifest.chunks[0].hash, FOR_EVER());
  return { before, after, server, ...tools };
}

test("a new chunk that never comes ends the take after some rounds, and all that was shown stays, untold as missing", async () => {
  const { before, after, server, loader, store, troubles } = await withChunkThatNeverComes();
  await assert.rejects(loader.take(after.manifest), ({ isBehind }) => isBehind);
  assert.deepEqual([store.loaded, loader.version, troubles.at(-1)], [17, before.manifest.version, 0]);
  server.answers.clear();
  await loader.take(after.manifest);
  assert.deepEqual([store.loaded, loader.version], [16, after.manifest.version]);
});

test("what was taken back goes although its successor does not come, and is told as missing", async () => {
  const { before, after, server, loader, store, troubles } = await withChunkThatNeverComes();
  server.ask.isGone = async (hash) => hash === before.manifest.chunks[0].hash;
  await assert.rejects(loader.take(after.manifest));
  assert.deepEqual([store.loaded, troubles.at(-1)], [9, 1]);
});

test("a chunk that nothing stands in the place of goes before anything is fetched", async () => {
  const [before, after] = [monthly({ "01": 9, "02": 8, "03": 5 }), monthly({ "01": 8, "03": 5 })];
  const server = serverOf(before, after);
  const { loader, store } = loaderOf(server);
  await loader.take(before.manifest);
  const { chunk } = server.ask;
  const atFetch = [];
  server.ask.chunk = (hash) => (atFetch.push(store.loaded), chunk(hash));
  await loader.take(after.manifest);
  assert.deepEqual([atFetch, store.loaded], [[14], 13]);
});

test("while a correction is taken up the store knows how many incidents are left out, until they are back", async () => {
  const [before, without, after] = [monthly({ "01": 9, "02": 8 }), monthly({ "01": 9 }), monthly({ "01": 9, "02": 7 })];
  const server = serverOf(before, after);
  const { loader, store } = loaderOf(server);
  await loader.take(before.manifest);
  const awaited = () => store.awaited.reduce((sum, { rows }) => sum + rows, 0);
  await loader.take({ ...without.manifest, pending: true });
  assert.deepEqual([store.loaded, awaited(), store.isPending], [9, 8, true]);
  await loader.take({ ...without.manifest, version: "another", pending: true });
  assert.equal(awaited(), 8);
  await loader.take({ ...after.manifest, pending: false });
  assert.deepEqual([store.loaded, awaited(), store.isPending], [16, 0, false]);
});

test("a manifest of the same version that is no longer pending ends the waiting", async () => {
  const without = monthly({ "01": 9 });
  const { loader, store, seen } = loaderOf(serverOf(without));
  await loader.take({ ...without.manifest, pending: true });
  assert.ok(store.isPending);
  const before = seen.length;
  await loader.take(without.manifest);
  assert.deepEqual([store.isPending, store.loaded, seen.length], [false, 9, before + 1]);
});

test("a month emptied for good is not awaited, undated incidents are awaited apart", () => {
  const chunks = [{ hash: "a", first: 20_000, last: 20_010 }, { hash: "b", first: null, last: null }];
  const manifest = { pending: true, chunks: [{ hash: "c", first: 20_012, last: 20_012 }] };
  assert.deepEqual(awaitedBy(manifest, { chunks, awaited: [] }).map(({ hash }) => hash), ["b"]);
  assert.deepEqual(awaitedBy({ ...manifest, pending: false }, { chunks, awaited: [] }), []);
});

test("a first load that is stuck makes way for a newer manifest", async () => {
  const [before, after] = [monthly({ "01": 9, "02": 8 }), monthly({ "01": 9, "02": 7 })];
  const server = serverOf(before, after);
  server.answers.set(before.manifest.chunks[0].hash, FOR_EVER());
  const store = createStore();
  const loader = createLoader({ store, ask: server.ask, wait: () => new Promise(() => {}), onTrouble() {}, onData() {} });
  const stuck = loader.take(before.manifest);
  await until(() => store.loaded);
  assert.deepEqual([store.loaded, loader.isFilled, loader.isBusy], [9, false, true]);
  await loader.take(after.manifest);
  await stuck;
  assert.deepEqual([store.loaded, loader.isFilled, loader.isBusy], [16, true, false]);
});

test("names that fail at first are asked for again, and what has come is shown then", async () => {
  const one = monthly({ "01": 9 });
  const server = serverOf(one);
  let failures = 2;
  server.ask.names = async () => {
    failures -= 1;
    if (failures >= 0) throw new Error("500");
    return { language: "en" };
  };
  const [store, troubles, seen] = [createStore(), [], []];
  const loader = createLoader({ store, ask: server.ask, wait: async () => {}, onTrouble: (found) => troubles.push(found?.areNamesMissing ?? null), onData: () => seen.push(store.loaded) });
  await loader.take(one.manifest);
  assert.deepEqual(troubles, [true, true, null]);
  assert.equal(seen.at(-1), 9);
  assert.equal(server.asked.length, 1, "what had come was asked for again");
});
