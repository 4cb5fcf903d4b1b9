/**
 * Filters drawn on the map. HTML: <button data-map-draw="radius|polygon" aria-pressed>, and <form data-map-drawing hidden> with
 * [data-drawing-hint], <input type="number" data-drawing-km> in [data-drawing-km-field], a submit button and <button data-drawing-cancel>.
 *
 * Radius: press the centre and drag, or click centre and rim, or type the kilometres. Polygon: click the corners; double click,
 * Enter or the form's button closes it. Escape cancels, in the form too, Backspace takes the last corner back; with the keyboard alone,
 * Space sets a corner in the middle of the map.
 */
import { clickAt, pointAt, roundKm, startDrawing, takeBack, toFilter } from "../lib/drawing.js";

const DRAGGED_PX = 6;
/** The click that ends a press on the rim comes after it and must choose nothing. */
const LAST_CLICK_MS = 60;

function connectRadius(map, { present, act, finish }) {
  const container = map.getContainer();
  let press = null;
  const isOurs = (event) => present()?.kind === "radius" && event.isPrimary && !event.target.closest(".leaflet-control");
  container.addEventListener("pointerdown", (event) => {
    if (!isOurs(event)) return;
    press = { x: event.clientX, y: event.clientY, isSecond: Boolean(present().centre) };
    if (!press.isSecond) act(clickAt(present(), map.mouseEventToLatLng(event)));
  });
  container.addEventListener("pointermove", (event) => isOurs(event) && act(pointAt(present(), map.mouseEventToLatLng(event))));
  container.addEventListener("pointerup", (event) => {
    if (!isOurs(event) || !press) return;
    const isDragged = Math.hypot(event.clientX - press.x, event.clientY - press.y) > DRAGGED_PX;
    if (isDragged || press.isSecond) finish(pointAt(present(), map.mouseEventToLatLng(event)));
    press = null;
  });
}

function connectPolygon(map, { present, act, finish, shapes }) {
  const isOurs = () => present()?.kind === "polygon";
  map.on("click", (event) => isOurs() && act(clickAt(present(), event.latlng)));
  map.on("mousemove", (event) => isOurs() && shapes.preview(present(), [event.latlng.lat, event.latlng.lng]));
  map.on("dblclick", () => isOurs() && finish(present()));
}

function connectKeys(map, { present, act, finish, stop }) {
  const commands = {
    Escape: stop,
    Enter: () => finish(present()),
    Backspace: () => act(takeBack(present())),
    " ": () => {
      const next = clickAt(present(), map.getCenter());
      if (next.isDone) finish(next);
      else act(next);
    },
  };
  map.getContainer().addEventListener("keydown", (event) => {
    if (!present() || event.target !== map.getContainer() || !commands[event.key]) return;
    event.preventDefault();
    commands[event.key]();
  });
}

/** {isDrawing()}. */
export function connectDrawing(root, map, { state, strings, shapes }) {
  const form = root.querySelector("[data-map-drawing]");
  const [hint, kmField, kmInput] = ["hint", "km-field", "km"].map((name) => form.querySelector(`[data-drawing-${name}]`));
  const buttons = [...root.querySelectorAll("[data-map-draw]")];
  let drawing = null;
  let isEnding = false;

  function showForm() {
    buttons.forEach((button) => button.setAttribute("aria-pressed", String(drawing?.kind === button.dataset.mapDraw)));
    form.hidden = !drawing;
    map.getContainer().classList.toggle("is-drawing", Boolean(drawing));
    for (const handler of [map.doubleClickZoom, map.boxZoom]) drawing ? handler.disable() : handler.enable();
    if (drawing?.kind === "radius") map.dragging.disable();
    else map.dragging.enable();
    if (!drawing) return;
    kmField.hidden = drawing.kind !== "radius";
    hint.textContent = ["draw_" + drawing.kind + "_hint", "draw_keys"].map((key) => strings.text(key)).join(" ");
  }

  function act(next) {
    drawing = next;
    shapes.preview(drawing, null);
    if (drawing?.kind === "radius" && drawing.km && document.activeElement !== kmInput) kmInput.value = drawing.km;
  }

  function start(kind) {
    act(startDrawing(kind));
    kmInput.value = "";
    showForm();
    map.getContainer().focus({ preventScroll: true });
  }

  /** The form goes; a focus that was in it goes to the map. */
  function stop() {
    const hadFocus = form.contains(document.activeElement);
    act(null);
    showForm();
    if (hadFocus) map.getContainer().focus({ preventScroll: true });
  }

  function finish(next) {
    const change = toFilter(next);
    if (!change) {
      act(next);
      hint.textContent = strings.text(next.kind === "radius" ? "draw_radius_more" : "draw_polygon_more");
      return;
    }
    stop();
    isEnding = true;
    setTimeout(() => (isEnding = false), LAST_CLICK_MS);
    state.setFilter(change, { push: true });
  }

  buttons.forEach((button) => button.addEventListener("click", () => (drawing?.kind === button.dataset.mapDraw ? stop() : start(button.dataset.mapDraw))));
  kmInput.addEventListener("input", () => {
    const km = Number(kmInput.value);
    if (drawing?.centre && km > 0) act({ ...drawing, km: roundKm(km) });
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    finish(drawing);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    stop();
  });
  form.querySelector("[data-drawing-cancel]").addEventListener("click", stop);
  const tools = { present: () => drawing, act, finish, stop, shapes };
  connectRadius(map, tools);
  connectPolygon(map, tools);
  connectKeys(map, tools);
  return { isDrawing: () => drawing !== null || isEnding };
}
