/**
 * The article beside the form: pointing at a field shows the words it rests on, and the other way round. HTML: <…
 * data-article> with <mark class="ev" data-field="place" data-fields="place country" data-evidence="3 5">;
 * elsewhere <div class="value-row" data-field="place" data-fields="place country">. `data-fields` names all fields
 * that rest on the words, or that the row holds; without it `data-field` is the only one. Hovering lights;
 * focusing or clicking a field also scrolls the article; clicking a mark moves to the field.
 */

const CONTROLS = "input:not([type=hidden]), select, textarea, button, a[href]";

function fieldsOf(element) {
  return (element.dataset.fields || element.dataset.field).split(/\s+/);
}

function shareAny(a, b) {
  return a.some((field) => b.includes(field));
}

/** The article may be its own scroller, or scroll with the page. */
function bringIntoView(mark) {
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  mark.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
}

export function connectEvidence(article, rows) {
  const marks = [...article.querySelectorAll("mark.ev")];
  let pinned = null;

  const light = (row) => {
    const fields = row ? fieldsOf(row) : [];
    marks.forEach((mark) => mark.classList.toggle("is-active", shareAny(fieldsOf(mark), fields)));
    rows.forEach((other) => other.classList.toggle("is-active", other === row));
  };
  const pin = (row) => {
    if (row === pinned) return;
    pinned = row;
    light(row);
    const first = marks.find((mark) => shareAny(fieldsOf(mark), fieldsOf(row)));
    if (first) bringIntoView(first);
  };

  for (const row of rows) {
    row.addEventListener("pointerenter", () => light(row));
    row.addEventListener("pointerleave", () => light(pinned));
    row.addEventListener("focusin", () => pin(row));
    row.addEventListener("click", () => pin(row));
  }
  for (const mark of marks) {
    mark.addEventListener("pointerenter", () => light(rowOf(rows, mark)));
    mark.addEventListener("pointerleave", () => light(pinned));
    mark.addEventListener("click", () => {
      const row = rowOf(rows, mark);
      if (!row) return;
      pinned = row; // before the focus moves: the reader is at the words already, the article stays
      light(row);
      (row.querySelector(CONTROLS) ?? row).focus();
    });
  }
}

/** The row of the first of the mark's fields that has one. */
function rowOf(rows, mark) {
  const found = fieldsOf(mark).map((field) => rows.find((row) => fieldsOf(row).includes(field)));
  return found.find(Boolean) ?? null;
}
