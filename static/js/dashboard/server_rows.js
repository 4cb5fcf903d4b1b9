/**
 * Asks the server which incidents hold a text or have changed since an instant, and hands their numbers to the state.
 * HTML: `notice`, <p role="status" hidden>, says that a question had no answer.
 *
 * `search` is a signal of null, "searching" or "failed", for the form to show. Of several questions under way the
 * newest counts. What matched before stays until there is an answer; without one the question is left out and said to be,
 * and it is asked again after 2, 4, 8, 15 seconds and when the network is back.
 */
import { delayAfter } from "../lib/live.js";
import { browserTimers } from "../lib/lookup.js";

const TIMEOUT_MS = 15_000;

async function numbersOf({ q, since }) {
  const params = new URLSearchParams();
  if (q) params.set("q", q);
  if (since) params.set("since", since);
  const response = await fetch(`/data/matches?${params}`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw new Error(`the search answered ${response.status}`);
  return new Set(new Uint32Array(await response.arrayBuffer()));
}

const questionOf = ({ q, since }) => JSON.stringify([q, since]);

export function startServerRows({ state, search, strings, notice, online = window, ask = numbersOf, timers = browserTimers }) {
  let asked = "";
  let answered = null; // the question whose rows are shown
  let turn = 0;
  let timer = null;

  function say(keys) {
    const text = keys.map((key) => strings.text(key)).join(" ");
    if (notice.textContent !== text) notice.textContent = text;
    notice.hidden = !text;
  }
  function show(what, rows, question) {
    answered = question;
    search.set(what);
    state.setData({ rows });
  }

  /** An answer that fails for rows already shown leaves them: they are those of this very question. */
  function fail(filter, failures) {
    if (answered !== questionOf(filter)) {
      say([filter.q && "search_failed", filter.since && "since_failed"].filter(Boolean));
      show(filter.q ? "failed" : null, null, null);
    } else search.set(null);
    timer = timers.set(() => put(filter, failures), delayAfter(failures));
  }

  async function put(filter, failures = 0) {
    turn += 1;
    const mine = turn;
    if (timer !== null) timers.clear(timer);
    timer = null;
    if (!filter.q && !filter.since) {
      say([]);
      show(null, null, null);
      return;
    }
    if (!failures) search.set("searching");
    try {
      const rows = await ask(filter);
      if (mine !== turn) return;
      say([]);
      show(null, rows, questionOf(filter));
    } catch {
      if (mine === turn) fail(filter, failures + 1);
    }
  }

  online.addEventListener("online", () => timer !== null && put(state.get().filter, 1));
  state.subscribe(({ filter, reason, store }) => {
    const key = JSON.stringify([filter.q, filter.since, filter.q || filter.since ? store.version : 0]);
    const isNew = key !== asked;
    asked = key;
    if (isNew && (filter.q || filter.since || turn)) queueMicrotask(() => put(filter));
    return reason;
  });
}
