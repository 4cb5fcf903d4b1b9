/**
 * Asks before unsaved writing is lost. HTML: <form data-guard>. Sending it, or another form
 * with a field or button inside it, is no loss.
 */
export function startGuard(form) {
  let isDirty = false;
  form.addEventListener("input", () => {
    isDirty = true;
  });
  document.addEventListener("submit", ({ target }) => {
    if ([...target.elements].some((control) => form.contains(control))) isDirty = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (isDirty) event.preventDefault();
  });
}
