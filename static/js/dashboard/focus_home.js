/**
 * Where the focus goes when what had it is gone: to the filters' heading, and where that is not in view (a narrow screen, the
 * column put away) to "Undo" or the button of the filters. HTML: [data-chips-home], [data-undo], [data-open-filters].
 */
const HOMES = ["chips-home", "undo", "open-filters"];

/** An element that is not shown refuses the focus, so the next one is tried. */
export function focusHome(root) {
  HOMES.map((name) => root.querySelector(`[data-${name}]`)).some((element) => {
    element?.focus();
    return element !== null && document.activeElement === element;
  });
}
