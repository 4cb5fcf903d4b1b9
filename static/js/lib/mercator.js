/** Web Mercator as the map draws it. Pure. */

const EQUATOR_KM = 40_075;

/** x and y of a place in the unit square. */
export function toUnitSquare(lng, lat) {
  const sine = Math.sin((lat * Math.PI) / 180);
  return [lng / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

/** Pixels of a kilometre at a latitude, where the world is worldSize pixels wide. */
export function pixelsPerKm(lat, worldSize) {
  return worldSize / (EQUATOR_KM * Math.cos((lat * Math.PI) / 180));
}
