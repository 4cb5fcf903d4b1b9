/**
 * Copies the text of a field. HTML: <button data-copy="id of an input or textarea" data-copied="…" data-selected="…"> and beside it
 * [data-copy-status][role=status], which says what came of it. Where the browser forbids copying (a page without HTTPS), the
 * text is left selected for the reader's own copying.
 */

async function copied(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return document.execCommand?.("copy") ?? false;
  }
}

export function startCopyButton(button) {
  const field = document.getElementById(button.dataset.copy);
  const status = button.parentElement.querySelector("[data-copy-status]");
  button.addEventListener("click", async () => {
    status.textContent = "";
    const isCopied = await copied(field);
    status.textContent = isCopied ? button.dataset.copied : button.dataset.selected;
  });
}
