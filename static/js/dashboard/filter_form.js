/**
 * The filter form. HTML: <form data-filter-form method="get"> with inputs from, to, type (checkboxes), country (checkboxes),
 * beside each option <span data-option-count>; <button type="submit" data-no-js>. A change takes effect at once.
 */
import { isDay } from "../lib/filter.js";

function readForm(form) {
  const data = new FormData(form);
  const day = (name) => (isDay(data.get(name)) ? data.get(name) : null);
  let [from, to] = [day("from"), day("to")];
  if (from && to && from > to) [from, to] = [to, from];
  return { from, to, types: data.getAll("type"), countries: data.getAll("country") };
}

function setDay(input, day) {
  // A date being typed is left alone: the browser clears the whole field when its value is set.
  if (document.activeElement !== input && input.value !== (day ?? "")) input.value = day ?? "";
}

function showOption(input, { isChosen, count, strings }) {
  input.checked = isChosen;
  const option = input.closest("[data-option]");
  option.classList.toggle("is-empty", !count && !isChosen);
  option.querySelector("[data-option-count]").textContent = strings.number(count);
}

/** The known codes of the form's options: {types, countries}. */
export function knownCodes(form) {
  const values = (name) => [...form.querySelectorAll(`input[name="${name}"]`)].map((input) => input.value);
  return { types: values("type"), countries: values("country") };
}

/** code → label of the form's options. */
export function optionLabels(form, name) {
  const inputs = [...form.querySelectorAll(`input[name="${name}"]`)];
  return new Map(inputs.map((input) => [input.value, input.closest("[data-option]").querySelector("[data-option-label]").textContent]));
}

export function startFilterForm(form, { state, strings }) {
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => state.setFilter(readForm(form)));
  state.subscribe(({ facets, filter }) => {
    setDay(form.elements.from, filter.from);
    setDay(form.elements.to, filter.to);
    for (const input of form.querySelectorAll('input[name="type"]')) {
      showOption(input, { isChosen: filter.types.includes(input.value), count: facets.types.get(input.value) ?? 0, strings });
    }
    for (const input of form.querySelectorAll('input[name="country"]')) {
      showOption(input, { isChosen: filter.countries.includes(input.value), count: facets.countries.get(input.value) ?? 0, strings });
    }
  });
}
