/**
 * Questions asked while somebody types. Pure: timers and network come in.
 *
 * createLookup({ask, onAnswer, onFailure, delayMs, timers}).request(value): waits for a pause, asks once, and gives only the
 * answer to the latest value; answers that come late are dropped. cancel() drops what is under way.
 */
export function createLookup({ ask, onAnswer, onFailure, delayMs, timers }) {
  let turn = 0;
  let timer = null;

  async function go(value, mine) {
    try {
      const answer = await ask(value);
      if (mine === turn) onAnswer(answer, value);
    } catch (error) {
      if (mine === turn) onFailure(error);
    }
  }

  return {
    request(value) {
      turn += 1;
      const mine = turn;
      if (timer !== null) timers.clear(timer);
      timer = timers.set(() => go(value, mine), delayMs);
    },
    cancel() {
      turn += 1;
      if (timer !== null) timers.clear(timer);
      timer = null;
    },
  };
}

export const browserTimers = { set: (run, delay) => setTimeout(run, delay), clear: (id) => clearTimeout(id) };

/** The JSON at a URL with the parameters (a list gives one each); rejects on anything but success. */
export async function askServer(url, params) {
  const address = new URL(url, window.location.origin);
  for (const [name, value] of Object.entries(params)) [value].flat().forEach((one) => address.searchParams.append(name, one));
  const answer = await fetch(address, { credentials: "same-origin", headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${address.pathname}: ${answer.status}`);
  return answer.json();
}
