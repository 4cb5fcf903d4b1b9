/**
 * Asks again and again, and says what came of it. Pure: clock, timers and network come in.
 *
 *   createPoller({ask, onAnswer, onFailure, isVisible, timers, calm})
 *
 * `ask()` resolves with an answer or rejects; `onAnswer(answer)` may return a promise, whose failure counts as one.
 * Every second (`calm()` may give other milliseconds) while it goes well and the page is visible; after failures 2, 4, 8, 15 seconds. wake() asks
 * at once (page shown again, network back). Never two questions under way.
 */
const CALM_MS = 1_000;
const LONGEST_MS = 15_000;

export function delayAfter(failures) {
  return failures === 0 ? CALM_MS : Math.min(LONGEST_MS, CALM_MS * 2 ** failures);
}

export function createPoller({ ask, onAnswer, onFailure, isVisible, timers, calm = () => CALM_MS }) {
  let failures = 0;
  let timer = null;
  let busy = false;
  let stopped = false;
  let wanted = false;

  async function round() {
    timer = null;
    if (!isVisible()) return; // wake() takes it up again
    busy = true;
    wanted = false;
    try {
      await onAnswer(await ask());
      failures = 0;
    } catch (error) {
      failures += 1;
      onFailure(error, failures);
    }
    busy = false;
    if (!stopped) timer = timers.set(round, wanted ? 0 : failures ? delayAfter(failures) : calm());
  }

  return {
    start: () => round(),
    wake() {
      if (stopped) return;
      wanted = true;
      if (busy) return;
      if (timer !== null) timers.clear(timer);
      round();
    },
    stop() {
      stopped = true;
      if (timer !== null) timers.clear(timer);
    },
  };
}
