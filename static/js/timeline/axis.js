/** Where the ticks of the time axis stand and what they say. Pure. */
import { isoOfDay, nextUnit, startOfUnit } from "../lib/calendar.js";

const MIN_GAP_PX = 58;
const DAY_STEPS = [1, 2, 5, 7, 14];
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120];

function monthsOf(day) {
  const iso = isoOfDay(day);
  return Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1;
}

function dayTicks({ first, last }, step, formats) {
  const ticks = [];
  for (let day = step >= 7 ? startOfUnit(first + 6, "week") : first; day <= last; day += step) {
    ticks.push({ day, label: formats.dayMonth(isoOfDay(day)), isMajor: false });
  }
  return ticks;
}

function monthTicks({ first, last }, step, formats) {
  const ticks = [];
  const start = startOfUnit(first, "month");
  for (let day = start < first ? nextUnit(start, "month") : start; day <= last; day = nextUnit(day, "month")) {
    const month = monthsOf(day);
    if (month % step) continue;
    const iso = isoOfDay(day);
    const isMajor = month % 12 === 0;
    ticks.push({ day, label: isMajor ? formats.year(iso) : formats.month(iso), isMajor });
  }
  return ticks;
}

/**
 * [{day, label, isMajor}] for a window drawn `width` pixels wide; a year's name stands at its January, and at the first
 * tick where there is no January, so that no axis is without its year.
 */
export function timeTicks(window, width, formats) {
  const pxPerDay = width / (window.last - window.first + 1);
  const dayStep = DAY_STEPS.find((step) => step * pxPerDay >= MIN_GAP_PX);
  const monthStep = MONTH_STEPS.find((step) => step * 30.4 * pxPerDay >= MIN_GAP_PX) ?? MONTH_STEPS.at(-1);
  const ticks = dayStep ? dayTicks(window, dayStep, formats) : monthTicks(window, monthStep, formats);
  if (ticks.length && !ticks.some(({ isMajor }) => isMajor)) {
    ticks[0] = { ...ticks[0], label: `${ticks[0].label} ${formats.year(isoOfDay(ticks[0].day))}`, isMajor: true };
  }
  return ticks;
}
