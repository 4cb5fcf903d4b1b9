/**
 * Brings the store up to a manifest, and keeps what is there until the new is complete. Pure: the network comes in.
 *
 *   createLoader({store, ask, onData, onTrouble, wait})
 *   ask.manifest() → manifest; ask.names(token) → names; ask.chunk(hash) → ArrayBuffer; ask.isGone(hash) → whether its
 *   content was taken back. Each may throw; an error with `isGone` says that the content was taken back.
 *   onData({manifest, names, isComplete}) after each step that changed what is shown;
 *   onTrouble({missing: [chunk entry…], areNamesMissing} | null): what is not shown because it could not be had.
 *
 * At first the chunks are shown as they come, newest first, and asked for until they are there or a newer manifest is
 * handed in. Later a new manifest takes effect at once and whole when all its chunks have come, so that no reader sees half
 * a change; when they do not come in a few rounds, take() rejects and what was there stays. What was taken back is dropped
 * before anything else, whatever fails.
 */
import { readChunk } from "./chunk.js";
import { withoutSuccessor } from "./taken_back.js";

const AT_ONCE = 4;
const RETRIES_MS = [500, 2_000, 8_000, 30_000];
const ROUNDS = 3; // of a replacement; then whoever asks tells the age and hands in the newest manifest
const MOST_GONE = 5;
/** Between two showings of what has come in the first load: each costs all views a drawing. */
const SHOWN_EVERY_MS = 300;

/** Calls run() at once, and again at most once in SHOWN_EVERY_MS, then after what is under way: the next chunk is asked for first. */
function seldom(run, wait) {
  let [isBusy, isDue] = [false, false];
  async function go() {
    isBusy = true;
    for (let isFirst = true; isDue; isFirst = false) {
      if (!isFirst) await wait(0);
      isDue = false;
      run();
      await wait(SHOWN_EVERY_MS);
    }
    isBusy = false;
  }
  return () => {
    isDue = true;
    if (!isBusy) go();
  };
}

export function createLoader({ store, ask, onData, onTrouble, wait }) {
  let shown = null; // the manifest that the store is laid out by
  let names = null;
  let task = null;
  let turn = 0;
  let running = 0;
  let isFilled = false; // all of one manifest has been there: from now on changes are taken up whole
  let interrupt = () => {};

  const tell = () => onData({ manifest: shown, names, isComplete: store.isComplete });
  const pause = (round) => Promise.race([wait(RETRIES_MS[Math.min(round, RETRIES_MS.length - 1)]), new Promise((done) => { interrupt = done; })]);

  async function readNames(token) {
    if (names && names.token === token) return;
    names = { ...(await ask.names(token)), token };
  }

  /** The entries that failed; asked for newest first, AT_ONCE at a time, each handed to `take` as it comes, until `isOver()`. */
  async function fetchChunks(entries, take, isOver) {
    const waiting = [...entries];
    const failed = [];
    async function work() {
      while (waiting.length && !isOver()) {
        const entry = waiting.shift();
        try {
          take(entry, readChunk(await ask.chunk(entry.hash)));
        } catch (error) {
          if (error.isGone) throw error;
          failed.push(entry);
        }
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return failed;
  }

  /** The first load: what is there is shown, whatever is still to come. Ends early when a newer manifest is there. */
  async function fill(manifest, isOver) {
    let left = store.layOut(manifest);
    shown = manifest;
    if (names && store.loaded) tell(); // what the new manifest does not name is gone
    const show = seldom(() => isOver() || isFilled || tell(), wait);
    const put = (entry, decoded) => {
      store.put(entry.hash, decoded);
      if (names) show();
    };
    for (let round = 0; !isOver(); round += 1) {
      const ready = readNames(manifest.names).then(() => store.loaded && show(), () => {});
      left = await fetchChunks(left, put, isOver);
      await ready;
      const areNamesMissing = names?.token !== manifest.names;
      if (isOver() || (!left.length && !areNamesMissing)) break;
      onTrouble({ missing: left, areNamesMissing: !names });
      await pause(round);
    }
    if (isOver()) return;
    isFilled = true;
    onTrouble(null);
    tell();
  }

  /** Rows of chunks that were taken back go before anything is fetched; in the end only what is still shown is `missing`. */
  function dropTakenBack(chunks) {
    if (!chunks.length) return;
    for (const { hash } of chunks) store.drop(hash);
    tell();
  }

  /** A chunk whose successor does not come may have been taken back: the server is asked, and what it knows nothing of goes. */
  async function giveUp(manifest) {
    const named = new Set(manifest.chunks.map(({ hash }) => hash));
    const old = store.chunks.filter(({ hash, isLoaded }) => isLoaded && !named.has(hash));
    const answers = await Promise.all(old.map(({ hash }) => ask.isGone(hash).catch(() => false)));
    dropTakenBack(old.filter((_, index) => answers[index]));
    const missing = store.chunks.filter(({ isLoaded }) => !isLoaded);
    onTrouble(missing.length ? { missing, areNamesMissing: false } : null);
    throw Object.assign(new Error("the newest data could not be loaded"), { isBehind: true });
  }

  async function replace(manifest) {
    const have = new Set(store.chunks.filter(({ isLoaded }) => isLoaded).map(({ hash }) => hash));
    const fresh = new Map();
    let left = manifest.chunks.filter(({ hash }) => !have.has(hash));
    if (left.length) dropTakenBack(withoutSuccessor(store.chunks, manifest).filter(({ isLoaded }) => isLoaded));
    for (let round = 0; ; round += 1) {
      const ready = readNames(manifest.names).then(() => true, () => false);
      left = await fetchChunks(left, (entry, decoded) => fresh.set(entry.hash, decoded), () => false);
      if ((await ready) && !left.length) break;
      if (round + 1 >= ROUNDS) await giveUp(manifest);
      await pause(round);
    }
    store.layOut(manifest);
    fresh.forEach((decoded, hash) => store.put(hash, decoded));
    shown = manifest;
    onTrouble(null);
    tell();
  }

  async function takeUp(manifest, isOver, gone = 0) {
    try {
      await (isFilled ? replace(manifest) : fill(manifest, isOver));
    } catch (error) {
      if (!error.isGone || gone >= MOST_GONE) throw error;
      store.drop(error.hash);
      if (shown && names) tell();
      await pause(0);
      await takeUp(await ask.manifest(), isOver, gone + 1);
    }
  }

  /** A manifest with the same chunks may still say that nothing is pending any more. */
  async function takeTurn(manifest, isOver) {
    if (!names || manifest.version !== shown?.version || !store.isComplete) return takeUp(manifest, isOver);
    if (Boolean(manifest.pending) === store.isPending) return undefined;
    store.layOut(manifest);
    return tell();
  }

  return {
    get version() {
      return shown?.version ?? null;
    },
    /** Whether all of one manifest has been shown: from then on take() ends after a few rounds. */
    get isFilled() {
      return isFilled;
    },
    get isBusy() {
      return running > 0;
    },
    /** Resolves when the store is what the manifest says; one manifest at a time, the newest last. */
    take(manifest) {
      turn += 1;
      running += 1;
      const mine = turn;
      interrupt();
      task = (task ?? Promise.resolve()).catch(() => {}).then(() => takeTurn(manifest, () => mine !== turn)).finally(() => { running -= 1; });
      return task;
    },
    /** Whether all rows of the shown manifest are there. */
    get isComplete() {
      return Boolean(shown && names) && store.isComplete;
    },
  };
}
