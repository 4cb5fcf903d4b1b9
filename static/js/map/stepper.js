/**
 * The map by keyboard: with the map focused N and P step through what is in view, from the top in rows, Enter opens or
 * zooms, Escape lets go (arrows, + and - are Leaflet's). The present one is ringed and told in [data-map-live].
 */
import { commandKey } from "../lib/keys.js";

const ROW_PX = 40;

/** Marks in the view in reading order: rows from the top, each from the reader's side. */
export function inReadingOrder(marks, direction) {
  const sign = direction === "rtl" ? -1 : 1;
  return [...marks].sort((a, b) => Math.floor(a.y / ROW_PX) - Math.floor(b.y / ROW_PX) || sign * (a.x - b.x) || a.y - b.y);
}

export function createStepper(map, { incidentLayer, words, opener, halo, live, strings, direction, isDrawing }) {
  let present = null; // the mark that is chosen
  let spot = -1; // where it stands
  let returnTo = null;

  function inView() {
    const size = map.getSize();
    const corner = map.containerPointToLayerPoint([0, 0]);
    return inReadingOrder(incidentLayer.marks().filter(({ x, y }) => {
      const [left, top] = [x - corner.x, y - corner.y];
      return left >= 0 && top >= 0 && left <= size.x && top <= size.y;
    }), direction);
  }

  function leave() {
    if (!present) return;
    present = null;
    halo.hide();
    live.textContent = "";
  }

  /** After new data: the mark of the same spot is the present one, whatever its group is called now. */
  function stay() {
    if (!present) return;
    const mark = incidentLayer.markOfSpot(spot);
    if (!mark) return leave();
    present = mark;
    halo.show(mark, incidentLayer.discOf(mark));
    return undefined;
  }

  function step(by) {
    const marks = inView();
    if (!marks.length) {
      leave();
      live.textContent = strings.text("map_nothing");
      return;
    }
    const at = present ? marks.findIndex(({ group, isTag }) => group === present.group && isTag === present.isTag) : -1;
    const next = at < 0 ? (by > 0 ? 0 : marks.length - 1) : (at + by + marks.length) % marks.length;
    present = marks[next];
    spot = incidentLayer.spotOf(present);
    halo.show(present, incidentLayer.discOf(present));
    live.textContent = strings.text("map_step", { position: strings.number(next + 1), total: strings.number(marks.length), text: words.sentence(present) });
  }

  function open() {
    const card = opener.open(present);
    if (!card) return leave();
    returnTo = map.getContainer();
    card.querySelector("a, button")?.focus();
    return undefined;
  }

  const commands = {
    n: () => step(1),
    p: () => step(-1),
    Enter: () => (present ? open() : false),
    Escape: () => (present ? leave() : false),
  };
  const container = map.getContainer();
  container.addEventListener("keydown", (event) => {
    if (event.target !== container || isDrawing()) return;
    const command = commands[commandKey(event)];
    if (command && command() !== false) event.preventDefault();
  });
  container.addEventListener("blur", () => !returnTo && leave());
  map.on("popupclose", () => {
    returnTo?.focus({ preventScroll: true });
    returnTo = null;
  });
  map.on("zoomstart", leave);
  return { leave, stay, inView };
}
