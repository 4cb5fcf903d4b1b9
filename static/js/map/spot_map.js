/**
 * Where one incident lies. HTML: <div class="map-frame map-frame--small" data-spot-map="spot-map" data-basemap-url="…"> round
 * django-leaflet's map of that id, and {{ spot|json_script:"incident-spot" }} with lat, lng, uncertainty_km, is_vague, event_type.
 * Drawn as on the dashboard: a vague place is a dashed area, never a pin.
 */
import { viewOf } from "../lib/one_incident.js";
import { createScene } from "../lib/scene.js";
import { vagueRadiusKm } from "../lib/vagueness.js";
import { createIncidentLayer } from "./incident_layer.js";
import { addBaseMap, setUpMap } from "./setup.js";
import { createVagueLayer } from "./vague_layer.js";

const TOWN_ZOOM = 7;
const KM_PER_DEGREE = 111;

/** A view on the town, or on the whole area with room round it. */
function frame(map, { lat, lng, uncertainty_km, is_vague }) {
  const reach = (1.6 * vagueRadiusKm({ place_is_vague: is_vague, coarse: false, uncertainty_km })) / KM_PER_DEGREE;
  if (!reach) return map.setView([lat, lng], TOWN_ZOOM, { animate: false });
  const corners = [-reach, reach].map((step) => [lat + step, lng + step]);
  return map.fitBounds(corners, { maxZoom: TOWN_ZOOM, animate: false });
}

export function startSpotMap(root, { spot, strings, language, direction }) {
  window.addEventListener("map:init", ({ detail: { id, map } }) => {
    if (id !== root.dataset.spotMap) return;
    setUpMap(map, { strings, direction, label: strings.text("map_label") });
    frame(map, spot);
    const scene = createScene();
    scene.take(viewOf(spot));
    map.createPane("vaguePane").style.zIndex = 390;
    createVagueLayer(window.L, scene, "vaguePane").layer.addTo(map);
    createIncidentLayer(window.L, map, scene).layer.addTo(map);
    addBaseMap(window.L, map, { url: root.dataset.basemapUrl, language });
  });
}
