import assert from "node:assert/strict";
import test from "node:test";
import { readChunk } from "../lib/chunk.js";
import { createEngine } from "../lib/engine.js";
import { EMPTY_FILTER } from "../lib/filter.js";
import { createStore } from "../lib/store.js";
import { cut } from "./chunk_maker.js";

const NAMES = {
  language: "fr", countries: { BF: "Burkina Faso", BJ: "Bénin", TG: "Togo" }, places: {}, actors: {}, sources: {}, campaigns: {},
  areas: { 1: ["C", "Centre", 1, null, "BF"], 2: ["CN", "Centre-Nord", 1, null, "BF"], 3: ["E", "Est", 1, null, "BF"] },
};

/** Incidents at [country, area id, place name], in this order; ids from 1. */
function storeOf(places) {
  const incidents = places.map(([country, area, name], index) => ({
    id: index + 1, start: "2026-01-01", end: "2026-01-01", sub: "Attack", target: "", civilian: 0, credibility: 6, origin: "desk",
    precision: "day", spot: [0, name, country, 12, 1, 3, area, 0], toll: [null, null, null], party: [], sources: [], campaign: 0,
  }));
  const store = createStore();
  const { manifest, bytes } = cut(incidents, 100);
  for (const { hash } of store.layOut(manifest)) store.put(hash, readChunk(bytes.get(hash)));
  return store;
}

test("by area the name of each level ends before the next begins, and accents stand beside their letters", () => {
  const store = storeOf([
    ["BF", 2, "Alamou"], ["BF", 1, "Ouagadougou"], ["BF", 3, "Fada"], ["BF", 1, "Boulbi"], ["TG", 0, "Dapaong"], ["BJ", 0, "Porga"],
    ["BF", 1, "Éto"],
  ]);
  const engine = createEngine(store);
  engine.setFilter(EMPTY_FILTER, { names: NAMES, today: 20_500 });
  assert.deepEqual(engine.take("area", 0, 10).map((row) => store.id[row]), [6, 4, 7, 2, 1, 3, 5]);
});
