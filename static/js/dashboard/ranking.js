/**
 * A table of names with counts, drawn as bars. HTML: <table data-ranking="actors"><tbody>, the <button data-ranking-more> in
 * the same [data-ranking-panel], and <template data-ranking-row> in the root:
 *   <tr><th scope="row"><button type="button" data-part="name" aria-pressed="false">…</button></th>
 *   <td class="number" data-part="count"></td><td class="number" data-part="low"></td></tr>
 * The bar's length is the custom property --share of the row, 0 to 1.
 */
import { eventType } from "../lib/event_types.js";
import { setText } from "./list_row.js";

const MOST = 8;
const SVG = "http://www.w3.org/2000/svg";

function typeFigure(code) {
  const [svg, use] = ["svg", "use"].map((name) => document.createElementNS(SVG, name));
  svg.setAttribute("class", "type-key");
  svg.setAttribute("aria-hidden", "true");
  svg.dataset.type = code;
  use.setAttribute("href", `#type-${eventType(code).slug}`);
  svg.append(use);
  return svg;
}

function createRow(template, value, isType) {
  const node = template.content.firstElementChild.cloneNode(true);
  const part = (name) => node.querySelector(`[data-part="${name}"]`);
  node.dataset.value = value;
  if (isType) {
    part("name").before(typeFigure(value));
    node.dataset.type = value;
  }
  return { node, name: part("name"), count: part("count"), low: part("low"), share: -1 };
}

export function createRanking(root, { key, state, strings, labels, rows }) {
  const table = root.querySelector(`[data-ranking="${key}"]`);
  const [panel, body] = [table.closest("[data-ranking-panel]"), table.querySelector("tbody")];
  const more = panel.querySelector("[data-ranking-more]");
  const template = root.querySelector("[data-ranking-row]");
  const kept = new Map(); // value → row
  let [shown, isWhole] = [[], false];

  const rowFor = (value) => {
    if (!kept.has(value)) kept.set(value, createRow(template, value, key === "types"));
    return kept.get(value);
  };
  const isUnderHand = () => body.matches(":hover") || body.contains(document.activeElement);

  function fill(value, { count, low }, { largest, chosen }) {
    const row = rowFor(value);
    setText(row.name, labels.label(key, value));
    setText(row.count, strings.number(count));
    setText(row.low, strings.number(low));
    const share = largest ? Math.round((count / largest) * 200) / 200 : 0;
    if (row.share !== share) row.node.style.setProperty("--share", share);
    row.share = share;
    const pressed = String(chosen.includes(value));
    if (row.name.getAttribute("aria-pressed") !== pressed) row.name.setAttribute("aria-pressed", pressed);
    row.node.classList.toggle("is-none", count === 0);
  }

  function arrange(found) {
    const values = found.map(({ value }) => value);
    shown = isWhole ? values : values.slice(0, MOST);
    const nodes = shown.map((value) => rowFor(value).node);
    [...body.children].forEach((node) => nodes.includes(node) || node.remove());
    nodes.forEach((node, index) => body.children[index] === node || body.insertBefore(node, body.children[index] ?? null));
    more.hidden = values.length <= MOST;
    setText(more, isWhole ? strings.text("show_fewer") : strings.count("show_all", values.length));
    more.setAttribute("aria-expanded", String(isWhole));
  }

  const api = {
    /** Writes the numbers; puts the rows in order where that is allowed and nobody's hand is on them. */
    show({ mayMove, isPrinted = false }) {
      if (panel.hidden && !isPrinted) return;
      const found = rows();
      const isStill = shown.length > 0 && (!mayMove || isUnderHand());
      if (!isStill) arrange(found);
      const byValue = new Map(found.map((row) => [row.value, row]));
      const scale = { largest: found[0]?.count ?? 0, chosen: state.get().filter[key] };
      shown.forEach((value) => fill(value, byValue.get(value) ?? { count: 0, low: 0 }, scale));
    },
  };
  more.addEventListener("click", () => {
    isWhole = !isWhole;
    arrange(rows());
    api.show({ mayMove: false });
  });
  body.addEventListener("click", ({ target }) => {
    const value = target.closest("button") && target.closest("[data-value]")?.dataset.value;
    if (!value) return;
    const chosen = state.get().filter[key];
    state.setFilter({ [key]: chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value] }, { push: true });
  });
  return api;
}
