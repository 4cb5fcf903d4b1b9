/** Colours of the style sheet's tokens for drawing on canvas; read again when the colour scheme changes. */
import { EVENT_TYPES } from "../lib/event_types.js";

const MAP_TOKENS = ["sea", "land", "land-far", "lake", "river", "coast", "border", "unit", "map-label", "paper", "ink", "ink-soft", "ink-faint", "accent"];
const CLASSES = [1, 2, 3, 4, 5];

function readPalette() {
  const style = getComputedStyle(document.documentElement);
  const value = (name) => style.getPropertyValue(name).trim();
  const colours = Object.fromEntries(MAP_TOKENS.map((name) => [name, value(`--${name}`)]));
  const types = new Map(EVENT_TYPES.map((type) => [type.code, value(type.token)]));
  const scale = (name) => CLASSES.map((number) => value(`--${name}-${number}`));
  const scales = { deaths: scale("deaths"), shades: scale("shade") };
  return { ...colours, ...scales, byType: [...types.values()], type: (code) => types.get(code) ?? types.get("Strategic developments"), font: value("--font") };
}

let [present, scheme] = [null, null];

/** The query for the dark scheme; asked for late, since tests without a browser read modules that use this one. */
function dark() {
  if (scheme) return scheme;
  scheme = window.matchMedia("(prefers-color-scheme: dark)");
  scheme.addEventListener("change", () => {
    present = null;
  });
  return scheme;
}

/** {sea, land, …, type: code → colour, byType, deaths, shades: five classes each, font} of the present colour scheme. */
export function palette() {
  dark();
  present ??= readPalette();
  return present;
}

export function onPaletteChange(run) {
  dark().addEventListener("change", run);
}
