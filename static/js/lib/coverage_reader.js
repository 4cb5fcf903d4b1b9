/**
 * Keeps something read up to date: every few minutes while the page is seen, and after a failure with growing pauses. Pure:
 * `ask()` gives the answer or throws, `timers` {set, clear} and `clock` (milliseconds) come in, `isSeen()` tells whether
 * anybody looks. What is known stays when a reading fails.
 */
export const STALE_MS = 300_000;
const FIRST_PAUSE_MS = 5_000;

/** {read(): reads where it is due}: call it when there is something new to know, and when the page is seen again. */
export function createReader({ ask, onAnswer, timers, clock, isSeen }) {
  let [dueAt, failures, timer, isAsking] = [-Infinity, 0, null, false];

  function plan(ms) {
    dueAt = clock() + ms;
    if (timer !== null) timers.clear(timer);
    timer = timers.set(() => isSeen() && read(), ms);
  }

  async function read() {
    if (isAsking || clock() < dueAt) return;
    isAsking = true;
    try {
      const answer = await ask();
      failures = 0;
      plan(STALE_MS);
      onAnswer(answer);
    } catch {
      failures += 1;
      plan(Math.min(STALE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1)));
    } finally {
      isAsking = false;
    }
  }

  return { read };
}
