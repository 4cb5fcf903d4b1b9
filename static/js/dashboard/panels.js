/**
 * Counts and deaths of what matches, by type, actor, country and area. HTML: <section data-panels> with
 * [data-panel-deaths="low|best|high|unknown|joint"], buttons <button data-apart="place|date|vague"> that list
 * what is counted apart, and for each ranking <table data-ranking="types|actors|countries|areas"> with a
 * <tbody>, and <button data-ranking-more>. <template data-ranking-row> holds one row: <tr><th><button data-part="name">…
 *
 * Each row's button sets the filter to it, or takes it away. While dates are brushed the rows keep their place and change
 * their numbers; they are put in order when the hand rests and is elsewhere.
 */
import { browserTimers } from "../lib/lookup.js";
import { createPace } from "../lib/pace.js";
import { campaignsText, highText } from "../lib/death_words.js";
import { EVENT_TYPES } from "../lib/event_types.js";
import { setText } from "./list_row.js";
import { createRanking } from "./ranking.js";

const BRUSH_REST_MS = 60;
const ORDER_REST_MS = 500;
const APART = { place: "without_place", date: "without_date", vague: "roughly_placed" };

/** How engine.panels() names each ranking's rows, and the filter's code of a row. */
const RANKINGS = {
  types: { rows: (panels) => panels.byType, code: (index) => EVENT_TYPES[index].code },
  actors: { rows: (panels) => panels.byActor, code: (id, names) => names.actors[id]?.[0] },
  countries: { rows: (panels) => panels.byCountry, code: (code) => code },
  areas: { rows: (panels) => panels.byArea, code: (id, names) => names.areas[id]?.[0] },
};

/** [{value, count, low}…] of a ranking, without rows that have no name yet. */
function rowsOf(key, { engine, names }) {
  const { rows, code } = RANKINGS[key];
  return rows(engine.panels()).map(([id, count, low]) => ({ value: names && code(id, names), count, low })).filter(({ value }) => value);
}

function showDeaths(root, { deaths }, strings) {
  const set = (name, text) => {
    const node = root.querySelector(`[data-panel-deaths="${name}"]`);
    setText(node, text);
    return node;
  };
  set("low", strings.number(deaths.low));
  set("best", strings.number(deaths.best));
  set("high", highText(deaths, strings));
  set("unknown", strings.number(deaths.unknown));
  set("joint", campaignsText(deaths, strings)).hidden = !campaignsText(deaths, strings);
}

function showApart(root, panels, strings) {
  const counts = { place: panels.withoutPlace, date: panels.withoutDate + panels.undatedApart, vague: panels.vaguePlace };
  for (const button of root.querySelectorAll("[data-apart]")) {
    const name = button.dataset.apart;
    button.hidden = !counts[name];
    setText(button, strings.count(APART[name], counts[name]));
  }
}

function connectApart(root, { state, list }) {
  const show = {
    place: () => state.setFilter({ precisions: ["none"] }, { push: true }),
    vague: () => state.setFilter({ precisions: ["2", "3"] }, { push: true }),
    date() {
      state.setFilter({ from: null, to: null, last: null }, { push: true });
      state.setDisplay({ sort: "date" });
      const { total, withoutDate } = state.get().engine.panels();
      list.showAt(total - withoutDate);
    },
  };
  root.addEventListener("click", ({ target }) => show[target.closest("[data-apart]")?.dataset.apart]?.());
}

export function startPanels(root, { state, strings, labels, list }) {
  const rankings = Object.keys(RANKINGS).map((key) => createRanking(root, { key, state, strings, labels, rows: () => rowsOf(key, state.get()) }));
  const show = (mayMove) => {
    const panels = state.get().engine.panels();
    showDeaths(root, panels, strings);
    showApart(root, panels, strings);
    rankings.forEach((ranking) => ranking.show({ mayMove }));
  };
  const pace = createPace(() => show(false), { restMs: BRUSH_REST_MS, timers: browserTimers, clock: () => performance.now() });
  let timer = null;
  connectApart(root, { state, list });
  root.addEventListener("panels:shown", () => show(true));
  window.addEventListener("beforeprint", () => rankings.forEach((ranking) => ranking.show({ mayMove: true, isPrinted: true })));
  state.subscribe(({ reason }) => {
    if (reason === "display") return;
    clearTimeout(timer);
    if (reason !== "dates") return show(true);
    pace.step();
    timer = setTimeout(() => show(true), ORDER_REST_MS);
    return undefined;
  }, { late: true });
}
