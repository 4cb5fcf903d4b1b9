/**
 * After a click on the map, where no place is named yet: offers the name of the nearest known place. The point stays where
 * it was clicked. Asks the place field's data-url with lat and lng; the offer is a button after the map.
 */
import { askServer } from "../lib/lookup.js";

function take(input, item) {
  input.value = item.label;
  const target = document.getElementById(input.dataset.target);
  if (!target) return;
  target.value = item.id;
  target.dispatchEvent(new Event("change", { bubbles: true }));
}

export function nearestPlace(map, { input, strings }) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "btn btn--small", hidden: true });
  map.after(button);
  let found = null;
  button.addEventListener("click", () => {
    take(input, found);
    button.hidden = true;
    input.focus();
  });
  return async (point) => {
    button.hidden = true;
    if (input.value.trim()) return;
    const { results } = await askServer(input.dataset.url, point).catch(() => ({ results: [] }));
    [found] = results;
    button.hidden = !found;
    if (found) button.textContent = strings.text("use_nearest", { name: found.label });
  };
}
