import assert from "node:assert/strict";
import { test } from "node:test";
import { createScene } from "../lib/scene.js";
import { viewOf } from "../lib/one_incident.js";

for (const [about, spot] of [["an exact place", { uncertainty_km: null, is_vague: false }], ["an area", { uncertainty_km: 300, is_vague: true }]]) {
  test(`the map of one incident has its mark: ${about}`, () => {
    const scene = createScene();
    scene.take(viewOf({ lat: 14.5, lng: -4.1, event_type: "Battles", ...spot }));
    const { groups, sums } = scene.at(256 * 2 ** 7);
    assert.equal(groups.length, 1);
    assert.equal(sums.count[0], 1);
    assert.equal(Boolean(groups[0].disc), spot.is_vague);
  });
}
