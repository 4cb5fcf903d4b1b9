/**
 * A Leaflet layer that is one canvas over the view and a margin round it. It moves and scales with the map
 * during a gesture and is painted anew at its end. `paint(ctx, frame)` draws in layer pixels; frame is
 * {bounds, zoom, worldSize, origin}: a point of the unit square of Web Mercator lies at x * worldSize - origin.x.
 */
import { onPaletteChange } from "./palette.js";

export function createCanvasLayer(L, { paint, pane, padding = 0.25 }) {
  const CanvasLayer = L.Renderer.extend({
    _initContainer() {
      this._container = document.createElement("canvas");
      this._container.setAttribute("aria-hidden", "true");
      this._ctx = this._container.getContext("2d");
    },

    _destroyContainer() {
      this._container.remove();
      delete this._ctx;
    },

    _updatePaths() {}, // Leaflet calls it for vector layers; there are none here

    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      this.repaint();
    },

    /** Paints now; harmless before the layer is on a map. */
    repaint() {
      if (!this._map || !this._bounds) return;
      const ratio = Math.min(window.devicePixelRatio || 1, 2);
      const size = this._bounds.getSize();
      L.DomUtil.setPosition(this._container, this._bounds.min);
      this._container.width = Math.round(size.x * ratio);
      this._container.height = Math.round(size.y * ratio);
      this._container.style.width = `${size.x}px`;
      this._container.style.height = `${size.y}px`;
      this._ctx.setTransform(ratio, 0, 0, ratio, -this._bounds.min.x * ratio, -this._bounds.min.y * ratio);
      paint(this._ctx, frameOf(this._map, this._bounds));
    },
  });
  const layer = new CanvasLayer({ pane, padding });
  onPaletteChange(() => layer.repaint());
  return layer;
}

function frameOf(map, bounds) {
  const zoom = map.getZoom();
  return { bounds, zoom, worldSize: 256 * 2 ** zoom, origin: map.getPixelOrigin() };
}

/** x and y of a place in the unit square of Web Mercator. */
export function toUnitSquare(lng, lat) {
  const sine = Math.sin((lat * Math.PI) / 180);
  return [lng / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}
