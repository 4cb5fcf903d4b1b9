/**
 * A fragment of HTML from our own server as nodes, with nothing in it but text, simple structure and links to our own
 * pages. The server escapes what it quotes; this is the second lock.
 */
const ELEMENTS = new Set(["P", "UL", "OL", "LI", "A", "SPAN", "STRONG", "EM", "TIME", "H2", "H3", "DIV", "SMALL"]);
const ATTRIBUTES = new Set(["class", "dir", "lang", "datetime", "href", "title"]);

/** Whether a link stays on this site: "/…" but not "//…" or "/\…". */
export function isOwnPath(href) {
  return /^\/(?![/\\])/.test(href);
}

function clean(node, documentNow) {
  if (node.nodeType === 3) return documentNow.createTextNode(node.data);
  if (node.nodeType !== 1) return null;
  if (!ELEMENTS.has(node.tagName)) return documentNow.createTextNode(node.textContent);
  const copy = documentNow.createElement(node.tagName);
  for (const { name, value } of node.attributes) {
    if (ATTRIBUTES.has(name) && (name !== "href" || isOwnPath(value))) copy.setAttribute(name, value);
  }
  copy.append(...cleanAll(node.childNodes, documentNow));
  return copy;
}

function cleanAll(nodes, documentNow) {
  return [...nodes].map((node) => clean(node, documentNow)).filter(Boolean);
}

export function safeNodes(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  return cleanAll(parsed.body.childNodes, document);
}
