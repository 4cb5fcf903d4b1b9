/** What the map says of a group: a short tooltip under the pointer, a popup with links on a click. Text by textContent only. */
import { eventType } from "../lib/event_types.js";
import { marksOf } from "../lib/vagueness.js";

const NAMES_IN_TOOLTIP = 4;
const LINKS_IN_POPUP = 100;
const SVG = "http://www.w3.org/2000/svg";

function element(name, className, text) {
  const node = document.createElement(name);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

export function typeKey(code) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "type-key");
  svg.setAttribute("aria-hidden", "true");
  svg.dataset.type = code;
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#type-${eventType(code).slug}`);
  svg.append(use);
  return svg;
}

function describe(incident, strings) {
  const marks = marksOf(incident).map((mark) => strings.text(mark));
  return [incident.date_text, incident.place, ...marks].filter(Boolean).join(" · ");
}

/** The names of up to four incidents, and how many more there are. */
export function tooltipCard(incidents, strings) {
  const card = element("div", "map-card");
  for (const incident of incidents.slice(0, NAMES_IN_TOOLTIP)) {
    const line = element("div", "map-card__line");
    const text = element("div");
    text.append(element("div", "map-card__title", incident.title), element("div", "map-card__detail", describe(incident, strings)));
    line.append(typeKey(incident.event_type), text);
    card.append(line);
  }
  const left = incidents.length - NAMES_IN_TOOLTIP;
  if (left > 0) card.append(element("div", "map-card__detail", strings.count("more", left)));
  return card;
}

/** A list of links to the first hundred incidents of the group, and how many more there are. */
export function popupCard(incidents, strings) {
  const card = element("div", "map-card map-card--popup");
  card.append(element("h3", "map-card__head", strings.count("incidents_here", incidents.length)));
  const list = element("ul", "map-card__list");
  for (const incident of incidents.slice(0, LINKS_IN_POPUP)) {
    const item = element("li", "map-card__line");
    const text = element("div");
    const link = element("a", "map-card__title", incident.title);
    link.href = incident.url;
    text.append(link, element("div", "map-card__detail", describe(incident, strings)));
    item.append(typeKey(incident.event_type), text);
    list.append(item);
  }
  const left = incidents.length - LINKS_IN_POPUP;
  if (left > 0) list.append(element("li", "map-card__detail", strings.count("more", left)));
  card.append(list);
  return card;
}
