/**
 * The list, newest first. HTML: <ol data-list> with <li data-incident="id"> as in templates/dashboard/_incident.html,
 * <template data-list-item> holding an empty one, <button data-list-more>, and [data-empty="published"|"matching"].
 *
 * Items are kept by id, so that a change of data or filter neither loses focus nor scrolls. Pointing at or focusing an
 * item lights the incident in the map; what the map points at is lit here.
 */
import { eventType } from "../lib/event_types.js";
import { marksOf } from "../lib/vagueness.js";

const PAGE = 200;

function fillItem(item, incident, { strings, countryLabels }) {
  const part = (name) => item.querySelector(`[data-part="${name}"]`);
  item.dataset.incident = incident.id;
  part("key").dataset.type = incident.event_type;
  part("key").querySelector("use").setAttribute("href", `#type-${eventType(incident.event_type).slug}`);
  part("title").textContent = incident.title;
  part("title").href = incident.url;
  const where = [incident.place, incident.country_name ?? countryLabels.get(incident.country)].filter(Boolean);
  part("when").textContent = incident.date_text ?? "";
  part("where").textContent = where.join(strings.text("list_separator"));
  part("deaths").textContent = strings.text("deaths", { text: incident.fatalities_text });
  part("marks").replaceChildren(...marksOf(incident).map((mark) => markBadge(strings.text(mark))));
}

function markBadge(text) {
  const badge = document.createElement("span");
  badge.className = "incident__mark";
  badge.textContent = text;
  return badge;
}

/** Puts the items in order with the fewest moves, so that the focused one stays in the document. */
function arrange(list, items) {
  const wanted = new Set(items);
  [...list.children].forEach((child) => wanted.has(child) || child.remove());
  items.forEach((item, index) => {
    if (list.children[index] !== item) list.insertBefore(item, list.children[index] ?? null);
  });
}

function keepItems(list, template) {
  const kept = new Map();
  return (incident, words) => {
    const known = kept.get(incident.id);
    const text = JSON.stringify(incident);
    if (known?.text === text) return known.item;
    const item = known?.item ?? template.content.firstElementChild.cloneNode(true);
    fillItem(item, incident, words);
    kept.set(incident.id, { item, text });
    return item;
  };
}

export function startList(root, { state, lit, focused, strings, countryLabels }) {
  const list = root.querySelector("[data-list]");
  const more = root.querySelector("[data-list-more]");
  const itemFor = keepItems(list, root.querySelector("[data-list-item]"));
  let limit = PAGE;

  const show = (view) => {
    const shown = view.matching.slice(0, limit);
    arrange(list, shown.map((incident) => itemFor(incident, { strings, countryLabels })));
    more.hidden = view.matching.length <= limit;
    more.textContent = strings.count("more", view.matching.length - shown.length);
    root.querySelector('[data-empty="published"]').hidden = view.incidents.length > 0;
    root.querySelector('[data-empty="matching"]').hidden = !view.incidents.length || view.matching.length > 0;
  };
  state.subscribe((view) => {
    if (view.reason === "filter") limit = PAGE;
    show(view);
  });
  more.addEventListener("click", () => {
    const first = limit;
    limit += PAGE;
    show(state.get());
    list.children[first]?.querySelector("a").focus();
  });
  connectLight(list, { state, lit, focused });
}

function connectLight(list, { state, lit, focused }) {
  const idOf = (event) => event.target.closest("[data-incident]")?.dataset.incident ?? null;
  list.addEventListener("pointerover", (event) => lit.set(idOf(event)));
  list.addEventListener("pointerleave", () => lit.set(null));
  list.addEventListener("focusin", (event) => {
    const id = idOf(event);
    lit.set(id);
    focused.set(state.get().incidents.find((incident) => incident.id === id) ?? null);
  });
  list.addEventListener("focusout", () => lit.set(null));
  lit.subscribe((id) => {
    for (const item of list.children) item.classList.toggle("is-lit", item.dataset.incident === id);
  });
}
