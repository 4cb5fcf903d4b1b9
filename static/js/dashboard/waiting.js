/**
 * How many drafts wait. HTML: [data-waiting] (hidden at zero) with [data-waiting-number]; on the dashboard also
 * <a data-waiting-line> which says it in words. `waiting` is null for those who may not review.
 */
export function showWaiting(waiting, strings) {
  if (waiting === null || waiting === undefined) return;
  for (const pill of document.querySelectorAll("[data-waiting]")) {
    pill.hidden = waiting === 0;
    pill.querySelector("[data-waiting-number]").textContent = String(waiting);
  }
  for (const line of document.querySelectorAll("[data-waiting-line]")) {
    line.hidden = waiting === 0;
    if (strings) line.textContent = strings.count("drafts_wait", waiting);
  }
}
