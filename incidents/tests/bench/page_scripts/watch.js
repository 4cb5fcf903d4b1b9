/**
 * Set in the dashboard before its own scripts; the clock is that of the navigation (performance.now()).
 * window.bench.first: the page's mark "sahel:first-incidents" and the frame that follows it have been painted.
 * window.bench.baseMap: all tiles of the base map have been.
 */
(() => {
  window.bench = {};
  window.sahelMaps = {};
  window.addEventListener("map:init", ({ detail }) => { window.sahelMaps[detail.id] = detail.map; });
  const afterFrame = (done) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now());
    port2.postMessage(0);
  });
  const mark = performance.mark.bind(performance);
  performance.mark = (name, options) => {
    if (name === "sahel:first-incidents") afterFrame((now) => { window.bench.first ??= now; });
    return mark(name, options);
  };
  const watchTiles = () => {
    const tiles = [...document.querySelectorAll(".leaflet-tile-pane .leaflet-tile")];
    if (tiles.length && tiles.every((tile) => tile.classList.contains("leaflet-tile-loaded"))) {
      afterFrame((now) => { window.bench.baseMap = now; });
    } else requestAnimationFrame(watchTiles);
  };
  requestAnimationFrame(watchTiles);
})();
