/** Asks before unsaved writing is lost. HTML: <form data-guard>. Sending the form is no loss. */
export function startGuard(form) {
  let isDirty = false;
  form.addEventListener("input", () => {
    isDirty = true;
  });
  form.addEventListener("submit", () => {
    isDirty = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (isDirty) event.preventDefault();
  });
}
