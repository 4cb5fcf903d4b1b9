/** The words beside the count on what is missing and how old the data are. Pure. */
import { localDay } from "./format.js";

const WITH_AGE = new Set(["connection_lost", "data_behind"]);

function ageText(goodAt, now, { strings, formats }) {
  const [time, day] = [formats.time(goodAt), localDay(goodAt)];
  return day === localDay(now) ? strings.text("data_of_time", { time }) : strings.text("data_of_day", { date: formats.day(day), time });
}

function awaitedText({ awaited, isPending, size }, strings) {
  if (awaited.length) return strings.count("awaited_rows", awaited.reduce((sum, { rows }) => sum + rows, 0));
  return isPending && size === 0 ? strings.text("awaited_all") : "";
}

/**
 * {text, isSignedOut}. `trouble`: {cause: null, "never_loaded", "connection_lost", "data_behind" or "signed_out", missing:
 * rows that could not be had, goodAt: Date or null, now: Date}; `store` tells what is left out for a correction.
 */
export function freshnessOf({ cause, missing, goodAt, now }, { store, strings, formats }) {
  const lines = [awaitedText(store, strings)];
  if (missing) lines.push(strings.count("missing_rows", missing));
  if (cause) lines.push(strings.text(cause));
  if (WITH_AGE.has(cause) && goodAt) lines.push(ageText(goodAt, now, { strings, formats }), strings.text("trying_again"));
  return { text: lines.filter(Boolean).join(" "), isSignedOut: cause === "signed_out" };
}
