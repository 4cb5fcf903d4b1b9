/**
 * Where the rows of a list of any length stand, when only those in view are in the document. Pure.
 *
 * A browser draws no element higher than some 17 million pixels (Firefox) or 33 (Chromium). A longer list gets a
 * bar of MOST_PX: small moves of it are moves by as many pixels; jumps are taken pixel by pixel near both ends and in
 * proportion between. Where small moves bring the bar to its end before the list, the bar is set where the list stands.
 *
 *   const scroll = createVirtualScroll(); scroll.resize({rows, rowHeight, viewport})
 *   scroll.top, scroll.rowHeight  the list's own pixel at the upper edge; as resized
 *   scroll.barHeight            height to give the element that is scrolled over
 *   scroll.moved(barTop)        takes up where the bar stands → barTop to set instead, or null
 *   scroll.range(spare)         {first, last}: rows from first to before last, `spare` more on each side
 *   scroll.topOf(row)           where the row stands inside the scrolled element, in pixels of the bar
 *   scroll.goTo(top)            barTop that shows the list's own pixel at the upper edge
 *   scroll.reveal(row)          barTop that shows the whole row with the least movement
 */
const MOST_PX = 8_000_000;
const ENDS = 20; // heights of the view

export function createVirtualScroll(most = MOST_PX) {
  let size = { rows: 0, rowHeight: 1, viewport: 0 };
  let [barTop, top] = [0, 0]; // where the bar stands, and the list's own pixel at the upper edge
  const height = () => size.rows * size.rowHeight;
  const barHeight = () => Math.min(height(), most);
  const furthest = () => Math.max(0, height() - size.viewport);
  const barFurthest = () => Math.max(0, barHeight() - size.viewport);
  const clamp = (value, last) => Math.min(Math.max(value, 0), last);
  const isScaled = () => barHeight() < height();
  /** Pixels from each end within which bar and list move alike. */
  const margin = () => Math.min(ENDS * size.viewport, most / 4);

  /** Between two scales that are alike within the margins and in proportion elsewhere. */
  function convert(value, from, to) {
    if (!isScaled() || value <= margin()) return clamp(value, to);
    if (value >= from - margin()) return clamp(to - (from - value), to);
    return margin() + ((value - margin()) / (from - 2 * margin())) * (to - 2 * margin());
  }
  const topFor = (at) => convert(at, barFurthest(), furthest());
  const barFor = (at) => convert(at, furthest(), barFurthest());

  function moved(at) {
    const step = at - barTop;
    barTop = at;
    if (!isScaled() || Math.abs(step) > 2 * size.viewport) {
      top = topFor(at);
      return null;
    }
    top = clamp(top + step, furthest());
    const isBarAtEnd = at <= 0 || at >= barFurthest();
    const isListAtEnd = top <= 0 || top >= furthest();
    if (isBarAtEnd === isListAtEnd) return null;
    barTop = barFor(top);
    return barTop;
  }

  return {
    get barHeight() {
      return barHeight();
    },
    get top() {
      return top;
    },
    get rowHeight() {
      return size.rowHeight;
    },
    moved,
    resize(next) {
      const row = size.rowHeight ? top / size.rowHeight : 0;
      const isOtherList = next.rows !== undefined && next.rows !== size.rows;
      size = { ...size, ...next };
      top = clamp(isOtherList ? top : row * size.rowHeight, furthest());
      barTop = barFor(top);
      return barTop;
    },
    range(spare) {
      const first = Math.max(0, Math.floor(top / size.rowHeight) - spare);
      return { first, last: Math.min(size.rows, Math.ceil((top + size.viewport) / size.rowHeight) + spare) };
    },
    goTo(pixel) {
      top = clamp(pixel, furthest());
      barTop = barFor(top);
      return barTop;
    },
    topOf: (row) => row * size.rowHeight - top + barTop,
    reveal(row) {
      const [start, end] = [row * size.rowHeight, (row + 1) * size.rowHeight];
      const wanted = start < top ? start : end > top + size.viewport ? end - size.viewport : top;
      if (wanted === top) return barTop;
      top = clamp(wanted, furthest());
      barTop = barFor(top);
      return barTop;
    },
  };
}
