/** Points that would be drawn over each other, taken together. Pure. */

/**
 * [{x, y, members}] from [{x, y, …}] in pixels: each point joins the first group nearer than `radius`, in the
 * order given, so that the same input always gives the same groups. A hash of cells keeps it linear.
 */
export function groupByDistance(points, radius) {
  const cells = new Map();
  const groups = [];
  for (const point of points) {
    const [column, row] = [Math.floor(point.x / radius), Math.floor(point.y / radius)];
    const near = nearest(cells, point, { column, row, radius });
    if (near) {
      near.members.push(point);
      continue;
    }
    const group = { x: point.x, y: point.y, members: [point] };
    groups.push(group);
    const key = `${column}:${row}`;
    cells.set(key, [...(cells.get(key) ?? []), group]);
  }
  return groups;
}

function nearest(cells, point, { column, row, radius }) {
  let best = null;
  let bestDistance = radius;
  for (let c = column - 1; c <= column + 1; c += 1) {
    for (let r = row - 1; r <= row + 1; r += 1) {
      for (const group of cells.get(`${c}:${r}`) ?? []) {
        const distance = Math.hypot(group.x - point.x, group.y - point.y);
        if (distance < bestDistance) [best, bestDistance] = [group, distance];
      }
    }
  }
  return best;
}

/**
 * Groups whose circles (radiusOf(count)) would cover each other, put together until none do; each result stands
 * at the mean of its members. The input is left as it is.
 */
export function mergeOverlapping(groups, radiusOf) {
  let merged = groups.map((group) => ({ ...group }));
  for (let before = Infinity; merged.length < before; ) {
    before = merged.length;
    merged = mergeOnce(merged, radiusOf);
  }
  return merged;
}

function mergeOnce(groups, radiusOf) {
  const kept = [];
  for (const group of groups) {
    const reach = (other) => radiusOf(group.members.length) + radiusOf(other.members.length);
    const host = kept.find((other) => Math.hypot(other.x - group.x, other.y - group.y) < reach(other));
    if (!host) kept.push(group);
    else Object.assign(host, joined(host, group));
  }
  return kept;
}

function joined(a, b) {
  const [m, n] = [a.members.length, b.members.length];
  return { x: (a.x * m + b.x * n) / (m + n), y: (a.y * m + b.y * n) / (m + n), members: [...a.members, ...b.members] };
}

/** [[type, count]…] of a group's members, most frequent first. */
export function typeShares(members) {
  const counts = new Map();
  for (const { incident } of members) counts.set(incident.event_type, (counts.get(incident.event_type) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
