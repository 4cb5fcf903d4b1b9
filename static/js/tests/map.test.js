import assert from "node:assert/strict";
import { test } from "node:test";
import { bubbleRadius, layOutSpots, projectSpots } from "../lib/clusters.js";
import { classRange, deathClass } from "../lib/death_classes.js";
import { placeTags } from "../lib/discs.js";
import { clickAt, pointAt, roundKm, startDrawing, takeBack, toFilter } from "../lib/drawing.js";
import { createSums, sumGroups, weighSpots } from "../lib/group_sums.js";
import { blend, colourOf, contrast, moreLegible, stampNumber, stampRing, stampSprite } from "../lib/pixels.js";
import { createScene } from "../lib/scene.js";
import { circleRound, countNear } from "../map/open_mark.js";
import { NOWHERE, WIDER, areaOfSpots, classBreaks, classRanges, ringInDegrees, shadeClass, shadeOf, sumAreas } from "../lib/shading.js";

function spot(lat, lng, change = {}) {
  return { lat, lng, km: 3, area: 0, isVague: false, isWithheld: false, ...change };
}

/** A generator of numbers that gives the same ones each time. */
function dice(seed) {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

function randomSpots(count, roll) {
  return Array.from({ length: count }, () => {
    const isVague = !roll(3);
    return roll(20) ? spot(10 + roll(9000) / 1000, -10 + roll(20000) / 1000, { isVague, km: isVague ? 15 + roll(300) : 3 }) : spot(null, null);
  });
}

const layOut = (spots, weights, zoom) => layOutSpots(projectSpots(spots), spots, { weights, worldSize: 256 * 2 ** zoom });

test("every spot with a place lies in one group at every zoom, and no bubble covers another", () => {
  const roll = dice(5);
  const spots = randomSpots(600, roll);
  const weights = Float64Array.from(spots, () => 1 + roll(60));
  for (const zoom of [3.5, 5.25, 7, 9, 13]) {
    const { groups, groupOf } = layOut(spots, weights, zoom);
    assert.deepEqual(groups.flatMap(({ members }) => members).sort((a, b) => a - b), spots.flatMap(({ lat }, index) => (lat === null ? [] : [index])));
    groups.forEach(({ members }, index) => members.forEach((member) => assert.equal(groupOf[member], index)));
    const bubbles = groups.filter(({ disc }) => !disc).map((group) => ({ ...group, weight: group.members.reduce((sum, member) => sum + weights[member], 0) }));
    bubbles.forEach((a, index) => bubbles.slice(index + 1).forEach((b) => {
      const apart = Math.hypot(a.x - b.x, a.y - b.y);
      if (a.weight > 1 && b.weight > 1) assert.ok(apart >= bubbleRadius(a.weight) + bubbleRadius(b.weight), `zoom ${zoom}`);
    }));
  }
});

test("the layout is the same whatever the order of discovery, for the same spots", () => {
  const roll = dice(9);
  const spots = randomSpots(300, roll);
  const weights = Float64Array.from(spots, () => 1 + roll(5));
  assert.deepEqual(layOut(spots, weights, 6), layOut(spots, weights, 6));
});

test("a spot at which nothing is left takes part in no bubble and seeds none", () => {
  const spots = [spot(14, 0), spot(14, 0.001, { isVague: true, km: 5 })];
  const { groups, groupOf } = layOut(spots, Float64Array.of(0, 3), 4);
  assert.deepEqual(groups.map(({ seed, members }) => [seed, members]), [[1, [1]]]);
  assert.equal(groupOf[0], -1);
});

test("a bubble stands on its heaviest exact spot, and a vague one never holds an exact place", () => {
  const spots = [spot(14, 0, { isVague: true, km: 15 }), spot(14, 0.05), spot(14, 0.06)];
  const { groups } = layOut(spots, Float64Array.of(90, 2, 7), 4);
  assert.deepEqual(groups.map(({ seed, members, disc }) => [seed, members, disc]), [[2, [0, 1, 2], 0]]);
});

test("a vague place keeps its area where that is larger than a bubble, and joins where it is smaller", () => {
  const spots = [spot(14, 0, { isVague: true, km: 40 }), spot(14, 0)];
  const near = layOut(spots, Float64Array.of(1, 1), 9);
  assert.equal(near.groups.length, 2);
  const pixels = 256 * 2 ** 9 / 40_075 / Math.cos((14 * Math.PI) / 180);
  assert.ok(Math.abs(near.groups[0].disc - 40 * pixels) < 1e-6);
  assert.equal(near.groups[1].disc, 0);
  assert.equal(layOut(spots, Float64Array.of(1, 1), 4).groups.length, 1);
});

test("areas round one town are one area, the largest; a country's does not swallow a town's", () => {
  const vague = (lat, lng, km) => spot(lat, lng, { isVague: true, km });
  const { groups } = layOut([vague(14, 0, 20), vague(14, 0, 40), vague(14.02, 0, 300), vague(17, 5, 30)], Float64Array.of(1, 1, 1, 1), 9);
  assert.deepEqual(groups.map(({ seed, members }) => [seed, members]), [[2, [2]], [1, [0, 1]], [3, [3]]]);
});

test("sums of groups are the sums of their spots", () => {
  const groupOf = Int32Array.of(0, 1, 0, -1);
  const spotTypes = new Uint32Array(24);
  [[0, 0, 2], [0, 3, 1], [1, 5, 4], [2, 0, 3], [3, 1, 9]].forEach(([at, type, count]) => (spotTypes[at * 6 + type] = count));
  const sums = createSums(2);
  const world = { spotTypes, spotLow: Float64Array.of(5, 0, 2, 9), unknown: Uint32Array.of(1, 4, 0, 9), km: Float64Array.of(0, 20, 30, 0) };
  for (let round = 0; round < 2; round += 1) sumGroups(sums, groupOf, world);
  assert.deepEqual([...sums.types], [5, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 4]);
  assert.deepEqual([[...sums.count], [...sums.low], [...sums.unknown], [...sums.vague], [...sums.spots]], [[6, 4], [7, 0], [1, 4], [3, 4], [2, 1]]);
  assert.deepEqual([...sums.last], [2, 1]);
});

function storeOf(rows, change = {}) {
  const spots = [spot(14, 0), spot(15, 3)];
  return {
    version: 1, loaded: rows.length, spots, tolls: [{ low: 4, high: 4 }, { low: null, high: null }], spot: rows.map(([at]) => at), toll: rows.map(([, toll]) => toll),
    chunks: [{ offset: 0, rows: rows.length, isLoaded: true }], ...change,
  };
}

test("weights count loaded rows alone", () => {
  const store = storeOf([[0, 0], [0, 1], [1, 1], [1, 0]], { chunks: [{ offset: 0, rows: 3, isLoaded: true }, { offset: 3, rows: 1, isLoaded: false }] });
  const { count, low } = weighSpots(store);
  assert.deepEqual([[...count], [...low]], [[2, 1], [4, 0]]);
});

test("a scene lays out once per zoom and data, sums anew with each change, and counts unknown deaths", () => {
  const store = storeOf([[0, 0], [0, 1], [1, 1]]);
  const out = new Set();
  const engine = { spotTypes: Uint32Array.of(2, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0), spotLow: Float64Array.of(4, 0), matches: (row) => !out.has(row) };
  const scene = createScene();
  scene.take({ store, engine, display: { colour: "deaths" } });
  const first = scene.at(4096);
  assert.deepEqual([...first.sums.unknown], [1, 1]);
  out.add(2);
  engine.spotTypes[6] = 0;
  scene.take({ store, engine, display: { colour: "deaths" } });
  const second = scene.at(4096);
  assert.equal(second.groups, first.groups);
  assert.deepEqual([[...second.sums.count], [...second.sums.unknown]], [[2, 0], [1, 0]]);
  scene.take({ store: { ...store, version: 2 }, engine, display: { colour: "deaths" } });
  assert.notEqual(scene.at(4096).groups, first.groups);
});

test("a map keeps the layouts of the last six zooms, and none more", () => {
  const store = { version: 1, loaded: 1, size: 0, spots: [spot(14, 1)], tolls: [], chunks: [] };
  const engine = { spotTypes: Uint32Array.from([1, 0, 0, 0, 0, 0]), spotLow: Float64Array.from([0]), matches: () => true };
  const scene = createScene();
  scene.take({ store, engine, display: { colour: "type" } });
  const groups = (step) => scene.at(4096 + step).groups;
  const [first, second] = [groups(0), groups(1)];
  [2, 3, 4, 5].forEach(groups);
  assert.equal(groups(0), first); // looked at again, so it is no longer the oldest
  groups(6);
  assert.equal(groups(0), first);
  assert.notEqual(groups(1), second);
});

test("deaths have five classes, and what is not known has none of them", () => {
  const classes = [0, 1, 4, 5, 19, 20, 99, 100, 4000].map((low) => deathClass(low, { count: 3, unknown: 1 }));
  assert.deepEqual(classes, [0, 1, 1, 2, 2, 3, 3, 4, 4]);
  assert.equal(deathClass(0, { count: 2, unknown: 2 }), -1);
  assert.deepEqual([classRange(0), classRange(1), classRange(4)], [[0, 0], [1, 4], [100, null]]);
});

test("tags stand on the rim, in view, and cover neither bubbles nor each other", () => {
  const view = { min: { x: 0, y: 0 }, max: { x: 400, y: 300 } };
  const discs = [{ x: 200, y: 20, disc: 150 }, { x: 200, y: 150, disc: 60 }, { x: 2000, y: 0, disc: 100 }];
  const taken = [{ x: 200, y: 90, reach: 14 }];
  const places = placeTags(discs, { view, taken });
  assert.equal(places[2], null);
  [0, 1].forEach((index) => {
    const [x, y] = places[index];
    assert.ok(Math.abs(Math.hypot(x - discs[index].x, y - discs[index].y) - discs[index].disc) < 1e-9);
    assert.ok(x > 0 && y > 0 && x < 400 && y < 300);
    assert.ok(Math.hypot(x - 200, y - 90) > 14);
  });
  assert.ok(Math.hypot(places[0][0] - places[1][0], places[0][1] - places[1][1]) > 14);
});

test("colours are read, mixed and told apart", () => {
  assert.equal(colourOf("#102030"), 0xff302010);
  assert.equal(colourOf("rgb(16, 32, 48)"), 0xff302010);
  const [black, white] = [0xff000000, 0xffffffff];
  assert.equal(blend(white, black, 255), black);
  assert.equal(blend(white, black, 0), white);
  assert.equal(blend(0, 0xff0000ff, 128), 0x800000ff);
  assert.equal(blend(white, black, 128) & 255, 127);
  assert.equal(contrast(black, white), 21);
  assert.equal(moreLegible(0xff202020, black, white), white);
});

const picture = (width, height) => ({ width, height, data: new Uint32Array(width * height) });
const [RED, BLUE, PAPER] = [0xff0000ff, 0xffff0000, 0xffffffff];

test("a ring shows each share where it belongs, clockwise from the top, and its middle is free", () => {
  const image = picture(41, 41);
  assert.ok(stampRing(image, [20, 20], { radius: 14, band: 4, brim: 1, fill: PAPER, parts: [[RED, 3], [BLUE, 1]] }));
  const at = (x, y) => image.data[(20 + y) * 41 + 20 + x];
  assert.deepEqual([at(12, 0), at(0, 12), at(-9, -9), at(0, 0), at(18, 0)], [RED, RED, BLUE, PAPER, 0]);
  const count = (colour) => image.data.filter((value) => value === colour).length;
  assert.ok(Math.abs(count(RED) / count(BLUE) - 3) < 0.35);
});

test("a dashed ring has gaps; a ring over the edge is left out whole", () => {
  const image = picture(41, 41);
  stampRing(image, [20, 20], { radius: 14, band: 4, brim: 1, fill: PAPER, parts: [[RED, 1]], isDashed: true });
  const rim = [...Array(64).keys()].map((turn) => {
    const angle = (turn / 64) * 2 * Math.PI;
    return image.data[Math.round(20 + 12 * Math.sin(angle)) * 41 + Math.round(20 + 12 * Math.cos(angle))];
  });
  assert.ok(rim.includes(RED) && rim.includes(PAPER));
  const narrow = picture(20, 20);
  assert.equal(stampRing(narrow, [10, 10], { radius: 14, band: 4, brim: 1, fill: PAPER, parts: [[RED, 1]] }), false);
  assert.ok(narrow.data.every((value) => value === 0));
});

test("a ring is drawn alike in pictures of two widths", () => {
  const ring = { radius: 6, band: 2, brim: 1, fill: PAPER, parts: [[RED, 1]] };
  const drawn = [40, 60, 40].map((width) => {
    const image = { width, height: 40, data: new Uint32Array(width * 40).fill(PAPER) };
    stampRing(image, [20, 20], ring);
    return Array.from({ length: 40 }, (_, y) => [...image.data.slice(y * width, y * width + 40)]);
  });
  assert.ok(drawn[0].flat().includes(RED));
  assert.deepEqual(drawn[1], drawn[0]);
  assert.deepEqual(drawn[2], drawn[0]);
});

test("numbers are written digit by digit round their middle", () => {
  const glyph = (width) => ({ width, height: 3, advance: width, data: new Uint32Array(width * 3).fill(0xff000000) });
  const glyphs = { 1: glyph(2), 2: glyph(4) };
  const image = picture(20, 5);
  stampNumber(image, [10, 2.5], 12, { glyphs, tint: RED });
  const row = [...image.data.subarray(40, 60)];
  assert.deepEqual([row.indexOf(RED), row.lastIndexOf(RED)], [7, 12]);
  assert.equal(stampSprite(image, [19.5, 2], glyphs[2]), false);
});

const NAMES = { areas: { 1: ["ML", "Mali", 0, null, "ML"], 2: ["ML-1", "Kayes", 1, 1, "ML"], 3: ["ML-1-1", "Nioro", 2, 2, "ML"], 4: ["NE", "Niger", 0, null, "NE"] } };

test("a spot counts in the area of the level that holds it, or apart", () => {
  const spots = [3, 2, 1, 4, 0].map((area) => spot(14, -9, { area }));
  assert.deepEqual([...areaOfSpots(spots, { outlines: [[2, "ML"]], names: NAMES, level: 1 })], [0, 0, WIDER, NOWHERE, NOWHERE]);
  assert.deepEqual([...areaOfSpots(spots, { outlines: [[3, "ML"]], names: NAMES, level: 2 })], [0, WIDER, WIDER, NOWHERE, NOWHERE]);
});

test("areas' sums and those apart are all incidents that match", () => {
  const spotTypes = new Uint32Array(24);
  [[0, 1, 2], [1, 0, 5], [2, 2, 1], [3, 3, 7]].forEach(([at, type, count]) => (spotTypes[at * 6 + type] = count));
  const sums = sumAreas(Int32Array.of(1, WIDER, NOWHERE, 1), 2, { spotTypes, spotLow: Float64Array.of(3, 9, 9, 1), unknown: Uint32Array.of(1, 0, 0, 2) });
  assert.deepEqual([[...sums.count], [...sums.low], [...sums.unknown], sums.wider, sums.nowhere], [[0, 9], [0, 4], [0, 3], 5, 1]);
});

test("classes come from the data, each with about as many areas, and nothing is no class", () => {
  const values = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  const breaks = classBreaks(values);
  assert.deepEqual(breaks, [1, 3, 5, 7, 9]);
  assert.deepEqual(values.map((value) => shadeClass(value, breaks)), [-1, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
  assert.deepEqual(classRanges(breaks, values).at(-1), [9, 10]);
  assert.deepEqual(classBreaks([0, 0, 2, 2, 2]), [2]);
  assert.deepEqual(classBreaks([0]), []);
  assert.equal(shadeClass(1, [5, 9]), 0);
  assert.deepEqual([[0, 1], [0, 2], [1, 2], [2, 5]].map(([index, count]) => shadeOf(index, count)), [3, 0, 4, 2]);
});

test("steps of a ring become degrees", () => {
  assert.deepEqual(ringInDegrees([100, 200, 5, -10, -5, 10], 0.5), [50, 100, 52.5, 95, 50, 100]);
});

test("a radius takes its centre, then its rim, and can be taken back", () => {
  const centre = clickAt(startDrawing("radius"), { lat: 14.123456, lng: -9.5 });
  assert.deepEqual(centre.centre, [14.1235, -9.5]);
  assert.equal(toFilter(centre), null);
  const moved = pointAt(centre, { lat: 15.1235, lng: -9.5 });
  assert.equal(moved.km, 111);
  const { near } = toFilter(clickAt(moved, { lat: 14.1235, lng: -9.45 }));
  assert.deepEqual(near, { lat: 14.1235, lng: -9.5, km: 5.4, label: "" });
  assert.equal(takeBack(moved).centre, null);
  assert.deepEqual([roundKm(0), roundKm(9.94), roundKm(12.4), roundKm(99999)], [0.1, 9.9, 12, 5000]);
});

test("an outline needs three corners, none twice in a row, sixty at most", () => {
  const click = (drawing, lat, lng) => clickAt(drawing, { lat, lng });
  let drawing = click(click(click(startDrawing("polygon"), 14, 0), 14, 0), 15, 0);
  assert.equal(toFilter(drawing), null);
  drawing = click(drawing, 15, 1);
  assert.deepEqual(toFilter(drawing), { shape: [[14, 0], [15, 0], [15, 1]] });
  assert.deepEqual(takeBack(drawing).corners, [[14, 0], [15, 0]]);
  for (let at = 0; at < 80; at += 1) drawing = click(drawing, at / 2, 3);
  assert.equal(drawing.corners.length, 60);
});

test("a circle round spots counts what may lie in it: exact places within, areas that reach into it", () => {
  const spots = [spot(14, 0), spot(14, 0.02), spot(15.5, 0, { isVague: true, km: 200 }), spot(15.5, 0), spot(null, null)];
  const near = circleRound(spots.slice(0, 2), "Gao");
  assert.equal(near.label, "Gao");
  const spotTypes = Uint32Array.from(spots.flatMap((_, index) => [index + 1, 0, 0, 0, 0, 1]));
  assert.equal(countNear({ spots, spotTypes }, near), 2 + 3 + 4);
});
