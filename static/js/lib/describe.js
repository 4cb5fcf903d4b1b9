/**
 * One incident in words, in the reader's language, as the server writes it (selectors/incident_view.dashboard_row and
 * selectors/wording.py; a test compares the two). Pure.
 *
 * describe(row, {store, names, strings, formats}) → the object that cards, list and copied text read.
 */
import { isoOfDay } from "./calendar.js";
import { EVENT_TYPES } from "./event_types.js";
import { OPEN, UNDATED } from "./store.js";

function isWholeMonth(start, end) {
  return start.endsWith("-01") && start.slice(0, 7) === end.slice(0, 7) && end.slice(8) >= "28";
}

/** A date in words: a day, "June 2025", "between 1 and 10 June 2025", "since 1 July 2025" or unknown; ISO days or null. */
export function dateText(start, end, precision, { strings, formats }) {
  if (start === null) return strings.text("date_unknown");
  if (end === null) return strings.text("since_day", { day: formats.day(start) });
  if (start === end) return formats.day(start);
  if (precision === "month" && isWholeMonth(start, end)) return formats.monthYear(start);
  if (precision === "year" && start.slice(0, 4) === end.slice(0, 4) && start.slice(5) <= "01-02" && end.slice(5) >= "12-30") return start.slice(0, 4);
  return strings.text("between_days", { start: formats.day(start), end: formats.day(end) });
}

/** A number of people in words; null is "unknown", never zero. */
export function rangeText(low, high, best, strings) {
  if (low === null && high === null) return strings.text("unknown");
  if (best !== null && low !== high) return strings.text("range_with_best", { best, low, high });
  if (low === null) return strings.text("at_most", { high });
  if (high === null) return strings.text("at_least", { low });
  if (low === high) return String(low);
  return strings.text("range", { low, high });
}

/** The name under which a spot is shown: its place, or the area (else the country) that stands for a withheld one. */
export function placeName(spot, names, strings) {
  if (spot.isWithheld) {
    return names.areas[spot.area]?.[1] ?? names.countries[spot.country] ?? strings.text("place_withheld");
  }
  return spot.place ? names.places[spot.place] ?? "" : spot.name;
}

export function publicId(number) {
  return `SW-${String(number).padStart(6, "0")}`;
}

function datesOf(row, { store, strings, formats }, precision) {
  const [start, end] = [store.start[row], store.end[row]];
  const date_start = start === UNDATED ? null : isoOfDay(start);
  const date_end = start === UNDATED || end === OPEN ? null : isoOfDay(end);
  return { date_start, date_end, date_precision: precision, date_text: dateText(date_start, date_end, precision, { strings, formats }) };
}

function spotOf(spot, names, place) {
  return {
    place, place_is_vague: spot.isVague, country: spot.country, country_name: names.countries[spot.country] ?? "",
    lat: spot.lat, lng: spot.lng, uncertainty_km: spot.km, coarse: spot.isWithheld,
  };
}

export function describe(row, world) {
  const { store, names, strings } = world;
  const [trait, spot, toll] = [store.traits[store.trait[row]], store.spots[store.spot[row]], store.tolls[store.toll[row]]];
  const id = publicId(store.id[row]);
  const [type, place] = [names.sub_types[trait.sub] ?? trait.sub, placeName(spot, names, strings)];
  return {
    id, url: `/incidents/${id}/`, title: place ? strings.text("title", { type, place }) : type,
    origin: trait.origin, event_type: EVENT_TYPES[trait.type].code, sub_event_type: type,
    ...datesOf(row, world, trait.precision),
    ...spotOf(spot, names, place),
    fatalities_low: toll.low, fatalities_high: toll.high, fatalities_text: rangeText(toll.low, toll.high, toll.best, strings),
  };
}
