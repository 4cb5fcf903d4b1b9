/** What every map of ours has: bounds, controls with names, credit, and the base map. */
import { createBaseLayer } from "./base_layer.js";

/** The Sahel as first shown, and how far one may wander from it; [[south, west], [north, east]]. */
export const REGION = [[9.5, -12.5], [21, 17]];
const ROAM = [[-4, -30], [38, 42]];
const MIN_ZOOM = 3.5;

function nameButtons(container, strings) {
  for (const [name, key] of [["in", "zoom_in"], ["out", "zoom_out"]]) {
    const button = container.querySelector(`.leaflet-control-zoom-${name}`);
    button?.setAttribute("aria-label", strings.text(key));
    button?.setAttribute("title", strings.text(key));
  }
}

/** Prepares a map that django-leaflet made; `label` is its accessible name. */
export function setUpMap(map, { strings, direction, label }) {
  map.setMaxBounds(ROAM);
  map.options.zoomSnap = 0.25;
  map.setMinZoom(MIN_ZOOM);
  map.attributionControl.setPrefix(false);
  map.attributionControl.addAttribution(strings.text("map_credit"));
  map.attributionControl.getContainer().dir = direction;
  map.zoomControl.setPosition(direction === "rtl" ? "topright" : "topleft");
  const container = map.getContainer();
  container.setAttribute("role", "application");
  container.setAttribute("aria-label", label);
  nameButtons(container, strings);
}

/** Adds the base map when it has come; without it the map stays usable on plain ground. */
export async function addBaseMap(L, map, { url, language }) {
  const names = new Intl.DisplayNames([language], { type: "region" });
  const answer = await fetch(url).catch(() => null);
  if (!answer?.ok) return;
  createBaseLayer(L, await answer.json(), { language, nameOf: (code) => names.of(code) }).addTo(map);
}
