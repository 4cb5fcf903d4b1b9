/**
 * The table behind the timeline: one row per bar that is not empty, one column per type; filled only while it is open.
 * HTML: <details data-timeline-details> around <table data-timeline-table>.
 */
import { EVENT_TYPES } from "../lib/event_types.js";
import { TYPES } from "../lib/timeline_bins.js";
import { createLateTable, writeTable } from "./late_table.js";

/** The types that any bar holds, as indexes. */
function typesIn({ count, inside, spread }) {
  return EVENT_TYPES.map((_, type) => type).filter((type) => {
    for (let bin = 0; bin < count; bin += 1) if (inside[bin * TYPES + type] + spread[bin * TYPES + type]) return true;
    return false;
  });
}

function fill(table, { bins, unit }, { names, strings, formats }) {
  const types = typesIn(bins);
  const rows = [];
  for (let bin = 0; bin < bins.count; bin += 1) {
    if (!bins.totals[bin]) continue;
    const period = formats.period({ start: bins.edges[bin], end: bins.edges[bin + 1] - 1 }, unit);
    const counts = types.map((type) => bins.inside[bin * TYPES + type] + bins.spread[bin * TYPES + type]);
    rows.push([period, ...[...counts, bins.totals[bin]].map((count) => strings.number(count))]);
  }
  const label = (type) => names?.event_types?.[EVENT_TYPES[type].code] ?? EVENT_TYPES[type].code;
  writeTable(table, [strings.text("period"), ...types.map(label), strings.text("total")], rows);
}

export function startTable(root, { state, strings, formats }) {
  let now = null;
  const late = createLateTable(root.querySelector("[data-timeline-details]"), (table) => (
    now && fill(table, now, { names: state.get().names, strings, formats })));
  return {
    draw(drawn) {
      if (now && now.bins === drawn.bins && now.unit === drawn.unit) return;
      now = drawn;
      late.spoil();
    },
  };
}
