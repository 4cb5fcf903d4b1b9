/** Spots that would be drawn over each other, taken together. Pure. */

/** Groups by cells of a square grid, so that near ones are found without looking at all. */
function createGrid(size) {
  const cells = new Map();
  const columnOf = ({ x }) => Math.floor(x / size);
  const rowOf = ({ y }) => Math.floor(y / size);
  const key = (column, row) => column * 4_000_000 + row; // rows stay well below half of that at every zoom
  return {
    add(group) {
      const at = key(columnOf(group), rowOf(group));
      if (cells.has(at)) cells.get(at).push(group);
      else cells.set(at, [group]);
    },
    remove(group) {
      const cell = cells.get(key(columnOf(group), rowOf(group)));
      cell.splice(cell.indexOf(group), 1);
    },
    /** Calls visit(group) for those in the cell of the point and the eight round it. */
    visitNear(point, visit) {
      const [column, row] = [columnOf(point), rowOf(point)];
      for (let c = column - 1; c <= column + 1; c += 1) {
        for (let r = row - 1; r <= row + 1; r += 1) cells.get(key(c, r))?.forEach(visit);
      }
    },
  };
}

/**
 * [{x, y, count, members: [spot…]}] from spots {x, y, count, …} in pixels: each spot joins the nearest group
 * within `radius`, in the order given, so that the same input always gives the same groups.
 */
export function groupByDistance(spots, radius) {
  const grid = createGrid(radius);
  const groups = [];
  for (const spot of spots) {
    const near = nearest(grid, spot, radius);
    if (near) {
      near.members.push(spot);
      near.count += spot.count;
      continue;
    }
    const group = { x: spot.x, y: spot.y, count: spot.count, members: [spot] };
    groups.push(group);
    grid.add(group);
  }
  return groups;
}

function distance(a, b) {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function nearest(grid, point, radius) {
  let best = null;
  let bestDistance = radius;
  grid.visitNear(point, (group) => {
    const away = distance(group, point);
    if (away < bestDistance) [best, bestDistance] = [group, away];
  });
  return best;
}

/**
 * Groups whose circles (radiusOf(count), which never shrinks with the count) would cover each other, put together
 * until none do; each result stands at the mean of its members. The input is left as it is.
 */
export function mergeOverlapping(groups, radiusOf) {
  const total = groups.reduce((sum, group) => sum + group.count, 0);
  let merged = groups.map((group) => ({ ...group, members: [...group.members] }));
  for (let before = Infinity; merged.length < before; ) {
    before = merged.length;
    merged = mergeOnce(merged, { radiusOf, reach: 2 * radiusOf(total) });
  }
  return merged;
}

function mergeOnce(groups, { radiusOf, reach }) {
  const grid = createGrid(reach);
  const kept = [];
  groups.forEach((group, order) => {
    group.order = order;
    const host = firstCovering(grid, group, radiusOf);
    if (host) {
      grid.remove(host);
      join(host, group);
      grid.add(host);
    } else {
      kept.push(group);
      grid.add(group);
    }
  });
  return kept;
}

function firstCovering(grid, group, radiusOf) {
  let first = null;
  grid.visitNear(group, (other) => {
    if (first && first.order < other.order) return;
    if (distance(other, group) < radiusOf(group.count) + radiusOf(other.count)) first = other;
  });
  return first;
}

function join(host, group) {
  const count = host.count + group.count;
  host.x = (host.x * host.count + group.x * group.count) / count;
  host.y = (host.y * host.count + group.y * group.count) / count;
  host.count = count;
  host.members.push(...group.members);
}

/** [[type, count]…] of a group's spots, most frequent first. */
export function typeShares(members) {
  const counts = new Map();
  for (const { types } of members) {
    for (const [type, count] of types) counts.set(type, (counts.get(type) ?? 0) + count);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
