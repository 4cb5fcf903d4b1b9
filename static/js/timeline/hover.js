/** Names the bar under the pointer and its number. HTML: <p data-timeline-readout> in [data-timeline]. */
import { binIndexAt } from "../lib/timeline_bins.js";

export function startHover(plot, { strings, formats, drawn, readout }) {
  let [left, shown] = [0, -1];
  const write = (bin) => {
    shown = bin;
    const now = drawn();
    readout.textContent = bin < 0 ? "" : strings.text("label_and_value", {
      label: formats.period({ start: now.bins.edges[bin], end: now.bins.edges[bin + 1] - 1 }, now.unit),
      value: strings.count("incidents", now.bins.totals[bin]),
    });
  };
  plot.addEventListener("pointerenter", () => {
    left = plot.getBoundingClientRect().left;
  });
  plot.addEventListener("pointermove", (event) => {
    if (!drawn() || event.buttons) return;
    const bin = binIndexAt(drawn().bins.edges, drawn().scale.dayAt(event.clientX - left));
    if (bin !== shown) write(bin);
  });
  plot.addEventListener("pointerleave", () => write(-1));
}
