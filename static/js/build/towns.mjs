/** Towns to write on the base map, from the project's own seeds/places.csv. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const PLACES = fileURLToPath(new URL("../../../seeds/places.csv", import.meta.url));
/** Written first and from the farthest zoom on: capitals, then regional capitals and cities. */
const RANKS = { capital: 0, region_capital: 1, city: 1 };

const CELL = /(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/y;

function cellsOf(line) {
  const cells = [];
  CELL.lastIndex = 0;
  while (CELL.lastIndex <= line.length) {
    const [whole, quoted, plain] = CELL.exec(line);
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (!whole.endsWith(",")) break;
  }
  return cells;
}

/** Rows of a CSV text as objects; cells may be quoted, with "" for a quote, but hold no line break. */
export function parseCsv(text) {
  const [head, ...body] = text.split(/\r?\n/).filter(Boolean).map(cellsOf);
  return body.map((cells) => Object.fromEntries(head.map((name, i) => [name, cells[i] ?? ""])));
}

function firstName(names) {
  return names.split("|")[0];
}

/** [[rank, lng, lat, {en, fr, ar}]…], capitals first. */
export function townLabels() {
  return parseCsv(readFileSync(PLACES, "utf8"))
    .filter((place) => place.kind in RANKS)
    .map((place) => [
      RANKS[place.kind],
      Math.round(Number(place.lng) * 1000) / 1000,
      Math.round(Number(place.lat) * 1000) / 1000,
      { en: firstName(place.names_en), fr: firstName(place.names_fr), ar: firstName(place.names_ar) },
    ])
    .sort((a, b) => a[0] - b[0]);
}
