/** Where the number of a vague area stands on its rim, so that it is in view and covers nothing. Pure. */

/** Directions tried, the top first. */
const TURNS = [-90, -60, -120, -30, -150, 0, 180, 30, 150, 60, 120, 90].map((degrees) => (degrees * Math.PI) / 180);
const APART_PX = 12;

/** How wide a tag reaches to each side. */
const TAG_PX = 14;

function isFree([x, y], taken) {
  return taken.every((other) => Math.hypot(other.x - x, other.y - y) > other.reach + APART_PX);
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
    places[index] = rim.find((point) => isFree(point, covered)) ?? rim[0] ?? null;
    if (places[index]) covered.push({ x: places[index][0], y: places[index][1], reach: TAG_PX });
  }
  return places;
}
