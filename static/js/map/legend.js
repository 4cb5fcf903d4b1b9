/**
 * What colours, figures and shades mean, as text beside samples. HTML: <ul data-map-legend> and <ul data-map-shade-legend hidden>.
 * Rewritten only where something in it changes.
 */
import { DEATH_CLASSES, classRange } from "../lib/death_classes.js";
import { EVENT_TYPES } from "../lib/event_types.js";
import { typeKey } from "./map_cards.js";

function sample(kind, number) {
  const node = document.createElement("span");
  node.className = `map-sample map-sample--${kind}`;
  node.setAttribute("aria-hidden", "true");
  if (number !== undefined) node.dataset.class = number;
  return node;
}

function entry(mark, text) {
  const item = document.createElement("li");
  if (mark) item.append(mark);
  item.append(text);
  return item;
}

/** Numbers from least to most; `most` null: and more. */
export function rangeText(least, most, strings) {
  if (most === null) return strings.text("at_least", { low: strings.number(least) });
  return most <= least ? strings.number(least) : strings.text("range", { low: strings.number(least), high: strings.number(most) });
}

function typeEntries({ names }) {
  return EVENT_TYPES.map(({ code }) => [() => typeKey(code), names?.event_types[code] ?? code]);
}

function deathEntries(strings) {
  const classes = DEATH_CLASSES.map((_, index) => [() => sample("deaths", index + 1), rangeText(...classRange(index), strings)]);
  return [[null, strings.text("map_deaths_legend")], ...classes, [() => sample("hollow"), strings.text("unknown")]];
}

function shadeEntries({ display }, legend, strings) {
  if (legend.isMissing) return [[null, strings.text("map_shade_missing")]];
  const isDeaths = display.shade === "deaths";
  const ranges = legend.ranges.map(([least, most, shade]) => [() => sample(isDeaths ? "deaths" : "shade", shade + 1), rangeText(least, most, strings)]);
  const apart = [["map_shade_wider", legend.wider], ["map_shade_nowhere", legend.nowhere], ["map_shade_unknown", isDeaths ? legend.unknown : 0]];
  return [
    [null, strings.text(isDeaths ? "map_shade_deaths" : "map_shade_count")],
    ...ranges,
    [() => sample("none"), strings.text("map_shade_none")],
    ...apart.filter(([, n]) => n).map(([key, n]) => [null, strings.count(key, n)]),
  ];
}

function createList(list) {
  let written = "";
  return (entries) => {
    const text = JSON.stringify(entries.map(([make, words]) => [String(make), words]));
    list.hidden = !entries.length;
    if (text === written) return;
    written = text;
    list.replaceChildren(...entries.map(([make, words]) => entry(make?.(), words)));
  };
}

/** Returns show(view, shadeLegend or null). */
export function createLegend(root, { strings }) {
  const [marks, shades] = [root.querySelector("[data-map-legend]"), root.querySelector("[data-map-shade-legend]")].map(createList);
  return (view, shading) => {
    const isDeaths = view.display.colour === "deaths";
    const entries = isDeaths ? deathEntries(strings) : [...typeEntries(view), [() => sample("ring"), strings.text("map_ring")]];
    marks([...entries, [() => sample("area"), strings.text("map_area_legend")]]);
    shades(shading ? shadeEntries(view, shading, strings) : []);
  };
}
