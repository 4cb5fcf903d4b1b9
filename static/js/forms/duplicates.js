/**
 * Incidents like the one being written, before it is saved. HTML: <section data-duplicates data-url="/lookup/duplicates"
 * data-form="incident-form" aria-live="polite" hidden>. GET data-url?… with the form's values answers {"html": "…"}, empty when there
 * are none. Free text, files and anything marked data-private stay out of the address, and so out of any log.
 */
import { safeNodes } from "../lib/fragment.js";
import { askServer, browserTimers, createLookup } from "../lib/lookup.js";

const PAUSE_MS = 400;

function shareable(control) {
  if (!control.name || control.disabled || control.name === "csrfmiddlewaretoken") return false;
  if (control.tagName === "TEXTAREA" || ["file", "password", "submit", "button"].includes(control.type)) return false;
  if (control.closest("[data-private]")) return false;
  return !["checkbox", "radio"].includes(control.type) || control.checked;
}

function valuesOf(form) {
  const values = {};
  for (const control of form.elements) {
    if (shareable(control) && control.value) values[control.name] = [...(values[control.name] ?? []), control.value];
  }
  return values;
}

export function startDuplicates(section) {
  const form = document.getElementById(section.dataset.form);
  let asked = "";
  const lookup = createLookup({
    ask: (values) => askServer(section.dataset.url, values),
    onAnswer({ html }) {
      section.replaceChildren(...safeNodes(html));
      section.hidden = !html;
    },
    onFailure: () => {}, // the server looks again when the form is sent
    delayMs: PAUSE_MS,
    timers: browserTimers,
  });
  const look = () => {
    const values = valuesOf(form);
    const text = JSON.stringify(values);
    if (text === asked) return;
    asked = text;
    lookup.request(values);
  };
  form.addEventListener("change", look);
  look();
}
