/**
 * Searching in the texts of incidents, which the server does. HTML: <input name="q"> in the filter form and
 * <p data-search-note role="status"> beside it, made here where it is missing. `search` is a signal of null, "searching" or
 * "failed" (server_rows.js).
 */
import { createLookup, browserTimers } from "../lib/lookup.js";

const PAUSE_MS = 250;

function noteAfter(input) {
  const found = input.form.querySelector("[data-search-note]");
  if (found) return found;
  const note = document.createElement("p");
  note.className = "field__hint";
  note.setAttribute("role", "status");
  input.after(note);
  return note;
}

export function startFilterText(form, { state, search, strings }) {
  const input = form.elements.q;
  if (!input) return;
  const note = noteAfter(input);
  const typing = createLookup({
    ask: async (q) => q,
    onAnswer: (q) => q !== state.get().filter.q && state.setFilter({ q }, { push: true }),
    onFailure: () => {},
    delayMs: PAUSE_MS,
    timers: browserTimers,
  });
  input.addEventListener("input", () => typing.request(input.value.trim()));
  input.addEventListener("change", (event) => event.stopPropagation());
  search.subscribe((what) => {
    note.textContent = what === "searching" ? strings.text("searching") : what === "failed" ? strings.text("search_failed") : "";
  });
  state.subscribe(({ filter }) => {
    if (document.activeElement !== input && input.value !== filter.q) input.value = filter.q;
  });
}
