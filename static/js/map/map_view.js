/**
 * The map of the dashboard. HTML: templates/dashboard/_map.html: <section data-map-panel> round tools, legend and
 * <div data-map="incident-map" data-basemap-url="…" data-areas-url="…">, which holds django-leaflet's map of that id, announced
 * by the window event "map:init" {id, map}.
 *
 * It subscribes to the view state, to `lit` (the public number of the incident pointed at in any view) and to `focused`. While the reader brushes only
 * the incidents' canvas is painted; areas, shades, legend and words follow when the brush rests.
 */
import { createScene } from "../lib/scene.js";
import { connectChoices } from "./map_choices.js";
import { connectDrawing } from "./draw_tools.js";
import { createHalo } from "./halo.js";
import { createIncidentLayer } from "./incident_layer.js";
import { createLegend } from "./legend.js";
import { connectPosition } from "./map_position.js";
import { createMarkWords } from "./mark_words.js";
import { createOpener } from "./open_mark.js";
import { connectPointer } from "./pointer.js";
import { REGION, addBaseMap, setUpMap } from "./setup.js";
import { createShadeLayer } from "./shade_layer.js";
import { createShapes } from "./shapes.js";
import { createStepper } from "./stepper.js";
import { createVagueLayer } from "./vague_layer.js";
import { connectVisibleMap } from "./visible_map.js";

const REST_MS = 150;
const PANES = { shadePane: 210, vaguePane: 390, shapePane: 450, haloPane: 460 };
const isCalm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

function createPanes(map) {
  for (const [name, order] of Object.entries(PANES)) {
    Object.assign(map.createPane(name).style, { zIndex: order, pointerEvents: "none" });
  }
}

function createLayers(L, map, root) {
  const scene = createScene();
  const shadeLayer = createShadeLayer(L, scene, { pane: "shadePane", url: root.dataset.areasUrl });
  const vagueLayer = createVagueLayer(L, scene, "vaguePane");
  const incidentLayer = createIncidentLayer(L, map, scene);
  for (const { layer } of [shadeLayer, vagueLayer, incidentLayer]) layer.addTo(map);
  return { scene, shadeLayer, vagueLayer, incidentLayer };
}

/** How many incidents are in view and where the rest are, for those who do not see the map. */
function connectSummary(panel, map, { incidentLayer, words, strings, stepper }) {
  const summary = panel.querySelector("[data-map-summary]");
  return () => {
    const marks = stepper.inView();
    const count = marks.reduce((sum, mark) => sum + words.countOf(mark), 0);
    const text = strings.count("map_in_view", count);
    if (incidentLayer.shown().layout && summary.textContent !== text) summary.textContent = text;
  };
}

/** Moves the map so far that the incident can be seen; for the keyboard, whose list stands beside the map. */
function reveal(map, { lat, lng }) {
  if (lat === null) return;
  if (!map.getBounds().pad(-0.1).contains([lat, lng])) map.panTo([lat, lng], { animate: !isCalm() });
}

function followSignals(map, { state, lit, focused, incidentLayer, halo }) {
  const spotOf = (number) => {
    const { engine, store } = state.get();
    const row = number >= 0 ? engine.rowOfId(number) : -1;
    return row >= 0 ? store.spot[row] : -1;
  };
  const showLit = () => {
    const spot = spotOf(lit.get());
    const mark = spot >= 0 ? incidentLayer.markOfSpot(spot) : null;
    if (mark) halo.show(mark, incidentLayer.discOf(mark));
    else halo.hide();
  };
  lit.subscribe(showLit);
  focused.subscribe((number) => {
    const spot = spotOf(number);
    if (spot >= 0 && !state.get().filter.bounds) reveal(map, state.get().store.spots[spot]);
  });
  return showLit;
}

/** What follows at rest: areas, shades, legend, words. Each wish puts it off a little. */
function createRest(run) {
  let timer = null;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(run, REST_MS);
  };
}

function follow(map, { state, layers, show, showLate, rest }) {
  const { scene, incidentLayer } = layers;
  let [colour, isFirst] = [null, true];
  state.subscribe((view) => {
    const isLook = view.reason === "display" && view.display.colour === colour;
    colour = view.display.colour;
    scene.take(view);
    if (!isLook) incidentLayer.refresh();
    show(view, isLook);
    if (isFirst && view.engine.total) performance.mark("sahel:first-incidents"); // for measuring (make bench-dashboard)
    isFirst = isFirst && !view.engine.total;
  });
  state.subscribe((view) => {
    showLate(view);
    rest();
  }, { late: true });
  map.on("moveend", () => {
    incidentLayer.refresh();
    rest();
  });
}

function connect(L, map, panel, root, shared) {
  const { state, strings, describe, lit, direction } = shared;
  const layers = createLayers(L, map, root);
  const { incidentLayer, shadeLayer, vagueLayer } = layers;
  const [litHalo, chosenHalo] = ["map-halo--lit", "map-halo--chosen"].map((className) => createHalo(L, map, { pane: "haloPane", className }));
  const shapes = createShapes(L, map, "shapePane");
  const words = createMarkWords({ incidentLayer, state, strings, describe });
  const opener = createOpener(L, map, { words, state, strings, describe, isCalm });
  const { isDrawing } = connectDrawing(panel, map, { state, strings, shapes });
  const pointer = connectPointer(L, map, { incidentLayer, words, opener, halo: litHalo, lit, strings, isDrawing: () => isDrawing() || !state.get().names });
  const live = panel.querySelector("[data-map-live]");
  const stepper = createStepper(map, { incidentLayer, words, opener, halo: chosenHalo, live, strings, direction, isDrawing });
  const summarise = connectSummary(panel, map, { incidentLayer, words, strings, stepper });
  const showLit = followSignals(map, { ...shared, incidentLayer, halo: litHalo });
  const place = connectPosition(map, { state });
  const showVisible = connectVisibleMap(panel.querySelector("[data-map-visible]"), map, { state });
  const showChoices = connectChoices(panel, { state });
  const legend = createLegend(panel, { strings });
  shadeLayer.onChange(() => {
    showChoices(state.get());
    legend(state.get(), shadeLayer.legend());
  });
  follow(map, {
    state, layers,
    show(view, isLook) {
      place(view);
      if (isLook) return;
      if (view.reason === "data") stepper.stay();
      else stepper.leave();
      pointer.hide();
      opener.refresh(view);
      showLit();
      showVisible();
      shapes.show(view.filter);
    },
    showLate({ reason }) {
      if (reason === "dates") return;
      vagueLayer.refresh();
      shadeLayer.refresh();
    },
    rest: createRest(() => {
      vagueLayer.refresh();
      shadeLayer.refresh();
      summarise();
    }),
  });
}

export function startMap(root, shared) {
  const L = window.L;
  const panel = root.closest("[data-map-panel]");
  panel.querySelector("[data-map-tools]").hidden = false;
  window.addEventListener("map:init", (event) => {
    const { id, map } = event.detail;
    if (id !== root.dataset.map) return;
    const { strings, direction, language } = shared;
    setUpMap(map, { strings, direction, label: strings.text("map_label") });
    map.getContainer().setAttribute("aria-describedby", "map-summary map-help");
    map.fitBounds(REGION, { animate: false });
    createPanes(map);
    connect(L, map, panel, root, shared);
    new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(root);
    addBaseMap(L, map, { url: root.dataset.basemapUrl, language });
  });
}
