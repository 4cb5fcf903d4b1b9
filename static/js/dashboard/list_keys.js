/** Keys of the list: arrows, Page Up and Down, Home and End move between its rows; Enter opens, for each holds a link. */

export function connectListKeys(view, { state }) {
  view.list.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const page = Math.max(1, Math.floor(view.area.clientHeight / view.scroll.rowHeight) - 1);
    const last = state.get().engine.total - 1;
    const steps = { ArrowDown: view.active + 1, ArrowUp: view.active - 1, PageDown: view.active + page, PageUp: view.active - page, Home: 0, End: last };
    if (!(event.key in steps)) return;
    event.preventDefault();
    view.show(Math.min(Math.max(steps[event.key], 0), last), { focus: true });
  });
}
