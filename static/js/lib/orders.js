/** Matching rows in the order of a list, a piece at a time. Pure. */
import { lowestOf } from "./dimensions.js";
import { UNDATED } from "./store.js";

/** All rows by the rank of a dictionary's entry (lowest first), newest first within one: a counting sort. */
function sortedBy(values, ranks, chunks, size) {
  const starts = new Uint32Array(Math.max(0, ...ranks) + 2);
  const each = (visit) => {
    for (const { offset, rows } of chunks) for (let row = offset; row < offset + rows; row += 1) visit(row);
  };
  each((row) => { starts[ranks[values[row]] + 1] += 1; });
  for (let rank = 1; rank < starts.length; rank += 1) starts[rank] += starts[rank - 1];
  const order = new Uint32Array(chunks.reduce((sum, { rows }) => sum + rows, 0));
  each((row) => { order[starts[ranks[values[row]]]++] = row; });
  return size === order.length ? order : order.slice();
}

function ranksOf(items, compare) {
  const order = items.map((_, index) => index).sort((a, b) => compare(items[a], items[b]));
  const ranks = new Uint32Array(items.length);
  let rank = 0;
  order.forEach((index, at) => {
    if (at && compare(items[order[at - 1]], items[index]) !== 0) rank += 1;
    ranks[index] = rank;
  });
  return ranks;
}

const byDeaths = (a, b) => (lowestOf(b) ?? -1) - (lowestOf(a) ?? -1) || (b.high ?? b.low ?? -1) - (a.high ?? a.low ?? -1);

/** By country, area and place, each by its name in the reader's language; what has no country comes last. */
function byArea(names) {
  const collator = new Intl.Collator(names?.language);
  const texts = ({ country, area, place, name }) => [
    country ? "0" : "1", names?.countries?.[country] ?? country, names?.areas?.[area]?.[1] ?? "", names?.places?.[place] ?? name ?? "",
  ];
  const cache = new Map();
  const key = (spot) => {
    if (!cache.has(spot)) cache.set(spot, texts(spot));
    return cache.get(spot);
  };
  /** Name by name: to a collator a separator within one text is no end of a word. */
  return (a, b) => {
    const [left, right] = [key(a), key(b)];
    return left.reduce((found, text, at) => found || collator.compare(text, right[at]), 0);
  };
}

/** Public number → row + 1. Numbers come from one sequence, so that the table is hardly longer than the rows are many. */
function rowsByNumber({ id }, chunks) {
  const each = (visit) => chunks.forEach(({ offset, rows }) => {
    for (let row = offset; row < offset + rows; row += 1) visit(row);
  });
  let highest = 0;
  each((row) => { highest = Math.max(highest, id[row]); });
  const found = new Int32Array(highest + 1);
  each((row) => { found[id[row]] = row + 1; });
  return found;
}

export function createOrders({ store, engine, loaded, range, rowsOf }) {
  let built = { key: "", order: null };
  let numbers = { version: -1, loaded: -1, rows: new Int32Array(0) };

  const orderFor = (sort) => {
    const key = `${sort} ${store.version} ${store.loaded} ${engine.names?.language ?? ""}`;
    if (built.key !== key || built.names !== engine.names) {
      const [values, ranks] = sort === "deaths" ? [store.toll, ranksOf(store.tolls, byDeaths)] : [store.spot, ranksOf(store.spots, byArea(engine.names))];
      built = { key, names: engine.names, order: sortedBy(values, ranks, loaded(), store.size) };
    }
    return built.order;
  };

  /** Calls visit(row) for matching rows, newest first, the undated last; ends when it returns false. */
  function eachByDate(visit) {
    const { from, isDated } = range();
    const chunks = loaded();
    for (const chunk of chunks) {
      if (chunk.isUndated) continue;
      const [low, high] = isDated ? rowsOf(chunk) : [chunk.offset, chunk.offset + chunk.rows];
      for (let row = low; row < high; row += 1) if (engine.matches(row) && visit(row) === false) return;
    }
    if (isDated) {
      for (const chunk of chunks) {
        for (const row of chunk.wide) if (store.start[row] < from && engine.matches(row) && visit(row) === false) return;
      }
      return;
    }
    for (const chunk of chunks) {
      if (!chunk.isUndated) continue;
      for (let row = chunk.offset; row < chunk.offset + chunk.rows; row += 1) if (engine.matches(row) && visit(row) === false) return;
    }
  }

  function each(sort, visit) {
    if (sort !== "deaths" && sort !== "area") return eachByDate(visit);
    for (const row of orderFor(sort)) if (engine.matches(row) && visit(row) === false) return undefined;
    return undefined;
  }

  return {
    /** At most `limit` matching rows from the offset-th on, sorted by "date", "deaths" or "area". */
    take(sort, offset, limit) {
      const rows = [];
      let at = 0;
      each(sort, (row) => {
        if (at >= offset) rows.push(row);
        at += 1;
        return rows.length < limit;
      });
      return rows;
    },
    /** Where a row stands in that order; -1 where it does not match. */
    indexOf(sort, wanted) {
      let [at, found] = [0, -1];
      each(sort, (row) => {
        if (row === wanted) found = at;
        at += 1;
        return found < 0;
      });
      return found;
    },
    /** Matching rows at these spots (indexes), newest first, at most `limit`. */
    rowsOfSpots(spots, limit = Infinity) {
      const [wanted, rows] = [new Uint8Array(store.spots.length), []];
      for (const spot of spots) wanted[spot] = 1;
      if (limit > 0) {
        eachByDate((row) => {
          if (wanted[store.spot[row]]) rows.push(row);
          return rows.length < limit;
        });
      }
      return rows;
    },
    /** The row of a public number, -1 where it is not loaded. */
    rowOfId(number) {
      if (numbers.version !== store.version || numbers.loaded !== store.loaded) {
        numbers = { version: store.version, loaded: store.loaded, rows: rowsByNumber(store, loaded()) };
      }
      return (numbers.rows[number] ?? 0) - 1;
    },
    isUndated: (row) => store.start[row] === UNDATED,
  };
}
