/**
 * Where one incident lies. HTML: <div class="map-frame map-frame--small" data-spot-map="spot-map" data-basemap-url="…"> round
 * django-leaflet's map of that id, and {{ spot|json_script:"incident-spot" }} with lat, lng, uncertainty_km, is_vague, event_type.
 * Drawn as on the dashboard: a vague place is a dashed area, never a pin.
 */
import { vagueRadiusKm } from "../lib/vagueness.js";
import { createIncidentLayer } from "./incident_layer.js";
import { addBaseMap, setUpMap } from "./setup.js";

const TOWN_ZOOM = 7;
const KM_PER_DEGREE = 111;

/** A view on the town, or on the whole area with room round it. */
function frame(map, incident) {
  const reach = (1.6 * vagueRadiusKm(incident)) / KM_PER_DEGREE;
  if (!reach) return map.setView([incident.lat, incident.lng], TOWN_ZOOM, { animate: false });
  const corners = [-reach, reach].map((step) => [incident.lat + step, incident.lng + step]);
  return map.fitBounds(corners, { maxZoom: TOWN_ZOOM, animate: false });
}

export function startSpotMap(root, { spot, strings, language, direction }) {
  const incident = { ...spot, id: "spot", place_is_vague: spot.is_vague, coarse: false };
  window.addEventListener("map:init", ({ detail: { id, map } }) => {
    if (id !== root.dataset.spotMap) return;
    setUpMap(map, { strings, direction, label: strings.text("map_label") });
    frame(map, incident);
    const incidentLayer = createIncidentLayer(window.L);
    incidentLayer.layer.addTo(map);
    incidentLayer.show([incident]);
    addBaseMap(window.L, map, { url: root.dataset.basemapUrl, language });
  });
}
