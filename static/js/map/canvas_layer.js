/**
 * A Leaflet layer that is one canvas over the view and a margin round it. It moves and scales with the map during a
 * gesture and is painted anew at its end, unless what it holds still covers the view well. `paint(ctx, frame)` draws
 * in layer pixels and clears first where it does not fill; frame is {bounds, zoom, worldSize, origin, ratio}: a point
 * of the unit square of Web Mercator lies at x * worldSize - origin.x.
 */
import { onPaletteChange } from "./palette.js";

/** How much of the margin may be used up before the canvas is painted anew. */
const USABLE_MARGIN = 0.6;

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

    getEvents() {
      return { ...L.Renderer.prototype.getEvents.call(this), move: this._onMove, moveend: this._onMoveEnd };
    },

    _onMove() {
      if (this._isSameScale() && !this._covers(0)) this._update();
    },

    _onMoveEnd() {
      if (!this._isSameScale() || !this._covers(padding * (1 - USABLE_MARGIN))) this._update();
    },

    /** After a jump the end of the move has painted already. */
    _reset() {
      if (!this._isSameScale() || !this._covers(0)) this._update();
      this._updateTransform(this._center, this._zoom);
    },

    _isSameScale() {
      const { zoom, origin, size } = this._painted ?? {};
      return zoom === this._map.getZoom() && origin.equals(this._map.getPixelOrigin()) && size.equals(this._map.getSize());
    },

    /** Whether the canvas reaches beyond the view by this share of its size. */
    _covers(share) {
      const size = this._map.getSize();
      const corner = (sign) => this._map.containerPointToLayerPoint(sign < 0 ? size.multiplyBy(-share) : size.multiplyBy(1 + share));
      return this._bounds.contains(corner(-1)) && this._bounds.contains(corner(1));
    },

    _updatePaths() {}, // Leaflet calls it for vector layers; there are none here

    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      this._painted = { zoom: this._map.getZoom(), origin: this._map.getPixelOrigin(), size: this._map.getSize() };
      this._fit();
      this.repaint();
    },

    /** Puts the canvas where its bounds are; a new size empties it. */
    _fit() {
      this._ratio = Math.min(window.devicePixelRatio || 1, 2);
      const size = this._bounds.getSize();
      const [width, height] = [Math.round(size.x * this._ratio), Math.round(size.y * this._ratio)];
      L.DomUtil.setPosition(this._container, this._bounds.min);
      if (this._container.width !== width || this._container.height !== height) {
        Object.assign(this._container, { width, height });
        Object.assign(this._container.style, { width: `${size.x}px`, height: `${size.y}px` });
      }
    },

    /** A canvas with nothing on it costs each frame of the page some 0.3 ms, so it is taken away (measured). */
    setShown(isShown) {
      if (this._container) this._container.style.display = isShown ? "" : "none";
    },

    /** Paints now; harmless where there is no room (a map is hidden on paper), before the layer is on a map, and during the animation of a zoom, whose end paints. */
    repaint() {
      if (!this._map || !this._bounds || this._map._animatingZoom || !this._container.width || !this._container.height) return;
      const { min } = this._bounds;
      this._ctx.setTransform(this._ratio, 0, 0, this._ratio, -min.x * this._ratio, -min.y * this._ratio);
      const { zoom, origin } = this._painted;
      paint(this._ctx, { bounds: this._bounds, zoom, worldSize: 256 * 2 ** zoom, origin, ratio: this._ratio });
    },
  });
  const layer = new CanvasLayer({ pane, padding });
  onPaletteChange(() => layer.repaint());
  return layer;
}

export function clearFrame(ctx, { min, max }) {
  ctx.clearRect(min.x, min.y, max.x - min.x, max.y - min.y);
}
