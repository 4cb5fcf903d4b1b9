/**
 * "12 new or changed since 20 November, 14:05": since the visit before this one. HTML: <button data-since hidden> and
 * <p data-since-none hidden>. The moment is kept in this browser (lib/visit.js) by the server's clock.
 */
import { momentText } from "../lib/chip_list.js";
import { noteVisit, serverTime } from "../lib/visit.js";
import { focusHome } from "./focus_home.js";

const EVERY_MS = 60_000;

async function askTime(url) {
  const answer = await fetch(url, { cache: "no-store" });
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
  let told = null; // the moment that the button names, and filters by

  async function visitBefore() {
    const now = await askTime(url);
    return now ? noteVisit(window.localStorage, now) : told;
  }
  async function tell(before) {
    const count = await changedSince(before);
    const time = momentText(before, { strings, formats });
    told = before;
    button.textContent = strings.count("changed_since", count, { time });
    none.textContent = strings.text("nothing_since", { time });
    none.hidden = count > 0;
    button.hidden = count === 0 || Boolean(state.get().filter.since);
  }
  /** A page that was away for long is a new visit: it names another moment. */
  async function look() {
    if (document.visibilityState !== "visible") return;
    const before = await visitBefore();
    if (before && before !== told) await tell(before);
  }
  const lookQuietly = () => look().catch(() => {}); // nothing is lost: the line stays as it is
  button.addEventListener("click", () => {
    state.setFilter({ since: told }, { push: true });
    focusHome(root);
  });
  state.subscribe(({ filter }) => {
    if (filter.since) button.hidden = true;
    else if (button.textContent) button.hidden = none.textContent !== "" && !none.hidden;
  });
  lookQuietly();
  document.addEventListener("visibilitychange", lookQuietly);
  setInterval(lookQuietly, EVERY_MS);
}
