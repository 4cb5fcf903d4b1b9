/** Which incidents are drawn as an area they may lie in, and which dates are rough. Pure. */

/** From this many kilometres on, a pin would claim more than is known; the code book's "near a town" is 25. */
const PIN_LIMIT_KM = 10;
/** For a vague place that came without a figure. */
const DEFAULT_RADIUS_KM = 30;

export function isVaguePlace(incident) {
  return incident.place_is_vague || incident.coarse || (incident.uncertainty_km ?? 0) >= PIN_LIMIT_KM;
}

/** Radius of the area to draw, in kilometres; 0 for a pin. */
export function vagueRadiusKm(incident) {
  if (!isVaguePlace(incident)) return 0;
  return Math.max(incident.uncertainty_km || DEFAULT_RADIUS_KM, PIN_LIMIT_KM);
}

export function isVagueDate(incident) {
  return Boolean(incident.date_start) && !["day", "days"].includes(incident.date_precision);
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
  return marks;
}
