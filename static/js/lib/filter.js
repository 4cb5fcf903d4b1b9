/**
 * The question an analyst asks, and which incidents answer it. Pure; the server's IncidentFilter answers
 * the same. A filter is {from, to: "YYYY-MM-DD" | null, types: [code…], countries: [code…]}.
 *
 * An incident's dates are an interval: date_start to date_end, open when date_end is null. It matches
 * from/to when the interval overlaps them. Without date_start it is undated: it matches no date filter
 * and is counted apart.
 */

export const EMPTY_FILTER = Object.freeze({ from: null, to: null, types: Object.freeze([]), countries: Object.freeze([]) });

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether the text is a day of the calendar, written YYYY-MM-DD. */
export function isDay(text) {
  const parts = DAY.exec(text ?? "");
  if (!parts) return false;
  const [year, month, day] = parts.slice(1).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Whether the incident's interval overlaps from..to, both inclusive and either null. */
export function overlaps(incident, from, to) {
  if (!from && !to) return true;
  if (!incident.date_start) return false;
  const startsInTime = !to || incident.date_start <= to;
  const endsInTime = !from || incident.date_end === null || incident.date_end >= from;
  return startsInTime && endsInTime;
}

function oneOf(chosen, value) {
  return !chosen.length || chosen.includes(value);
}

/** Whether everything but the dates matches. */
export function matchesApartFromDates(incident, filter) {
  return oneOf(filter.types, incident.event_type) && oneOf(filter.countries, incident.country);
}

export function matches(incident, filter) {
  return matchesApartFromDates(incident, filter) && overlaps(incident, filter.from, filter.to);
}

export function isEmpty(filter) {
  return !filter.from && !filter.to && !filter.types.length && !filter.countries.length;
}

export function hasDates(filter) {
  return Boolean(filter.from || filter.to);
}

export function hasPlace(incident) {
  return incident.lat !== null && incident.lng !== null;
}

function add(map, key) {
  map.set(key, (map.get(key) ?? 0) + 1);
}

/**
 * What every view shows, in one pass: {matching, anyDate, facets, counts: {total, withoutPlace, withoutDate, undatedApart}}.
 *
 * `anyDate` matches all but the dates; `undatedApart` are those of it that a date filter leaves out only because
 * they have no date. `facets` {types, countries: Map(code → count)} is how many incidents each option would give,
 * the option's own list left aside.
 */
export function summarise(incidents, filter) {
  const [anyDate, matching] = [[], []];
  const facets = { types: new Map(), countries: new Map() };
  let [withoutPlace, undated] = [0, 0];
  for (const incident of incidents) {
    const isType = oneOf(filter.types, incident.event_type);
    const isCountry = oneOf(filter.countries, incident.country);
    const isInTime = overlaps(incident, filter.from, filter.to);
    if (isInTime && isCountry) add(facets.types, incident.event_type);
    if (isInTime && isType) add(facets.countries, incident.country);
    if (!isType || !isCountry) continue;
    anyDate.push(incident);
    if (!incident.date_start) undated += 1;
    if (!isInTime) continue;
    matching.push(incident);
    if (!hasPlace(incident)) withoutPlace += 1;
  }
  const apart = hasDates(filter) ? undated : 0;
  const counts = { total: matching.length, withoutPlace, withoutDate: undated - apart, undatedApart: apart };
  return { matching, anyDate, facets, counts };
}

/** Whether two filters ask the same apart from their dates. */
export function sameApartFromDates(a, b) {
  const same = (left, right) => left.length === right.length && left.every((code, index) => code === right[index]);
  return same(a.types, b.types) && same(a.countries, b.countries);
}

/** The query string of a filter, with "?" or empty. */
export function encodeFilter(filter) {
  const params = new URLSearchParams();
  if (filter.from) params.set("from", filter.from);
  if (filter.to) params.set("to", filter.to);
  filter.types.forEach((code) => params.append("type", code));
  filter.countries.forEach((code) => params.append("country", code));
  const text = params.toString();
  return text ? `?${text}` : "";
}

function knownOnly(values, known, problems) {
  const kept = known.filter((code) => values.includes(code));
  values.filter((value) => value && !known.includes(value)).forEach((value) => problems.push(value));
  return kept;
}

function dayOrNull(value, problems) {
  if (!value) return null;
  if (isDay(value)) return value;
  problems.push(value);
  return null;
}

/**
 * {filter, problems} from a query string. Nonsense is left out and named in `problems` (at most 60
 * characters each); a range given backwards is turned round. `known` is {types: [code…], countries: [code…]}.
 */
export function decodeFilter(search, known) {
  const params = new URLSearchParams(search);
  const problems = [];
  let from = dayOrNull(params.get("from"), problems);
  let to = dayOrNull(params.get("to"), problems);
  if (from && to && from > to) [from, to] = [to, from];
  const types = knownOnly(params.getAll("type"), known.types, problems);
  const countries = knownOnly(params.getAll("country"), known.countries, problems);
  return { filter: { from, to, types, countries }, problems: problems.map((text) => text.slice(0, 60)) };
}
