/**
 * Choosing by typing. HTML, one choice:
 *   <label for="id_place_text">…</label>
 *   <input id="id_place_text" name="place_text" data-combobox data-url="/lookup/places" data-target="id_place">
 *   <input type="hidden" id="id_place" name="place">
 * several choices (chips hold hidden inputs called data-name):
 *   <input id="id_targets_text" data-combobox data-multiple data-name="targets" data-url="/lookup/actors">
 *   and, written by the server for what is chosen already, anywhere before it
 *   <ul class="combobox__chips" data-chips-for="id_targets_text"><li class="chip">Label
 *     <input type="hidden" name="targets" value="3"><button type="button" class="chip__remove" aria-label="Remove Label">×</button>
 *   </li></ul> (templates/components/actor_input.html)
 *
 * GET data-url?q=… answers {"results": [{id, label, detail, …}]}. Fires "combobox:choose" (detail: the result) on the
 * input, and "change" on the hidden target. Text that was typed but not chosen is said beneath the field: the server then
 * looks for exactly that name.
 */
import { askServer, browserTimers, createLookup } from "../lib/lookup.js";
import { chipsFor } from "./combobox_chips.js";
import { createListbox } from "./listbox.js";

const PAUSE_MS = 150;

function setTarget(target, value) {
  if (!target || target.value === String(value)) return;
  target.value = value;
  target.dispatchEvent(new Event("change", { bubbles: true }));
}

function hintFor(input) {
  const hint = document.createElement("p");
  hint.className = "field__preview";
  hint.dataset.state = "note";
  hint.hidden = true;
  input.closest(".combobox").after(hint);
  return hint;
}

/** What choosing means: a chip more, or text and id of the one. */
function takerOf(input, { strings }) {
  if (input.hasAttribute("data-multiple")) {
    const chips = chipsFor(input, strings);
    return { take: (item) => { chips.add(item); input.value = ""; }, forget: () => {}, isTaken: () => false, dropLast: chips.dropLast };
  }
  const target = document.getElementById(input.dataset.target);
  return {
    take: (item) => { input.value = item.label; setTarget(target, item.id); },
    forget: () => setTarget(target, ""),
    isTaken: () => Boolean(target?.value),
    dropLast: () => {},
  };
}

export function startCombobox(input, { strings }) {
  const box = createListbox(input, { onChoose: choose, strings });
  const hint = hintFor(input);
  const taker = takerOf(input, { strings });
  const lookup = createLookup({
    ask: (q) => askServer(input.dataset.url, { q }),
    onAnswer: ({ results }) => (results.length ? box.open(results) : box.note(strings.text("no_match"))),
    onFailure: () => box.note(strings.text("lookup_failed")),
    delayMs: PAUSE_MS,
    timers: browserTimers,
  });

  function choose(item) {
    lookup.cancel();
    taker.take(item);
    box.close();
    hint.hidden = true;
    input.dispatchEvent(new CustomEvent("combobox:choose", { detail: item, bubbles: true }));
  }

  input.addEventListener("input", () => {
    taker.forget();
    hint.hidden = true;
    if (input.value.trim()) lookup.request(input.value.trim());
    else {
      lookup.cancel();
      box.close();
    }
  });
  input.addEventListener("keydown", (event) => onKey(event, { input, box, choose, lookup, taker }));
  input.addEventListener("blur", () => {
    lookup.cancel();
    box.close();
    hint.hidden = !input.value.trim() || taker.isTaken();
    hint.textContent = strings.text("not_chosen");
  });
}

function onKey(event, { input, box, choose, lookup, taker }) {
  if (event.isComposing || event.ctrlKey || event.metaKey) return;
  const active = box.active();
  const isUnchosen = () => input.value.trim() !== "" && !taker.isTaken();
  const search = () => lookup.request(input.value.trim());
  const commands = {
    ArrowDown: () => (box.isOpen() ? box.move(1) : search()),
    ArrowUp: () => box.move(-1),
    // Pressed before the answer has come, it asks again; it must not send a form that is half filled in.
    Enter: () => (active ? choose(active) : isUnchosen() && search()),
    Escape: () => (box.isOpen() ? box.close() : false),
    Tab: () => {
      if (active && sameText(active.label, input.value)) choose(active);
      return false; // the focus moves on as always
    },
    Backspace: () => (input.value ? false : taker.dropLast() ?? false),
  };
  if (event.key in commands && commands[event.key]() !== false) event.preventDefault();
}

function sameText(a, b) {
  return a.trim().toLocaleLowerCase() === b.trim().toLocaleLowerCase();
}
