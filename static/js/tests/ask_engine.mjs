/**
 * The client's code answering questions for incidents/tests/selectors/test_filter_agrees.py: JSON lines in, JSON lines out.
 *
 *   {"manifest", "names", "bytes": {hash: base64}} loads a world anew → {"loaded": rows}
 *   {"query", "today": day number, "rows": [public number…] | null} asks it →
 *   {"query" as the client writes it, "ids": {"date", "deaths", "area": [public number…]}, "panels", "facets": {parameter: {option: incidents}}}
 *
 * The same store and engine answer all questions on one world, so that what an earlier filter leaves behind is tested too.
 */
import { createInterface } from "node:readline";
import { readChunk } from "../lib/chunk.js";
import { createEngine } from "../lib/engine.js";
import { EVENT_TYPES } from "../lib/event_types.js";
import { LISTS, decodeFilter, encodeFilter } from "../lib/filter.js";
import { createStore } from "../lib/store.js";

let [store, engine, names] = [null, null, null];

function load({ manifest, names: given, bytes }) {
  store = createStore();
  names = given;
  for (const { hash } of store.layOut(manifest)) {
    const content = Buffer.from(bytes[hash], "base64");
    store.put(hash, readChunk(content.buffer.slice(content.byteOffset, content.byteOffset + content.byteLength)));
  }
  engine = createEngine(store);
  return { loaded: store.loaded };
}

function ids(sort) {
  return engine.take(sort, 0, store.size + 1).map((row) => store.id[row]);
}

function ask({ query, today, rows }) {
  const { filter, problems } = decodeFilter(query);
  engine.setFilter(filter, { names, today, rows: rows && new Set(rows) });
  const { byType, ...panels } = engine.panels();
  return {
    query: encodeFilter(filter).slice(1),
    problems,
    ids: { date: ids("date"), deaths: ids("deaths"), area: ids("area") },
    panels: { ...panels, byType: Object.fromEntries(byType.map(([type, count, low]) => [EVENT_TYPES[type].code, [count, low]])) },
    facets: Object.fromEntries(Object.entries(LISTS).map(([key, name]) => [name, Object.fromEntries(engine.facets(key))])),
  };
}

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(question.manifest ? load(question) : ask(question))}\n`);
}
