/**
 * The filter form. HTML: <form data-filter-form method="get"> with inputs named as the URL's parameters: checkboxes for what
 * may be chosen several times, and from, to, last, deaths_min; <button type="button" data-last="30"> set the last days.
 * A change takes effect at once and is a step of the browser's history, all that is typed in one visit of a field a single
 * one. Dates: date_fields.js. Text, places and counts have modules of their own.
 */
import { LISTS } from "../lib/filter.js";
import { leastOf, withLeast } from "../lib/least_deaths.js";
import { connectDates } from "./date_fields.js";

/** A search begins a moment after the last letter; what it will ask for must not be written over before. */
const AFTER_TYPING_MS = 400;

const KEY_OF = Object.fromEntries(Object.entries(LISTS).map(([key, name]) => [name, key]));

/** Whole days up to today; what is no number from 1 on clears it. */
function readLast(input) {
  const days = Math.floor(Number(input.value));
  return { last: days >= 1 && days <= 36_500 ? days : null, from: null, to: null };
}

function readChecked(form, name, filter) {
  const key = KEY_OF[name];
  const inputs = [...form.querySelectorAll(`input[type="checkbox"][name="${name}"]`)];
  const offered = new Set(inputs.map(({ value }) => value));
  const checked = new Set(inputs.filter((input) => input.checked).map(({ value }) => value));
  const kept = filter[key].filter((value) => checked.has(value) || !offered.has(value));
  return { [key]: [...kept, ...[...checked].filter((value) => !kept.includes(value))] };
}

/** A field being typed in is left alone until the focus leaves it. */
function setValue(input, value) {
  if (input && document.activeElement !== input && input.value !== value) input.value = value;
}

function showLast({ last, presets }, filter) {
  setValue(last, filter.last ? String(filter.last) : "");
  for (const button of presets) {
    const isOn = String(String(filter.last ?? "") === button.dataset.last);
    if (button.getAttribute("aria-pressed") !== isOn) button.setAttribute("aria-pressed", isOn);
  }
}

function showChecked(form, filter) {
  for (const input of form.querySelectorAll('input[type="checkbox"]')) {
    const isOn = filter[KEY_OF[input.name]]?.includes(input.value);
    if (isOn !== undefined && input.checked !== isOn) input.checked = isOn;
  }
}

/** The number of deaths: {read(input) → change of the filter, show(filter)}; it knows which class was typed, not ticked. */
function createLeast(input, state) {
  let typed = null;
  return {
    read() {
      const { deaths, typed: now } = withLeast(state.get().filter.deaths, input.value, typed);
      typed = now;
      return { deaths };
    },
    show({ deaths }) {
      if (!deaths.includes(typed)) typed = null;
      setValue(input, leastOf(deaths, typed)?.slice(0, -1) ?? "");
    },
  };
}

export function startFilterForm(form, { state }) {
  const { last, deaths_min: leastInput, q } = form.elements;
  const least = createLeast(leastInput, state);
  const dates = connectDates(form, { state });
  const fields = { last, presets: [...form.querySelectorAll("[data-last]")] };
  let series = {};

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("focusin", () => {
    series = {};
  });
  form.addEventListener("change", ({ target }) => {
    if (target === last) state.setFilter(readLast(last), { series });
    else if (target === leastInput) state.setFilter(least.read(), { series });
    else if (target.type === "checkbox" && KEY_OF[target.name]) {
      state.setFilter(readChecked(form, target.name, state.get().filter), { push: true });
    }
  });
  form.addEventListener("focusout", ({ target }) => {
    if (target === q) setTimeout(() => setValue(q, state.get().filter.q), AFTER_TYPING_MS);
    else if (target === last || target === leastInput) setTimeout(() => show(state.get().filter));
  });
  form.addEventListener("click", ({ target }) => {
    const days = target.closest("[data-last]")?.dataset.last;
    if (!days) return;
    const isOn = String(state.get().filter.last) === days;
    state.setFilter({ last: isOn ? null : Number(days), from: null, to: null }, { push: true });
  });
  const show = (filter) => {
    showLast(fields, filter);
    least.show(filter);
  };
  let shown = null;
  // After the frame: a date field is a costly thing to write while the brush moves, and what was clicked here is right already.
  state.subscribe(({ filter }) => {
    if (filter === shown) return;
    dates.show(filter);
    show(filter);
    if (!shown || Object.keys(LISTS).some((key) => filter[key] !== shown[key])) showChecked(form, filter);
    shown = filter;
  }, { late: true });
  // Options come with the data, and with a search among them.
  form.addEventListener("filter:options", () => showChecked(form, state.get().filter));
}
