/**
 * Keys of the review pages. HTML: any link or button with data-key="a" is activated by that key; .value-row elements are
 * walked with j and k, Enter goes into the field, Escape back to its row; ? opens <dialog data-key-help>, whose
 * <dl data-key-list> is filled from every [data-key] (its data-key-label, else its text).
 */
import { commandKey, isTyping } from "../lib/keys.js";

const CONTROLS = "input:not([type=hidden]), select, textarea";

function walk(rows, step) {
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = at === -1 ? (step > 0 ? 0 : rows.length - 1) : Math.max(0, Math.min(rows.length - 1, at + step));
  rows[next]?.focus();
}

function textWithoutKeys(element) {
  const copy = element.cloneNode(true);
  copy.querySelectorAll(".kbd").forEach((key) => key.remove());
  return copy.textContent.replace(/\s+/g, " ").trim();
}

function keyEntry(element) {
  const [term, text] = [document.createElement("dt"), document.createElement("dd")];
  const key = document.createElement("kbd");
  key.className = "kbd";
  key.textContent = element.dataset.key;
  term.append(key);
  text.textContent = element.dataset.keyLabel ?? textWithoutKeys(element);
  return [term, text];
}

function openHelp(dialog) {
  const list = dialog.querySelector("[data-key-list]");
  list.querySelectorAll("[data-from-page]").forEach((node) => node.remove());
  for (const element of document.querySelectorAll("[data-key]")) {
    const entry = keyEntry(element);
    entry.forEach((node) => node.setAttribute("data-from-page", ""));
    list.append(...entry);
  }
  dialog.showModal();
}

function activate(key) {
  const target = [...document.querySelectorAll("[data-key]")].find((element) => element.dataset.key === key && !element.disabled);
  if (!target) return false;
  target.focus();
  target.click();
  return true;
}

function enterField(rows, event) {
  const control = rows.includes(event.target) ? event.target.querySelector(CONTROLS) : null;
  if (!control) return;
  event.preventDefault();
  control.focus();
}

function leaveField(rows, event) {
  const row = rows.find((candidate) => candidate.contains(event.target));
  if (event.key === "Escape" && row && isTyping(event.target) && !event.defaultPrevented) row.focus();
}

export function connectKeys(rows, dialog) {
  rows.forEach((row) => row.setAttribute("tabindex", "-1"));
  document.addEventListener("keydown", (event) => {
    leaveField(rows, event);
    if (dialog?.open) return;
    const key = commandKey(event);
    if (key === null) return;
    const commands = {
      j: () => walk(rows, 1),
      k: () => walk(rows, -1),
      "?": () => dialog && openHelp(dialog),
      Enter: () => enterField(rows, event),
    };
    const isDone = key in commands ? commands[key]() !== false : activate(key);
    if (isDone && key.length === 1) event.preventDefault();
  });
  dialog?.querySelector("[data-close]")?.addEventListener("click", () => dialog.close());
  document.querySelectorAll("[data-open-key-help]").forEach((button) => button.addEventListener("click", () => openHelp(dialog)));
}
