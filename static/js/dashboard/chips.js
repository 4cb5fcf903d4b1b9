/**
 * What is filtered, each with a button that clears it. HTML: <ul data-chips>, <button data-clear-all> (several allowed),
 * <button data-undo hidden>, a heading [data-chips-home].
 *
 * After a chip goes, focus moves to the next one or home (focus_home.js). What went by one click comes back by "Undo" or
 * Ctrl+Z.
 */
import { EMPTY_FILTER, isEmpty } from "../lib/filter.js";
import { chipsOf } from "../lib/chip_list.js";
import { isTyping, letterOf } from "../lib/keys.js";
import { createUndo } from "../lib/undo.js";
import { focusHome } from "./focus_home.js";

function chipItem(chip) {
  const item = document.createElement("li");
  item.className = "chip";
  item.dataset.chip = chip.id;
  const label = document.createElement("bdi");
  label.className = "chip__text";
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "chip__remove", textContent: "×" });
  item.append(label, button);
  return item;
}

function fill(item, { label }, strings) {
  const text = item.querySelector(".chip__text");
  if (text.textContent === label) return;
  text.textContent = label;
  item.querySelector("button").setAttribute("aria-label", strings.text("remove_filter", { name: label }));
}

function focusAfter(root, list, index) {
  const buttons = list.querySelectorAll("button");
  const next = buttons[Math.min(index, buttons.length - 1)];
  if (next) next.focus();
  else focusHome(root);
}

/** Keeps the items of chips that stay, so that a brush changes two texts and nothing more. */
function arrange(list, chips, strings) {
  const items = new Map([...list.children].map((item) => [item.dataset.chip, item]));
  const wanted = chips.map((chip) => items.get(chip.id) ?? chipItem(chip));
  [...list.children].forEach((item) => wanted.includes(item) || item.remove());
  wanted.forEach((item, index) => {
    if (list.children[index] !== item) list.insertBefore(item, list.children[index] ?? null);
    fill(item, chips[index], strings);
  });
}

export function startChips(root, { state, ...words }) {
  const list = root.querySelector("[data-chips]");
  const undoButton = root.querySelector("[data-undo]");
  const undo = createUndo();
  let chips = [];
  let mine = null; // the filter after the last change made here
  let isOwn = false;
  let shown = { filter: null, names: null };

  const put = (next) => {
    isOwn = true;
    state.setFilter(next, { push: true });
    isOwn = false;
    mine = state.get().filter;
  };
  const change = (next, focus) => {
    undo.remember(state.get().filter);
    put(next);
    undoButton.hidden = false;
    focus();
  };
  const takeBack = () => {
    const before = undo.take();
    if (!before) return;
    put(before);
    undoButton.hidden = !undo.size();
    if (document.activeElement === document.body || undoButton.hidden) focusHome(root);
  };

  list.addEventListener("click", (event) => {
    const item = event.target.closest("button")?.closest("[data-chip]");
    const index = item ? [...list.children].indexOf(item) : -1;
    if (index >= 0) change(chips[index].change, () => focusAfter(root, list, index));
  });
  root.querySelectorAll("[data-clear-all]").forEach((button) => {
    button.addEventListener("click", () => change(EMPTY_FILTER, () => undoButton.focus()));
  });
  undoButton.addEventListener("click", takeBack);
  document.addEventListener("keydown", (event) => {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && letterOf(event) === "z";
    if (!isUndo || isTyping(event.target) || event.defaultPrevented || undoButton.hidden) return;
    event.preventDefault();
    takeBack();
  });
  const show = ({ filter, names, isStep }) => {
    if (isStep || (filter === shown.filter && names === shown.names)) return;
    if (!isOwn && filter !== mine && filter !== shown.filter) {
      undoButton.hidden = true;
      undo.forget();
    }
    shown = { filter, names };
    chips = chipsOf(filter, words);
    arrange(list, chips, words.strings);
    root.querySelectorAll("[data-clear-all]").forEach((button) => {
      button.hidden = isEmpty(filter);
    });
  };
  state.subscribe(show);
  state.subscribe(show, { late: true }); // a text that grows and shrinks beside the map slows the brush; it tells the days itself
}
