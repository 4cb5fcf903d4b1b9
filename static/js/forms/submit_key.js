/**
 * Ctrl+Enter (Cmd+Enter) sends the form that the field belongs to (its `form` attribute may name another than the one it
 * stands in), by its [data-default-submit] button if it has one.
 */
export function startSubmitKey(form) {
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    const owner = event.target.form ?? form;
    owner.requestSubmit(owner.querySelector("[data-default-submit]"));
  });
}
