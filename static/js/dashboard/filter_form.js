/**
 * The filter form. HTML: <form data-filter-form method="get"> with inputs named as the URL's parameters: checkboxes for what
 * may be chosen several times, and from, to, last, deaths_min; <button type="button" data-last="30"> set the last days.
 * A change takes effect at once and is a step of the browser's history. Text, places and counts have modules of their own.
 */
import { LISTS, isDay } from "../lib/filter.js";

const KEY_OF = Object.fromEntries(Object.entries(LISTS).map(([key, name]) => [name, key]));

function readDays(form) {
  const day = (name) => (isDay(form.elements[name].value) ? form.elements[name].value : null);
  const [from, to] = [day("from"), day("to")];
  return from && to && from > to ? { from: to, to: from } : { from, to };
}

/** Whole days up to today; what is no number from 1 on clears it. */
function readLast(input) {
  const days = Math.floor(Number(input.value));
  return { last: days >= 1 && days <= 36_500 ? days : null, from: null, to: null };
}

/** The classes of deaths that have a checkbox; any other open one, "a-", is what was typed as "at least". */
function typedLeast(form, { deaths }) {
  const classes = [...form.querySelectorAll('input[type="checkbox"][name="deaths"]')].map(({ value }) => value);
  return deaths.find((text) => text.endsWith("-") && !classes.includes(text)) ?? null;
}

function readLeast(input, form, filter) {
  const [least, before] = [Math.floor(Number(input.value)), typedLeast(form, filter)];
  const others = filter.deaths.filter((text) => text !== before);
  return { deaths: input.value !== "" && least >= 0 ? [...others, `${least}-`] : others };
}

function readChecked(form, name, filter) {
  const key = KEY_OF[name];
  const inputs = [...form.querySelectorAll(`input[type="checkbox"][name="${name}"]`)];
  const offered = new Set(inputs.map(({ value }) => value));
  const checked = new Set(inputs.filter((input) => input.checked).map(({ value }) => value));
  const kept = filter[key].filter((value) => checked.has(value) || !offered.has(value));
  return { [key]: [...kept, ...[...checked].filter((value) => !kept.includes(value))] };
}

function changeOf(input, form, filter) {
  if (input.name === "from" || input.name === "to") return readDays(form);
  if (input.name === "last") return readLast(input);
  if (input.name === "deaths_min") return readLeast(input, form, filter);
  return input.type === "checkbox" && KEY_OF[input.name] ? readChecked(form, input.name, filter) : null;
}

/** A field being typed in is left alone: the browser clears a date whole when its value is set. */
function setValue(input, value) {
  if (input && document.activeElement !== input && input.value !== value) input.value = value;
}

function showDates({ from, to, last, presets }, filter) {
  setValue(from, filter.from ?? "");
  setValue(to, filter.to ?? "");
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
  setValue(form.elements.deaths_min, typedLeast(form, filter)?.slice(0, -1) ?? "");
}

export function startFilterForm(form, { state }) {
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", ({ target }) => {
    const change = changeOf(target, form, state.get().filter);
    if (change) state.setFilter(change, { push: true });
  });
  form.addEventListener("click", ({ target }) => {
    const days = target.closest("[data-last]")?.dataset.last;
    if (!days) return;
    const isOn = String(state.get().filter.last) === days;
    state.setFilter({ last: isOn ? null : Number(days), from: null, to: null }, { push: true });
  });
  const { from, to, last } = form.elements;
  const fields = { from, to, last, presets: [...form.querySelectorAll("[data-last]")] };
  let shown = null;
  // After the frame: a date field is a costly thing to write while the brush moves, and what was clicked here is right already.
  state.subscribe(({ filter }) => {
    if (filter === shown) return;
    showDates(fields, filter);
    if (!shown || Object.keys(LISTS).some((key) => filter[key] !== shown[key])) showChecked(form, filter);
    shown = filter;
  }, { late: true });
  // Options come with the data, and with a search among them.
  form.addEventListener("filter:options", () => showChecked(form, state.get().filter));
}
