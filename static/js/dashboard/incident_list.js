/**
 * The list: any number of rows, of which those in view are in the document. HTML: <section data-list-panel> with
 * <div data-list-scroll> round <div data-list-bar> round <ol data-list>, <template data-list-item>, a line [data-list-section]
 * that names the part of the list in view, <select data-list-sort>, and [data-empty="published"|"matching"].
 *
 * Rows have one height, the style sheet's min-block-size of [data-list]. One link of the list is in the tab order; arrows, Page Up/Down, Home
 * and End move to others. Incidents keep their node by their number while they stay, and the topmost keeps its place when the
 * data change, so that neither focus nor pointer loses them. Pointing at or focusing a row lights the incident in the map; what the map points at is lit here.
 */
import { createPace } from "../lib/pace.js";
import { browserTimers } from "../lib/lookup.js";
import { createVirtualScroll } from "../lib/virtual_scroll.js";
import { showEmpty } from "./empty_list.js";
import { connectListKeys } from "./list_keys.js";
import { createRow, fillRow } from "./list_row.js";
import { sectionText } from "./list_sections.js";

const SPARE_ROWS = 8;
const BRUSH_REST_MS = 90;
const LEAST_ROW_PX = 24;
const PRINTED_ROWS = 300;

/** Puts nodes in order round the one with the focus, which is never moved: a moved node loses the focus. */
function arrange(list, nodes) {
  const wanted = new Set(nodes);
  [...list.children].forEach((child) => wanted.has(child) || child.remove());
  const anchor = Math.max(0, nodes.findIndex((node) => node.contains(document.activeElement)));
  if (nodes[anchor] && nodes[anchor].parentNode !== list) list.append(nodes[anchor]);
  for (let at = anchor - 1; at >= 0; at -= 1) {
    if (nodes[at].nextSibling !== nodes[at + 1]) list.insertBefore(nodes[at], nodes[at + 1]);
  }
  for (let at = anchor + 1; at < nodes.length; at += 1) {
    if (nodes[at].previousSibling !== nodes[at - 1]) nodes[at - 1].after(nodes[at]);
  }
}

/** Tells one state of the data from another: rows move or come in. */
const dataOf = ({ version, loaded }) => `${version}/${loaded}`;

function createWindow(root, { state, strings, describe }) {
  const [area, bar, list] = ["scroll", "bar", "list"].map((name) => root.querySelector(name === "list" ? "[data-list]" : `[data-list-${name}]`));
  const template = root.querySelector("[data-list-item]");
  const scroll = createVirtualScroll();
  const used = new Map(); // public number → its parts
  let spare = [];
  let [active, barHeight, barAt] = [0, -1, 0]; // active: position of the row in the tab order
  let drawn = { first: 0, rows: [], numbers: [] };
  let fitted = ""; // the data that the list was last fitted to
  let isPrinted = false;
  list.replaceChildren();
  list.setAttribute("role", "list"); // without it a list without markers is none to Safari

  const partsFor = (row) => {
    const { store, names } = state.get();
    const number = store.id[row];
    const parts = used.get(number) ?? spare.pop() ?? createRow(template);
    if (parts.number !== number || parts.stamp !== names || parts.version !== store.version) {
      fillRow(parts, describe(row), strings);
      Object.assign(parts, { number, stamp: names, version: store.version });
    }
    return parts;
  };

  function place(parts, at) {
    const { item, title } = parts;
    if (parts.at !== at || parts.of !== state.get().engine.total) {
      item.setAttribute("aria-posinset", at + 1);
      item.setAttribute("aria-setsize", state.get().engine.total);
      Object.assign(parts, { at, of: state.get().engine.total });
    }
    const top = scroll.topOf(at);
    if (parts.top !== top) item.style.transform = `translateY(${top}px)`;
    parts.top = top;
    title.tabIndex = at === active ? 0 : -1;
  }

  /** Rows that left are kept for others; one with the focus stays, out of sight at its own place. */
  function release(numbers) {
    for (const [number, parts] of used) {
      if (numbers.includes(number)) continue;
      if (parts.item.contains(document.activeElement) && numbers.length) continue;
      used.delete(number);
      spare.push(parts);
    }
    spare = spare.slice(0, 60);
  }

  /** Where the incident stands in the list, -1 where it does not match. */
  function indexOf(number) {
    const { engine, display } = state.get();
    const row = engine.rowOfId(number);
    return row < 0 ? -1 : engine.indexOf(display.sort, row);
  }

  /** The incident that holds the focus stays the one in the tab order. */
  function keepActive() {
    const held = [...used.values()].find(({ item }) => item.contains(document.activeElement));
    const at = held ? indexOf(held.number) : -1;
    if (at >= 0) active = at;
  }

  /**
   * After a change of the data the topmost incident that is left keeps its place in the view; `before` is the list's pixel at
   * the upper edge until now. A list at its top that nobody holds shows what comes in. Returns barTop, null to let it be.
   */
  function keepPlace(before) {
    if (before === 0 && !list.matches(":hover, :focus-within")) return null;
    const top = Math.max(0, Math.floor(before / scroll.rowHeight) - drawn.first);
    for (let index = top; index < drawn.numbers.length; index += 1) {
      const at = indexOf(drawn.numbers[index]);
      if (at >= 0) return scroll.goTo(before + (at - drawn.first - index) * scroll.rowHeight);
    }
    return null;
  }

  function draw() {
    const { engine, store, display } = state.get();
    const hadFocus = list.contains(document.activeElement);
    const { first, last } = isPrinted ? { first: 0, last: PRINTED_ROWS } : scroll.range(SPARE_ROWS);
    const rows = engine.take(display.sort, first, last - first);
    const numbers = rows.map((row) => store.id[row]);
    if (!isPrinted) drawn = { first, rows, numbers };
    release(numbers);
    const shown = rows.map((row, index) => [partsFor(row), first + index]);
    shown.forEach(([parts]) => used.set(parts.number, parts));
    const away = [...used.values()].filter(({ number }) => !numbers.includes(number)).map((parts) => [parts, indexOf(parts.number)]);
    const all = [...away.filter(([, at]) => at >= 0), ...shown].sort((a, b) => a[1] - b[1]);
    away.filter(([, at]) => at < 0).forEach(([parts]) => used.delete(parts.number));
    arrange(list, all.map(([{ item }]) => item));
    if (!all.some(([, at]) => at === active)) active = Math.min(Math.ceil(scroll.top / scroll.rowHeight), Math.max(0, engine.total - 1));
    all.forEach(([parts, at]) => place(parts, at));
    if (hadFocus && !list.contains(document.activeElement)) all.find(([, at]) => at === active)?.[0].title.focus({ preventScroll: true });
    if (barHeight !== scroll.barHeight) bar.style.blockSize = `${scroll.barHeight}px`;
    barHeight = scroll.barHeight;
  }

  /** Where the bar stands is kept: asking the browser would have it lay out the page in the midst of a brush. */
  const setBar = (top) => {
    if (top !== null && barAt !== top) area.scrollTop = top;
    barAt = top ?? barAt;
  };
  return {
    area, list, scroll, draw, used,
    get active() {
      return active;
    },
    /** The row of the store at the upper edge. */
    get topRow() {
      return drawn.rows[Math.floor(scroll.top / scroll.rowHeight) - drawn.first];
    },
    measure() {
      const rowHeight = parseFloat(getComputedStyle(list).minBlockSize) || LEAST_ROW_PX;
      scroll.resize({ rows: state.get().engine.total, rowHeight, viewport: area.clientHeight });
    },
    fit() {
      const before = scroll.top;
      let top = scroll.resize({ rows: state.get().engine.total });
      keepActive();
      if (fitted !== dataOf(state.get().store)) top = keepPlace(before) ?? top;
      fitted = dataOf(state.get().store);
      active = Math.min(active, Math.max(0, state.get().engine.total - 1));
      draw();
      setBar(top);
    },
    moved() {
      barAt = area.scrollTop;
      setBar(scroll.moved(barAt));
      draw();
    },
    /** Shows the row at this position and puts it in the tab order; focuses it when told to. */
    show(at, { focus }) {
      active = at;
      const top = scroll.reveal(at);
      draw();
      setBar(top);
      if (focus) [...used.values()].find((parts) => parts.at === at)?.title.focus({ preventScroll: true });
    },
    setActive(at) {
      active = at;
      for (const parts of used.values()) parts.title.tabIndex = parts.at === at ? 0 : -1;
    },
    /** For paper: the first rows of all, whatever is in view. */
    print(isOn) {
      isPrinted = isOn;
      draw();
    },
    toTop() {
      active = 0;
      setBar(scroll.reveal(0));
    },
  };
}

function connectLight(view, { lit, focused }) {
  const rowAt = (event) => {
    const item = event.target.closest("[data-incident]");
    return [...view.used.values()].find((parts) => parts.item === item) ?? null;
  };
  view.list.addEventListener("pointerover", (event) => lit.set(rowAt(event)?.number ?? -1));
  view.list.addEventListener("pointerleave", () => lit.set(-1));
  view.list.addEventListener("focusin", (event) => {
    const parts = rowAt(event);
    if (!parts) return;
    view.setActive(parts.at);
    lit.set(parts.number);
    focused.set(parts.number);
  });
  view.list.addEventListener("focusout", () => lit.set(-1));
  const showLit = (number) => {
    for (const parts of view.used.values()) parts.item.classList.toggle("is-lit", parts.number === number && number >= 0);
  };
  lit.subscribe(showLit);
  return () => showLit(lit.get());
}

export function startList(root, { state, strings, formats, lit, focused, describe, labels }) {
  const view = createWindow(root, { state, strings, describe });
  const section = root.querySelector("[data-list-section]");
  const showLit = connectLight(view, { lit, focused });
  let asked = { filter: null, sort: null };

  const after = () => {
    showLit();
    section.textContent = sectionText(view.topRow, { view: state.get(), strings, formats });
  };
  const show = () => {
    const { engine, filter, display } = state.get();
    const isNew = filter !== asked.filter || display.sort !== asked.sort;
    asked = { filter, sort: display.sort };
    view.fit();
    if (isNew && !view.list.contains(document.activeElement)) view.toTop();
    showEmpty(root, { state, strings, formats, labels, onTaken: () => showAt(0) });
    root.classList.toggle("is-empty", engine.total === 0);
    after();
  };
  const pace = createPace(show, { restMs: BRUSH_REST_MS, timers: browserTimers, clock: () => performance.now() });
  let isDrawn = false;
  view.area.addEventListener("scroll", () => {
    if (isDrawn) return;
    isDrawn = true;
    requestAnimationFrame(() => {
      isDrawn = false;
      view.moved();
      after();
    });
  });
  new ResizeObserver(() => {
    view.measure();
    view.fit();
    after();
  }).observe(view.area);
  connectListKeys(view, { state });
  connectPrint(root, view, { state, strings });
  connectSort(root, state);
  view.measure();
  state.subscribe(({ reason }) => (reason === "dates" ? pace.step() : pace.now()), { late: true });
  /** Brings the row at this position to the upper edge and focuses it. */
  function showAt(at) {
    show(); // what was asked a moment ago is listed first, else the next drawing would lead to the top
    view.measure();
    view.scroll.reveal(state.get().engine.total - 1);
    view.show(at, { focus: true });
  }
  return { showAt };
}

/** HTML: <p data-list-printed>, shown on paper, says how many of how many rows are printed. */
function connectPrint(root, view, { state, strings }) {
  const note = root.querySelector("[data-list-printed]");
  window.addEventListener("beforeprint", () => {
    const { total } = state.get().engine;
    note.textContent = total > PRINTED_ROWS ? strings.text("printed_first", { n: strings.number(PRINTED_ROWS), total: strings.number(total) }) : "";
    view.print(true);
  });
  window.addEventListener("afterprint", () => view.print(false));
}

function connectSort(root, state) {
  const select = root.querySelector("[data-list-sort]");
  select.addEventListener("change", () => state.setDisplay({ sort: select.value }));
  state.subscribe(({ display }) => {
    if (select.value !== display.sort) select.value = display.sort;
  });
}
