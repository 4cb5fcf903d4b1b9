/** Circles and polygons over the map: the one that filters, and the one that is being drawn. */

const STYLE = { interactive: false, weight: 2, fillOpacity: 0.06 };

/** {show(near, shape), preview(drawing)}; each draws anew, null takes away. Colours come from the style sheet. */
export function createShapes(L, map, pane) {
  const renderer = L.svg({ pane, padding: 0.5 });
  let [inForce, drawn] = [[], []];
  let asked = { near: null, shape: null };
  const style = (className) => ({ ...STYLE, renderer, className });
  const replace = (old, next) => {
    old.forEach((layer) => layer.remove());
    next.forEach((layer) => layer.addTo(map));
    return next;
  };
  const circle = (at, km, className) => L.circle(at, { ...style(className), radius: km * 1000 });
  const dot = (at) => L.circleMarker(at, { ...style("map-shape map-shape--corner"), radius: 4 });

  return {
    show({ near, shape }) {
      if (near === asked.near && shape === asked.shape) return;
      asked = { near, shape };
      const next = [];
      if (near) next.push(circle([near.lat, near.lng], near.km, "map-shape"));
      if (shape) next.push(L.polygon(shape, style("map-shape")));
      inForce = replace(inForce, next);
    },
    preview(drawing, pointer) {
      if (!drawing) drawn = replace(drawn, []);
      else if (drawing.kind === "radius") {
        const { centre, km } = drawing;
        drawn = replace(drawn, centre ? [dot(centre), ...(km ? [circle(centre, km, "map-shape map-shape--draft")] : [])] : []);
      } else {
        const line = pointer ? [...drawing.corners, pointer] : drawing.corners;
        drawn = replace(drawn, [L.polygon(line, style("map-shape map-shape--draft")), ...drawing.corners.map(dot)]);
      }
    },
  };
}
