/**
 * A place by a click on the map. HTML: <div class="map-frame" data-map-picker="picker-map" data-lat="id_lat" data-lng="id_lng"
 * data-uncertainty="id_uncertainty_km" data-place="id_place_text" data-basemap-url="…"> round django-leaflet's map of that id.
 * A click, or Enter with the map focused, sets latitude and longitude (5 decimals); typed values and a place chosen
 * in the combobox move the mark. The circle is the uncertainty in kilometres.
 */
import { palette } from "../map/palette.js";
import { REGION, addBaseMap, setUpMap } from "../map/setup.js";
import { nearestPlace } from "./nearest_place.js";

const CLOSE_ZOOM = 8;

function numberIn(input) {
  const value = Number.parseFloat(input?.value);
  return Number.isFinite(value) ? value : null;
}

function setValue(input, value) {
  if (!input) return;
  input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

/** The mark and its circle, put where the inputs say; removed when they say nothing valid. */
function createMark(L, map, inputs) {
  const look = palette();
  const style = { color: look.accent, fillColor: look.accent, weight: 2, interactive: false };
  const point = L.circleMarker([0, 0], { ...style, radius: 5, fillOpacity: 1, color: look.paper });
  const area = L.circle([0, 0], { ...style, dashArray: "5 4", fillOpacity: 0.12 });
  return {
    show({ move = false } = {}) {
      const [lat, lng, km] = [numberIn(inputs.lat), numberIn(inputs.lng), numberIn(inputs.uncertainty)];
      const isValid = lat !== null && lng !== null && Math.abs(lat) <= 85 && Math.abs(lng) <= 180;
      for (const layer of [area, point]) isValid ? layer.setLatLng([lat, lng]).addTo(map) : layer.remove();
      area.setRadius(Math.max(0, km ?? 0) * 1000);
      if (isValid && move) map.setView([lat, lng], Math.max(map.getZoom(), CLOSE_ZOOM), { animate: false });
    },
  };
}

function connectInputs(inputs, mark) {
  for (const input of [inputs.lat, inputs.lng]) input?.addEventListener("change", () => mark.show());
  for (const input of Object.values(inputs)) input?.addEventListener("input", () => mark.show());
}

/** Coordinates follow the chosen place; editing its name afterwards takes back those it brought, not typed or clicked ones. */
function connectPlace(input, inputs, mark) {
  const values = () => [inputs.lat, inputs.lng, inputs.uncertainty].map((field) => field?.value ?? "").join("|");
  const isChosen = () => Boolean(document.getElementById(input.dataset.target)?.value);
  let brought = isChosen() ? values() : null;
  input.addEventListener("combobox:choose", ({ detail }) => {
    if (detail.lat === undefined || detail.lng === undefined) return;
    setValue(inputs.lat, detail.lat);
    setValue(inputs.lng, detail.lng);
    if (detail.uncertainty_km !== undefined) setValue(inputs.uncertainty, detail.uncertainty_km);
    brought = values();
    mark.show({ move: true });
  });
  input.addEventListener("input", () => {
    if (brought === null || values() !== brought) return;
    brought = null;
    Object.values(inputs).forEach((field) => setValue(field, ""));
    mark.show();
  });
}

function connectMap(map, inputs, { mark, onPoint }) {
  const choose = ({ lat, lng }) => {
    setValue(inputs.lat, lat.toFixed(5));
    setValue(inputs.lng, lng.toFixed(5));
    mark.show();
    onPoint({ lat: lat.toFixed(5), lng: lng.toFixed(5) });
  };
  map.on("click", (event) => choose(event.latlng.wrap()));
  map.getContainer().addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target !== map.getContainer()) return;
    event.preventDefault();
    choose(map.getCenter());
  });
}

/** Frames the region once the map has a size (it may start inside a closed <details>), then follows its size. */
function followSize(root, map, mark) {
  let isFramed = false;
  new ResizeObserver(() => {
    map.invalidateSize({ animate: false });
    if (isFramed || !root.clientWidth || !root.clientHeight) return;
    isFramed = true;
    map.fitBounds(REGION, { animate: false });
    mark.show({ move: true });
  }).observe(root);
}

export function startMapPicker(root, { strings, language, direction }) {
  const byId = (name) => document.getElementById(root.dataset[name]);
  const inputs = { lat: byId("lat"), lng: byId("lng"), uncertainty: byId("uncertainty") };
  Object.values(inputs).forEach((input) => input?.setAttribute("inputmode", "decimal"));
  window.addEventListener("map:init", ({ detail: { id, map } }) => {
    if (id !== root.dataset.mapPicker) return;
    const L = window.L;
    setUpMap(map, { strings, direction, label: strings.text("picker_label") });
    const mark = createMark(L, map, inputs);
    connectInputs(inputs, mark);
    const place = document.getElementById(root.dataset.place);
    if (place) connectPlace(place, inputs, mark);
    const offer = place ? nearestPlace(root, { input: place, strings }) : () => {};
    connectMap(map, inputs, { mark, onPoint: offer });
    followSize(root, map, mark);
    addBaseMap(L, map, { url: root.dataset.basemapUrl, language });
  });
}
