/** One row of the list. HTML: templates/dashboard/_incident.html, an empty one in <template data-list-item>. */
import { eventType } from "../lib/event_types.js";
import { marksOf } from "../lib/vagueness.js";

/** The nodes of a row, looked up once. */
export function createRow(template) {
  const item = template.content.firstElementChild.cloneNode(true);
  const part = (name) => item.querySelector(`[data-part="${name}"]`);
  return {
    item, number: -1, stamp: null, id: "",
    key: part("key"), use: part("key").querySelector("use"), title: part("title"), when: part("when"), where: part("where"),
    deaths: part("deaths"), marks: part("marks"),
  };
}

export function setText(node, text) {
  if (node.firstChild?.nodeType === 3 && node.childNodes.length === 1) {
    if (node.firstChild.data !== text) node.firstChild.data = text;
  } else node.textContent = text;
}

function fillMarks(node, marks, strings) {
  while (node.children.length < marks.length) {
    const badge = document.createElement("span");
    badge.className = "incident__mark";
    node.append(badge);
  }
  [...node.children].forEach((badge, index) => {
    badge.hidden = index >= marks.length;
    if (!badge.hidden) setText(badge, strings.text(marks[index]));
  });
}

/** Writes what lib/describe.js says of the incident. */
export function fillRow(parts, incident, strings) {
  parts.id = incident.id;
  parts.item.dataset.incident = incident.id;
  if (parts.key.dataset.type !== incident.event_type) {
    parts.key.dataset.type = incident.event_type;
    parts.use.setAttribute("href", `#type-${eventType(incident.event_type).slug}`);
  }
  setText(parts.title, incident.title);
  parts.title.setAttribute("href", incident.url);
  setText(parts.when, incident.date_text ?? "");
  setText(parts.where, [incident.country_name, incident.place].filter(Boolean).join(" · "));
  setText(parts.deaths, strings.text("deaths", { text: incident.fatalities_text }));
  fillMarks(parts.marks, marksOf(incident), strings);
}
