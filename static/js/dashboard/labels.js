/**
 * The names of a filter's choices. HTML: the filter form, whose groups are [data-filter-field] with a <legend> or
 * <summary> and, for each option, <label data-option> holding an input and [data-option-label].
 *
 * createLabels(form, state, strings) → {label(key, value), legend(key)}, keys being those of lib/filter.js. Names come from the data
 * in the reader's language, else from the form, else the code itself.
 */
import { deathRangeText } from "../lib/death_words.js";
import { LISTS } from "../lib/filter.js";

const BY_ID = (rows) => Object.entries(rows ?? {}).map(([id, [name]]) => [id, name]);
const BY_CODE = (rows) => Object.values(rows ?? {}).map(([code, name]) => [code, name]);
const READ = {
  types: (names) => Object.entries(names.event_types ?? {}), subs: (names) => Object.entries(names.sub_types ?? {}),
  countries: (names) => Object.entries(names.countries ?? {}),
  actors: (names) => BY_CODE(names.actors), areas: (names) => BY_CODE(names.areas),
  sources: (names) => BY_ID(names.sources), campaigns: (names) => BY_ID(names.campaigns),
};

function labelsOfForm(form, name) {
  const inputs = [...form.querySelectorAll(`[data-option] input[name="${name}"]`)];
  return new Map(inputs.map((input) => [input.value, input.closest("[data-option]").querySelector("[data-option-label]").textContent.trim()]));
}

/** Text of the heading alone: marks and numbers beside it have elements of their own. */
function headingText(group) {
  const heading = group?.querySelector("[data-filter-legend], legend, summary") ?? group?.closest("details")?.querySelector("summary");
  return heading?.textContent.trim() ?? "";
}

export function createLabels(form, state, strings) {
  let kept = { names: null, tables: new Map() };
  const tableOf = (key) => {
    const { names } = state.get();
    if (names !== kept.names) kept = { names, tables: new Map() };
    if (!kept.tables.has(key)) {
      const fromForm = labelsOfForm(form, LISTS[key]);
      kept.tables.set(key, new Map([...fromForm, ...(READ[key] && names ? READ[key](names) : [])]));
    }
    return kept.tables.get(key);
  };
  return {
    label: (key, value) => tableOf(key).get(value) ?? (key === "deaths" ? deathRangeText(value, strings) : value),
    legend: (key) => headingText(form.querySelector(`[data-filter-field="${LISTS[key] ?? key}"]`)),
    /** Map(value → name) of every choice there is. */
    all: tableOf,
  };
}
