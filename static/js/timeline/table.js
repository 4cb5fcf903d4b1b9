/** The table behind the timeline: one row per bar that is not empty, one column per type. */
import { EVENT_TYPES } from "../lib/event_types.js";

function cell(name, text, className) {
  const node = document.createElement(name);
  node.textContent = text;
  if (className) node.className = className;
  return node;
}

function row(cells) {
  const node = document.createElement("tr");
  node.append(...cells);
  return node;
}

function headCell(text, className) {
  const node = cell("th", text, className);
  node.scope = "col";
  return node;
}

function binRow(bin, { unit, types, strings, formats }) {
  const period = cell("th", formats.period(bin, unit));
  period.scope = "row";
  const counts = types.map(({ code }) => (bin.inside.get(code) ?? 0) + (bin.spread.get(code) ?? 0));
  return row([period, ...[...counts, bin.total].map((count) => cell("td", strings.number(count), "number"))]);
}

export function fillTable(table, { bins, unit, typeLabels, strings, formats }) {
  const types = EVENT_TYPES.filter(({ code }) => bins.some((bin) => bin.inside.has(code) || bin.spread.has(code)));
  const heads = types.map(({ code }) => headCell(typeLabels.get(code) ?? code, "number"));
  table.tHead.replaceChildren(row([headCell(strings.text("period")), ...heads, headCell(strings.text("total"), "number")]));
  const full = bins.filter((bin) => bin.total);
  table.tBodies[0].replaceChildren(...full.map((bin) => binRow(bin, { unit, types, strings, formats })));
}
