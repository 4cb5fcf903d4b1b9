/**
 * Incidents from the columns of /data/incidents.json (format: docs/dashboard-data.md). Pure.
 *
 * Each is a plain object with the keys written there, and `day_start` and `day_end`: its dates as day numbers,
 * null where there is no date. What repeats is one text that many share.
 */
import { dayNumber } from "./calendar.js";

const dayOrNull = (iso) => (iso === null ? null : dayNumber(iso));

function dateOf([date_start, date_end, date_precision, date_text]) {
  return { date_start, date_end, date_precision, date_text, day_start: dayOrNull(date_start), day_end: dayOrNull(date_end) };
}

function spotOf([place, place_is_vague, country, country_name, lat, lng, uncertainty_km, coarse]) {
  return { place, place_is_vague, country, country_name, lat, lng, uncertainty_km, coarse };
}

/** One key after the other, in one order for all: the engine then gives 100,000 incidents one shape and fast reading. */
function incidentOf(id, url, { title, origin, kind, date, spot, toll }) {
  return {
    id, url, title, origin,
    event_type: kind[0], sub_event_type: kind[1],
    date_start: date.date_start, date_end: date.date_end, date_precision: date.date_precision, date_text: date.date_text,
    day_start: date.day_start, day_end: date.day_end,
    place: spot.place, place_is_vague: spot.place_is_vague, country: spot.country, country_name: spot.country_name,
    lat: spot.lat, lng: spot.lng, uncertainty_km: spot.uncertainty_km, coarse: spot.coarse,
    fatalities_low: toll[0], fatalities_high: toll[1], fatalities_text: toll[2],
  };
}

/** [incident…] in the order of the data, newest first. */
export function readIncidents(data) {
  const [before, after] = data.url;
  const { rows, titles, origins, kinds, tolls } = data;
  const [dates, spots] = [data.dates.map(dateOf), data.spots.map(spotOf)];
  return rows.id.map((id, row) => incidentOf(id, before + id + after, {
    title: titles[rows.title[row]], origin: origins[rows.origin[row]], kind: kinds[rows.kind[row]],
    date: dates[rows.date[row]], spot: spots[rows.spot[row]], toll: tolls[rows.toll[row]],
  }));
}
