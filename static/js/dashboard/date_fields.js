/**
 * The two days of the filter form. HTML: <input type="date" name="from"> and "to".
 *
 * The browser reports every day that a half-typed date happens to be ("0002", "0020", "0202", "2024"), so that a day before
 * 1900, one half typed, and days the wrong way round wait until the focus leaves both fields, or for Enter; only then are
 * they turned round. What is typed in one visit of a field is one step of the browser's history.
 */
import { isDay } from "../lib/filter.js";

/**
 * The days {from, to} that the fields ask for. `values` holds what was typed, {from, to} as texts, either missing where
 * nothing was; the other day is the filter's. null: not yet, or never, a span. `isOver`: the hand has left both fields.
 */
export function typedDays(values, filter, isOver) {
  const days = { from: filter.from, to: filter.to };
  for (const [name, text] of Object.entries(values)) {
    if (text === "" || isDay(text)) days[name] = text || null;
    else if (!isOver) return null;
  }
  if (!days.from || !days.to || days.from <= days.to) return days;
  return isOver ? { from: days.to, to: days.from } : null;
}

/** Writes a day where it differs; a half-typed one has no value and is cleared by writing it. */
function setDay(input, day) {
  const value = day ?? "";
  if (input.value !== value || input.validity.badInput) input.value = value;
}

export function connectDates(form, { state }) {
  const fields = { from: form.elements.from, to: form.elements.to };
  const inputs = Object.values(fields);
  const touched = new Set(); // names of fields whose day is not in the filter yet
  let series = {};
  const hasFocus = () => inputs.includes(document.activeElement);
  const nameOf = (input) => Object.keys(fields).find((name) => fields[name] === input);
  /** What was typed; a half-typed day counts for nothing. */
  const typed = () => Object.fromEntries([...touched].filter((name) => !fields[name].validity.badInput).map((name) => [name, fields[name].value]));

  function show({ from, to }) {
    if (hasFocus()) return; // the browser clears a date whole when its value is set
    setDay(fields.from, from);
    setDay(fields.to, to);
  }

  function take(isOver) {
    const { filter } = state.get();
    const days = typedDays(typed(), filter, isOver);
    if (!days) return;
    touched.clear();
    if (days.from !== filter.from || days.to !== filter.to) state.setFilter(days, { series });
  }

  function settle() {
    take(true);
    touched.clear();
    setDay(fields.from, state.get().filter.from);
    setDay(fields.to, state.get().filter.to);
  }

  for (const input of inputs) {
    input.addEventListener("focus", () => {
      series = {};
    });
    input.addEventListener("change", () => {
      touched.add(nameOf(input));
      if (input.validity.badInput) return;
      if (hasFocus()) take(false);
      else settle();
    });
    input.addEventListener("keydown", ({ key }) => key === "Enter" && settle());
    input.addEventListener("blur", ({ relatedTarget }) => inputs.includes(relatedTarget) || settle());
  }
  return { show };
}
