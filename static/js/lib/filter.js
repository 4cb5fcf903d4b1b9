/**
 * The question an analyst asks, and how it stands in the URL. Pure; the server's IncidentFilter reads and answers the same.
 *
 * An incident's dates are an interval: start to end, open when the end is OPEN. It matches from/to when the interval
 * overlaps them. Without a date it matches no date filter and is counted apart.
 */
import { isoOfDay } from "./calendar.js";

/** Filter key → parameter of the URL, for those that may be given several times. */
export const LISTS = {
  types: "type", subs: "sub", actors: "actor", roles: "role", attributions: "attribution", targets: "target", countries: "country",
  areas: "area", deaths: "deaths", civilian: "civilian", precisions: "precision", credibilities: "credibility", sources: "source",
  campaigns: "campaign", origins: "origin",
};
export const LIST_KEYS = Object.keys(LISTS);
const NONE = Object.freeze([]);
export const EMPTY_FILTER = Object.freeze({
  from: null, to: null, last: null, ...Object.fromEntries(LIST_KEYS.map((key) => [key, NONE])),
  q: "", near: null, shape: null, bounds: null, since: null,
});
const DATE_KEYS = ["from", "to", "last"];
const KEYS = Object.keys(EMPTY_FILTER);
const MOST_CORNERS = 60;
const LONGEST_TEXT = 200;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether the text is a day of the calendar, written YYYY-MM-DD. */
export function isDay(text) {
  const parts = DAY.exec(text ?? "");
  if (!parts) return false;
  const [year, month, day] = parts.slice(1).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** {from, to} as ISO days or null: `last` days up to `today` (a day number) where they are asked for. */
export function daysOf({ from, to, last }, today) {
  return last ? { from: isoOfDay(today - last + 1), to: isoOfDay(today) } : { from, to };
}

export function hasDates({ from, to, last }) {
  return Boolean(from || to || last);
}

const isSame = (a, b) => a === b || JSON.stringify(a) === JSON.stringify(b);

/** The keys in which two filters differ. */
export function changedKeys(a, b) {
  return KEYS.filter((key) => !isSame(a[key], b[key]));
}

export function isEmpty(filter) {
  return changedKeys(filter, EMPTY_FILTER).length === 0;
}

export function sameApartFromDates(a, b) {
  return changedKeys(a, b).every((key) => DATE_KEYS.includes(key));
}

const degrees = (number) => String(Math.round(number * 1e5) / 1e5);

/** The query string of a filter, with "?" or empty; `more` {name: value} stands at its end. */
export function encodeFilter(filter, more = {}) {
  const params = new URLSearchParams();
  const add = (name, value) => value && params.append(name, value);
  if (!filter.last) DATE_KEYS.slice(0, 2).forEach((key) => add(key, filter[key]));
  else add("last", String(filter.last));
  for (const [key, name] of Object.entries(LISTS)) filter[key].forEach((value) => add(name, value));
  add("q", filter.q);
  if (filter.near) add("near", [degrees(filter.near.lat), degrees(filter.near.lng), degrees(filter.near.km), filter.near.label].filter((part) => part !== "" && part !== undefined).join(","));
  if (filter.shape) add("shape", filter.shape.map((corner) => corner.map(degrees).join(",")).join(";"));
  if (filter.bounds) add("bounds", filter.bounds.map(degrees).join(","));
  add("since", filter.since);
  Object.entries(more).forEach(([name, value]) => add(name, value));
  const text = params.toString();
  return text ? `?${text}` : "";
}

function numbers(text, count) {
  const parts = text.split(",").map((part) => (part.trim() === "" ? NaN : Number(part)));
  return parts.length === count && parts.every(Number.isFinite) ? parts : null;
}

const isOnEarth = (lat, lng) => Math.abs(lat) <= 90 && Math.abs(lng) <= 180;

function readNear(text) {
  const [lat, lng, km, ...label] = text.split(",");
  const read = numbers([lat, lng, km].join(","), 3);
  if (!read || !isOnEarth(read[0], read[1]) || read[2] <= 0 || read[2] > 5000) return null;
  return { lat: read[0], lng: read[1], km: read[2], label: label.join(",").slice(0, LONGEST_TEXT) };
}

function readShape(text) {
  const corners = text.split(";").map((corner) => numbers(corner, 2));
  if (corners.length < 3 || corners.length > MOST_CORNERS) return null;
  return corners.every((corner) => corner && isOnEarth(...corner)) ? corners : null;
}

function readBounds(text) {
  const read = numbers(text, 4);
  if (!read || !isOnEarth(read[0], read[1]) || !isOnEarth(read[2], read[3])) return null;
  return read[0] < read[2] && read[1] < read[3] ? read : null;
}

function readSince(text) {
  const time = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(time) ? null : text;
}

function readLast(text) {
  const days = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return days >= 1 && days <= 36_500 ? days : null;
}

const SINGLES = {
  from: (text) => (isDay(text) ? text : null), to: (text) => (isDay(text) ? text : null), last: readLast,
  q: (text) => text.trim().slice(0, LONGEST_TEXT), near: readNear, shape: readShape, bounds: readBounds, since: readSince,
};
const LIST_FORMS = {
  deaths: /^(unknown|\d{1,7}(-\d{0,7})?)$/, civilian: /^(yes|no|unknown)$/, precisions: /^([123]|none)$/, credibilities: /^[1-6]$/,
  sources: /^\d{1,9}$/, campaigns: /^\d{1,9}$/,
};

/**
 * {filter, problems} from a query string. What makes no sense is left out and named in `problems` (at most 60 characters
 * each); a range given backwards is turned round. `known` {key: [code…]} lists the codes of a key where they are known.
 */
export function decodeFilter(search, known = {}) {
  const params = new URLSearchParams(search);
  const [filter, problems] = [{ ...EMPTY_FILTER }, []];
  for (const [key, read] of Object.entries(SINGLES)) {
    const text = params.get(key);
    if (!text) continue;
    const value = read(text);
    if (value === null) problems.push(text);
    else filter[key] = value;
  }
  for (const [key, name] of Object.entries(LISTS)) {
    const given = [...new Set(params.getAll(name).filter(Boolean))];
    const fits = (value) => (known[key] ? known[key].includes(value) : !LIST_FORMS[key] || LIST_FORMS[key].test(value));
    filter[key] = given.filter(fits);
    problems.push(...given.filter((value) => !fits(value)));
  }
  if (filter.last) [filter.from, filter.to] = [null, null];
  if (filter.from && filter.to && filter.from > filter.to) [filter.from, filter.to] = [filter.to, filter.from];
  return { filter, problems: problems.map((text) => text.slice(0, 60)) };
}
