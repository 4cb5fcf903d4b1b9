/** The filters that were left by one click, so that one more brings them back. Pure. */
const MOST = 20;

/** {remember(filter), take() → filter | null, size(), forget()}: the latest first; what is remembered is never changed. */
export function createUndo() {
  const kept = [];
  return {
    remember(filter) {
      kept.push(filter);
      if (kept.length > MOST) kept.shift();
    },
    take: () => kept.pop() ?? null,
    size: () => kept.length,
    forget() {
      kept.length = 0;
    },
  };
}
