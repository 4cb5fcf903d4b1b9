/**
 * Keeps the page's data up to date. HTML: the dashboard's element has data-generation-url; <script id="manifest"> holds the
 * manifest of the moment the page was written; <p data-freshness role="status" hidden> says what is wrong and how old the
 * data are; [data-waiting-line] shows the number of drafts that wait.
 *
 * What is shown stays when something fails, with its age: an empty map must never be taken for peace.
 */
import { dayNumber } from "../lib/calendar.js";
import { createPoller } from "../lib/live.js";
import { createLoader } from "../lib/loader.js";
import { browserTimers } from "../lib/lookup.js";

const TIMEOUT_MS = 20_000;

async function answerOf(url, timeout = TIMEOUT_MS) {
  const response = await fetch(url, { signal: AbortSignal.timeout(timeout), headers: { Accept: "application/json, application/octet-stream" } });
  if (response.ok) return response;
  throw Object.assign(new Error(`${url} answered ${response.status}`), { status: response.status });
}

const readJson = async (url) => (await answerOf(url)).json();

async function readChunkBytes(hash) {
  try {
    return await (await answerOf(`/data/chunks/${hash}`, 3 * TIMEOUT_MS)).arrayBuffer();
  } catch (error) {
    throw Object.assign(error, { hash, isGone: error.status === 410 || error.status === 404 });
  }
}

function showWaiting(waiting, strings) {
  if (waiting === null) return;
  document.querySelectorAll("[data-waiting-line]").forEach((line) => {
    line.hidden = !waiting;
    line.textContent = strings.count("drafts_wait", waiting);
  });
}

/** The manifest that came with the page, null where there is none. */
function manifestOfPage() {
  const script = document.getElementById("manifest");
  return script ? JSON.parse(script.textContent) : null;
}

/** `onFirst()` runs once, when the first incidents are there. */
export function startLiveData(root, { state, store, strings, formats, onFirst }) {
  const notice = root.querySelector("[data-freshness]");
  const trouble = { connection: false, missing: 0 };
  let goodAt = null;
  let isStarted = false;

  const say = () => {
    const lines = [];
    if (trouble.missing) lines.push(strings.count("missing_rows", trouble.missing));
    if (trouble.connection) lines.push(goodAt ? strings.text("connection_lost", { time: formats.time(goodAt) }) : strings.text("never_loaded"));
    const text = lines.join(" ");
    if (notice.textContent !== text) notice.textContent = text;
    notice.hidden = !text;
  };

  const loader = createLoader({
    store,
    ask: {
      manifest: () => readJson("/data/manifest.json"),
      names: (token) => readJson(`/data/names.json?v=${encodeURIComponent(token)}`),
      chunk: readChunkBytes,
    },
    wait: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
    onTrouble(found) {
      trouble.missing = found ? found.missing.reduce((sum, { rows }) => sum + rows, 0) : 0;
      say();
    },
    onData({ manifest, names }) {
      goodAt = new Date();
      state.setData({ names, today: dayNumber(manifest.today) });
      if (!isStarted) onFirst();
      isStarted = true;
    },
  });

  async function takeUp({ manifest, waiting }) {
    showWaiting(waiting, strings);
    if (manifest !== loader.version || !loader.isComplete) await loader.take(await readJson("/data/manifest.json"));
    goodAt = new Date();
    trouble.connection = false;
    say();
  }

  const poller = createPoller({
    ask: () => readJson(root.dataset.generationUrl),
    onAnswer: takeUp,
    // One lost answer is no news; two in a row are. Nothing loaded at all is at once.
    onFailure(error, failures) {
      trouble.connection = failures > 1 || !goodAt;
      say();
    },
    isVisible: () => document.visibilityState === "visible",
    timers: browserTimers, // a bare clearTimeout is no method of theirs: browsers refuse to call it so
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && poller.wake());
  window.addEventListener("online", () => poller.wake());
  const first = manifestOfPage();
  const begin = first ? loader.take(first).catch(() => {}) : Promise.resolve();
  begin.then(() => poller.start());
}
