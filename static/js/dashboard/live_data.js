/**
 * Keeps the dashboard current. Reads from <div data-dashboard data-generation-url data-incidents-url>; says what it cannot
 * do in <p data-freshness>. On failure the last good data stay, with their age; it recovers by itself.
 */
import { readIncidents } from "../lib/incident_columns.js";
import { createPoller } from "../lib/live.js";
import { showWaiting } from "./waiting.js";

const PATIENCE_MS = 10_000;
/** An empty map that is only late must not look like peace; one that comes at once needs no words. */
const LATE_MS = 400;

async function readJson(url) {
  const answer = await fetch(url, { cache: "no-cache", credentials: "same-origin", signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json();
}

export function startLiveData(root, { state, strings, formats }) {
  const { generationUrl, incidentsUrl } = root.dataset;
  const freshness = root.querySelector("[data-freshness]");
  let shown = null; // generation on screen
  let goodAt = null; // when the data on screen were last known to be current

  setTimeout(() => {
    if (goodAt || !freshness.hidden) return;
    freshness.textContent = strings.text("loading");
    freshness.hidden = false;
  }, LATE_MS);

  async function takeUp({ generation, waiting }) {
    if (generation !== shown) {
      const data = await readJson(incidentsUrl);
      shown = data.generation;
      state.setIncidents(readIncidents(data));
    }
    showWaiting(waiting, strings);
    goodAt = new Date();
    freshness.hidden = true;
  }

  function admit() {
    const text = goodAt
      ? strings.text("connection_lost", { time: formats.time(goodAt) })
      : strings.text("never_loaded");
    if (freshness.textContent !== text) freshness.textContent = text;
    freshness.hidden = false;
  }

  const poller = createPoller({
    ask: () => readJson(generationUrl),
    onAnswer: takeUp,
    // One lost answer is no news; two in a row are. Nothing loaded at all is at once.
    onFailure: (error, failures) => (failures > 1 || !goodAt) && admit(),
    isVisible: () => document.visibilityState === "visible",
    timers: { set: (run, delay) => setTimeout(run, delay), clear: clearTimeout },
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && poller.wake());
  window.addEventListener("online", () => poller.wake());
  poller.start();
}
