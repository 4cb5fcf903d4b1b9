/**
 * The popup under a combobox: role listbox, options by the ARIA combobox pattern; focus stays in the input.
 * createListbox(input, {onChoose, strings}) → {open(items), note(text), close(), move(step), active(), isOpen()}.
 */
let created = 0;

function optionNode(item, id) {
  const node = document.createElement("li");
  node.className = "combobox__option";
  node.id = id;
  node.setAttribute("role", "option");
  node.setAttribute("aria-selected", "false");
  const label = document.createElement("span");
  label.dir = "auto";
  label.textContent = item.label;
  node.append(label);
  if (item.detail) {
    const detail = document.createElement("span");
    detail.className = "combobox__detail";
    detail.dir = "auto";
    detail.textContent = item.detail;
    node.append(detail);
  }
  return node;
}

function boxRound(input) {
  if (input.parentElement.matches(".combobox")) return input.parentElement;
  const box = document.createElement("div");
  box.className = "combobox";
  input.replaceWith(box);
  return box;
}

function build(input) {
  created += 1;
  const hadFocus = document.activeElement === input;
  const box = boxRound(input);
  const list = document.createElement("ul");
  list.className = "combobox__list";
  list.id = `combobox-list-${created}`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels?.[0]?.textContent.trim() ?? input.getAttribute("aria-label") ?? "");
  list.hidden = true;
  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  input.classList.add("input");
  const role = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", autocomplete: "off" };
  for (const [name, value] of Object.entries({ ...role, "aria-controls": list.id })) input.setAttribute(name, value);
  box.append(input, list, status);
  if (hadFocus) input.focus();
  return { list, status };
}

export function createListbox(input, { onChoose, strings }) {
  const { list, status } = build(input);
  let items = [];
  let at = -1;

  const mark = (index) => {
    list.querySelectorAll('[role="option"]').forEach((node, i) => node.setAttribute("aria-selected", String(i === index)));
    at = index;
    const node = list.children[index];
    if (node) input.setAttribute("aria-activedescendant", node.id);
    else input.removeAttribute("aria-activedescendant");
    node?.scrollIntoView({ block: "nearest" });
  };
  const show = (nodes) => {
    list.replaceChildren(...nodes);
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  };

  list.addEventListener("pointerdown", (event) => {
    event.preventDefault(); // the input keeps the focus
    const index = [...list.children].indexOf(event.target.closest('[role="option"]'));
    if (items[index]) onChoose(items[index]);
  });

  return {
    isOpen: () => !list.hidden,
    active: () => (list.hidden ? null : (items[at] ?? null)),
    open(found) {
      items = found;
      show(found.map((item, index) => optionNode(item, `${list.id}-${index}`)));
      mark(0);
      status.textContent = strings.count("results", found.length);
    },
    /** One line that cannot be chosen: nothing found, or no answer. */
    note(text) {
      items = [];
      const line = document.createElement("li");
      line.className = "combobox__empty";
      line.setAttribute("role", "option");
      line.setAttribute("aria-disabled", "true");
      line.setAttribute("aria-selected", "false");
      line.textContent = text;
      show([line]);
      mark(-1);
      status.textContent = text;
    },
    move(step) {
      if (items.length) mark((at + step + items.length) % items.length);
    },
    close() {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    },
  };
}
