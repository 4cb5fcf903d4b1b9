/** Ctrl+Enter (Cmd+Enter) sends the form one is in, by its [data-default-submit] button if it has one. */
export function startSubmitKey(form) {
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit(form.querySelector("[data-default-submit]"));
  });
}
