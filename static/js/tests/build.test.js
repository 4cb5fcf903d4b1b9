import assert from "node:assert/strict";
import { test } from "node:test";
import { AREA_NAMES } from "../build/area_names.mjs";
import { buildAreas } from "../build/areas.mjs";
import { clipLine, clipRing } from "../build/clip.mjs";
import { MERGED_REGIONS } from "../build/merged_regions.mjs";
import { parseCsv } from "../build/towns.mjs";

const BOX = [0, 0, 10, 10];

test("a ring is cut at the box and keeps its corners inside", () => {
  const cut = clipRing([[5, 5], [15, 5], [15, 8], [5, 8]], BOX);
  assert.deepEqual(cut.map(String).sort(), ["10,5", "10,8", "5,5", "5,8"]);
  assert.deepEqual(clipRing([[20, 20], [30, 20], [30, 30]], BOX), []);
});

test("a line that leaves the box and returns becomes two pieces", () => {
  const pieces = clipLine([[1, 1], [12, 1], [20, 1], [12, 9], [1, 9]], BOX);
  assert.deepEqual(pieces, [[[1, 1], [12, 1]], [[12, 9], [1, 9]]]);
});

test("quoted cells may hold commas and quotes", () => {
  const rows = parseCsv('key,name,note\na,"Kayes, ville","said ""so"""\nb,Gao,\n');
  assert.deepEqual(rows, [{ key: "a", name: "Kayes, ville", note: 'said "so"' }, { key: "b", name: "Gao", note: "" }]);
});

test("Burkina has thirteen regions of forty-five provinces, Guinea eight of thirty-four", () => {
  const sizes = Object.entries(MERGED_REGIONS).map(([country, regions]) => [country, regions.length, new Set(regions.flatMap(({ units }) => units)).size]);
  assert.deepEqual(sizes, [["BF", 13, 45], ["GN", 8, 34]]);
});

test("each area has its country, a code of its own, a parent that came before it, and closed rings", () => {
  const seen = new Set();
  for (const { properties, geometry } of buildAreas().features) {
    assert.ok(!seen.has(properties.code), properties.code);
    assert.equal(properties.level === 0, properties.parent === null);
    assert.ok(properties.level === 0 || seen.has(properties.parent), properties.code);
    assert.ok(properties.code.startsWith(properties.country));
    for (const ring of geometry.coordinates.flat()) assert.deepEqual(ring[0], ring.at(-1));
    seen.add(properties.code);
  }
});

test("the set-up has countries and regions alone, Burkina its thirteen and Guinea its eight", () => {
  const { features } = buildAreas();
  assert.deepEqual([...new Set(features.map(({ properties }) => properties.level))], [0, 1]);
  const regionsOf = (code) => features.filter(({ properties: { country, level } }) => country === code && level === 1);
  assert.deepEqual(regionsOf("BF").map(({ properties }) => properties.code), MERGED_REGIONS.BF.map(({ code }) => code));
  assert.equal(regionsOf("GN").length, 8);
});

test("every region of Mali, Burkina Faso and Niger has its name in three languages, and no name is without a region", () => {
  const regions = buildAreas().features.filter(({ properties: { country, level } }) => level === 1 && ["ML", "BF", "NE"].includes(country));
  assert.deepEqual(regions.map(({ properties }) => properties.code).sort(), Object.keys(AREA_NAMES).sort());
  for (const { properties } of regions) assert.match(properties.name_ar, /^[\u0621-\u064a ]+$/);
  const timbuktu = regions.find(({ properties }) => properties.code === "ML.timbuktu").properties;
  assert.deepEqual([timbuktu.name_en, timbuktu.name_fr], ["Timbuktu", "Tombouctou"]);
});
