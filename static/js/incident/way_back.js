/**
 * From an incident back to the list that the reader came from, and along it. HTML: templates/incidents/_nav.html:
 * [data-way-back][data-incident] with links [data-back], [data-previous] and [data-next], the last two hidden at first.
 */
import { beside, recall } from "../lib/list_memory.js";

function lead(link, id) {
  link.hidden = !id;
  if (id) link.href = `/incidents/${id}/`;
}

export function startWayBack(root) {
  let kept = null;
  try {
    kept = recall(window.sessionStorage);
  } catch {
    // Storage is forbidden here: the plain link stays.
  }
  if (!kept) return;
  const back = root.querySelector("[data-back]");
  back.href = new URL(back.href, window.location.href).pathname + kept.query;
  const { previous, next } = beside(kept.ids, root.dataset.incident);
  lead(root.querySelector("[data-previous]"), previous);
  lead(root.querySelector("[data-next]"), next);
}
