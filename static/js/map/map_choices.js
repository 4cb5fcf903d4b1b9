/** How the map looks. HTML: <select data-map-colour>, <select data-map-shade>, <select data-map-level> in [data-map-level-field]. */

/** Returns show(view, levels): levels are those whose outlines are loaded. */
export function connectChoices(root, { state, shadeLayer }) {
  const [colour, shade, level] = ["colour", "shade", "level"].map((name) => root.querySelector(`[data-map-${name}]`));
  const levelField = root.querySelector("[data-map-level-field]");
  colour.addEventListener("change", () => state.setDisplay({ colour: colour.value }));
  shade.addEventListener("change", () => state.setDisplay({ shade: shade.value }));
  level.addEventListener("change", () => shadeLayer.setLevel(Number(level.value)));
  const set = (select, value) => {
    if (select.value !== value) select.value = value;
  };
  return ({ display }, levels) => {
    set(colour, display.colour);
    set(shade, display.shade);
    levelField.hidden = display.shade === "none" || !levels?.includes(2);
  };
}
