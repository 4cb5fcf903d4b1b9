/** Incidents of one place taken together: a hundred thousand incidents have a few thousand places. Pure. */
import { vagueRadiusKm } from "./vagueness.js";

function newSpot(incident, radiusKm) {
  return { lat: incident.lat, lng: incident.lng, radiusKm, count: 0, types: new Map(), positions: [] };
}

/** The value of a key, made where there is none. */
function kept(map, key, make) {
  let found = map.get(key);
  if (found === undefined) {
    found = make();
    map.set(key, found);
  }
  return found;
}

/**
 * [{lat, lng, radiusKm (0: exact), count, types: Map(event type → count), positions}] of those with coordinates,
 * in the order of their first incident. `positions` are indexes into the list given.
 */
export function spotsOf(incidents) {
  const byLatitude = new Map();
  const spots = [];
  incidents.forEach((incident, position) => {
    if (incident.lat === null || incident.lng === null) return;
    const here = kept(kept(byLatitude, incident.lat, () => new Map()), incident.lng, () => []);
    const radiusKm = vagueRadiusKm(incident);
    let spot = here.find((other) => other.radiusKm === radiusKm);
    if (!spot) {
      spot = newSpot(incident, radiusKm);
      here.push(spot);
      spots.push(spot);
    }
    spot.count += 1;
    spot.positions.push(position);
    spot.types.set(incident.event_type, (spot.types.get(incident.event_type) ?? 0) + 1);
  });
  return spots;
}
