/**
 * "12 new or changed since 20 November, 14:05": since the visit before this one. HTML: <button data-since hidden> and
 * <p data-since-none hidden>. The moment is kept in this browser (lib/visit.js) by the server's clock.
 */
import { momentText } from "../lib/chip_list.js";
import { noteVisit, serverTime } from "../lib/visit.js";
import { focusHome } from "./focus_home.js";

const EVERY_MS = 60_000;

async function askTime(url) {
  const answer = await fetch(url, { method: "HEAD", cache: "no-store" });
  return serverTime(answer.headers.get("Date"));
}

async function changedSince(since) {
  const answer = await fetch(`/data/matches?since=${encodeURIComponent(since)}`);
  if (!answer.ok) throw new Error(`/data/matches answered ${answer.status}`);
  return (await answer.arrayBuffer()).byteLength / 4;
}

export function startLastVisit(root, { state, strings, formats }) {
  const [button, none] = [root.querySelector("[data-since]"), root.querySelector("[data-since-none]")];
  const url = root.dataset.generationUrl;
  let before = null;

  async function note() {
    if (document.visibilityState !== "visible") return;
    const now = await askTime(url);
    if (now) before = noteVisit(window.localStorage, now);
  }
  async function show() {
    await note();
    if (!before) return;
    const count = await changedSince(before);
    const time = momentText(before, { strings, formats });
    button.textContent = strings.count("changed_since", count, { time });
    none.textContent = strings.text("nothing_since", { time });
    none.hidden = count > 0;
    button.hidden = count === 0 || Boolean(state.get().filter.since);
  }
  button.addEventListener("click", () => {
    state.setFilter({ since: before }, { push: true });
    focusHome(root);
  });
  state.subscribe(({ filter }) => {
    if (filter.since) button.hidden = true;
    else if (button.textContent) button.hidden = none.textContent !== "" && !none.hidden;
  });
  show().catch(() => {}); // nothing is lost: the line stays away
  setInterval(() => note().catch(() => {}), EVERY_MS);
}
