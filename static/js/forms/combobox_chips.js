/** The chips of a combobox with several choices; HTML in combobox.js. */

function chip(item, name, strings) {
  const node = document.createElement("li");
  node.className = "chip";
  const label = document.createElement("span");
  label.dir = "auto";
  label.textContent = item.label;
  const hidden = document.createElement("input");
  Object.assign(hidden, { type: "hidden", name, value: item.id });
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "chip__remove", textContent: "×" });
  button.setAttribute("aria-label", strings.text("remove", { name: item.label }));
  node.append(label, hidden, button);
  return node;
}

function listFor(input) {
  const found = document.querySelector(`[data-chips-for="${CSS.escape(input.id)}"]`);
  if (found) return found;
  const list = document.createElement("ul");
  list.className = "combobox__chips";
  input.closest(".combobox").before(list);
  return list;
}

/** {add(item), dropLast()} over the list of chips; the form hears "change" of each. */
export function chipsFor(input, strings) {
  const list = listFor(input);
  const changed = () => list.dispatchEvent(new Event("change", { bubbles: true }));
  list.addEventListener("click", (event) => {
    const button = event.target.closest(".chip__remove");
    if (!button) return;
    button.closest(".chip").remove();
    input.focus();
    changed();
  });
  return {
    add(item) {
      const isThere = [...list.querySelectorAll("input")].some((known) => known.value === String(item.id));
      if (isThere) return;
      list.append(chip(item, input.dataset.name, strings));
      changed();
    },
    dropLast() {
      if (!list.lastElementChild) return;
      list.lastElementChild.remove();
      changed();
    },
  };
}
