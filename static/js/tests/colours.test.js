import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const CSS = readFileSync(new URL("../../css/tokens.css", import.meta.url), "utf8");
const [LIGHT, DARK] = CSS.split("@media screen and (prefers-color-scheme: dark)").map(tokensOf);
const SCHEMES = { light: LIGHT, dark: DARK };

function tokensOf(text) {
  return new Map([...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]));
}

function channels(hex) {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(rgb) {
  const [r, g, b] = rgb.map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a, b) {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function mixed(a, b, share) {
  return a.map((value, i) => value * share + b[i] * (1 - share));
}

function check(tokens, front, back, least) {
  const ratio = contrast(channels(tokens.get(front)), channels(tokens.get(back)));
  assert.ok(ratio >= least, `${front} on ${back}: ${ratio.toFixed(2)} < ${least}`);
}

for (const [name, tokens] of Object.entries(SCHEMES)) {
  test(`text can be read on every ground (${name})`, () => {
    for (const back of ["paper", "ground", "sunken"]) {
      for (const front of ["ink", "ink-soft", "ink-faint", "accent"]) check(tokens, front, back, 4.5);
    }
    check(tokens, "accent-ink", "accent", 4.5);
    for (const kind of ["danger", "warn", "good", "accent"]) check(tokens, kind, `${kind}-wash`, 4.5);
    for (const front of ["ink", "ink-soft"]) check(tokens, front, "accent-wash", 4.5);
    check(tokens, "map-label", "land", 4.5);
  });

  test(`figures of event types stand out on land, sea and paper (${name})`, () => {
    for (const token of tokens.keys()) {
      if (token.startsWith("type-")) for (const back of ["land", "sea", "paper"]) check(tokens, token, back, 3);
    }
  });

  test(`marked words can be read and their underline be seen, lit or not (${name})`, () => {
    const [paper, ink] = ["paper", "ink"].map((token) => channels(tokens.get(token)));
    for (const [token, value] of tokens) {
      if (!token.startsWith("ev-")) continue;
      const colour = channels(value);
      for (const share of [0.15, 0.34]) assert.ok(contrast(ink, mixed(colour, paper, share)) >= 4.5, `${token} at ${share}`);
      assert.ok(contrast(colour, mixed(colour, paper, 0.15)) >= 3, `${token} underline`);
    }
  });

  test(`no two event types share a colour, nor do two kinds of evidence (${name})`, () => {
    const values = [...tokens].filter(([token]) => /^(type|ev)-/.test(token)).map(([token, value]) => `${token.split("-")[0]}${value}`);
    assert.equal(new Set(values).size, values.length);
  });
}

test("the dark scheme repeats every colour token of the light one", () => {
  assert.deepEqual([...LIGHT.keys()].filter((token) => !DARK.has(token)), []);
});
