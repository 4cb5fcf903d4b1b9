/**
 * Filter and looks in the address of the page. HTML: the dashboard's element may hold data-query, the query as the server
 * understood it; the forms of .language-switch carry the address along.
 *
 * The address says at once what the server understood, so that Back finds no nonsense in it again.
 *
 * startUrl(root) → {filter, display, write({filter, display, push}), follow(state)}.
 */
import { EMPTY_FILTER, decodeFilter, encodeFilter } from "../lib/filter.js";

const LOOKS = {
  colour: ["type", "deaths"],
  shade: ["none", "count", "deaths"],
  level: ["1", "2"],
  unit: ["auto", "day", "week", "month"],
  sort: ["date", "deaths", "area"],
};

/** {zoom, lat, lng} of "zoom/lat/lng", null where it is none. */
export function readMapPosition(text) {
  const parts = (text ?? "").split("/").map(Number);
  if (parts.length !== 3 || !parts.every(Number.isFinite)) return null;
  const [zoom, lat, lng] = parts;
  return zoom >= 0 && zoom <= 20 && Math.abs(lat) <= 85 && Math.abs(lng) <= 180 ? { zoom, lat, lng } : null;
}

const writeMapPosition = ({ zoom, lat, lng }) => `${Number(zoom.toFixed(2))}/${lat.toFixed(4)}/${lng.toFixed(4)}`;

export function readDisplay(search) {
  const params = new URLSearchParams(search);
  const looks = Object.entries(LOOKS).map(([name, values]) => [name, values.includes(params.get(name)) ? params.get(name) : values[0]]);
  return { ...Object.fromEntries(looks), map: readMapPosition(params.get("map")) };
}

/** The parameters of looks that are not the usual ones. */
export function displayParams(display) {
  const looks = Object.entries(LOOKS).filter(([name, values]) => display[name] !== values[0]).map(([name]) => [name, display[name]]);
  return { ...Object.fromEntries(looks), ...(display.map ? { map: writeMapPosition(display.map) } : {}) };
}

function showProblems(root, text) {
  const notice = root.querySelector("[data-url-problems]");
  notice.hidden = !text;
  if (!text) notice.textContent = "";
}

function tellLanguages(address) {
  document.querySelectorAll('.language-switch input[name="next"]').forEach((input) => {
    input.value = address;
  });
}

export function startUrl(root) {
  const query = root.dataset.query ?? window.location.search;
  const { filter } = decodeFilter(query);
  const display = readDisplay(window.location.search);
  const addressOf = (view) => window.location.pathname + encodeFilter(view.filter, displayParams(view.display));
  window.history.replaceState(null, "", addressOf({ filter, display }) + window.location.hash);
  let shown = window.location.search;
  return {
    filter,
    display,
    write({ push, ...view }) {
      const address = addressOf(view);
      if (push) window.history.pushState(null, "", address);
      else window.history.replaceState(null, "", address);
      shown = window.location.search;
      showProblems(root, "");
      tellLanguages(address);
    },
    follow(state) {
      window.addEventListener("popstate", () => {
        const { pathname, search } = window.location;
        if (search === shown) return; // a link within the page
        shown = search;
        state.setFilter({ ...EMPTY_FILTER, ...decodeFilter(search).filter }, { isQuiet: true });
        state.setDisplay(readDisplay(search), { isQuiet: true });
        tellLanguages(pathname + search);
      });
    },
  };
}
