/** How the map looks. HTML: <select data-map-colour>, <select data-map-shade>, <select data-map-level> in [data-map-level-field]. */

/** Returns show(view). */
export function connectChoices(root, { state }) {
  const [colour, shade, level] = ["colour", "shade", "level"].map((name) => root.querySelector(`[data-map-${name}]`));
  const levelField = root.querySelector("[data-map-level-field]");
  colour.addEventListener("change", () => state.setDisplay({ colour: colour.value }));
  shade.addEventListener("change", () => state.setDisplay({ shade: shade.value }));
  level.addEventListener("change", () => state.setDisplay({ level: level.value }));
  const set = (select, value) => {
    if (select.value !== value) select.value = value;
  };
  return ({ display }) => {
    set(colour, display.colour);
    set(shade, display.shade);
    set(level, display.level);
    levelField.hidden = display.shade === "none";
  };
}
