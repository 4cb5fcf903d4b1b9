/**
 * The cells of what was read, and the one under pointer or keyboard.
 *
 * HTML: <div data-coverage-plot tabindex="0"> with <svg data-coverage-cells>; <p data-coverage-readout>.
 * Arrows move from cell to cell, Home and End to the ends of a row. "None read" is crossed, never a paler shade.
 */
import { LEVELS } from "../lib/coverage.js";
import { remembering } from "../lib/remember.js";
import { isWide } from "./picture.js";
import { rectPath, svg } from "./scale.js";

export const ROW_PX = 14;
const GAP_PX = 2;

/** A cross in each cell where nothing was read, and its outline: told from any shade without colour. */
function crossPath(x, y, width, height) {
  if (width < 3) return `M${x.toFixed(1)} ${(y + height / 2).toFixed(1)}h${width.toFixed(1)}`;
  const [w, h] = [width.toFixed(1), height.toFixed(1)];
  return `M${x.toFixed(1)} ${y.toFixed(1)}l${w} ${h}m0 ${-height}l${-w} ${h}`;
}

function createPaths() {
  const none = svg("path", { class: "coverage__none" });
  const levels = LEVELS.map((_, index) => svg("path", { class: `coverage__level coverage__level--${index + 1}` }));
  return [none, ...levels];
}

function boxOf(cell, row, scale) {
  const [left, width] = scale.box(cell.from, cell.to);
  const gap = width > 4 ? 1 : 0;
  return [left + gap / 2, row * ROW_PX + GAP_PX / 2, Math.max(0.5, width - gap), ROW_PX - GAP_PX];
}

function drawCells(paths, rows, scale) {
  const parts = paths.map(() => []);
  rows.forEach((row, index) => row.cells.forEach((cell) => {
    const box = boxOf(cell, index, scale);
    parts[cell.level].push(cell.level ? rectPath(...box) : crossPath(...box));
  }));
  paths.forEach((path, level) => path.setAttribute("d", parts[level].join("")));
}

function drawNames(group, rows, scale) {
  const x = scale.isRtl ? scale.width : 0;
  const text = ({ code, name }) => (isWide(scale.width) || !code ? name : code);
  group.replaceChildren(...rows.map((row, index) => {
    const label = svg("text", { x, y: index * ROW_PX + ROW_PX - 4 }, shortened(text(row), scale.margin.start));
    label.append(svg("title", {}, row.name));
    return label;
  }));
}

const shortened = (text, px) => (text.length * 6.2 <= px ? text : `${text.slice(0, Math.max(1, Math.floor(px / 6.2) - 1))}…`);

export function createStrip(root, { isRtl, describe }) {
  const [plot, picture, readout] = ["plot", "cells", "readout"].map((name) => root.querySelector(`[data-coverage-${name}]`));
  const [paths, names] = [createPaths(), svg("g", { class: "coverage__names" })];
  const cursor = svg("rect", { class: "coverage__cursor", visibility: "hidden" });
  picture.append(...paths, names, cursor);
  let [now, at] = [null, null]; // {rows, scale}, [row, cell]

  const draw = remembering((rows, scale) => {
    now = { rows, scale };
    const height = rows.length * ROW_PX;
    picture.setAttribute("viewBox", `0 0 ${scale.width} ${height}`);
    picture.setAttribute("height", String(height));
    drawCells(paths, rows, scale);
    drawNames(names, rows, scale);
    point(null);
  });
  function point(next) {
    at = next;
    const cell = next && now.rows[next[0]]?.cells[next[1]];
    cursor.setAttribute("visibility", cell ? "visible" : "hidden");
    readout.textContent = cell ? describe(now.rows[next[0]], cell) : "";
    if (!cell) return;
    const [x, y, width, height] = boxOf(cell, next[0], now.scale);
    for (const [name, value] of Object.entries({ x, y, width, height })) cursor.setAttribute(name, String(value));
  }
  connectPointer(plot, { now: () => now, at: () => at, point });
  connectKeys(plot, { now: () => now, at: () => at, point, isRtl });
  return { draw };
}

function cellAt({ rows, scale }, x, y) {
  const row = Math.min(rows.length - 1, Math.max(0, Math.floor(y / ROW_PX)));
  const day = scale.dayAt(x);
  const cell = rows[row].cells.findIndex(({ from, to }) => from <= day && to >= day);
  return cell < 0 ? null : [row, cell];
}

function connectPointer(plot, { now, at, point }) {
  plot.addEventListener("pointermove", (event) => {
    if (!now()) return;
    const { left, top } = plot.getBoundingClientRect();
    const next = cellAt(now(), event.clientX - left, event.clientY - top);
    if (String(next) !== String(at())) point(next);
  });
  plot.addEventListener("pointerleave", () => now() && point(null));
}

/** [row, cell] that a key leads to from the newest or the present cell, null for other keys. */
export function cellByKey(key, [row, cell], { rows, isRtl }) {
  const ahead = isRtl ? -1 : 1;
  const moves = { ArrowRight: [0, ahead], ArrowLeft: [0, -ahead], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  const last = rows[row].cells.length - 1;
  if (key === "Home") return [row, 0];
  if (key === "End") return [row, last];
  if (!(key in moves)) return null;
  const within = (value, most) => Math.min(most, Math.max(0, value));
  return [within(row + moves[key][0], rows.length - 1), within(cell + moves[key][1], last)];
}

function connectKeys(plot, { now, at, point, isRtl }) {
  const newest = () => [0, now().rows[0].cells.length - 1];
  plot.addEventListener("focus", () => now() && point(at() ?? newest()));
  plot.addEventListener("blur", () => now() && point(null));
  plot.addEventListener("keydown", (event) => {
    const next = now() && cellByKey(event.key, at() ?? newest(), { rows: now().rows, isRtl });
    if (!next) return;
    event.preventDefault();
    point(next);
  });
}
