/**
 * Quiet or blind: how much was read, on the axis of the timeline.
 *
 * HTML, inside [data-timeline data-coverage-url]: <p data-coverage-blind hidden> (a sentence where nothing was read for the
 * chosen span), <button data-coverage-all aria-expanded>, <p data-coverage-arrival hidden>; coverage_strip.js and the
 * table <details data-coverage-details>.
 * Rows: all sources together, then the countries of the filter or else the core ones; all of them on demand.
 */
import { dayNumber } from "../lib/calendar.js";
import { keepCoverage, readCoverage, spanCoverage, stripCells, stripUnit, tellingOf } from "../lib/coverage.js";
import { createReader } from "../lib/coverage_reader.js";
import { daysOf, hasDates } from "../lib/filter.js";
import { browserTimers } from "../lib/lookup.js";
import { remembering } from "../lib/remember.js";
import { binEdges } from "../lib/timeline_bins.js";
import { createSignal } from "../lib/view_state.js";
import { createStrip } from "./coverage_strip.js";
import { createLateTable, writeTable } from "./late_table.js";

const CORE = ["ML", "BF", "NE"];
/** Sentences wait until the hand rests. */
const REST_MS = 200;

/** Reads the coverage now and then, and says it to the signal and to those who ask lib/coverage.js. */
function startReading(url, signal) {
  const { read } = createReader({
    async ask() {
      const response = await fetch(url, { cache: "no-cache", credentials: "same-origin" });
      if (!response.ok) throw new Error(`${url} answered ${response.status}`);
      return readCoverage(await response.json());
    },
    onAnswer(coverage) {
      signal.set(coverage);
      keepCoverage(coverage);
    },
    timers: browserTimers,
    clock: () => performance.now(),
    isSeen: () => !document.hidden,
  });
  document.addEventListener("visibilitychange", () => document.hidden || read());
  return read;
}

function makeNames(language, strings) {
  const regions = new Intl.DisplayNames([language], { type: "region" });
  return (code, names) => {
    if (code === null) return strings.text("all_sources");
    return code === "" ? strings.text("international") : (names?.countries?.[code] ?? regions.of(code));
  };
}

/** Codes of the rows; null stands for all sources together. */
export function rowCodes(coverage, countries, isExpanded) {
  const rest = [...(coverage?.countries.keys() ?? [])].filter((code) => code && !CORE.includes(code)).sort();
  if (isExpanded) return [null, ...new Set([...CORE, ...countries, ...rest]), ""];
  return [null, ...(countries.length ? countries : CORE)];
}

function blindText({ coverage, filter, today }, { strings, nameOf, names }) {
  if (!coverage) return "";
  if (coverage.first === null) return strings.text("blind_ever");
  if (!hasDates(filter)) return "";
  const { from, to } = daysOf(filter, today);
  const day = (iso) => (iso ? dayNumber(iso) : null);
  if (spanCoverage(coverage, day(from), day(to), tellingOf(filter.countries)).articles) return "";
  if (!filter.countries.length) return strings.text("blind_span");
  const countries = filter.countries.map((code) => nameOf(code, names)).join(strings.text("list_separator"));
  return strings.text("blind_countries", { countries });
}

function periodText({ from, to }, formats) {
  return formats.period({ start: from, end: to }, to - from === 6 ? "week" : "month");
}

/** "Mali, July 2025: 12 articles from 3 living sources"; of a month the most that lived in one of its weeks. */
function cellText(row, cell, { strings, formats }) {
  const [articles, sources] = [strings.count("articles", cell.articles), strings.count("living_sources", cell.sources)];
  const amount = cell.articles
    ? strings.text("articles_from_sources", { articles, sources })
    : strings.text(cell.sources ? "none_read_sources" : "none_read", { sources });
  const label = [row.name, periodText(cell, formats)].join(strings.text("list_separator"));
  return strings.text("label_and_value", { label, value: amount });
}

function fillTable(table, rows, { strings, formats }) {
  const { number } = strings;
  const cellOf = ({ articles, sources }) => (
    strings.text("articles_and_sources_cell", { articles: number(articles), sources: number(sources) }));
  const periods = rows[0]?.cells ?? [];
  const lines = periods.map((cell, index) => [periodText(cell, formats), ...rows.map((row) => cellOf(row.cells[index]))]);
  writeTable(table, [strings.text("period"), ...rows.map(({ name }) => name)], lines.reverse());
}

/** {coverage: signal, draw(drawn)}; `drawn` is what the timeline has drawn: {unit, window, scale, bins}. */
export function startCoverage(root, { state, strings, formats, language, isRtl }) {
  const part = (name) => root.querySelector(`[data-coverage-${name}]`);
  const coverage = createSignal(null);
  const read = startReading(root.dataset.coverageUrl, coverage);
  const nameOf = makeNames(language, strings);
  const words = { strings, formats };
  let [drawn, isExpanded, rows, timer] = [null, false, [], null];
  const strip = createStrip(root, { isRtl, describe: (row, cell) => cellText(row, cell, words) });
  const table = createLateTable(part("details"), (node) => fillTable(node, rows, words));

  const rowsOf = remembering((known, codes, edges, names, today) => codes.split("|").map((text) => {
    const code = text === "all" ? null : text;
    const cells = stripCells(known, edges, code === null ? null : [code]).filter(({ from }) => from <= today);
    return { code, name: nameOf(code, names), cells };
  }));
  const edgesOf = remembering((edges, unit) => (
    stripUnit(unit) === unit ? edges : binEdges({ first: edges[0], last: edges.at(-1) - 1 }, "week")));

  function draw() {
    const known = coverage.get();
    part("section").hidden = !known;
    if (!known || !drawn) return;
    const { names, filter } = state.get();
    const codes = rowCodes(known, filter.countries, isExpanded).map((code) => code ?? "all").join("|");
    const next = rowsOf(known, codes, edgesOf(drawn.bins.edges, drawn.unit), names, state.today);
    if (next !== rows) table.spoil();
    rows = next;
    strip.draw(rows, drawn.scale);
    part("arrival").hidden = !known.byArrival;
  }
  function say() {
    const { filter, names } = state.get();
    const text = blindText({ coverage: coverage.get(), filter, today: state.today }, { strings, nameOf, names });
    if (part("blind").textContent !== text) part("blind").textContent = text;
    part("blind").hidden = !text;
  }
  part("all").addEventListener("click", () => {
    isExpanded = !isExpanded;
    part("all").setAttribute("aria-expanded", String(isExpanded));
    draw();
  });
  coverage.subscribe(() => {
    draw();
    say();
  });
  state.subscribe((view) => {
    if (view.reason === "data") read();
    if (view.reason !== "dates") draw();
    clearTimeout(timer);
    timer = setTimeout(say, REST_MS);
  }, { late: true });
  part("section").hidden = true;
  return {
    coverage,
    draw(next) {
      const isNew = next.bins.edges !== drawn?.bins.edges || next.scale !== drawn?.scale;
      drawn = next;
      if (isNew) draw();
    },
  };
}
