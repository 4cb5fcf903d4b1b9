/**
 * When the reader was here before. Pure: storage and the server's clock come in, for the reader's own may be wrong.
 *
 * Stored are {seen, before}: the last moment of the visit under way, and that of the visit before it. Coming back within
 * GAP_MS, or in another window, is the same visit.
 */
const KEY = "sahelwatch.visit";
const GAP_MS = 30 * 60_000;

function read(storage) {
  try {
    const { seen, before } = JSON.parse(storage.getItem(KEY)) ?? {};
    const isTime = (text) => typeof text === "string" && !Number.isNaN(Date.parse(text));
    return { seen: isTime(seen) ? seen : null, before: isTime(before) ? before : null };
  } catch {
    return { seen: null, before: null }; // nothing stored, nonsense, or storage refused
  }
}

function write(storage, visit) {
  try {
    storage.setItem(KEY, JSON.stringify(visit));
  } catch {
    // Without storage every visit is the first.
  }
}

/** Notes that the reader is here at `now` (ISO, the server's clock); the moment the visit before ended, null on the first. */
export function noteVisit(storage, now) {
  const { seen, before } = read(storage);
  const gap = seen ? Date.parse(now) - Date.parse(seen) : Infinity;
  const visit = gap > GAP_MS ? { seen: now, before: seen } : { seen: gap > 0 ? now : seen, before };
  write(storage, visit);
  return visit.before;
}

/** The server's clock as ISO text without fractions, from an answer's Date header; null where it is missing. */
export function serverTime(dateHeader) {
  const time = Date.parse(dateHeader ?? "");
  return Number.isNaN(time) ? null : `${new Date(time).toISOString().slice(0, 19)}Z`;
}
