/** Which incidents are drawn as an area they may lie in, and which dates are rough. Pure. */

/** For a vague place that came without a figure, and the least that is drawn as an area at all. */
const DEFAULT_RADIUS_KM = 30;
const LEAST_RADIUS_KM = 10;

/** The server decides (incidents/models/precision.py), so that a pin means the same on every page. */
export function isVaguePlace(incident) {
  return Boolean(incident.place_is_vague || incident.coarse);
}

/** Radius of the area to draw, in kilometres; 0 for a pin. */
export function vagueRadiusKm(incident) {
  if (!isVaguePlace(incident)) return 0;
  return Math.max(incident.uncertainty_km || DEFAULT_RADIUS_KM, LEAST_RADIUS_KM);
}

export function isVagueDate(incident) {
  return Boolean(incident.date_start) && incident.date_precision !== "day";
}

export function isStillOpen(incident) {
  return Boolean(incident.date_start) && incident.date_end === null;
}

/** The keys of the marks to write beside an incident, in reading order. `date_text` itself says that no date is known. */
export function marksOf(incident) {
  const marks = [];
  if (isStillOpen(incident)) marks.push("still_open");
  else if (isVagueDate(incident)) marks.push("vague_date");
  if (incident.lat === null) marks.push(incident.place ? "not_on_map" : "no_place");
  else if (incident.coarse) marks.push("withheld");
  else if (isVaguePlace(incident)) marks.push("vague_place");
  if (incident.origin === "seed" || incident.origin === "generated") marks.push(incident.origin);
  return marks;
}
