/**
 * What to do when nothing is listed. HTML: [data-empty="published"] and [data-empty="matching"]; in the second
 * <ul data-empty-offers>, filled with a button for each choice whose absence would give results, and <p data-empty-read>,
 * which says whether anything was read in that span, as soon as that is known.
 */
import { chipsOf } from "../lib/chip_list.js";
import { coverageOf, whenCovered } from "../lib/coverage.js";
import { EMPTY_FILTER, daysOf } from "../lib/filter.js";
import { withoutEach } from "../lib/without.js";

const MOST_NAMES = 3;

function offerButton({ keys, count }, { state, strings, names, onTaken }) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "btn btn--small" });
  const isCounted = count !== null;
  button.textContent = isCounted ? strings.count("without_choice", count, { names }) : strings.text("without_uncounted", { names });
  button.addEventListener("click", () => {
    state.setFilter(Object.fromEntries(keys.map((key) => [key, EMPTY_FILTER[key]])), { push: true });
    onTaken();
  });
  item.append(button);
  return item;
}

function offersOf({ state, strings, formats, labels, onTaken }) {
  const { engine, filter } = state.get();
  const chips = chipsOf(filter, { strings, formats, ...labels });
  const namesOf = (keys) => chips.filter(({ key }) => keys.includes(key)).map(({ label }) => label).slice(0, MOST_NAMES);
  const joined = (keys) => namesOf(keys).join(strings.text("list_separator"));
  return withoutEach(engine, filter).map((offer) => offerButton(offer, { state, strings, names: joined(offer.keys), onTaken }));
}

function readText({ filter, today, strings }) {
  const { from, to } = daysOf(filter, today);
  const read = coverageOf(from, to, filter.countries);
  if (!read) return "";
  if (!read.articles) return strings.text("nothing_read");
  return strings.count("articles_read", read.articles, { sources: strings.number(read.sources) });
}

/** `onTaken` is called after an offer's button, which is gone by then, has set the filter. */
export function showEmpty(root, { state, strings, formats, labels, onTaken }) {
  const { engine, store, filter } = state.get();
  const [published, matching] = ["published", "matching"].map((name) => root.querySelector(`[data-empty="${name}"]`));
  published.hidden = store.size > 0 || store.isPending; // what is left out for a correction is told in [data-freshness]
  matching.hidden = store.size === 0 || engine.total > 0 || store.awaited.length > 0;
  if (matching.hidden) return;
  matching.querySelector("[data-empty-offers]").replaceChildren(...offersOf({ state, strings, formats, labels, onTaken }));
  showRead(root, { state, strings });
}

function showRead(root, { state, strings }) {
  const read = root.querySelector('[data-empty="matching"] [data-empty-read]');
  read.textContent = readText({ filter: state.get().filter, today: state.today, strings });
  read.hidden = !read.textContent;
}

/** What was read comes after the incidents, and changes later: the sentence follows, the buttons keep the focus. */
export function followCoverage(root, tools) {
  whenCovered(() => showRead(root, tools));
}
