/**
 * Keeps the page's data up to date. HTML: the dashboard's element has data-generation-url; <script id="manifest"> holds the
 * manifest of the moment the page was written; <p data-freshness> says what is wrong (freshness.js); the number of drafts
 * that wait stands where waiting.js finds it.
 *
 * What is shown stays when something fails, with its age: an empty map must never be taken for peace.
 */
import { dayNumber } from "../lib/calendar.js";
import { createPoller } from "../lib/live.js";
import { createLoader } from "../lib/loader.js";
import { browserTimers } from "../lib/lookup.js";
import { startFreshness } from "./freshness.js";
import { showWaiting } from "./waiting.js";

const TIMEOUT_MS = 20_000;
const CALM_MS = 1_000;
const PENDING_MS = 300; // a worker takes a correction up within a second; that long rows are missing
const FAST_FOR_MS = 15_000; // without a worker the page does not ask the faster for ever

async function answerOf(url, { timeout = TIMEOUT_MS, ...options } = {}) {
  const headers = { Accept: "application/json, application/octet-stream" };
  const response = await fetch(url, { signal: AbortSignal.timeout(timeout), headers, ...options });
  if (response.ok) return response;
  throw Object.assign(new Error(`${url} answered ${response.status}`), { status: response.status });
}

const readJson = async (url) => (await answerOf(url)).json();
const isGone = ({ status }) => status === 410 || status === 404;

async function readChunkBytes(hash) {
  try {
    return await (await answerOf(`/data/chunks/${hash}`, { timeout: 3 * TIMEOUT_MS })).arrayBuffer();
  } catch (error) {
    throw Object.assign(error, { hash, isGone: isGone(error) });
  }
}

/** Asks past the browser's cache, which may keep a chunk for ever. */
async function isChunkGone(hash) {
  try {
    await answerOf(`/data/chunks/${hash}`, { method: "HEAD", cache: "no-store" });
    return false;
  } catch (error) {
    return isGone(error);
  }
}

const ASK = {
  manifest: () => readJson("/data/manifest.json"),
  names: (token) => readJson(`/data/names.json?v=${encodeURIComponent(token)}`),
  chunk: readChunkBytes,
  isGone: isChunkGone,
};

/** The manifest that came with the page, null where there is none. */
function manifestOfPage() {
  const script = document.getElementById("manifest");
  return script ? JSON.parse(script.textContent) : null;
}

/** Milliseconds to the next question: fewer for a while when rows are missing for a correction. */
function pendingPace(store) {
  let since = null;
  return () => {
    since = store.awaited.length ? (since ?? Date.now()) : null;
    return since !== null && Date.now() - since < FAST_FOR_MS ? PENDING_MS : CALM_MS;
  };
}

/** `onFirst()` runs once, when the first incidents are there. */
export function startLiveData(root, { state, store, strings, formats, onFirst }) {
  const freshness = startFreshness(root.querySelector("[data-freshness]"), { store, strings, formats });
  let isStarted = false;

  const loader = createLoader({
    store,
    ask: ASK,
    wait: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
    onTrouble: freshness.lacks,
    onData({ manifest, names, isComplete }) {
      freshness.isGood(isComplete);
      state.setData({ names, today: dayNumber(manifest.today) });
      if (!isStarted) onFirst();
      isStarted = true;
    },
  });

  /** The first load goes on beside the questions, so that a newer manifest can take its place. */
  async function takeUp({ manifest, waiting }) {
    showWaiting(waiting, strings);
    const isWanted = manifest !== loader.version || (!loader.isBusy && (!loader.isComplete || store.isPending));
    if (isWanted) {
      const taken = loader.take(await readJson("/data/manifest.json"));
      if (loader.isFilled) await taken;
      else taken.catch(() => {}); // asked again with the next answer
    }
    freshness.isConnected(isStarted);
  }

  const poller = createPoller({
    ask: () => readJson(root.dataset.generationUrl),
    onAnswer: takeUp,
    onFailure: freshness.failed,
    isVisible: () => document.visibilityState === "visible",
    timers: browserTimers, // a bare clearTimeout is no method of theirs: browsers refuse to call it so
    calm: pendingPace(store),
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && poller.wake());
  window.addEventListener("online", () => poller.wake());
  const first = manifestOfPage();
  if (first) loader.take(first).catch(() => {});
  poller.start();
}
