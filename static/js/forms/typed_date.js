/**
 * What a typed date was understood as, said beneath it. HTML: <input id="id_date_start" data-typed-date data-url="/lookup/date">;
 * GET data-url?q=… answers {"text": "Tuesday 1 July 2025"} or {"error": "…"}.
 */
import { askServer, browserTimers, createLookup } from "../lib/lookup.js";

const PAUSE_MS = 250;

function previewFor(input) {
  const preview = document.createElement("p");
  preview.className = "field__preview";
  preview.id = `${input.id}-preview`;
  preview.setAttribute("role", "status");
  preview.dir = "auto";
  input.after(preview);
  const described = [input.getAttribute("aria-describedby"), preview.id].filter(Boolean).join(" ");
  input.setAttribute("aria-describedby", described);
  return preview;
}

export function startTypedDate(input, { strings }) {
  const preview = previewFor(input);
  const say = (text, state) => {
    preview.textContent = text;
    preview.dataset.state = state;
  };
  const lookup = createLookup({
    ask: (q) => askServer(input.dataset.url, { q }),
    onAnswer: ({ text, error }) => (error ? say(error, "error") : say(text, "good")),
    onFailure: () => say(strings.text("lookup_failed"), "error"),
    delayMs: PAUSE_MS,
    timers: browserTimers,
  });
  const read = () => {
    const text = input.value.trim();
    if (text) return lookup.request(text);
    lookup.cancel();
    return say("", "good");
  };
  input.addEventListener("input", read);
  if (input.value.trim()) read();
}
