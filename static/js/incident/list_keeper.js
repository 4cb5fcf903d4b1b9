/**
 * Keeps the dashboard's query and list when the reader leaves it, for the way back. HTML: [data-dashboard], and links to incidents
 * within [data-list]. The address bar is the state, so nothing of the dashboard itself has to know of this.
 */
import { remember } from "../lib/list_memory.js";

const ID_IN_PATH = /^\/incidents\/(SW-\d+)\/$/;

function listedIds() {
  const links = [...document.querySelectorAll("[data-list] a[href]")];
  return links.map((link) => ID_IN_PATH.exec(new URL(link.href, window.location.href).pathname)?.[1]);
}

export function keepList() {
  if (!document.querySelector("[data-dashboard]")) return;
  const keep = () => {
    try {
      remember(window.sessionStorage, { query: window.location.search, ids: listedIds() });
    } catch {
      // Storage is forbidden here.
    }
  };
  window.addEventListener("pagehide", keep);
  // A link that opens beside this page is followed while the dashboard stays.
  document.addEventListener("click", (event) => event.target.closest?.("a[href]") && keep(), { capture: true });
}
