/** What is filtered, a chip for each choice: [{id, key, label, change}…], `change` takes it away. Pure. */
import { LIST_KEYS } from "./filter.js";

/** Fields whose options speak for themselves; the others are named with their field ("Role: target"). */
const PLAIN = new Set(["types", "subs", "countries", "areas", "actors"]);

/** The local date and time of an ISO instant, in words. */
export function momentText(iso, { strings, formats }) {
  const date = new Date(iso);
  const part = (number) => String(number).padStart(2, "0");
  const day = `${date.getFullYear()}-${part(date.getMonth() + 1)}-${part(date.getDate())}`;
  return strings.text("moment", { date: formats.day(day), time: formats.time(date) });
}

function nearText({ lat, lng, km, label }, strings) {
  const place = label || `${lat.toFixed(2)}, ${lng.toFixed(2)}`;
  return strings.text("chip_near", { km: strings.number(km), place });
}

/** The single choices in the order in which they stand; each reads the filter, null where it is not set. */
const SINGLES = [
  ["from", ({ from }, { strings, formats }) => from && strings.text("chip_from", { date: formats.day(from) })],
  ["to", ({ to }, { strings, formats }) => to && strings.text("chip_to", { date: formats.day(to) })],
  ["last", ({ last }, { strings }) => last && strings.count("last_days", last)],
  ["since", ({ since }, words) => since && words.strings.text("chip_since", { time: momentText(since, words) })],
  ["q", ({ q }, { strings }) => q && strings.text("chip_text", { text: q })],
  ["near", ({ near }, { strings }) => near && nearText(near, strings)],
  ["shape", ({ shape }, { strings }) => shape && strings.text("chip_shape")],
  ["bounds", ({ bounds }, { strings }) => bounds && strings.text("chip_bounds")],
];

function listChips(filter, key, { strings, label, legend }) {
  return filter[key].map((value) => {
    const name = label(key, value);
    return {
      id: `${key} ${value}`,
      key,
      label: PLAIN.has(key) ? name : strings.text("chip_field", { field: legend(key), name }),
      change: { [key]: filter[key].filter((other) => other !== value) },
    };
  });
}

/** `words`: {strings, formats, label: (key, value) → name, legend: key → name of the field}. */
export function chipsOf(filter, words) {
  const singles = SINGLES.map(([key, write]) => ({ id: key, key, label: write(filter, words), change: { [key]: key === "q" ? "" : null } }));
  return [...singles.filter(({ label }) => label), ...LIST_KEYS.flatMap((key) => listChips(filter, key, words))];
}
