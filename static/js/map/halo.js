/**
 * A ring round a mark, or the hatched area of a vague place, laid over the map as one element: to light or to choose
 * something repaints no canvas. createHalo(L, map, {pane, className}) → {show(mark, disc), hide()}; mark {x, y, radius} and disc {x, y,
 * radius} or null, in layer pixels. It goes when a zoom starts.
 */
const MARGIN_PX = 4;

function put(L, node, { x, y, radius }) {
  const side = `${2 * radius}px`;
  node.hidden = false;
  Object.assign(node.style, { width: side, height: side });
  L.DomUtil.setPosition(node, L.point(x - radius, y - radius));
}

export function createHalo(L, map, { pane, className }) {
  const [ring, area] = ["map-halo", "map-halo map-halo--area"].map((name) => L.DomUtil.create("div", `${name} ${className}`, map.getPane(pane)));
  let isShown = true;
  const hide = () => {
    if (!isShown) return;
    isShown = false;
    ring.hidden = true;
    area.hidden = true;
  };
  hide();
  map.on("zoomstart viewreset", hide);
  return {
    show(mark, disc) {
      hide();
      isShown = true;
      put(L, ring, { ...mark, radius: mark.radius + MARGIN_PX });
      if (disc) put(L, area, disc);
    },
    hide,
  };
}
