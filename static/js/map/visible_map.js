/**
 * "Only the visible map". HTML: <button data-map-visible aria-pressed>. While it is on, a reader who moves the map moves the
 * filter along; a map that is set by a link or by the page's size does not change what the link asks.
 */

const DECIMALS = 1e3;

/** [south, west, north, east], rounded outwards, so that nothing at the edge of the view is left out. */
export function boundsOf(map) {
  const bounds = map.getBounds();
  const down = (degrees) => Math.floor(degrees * DECIMALS) / DECIMALS;
  const up = (degrees) => Math.ceil(degrees * DECIMALS) / DECIMALS;
  return [down(bounds.getSouth()), down(bounds.getWest()), up(bounds.getNorth()), up(bounds.getEast())];
}

export function connectVisibleMap(button, map, { state }) {
  const isOn = () => state.get().filter.bounds !== null;
  const set = (options) => {
    const bounds = boundsOf(map);
    if (String(bounds) !== String(state.get().filter.bounds)) state.setFilter({ bounds }, options);
  };
  button.addEventListener("click", () => (isOn() ? state.setFilter({ bounds: null }, { push: true }) : set({ push: true })));
  map.on("readermove", () => isOn() && state.get().store.loaded && set());
  return () => {
    const text = String(isOn());
    if (button.getAttribute("aria-pressed") !== text) button.setAttribute("aria-pressed", text);
  };
}
