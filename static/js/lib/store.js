/**
 * Every incident that the reader may see, in typed arrays, newest first. Pure.
 *
 * The manifest says which chunks there are and how many rows each has, so that every row has its place before it has
 * arrived. Rows of one chunk lie together, by date_start descending; what repeats (kind, place, toll, parties, sources)
 * is an index into a dictionary that all chunks share.
 *
 *   store.layOut(manifest) → [chunk entry…] that are still missing, newest first
 *   store.put(hash, decoded) → the chunk, filled; store.drop(hash) empties it (its content was taken back)
 *   store.chunks [{hash, offset, rows, isLoaded, wide: Int32Array of rows whose interval is longer than a day}…]
 *   store.version changes when rows move; store.isComplete, store.loaded, store.size count rows
 *   store.isPending, store.awaited [{hash, rows, first, last}…]: chunks that are left out while a correction is taken up
 */
import { awaitedBy } from "./taken_back.js";
import { typeIndexOf } from "./event_types.js";

/** The start of an incident without a date, and the end of one that is still open. */
export const UNDATED = -2147483648;
export const OPEN = 2147483647;
const NONE = new Int32Array(0);
const COLUMNS = { id: Uint32Array, start: Int32Array, end: Int32Array, trait: Uint16Array, spot: Uint32Array, toll: Uint32Array, party: Uint32Array, source: Uint32Array, campaign: Uint32Array };
const WIDEST = { u8: 0xff, u16: 0xffff, u32: 0xffffffff };

/** A list without repetitions: `place(entry)` gives the index of its equal, adding it when it is new. */
function createDictionary(read) {
  const indexes = new Map();
  const items = [];
  return {
    items,
    place(entry) {
      const key = JSON.stringify(entry);
      let index = indexes.get(key);
      if (index === undefined) {
        index = items.length;
        indexes.set(key, index);
        items.push(read(entry));
      }
      return index;
    },
  };
}

const readTrait = ([sub, target, civilian, credibility, origin, precision]) => ({
  type: typeIndexOf(sub), sub, target, civilian, credibility, origin, precision,
});
const readSpot = ([place, name, country, lat, lng, km, area, flags]) => ({
  place, name, country, lat, lng, km, area, isVague: Boolean(flags & 1), isWithheld: Boolean(flags & 2),
});
const readToll = ([low, best, high]) => ({ low, best, high });
const readParty = (rows) => rows.map(([actor, role, attribution]) => ({ actor, role, attribution }));

export function createStore() {
  const dictionaries = {
    trait: createDictionary(readTrait), spot: createDictionary(readSpot), toll: createDictionary(readToll),
    party: createDictionary(readParty), source: createDictionary((ids) => ids), campaign: createDictionary((id) => id),
  };
  dictionaries.campaign.place(0); // index 0: none
  const store = {
    size: 0, loaded: 0, version: 0, chunks: [], isPending: false, awaited: [], ...allocate(0),
    traits: dictionaries.trait.items, spots: dictionaries.spot.items, tolls: dictionaries.toll.items,
    parties: dictionaries.party.items, sources: dictionaries.source.items, campaigns: dictionaries.campaign.items,
    get isComplete() {
      return store.chunks.every((chunk) => chunk.isLoaded);
    },
    layOut: (manifest) => layOut(store, manifest),
    put(hash, decoded) {
      const chunk = store.chunks.find((one) => one.hash === hash);
      if (!chunk || chunk.isLoaded) return null;
      if (decoded.rows !== chunk.rows) throw new RangeError("the chunk has another number of rows than its manifest says");
      fill(store, chunk, decoded, dictionaries);
      store.loaded += chunk.rows;
      return chunk;
    },
    drop(hash) {
      const chunk = store.chunks.find((one) => one.hash === hash);
      if (!chunk?.isLoaded) return;
      Object.assign(chunk, { isLoaded: false, wide: NONE });
      store.loaded -= chunk.rows;
      store.version += 1;
    },
  };
  return store;
}

function allocate(size) {
  return Object.fromEntries(Object.entries(COLUMNS).map(([name, Type]) => [name, new Type(size)]));
}

function layOut(store, manifest) {
  const before = new Map(store.chunks.filter((chunk) => chunk.isLoaded).map((chunk) => [chunk.hash, chunk]));
  const old = Object.fromEntries(Object.keys(COLUMNS).map((name) => [name, store[name]]));
  const size = manifest.chunks.reduce((sum, { rows }) => sum + rows, 0);
  const awaited = awaitedBy(manifest, store);
  Object.assign(store, allocate(size), { size, loaded: 0, chunks: [], awaited, isPending: Boolean(manifest.pending) });
  let offset = 0;
  for (const { hash, rows, first, last } of manifest.chunks) {
    const chunk = { hash, rows, first, last, offset, isLoaded: false, isUndated: first === null, wide: NONE };
    const known = before.get(hash);
    if (known) move(store, old, known, chunk);
    store.chunks.push(chunk);
    offset += rows;
  }
  store.version += 1;
  return manifest.chunks.filter(({ hash }) => !before.has(hash));
}

function move(store, old, from, to) {
  for (const name of Object.keys(COLUMNS)) store[name].set(old[name].subarray(from.offset, from.offset + from.rows), to.offset);
  to.isLoaded = true;
  to.wide = from.wide.map((row) => row - from.offset + to.offset);
  store.loaded += to.rows;
}

function fill(store, chunk, { rows, columns, ...lists }, dictionaries) {
  const { offset } = chunk;
  store.id.set(columns.id, offset);
  store.start.set(columns.start, offset);
  const spanTop = WIDEST[columns.span instanceof Uint16Array ? "u16" : columns.span instanceof Uint8Array ? "u8" : "u32"];
  const wide = [];
  for (let row = 0, at = offset; row < rows; row += 1, at += 1) {
    const span = columns.span[row];
    store.end[at] = span === spanTop ? OPEN : columns.start[row] + span;
    if (span && columns.start[row] !== UNDATED) wide.push(at);
  }
  chunk.wide = Int32Array.from(wide);
  for (const [name, list] of Object.entries({ trait: lists.traits, spot: lists.spots, toll: lists.tolls, party: lists.parties, source: lists.sources, campaign: [0, ...lists.campaigns] })) {
    const indexes = Uint32Array.from(list, (entry) => dictionaries[name].place(entry));
    const [values, target] = [columns[name], store[name]];
    for (let row = 0, at = offset; row < rows; row += 1, at += 1) target[at] = indexes[values[row]];
  }
  chunk.isLoaded = true;
}

/** Local bounds [a, b) of the chunk's rows that start within [from, to], day numbers, in its descending order. */
export function startedWithin(store, chunk, from, to) {
  return [firstAtMost(store.start, chunk, to), firstAtMost(store.start, chunk, from - 1)];
}

/** The first row of the chunk that starts on `day` or before; the end of the chunk where none does. */
function firstAtMost(start, { offset, rows }, day) {
  let [low, high] = [offset, offset + rows];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (start[middle] <= day) high = middle;
    else low = middle + 1;
  }
  return low;
}
