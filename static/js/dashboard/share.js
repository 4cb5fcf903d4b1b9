/**
 * Handing the question on. HTML: <button data-share data-links-url="/links/"> copies a short link, <button data-print> prints;
 * <p data-share-note role="status"> says what was done, with the link in <input data-share-link readonly> where the browser
 * does not let it be copied.
 */
const PATIENCE_MS = 5_000;
const NOTE_MS = 6_000;

function csrfToken() {
  return document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "";
}

/** The short link of a query; the long address when the server gives none. */
async function linkFor(url, address) {
  try {
    const body = new URLSearchParams({ query: address.search.slice(1) });
    const headers = { "X-CSRFToken": csrfToken(), Accept: "application/json" };
    const answer = await fetch(url, { method: "POST", headers, body, signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
    const { url: short } = await answer.json();
    return new URL(short, address).href;
  } catch {
    return address.href;
  }
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // an insecure address, or not allowed
  }
}

export function startShare(root, { strings }) {
  const [share, note, field] = ["share", "share-note", "share-link"].map((name) => root.querySelector(`[data-${name}]`));
  let timer = null;
  share.addEventListener("click", async () => {
    const link = await linkFor(share.dataset.linksUrl, new URL(window.location.href));
    const isCopied = await copy(link);
    note.textContent = strings.text(isCopied ? "link_copied" : "copy_yourself");
    field.hidden = isCopied;
    field.value = link;
    if (!isCopied) field.select();
    clearTimeout(timer);
    if (isCopied) timer = setTimeout(() => { note.textContent = ""; }, NOTE_MS);
  });
  root.querySelector("[data-print]").addEventListener("click", () => window.print());
}
