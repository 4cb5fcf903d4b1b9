/**
 * Work that need not follow every step of a hand. Pure: timers come in.
 *
 * createPace(run, {restMs, timers}).step(...): runs at once when the last run is `restMs` ago, else once that time is over,
 * with the latest arguments. now(...) runs at once and forgets what waited.
 */
export function createPace(run, { restMs, timers, clock }) {
  let last = -Infinity;
  let waiting = null;
  let latest = [];
  const go = () => {
    waiting = null;
    last = clock();
    run(...latest);
  };
  return {
    step(...args) {
      latest = args;
      if (waiting !== null) return;
      const rest = last + restMs - clock();
      if (rest <= 0) go();
      else waiting = timers.set(go, rest);
    },
    now(...args) {
      latest = args;
      if (waiting !== null) timers.clear(waiting);
      go();
    },
  };
}
