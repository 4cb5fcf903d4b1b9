/** The part of the list that is in view, in words: the month, "without a date", or the country. */
import { isoOfDay } from "../lib/calendar.js";
import { UNDATED } from "../lib/store.js";

export function sectionText(row, { view: { store, names, display }, strings, formats }) {
  if (row === undefined || display.sort === "deaths") return "";
  if (display.sort === "area") return names?.countries?.[store.spots[store.spot[row]].country] ?? strings.text("no_place");
  return store.start[row] === UNDATED ? strings.text("date_unknown") : formats.monthYear(isoOfDay(store.start[row]));
}
