/**
 * "50 km around Nioro". HTML in the filter form: <input name="near_place"> and <input name="near_km" type="number">.
 * Places are asked for while typing at /lookup/named-places, which knows the places of the gazetteer alone.
 */
import { createListbox } from "../forms/listbox.js";
import { askServer, browserTimers, createLookup } from "../lib/lookup.js";

const PAUSE_MS = 200;
const USUAL_KM = 50;
const MOST_KM = 5_000;
/** What was typed without choosing a place goes when the hand has left the field, not under a click in the list. */
const AFTER_HAND_MS = 400;

function readKm(input) {
  const km = Number(input.value);
  return km > 0 && km <= MOST_KM ? km : USUAL_KM;
}

function commandsFor(box, { choose, search }) {
  return {
    ArrowDown: () => (box.isOpen() ? box.move(1) : search()),
    ArrowUp: () => box.move(-1),
    Enter: () => (box.active() ? choose(box.active()) : search()),
    Escape: () => (box.isOpen() ? box.close() : false),
  };
}

export function startFilterNear(form, { state, strings }) {
  const [input, kmInput] = [form.elements.near_place, form.elements.near_km];
  if (!input || !kmInput) return;
  const box = createListbox(input, { onChoose: choose, strings });
  const lookup = createLookup({
    ask: (q) => askServer("/lookup/named-places", { q }),
    onAnswer: ({ results }) => (results.length ? box.open(results) : box.note(strings.text("no_match"))),
    onFailure: () => box.note(strings.text("lookup_failed")),
    delayMs: PAUSE_MS,
    timers: browserTimers,
  });
  const search = () => input.value.trim() && lookup.request(input.value.trim());

  function choose({ lat, lng, label }) {
    lookup.cancel();
    box.close();
    input.value = label;
    state.setFilter({ near: { lat, lng, km: readKm(kmInput), label } }, { push: true });
  }

  input.addEventListener("input", () => {
    if (input.value.trim()) return search();
    lookup.cancel();
    box.close();
    if (state.get().filter.near) state.setFilter({ near: null }, { push: true });
    return undefined;
  });
  const commands = commandsFor(box, { choose, search });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || !(event.key in commands)) return;
    if (commands[event.key]() !== false) event.preventDefault();
  });
  input.addEventListener("blur", () => {
    lookup.cancel();
    box.close();
    setTimeout(() => show(state.get()), AFTER_HAND_MS);
  });
  kmInput.addEventListener("blur", () => setTimeout(() => show(state.get())));
  input.addEventListener("change", (event) => event.stopPropagation());
  kmInput.addEventListener("change", (event) => {
    event.stopPropagation();
    const { near } = state.get().filter;
    if (near) state.setFilter({ near: { ...near, km: readKm(kmInput) } }, { push: true });
  });
  function show({ filter: { near } }) {
    const [name, km] = near ? [near.label || `${near.lat.toFixed(2)}, ${near.lng.toFixed(2)}`, String(near.km)] : ["", String(USUAL_KM)];
    if (document.activeElement !== input && input.value !== name) input.value = name;
    if (near && document.activeElement !== kmInput && kmInput.value !== km) kmInput.value = km;
  }
  state.subscribe(show);
}
