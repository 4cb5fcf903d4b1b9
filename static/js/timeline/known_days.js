/**
 * What the manifest in the page says of days, before all incidents have come. HTML: <script id="manifest">.
 * Reads it once: the axis stands from the first moment, and what has not come yet is not drawn as quiet.
 */
function chunksOfPage() {
  const script = document.getElementById("manifest");
  try {
    return script ? JSON.parse(script.textContent).chunks ?? [] : [];
  } catch {
    return []; // the loader says what is wrong with it
  }
}

function spanOf(chunks) {
  return { first: Math.min(...chunks.map(({ first }) => first)), last: Math.max(...chunks.map(({ last }) => last)) };
}

export function readKnownDays() {
  const chunks = chunksOfPage().filter(({ first }) => first !== null);
  return {
    /** {first, last} day on which incidents of the manifest start, null for none. */
    span: chunks.length ? spanOf(chunks) : null,
    /** The last day of which incidents are still on their way, null when all are there. */
    missingUntil(store) {
      const missing = new Set(store.chunks.filter(({ isLoaded }) => !isLoaded).map(({ hash }) => hash));
      const days = chunks.filter(({ hash }) => missing.has(hash)).map(({ last }) => last);
      return days.length ? Math.max(...days) : null;
    },
  };
}

/** The span that holds both; either may be null. */
export function spanOfBoth(a, b) {
  if (!a || !b) return a ?? b;
  return { first: Math.min(a.first, b.first), last: Math.max(a.last, b.last) };
}
