/** Clipping to a box [west, south, east, north]; pure, degrees. */

const EDGES = (box) => [
  { inside: (p) => p[0] >= box[0], cut: (a, b) => atLng(a, b, box[0]) },
  { inside: (p) => p[0] <= box[2], cut: (a, b) => atLng(a, b, box[2]) },
  { inside: (p) => p[1] >= box[1], cut: (a, b) => atLat(a, b, box[1]) },
  { inside: (p) => p[1] <= box[3], cut: (a, b) => atLat(a, b, box[3]) },
];

function atLng(a, b, lng) {
  return [lng, a[1] + ((b[1] - a[1]) * (lng - a[0])) / (b[0] - a[0])];
}

function atLat(a, b, lat) {
  return [a[0] + ((b[0] - a[0]) * (lat - a[1])) / (b[1] - a[1]), lat];
}

function clipAtEdge(ring, edge) {
  const out = [];
  for (let i = 0; i < ring.length; i += 1) {
    const from = ring[(i + ring.length - 1) % ring.length];
    const to = ring[i];
    if (edge.inside(from) !== edge.inside(to)) out.push(edge.cut(from, to));
    if (edge.inside(to)) out.push(to);
  }
  return out;
}

/** The ring inside the box (Sutherland and Hodgman), or [] when nothing is left. */
export function clipRing(ring, box) {
  const clipped = EDGES(box).reduce((points, edge) => (points.length ? clipAtEdge(points, edge) : points), ring);
  return clipped.length >= 3 ? clipped : [];
}

/** The pieces of a line with at least one end of each step inside the box. */
export function clipLine(line, box) {
  const isInside = (p) => p[0] >= box[0] && p[0] <= box[2] && p[1] >= box[1] && p[1] <= box[3];
  const pieces = [];
  let piece = [];
  for (let i = 1; i < line.length; i += 1) {
    if (isInside(line[i - 1]) || isInside(line[i])) {
      if (!piece.length) piece.push(line[i - 1]);
      piece.push(line[i]);
    } else if (piece.length) {
      pieces.push(piece);
      piece = [];
    }
  }
  if (piece.length) pieces.push(piece);
  return pieces;
}
