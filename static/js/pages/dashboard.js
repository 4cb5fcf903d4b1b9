/**
 * The dashboard. HTML: templates/dashboard/index.html. Wires one state (incidents and filter, the filter being the URL's
 * query) to form, chips, count, map, timeline and list, which know nothing of each other.
 */
import { startChips } from "../dashboard/chips.js";
import { startCountLine } from "../dashboard/count_line.js";
import { knownCodes, optionLabels, startFilterForm } from "../dashboard/filter_form.js";
import { startList } from "../dashboard/incident_list.js";
import { startLiveData } from "../dashboard/live_data.js";
import { decodeFilter, encodeFilter } from "../lib/filter.js";
import { makeFormats } from "../lib/format.js";
import { makeStrings } from "../lib/strings.js";
import { createSignal, createViewState } from "../lib/view_state.js";
import { startMap } from "../map/map_view.js";
import { startTimeline } from "../timeline/timeline_view.js";

const root = document.querySelector("[data-dashboard]");
const form = root.querySelector("[data-filter-form]");
const { lang: language, dir: direction } = document.documentElement;
const strings = makeStrings(JSON.parse(document.getElementById("i18n").textContent), language);
const formats = makeFormats(language, strings);

function showProblems(problems) {
  const notice = root.querySelector("[data-url-problems]");
  notice.hidden = !problems.length;
  notice.textContent = problems.length ? strings.text("bad_link", { parts: problems.join(strings.text("list_separator")) }) : "";
}

const { filter, problems } = decodeFilter(window.location.search, knownCodes(form));
showProblems(problems);

const state = createViewState({
  incidents: [],
  filter,
  onFilter(next) {
    window.history.replaceState(null, "", window.location.pathname + encodeFilter(next));
    showProblems([]);
    document.querySelectorAll('.language-switch input[name="next"]').forEach((input) => {
      input.value = window.location.pathname + window.location.search;
    });
  },
});

const shared = {
  state, strings, formats, language, direction,
  lit: createSignal(null),
  focused: createSignal(null),
  typeLabels: optionLabels(form, "type"),
  countryLabels: optionLabels(form, "country"),
};

/** Until the first data arrive the page keeps what the server wrote. */
function startViews() {
  startFilterForm(form, shared);
  startChips(root.querySelector("[data-chips]"), shared);
  startCountLine(root.querySelector("[data-count]"), shared);
  startTimeline(root.querySelector("[data-timeline]"), shared);
  startList(root.querySelector("[data-list-panel]"), shared);
  root.classList.add("is-live");
}

let isStarted = false;
startMap(root.querySelector("[data-map]"), shared);
startLiveData(root, {
  ...shared,
  state: {
    setIncidents(list) {
      state.setIncidents(list);
      if (!isStarted) startViews();
      isStarted = true;
    },
  },
});

const filters = root.querySelector("[data-filters]");
if (window.matchMedia("(max-width: 60rem)").matches) filters.open = false;
