/** Starts every view of the dashboard but the map, which starts earlier. Each module names the HTML that it expects. */
import { startTimeline } from "../timeline/timeline_view.js";
import { startChips } from "./chips.js";
import { startCountLine } from "./count_line.js";
import { followCoverage } from "./empty_list.js";
import { startFilterCounts } from "./filter_counts.js";
import { startFilterForm } from "./filter_form.js";
import { startFilterNear } from "./filter_near.js";
import { startFilterSheet } from "./filter_sheet.js";
import { startFilterText } from "./filter_text.js";
import { startList } from "./incident_list.js";
import { createLabels } from "./labels.js";
import { startLastVisit } from "./last_visit.js";
import { startPanels } from "./panels.js";
import { startShare } from "./share.js";
import { startTabs } from "./tabs.js";

export function startViews(root, shared) {
  const form = root.querySelector("[data-filter-form]");
  const labels = createLabels(form, shared.state, shared.strings);
  const all = { ...shared, labels };
  startCountLine(root.querySelector("[data-count]"), all);
  startFilterForm(form, all);
  startFilterText(form, all);
  startFilterNear(form, all);
  startFilterCounts(form, all);
  startFilterSheet(root, all);
  startChips(root, { ...all, ...labels });
  followCoverage(root.querySelector("[data-list-panel]"), all);
  startTimeline(root.querySelector("[data-timeline]"), shared);
  const list = startList(root.querySelector("[data-list-panel]"), all);
  startPanels(root.querySelector("[data-panels]"), { ...all, list });
  startTabs(root.querySelector("[data-tabs]"));
  startLastVisit(root, all);
  startShare(root, all);
}
