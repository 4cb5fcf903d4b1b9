/**
 * A table that is filled late and only while it is open. HTML: <details> around <table> with <thead> and <tbody>.
 * `fill(table)` is called in a moment of rest, once however many changes came.
 */
const REST_MS = 120;

export function createLateTable(details, fill) {
  const table = details.querySelector("table");
  let timer = null;
  let isStale = true;
  const fillNow = () => {
    timer = null;
    if (!details.open || !isStale) return;
    isStale = false;
    fill(table);
  };
  details.addEventListener("toggle", fillNow);
  return {
    /** What the table holds is no longer true. */
    spoil() {
      isStale = true;
      if (details.open) timer ??= setTimeout(fillNow, REST_MS);
    },
  };
}

function cell(name, text, className) {
  const node = document.createElement(name);
  node.textContent = text;
  if (className) node.className = className;
  return node;
}

/** Writes heads and rows: the first of each row names it, the others are figures. */
export function writeTable(table, heads, rows) {
  const line = (cells) => {
    const node = document.createElement("tr");
    node.append(...cells);
    return node;
  };
  const head = (text, index, scope) => Object.assign(cell("th", text, index ? "number" : ""), { scope });
  table.tHead.replaceChildren(line(heads.map((text, index) => head(text, index, "col"))));
  table.tBodies[0].replaceChildren(...rows.map(([name, ...values]) => (
    line([head(name, 0, "row"), ...values.map((value) => cell("td", value, "number"))]))));
}
