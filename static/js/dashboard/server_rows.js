/**
 * Asks the server which incidents hold a text or have changed since an instant, and hands their numbers to the state.
 *
 * `search` is a signal of null, "searching" or "failed", for the form to show. Of several questions under way the
 * newest counts. What matched before stays until the answer is there.
 */
const TIMEOUT_MS = 15_000;

async function numbersOf({ q, since }) {
  const params = new URLSearchParams();
  if (q) params.set("q", q);
  if (since) params.set("since", since);
  const response = await fetch(`/data/matches?${params}`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw new Error(`the search answered ${response.status}`);
  return new Set(new Uint32Array(await response.arrayBuffer()));
}

export function startServerRows({ state, search }) {
  let asked = "";
  let turn = 0;

  async function ask({ q, since }) {
    turn += 1;
    const mine = turn;
    if (!q && !since) {
      search.set(null);
      state.setData({ rows: null });
      return;
    }
    search.set("searching");
    try {
      const rows = await numbersOf({ q, since });
      if (mine !== turn) return;
      search.set(null);
      state.setData({ rows });
    } catch {
      if (mine === turn) search.set("failed");
    }
  }

  state.subscribe(({ filter, reason, store }) => {
    const key = JSON.stringify([filter.q, filter.since, filter.q || filter.since ? store.version : 0]);
    const isNew = key !== asked;
    asked = key;
    if (isNew && (filter.q || filter.since || turn)) queueMicrotask(() => ask(filter));
    return reason;
  });
}
