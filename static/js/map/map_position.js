/**
 * Where the map stands: taken from the URL, else framed once round what matches; told to the URL after each move. Fires
 * "readermove" on the map after a move that the reader made, not after one that makes room for a popup.
 */
import { EMPTY_FILTER, sameApartFromDates } from "../lib/filter.js";
import { TYPES } from "../lib/group_sums.js";
import { REGION } from "./setup.js";

const REST_ZOOM = 6.5;
const ROOM_PX = 70;
const MOST_ROOM = 0.11; // of the map's smaller side
const SHAPE_ROOM_PX = 24;
const KM_PER_DEGREE = 111.195;
const STILL_PX = 3; // a change of the page's size moves the centre by a rounding

/** [[south, west], [north, east]] of spots for which `isIn(index)` holds; null where none has a place. */
export function boxOfSpots(spots, isIn) {
  let [south, west, north, east] = [Infinity, Infinity, -Infinity, -Infinity];
  spots.forEach(({ lat, lng }, index) => {
    if (lat === null || !isIn(index)) return;
    [south, north] = [Math.min(south, lat), Math.max(north, lat)];
    [west, east] = [Math.min(west, lng), Math.max(east, lng)];
  });
  return south <= north ? [[south, west], [north, east]] : null;
}

/** The part of a box within the region that this is about, the box itself where they do not meet. */
export function withinRegion([[south, west], [north, east]], [[bottom, left], [top, right]] = REGION) {
  const cut = [[Math.max(south, bottom), Math.max(west, left)], [Math.min(north, top), Math.min(east, right)]];
  return cut[0][0] <= cut[1][0] && cut[0][1] <= cut[1][1] ? cut : [[south, west], [north, east]];
}

/** The box of the visible map, radius or outline that is asked for; null where none is. */
export function boxOfShape({ bounds, near, shape }) {
  if (bounds) return [bounds.slice(0, 2), bounds.slice(2)];
  if (near) {
    const [up, along] = [near.km / KM_PER_DEGREE, near.km / (KM_PER_DEGREE * Math.cos((near.lat * Math.PI) / 180))];
    return [[near.lat - up, near.lng - along], [near.lat + up, near.lng + along]];
  }
  if (!shape) return null;
  const [lats, lngs] = [shape.map(([lat]) => lat), shape.map(([, lng]) => lng)];
  return [[Math.min(...lats), Math.min(...lngs)], [Math.max(...lats), Math.max(...lngs)]];
}

function isSame(map, position) {
  const { lat, lng } = map.getCenter();
  return Math.abs(map.getZoom() - position.zoom) < 0.01 && Math.abs(lat - position.lat) < 1e-4 && Math.abs(lng - position.lng) < 1e-4;
}

/**
 * Frames the incidents where the URL names no place; never closer than a region. Returns show(view). While the reader has
 * not moved the map, a change of its size (the page fills up after the first frame) frames the same again, and what comes
 * in later of the first load (older incidents, the server's answer to a search) is brought into view, until the pointer or the
 * focus is on the map: nothing moves away from under the hand.
 */
export function connectPosition(map, { state }) {
  let isPlaced = false;
  let isOurs = false; // the move under way is this module's, no choice of the reader's
  let kept = null; // where the map stood after the last move that counted
  let framed = null; // what fitBounds was told, until the reader moves the map
  let isFollowing = false; // the move under way makes room for a popup
  let isSettled = false; // all that was asked for at first has come

  const keep = () => {
    kept = { zoom: map.getZoom(), centre: map.getCenter() };
  };
  const isStill = () => kept?.zoom === map.getZoom() && map.project(kept.centre).distanceTo(map.project(map.getCenter())) < STILL_PX;
  const moveOurselves = (move) => {
    isOurs = true;
    move();
    isOurs = false;
    keep();
  };
  const goTo = ({ zoom, lat, lng }) => {
    framed = null;
    moveOurselves(() => map.setView([lat, lng], zoom, { animate: false }));
  };

  /** On a low map the room round the marks takes no more than its share: they matter more than what is about them. */
  function fit() {
    if (!framed) return;
    const [corners, { room, ...options }] = framed;
    const { x, y } = map.getSize();
    if (!x || !y) return; // hidden, as on paper: framed when it has room again
    const side = Math.min(room, Math.min(x, y) * MOST_ROOM);
    moveOurselves(() => map.fitBounds(corners, { ...options, padding: [side, side] }));
  }

  /** Without a question that says where, what lies far outside the region is left for the reader to look for. */
  function boxOf({ engine, store, filter }) {
    const { spotTypes } = engine;
    const has = (spot) => engine.total === 0 || spotTypes.subarray(spot * TYPES, (spot + 1) * TYPES).some((count) => count > 0);
    const box = boxOfSpots(store.spots, has);
    return box && (engine.total === 0 || sameApartFromDates(filter, EMPTY_FILTER)) ? withinRegion(box) : box;
  }

  function frame(view) {
    const { filter } = view;
    const drawn = boxOfShape(filter);
    const corners = drawn ?? (isAnswered(view) ? boxOf(view) : null) ?? REGION;
    const room = filter.bounds ? 0 : drawn ? SHAPE_ROOM_PX : ROOM_PX;
    framed = [corners, { room, maxZoom: drawn ? undefined : REST_ZOOM, animate: false }];
    fit();
  }

  /** The first load goes on: framed again where the search has been answered, or something lies outside the view. */
  function frameRest(view) {
    const isAnswer = framed[0] === REGION && isAnswered(view);
    const box = boxOfShape(view.filter) ? null : boxOf(view);
    if (isAnswer || (box && isAnswered(view) && !map.getBounds().contains(box))) frame(view);
  }

  map.on("moveend", () => {
    const isMadeRoom = isFollowing;
    isFollowing = false;
    if (isOurs || !isPlaced || isStill()) return;
    keep();
    framed = null;
    const { lat, lng } = map.getCenter();
    state.setDisplay({ map: { zoom: map.getZoom(), lat, lng } });
    if (!isMadeRoom) map.fire("readermove");
  });
  map.on("autopanstart", () => (isFollowing = true));
  map.on("dragstart zoomstart keydown", () => (isFollowing = false));
  map.on("resize", fit);
  for (const name of ["pointerenter", "focusin"]) map.getContainer().addEventListener(name, () => { isSettled = true; }, { once: true });
  const first = state.get().display.map;
  if (first) {
    goTo(first);
    isPlaced = true;
  }
  return (view) => {
    const isFirst = !isPlaced && view.store.loaded > 0;
    if (isFirst) {
      isPlaced = true;
      frame(view);
    } else if (framed && !isSettled && view.reason === "data") frameRest(view);
    else if (view.reason === "display" && view.display.map && !isSame(map, view.display.map)) goTo(view.display.map);
    isSettled ||= view.store.isComplete && isAnswered(view);
  };
}

/** Whether nothing is asked of the server, or its answer is there. */
const isAnswered = ({ filter, rows }) => !(filter.q || filter.since) || rows !== null;
