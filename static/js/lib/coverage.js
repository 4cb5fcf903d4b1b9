/**
 * How much was read: articles and living sources by ISO week and country of the source (/data/coverage.json,
 * incidents/selectors/coverage.py). Pure but for the one answer it keeps, which list and map ask about empty spans.
 *
 * A coverage is {first: day number of the Monday of week 0 | null, weeks, countries: Map(code → Map(week → [articles,
 * sources])), byArrival}. "" is an international or undeclared source.
 */
import { dayNumber, startOfUnit } from "./calendar.js";

const WEEK = 7;
const NONE = Object.freeze([0, 0]);

export function readCoverage({ first, weeks, countries, by_arrival: byArrival }) {
  const table = (cells) => new Map(cells.map(([week, articles, sources]) => [week, [articles, sources]]));
  const tables = new Map(Object.entries(countries).map(([code, cells]) => [code, table(cells)]));
  return { first: first === null ? null : dayNumber(first), weeks, countries: tables, byArrival };
}

/** The weeks [a, b] that the days touch; days outside the weeks known give weeks outside them. */
function weeksOf(coverage, from, to) {
  const index = (day) => (startOfUnit(day, "week") - coverage.first) / WEEK;
  return [from === null ? 0 : index(from), to === null ? coverage.weeks - 1 : index(to)];
}

function tablesOf(coverage, countries) {
  return countries ? countries.map((code) => coverage.countries.get(code)).filter(Boolean) : [...coverage.countries.values()];
}

/** [articles, living sources] of one week over these tables; a source stands in one country, so they add up. */
function weekSum(tables, week) {
  let [articles, sources] = NONE;
  for (const table of tables) {
    const cell = table.get(week) ?? NONE;
    articles += cell[0];
    sources += cell[1];
  }
  return [articles, sources];
}

/**
 * {articles, sources, meanSources} of the weeks that the days from..to (day numbers, ends included, null open) touch.
 * `sources` is the largest number that lived in one of the weeks; weekly numbers cannot tell how many different ones did.
 * `countries` are codes of the sources' countries, null for all.
 */
export function spanCoverage(coverage, from, to, countries = null) {
  const sum = { articles: 0, sources: 0, meanSources: 0 };
  if (coverage.first === null) return sum;
  const tables = tablesOf(coverage, countries);
  const [a, b] = weeksOf(coverage, from, to);
  for (let week = Math.max(a, 0); week <= Math.min(b, coverage.weeks); week += 1) {
    const [articles, sources] = weekSum(tables, week);
    sum.articles += articles;
    sum.meanSources += sources;
    sum.sources = Math.max(sum.sources, sources);
  }
  return { ...sum, meanSources: b >= a ? sum.meanSources / (b - a + 1) : 0 };
}

/** The countries of the sources that may tell of these: themselves and the international ones; null for all. */
export function tellingOf(countries) {
  return countries?.length ? [...countries, ""] : null;
}

/** First days of the periods that the strip shows, as bin edges: weeks, or months where bars are months. */
export function stripUnit(unit) {
  return unit === "month" ? "month" : "week";
}

/**
 * Cells of one row of the strip: [{from, to, articles, sources, level}…], one for each period between `edges`. A week
 * belongs to the month of its Thursday. `countries` as in spanCoverage.
 */
export function stripCells(coverage, edges, countries = null) {
  const cells = [];
  for (let index = 0; index < edges.length - 1; index += 1) {
    const [from, to] = [edges[index], edges[index + 1] - 1];
    const weeks = (to - from + 1) / WEEK;
    const isWeek = weeks === 1;
    // The Thursdays of a month's first and last days decide which weeks are its own.
    const [a, b] = isWeek ? [from, to] : [startOfUnit(from + 3, "week"), startOfUnit(to - 3, "week")];
    const { articles, sources } = spanCoverage(coverage, a, b, countries);
    cells.push({ from, to, articles, sources, level: levelOf(articles / weeks, articles) });
  }
  return cells;
}

/** Articles a week from which each class begins; class 0 is none read. */
export const LEVELS = [1, 5, 20, 100];

function levelOf(perWeek, articles) {
  if (!articles) return 0;
  return Math.max(1, LEVELS.filter((least) => Math.round(perWeek) >= least).length);
}

let kept = null;
const waiting = new Set();

/** Keeps the coverage that coverageOf answers from, and tells those who wait for it; null forgets it. */
export function keepCoverage(coverage) {
  kept = coverage;
  waiting.forEach((run) => run());
}

/** Calls run() whenever coverageOf may answer otherwise than before. */
export function whenCovered(run) {
  waiting.add(run);
}

/**
 * For an empty list or map: {articles, sources} read in the weeks of from..to (ISO days or null) from sources of these
 * countries or international ones (codes; none: all); null while nothing is known. Nothing read: an empty map says nothing.
 */
export function coverageOf(from, to, countries = []) {
  if (!kept) return null;
  const day = (iso) => (iso ? dayNumber(iso) : null);
  const { articles, sources } = spanCoverage(kept, day(from), day(to), tellingOf(countries));
  return { articles, sources };
}

