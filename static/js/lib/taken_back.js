/**
 * What is missing while a correction is taken up: from the moment something is taken back until a worker has built its
 * months anew, the manifest is `pending` and leaves their chunk out (docs/dashboard-data.md). Pure.
 */
import { isoOfDay } from "./calendar.js";

const monthOf = (day) => isoOfDay(day).slice(0, 7);

/** Whether two chunks hold incidents of the same months; chunks are cut by whole months, the undated have their own. */
function shareMonths(one, other) {
  if (one.first === null || other.first === null) return one.first === other.first;
  return monthOf(one.first) <= monthOf(other.last) && monthOf(other.first) <= monthOf(one.last);
}

/** Those of the chunks {hash, first, last} that a manifest neither names nor has others in the place of. */
export function withoutSuccessor(chunks, manifest) {
  const named = new Set(manifest.chunks.map(({ hash }) => hash));
  return chunks.filter((chunk) => !named.has(chunk.hash) && !manifest.chunks.some((other) => shareMonths(chunk, other)));
}

/** The chunks that a pending manifest leaves out, of those that were laid out and those already awaited; none otherwise. */
export function awaitedBy(manifest, { chunks, awaited }) {
  return manifest.pending ? withoutSuccessor([...chunks, ...awaited], manifest) : [];
}
