/**
 * What every page does: marks the document as scripted, keeps the dashboard's list for the way back from an incident
 * (incident/list_keeper.js), and away from the dashboard (which asks by itself) keeps the number of waiting drafts in the
 * header current. HTML: [data-waiting], see dashboard/waiting.js.
 */
import { showWaiting } from "../dashboard/waiting.js";
import { keepList } from "../incident/list_keeper.js";
import { createPoller } from "../lib/live.js";

const EVERY = 5; // the header's number may be a little behind; the dashboard's may not

document.documentElement.classList.add("js");
keepList();

if (document.querySelector("[data-waiting]") && !document.querySelector("[data-dashboard]")) {
  const poller = createPoller({
    ask: async () => {
      const answer = await fetch("/data/generation", { cache: "no-cache" });
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    },
    onAnswer: ({ waiting }) => showWaiting(waiting, null),
    onFailure: () => {}, // the number on screen stays
    isVisible: () => document.visibilityState === "visible",
    timers: { set: (run, delay) => setTimeout(run, delay * EVERY), clear: (id) => clearTimeout(id) },
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && poller.wake());
  poller.start();
}
