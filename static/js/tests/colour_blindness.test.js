/**
 * The six event types are told apart by colour-blind readers too: least distance in CIELAB of any two as Machado, Oliveira
 * and Fernandes (2009) simulate full protanopia, deuteranopia and tritanopia. 15 is far above a just noticeable difference (2.3)
 * and holds for bars a few pixels wide; shapes tell them apart on map and list besides.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const LEAST = 15;
const VIEWS = {
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};
const TO_XYZ = [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.072175], [0.0193339, 0.119192, 0.9503041]];
const WHITE = [0.95047, 1, 1.08883];

const times = (matrix, vector) => matrix.map((row) => row.reduce((sum, value, at) => sum + value * vector[at], 0));

function linear(hex) {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
}

function lab(rgb) {
  const [x, y, z] = times(TO_XYZ, rgb).map((value, at) => value / WHITE[at]).map((t) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116));
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function seen(hex, matrix) {
  return lab(times(matrix, linear(hex)).map((value) => Math.min(1, Math.max(0, value))));
}

const css = readFileSync(new URL("../../css/tokens.css", import.meta.url), "utf8");
const all = [...css.matchAll(/--type-(\w+): (#[0-9a-f]{6});/g)];
const schemes = { light: all.slice(0, 6), dark: all.slice(6) };

for (const [scheme, tokens] of Object.entries(schemes)) {
  for (const [name, matrix] of Object.entries(VIEWS)) {
    test(`no two event types look alike with ${name} (${scheme})`, () => {
      assert.equal(tokens.length, 6);
      tokens.forEach(([, a, first], at) => {
        for (const [, b, second] of tokens.slice(at + 1)) {
          const distance = Math.hypot(...seen(first, matrix).map((value, index) => value - seen(second, matrix)[index]));
          assert.ok(distance >= LEAST, `${a} and ${b}: ${distance.toFixed(1)}`);
        }
      });
    });
  }
}
