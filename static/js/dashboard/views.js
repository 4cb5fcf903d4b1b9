/** Starts every view of the dashboard but the map, which starts earlier. Each module names the HTML that it expects. */
import { startTimeline } from "../timeline/timeline_view.js";
import { startChips } from "./chips.js";
import { startCountLine } from "./count_line.js";
import { startFilterForm } from "./filter_form.js";
import { startList } from "./incident_list.js";

export function startViews(root, shared) {
  startFilterForm(root.querySelector("[data-filter-form]"), shared);
  startChips(root.querySelector("[data-chips]"), shared);
  startCountLine(root.querySelector("[data-count]"), shared);
  startTimeline(root.querySelector("[data-timeline]"), shared);
  startList(root.querySelector("[data-list-panel]"), shared);
}
