/**
 * The filters on a small screen: a sheet over the page, which keeps the focus until it is closed. HTML: <dialog
 * data-filter-sheet> with [data-sheet-body], <button data-sheet-done> (says how many incidents are left) and
 * <button data-sheet-close>; the filters [data-filters]; <button data-open-filters> with [data-filters-on], the number of
 * choices. On a wide screen the same button hides and shows the column of filters: aria-expanded, .has-no-filters. The
 * filters themselves, a <details> for pages without scripts, stay open: their heading is nothing to press.
 */
import { chipsOf } from "../lib/chip_list.js";
import { setText } from "./list_row.js";

const NARROW = "(max-width: 59.99rem)";
const KEPT = "sahelwatch.filters-hidden";

function keep(isHidden) {
  try {
    window.localStorage.setItem(KEPT, isHidden ? "1" : "");
  } catch {
    // Without storage the column is there again on the next page.
  }
}

function isKeptHidden() {
  try {
    return window.localStorage.getItem(KEPT) === "1";
  } catch {
    return false;
  }
}

function keepOpen(details) {
  const open = () => {
    details.open = true;
  };
  details.querySelector("summary").tabIndex = -1;
  details.addEventListener("toggle", open);
  open();
}

export function startFilterSheet(root, { state, strings, formats, labels }) {
  const part = (name) => root.querySelector(`[data-${name}]`);
  const [sheet, body, done, filters, opener, number] = ["filter-sheet", "sheet-body", "sheet-done", "filters", "open-filters", "filters-on"].map(part);
  const narrow = window.matchMedia(NARROW);
  const home = document.createComment("filters");
  filters.before(home);
  keepOpen(filters);
  let isColumnShown = !isKeptHidden();

  const tellForm = () => root.querySelector("[data-filter-form]").dispatchEvent(new CustomEvent("filter:shown"));
  const fit = () => {
    if (!narrow.matches && sheet.open) sheet.close();
    root.classList.toggle("has-no-filters", !narrow.matches && !isColumnShown);
    opener.setAttribute("aria-expanded", String(narrow.matches ? sheet.open : isColumnShown));
    if (narrow.matches) opener.setAttribute("aria-haspopup", "dialog");
    else opener.removeAttribute("aria-haspopup");
  };
  opener.addEventListener("click", () => {
    if (narrow.matches) {
      filters.open = true;
      body.append(filters);
      sheet.showModal();
    } else {
      isColumnShown = !isColumnShown;
      keep(!isColumnShown);
    }
    fit();
    if (!narrow.matches) window.dispatchEvent(new Event("resize")); // the map has another width now
    tellForm();
  });
  sheet.addEventListener("close", () => {
    home.after(filters);
    fit();
    opener.focus();
  });
  sheet.addEventListener("click", ({ target }) => {
    if (target === sheet || target.closest("[data-sheet-done], [data-sheet-close]")) sheet.close();
  });
  narrow.addEventListener("change", fit);
  fit();
  state.subscribe(({ engine, filter, reason }) => {
    if (reason === "display") return;
    setText(done, strings.count("show_incidents", engine.total));
    const count = chipsOf(filter, { strings, formats, ...labels }).length;
    number.hidden = !count;
    setText(number, strings.number(count));
  }, { late: true });
}
