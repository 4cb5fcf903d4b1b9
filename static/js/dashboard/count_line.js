/**
 * The count at once, what is to be said beside it a moment later, and one sentence for screen readers when it rests.
 * HTML: <p data-count> with <strong data-count-total>, <span data-count-notes>; <p data-count-live aria-live="polite">.
 */
import { deathsText } from "../lib/death_words.js";

const SETTLE_MS = 600; // a brush moves in steps; only where it rests is worth saying

function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function notesOf({ withoutPlace, withoutDate, undatedApart }, { loaded, size }, strings) {
  const notes = [];
  if (loaded < size) notes.push(strings.text("loaded_so_far", { loaded: strings.number(loaded), total: strings.number(size) }));
  if (withoutPlace) notes.push(strings.count("without_place", withoutPlace));
  if (withoutDate) notes.push(strings.count("without_date", withoutDate));
  if (undatedApart) notes.push(strings.count("undated_apart", undatedApart));
  return notes;
}

export function startCountLine(root, { state, strings }) {
  const total = root.querySelector("[data-count-total]");
  const notes = root.querySelector("[data-count-notes]");
  const live = document.querySelector("[data-count-live]");
  let timer = null;

  const say = () => {
    const { engine, store } = state.get();
    const panels = engine.panels();
    const parts = [strings.count("incidents", panels.total), deathsText(panels.deaths, strings), ...notesOf(panels, store, strings)];
    setText(live, parts.join(strings.text("list_separator")));
  };
  state.subscribe(({ engine, reason }) => {
    if (reason !== "display") setText(total, strings.count("incidents", engine.total));
  });
  state.subscribe(({ engine, store, reason }) => {
    if (reason === "display") return;
    setText(notes, notesOf(engine.panels(), store, strings).join(strings.text("list_separator")));
    clearTimeout(timer);
    timer = setTimeout(say, SETTLE_MS);
  }, { late: true });
}
