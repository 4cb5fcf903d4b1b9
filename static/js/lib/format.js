/** Dates and times in the reader's language with Western digits. Pure. */
import { dayNumber, isoOfDay, isoWeek } from "./calendar.js";

/** Day before month in English too, as the server writes dates. */
function formatter(language, options) {
  return new Intl.DateTimeFormat(`${language === "en" ? "en-GB" : language}-u-nu-latn-ca-gregory`, { timeZone: "UTC", ...options });
}

/** Spellings of the browser that the server has otherwise (months.json, which tests of both compare with). */
const AS_THE_SERVER_WRITES = { ar: ["أبريل", "إبريل"] };

/** In French the first of a month is an ordinal, on the server too. */
const FIRST = { fr: [/^1(?= )/, "1er"] };

function dateOf(iso) {
  return new Date(`${iso}T00:00:00Z`);
}

/** {day, dayMonth, month, monthYear, year: iso → text; period: (bin, unit) → text; time: Date → text}. */
export function makeFormats(language, strings) {
  const long = formatter(language, { day: "numeric", month: "long", year: "numeric" });
  const dayMonth = formatter(language, { day: "numeric", month: "short" });
  const month = formatter(language, { month: "short" });
  const monthYear = formatter(language, { month: "long", year: "numeric" });
  const time = new Intl.DateTimeFormat(`${language}-u-nu-latn`, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const [foreign, own] = AS_THE_SERVER_WRITES[language] ?? ["", ""];
  const [one, first] = FIRST[language] ?? ["", ""];
  const write = (format, iso) => format.format(dateOf(iso)).replace(foreign, own);
  const day = (iso) => write(long, iso).replace(one, first);
  return {
    day,
    dayMonth: (iso) => write(dayMonth, iso).replace(one, first),
    month: (iso) => write(month, iso),
    monthYear: (iso) => write(monthYear, iso),
    year: (iso) => iso.slice(0, 4),
    time: (date) => time.format(date),
    period(bin, unit) {
      const iso = isoOfDay(bin.start);
      if (unit === "day") return day(iso);
      if (unit === "month") return write(monthYear, iso);
      return strings.text("week_of", { week: String(isoWeek(bin.start).week), date: day(iso) });
    },
  };
}

/** The ISO day of a moment by the reader's own calendar. */
export function localDay(date) {
  const [year, month, day] = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Today's day number by the reader's own calendar. */
export const todayNumber = (now) => dayNumber(localDay(now));
