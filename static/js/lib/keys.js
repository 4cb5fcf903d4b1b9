/** When a key is a command and when it is writing. Pure but for reading the event. */

const TEXT_INPUTS = new Set(
  "text search url email tel password number date time month week datetime-local".split(" "),
);

/** Whether keys pressed on the element write or choose something there. */
export function isTyping(element) {
  if (!element) return false;
  if (element.isContentEditable) return true;
  const name = element.tagName;
  if (name === "TEXTAREA" || name === "SELECT") return true;
  return name === "INPUT" && TEXT_INPUTS.has((element.type || "text").toLowerCase());
}

/**
 * The key, letters in lower case. On a layout of another script (Arabic, Cyrillic, Greek) a letter's key gives the Latin
 * letter that is printed beside it: there `key` is no ASCII and `code` names the place on the keyboard.
 */
export function letterOf({ key, code = "" }) {
  const place = /^[^\x00-\x7f]+$/.test(key) ? /^Key([A-Z])$/.exec(code) : null;
  if (place) return place[1].toLowerCase();
  return key.length === 1 ? key.toLowerCase() : key;
}

/** The key of a plain press, lower case; null with a modifier, in the midst of composing, or while typing. */
export function commandKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return null;
  if (isTyping(event.target)) return null;
  return letterOf(event);
}
