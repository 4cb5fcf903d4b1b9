/**
 * Which incidents match, and how many of what: counted once for map, timeline, panels, facets and list. Pure.
 *
 * Each row has a mask with one bit for every dimension that keeps it out (dimensions.js). Dates stand apart: rows lie in
 * the order of their day, so that a brush is a range in each chunk, and only the rows that enter or leave it are counted
 * again. Rows whose interval is longer than a day are visited by a list of their own.
 */
import { DIMENSIONS, ROWS_BIT, WIDE_BIT } from "./dimensions.js";
import { dayNumber } from "./calendar.js";
import { EMPTY_FILTER, changedKeys, daysOf } from "./filter.js";
import { createOrders } from "./orders.js";
import { facetsOf, panelsOf } from "./summaries.js";
import { UNDATED, startedWithin } from "./store.js";
import { TYPES, createTallies, sumTolls } from "./tallies.js";

const [FIRST, LAST] = [-2147483647, 2147483646];
const DIMENSION_BITS = WIDE_BIT - 1;
const NOTHING = Object.freeze([]);

export function createEngine(store) {
  const tallies = createTallies(store);
  let mask = new Uint16Array(0);
  let filter = EMPTY_FILTER;
  let names = null;
  let [from, to, isDated] = [FIRST, LAST, false];
  let rowIds = null; // Set of public numbers that the server named, or null
  let tests = []; // for each dimension: null, or Uint8Array (1 keeps out) per entry of its dictionary
  let [daily, undated] = [emptyDaily(), 0];
  let wideIn = new Uint8Array(0); // per row of the lists of wide ones: counted now
  let seen = { version: -1, chunks: new Set() };
  let kept = {}; // what was summarised since the last change
  let extraColumn = []; // for each dimension the column that its extra counts are kept by

  const matchesDates = (row) => {
    if (store.start[row] === UNDATED) return !isDated;
    return store.start[row] <= to && store.end[row] >= from;
  };

  /** Adds or takes away the rows [low, high) that are one day long. The hot loop of every brush step. */
  function countRange(low, high, sign) {
    const { trait, spot, toll, party, source, campaign } = store;
    const { traits, traitType, traitLow, spotTypes, spotLow, tolls, tollLow, parties, partyLow, sources, extra } = tallies;
    let total = 0;
    for (let row = low; row < high; row += 1) {
      const bits = mask[row];
      if (bits === 0) {
        const kind = trait[row];
        const place = spot[row];
        const figure = toll[row];
        const who = party[row];
        const dead = tollLow[figure];
        total += sign;
        traits[kind] += sign;
        spotTypes[place * TYPES + traitType[kind]] += sign;
        tolls[figure] += sign;
        parties[who] += sign;
        sources[source[row]] += sign;
        if (dead !== 0) {
          traitLow[kind] += sign * dead;
          spotLow[place] += sign * dead;
          partyLow[who] += sign * dead;
        }
        if (campaign[row] !== 0) tallies.addCampaign(campaign[row], store.tolls[figure], sign);
      } else if (bits < ROWS_BIT && (bits & (bits - 1)) === 0) {
        const index = 31 - Math.clz32(bits);
        extra[index][extraColumn[index][row]] += sign;
      }
    }
    tallies.total += total;
  }

  /** Adds or takes away one row whose interval is longer than a day. */
  function countWide(row, sign) {
    const bits = mask[row];
    mask[row] = bits & DIMENSION_BITS;
    countRange(row, row + 1, sign);
    mask[row] = bits;
  }

  const rangeOf = (chunk) => {
    if (chunk.isUndated) return isDated ? [chunk.offset, chunk.offset] : [chunk.offset, chunk.offset + chunk.rows];
    if (!isDated) return [chunk.offset, chunk.offset + chunk.rows];
    const [low, high] = startedWithin(store, chunk, from, to);
    return [low, Math.max(low, high)];
  };

  function countChunk(chunk) {
    [chunk.low, chunk.high] = rangeOf(chunk);
    countRange(chunk.low, chunk.high, 1);
    for (const row of chunk.wide) {
      wideIn[row] = matchesDates(row) ? 1 : 0;
      if (wideIn[row]) countWide(row, 1);
    }
  }

  /** The rows of the chunk, whatever their day: for the timeline, and the undated that a date filter leaves out. */
  function countDays(chunk) {
    const { start, trait } = store;
    const { counts, first } = daily;
    const [low, high] = [chunk.offset, chunk.offset + chunk.rows];
    if (chunk.isUndated) {
      for (let row = low; row < high; row += 1) if ((mask[row] & DIMENSION_BITS) === 0) undated += 1;
      return;
    }
    const { traitType } = tallies;
    for (let row = low; row < high; row += 1) {
      if (mask[row] === 0) counts[(start[row] - first) * TYPES + traitType[trait[row]]] += 1;
    }
  }

  function testOf(index) {
    const { column, isOn, test } = DIMENSIONS[index];
    if (!isOn(filter)) return null;
    const passes = test(filter, names);
    const entries = store[`${column === "party" ? "partie" : column}s`];
    return Uint8Array.from(entries, (entry, at) => (column === "campaign" && !at) || !passes(entry) ? 1 : 0);
  }

  /** Sets the bit of a dimension in every row of the chunk. */
  function maskChunk(chunk, index) {
    const { bit, column } = DIMENSIONS[index];
    const [test, values, low, high] = [tests[index], store[column], chunk.offset, chunk.offset + chunk.rows];
    if (!test) for (let row = low; row < high; row += 1) mask[row] &= ~bit;
    else for (let row = low; row < high; row += 1) mask[row] = (mask[row] & ~bit) | (test[values[row]] << index);
  }

  function maskRows(chunk) {
    for (let row = chunk.offset; row < chunk.offset + chunk.rows; row += 1) {
      const keepsOut = rowIds !== null && !rowIds.has(store.id[row]);
      mask[row] = keepsOut ? mask[row] | ROWS_BIT : mask[row] & ~ROWS_BIT;
    }
  }

  /** The chunks that are counted: those that arrived since the last call wait for takeUp. */
  const counted = () => store.chunks.filter((chunk) => seen.chunks.has(chunk));

  function countAgain() {
    extraColumn = DIMENSIONS.map(({ column }) => store[column]);
    tallies.fit();
    tallies.clear(tests.map((test) => test !== null));
    for (const chunk of counted()) countChunk(chunk);
  }

  function countDaysAgain() {
    daily = emptyDaily(...daysSpanned(store, counted()));
    undated = 0;
    counted().forEach(countDays);
  }

  /** Moves the range: only the rows between the old bounds and the new ones are counted. */
  function moveDates() {
    for (const chunk of counted()) {
      const [low, high] = rangeOf(chunk);
      if (low >= chunk.high || high <= chunk.low) {
        countRange(chunk.low, chunk.high, -1);
        countRange(low, high, 1);
      } else {
        if (low < chunk.low) countRange(low, chunk.low, 1);
        else countRange(chunk.low, low, -1);
        if (high > chunk.high) countRange(chunk.high, high, 1);
        else countRange(high, chunk.high, -1);
      }
      [chunk.low, chunk.high] = [low, high];
      for (const row of chunk.wide) {
        const isIn = matchesDates(row) ? 1 : 0;
        if (isIn === wideIn[row]) continue;
        wideIn[row] = isIn;
        countWide(row, isIn ? 1 : -1);
      }
    }
  }

  function setDates(today) {
    const days = daysOf(filter, today);
    isDated = Boolean(days.from || days.to);
    [from, to] = [days.from ? dayNumber(days.from) : FIRST, days.to ? dayNumber(days.to) : LAST];
    if (from > to) [from, to] = [LAST, FIRST]; // no incident lies in such days, however long it was
  }

  function markWide(chunk) {
    for (const row of chunk.wide) mask[row] |= WIDE_BIT;
  }

  /** Everything anew: after the rows moved. */
  function rebuild() {
    [mask, wideIn] = [new Uint16Array(store.size), new Uint8Array(store.size)];
    seen = { version: store.version, chunks: new Set(store.chunks.filter(({ isLoaded }) => isLoaded)) };
    tests = DIMENSIONS.map((_, index) => testOf(index));
    for (const chunk of counted()) prepareChunk(chunk);
    countAgain();
    countDaysAgain();
  }

  function prepareChunk(chunk) {
    markWide(chunk);
    tests.forEach((test, index) => test && maskChunk(chunk, index));
    if (rowIds) maskRows(chunk);
  }

  /** Chunks that arrived at their place since: only they are counted. */
  function takeUp(chunks) {
    tests = DIMENSIONS.map((_, index) => testOf(index)); // the dictionaries have grown
    tallies.fit();
    for (const chunk of chunks) {
      prepareChunk(chunk);
      countChunk(chunk);
      seen.chunks.add(chunk);
    }
    countDaysAgain();
  }

  function changeDimensions(indexes, areRowsNew) {
    for (const index of indexes) {
      tests[index] = testOf(index);
      for (const chunk of counted()) maskChunk(chunk, index);
    }
    if (areRowsNew) counted().forEach(maskRows);
    countAgain();
    countDaysAgain();
  }

  const engine = {
    get total() { return tallies.total; },
    get spotTypes() { return tallies.spotTypes; },
    get spotLow() { return tallies.spotLow; },
    get daily() { return daily; },
    get undated() { return undated; },
    get isDated() { return isDated; },
    get tallies() { return tallies; },
    get filter() { return filter; },
    get names() { return names; },
    matches: (row) => (mask[row] & DIMENSION_BITS) === 0 && matchesDates(row),
    matchesApartFromDates: (row) => (mask[row] & DIMENSION_BITS) === 0,
    /** Brings everything up to date with filter, names, today (day number), named rows (Set or null) and the store. */
    setFilter(next, { names: nextNames = names, today, rows = null } = {}) {
      const keys = changedKeys(filter, next);
      const [areNamesNew, areRowsNew] = [nextNames !== names, rows !== rowIds];
      [filter, names, rowIds, kept] = [next, nextNames, rows, {}];
      setDates(today);
      if (store.version !== seen.version) return rebuild();
      const arrived = store.chunks.filter((chunk) => chunk.isLoaded && !seen.chunks.has(chunk));
      const isTouched = ({ isOn, keys: own }) => own.some((key) => keys.includes(key)) || (areNamesNew && isOn(filter));
      const changed = DIMENSIONS.map((dimension, index) => (isTouched(dimension) ? index : -1)).filter((index) => index >= 0);
      if (changed.length || areRowsNew) changeDimensions(changed, areRowsNew);
      else if (keys.length || isDated) moveDates();
      if (arrived.length) takeUp(arrived);
      return undefined;
    },
    facets: (field) => (kept[field] ??= facetsOf(field, { store, tallies, filter, names })),
    panels: () => (kept.panels ??= panelsOf({ store, tallies, filter, names, isDated, undated })),
    /** Rows that are longer than a day and match all but the dates. */
    *intervals() {
      for (const chunk of counted()) for (const row of chunk.wide) if ((mask[row] & DIMENSION_BITS) === 0) yield row;
    },
    /** {count, low, best, high, unknown, open} of any span of day numbers, the other filters on. */
    between(first, last) {
      const counts = new Uint32Array(store.tolls.length);
      let count = 0;
      const add = (row) => {
        count += 1;
        counts[store.toll[row]] += 1;
      };
      for (const chunk of counted()) {
        if (chunk.isUndated) continue;
        const [low, high] = startedWithin(store, chunk, first, last);
        for (let row = low; row < high; row += 1) if (mask[row] === 0) add(row);
        for (const row of chunk.wide) {
          if ((mask[row] & DIMENSION_BITS) === 0 && store.start[row] <= last && store.end[row] >= first) add(row);
        }
      }
      return { count, ...sumTolls(store.tolls, counts) };
    },
  };
  return Object.assign(engine, createOrders({ store, engine, loaded: counted, range: () => ({ from, to, isDated }), rowsOf: (chunk) => [chunk.low, chunk.high] }));
}

function emptyDaily(first = 0, last = -1) {
  return { first, last, counts: new Uint32Array(Math.max(0, last - first + 1) * TYPES) };
}

/** [first, last] day on which a loaded, dated incident starts; the order within a chunk is descending. */
function daysSpanned(store, chunks) {
  const dated = chunks.filter((chunk) => !chunk.isUndated && chunk.rows);
  if (!dated.length) return NOTHING;
  const [first, last] = [dated.map(({ offset, rows }) => store.start[offset + rows - 1]), dated.map(({ offset }) => store.start[offset])];
  return [Math.min(...first), Math.max(...last)];
}
