/** The order in which the options of a filter stand, and which of them a typed word leaves. Pure. */
import { foldKey } from "./fold.js";

/** Values by count, most first, those of equal count as they stood before; chosen ones first of all. */
export function byCount(values, { counts, chosen }) {
  const place = new Map(values.map((value, index) => [value, index]));
  const rank = (value) => [chosen.has(value) ? 0 : 1, -(counts.get(value) ?? 0), place.get(value)];
  return [...values].sort((a, b) => {
    const [left, right] = [rank(a), rank(b)];
    return left[0] - right[0] || left[1] - right[1] || left[2] - right[2];
  });
}

/**
 * A tree as rows, depth first: [{value, depth}…] from [{value, parent: value | null}…]; a parent that is not there counts
 * as none. `order(values)` sorts brothers.
 */
export function nested(options, order) {
  const known = new Set(options.map(({ value }) => value));
  const children = new Map();
  for (const { value, parent } of options) {
    const under = known.has(parent) && parent !== value ? parent : null;
    children.set(under, [...(children.get(under) ?? []), value]);
  }
  const rows = [];
  const visit = (parent, depth) => order(children.get(parent) ?? []).forEach((value) => {
    rows.push({ value, depth });
    visit(value, depth + 1);
  });
  visit(null, 0);
  return rows;
}

/** A test of names: every word typed begins a word of the name, whatever accents and spellings; anything passes "". */
export function wordFilter(typed) {
  const words = foldKey(typed).split(" ").filter(Boolean);
  if (!words.length) return () => true;
  return (name) => {
    const folded = ` ${foldKey(name)}`;
    return words.every((word) => folded.includes(` ${word}`) || (word.length > 2 && folded.includes(word)));
  };
}

/** Value → words by which it may be looked for as well: an actor's names in the other languages and by others. */
export function otherWords(key, names) {
  return new Map(key === "actors" ? Object.values(names?.actors ?? {}).map(([code, , , words = ""]) => [code, words]) : []);
}
