/**
 * The options of one group: made from the names of the data where the server wrote none, in order of their counts, with a
 * search box where they are many. HTML: see filter_counts.js; the box is made here, labelled by the group's name.
 */
import { byCount, nested, otherWords, wordFilter } from "../lib/option_order.js";

/** Fields whose options have an order of their own. */
const FIXED = new Set(["types", "roles", "attributions", "deaths", "civilian", "precisions", "credibilities", "origins"]);
/** Fields whose options are named by the data. */
const FROM_DATA = new Set(["actors", "areas", "sources", "campaigns", "subs"]);
const MANY = 12;

function readOption(node) {
  const part = (name) => node.querySelector(`[data-option-${name}]`);
  return { node, input: node.querySelector("input"), label: part("label"), count: part("count") };
}

function makeOption(form, { name, value, label }) {
  const node = form.querySelector("[data-option-template]").content.firstElementChild.cloneNode(true);
  const option = readOption(node);
  Object.assign(option.input, { name, value, checked: false });
  option.label.textContent = label;
  return option;
}

/** Parents of areas, by code. */
function parentsOf(names) {
  const areas = names?.areas ?? {};
  return new Map(Object.values(areas).map(([code, , , parent]) => [code, areas[parent]?.[0] ?? null]));
}

function searchBox(group, { strings, legend, onType }) {
  const box = document.createElement("input");
  Object.assign(box, { type: "search", className: "input filter-search", autocomplete: "off", hidden: true });
  box.setAttribute("aria-label", strings.text("search_in", { field: legend }));
  box.placeholder = strings.text("search_short");
  box.addEventListener("input", onType);
  box.addEventListener("change", (event) => event.stopPropagation());
  group.prepend(box);
  return box;
}

function moreButton(group, onClick) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "quiet-button filter-more-options", hidden: true });
  button.addEventListener("click", onClick);
  group.append(button);
  return button;
}

export function createOptions(group, { key, form, state, strings, labels }) {
  const name = group.dataset.filterField;
  const home = group.querySelector("[data-options]") ?? group;
  const options = new Map([...group.querySelectorAll("[data-option]")].map((node) => [node.querySelector("input").value, readOption(node)]));
  let [order, depths, madeFor] = [[...options.keys()], new Map(), null];
  let [isSorted, isWhole] = [false, false];
  const asks = () => group.dispatchEvent(new CustomEvent("filter:search"));
  const legend = labels.legend(key);
  const box = FIXED.has(key) ? null : searchBox(home, { strings, legend, onType: asks });
  const more = moreButton(home, () => {
    isWhole = !isWhole;
    asks();
  });

  function make(chosen) {
    const { names } = state.get();
    if (!FROM_DATA.has(key) || (madeFor === names && [...chosen].every((value) => options.has(value)))) return;
    madeFor = names;
    for (const [value, label] of labels.all(key)) {
      if (!options.has(value)) options.set(value, makeOption(form, { name, value, label }));
      else options.get(value).label.textContent = label;
    }
    for (const value of chosen) if (!options.has(value)) options.set(value, makeOption(form, { name, value, label: value }));
    order = [...options.keys()];
    isSorted = false;
    form.dispatchEvent(new CustomEvent("filter:options"));
  }

  function sort(counts, chosen) {
    const sorted = (values) => byCount(values, { counts, chosen: key === "areas" ? new Set() : chosen });
    if (key !== "areas") {
      order = sorted(order);
      return;
    }
    const parents = parentsOf(state.get().names);
    const rows = nested(order.map((value) => ({ value, parent: parents.get(value) ?? null })), sorted);
    order = rows.map(({ value }) => value);
    depths = new Map(rows.map(({ value, depth }) => [value, depth]));
  }

  /** What there is to choose: codes of the server always, names of the data where they have incidents. */
  function worth(counts, chosen) {
    return FROM_DATA.has(key) ? order.filter((value) => counts.get(value) || chosen.has(value)) : order;
  }

  /** Of these the first dozen, of areas those of the first two levels; what is chosen always. */
  function first(values, chosen) {
    const isFirst = key === "areas" ? (value) => (depths.get(value) ?? 0) < 2 : (value, index) => index < MANY;
    return values.filter((value, index) => isFirst(value, index) || chosen.has(value));
  }

  function typedFor() {
    const [fits, others] = [wordFilter(box.value), otherWords(key, state.get().names)];
    return order.filter((value) => fits(`${options.get(value).label.textContent} ${others.get(value) ?? ""}`));
  }

  function showTools(all, some, shown) {
    box.hidden = options.size <= MANY;
    more.hidden = Boolean(box.value.trim()) || all.length === some.length;
    more.textContent = isWhole ? strings.text("show_fewer") : strings.count("show_all", all.length);
    more.setAttribute("aria-expanded", String(isWhole));
    home.classList.toggle("is-long", shown.length > MANY);
  }

  return {
    rows: () => [...options].filter(([, { node }]) => node.isConnected && !node.hidden),
    /** `isStill`: the hand is on the options; `isAsked`: it has just asked for others. */
    arrange({ counts, chosen, isStill, isAsked }) {
      make(chosen);
      if (FIXED.has(key)) return;
      if (!isStill || !isSorted) sort(counts, chosen);
      isSorted = true;
      const all = worth(counts, chosen);
      const some = first(all, chosen);
      const wanted = box.value.trim() ? typedFor() : isWhole ? all : some;
      const shown = isStill && !isAsked && !box.value.trim() && !isWhole ? keepShown(wanted) : wanted;
      place(shown);
      showTools(all, some, shown);
    },
  };

  /** Under the hand nothing goes away; what is new comes at the end. */
  function keepShown(wanted) {
    const there = [...home.querySelectorAll("[data-option]")].filter((node) => !node.hidden).map((node) => node.querySelector("input").value);
    const more = wanted.filter((value) => !there.includes(value));
    return there.length ? [...there, ...more.slice(0, Math.max(0, MANY - there.length))] : wanted;
  }

  function place(values) {
    const wanted = new Set(values);
    for (const [value, { node }] of options) if (node.isConnected && !wanted.has(value)) node.hidden = true;
    let before = box;
    for (const value of values) {
      const { node } = options.get(value);
      node.hidden = false;
      if (depths.get(value)) node.dataset.depth = Math.min(depths.get(value), 3);
      else delete node.dataset.depth;
      if (before.nextElementSibling !== node) before.after(node);
      before = node;
    }
    if (home.lastElementChild !== more) home.append(more);
  }
}
