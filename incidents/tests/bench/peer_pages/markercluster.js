/**
 * The peer as its users build it: one GeoJSON file, a marker with a popup for each feature, all options of the cluster
 * layer as they come, and a filter of dates by clearLayers and addLayers of the markers that match.
 * Sets window.peer.shown (ms since the navigation) when all are on the map, and window.peer.matching after each step; every pointermove
 * over #strip shows the next span of window.steps, [[first day, last day]…].
 */
const map = L.map("map", { maxZoom: 18 }).setView([15, -1], 5);
const cluster = L.markerClusterGroup().addTo(map);
let markers = [];
let at = 0;
window.peer = { shown: null, matching: null };
window.steps = [];

function markerOf({ geometry, properties }) {
  const [lng, lat] = geometry.coordinates;
  const marker = L.marker([lat, lng]);
  marker.bindPopup(() => `${properties.id}: ${properties.sub}`);
  marker.span = [properties.start, properties.end];
  return marker;
}

function show([first, last]) {
  const matching = markers.filter(({ span: [start, end] }) => start >= 0 && start <= last && end >= first);
  cluster.clearLayers();
  cluster.addLayers(matching);
  window.peer.matching = matching.length;
}

document.getElementById("strip").addEventListener("pointermove", (event) => {
  if (event.buttons && window.steps.length) show(window.steps[at++ % window.steps.length]);
});

fetch("incidents.geojson").then((answer) => answer.json()).then(({ features }) => {
  markers = features.map(markerOf);
  cluster.addLayers(markers);
  requestAnimationFrame(() => setTimeout(() => { window.peer.shown = performance.now(); }));
});
