/** What the map says of a mark: a short card under the pointer, a popup with links on a click. Text by textContent only. */
import { EVENT_TYPES, eventType } from "../lib/event_types.js";
import { TYPES } from "../lib/group_sums.js";
import { marksOf } from "../lib/vagueness.js";

const TYPES_IN_CARD = 4;
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

function details(incident, strings) {
  const marks = marksOf(incident).map((mark) => strings.text(mark));
  const deaths = strings.text("deaths", { text: incident.fatalities_text });
  return [incident.date_text, incident.place, deaths, ...marks].filter(Boolean).join(" · ");
}

function line(code, ...content) {
  const node = element("div", "map-card__line");
  const text = element("div");
  text.append(...content);
  node.append(typeKey(code), text);
  return node;
}

/** One incident: its name, day, place, deaths and what is not known. */
export function incidentCard(incident, strings) {
  const card = element("div", "map-card");
  card.append(line(incident.event_type, element("div", "map-card__title", incident.title), element("div", "map-card__detail", details(incident, strings))));
  return card;
}

/** [[code, count]…] of a group's types, the most frequent first. */
export function typeCounts({ types }, group) {
  const counts = EVENT_TYPES.map(({ code }, type) => [code, types[group * TYPES + type]]);
  return counts.filter(([, count]) => count).sort((a, b) => b[1] - a[1]);
}

/** What a group holds in sentences: how many, where, how many of them only roughly, deaths. */
export function groupLines({ sums, group, place, km }, strings) {
  const [count, spots, vague] = [sums.count[group], sums.spots[group], sums.vague[group]];
  const lines = [strings.count("incidents", count)];
  if (km) lines.push(strings.text("map_within", { km: strings.number(km) }));
  if (spots > 1) lines.push(strings.count("map_places", spots));
  if (place) lines.push(place);
  if (vague) lines.push(vague === count ? strings.text("vague_place") : strings.count("map_vague", vague));
  if (sums.low[group]) lines.push(strings.count("map_deaths", sums.low[group]));
  return lines;
}

/** Several incidents: how many at how many places, and of which types. */
export function groupCard(what, { strings, names }) {
  const card = element("div", "map-card");
  const [head, ...rest] = groupLines(what, strings);
  card.append(element("div", "map-card__title", head), element("div", "map-card__detail", rest.join(" · ")));
  const list = typeCounts(what.sums, what.group);
  for (const [code, count] of list.slice(0, TYPES_IN_CARD)) {
    card.append(line(code, `${names.event_types[code] ?? code}: ${strings.number(count)}`));
  }
  return card;
}

/** Links to the incidents given, and a button that says `all` and shows them in the list. */
export function popupCard(incidents, { total, title, all, strings, onAll }) {
  const card = element("section", "map-card map-card--popup");
  card.setAttribute("aria-label", title);
  card.append(element("h3", "map-card__head", title));
  const list = element("ul", "map-card__list");
  for (const incident of incidents) {
    const item = element("li");
    const link = element("a", "map-card__title", incident.title);
    link.href = incident.url;
    item.append(line(incident.event_type, link, element("div", "map-card__detail", details(incident, strings))));
    list.append(item);
  }
  card.append(list);
  if (total > incidents.length) card.append(element("p", "map-card__detail", strings.count("more", total - incidents.length)));
  const button = element("button", "quiet-button map-card__all", all);
  button.type = "button";
  button.addEventListener("click", onAll);
  card.append(button);
  return card;
}
