/**
 * Distances and shapes on the map, with the meaning that the server's filter has (selectors/incident_filter). Pure.
 *
 * A place that is known only to `km` matches where it may lie: its disc reaches into the shape.
 */
const EARTH_KM = 6371.0088;
const KM_PER_DEGREE = 111.195;
const radians = (degrees) => (degrees * Math.PI) / 180;

/** Great-circle distance in kilometres by the haversine formula. */
export function kmBetween(latA, lngA, latB, lngB) {
  const [phiA, phiB] = [radians(latA), radians(latB)];
  const a = Math.sin((phiB - phiA) / 2) ** 2 + Math.cos(phiA) * Math.cos(phiB) * Math.sin(radians(lngB - lngA) / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(a)));
}

/** Whether a disc {lat, lng, km} may lie within `near` {lat, lng, km}. */
export function mayLieNear({ lat, lng, km }, near) {
  return kmBetween(lat, lng, near.lat, near.lng) - (km ?? 0) <= near.km;
}

function isInside(lat, lng, corners) {
  let inside = false;
  for (let i = 0, j = corners.length - 1; i < corners.length; j = i, i += 1) {
    const [latI, lngI] = corners[i];
    const [latJ, lngJ] = corners[j];
    if (latI > lat !== latJ > lat && lng < ((lngJ - lngI) * (lat - latI)) / (latJ - latI) + lngI) inside = !inside;
  }
  return inside;
}

function kmToEdge(lat, lng, [latA, lngA], [latB, lngB]) {
  const along = Math.cos(radians(lat)) * KM_PER_DEGREE;
  const [ax, ay] = [(lngA - lng) * along, (latA - lat) * KM_PER_DEGREE];
  const [dx, dy] = [(lngB - lng) * along - ax, (latB - lat) * KM_PER_DEGREE - ay];
  const length = dx * dx + dy * dy;
  const t = length ? Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length)) : 0;
  return Math.hypot(ax + t * dx, ay + t * dy);
}

/** Whether a disc {lat, lng, km} may lie in the polygon [[lat, lng]…], whose sides are straight in degrees. */
export function mayLieIn({ lat, lng, km }, corners) {
  if (isInside(lat, lng, corners)) return true;
  return corners.some((corner, index) => kmToEdge(lat, lng, corner, corners[(index + 1) % corners.length]) <= (km ?? 0));
}

/** The corners of [south, west, north, east]. */
export function cornersOf([south, west, north, east]) {
  return [[south, west], [south, east], [north, east], [north, west]];
}
