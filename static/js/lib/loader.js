/**
 * Brings the store up to a manifest, and keeps what is there until the new is complete. Pure: the network comes in.
 *
 *   createLoader({store, ask, onData, onTrouble, wait})
 *   ask.manifest() → manifest; ask.names(token) → names; ask.chunk(hash) → ArrayBuffer. Each may throw; an error with
 *   `isGone` says that the content was taken back.
 *   onData({manifest, names, isComplete}) after each step that changed what is shown;
 *   onTrouble({missing: [chunk entry…]} | null): chunks that could not be had, null when all is well again.
 *
 * At first the chunks are shown as they come, newest first. Later a new manifest takes effect at once and whole when all
 * its chunks have come, so that no reader sees half a change. A chunk that was taken back is dropped before anything else.
 */
import { readChunk } from "./chunk.js";

const AT_ONCE = 4;
const RETRIES_MS = [500, 2_000, 8_000, 30_000];

export function createLoader({ store, ask, onData, onTrouble, wait }) {
  let shown = null; // the manifest that the store is laid out by
  let names = null;
  let task = null;

  const tell = () => onData({ manifest: shown, names, isComplete: store.isComplete });

  async function readNames(token) {
    if (names && names.token === token) return;
    names = { ...(await ask.names(token)), token };
  }

  /** Decoded chunks by hash, asked for newest first, AT_ONCE at a time; each is handed to `take` as it comes. */
  async function fetchChunks(entries, take) {
    const waiting = [...entries];
    const failed = [];
    async function work() {
      while (waiting.length) {
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

  async function fetchAll(entries, take) {
    let failed = await fetchChunks(entries, take);
    for (let round = 0; failed.length; round += 1) {
      onTrouble({ missing: failed });
      await wait(RETRIES_MS[Math.min(round, RETRIES_MS.length - 1)]);
      failed = await fetchChunks(failed, take);
    }
    onTrouble(null);
  }

  /** The first load: what is there is shown, whatever is still to come. */
  async function fillFirst(manifest) {
    const missing = store.layOut(manifest);
    shown = manifest;
    const ready = readNames(manifest.names).then(() => store.loaded && tell());
    ready.catch(() => {}); // awaited below; a failure there is told by the caller
    await fetchAll(missing, (entry, decoded) => {
      store.put(entry.hash, decoded);
      if (names) tell();
    });
    await ready;
    tell();
  }

  async function replace(manifest) {
    const have = new Set(store.chunks.filter(({ isLoaded }) => isLoaded).map(({ hash }) => hash));
    const fresh = new Map();
    const missing = manifest.chunks.filter(({ hash }) => !have.has(hash));
    await Promise.all([readNames(manifest.names), fetchAll(missing, (entry, decoded) => fresh.set(entry.hash, decoded))]);
    store.layOut(manifest);
    fresh.forEach((decoded, hash) => store.put(hash, decoded));
    shown = manifest;
    tell();
  }

  async function takeUp(manifest) {
    try {
      await (shown ? replace(manifest) : fillFirst(manifest));
    } catch (error) {
      if (!error.isGone) throw error;
      store.drop(error.hash);
      if (shown && names) tell();
      await wait(RETRIES_MS[0]);
      await takeUp(await ask.manifest());
    }
  }

  return {
    get version() {
      return shown?.version ?? null;
    },
    get manifest() {
      return shown;
    },
    /** Resolves when the store is what the manifest says; one manifest at a time, the newest last. */
    take(manifest) {
      task = (task ?? Promise.resolve()).catch(() => {}).then(() => (names && manifest.version === shown?.version && store.isComplete ? undefined : takeUp(manifest)));
      return task;
    },
    /** Whether all rows of the shown manifest are there. */
    get isComplete() {
      return Boolean(shown && names) && store.isComplete;
    },
  };
}
