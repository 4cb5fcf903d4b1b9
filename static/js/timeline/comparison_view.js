/**
 * The chosen span against the one before, in sentences.
 *
 * HTML, inside [data-timeline]: <p data-comparison-text>, <p data-comparison-warning hidden>, <p data-comparison-rule>.
 * Counts of the engine with all filters but the dates; written when the hand rests, since nobody reads while dragging.
 */
import { isoOfDay } from "../lib/calendar.js";
import { LATE_DAYS, change, coverageChange, spansToCompare } from "../lib/comparison.js";
import { spanCoverage, tellingOf } from "../lib/coverage.js";

const REST_MS = 200;

function makeChangeText(language, strings) {
  const signed = (options) => new Intl.NumberFormat(`${language}-u-nu-latn`, { signDisplay: "exceptZero", ...options });
  const [whole, percent] = [signed({}), signed({ style: "percent", maximumFractionDigits: 0 })];
  return ({ difference, percent: share }) => {
    if (!difference) return strings.text("unchanged");
    if (share === null) return whole.format(difference);
    return [whole.format(difference), percent.format(share)].join(strings.text("list_separator"));
  };
}

/** The sentences of two counted spans {now, before} of the engine. */
function sentences({ spans, now, before, firstDay }, { strings, formats, changeText }) {
  const period = strings.count("complete_weeks", spans.weeks, { date: formats.day(isoOfDay(spans.now.to)) });
  const incidents = strings.count("incidents", now.count);
  if (!spans.isKnown) return [strings.text("compare_unknown", { period, incidents, date: formats.day(isoOfDay(firstDay)) })];
  const figures = ({ now: a, before: b, ...rest }) => (
    { now: strings.number(a), before: strings.number(b), change: changeText(rest) });
  const deaths = figures(change(now.low, before.low));
  return [
    strings.text("compare_incidents", { period, incidents, ...figures(change(now.count, before.count)) }),
    strings.text("compare_deaths", deaths),
  ];
}

/** What must be said about how much was read; empty where the two spans can be compared, null where it is not known. */
function warning({ spans, coverage, countries }, { strings }) {
  if (!coverage) return null;
  const read = ({ from, to }) => spanCoverage(coverage, from, to, tellingOf(countries));
  const [now, before] = [read(spans.now), read(spans.before)];
  const kind = coverageChange(now, before);
  const amount = ({ articles, meanSources }) => strings.text("articles_from_sources", {
    articles: strings.count("articles", articles), sources: strings.count("living_sources", Math.round(meanSources)),
  });
  return kind ? strings.text(`coverage_${kind}`, { now: amount(now), before: amount(before) }) : "";
}

function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** `rangeOf(filter, today)` and `firstDay()` in day numbers; `coverage` is a signal of what was read, or null. */
export function startComparison(root, { state, strings, formats, language, rangeOf, firstDay, coverage }) {
  const [text, caution, rule] = ["text", "warning", "rule"].map((name) => root.querySelector(`[data-comparison-${name}]`));
  const words = { strings, formats, changeText: makeChangeText(language, strings) };
  let timer = null;
  rule.textContent = strings.text("compare_rule", { days: strings.number(LATE_DAYS) });

  function show() {
    timer = null;
    const { engine, filter } = state.get();
    const first = firstDay();
    const spans = first === null ? null : spansToCompare(rangeOf(filter, state.today), { today: state.today, first });
    if (!spans) write(text, first === null ? "" : strings.text("compare_nothing"));
    else {
      const count = ({ from, to }) => engine.between(from, to);
      const counted = { spans, now: count(spans.now), before: count(spans.before), firstDay: first };
      write(text, sentences(counted, words).join(" "));
    }
    const said = spans?.isKnown ? warning({ spans, coverage: coverage.get(), countries: filter.countries }, words) : "";
    write(caution, said ?? strings.text("coverage_unknown"));
    caution.hidden = said === "";
  }
  const plan = () => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(show, REST_MS);
  };
  state.subscribe((view) => view.reason !== "display" && plan(), { late: true });
  coverage.subscribe(plan);
}
