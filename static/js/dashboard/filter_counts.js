/**
 * How many incidents each option would give, its own field left aside. HTML: groups [data-filter-field="actor"] (a URL
 * parameter) with options <label data-option><input value><span data-option-label><span data-option-count></label> in an
 * element [data-options] (else in the group), and <template data-option-template> once in the form, from which options are
 * made for what the data name. Groups inside a closed <details> are left alone until it opens.
 *
 * Fires "filter:options" on the form after options were made.
 */
import { LISTS } from "../lib/filter.js";
import { createPace } from "../lib/pace.js";
import { browserTimers } from "../lib/lookup.js";
import { createOptions } from "./filter_options.js";
import { setText } from "./list_row.js";

const BRUSH_REST_MS = 150;
/** What is pressed next must not move away between press and release. */
const AFTER_HAND_MS = 600;
const KEY_OF = Object.fromEntries(Object.entries(LISTS).map(([key, name]) => [name, key]));

/** Asked of attributes alone: a question about the layout would have the browser do it in the midst of a brush. */
function isOpen(group) {
  if (group.closest(".has-no-filters, dialog:not([open])")) return false;
  for (let at = group.closest("details"); at; at = at.parentElement.closest("details")) if (!at.open) return false;
  return true;
}

function showCounts({ options }, counts, chosen, strings) {
  for (const [value, { node, count }] of options.rows()) {
    const n = counts.get(value) ?? 0;
    setText(count, strings.number(n));
    node.classList.toggle("is-empty", !n && !chosen.has(value));
  }
}

/** Nothing moves under the hand: options are put in order only where neither pointer nor focus is. */
function isUnderHand(group) {
  return group.matches(":hover") || group.contains(document.activeElement);
}

export function startFilterCounts(form, { state, strings, labels }) {
  const groups = [...form.querySelectorAll("[data-filter-field]")].filter((node) => KEY_OF[node.dataset.filterField]).map((node) => {
    const key = KEY_OF[node.dataset.filterField];
    return { key, node, options: createOptions(node, { key, form, state, strings, labels }) };
  });

  const showGroup = (group, mayMove, isAsked = false) => {
    const { engine, filter } = state.get();
    if (!isOpen(group.node)) return;
    const [counts, chosen] = [engine.facets(group.key), new Set(filter[group.key])];
    const isStill = !mayMove || isUnderHand(group.node);
    group.options.arrange({ counts, chosen, isStill, isAsked });
    showCounts(group, counts, chosen, strings);
  };
  const narrow = window.matchMedia("(max-width: 59.99rem)");
  const showAll = (reason) => {
    if (narrow.matches && !form.closest("dialog")) return; // the sheet is closed
    groups.forEach((group) => showGroup(group, reason !== "dates"));
  };
  const pace = createPace(showAll, { restMs: BRUSH_REST_MS, timers: browserTimers, clock: () => performance.now() });

  form.addEventListener("toggle", () => pace.now("filter"), true);
  form.addEventListener("filter:shown", () => pace.now("filter"));
  groups.forEach((group) => {
    const settle = () => setTimeout(() => showGroup(group, true), AFTER_HAND_MS);
    group.node.addEventListener("pointerleave", settle);
    group.node.addEventListener("focusout", settle);
    group.node.addEventListener("filter:search", () => showGroup(group, false, true));
  });
  state.subscribe(({ reason }) => {
    if (reason === "display") return;
    if (reason === "dates") pace.step(reason);
    else pace.now(reason);
  }, { late: true });
}
