/**
 * What is filtered, each with a button that clears it. HTML: <ul data-chips>, <button data-clear-all> (several allowed).
 * After a chip goes, focus moves to the next one or to the list's heading [data-chips-home].
 */
import { EMPTY_FILTER, isEmpty } from "../lib/filter.js";

function chipsOf(filter, { strings, formats, typeLabels, countryLabels }) {
  const without = (list, code) => list.filter((other) => other !== code);
  const chips = [];
  if (filter.from) chips.push({ label: strings.text("chip_from", { date: formats.day(filter.from) }), change: { from: null } });
  if (filter.to) chips.push({ label: strings.text("chip_to", { date: formats.day(filter.to) }), change: { to: null } });
  for (const code of filter.types) chips.push({ label: typeLabels.get(code), change: { types: without(filter.types, code) } });
  for (const code of filter.countries) {
    chips.push({ label: countryLabels.get(code), change: { countries: without(filter.countries, code) } });
  }
  return chips;
}

function chipItem({ label }, strings) {
  const item = document.createElement("li");
  item.className = "chip";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "chip__remove";
  button.textContent = "×";
  button.setAttribute("aria-label", strings.text("remove_filter", { name: label }));
  item.append(document.createTextNode(label), button);
  return item;
}

function focusAfter(list, index) {
  const buttons = list.querySelectorAll("button");
  (buttons[Math.min(index, buttons.length - 1)] ?? document.querySelector("[data-chips-home]")).focus();
}

export function startChips(list, { state, ...words }) {
  state.subscribe(({ filter }) => {
    const chips = chipsOf(filter, words);
    const items = chips.map((chip) => chipItem(chip, words.strings));
    items.forEach((item, index) => item.querySelector("button").addEventListener("click", () => {
      state.setFilter(chips[index].change);
      focusAfter(list, index);
    }));
    list.replaceChildren(...items);
    document.querySelectorAll("[data-clear-all]").forEach((button) => {
      button.hidden = isEmpty(filter);
    });
  });
  document.querySelectorAll("[data-clear-all]").forEach((button) => button.addEventListener("click", () => {
    state.setFilter(EMPTY_FILTER);
    document.querySelector("[data-chips-home]").focus();
  }));
}
