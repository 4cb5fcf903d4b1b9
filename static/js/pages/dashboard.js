/**
 * The dashboard. HTML: templates/dashboard/index.html. Wires one state (incidents, filter and looks, which are the URL's
 * query) to form, chips, counts, panels, map, timeline and list, which know nothing of each other.
 */
import { startLiveData } from "../dashboard/live_data.js";
import { startServerRows } from "../dashboard/server_rows.js";
import { startUrl } from "../dashboard/url.js";
import { startViews } from "../dashboard/views.js";
import { describe } from "../lib/describe.js";
import { createEngine } from "../lib/engine.js";
import { makeFormats } from "../lib/format.js";
import { createStore } from "../lib/store.js";
import { makeStrings } from "../lib/strings.js";
import { createSignal, createViewState } from "../lib/view_state.js";
import { startMap } from "../map/map_view.js";

const root = document.querySelector("[data-dashboard]");
const { lang: language, dir: direction } = document.documentElement;
const strings = makeStrings(JSON.parse(document.getElementById("i18n").textContent), language);
const formats = makeFormats(language, strings);

const store = createStore();
const engine = createEngine(store);
const url = startUrl(root);
const state = createViewState({
  engine, store, filter: url.filter, display: url.display, onUrl: url.write,
  later: (run) => requestAnimationFrame(() => setTimeout(run)),
  pause: (run, milliseconds) => setTimeout(run, milliseconds),
  cancel: clearTimeout,
});
url.follow(state);

const shared = {
  state, store, engine, strings, formats, language, direction,
  lit: createSignal(-1),
  focused: createSignal(-1),
  search: createSignal(null),
  describe: (row) => describe(row, { store, names: state.get().names, strings, formats }),
};

startMap(root.querySelector("[data-map]"), shared);
startServerRows({ ...shared, notice: root.querySelector("[data-search-trouble]") });
/** Until the first data arrive the page keeps what the server wrote. */
startLiveData(root, {
  ...shared,
  onFirst() {
    startViews(root, shared);
    root.classList.add("is-live");
  },
});
