/** "At least so many deaths": one number typed beside the classes that have a checkbox. Pure. */
import { DEATH_CLASSES } from "./summaries.js";

const MOST = 9_999_999;

const isTypedOnly = (text) => text.endsWith("-") && !DEATH_CLASSES.includes(text);

/** The range "a-" that the field shows: `typed` where the filter still has it, else one that has no checkbox; or null. */
export function leastOf(deaths, typed = null) {
  return deaths.includes(typed) ? typed : (deaths.find(isTypedOnly) ?? null);
}

/**
 * {deaths, typed} after `text` was typed, "" or nonsense taking the number away. Whatever number stood before goes; a class
 * whose box the reader ticked stays, and typing its number then adds nothing.
 */
export function withLeast(deaths, text, typed = null) {
  const kept = deaths.filter((one) => one !== typed && !isTypedOnly(one));
  const least = Math.floor(Number(text));
  if (text === "" || !(least >= 0 && least <= MOST)) return { deaths: kept, typed: null };
  const next = `${least}-`;
  return kept.includes(next) ? { deaths: kept, typed: null } : { deaths: [...kept, next], typed: next };
}
