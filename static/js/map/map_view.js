/**
 * The map of the dashboard. HTML: <div data-map="incident-map" data-basemap-url="…"> round django-leaflet's map of that id,
 * which announces itself with the window event "map:init" {id, map}.
 *
 * Hovering names what lies there; a click opens the one incident, or a list where there are several or the
 * finger is coarse. It subscribes to the view state and to `lit`, the id of the incident pointed at in any view.
 */
import { createIncidentLayer } from "./incident_layer.js";
import { popupCard, tooltipCard } from "./map_cards.js";
import { REGION, addBaseMap, setUpMap } from "./setup.js";

function connectPointer(L, map, { incidentLayer, strings, lit }) {
  const tooltip = L.tooltip({ className: "map-tooltip", direction: "auto", offset: [14, 0], opacity: 1 });
  let shown = null;
  const hide = () => {
    if (!shown) return;
    shown = null;
    map.closeTooltip(tooltip);
    map.getContainer().classList.remove("is-pointing");
    lit.set(null);
  };
  map.on("mousemove", (event) => {
    const group = incidentLayer.hit(event.layerPoint);
    if (!group) return hide();
    tooltip.setLatLng(event.latlng);
    if (group === shown) return undefined;
    shown = group;
    const incidents = incidentLayer.incidentsOf(group);
    tooltip.setContent(tooltipCard(incidents, strings));
    map.openTooltip(tooltip);
    map.getContainer().classList.add("is-pointing");
    lit.set(incidents[0].id);
    return undefined;
  });
  map.on("mouseout zoomstart", hide);
  map.on("click", (event) => {
    const group = incidentLayer.hit(event.layerPoint);
    const isTouch = event.originalEvent.pointerType === "touch";
    if (group) open(L, map, { group, incidents: incidentLayer.incidentsOf(group), latlng: event.latlng, strings, isTouch });
  });
}

function open(L, map, { group, incidents, latlng, strings, isTouch }) {
  if (incidents.length === 1 && !isTouch) {
    window.location.assign(incidents[0].url);
    return;
  }
  const at = group.radius ? latlng : map.layerPointToLatLng([group.x, group.y]);
  L.popup({ className: "map-popup", maxWidth: 320, maxHeight: 260 }).setLatLng(at).setContent(popupCard(incidents, strings)).openOn(map);
}

/** [[south, west], [north, east]] of those with a place, null when none has one. */
function boxOf(incidents) {
  let [south, west, north, east] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { lat, lng } of incidents) {
    if (lat === null) continue;
    [south, north] = [Math.min(south, lat), Math.max(north, lat)];
    [west, east] = [Math.min(west, lng), Math.max(east, lng)];
  }
  return south <= north ? [[south, west], [north, east]] : null;
}

/** Fits the dated and placed once, so that a handful of incidents fills the map; never closer than a region. */
function frameIncidents(map, incidents) {
  const corners = boxOf(incidents);
  if (corners) map.fitBounds(corners, { padding: [70, 70], maxZoom: 6.5, animate: false });
}

function follow(map, { incidentLayer, state, lit }) {
  let isFramed = false;
  state.subscribe((view) => {
    incidentLayer.show(view.matching);
    if (!isFramed && view.incidents.length) {
      isFramed = true;
      frameIncidents(map, view.matching.length ? view.matching : view.incidents);
    }
  });
  lit.subscribe((id) => incidentLayer.light(id));
}

/** Moves the map so far that the incident can be seen; for the keyboard, whose list stands beside the map. */
function reveal(map, incident) {
  if (incident.lat === null) return;
  const at = [incident.lat, incident.lng];
  const animate = !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (!map.getBounds().pad(-0.1).contains(at)) map.panTo(at, { animate });
}

export function startMap(root, { state, lit, focused, strings, language, direction }) {
  const L = window.L;
  window.addEventListener("map:init", (event) => {
    const { id, map } = event.detail;
    if (id !== root.dataset.map) return;
    setUpMap(map, { strings, direction, label: strings.text("map_label") });
    map.fitBounds(REGION, { animate: false });
    const incidentLayer = createIncidentLayer(L);
    incidentLayer.layer.addTo(map);
    follow(map, { incidentLayer, state, lit });
    connectPointer(L, map, { incidentLayer, strings, lit });
    focused.subscribe((incident) => incident && reveal(map, incident));
    new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(root);
    addBaseMap(L, map, { url: root.dataset.basemapUrl, language });
  });
}
