/** Days as whole numbers since 1 January 1970, and the weeks and months they lie in. Pure, UTC. */

const DAY_MS = 86_400_000;

export function dayNumber(iso) {
  return Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY_MS);
}

export function isoOfDay(day) {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The first day of the unit ("day", "week" from Monday, "month") that the day lies in. */
export function startOfUnit(day, unit) {
  if (unit === "day") return day;
  if (unit === "week") return day - ((((day + 3) % 7) + 7) % 7); // day 0 was a Thursday
  return dayNumber(`${isoOfDay(day).slice(0, 7)}-01`);
}

/** The first day of the unit after the one that starts on `start`. */
export function nextUnit(start, unit) {
  if (unit === "day") return start + 1;
  if (unit === "week") return start + 7;
  return startOfUnit(start + 31, "month");
}

/** {year, week} by ISO 8601: week 1 holds the year's first Thursday. */
export function isoWeek(day) {
  const thursday = startOfUnit(day, "week") + 3;
  const year = Number(isoOfDay(thursday).slice(0, 4));
  return { year, week: 1 + Math.floor((thursday - dayNumber(`${year}-01-01`)) / 7) };
}
