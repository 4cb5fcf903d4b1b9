/**
 * The list that a reader came from: the dashboard's query and the public ids in its order, kept for this tab. Pure; `storage`
 * is the browser's session storage. What comes out of it is judged like anything typed: a script or a person may have changed it.
 */
const KEY = "sahelwatch.list";
const MOST_IDS = 400;
const MOST_CHARACTERS = 4000;
const ID = /^SW-\d{6,}$/;

/** The query with its "?", or "" when it is none: an address of another page never comes out. */
export function queryOf(text) {
  if (typeof text !== "string" || !text.startsWith("?") || text.length > MOST_CHARACTERS) return "";
  const clean = new URLSearchParams(text).toString();
  return clean ? `?${clean}` : "";
}

/** The ids that look like public ids, each once, in their order. */
export function idsOf(values) {
  const list = Array.isArray(values) ? values : [];
  return [...new Set(list.filter((id) => typeof id === "string" && ID.test(id)))].slice(0, MOST_IDS);
}

export function remember(storage, { query, ids }) {
  try {
    storage.setItem(KEY, JSON.stringify({ query: queryOf(query), ids: idsOf(ids) }));
  } catch {
    // Full or forbidden: the reader goes back to the whole dashboard.
  }
}

/** {query, ids}, or null when nothing was kept that makes sense. */
export function recall(storage) {
  try {
    const kept = JSON.parse(storage.getItem(KEY));
    return kept && typeof kept === "object" ? { query: queryOf(kept.query), ids: idsOf(kept.ids) } : null;
  } catch {
    return null;
  }
}

/** {previous, next}: the ids beside one in the list, null at its ends and for an id that is not in it. */
export function beside(ids, id) {
  const at = ids.indexOf(id);
  if (at < 0) return { previous: null, next: null };
  return { previous: ids[at - 1] ?? null, next: ids[at + 1] ?? null };
}
