/** Where the number of a vague area stands on its rim, so that it is in view and covers nothing. Pure. */

/** Directions tried, the top first. */
const TURNS = [-90, -60, -120, -30, -150, 0, 180, 30, 150, 60, 120, 90].map((degrees) => (degrees * Math.PI) / 180);
const APART_PX = 12;

/** How wide a tag reaches to each side. */
const TAG_PX = 14;

/** How far a point lies from the nearest of what is there already, negative over it. */
function room([x, y], taken) {
  return taken.reduce((least, other) => Math.min(least, Math.hypot(other.x - x, other.y - y) - other.reach), Infinity);
}

/** The first point that has room enough, else the one with the most; null without points. */
function bestOf(points, taken) {
  let [best, most] = [null, -Infinity];
  for (const point of points) {
    const free = room(point, taken);
    if (free > APART_PX) return point;
    if (free > most) [best, most] = [point, free];
  }
  return best;
}

/**
 * For each disc {x, y, disc: radius} a point of its rim within `view` {min, max}, null where none is in view.
 * `taken` [{x, y, reach}] is what must not be covered; small discs choose first, for they have the least room.
 */
export function placeTags(discs, { view, taken }) {
  const places = discs.map(() => null);
  const covered = [...taken];
  const isIn = ([x, y]) => x > view.min.x + TAG_PX && x < view.max.x - TAG_PX && y > view.min.y + TAG_PX && y < view.max.y - TAG_PX;
  for (let index = discs.length - 1; index >= 0; index -= 1) {
    const { x, y, disc } = discs[index];
    const rim = TURNS.map((turn) => [x + disc * Math.cos(turn), y + disc * Math.sin(turn)]).filter(isIn);
    places[index] = bestOf(rim, covered);
    if (places[index]) covered.push({ x: places[index][0], y: places[index][1], reach: TAG_PX });
  }
  return places;
}
