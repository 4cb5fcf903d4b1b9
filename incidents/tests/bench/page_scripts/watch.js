/**
 * Set in the dashboard before its own scripts; the clock is that of the navigation (performance.now()).
 * window.bench.first: the first picture with any pixel in it has been put on the incidents' canvas, and the frame that
 * follows it has been painted. window.bench.mark is the same for the page's own mark "sahel:first-incidents".
 * window.bench.baseMap: the canvas of the base map is there, which is painted as it is put there, and its frame was.
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
    if (name === "sahel:first-incidents") afterFrame((now) => { window.bench.mark ??= now; });
    return mark(name, options);
  };
  const pens = CanvasRenderingContext2D.prototype;
  const put = pens.putImageData;
  const hasPixels = ({ data }) => {
    const pixels = new Uint32Array(data.buffer);
    for (let at = 0; at < pixels.length; at += 1) if (pixels[at]) return true;
    return false;
  };
  pens.putImageData = function putImageData(image, ...place) {
    put.call(this, image, ...place);
    if (!this.canvas.closest?.(".leaflet-overlay-pane") || !hasPixels(image)) return;
    pens.putImageData = put;
    afterFrame((now) => { window.bench.first = now; });
  };
  const watchBaseMap = () => {
    if (document.querySelector(".leaflet-tile-pane canvas")) afterFrame((now) => { window.bench.baseMap = now; });
    else requestAnimationFrame(watchBaseMap);
  };
  requestAnimationFrame(watchBaseMap);
})();
