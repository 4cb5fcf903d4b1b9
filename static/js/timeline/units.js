/** Days, weeks and months counted through, so that a span can be moved by some of them. Pure. */
import { dayNumber, isoOfDay, startOfUnit } from "../lib/calendar.js";

/** The number of the unit that the day lies in; the next unit has the next number. */
export function unitIndex(day, unit) {
  if (unit === "day") return day;
  if (unit === "week") return Math.floor((day + 3) / 7);
  const iso = isoOfDay(day);
  return Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1;
}

/** The first day of the unit of that number. */
export function unitStart(index, unit) {
  if (unit === "day") return index;
  if (unit === "week") return startOfUnit(index * 7, "week");
  return dayNumber(`${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}-01`);
}

/** {from, to} in days of the units a..b, in either order, both included. */
export function daysOfUnits(a, b, unit) {
  return { from: unitStart(Math.min(a, b), unit), to: unitStart(Math.max(a, b) + 1, unit) - 1 };
}
